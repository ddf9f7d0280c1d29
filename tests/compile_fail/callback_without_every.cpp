// lamina: run takes a callback together with the steps that it is called in
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

void train(Trainer<Network<Sequential<Linear<1, 1>>>, MSELoss<>, SGD<>>& trainer, xt::xtensor<float, 2> const& x)
{
#ifndef GOOD
    trainer.run(100, x, x, [](std::size_t, float) {});
#else
    trainer.run(100, x, x, every(1, [](std::size_t, float) {}));
#endif
}
