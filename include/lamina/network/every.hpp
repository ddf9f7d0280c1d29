// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/asserted.hpp>
#include <lamina/support/errors.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>

/// `trainer.run(1000, x, t, every(100, f))`: how many steps, and what is called in some of them.
namespace lamina::core {

/// A number of steps, of any number type; a negative one, or one that is not whole, is refused.
class StepCount {
public:
    template <class Number>
        requires std::is_arithmetic_v<Number>
    constexpr StepCount(Number number)
    {
        bool const counts = [number] {
            if constexpr (std::integral<Number>)
                return number >= Number(0);
            else
                return number >= Number(0) && number < Number(0x1p63);
        }();
        if (counts) count_ = static_cast<std::size_t>(number);
        if (static_cast<Number>(count_) != number)
            raise<std::invalid_argument>(
                "lamina: a number of steps is whole and not negative; the one given is not.");
    }
    constexpr operator std::size_t() const { return count_; }

private:
    std::size_t count_ = 0;
};

/// How `run` calls a callback of `every`, and that it can. (std::invoke converts to an int without a
/// warning.)
template <class F, class T, class Net>
struct Callback {
    static constexpr bool by_loss = std::invocable<F&, std::size_t, T>;
    static constexpr bool by_network = !by_loss && std::invocable<F&, std::size_t, T, Net const&>;
    static constexpr bool takes = by_loss || by_network || std::invocable<F&, std::size_t>;

    static constexpr decltype(auto) call(F& f, std::size_t step, T loss, Net const& net)
    {
        if constexpr (by_loss)
            return std::invoke(f, step, loss);
        else if constexpr (by_network)
            return std::invoke(f, step, loss, net);
        else if constexpr (takes)
            return std::invoke(f, step);
    }

    /// Calls it; false if it says so.
    static constexpr bool goes_on(F& f, std::size_t step, T loss, Net const& net)
    {
        if constexpr (stops)
            return call(f, step, loss, net);
        else
            return call(f, step, loss, net), true;
    }

    /// n steps with the callback in steps 0, interval, …: advance(count) makes so many and returns the last
    /// one's loss, and checks the batch where there are none.
    static constexpr T run(F& f, std::size_t n, std::size_t interval, Net const& net, auto const& advance)
    {
        if (n == 0) return advance(n);
        T loss = 0;
        for (std::size_t done = 0; done < n;) { // a callback may change the batch
            std::size_t const count = done == 0 ? 1 : (std::min)(interval, n - done);
            loss = advance(count);
            done += count;
            bool const due = (done - 1) % interval == 0;
            if (due && !goes_on(f, done - 1, loss, net)) break;
        }
        return loss;
    }

    using Result = std::remove_cvref_t<decltype(call(std::declval<F&>(), 0, T(0), std::declval<Net&>()))>;
    static constexpr bool stops = std::same_as<Result, bool>;
    static constexpr bool value = takes && (stops || std::same_as<Result, void>);

    struct Check {
        static_assert(
            takes, "lamina: a callback of every(k, f) is called as f(step), f(step, loss) or f(step, loss, "
                   "network): std::size_t, the network's number type, and the network, const.");
        static_assert(!takes || value,
                      "lamina: a callback of every(k, f) returns nothing, or a bool, of which false "
                      "ends the run; this one returns something else.");
    };
};

/// `every(k, f)`: f is called in steps 0, k, 2k, …
template <class F>
struct Every {
    std::size_t interval;
    F f;
};

/// For `trainer.run`: calls f(step) or f(step, loss) in steps 0, k, 2k, … with the loss before that step's
/// update; or f(step, loss, network) with the parameters as they are after it. When f returns false the run
/// stops.
template <class F>
constexpr Every<F> every(StepCount k, F f)
{
    if (k == 0)
        raise<std::invalid_argument>(
            "lamina: every(0, …) would never be due; give a number of steps from 1 on.");
    return {k, std::move(f)};
}

/// That what is given to `run` after the target is a callback with its steps.
template <class Given>
struct GivenByEvery {
    static constexpr bool value = false;
    struct Check {
        static_assert(sizeof(Given) == 0,
                      "lamina: run takes a callback together with the steps that it is called in: "
                      "trainer.run(1000, x, t, every(100, f)).");
    };
};
template <class F>
struct GivenByEvery<Every<F>> {
    static constexpr bool value = true;
    struct Check {};
};

} // namespace lamina::core

namespace lamina {
using core::every;
} // namespace lamina
