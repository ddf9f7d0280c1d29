// lamina: a callback of every.k, f. is called as f.step., f.step, loss.
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void train(Trainer<Network<Sequential<Linear<1, 1>>>, MSELoss<>, SGD<>>& trainer, xt::xtensor<float, 2> const& x)
{
#ifndef GOOD
    trainer.run(100, x, x, every(10, [](Network<Sequential<Linear<1, 1>>> const&) {}));
#else
    trainer.run(100, x, x, every(10, [](std::size_t, float, Network<Sequential<Linear<1, 1>>> const&) {}));
#endif
}
