// SPDX-License-Identifier: BSL-1.0
// One network on several threads: W5b, W5c, W6a, W6b, W6c with 1, 2, 4 and 8. Results are those of one
// thread, so the same checks hold.
#include "workloads.hpp"

#include <lamina/lamina.hpp>

namespace bench {

namespace {

template <class T>
auto array(std::vector<T> const& numbers, std::size_t rows, std::size_t columns)
{
    auto result = xt::xtensor<T, 2>::from_shape({rows, columns});
    std::copy(numbers.begin(), numbers.end(), result.begin());
    return result;
}

template <class W>
auto network(Problem<typename W::Number> const& p)
{
    Parameters<typename W::Architecture, typename W::Number> start;
    std::copy(p.start.begin(), p.start.end(), start.data());
    return std::make_unique<Network<typename W::Architecture, typename W::Number>>(start);
}

template <class W, std::size_t threads>
class Threaded : public Contestant {
    using T = typename W::Number;

public:
    explicit Threaded(Problem<T> const& p)
        : net_(network<W>(p)), x_(array(p.x, W::batch, W::inputs)), y_(xt::zeros<T>({W::batch, W::outputs}))
    {}

    void run(std::size_t steps) override
    {
        for (std::size_t i = 0; i < steps; ++i) net_->forward(x_, y_, Threads{threads});
    }

    [[nodiscard]] std::vector<double> result() const override { return {y_.begin(), y_.end()}; }

private:
    std::unique_ptr<Network<typename W::Architecture, T>> net_;
    xt::xtensor<T, 2> x_, y_;
};

template <class W, std::size_t threads>
    requires is_training<W>
class Threaded<W, threads> : public Contestant {
    using T = typename W::Number;
    using Net = Network<typename W::Architecture, T>;

public:
    explicit Threaded(Problem<T> const& p)
        : net_(network<W>(p)),
          x_(array(p.x, W::batch, W::inputs)),
          labels_(xt::xtensor<std::int64_t, 1>::from_shape({W::batch}))
    {
        std::copy(p.label.begin(), p.label.end(), labels_.begin());
    }

    void run(std::size_t steps) override { trainer_.run(steps, x_, labels_); }

    [[nodiscard]] std::vector<double> result() const override
    {
        auto const numbers = net_->parameters();
        return {numbers.data(), numbers.data() + W::parameters};
    }

private:
    std::unique_ptr<Net> net_;
    decltype(Trainer{std::declval<Net&>(), typename W::Loss{}, SGD{.lr = W::lr}, Threads{threads}}) trainer_{
        *net_, typename W::Loss{}, SGD{.lr = W::lr}, Threads{threads}};
    xt::xtensor<T, 2> x_;
    xt::xtensor<std::int64_t, 1> labels_;
};

template <class W, std::size_t... threads>
void enter_threads()
{
    std::string const row = std::string("threads/") + W::name;
    (entries().push_back({.row = row,
                          .name = row + "/" + std::to_string(threads),
                          .make = [] { return std::make_unique<Threaded<W, threads>>(problem<W>()); },
                          .error = error_against_reference<W>,
                          .bound = bound_of<typename W::Number>,
                          .steps = W::steps,
                          .flop = flop<W>,
                          .bytes = weight_bytes<W>,
                          .several_threads = true}),
     ...);
}

template <class... Ws>
struct EnterThreads {
    EnterThreads() { (enter_threads<Ws, 1, 2, 4, 8>(), ...); }
};
EnterThreads<W5b, W5c, W6a, W6b, W6c> const all;

} // namespace

} // namespace bench
