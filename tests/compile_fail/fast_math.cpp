// lamina: compiled with -ffast-math or a part of it, under which tests for NaN and infinity vanish
// errors: 1
// flags: -ffast-math
#include <lamina/math.hpp>
