// SPDX-License-Identifier: BSL-1.0
// Lamina at every row.
#include <lamina/lamina.hpp>

#include "workloads.hpp"

namespace bench {

namespace {

/// The network of a row with its first parameters.
template <class W>
struct Owned {
    explicit Owned(Problem<typename W::Number> const& p)
    {
        Parameters<typename W::Architecture, typename W::Number> start;
        std::copy(p.start.begin(), p.start.end(), start.data());
        *net = start;
    }

    [[nodiscard]] std::vector<double> parameters() const
    {
        auto const numbers = net->parameters();
        return {numbers.data(), numbers.data() + W::parameters};
    }

    std::unique_ptr<Network<typename W::Architecture, typename W::Number>> net =
        std::make_unique<Network<typename W::Architecture, typename W::Number>>(zeros);
};

/// Numbers row by row as an array whose batch is known when compiled, or only when run.
template <bool fixed, std::size_t rows, std::size_t columns, class T>
auto array(std::vector<T> const& numbers)
{
    if constexpr (fixed) {
        xt::xtensor_fixed<T, xt::xshape<rows, columns>> result;
        std::copy(numbers.begin(), numbers.end(), result.begin());
        return result;
    } else {
        auto result = xt::xtensor<T, 2>::from_shape({rows, columns});
        std::copy(numbers.begin(), numbers.end(), result.begin());
        return result;
    }
}

/// What is learnt: labels of a cross-entropy, else numbers.
template <class W, bool fixed>
auto target(Problem<typename W::Number> const& p)
{
    if constexpr (std::is_same_v<typename W::Loss, CrossEntropyLoss<>>) {
        auto labels = xt::xtensor<std::int64_t, 1>::from_shape({W::batch});
        std::copy(p.label.begin(), p.label.end(), labels.begin());
        return labels;
    } else {
        return array<fixed, W::batch, W::outputs>(p.target);
    }
}

/// Training, by trainer.run or by calls of trainer.step.
template <class W, bool fixed, bool by_run>
class Training_ : public Contestant {
    using T = typename W::Number;

public:
    explicit Training_(Problem<T> const& p)
        : owned_(p), x_(array<fixed, W::batch, W::inputs>(p.x)), t_(target<W, fixed>(p))
    {}

    void run(std::size_t steps) override
    {
        if constexpr (by_run)
            trainer_.run(steps, x_, t_);
        else
            for (std::size_t i = 0; i < steps; ++i) trainer_.step(x_, t_);
    }

    [[nodiscard]] std::vector<double> result() const override { return owned_.parameters(); }

private:
    using Net = Network<typename W::Architecture, T>;
    Owned<W> owned_;
    decltype(Trainer{std::declval<Net&>(), typename W::Loss{}, SGD{.lr = W::lr}}) trainer_{
        *owned_.net, typename W::Loss{}, SGD{.lr = W::lr}};
    decltype(array<fixed, W::batch, W::inputs>(std::vector<T>{})) x_;
    decltype(target<W, fixed>(Problem<T>{})) t_;
};

template <class W>
using ByRun = Training_<W, true, true>;
template <class W>
using ByStep = Training_<W, true, false>;
template <class W>
using AnyBatch = Training_<W, false, true>;

template <class W>
class OneByOne : public Contestant {
public:
    explicit OneByOne(Problem<typename W::Number> const& p) : owned_(p), calls_(p.x) {}

    void run(std::size_t steps) override
    {
        using T = typename W::Number;
        auto const& net = *owned_.net;
        calls_.run(steps, [&](T const* x, T* y) {
            net.forward(std::span<T const, W::inputs>(x, W::inputs), std::span<T, W::outputs>(y, W::outputs));
        });
    }

    [[nodiscard]] std::vector<double> result() const override { return calls_.result(); }

private:
    Owned<W> owned_;
    Calls<W> calls_;
};

template <class W>
class Batches : public Contestant {
    using T = typename W::Number;

public:
    explicit Batches(Problem<T> const& p) : owned_(p), x_(array<false, W::batch, W::inputs>(p.x)) {}

    void run(std::size_t steps) override
    {
        for (std::size_t i = 0; i < steps; ++i) owned_.net->forward(x_, y_);
    }

    [[nodiscard]] std::vector<double> result() const override { return {y_.begin(), y_.end()}; }

private:
    Owned<W> owned_;
    xt::xtensor<T, 2> x_;
    xt::xtensor<T, 2> y_ = xt::xtensor<T, 2>::from_shape({W::batch, W::outputs});
};

Announce const engine{{"lamina", LAMINA_BENCH_VERSION}};
Enter<ByRun, W1, W2, W3a, W3b> const by_run("lamina_run");
Enter<ByStep, W1, W2, W3a, W3b> const by_step("lamina_step");
Enter<AnyBatch, W1, W2, W3a, W3b> const any_batch("lamina_any_batch");
Enter<AnyBatch, W5a, W5b, W5c> const training("lamina");
Enter<ByRun, W5a, W5b> const fixed_training("lamina_fixed_batch");
Enter<OneByOne, W4a, W4b, W4c, W4d> const calls("lamina");
Enter<Batches, W6a, W6b, W6c> const batches("lamina");

} // namespace

} // namespace bench
