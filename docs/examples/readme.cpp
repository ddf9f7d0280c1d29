#include <lamina/lamina.hpp>

#include <cstdio>

using namespace lamina;

// A network is a type: shapes are checked here, and everything else follows from it.
using OrHidden = Sequential<Linear<2, 3>, Tanh,
                            Linear<3, 1>, Sigmoid>;

static_assert(parameter_count<OrHidden> == 13);

int main()
{
    xt::xtensor<double, 2> const inputs{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    xt::xtensor<double, 2> const truth{{0}, {1}, {1}, {1}};

    Network<OrHidden, double> net{random::Torch{7}};       // parameters as PyTorch draws them
    Trainer trainer{net, MSELoss{}, SGD{.lr = 0.5}};
    double const loss = trainer.run(5'000, inputs, truth); // forward, loss, backward, update

    auto const predicted = net(inputs);
    std::printf("loss %.4f, predictions", loss);
    for (double const y : predicted) std::printf(" %.2f", y);
    std::puts("");
}
