// lamina: one sample of this network needs more scratch memory than may lie on the stack; the first number above is needed. Make a Workspace<A, T>
// errors: 1
#include <lamina/inference.hpp>

using namespace lamina;

using A = Sequential<Linear<2, 10000>, ReLU, Linear<10000, 1>>;

void run(Network<A> const& net, std::span<float const, 2> x, std::span<float, 1> y)
{
#ifndef GOOD
    net.forward(x, y);
#else
    static thread_local Workspace<A> workspace;
    net.forward(x, y, workspace);
#endif
}
