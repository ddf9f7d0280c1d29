// lamina: needs xtensor 0.24 or later; what is found is older
// errors: 2
#ifndef GOOD
#define XTENSOR_CONFIG_HPP // as if it had been read
#define XTENSOR_VERSION_MAJOR 0
#define XTENSOR_VERSION_MINOR 23
#endif
#include <lamina/arrays/xtensor.hpp>
