// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/model/parameters.hpp>

#include <memory>

namespace lamina {

/// What an object file does with a network that it is compiled for: plain pointers, so that nothing else of
/// it need be called by its name.
template <class T>
struct NetworkTable {
    void* (*create)(T const* parameters);                   ///< a network of parameters in PyTorch's order
    void* (*copy)(void const* network);                     ///< a copy of a network
    void (*destroy)(void* network);                         ///< ends a network
    void (*read)(void const* network, T* parameters);       ///< its parameters, in PyTorch's order
    void (*forward)(void const* network, T const* x, T* y); ///< one sample
    void (*forward_rows)(void const* network, std::size_t rows, T const* x, T* y); ///< a batch, row after row
};

/// A network compiled for one instruction set, and whether this processor has it.
template <class T>
struct CompiledNetwork {
    std::string_view arch;        ///< as `arch()` of a PortableNetwork has it
    bool available;               ///< this processor has it
    NetworkTable<T> const* table; ///< its functions
};

/// What a network is compiled for, the best first: list(), written by lamina_add_network.
template <class A, class T = float>
struct CompiledFor {
    static_assert(sizeof(A) == 0,
                  "lamina: include the header that lamina_add_network(NAME name …) writes for "
                  "this network and number type: <name_network.hpp>.");
};

/// A network is asked for on an instruction set that it is not compiled for or that this processor lacks; the
/// text has what there is.
struct ArchError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Owns the parameters of the architecture A, as they lie for the instruction set in use: a regular value.
/// One that was moved from can be destroyed, copied, compared and assigned to; to read it or to compute
/// with it before is a MovedFromError, with which `forward` of one sample, which is noexcept, ends the
/// program.
template <class A, class T = float>
class PortableNetwork {
public:
    using architecture = A;
    using value_type = T;
    static constexpr std::size_t inputs = input_size<A>;
    static constexpr std::size_t outputs = output_size<A>;

    /// On the best instruction set that this processor has, or on the one named; ArchError if there is none.
    explicit PortableNetwork(Parameters<A, T> const& parameters, std::string_view arch = "")
        : compiled_(choose(arch)), network_(table().create(parameters.data()), table().destroy)
    {}

    PortableNetwork(PortableNetwork const& other)
        : compiled_(other.compiled_), network_(other.copy(), table().destroy)
    {}
    PortableNetwork(PortableNetwork&& other) noexcept = default;
    PortableNetwork& operator=(PortableNetwork const& other)
    {
        if (this != &other) *this = PortableNetwork(other);
        return *this;
    }
    PortableNetwork& operator=(PortableNetwork&& other) noexcept = default;
    ~PortableNetwork() = default;

    /// The instruction set in use.
    [[nodiscard]] std::string_view arch() const { return compiled_->arch; }

    /// A copy of all parameters as plain numbers.
    [[nodiscard]] Parameters<A, T> parameters() const
    {
        Parameters<A, T> result;
        table().read(network(), result.data());
        return result;
    }

    /// That both have the same parameters, be it on different instruction sets.
    bool operator==(PortableNetwork const& other) const
    {
        if (!network_ || !other.network_) return !network_ == !other.network_;
        return parameters() == other.parameters();
    }

    /// One sample. Nothing is allocated or locked: many threads may call it on one network.
    void forward(std::span<T const, inputs> x, std::span<T, outputs> y) const noexcept
    {
        table().forward(network(), x.data(), y.data());
    }

    /// A batch, row after row without gaps; ShapeError if x is no whole rows or y not as many.
    void forward_rows(std::span<T const> x, std::span<T> y) const
    {
        std::size_t const rows = x.size() / inputs;
        if (x.size() != rows * inputs || y.size() != rows * outputs)
            core::raise<ShapeError>({"lamina: the network takes ", inputs, " numbers a row and gives ",
                                     outputs, "; the arrays given have ", x.size(), " and ", y.size(), "."});
        if (rows > 0) table().forward_rows(network(), rows, x.data(), y.data());
    }

private:
    static CompiledNetwork<T> const* choose(std::string_view arch)
    {
        std::span<CompiledNetwork<T> const> const all = CompiledFor<A, T>::list();
        for (auto const& one : all)
            if (one.available && (arch.empty() || arch == one.arch)) return &one;

        core::Joined text{"lamina: "};
        if (!arch.empty()) text << "\"" << arch << "\" is asked for; ";
        text << "this network is compiled for";
        for (auto const& one : all) text << " " << one.arch;
        text << ", of which this processor has";
        bool any = false;
        for (auto const& one : all) {
            if (one.available) text << " " << one.arch;
            any |= one.available;
        }
        core::raise<ArchError>((text << (any ? "." : " none.")).text());
    }

    [[nodiscard]] NetworkTable<T> const& table() const { return *compiled_->table; }
    [[nodiscard]] void const* network() const
    {
        if (!network_) core::refuse_moved_from();
        return network_.get();
    }
    [[nodiscard]] void* copy() const { return network_ ? table().copy(network_.get()) : nullptr; }

    CompiledNetwork<T> const* compiled_;
    std::unique_ptr<void, void (*)(void*)> network_;
};

} // namespace lamina
