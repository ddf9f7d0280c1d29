// lamina: needs xsimd 8.1 or later; what is found is older
// errors: 2
#ifndef GOOD
#define XSIMD_HPP // as if it had been read
#define XSIMD_VERSION_MAJOR 8
#define XSIMD_VERSION_MINOR 0
#endif
#include <lamina/inference.hpp>
