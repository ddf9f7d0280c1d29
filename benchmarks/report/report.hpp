// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/lamina.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

/// The main job: everything in the four documents, computed through the public interface, as JSON for render.py.
namespace report {

using nlohmann::json;

json document_000();
json document_001();
json document_002();
json document_003();

/// What document_002 says of restarts of its training on these samples; curves are drawn at wide_x.
json restarts(xt::xtensor<float, 2> const& x, xt::xtensor<float, 2> const& y,
              xt::xtensor<float, 2> const& wide_x);

/// One line of progress.
inline void progress(std::string const& what)
{
    std::printf("  %s\n", what.c_str());
    std::fflush(stdout);
}

/// An array as a list of numbers, row by row.
template <class Array>
json numbers(Array const& array)
{
    json list = json::array();
    for (auto const number : array) list.push_back(number);
    return list;
}

/// A matrix as a list of rows.
template <class Matrix>
json rows(Matrix const& matrix)
{
    json list = json::array();
    for (std::size_t row = 0; row < matrix.shape(0); ++row)
        list.push_back(numbers(xt::view(matrix, row, xt::all())));
    return list;
}

/// The shortest time of several calls, in seconds; each call does the whole work anew.
template <class Work>
double shortest(Work const& work, int repeats = 7)
{
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < repeats; ++i) {
        auto const start = std::chrono::steady_clock::now();
        work();
        best =
            std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

/// The parameters under their names.
template <class Net>
json parameters(Net const& net)
{
    json result = json::array();
    for (auto const& [name, array] : lamina::state_dict(net)) {
        json shape = json::array();
        for (auto const size : array.shape()) shape.push_back(size);
        result.push_back({{"name", name}, {"shape", shape}, {"values", numbers(array)}});
    }
    return result;
}

} // namespace report
