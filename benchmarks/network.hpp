// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "engine.hpp"

#include <lamina/arrays.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/lamina.hpp>

#include <algorithm>

/// Inference of one network at several batches, for the programs that are about Lamina itself.
namespace bench {

using namespace lamina;
using namespace lamina::core;

/// Rows of numbers between -1 and 1.
inline xt::xtensor<float, 2> samples(std::size_t rows, std::size_t columns)
{
    random::NumPy numpy{1};
    return xt::cast<float>(numpy.uniform(-1.0, 1.0, rows, columns));
}

/// The error of outputs, relative to the largest, in the first rows, the last ones and some between.
template <class A>
double error_of(Parameters<A, float> const& parameters, xt::xtensor<float, 2> const& x, auto const& y)
{
    auto const net =
        std::make_unique<reference::Network<A, long double>>(Parameters<A, long double>(parameters));
    std::size_t const rows = x.shape(0);
    LargestError error;
    for (std::size_t row = 0; row < rows;
         row = row + 1 == rows ? rows : std::min(row + 1 + rows / 5, rows - 1)) {
        auto one = xt::xtensor<long double, 2>::from_shape({1, x.shape(1)});
        for (std::size_t i = 0; i < x.shape(1); ++i) one(0, i) = x(row, i);
        auto const truth = (*net)(one);
        for (std::size_t o = 0; o < truth.shape(1); ++o) error.add(y(row, o), truth(0, o));
    }
    return error.relative();
}

/// Relative to the largest output: some hundred roundings of float.
inline constexpr double inference_bound = 2e-5;

/// A network's parameters, drawn once in a program.
template <class A>
Parameters<A, float> const& drawn()
{
    static auto const parameters = std::make_unique<Network<A>>(random::Torch{1})->parameters();
    return parameters;
}

/// forward(x, y) of such a network; Forward is called with both.
template <class A, class Forward>
class Inference : public Contestant {
public:
    explicit Inference(std::size_t batch, Forward forward = {})
        : forward_(std::move(forward)),
          x_(samples(batch, input_size<A>)),
          y_(xt::zeros<float>({batch, output_size<A>}))
    {}
    void run(std::size_t steps) override
    {
        for (std::size_t i = 0; i < steps; ++i) {
            forward_(x_, y_);
            keep(y_.data());
        }
    }
    [[nodiscard]] std::vector<double> result() const override { return {y_.begin(), y_.end()}; }
    [[nodiscard]] double error() const { return error_of<A>(drawn<A>(), x_, y_); }

private:
    Forward forward_;
    xt::xtensor<float, 2> x_, y_;
};

/// Puts an inference on the list.
template <class A, class Forward>
void enter_inference(std::string const& row, std::string const& name, std::size_t batch)
{
    using Engine = Inference<A, Forward>;
    entries().push_back({.row = row,
                         .name = name,
                         .make = [=] { return std::make_unique<Engine>(batch); },
                         .error =
                             [](Contestant& contestant) {
                                 contestant.run(1);
                                 return static_cast<Engine&>(contestant).error();
                             },
                         .bound = inference_bound,
                         .flop = 2.0 * static_cast<double>(mac_count<A> * batch),
                         .bytes = static_cast<double>(parameter_count<A> * sizeof(float))});
}

/// Lamina's.
template <class A>
struct Ours {
    std::unique_ptr<Network<A>> net = std::make_unique<Network<A>>(drawn<A>());
    void operator()(auto const& x, auto& y) const { net->forward(x, y); }
};

} // namespace bench
