// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <concepts>
#include <limits>

namespace lamina::laws {

using namespace core;

/// How far a number is from what it should be, in units of the last place of T there; 0 for two NaNs or equal
/// infinities.
template <std::floating_point T>
double ulps(T got, long double wanted)
{
    T const rounded = static_cast<T>(wanted);
    if (std::isnan(got) && std::isnan(rounded)) return 0;
    if (got == rounded && std::isinf(rounded)) return 0;
    if (!std::isfinite(got) || !std::isfinite(rounded)) return std::numeric_limits<double>::infinity();
    T const size = std::max(std::abs(rounded), std::numeric_limits<T>::min());
    T const unit = std::nextafter(size, std::numeric_limits<T>::infinity()) - size;
    return static_cast<double>(std::abs(static_cast<long double>(got) - wanted) /
                               static_cast<long double>(unit));
}

} // namespace lamina::laws
