// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/pass/long_sums.hpp>
#include <lamina/pass/pass_memory.hpp>
#include <lamina/support/threads.hpp>

namespace lamina::core {

/// The trained arrays of a network as a pass uses them: where each lies, and how gradients that come in parts
/// are added up.
template <class Backend, class T, class Model>
class TrainedArrays {
public:
    using Sizes = core::Sizes<Backend, T, Model>;
    static constexpr std::size_t sums = Backend::template gradient_sums<T>; ///< of each gradient

    constexpr explicit TrainedArrays(Sizes const& sizes = Sizes{}) : sizes_(sizes) {}

    /// Whether a trainer keeps an array for the gradients from the beginning: some of them are sums over
    /// places, or it is small.
    static constexpr bool keeps_gradients = [] {
        if constexpr (Model::is_static)
            return Model::has_trained_formulas || Sizes::layout.parameters * sizeof(T) <= 64 * 1024;
        else
            return true;
    }();

    /// Where a pass adds up gradients that come in parts: in the gradients, or in several sums each; set to
    /// 0.
    template <class Sink>
    [[nodiscard]] [[gnu::always_inline]] constexpr T* clear_sums(Sink const& sink, auto const& buffers) const
    {
        if constexpr (sums > 1) {
            each_trained([&]<std::size_t Index>(Constant<Index>) __attribute__((always_inline)) {
                Backend::template clear<T>([] { return Sizes::layout.arrays[Index]; }, buffers.sums);
            });
            return buffers.sums;
        } else {
            if constexpr (!Sink::collects)
                each_trained([&]<std::size_t Index>(Constant<Index>) __attribute__((always_inline)) {
                    auto const total = array<Index>()(sink.gradients);
                    Backend::template map<T>(Constant<1>{}, array_columns<Index>(),
                                             Then<ZeroStart, Store<decltype(total)>>{{}, {total}});
                });
            return sink.gradients;
        }
    }

    /// Hands over the gradients that came in parts.
    template <class Sink>
    [[gnu::always_inline]] constexpr void gather_sums(T const* from, Sink const& sink) const
    {
        if constexpr (sums > 1)
            each_array([&]<std::size_t Index>(Constant<Index>) __attribute__((always_inline)) {
                Backend::template gather<T>([] { return Sizes::layout.arrays[Index]; }, from,
                                            sink(array<Index>(), whole_batch, Constant<Index>{}));
            });
        else if constexpr (!Sink::collects)
            each_trained([&]<std::size_t Index>(Constant<Index>) __attribute__((always_inline)) {
                auto const total = array<Index>()(const_cast<T*>(from));
                auto const epilogue = sink(array<Index>(), whole_batch, Constant<Index>{});
                Backend::template map<T>(
                    Constant<1>{}, array_columns<Index>(),
                    Then<Load<decltype(total)>, std::remove_const_t<decltype(epilogue)>>{{total}, epilogue});
            });
    }

    /// Hands over gradients that lie as the parameters do; by a loop that knows no sizes.
    [[gnu::noinline]] constexpr void hand_over(T const* gradients, auto const& sink) const
    {
        std::size_t index = 0;
        for (StoredArray const& array : sizes_.layout.arrays) {
            std::size_t const mine = index++;
            if (!sink.updates(mine)) continue;
            auto const array_in = [&](T* numbers) {
                return Backend::template array<T>(numbers + array.offset, array.columns, array.rows);
            };
            auto const from = array_in(const_cast<T*>(gradients));
            auto const epilogue = sink(array_in, whole_batch, mine);
            Backend::template map<T>(
                array.rows, array.columns,
                Then<Load<decltype(from)>, std::remove_const_t<decltype(epilogue)>>{{from}, epilogue});
        }
    }

    /// Completes the sums of parameters that are one number for all places, after a part of a batch.
    [[gnu::always_inline]] constexpr void settle(T* from) const
    {
        if constexpr (Model::has_trained_formulas)
            [&]<std::size_t... S>(std::index_sequence<S...>) __attribute__((always_inline)) {
                (settle_of<S>(from, std::make_index_sequence<of_formulas<S>>{}), ...);
            }(std::make_index_sequence<Model::count>{});
    }

    /// How many numbers the sums of a pass are, in which gradients come in parts.
    [[nodiscard]] constexpr std::size_t sums_size() const { return sums * sizes_.parameters(); }

    /// Adds the sums of a group of rows to the batch's, or those to the last group's, see close_groups; a
    /// team's member its share.
    [[gnu::noinline]] constexpr void add_group(T* group, TotalOf<T>* batch, bool closes, auto team) const
    {
        auto const add = [=](std::size_t size, std::size_t start) {
            if (closes)
                core::close_groups(size, group + start, batch + start);
            else
                core::add_group(size, group + start, batch + start);
        };
        if constexpr (sums > 1) {
            Backend::template each_sum<T>(sizes_.layout.arrays, add); // which are few of the numbers
        } else {
            constexpr std::size_t line = 64; // numbers, so that no two members write near each other
            Range const lines = team.share((sizes_.parameters() + line - 1) / line);
            std::size_t const start = line * lines.first;
            std::size_t const end = std::min<std::size_t>(line * lines.last, sizes_.parameters());
            if (start < end) add(end - start, start);
        }
    }

    /// What is done with the gradient of trained array Index of stage S.
    template <std::size_t S, std::size_t Index>
    [[nodiscard]] constexpr auto epilogue(T* added_up, auto const& sink, Part part) const
    {
        if constexpr (sums > 1)
            return AddPart<PerColumn<T>>{{added_up + offset<S, Index>() * sums}, part.first};
        else
            return sink(array<first_array<S> + Index>(), part, Constant<first_array<S> + Index>{});
    }

    /// Where trained array Index of stage S lies among the numbers of a network.
    template <std::size_t S, std::size_t Index>
    [[nodiscard]] constexpr std::size_t offset() const
    {
        return sizes_.template array<first_array<S> + Index>().offset;
    }

    /// The trained parameters of the formulas after the contraction of stage S, or their gradients, each of
    /// which is so many sums.
    template <std::size_t S, std::size_t Sums, class U>
    [[nodiscard]] constexpr auto trained(U* numbers) const
    {
        using Chain = typename StageOf<Model, S>::Chain;
        return trained_from<S, before_formulas<S> + StageOf<Model, S>::OfRow::trained, Sums, Chain>(numbers);
    }
    /// The same of a stage that is a formula of rows.
    template <std::size_t S, std::size_t Sums, class U>
    [[nodiscard]] constexpr auto trained_of_row(U* numbers) const
    {
        return trained_from<S, before_formulas<S>, Sums, typename StageOf<Model, S>::OfRow>(numbers);
    }

private:
    template <std::size_t S, std::size_t First, std::size_t Sums, class Of, class U>
    [[nodiscard]] constexpr auto trained_from(U* numbers) const
    {
        if constexpr (Of::trained == 0)
            return Trained<Of, U>{};
        else
            return [&]<std::size_t... Indices>(std::index_sequence<Indices...>) {
                return Trained<Of, U>{{(numbers + offset<S, First + Indices>() * Sums)...}};
            }(std::make_index_sequence<Of::trained>{});
    }

    /// How many trained arrays of stage S are its formulas', and come before them.
    template <std::size_t S>
    static constexpr std::size_t of_formulas = StageOf<Model, S>::formula_sizes.size();
    template <std::size_t S>
    static constexpr std::size_t before_formulas = StageOf<Model, S>::array_count - of_formulas<S>;

    /// The first trained array of each stage.
    static constexpr auto first_arrays = [] {
        std::array<std::size_t, Model::count> first{};
        [&]<std::size_t... S>(std::index_sequence<0, S...>) {
            ((first[S] = first[S - 1] + StageOf<Model, S - 1>::array_count), ...);
        }(std::make_index_sequence<Model::count>{});
        return first;
    }();
    template <std::size_t S>
    static constexpr std::size_t first_array = first_arrays[S];

    /// visit(Constant<index>) for each trained array.
    [[gnu::always_inline]] static constexpr void each_array(auto const& visit)
    {
        [&]<std::size_t... Indices>(std::index_sequence<Indices...>) __attribute__((always_inline)) {
            (visit(Constant<Indices>{}), ...);
        }(std::make_index_sequence<Model::array_count>{});
    }

    /// The same for the trained parameters of formulas, whose gradients come place by place.
    [[gnu::always_inline]] static constexpr void each_trained(auto const& visit)
    {
        if constexpr (Model::has_trained_formulas)
            [&]<std::size_t... S>(std::index_sequence<S...>) __attribute__((always_inline)) {
                (each_trained_of<S>(visit, std::make_index_sequence<of_formulas<S>>{}), ...);
            }(std::make_index_sequence<Model::count>{});
    }
    template <std::size_t S, std::size_t... Indices>
    [[gnu::always_inline]] static constexpr void each_trained_of(auto const& visit,
                                                                 std::index_sequence<Indices...>)
    {
        (visit(Constant<first_array<S> + before_formulas<S> + Indices>{}), ...);
    }

    template <std::size_t S, std::size_t... Indices>
    [[gnu::always_inline]] constexpr void settle_of(T* from, std::index_sequence<Indices...>) const
    {
        [[maybe_unused]] auto const settle_one =
            [&]<std::size_t Index>(Constant<Index>) __attribute__((always_inline)) {
                if constexpr (StageOf<Model, S>::formula_sizes[Index] == 1)
                    Backend::template settle<T>(from + offset<S, before_formulas<S> + Index>() * sums);
            };
        (settle_one(Constant<Indices>{}), ...);
    }

    template <std::size_t Index>
    [[nodiscard]] constexpr auto array_columns() const
    {
        if constexpr (Model::is_static)
            return Constant<Sizes::layout.arrays[Index].columns>{};
        else
            return sizes_.template array<Index>().columns;
    }

    /// Trained array Index in such numbers, as a place loads and stores it.
    template <std::size_t Index>
    [[nodiscard]] constexpr auto array() const
    {
        if constexpr (Model::is_static)
            return [](T* numbers) {
                constexpr StoredArray array = Sizes::layout.arrays[Index];
                return Backend::template array<T>(numbers + array.offset, Constant<array.columns>{},
                                                  Constant<array.rows>{});
            };
        else
            return [array = sizes_.template array<Index>()](T* numbers) {
                return Backend::template array<T>(numbers + array.offset, array.columns, array.rows);
            };
    }

    [[no_unique_address]] Sizes sizes_;
};

} // namespace lamina::core
