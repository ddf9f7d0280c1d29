// In instantiation of .*struct lamina::core::Joint<lamina::core::Position<2>, lamina::Linear<30, 5>, lamina::core::Takes<30>, lamina::core::Given<31>|in instantiation of template class 'lamina::core::Joint<lamina::core::Position<4>, lamina::Linear<6, 2>, lamina::core::Takes<6>, lamina::core::Given<5>>
// errors: 2
#include <lamina/activations.hpp>
#include <lamina/model/sequential.hpp>

using namespace lamina;

// Nothing but the alias: both bad joints are reported here, with their numbers.
#ifndef GOOD
using A = Sequential<Linear<7, 31>, Tanh, Linear<30, 5>, ReLU, Linear<6, 2>>;
#else
using A = Sequential<Linear<7, 31>, Tanh, Linear<31, 5>, ReLU, Linear<5, 2>>;
#endif
