// SPDX-License-Identifier: BSL-1.0
// A user's Debug build for AVX-512, where intrinsics are macros: their arguments must have the types that they ask for.
#include <lamina/lamina.hpp>

namespace {

struct Softened : lamina::Formula {
    static constexpr auto name = "Softened";
    static constexpr auto value(auto x)
    {
        using namespace lamina;
        return log(exp(x) + 1.0) * pow(abs(x), 0.5) * tanh(x);
    }
};

template <class T>
T step(xt::xtensor<T, 2> const& x, xt::xtensor<int, 1> const& labels)
{
    using namespace lamina;
    Network<Sequential<Linear<20, 30>, Softened, Linear<30, 7>>, T> net{random::Torch{1}};
    Trainer trainer{net, CrossEntropyLoss{}, SGD{.lr = T(0.1)}};
    return trainer.step(x, labels) + net(x)(0, 0);
}

} // namespace

int main()
{
    xt::xtensor<int, 1> const labels{0, 6};
    return step<float>(xt::ones<float>({2, 20}), labels) < 0 &&
           step<double>(xt::ones<double>({2, 20}), labels) < 0;
}
