// lamina: this optimizer is given a hyperparameter that its type says it has not
// errors: 1
#include <lamina/lamina.hpp>

using namespace lamina;

#ifndef GOOD
auto optimizer = SGD{.momentum = 0.9};
#else
auto optimizer = SGD{.lr = 1e-3, .momentum = 0.9};
#endif
