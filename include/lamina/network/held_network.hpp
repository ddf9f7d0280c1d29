// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

#include <utility>

/// How a trainer has its network.
namespace lamina::core {

/// One of the caller's. It cannot be moved: where a network and its trainer are members of one class, which
/// is moved, the trainer would be left with the address where the network was. What a move says is said
/// where one is made, in one sentence; a deleted one is a page, without a reason, where a std::vector grows.
template <class N>
class Referred {
    template <class Asked>
    static constexpr bool refuse()
    {
        static_assert(
            sizeof(Asked) == 0,
            "lamina: a Trainer that refers to a network cannot be moved: the network may move with "
            "it, as a member of the same class does, and it would train where the network was. Let "
            "the trainer own its network: OwningTrainer<Network<A>, MSELoss<>, SGD<>> "
            "trainer{Network<A>{}, MSELoss{}, SGD{}}, and trainer.network(). Or hold both where they "
            "stay: in a std::deque, or by std::unique_ptr.");
        return false;
    }

public:
    using Network = N;
    using Given = N&;

    constexpr explicit Referred(N& network) : network_(&network) {}
    constexpr Referred(Referred&& other) noexcept : network_(other.network_) { refuse<N>(); }
    constexpr Referred& operator=(Referred&& other) noexcept
    {
        network_ = other.network_;
        refuse<N>();
        return *this;
    }
    Referred(Referred const&) = delete;
    Referred& operator=(Referred const&) = delete;
    constexpr ~Referred() = default;

    [[nodiscard]] constexpr N& get() const { return *network_; }

private:
    N* network_;
};

/// One of its own, which moves with it.
template <class N>
class Own {
public:
    using Network = N;
    using Given = N&&;

    constexpr explicit Own(N&& network) : network_(std::move(network)) {}
    constexpr Own(Own&& other) noexcept
        : network_(std::move(other.network_)), there_(std::exchange(other.there_, false))
    {}
    constexpr Own& operator=(Own&& other) noexcept
    {
        network_ = std::move(other.network_);
        there_ = std::exchange(other.there_, false);
        return *this;
    }
    Own(Own const&) = delete;
    Own& operator=(Own const&) = delete;
    constexpr ~Own() = default;

    [[nodiscard]] constexpr N& get() { return there_ ? network_ : (refuse_moved_from(), network_); }
    [[nodiscard]] constexpr N const& get() const
    {
        return there_ ? network_ : (refuse_moved_from(), network_);
    }

private:
    N network_;
    bool there_ = true;
};

template <class N>
struct HolderOf {
    using type = Referred<N>;
};
template <class N>
struct HolderOf<Own<N>> {
    using type = Own<N>;
};

/// The network that a trainer holds.
template <class Held>
using NetworkOf = typename HolderOf<Held>::type::Network;

} // namespace lamina::core
