// lamina: compiled with -ffast-math or -ffinite-math-only, under which NaN and infinity tests vanish
// errors: 1
// flags: -ffinite-math-only
#include <lamina/math.hpp>
