// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/body/group.hpp>
#include <lamina/math.hpp>

#include <algorithm>
#include <array>
#include <functional>

namespace lamina::laws {

using namespace core;

/// A number of which each lane of a warp has its own.
template <class T, std::size_t Size>
struct PerLane {
    using value_type = T;
    using Condition = PerLane<bool, Size>;
    std::array<T, Size> lanes{};

    PerLane() = default;
    template <class N>
        requires std::is_arithmetic_v<N>
    PerLane(N value)
    {
        lanes.fill(static_cast<T>(value));
    }

    static PerLane each(auto const& f, auto const&... numbers)
    {
        PerLane result;
        for (std::size_t lane = 0; lane < Size; ++lane) result.lanes[lane] = f(numbers.lanes[lane]...);
        return result;
    }
    friend PerLane operator+(PerLane const& a, PerLane const& b) { return each(std::plus{}, a, b); }
    friend PerLane operator-(PerLane const& a, PerLane const& b) { return each(std::minus{}, a, b); }
    friend PerLane operator*(PerLane const& a, PerLane const& b) { return each(std::multiplies{}, a, b); }
    friend PerLane operator/(PerLane const& a, PerLane const& b) { return each(std::divides{}, a, b); }
    friend PerLane operator-(PerLane const& a) { return each(std::negate{}, a); }
    friend Condition operator<(PerLane const& a, PerLane const& b)
    {
        return Condition::each(std::less{}, a, b);
    }
    friend Condition operator<=(PerLane const& a, PerLane const& b)
    {
        return Condition::each(std::less_equal{}, a, b);
    }
    friend Condition operator==(PerLane const& a, PerLane const& b)
    {
        return Condition::each(std::equal_to{}, a, b);
    }
    friend PerLane select(Condition const& condition, PerLane const& a, PerLane const& b)
    {
        return each([](bool which, T x, T y) { return which ? x : y; }, condition, a, b);
    }
    friend PerLane greater(PerLane const& a, PerLane const& b)
    {
        return each([](T x, T y) { return math::greater(x, y); }, a, b);
    }
    friend PerLane greater_of(PerLane const& number, PerLane const& x)
    {
        return each([](T a, T b) { return math::greater_of(a, b); }, number, x);
    }
    friend PerLane exp(PerLane const& a)
    {
        return each([](T x) { return math::exp(x); }, a);
    }
    friend PerLane log(PerLane const& a)
    {
        return each([](T x) { return math::log(x); }, a);
    }
    friend PerLane sqrt(PerLane const& a)
    {
        return each([](T x) { return math::sqrt(x); }, a);
    }
    friend PerLane tanh(PerLane const& a)
    {
        return each([](T x) { return math::tanh(x); }, a);
    }
};

/// A group of lanes on the host. All of them do the same at the same time, each with its own numbers.
template <std::size_t Size>
struct EmulatedGroup {
    static constexpr std::size_t size = Size;

    /// shfl.sync.bfly of the PTX manual: lane i reads lane i ^ mask, which is always one of the group, since
    /// Size is a power of two and mask is below it.
    template <class T>
    static PerLane<T, Size> exchange(PerLane<T, Size> const& value, std::size_t mask)
    {
        PerLane<T, Size> result;
        for (std::size_t lane = 0; lane < Size; ++lane) result.lanes[lane] = value.lanes[lane ^ mask];
        return result;
    }

    template <class T>
    static T load(std::size_t count, auto const& f)
    {
        T result;
        for (std::size_t lane = 0; lane < std::min(count, Size); ++lane)
            result.lanes[lane] = static_cast<typename T::value_type>(f(lane));
        return result;
    }

    template <class T>
    static T keep(T const& value, std::size_t count)
    {
        return load<T>(count, [&](std::size_t lane) { return value.lanes[lane]; });
    }

    template <class T>
    static void store(T* to, PerLane<T, Size> const& value)
    {
        *to = value.lanes[0];
    }
};
static_assert(cuda::Group<EmulatedGroup<8>, PerLane<double, 8>>);

} // namespace lamina::laws
