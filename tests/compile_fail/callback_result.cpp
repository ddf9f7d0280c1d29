// lamina: a callback of every.k, f. returns nothing, or a bool
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void train(Trainer<Network<Sequential<Linear<1, 1>>>, MSELoss<>, SGD<>>& trainer, xt::xtensor<float, 2> const& x)
{
#ifndef GOOD
    trainer.run(100, x, x, every(10, [](int step, float) { return step < 20 ? 1 : 0; }));
#else
    trainer.run(100, x, x, every(10, [](int step, float) { return step < 20; }));
#endif
}
