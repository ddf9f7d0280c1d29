// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/arrays/xtensor.hpp>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <string>

namespace lamina::laws {

using namespace core;

/// A file of tests/reference.
inline nlohmann::json reference(std::string const& name)
{
    std::ifstream file(std::string(LAMINA_TEST_REFERENCE) + "/" + name);
    if (!file) throw std::runtime_error("no " + std::string(LAMINA_TEST_REFERENCE) + "/" + name);
    return nlohmann::json::parse(file);
}

/// The largest difference between numbers and a JSON list of them, relative to the largest number of the
/// list.
template <class Numbers>
double largest_difference(Numbers const& numbers, nlohmann::json const& wanted)
{
    double scale = 0;
    double difference = numbers.size() == wanted.size() ? 0 : std::numeric_limits<double>::infinity();
    for (auto const& number : wanted) scale = std::max(scale, std::abs(number.template get<double>()));
    for (std::size_t i = 0; i < std::min<std::size_t>(numbers.size(), wanted.size()); ++i)
        difference = std::max(
            difference, std::abs(static_cast<double>(numbers.data()[i]) - wanted[i].template get<double>()));
    return scale == 0 ? difference : difference / scale;
}

/// Hands an error that was measured to the table of all there is (docs/reference): appends a line to the file
/// that LAMINA_RECORD names, if it does. kind: "activation", "loss", "optimizer", "schedule", "metric", …;
/// number: "float" or "double"; error: the largest difference, relative where that was.
inline void record(std::string const& kind, std::string const& name, std::string const& number, double error)
{
    if (char const* const path = std::getenv("LAMINA_RECORD"))
        std::ofstream(path, std::ios::app) << kind << '\t' << name << '\t' << number << '\t' << error << '\n';
}

} // namespace lamina::laws
