// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/cuda/family/lanes.hpp>
#include <lamina/backends/cuda/family/layered.hpp>
#include <lamina/backends/cuda/family/resident.hpp>
#include <lamina/pass/forward.hpp>
#include <lamina/support/text.hpp>

#include <tuple>

namespace lamina::cuda {

/// The families of kernels: see lanes.hpp, resident.hpp and layered.hpp.
enum class Family { lanes, resident, layered };

/// No update, for a pass that only wants the gradients.
struct Unmoved {
    static constexpr auto name = "Unmoved";
    static constexpr std::size_t states = 1; // which no weight depends on, so that none is kept
    [[nodiscard]] static constexpr auto hyper(std::size_t /*step*/) { return std::tuple{}; }
    static constexpr auto update(auto w, auto g, auto /*state*/, auto /*hyper*/) { return std::tuple{w, g}; }
};

/// That a network of an ensemble trains in the shared memory of one block.
template <class Needed, class Limit>
struct FitsInBlock;

template <std::size_t needed, std::size_t limit>
struct FitsInBlock<Bytes<needed>, Bytes<limit>> {
    static constexpr bool value = needed <= limit;

    struct Check {
        static_assert(
            value,
            "lamina: each network of this ensemble needs more shared memory than a block has; the first "
            "number above is needed. Train them one after the other, or make their layers narrower.");
    };
};

/// How a network trains on a device, by its type, its numbers and its optimizer. Nothing depends on the
/// device, so that the same bits come from each.
template <class Runtime, class T, class Model, class Loss, class Optimizer>
class Plan {
    using Rule = UpdateRule<Optimizer>;
    template <std::size_t threads, std::size_t tile>
    using Body = Resident<typename Runtime::template Block<threads>, tile, T, Model, Loss, Optimizer>;
    template <std::size_t size>
    using LaneBody = Lanes<typename Runtime::template Group<size>,
                           typename Runtime::template PerLane<T, size>, Model, Loss, Optimizer>;

public:
    static constexpr std::size_t parameters = Pass<reference::Backend, T, Model>{}.sizes.parameters();

    /// The shared memory of a block of sm_80 and later that a kernel may have, less what it uses itself, in
    /// bytes. (sm_90 has 227 KiB, sm_80 163.)
    static constexpr std::size_t shared_limit = 160 * 1024;

    /// The registers of 32 bits that parameters, optimizer's states, gradients and a sample's values take in
    /// each lane.
    static constexpr std::size_t registers =
        (parameters * (2 + Rule::live_count) + Pass<reference::Backend, T, Model>{}.memory.training_row()) *
        sizeof(T) / 4;

    /// Up to so many of them nothing is spilled. (nvcc 13.0, sm_90, of 255 registers: 1-10-1 in double takes
    /// 200, 1-20-1 in float 254.)
    static constexpr std::size_t register_limit = 192;

    /// Threads of a block: as many as a phase has elements, from 32 to 512.
    static constexpr std::size_t threads = [] {
        std::size_t elements = 0;
        Model{}.each([&](auto const& stage) {
            std::size_t const outputs = stage.contraction.outputs;
            elements = (std::max)({elements, outputs * stage.contraction.inputs, outputs * 16});
        });
        std::size_t count = 32;
        while (count < 512 && count < elements) count *= 2;
        return count;
    }();

    /// The shared memory of a block in which so many rows pass together, in bytes.
    template <std::size_t rows>
    static constexpr std::size_t bytes = (Body<threads, rows>::memory_size + threads) * sizeof(T);

    /// Rows that pass through the network together, in a block.
    static constexpr std::size_t tile = [] {
        if (bytes<64> <= shared_limit) return 64;
        if (bytes<32> <= shared_limit) return 32;
        return bytes<16> <= shared_limit ? 16 : 8;
    }();

    /// The shared memory that a block takes, in bytes.
    static constexpr std::size_t shared_bytes = bytes<tile>;

    using Fits = FitsInBlock<Bytes<shared_bytes>, Bytes<shared_limit>>;

    static constexpr Family family = [] {
        if (registers <= register_limit) return Family::lanes;
        return shared_bytes <= shared_limit ? Family::resident : Family::layered;
    }();

    /// Whether a library computes contractions over the whole device.
    static constexpr bool has_library = Multiplies<Runtime, T>;

    /// The bodies of the kernels; groups of few lanes are for batches of as many rows, single lanes for many
    /// networks at once.
    using LayeredBody = Layered<Runtime, 1024, T, Model, Loss, Optimizer>;
    using ResidentBody = Body<threads, tile>;
    static constexpr std::size_t few = 4;
    static constexpr std::size_t many = 32;
    using OneLane = LaneBody<1>;
    using FewLanes = LaneBody<few>;
    using ManyLanes = LaneBody<many>;
};

/// A plan with its reasons, as text.
template <class Plan>
struct WritePlan {
    constexpr void operator()(auto& text) const
    {
        if constexpr (Plan::family == Family::lanes) {
            text << "lanes: a network in " << Plan::few << " lanes of a warp, of batches with more rows in "
                 << Plan::many << ", all steps in one launch, because its numbers take " << Plan::registers
                 << " of at most " << Plan::register_limit << " registers of each";
        } else if constexpr (Plan::family == Family::resident) {
            text << "resident: a block of " << Plan::threads << " threads, " << Plan::tile
                 << " rows at a time in " << Plan::shared_bytes
                 << " bytes of shared memory, all steps in one launch, because in lanes the network would "
                    "take "
                 << Plan::registers << " registers of each, more than " << Plan::register_limit;
        } else {
            text << "layered: launches over the device, contractions by "
                 << (Plan::has_library ? "cuBLASLt" : "tiles of 64 by 64")
                 << ", recorded where steps are equal, because a block would need " << Plan::shared_bytes
                 << " bytes of shared memory, more than " << Plan::shared_limit;
        }
    }
};

} // namespace lamina::cuda
