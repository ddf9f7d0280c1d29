// lamina: arrays come with <lamina/lamina.hpp>. With <lamina/inference.hpp> alone, give get
// errors: 2
#include <lamina/inference.hpp>

using namespace lamina;

void read(Network<Sequential<Linear<2, 1>>> const& net)
{
    std::array<float, 2> weight{};
#ifndef GOOD
    auto const array = net.get<"0.weight">();
#else
    net.get<"0.weight">(weight);
#endif
}
