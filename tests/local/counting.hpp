// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/backends/reference/backend.hpp>

#include <map>

namespace lamina::laws {

using namespace core;

/// How often each number was written.
inline std::map<void const*, int> writes;

/// A place of the reference backend that counts what is stored through it.
template <class T>
struct CountingPlace : reference::Place<T> {
    template <class Stride>
    void store(Rows<T, Stride> const& view, T const& value) const
    {
        ++writes[view.data + this->row * view.stride + this->column];
        reference::Place<T>::store(view, value);
    }
};

/// The reference backend, counting.
struct Counting : reference::Backend {
    template <class T>
    static void contract(auto contraction, std::size_t rows, auto x, T const* weight, auto start,
                         auto epilogue, auto team)
    {
        reference::Backend::contract(contraction, rows, x, weight, start, counted<T>(epilogue), team);
    }
    template <class T>
    static void contract_back(auto contraction, std::size_t rows, auto dz, T const* weight, T* workspace,
                              bool fresh, auto epilogue, auto team)
    {
        reference::Backend::contract_back(contraction, rows, dz, weight, workspace, fresh,
                                          counted<T>(epilogue), team);
    }
    template <class T>
    static void map_row(std::size_t row, auto width, auto f)
    {
        reference::Backend::map_row<T>(row, width, counted<T>(f));
    }
    template <class T>
    static void map(std::size_t rows, auto width, auto f)
    {
        reference::Backend::map<T>(rows, width, counted<T>(f));
    }
    template <class T>
    static T sum(std::size_t rows, auto width, auto f)
    {
        return reference::Backend::sum<T>(rows, width, counted<T>(f));
    }

private:
    template <class T>
    static auto counted(auto f)
    {
        return [f](reference::Place<T> place, auto const&... value) {
            return f(CountingPlace<T>{place}, value...);
        };
    }
};
static_assert(lamina::core::Backend<Counting, double>);

} // namespace lamina::laws
