// lamina: needs g.. 12 or later, or clang 18 or later
// errors: 2
// flags: -std=gnu++17
#include <lamina/lamina.hpp>
