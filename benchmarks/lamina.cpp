// SPDX-License-Identifier: BSL-1.0
// Lamina at every row.
#include "ours.hpp"

namespace bench {

namespace {

template <class W>
using ByRun = Trained<W, true, true>;
template <class W>
using ByStep = Trained<W, true, false>;
template <class W>
using AnyBatch = Trained<W, false, true>;

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
using Inference = Batches<W>;

Announce const engine{{"lamina", LAMINA_BENCH_VERSION}};
Enter<ByRun, W1, W2, W3a, W3b> const by_run("lamina_run");
Enter<ByStep, W1, W2, W3a, W3b> const by_step("lamina_step");
Enter<AnyBatch, W1, W2, W3a, W3b> const any_batch("lamina_any_batch");
Enter<AnyBatch, W5a, W5b, W5c> const training("lamina");
Enter<ByRun, W5a, W5b> const fixed_training("lamina_fixed_batch");
Enter<OneByOne, W4a, W4b, W4c, W4d> const calls("lamina");
Enter<Inference, W6a, W6b, W6c> const batches("lamina");

} // namespace

} // namespace bench
