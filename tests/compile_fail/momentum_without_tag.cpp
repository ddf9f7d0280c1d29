// lamina: this optimizer is given a hyperparameter that its type says it has not
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
auto optimizer = RMSprop{.lr = 1e-3, .momentum = 0.9};
#else
auto optimizer = RMSprop<Momentum>{.lr = 1e-3, .momentum = 0.9};
#endif
