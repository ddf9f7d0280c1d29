// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/data/classes.hpp>
#include <lamina/data/dataset.hpp>

#include <cmath>

namespace lamina {

/// Into which parts `split` divides a data set.
struct SplitOptions {
    double test = 0.25;      ///< which part of the rows is for the test, of (0, 1), rounded to a row
    std::uint64_t seed = 0;  ///< of random::Torch, which shuffles the rows
    bool stratified = false; ///< keep each class's share in both parts, to a row; for class labels
};

/// Into which parts `folds` divides a data set.
struct FoldOptions {
    std::uint64_t seed = 0;  ///< of random::Torch, which shuffles the rows
    bool stratified = false; ///< keep each class's share in all folds, to a row; for class labels
};

} // namespace lamina

namespace lamina::core {

/// The two parts of a data set.
template <class Data>
struct Split {
    Data training;
    Data test;
};

/// Each row's class, by number from 0; all are 0 where classes are not asked for.
template <class X, class Target>
std::vector<std::size_t> strata(Dataset<X, Target> const& all, bool stratified)
{
    if (!stratified) return std::vector<std::size_t>(all.size());
    if constexpr (rank_of<Target> == 1) {
        auto const labels = all.labels();
        return Classes::of(labels).places(labels);
    }
    raise<std::invalid_argument>("lamina: the targets of this data set are rows of numbers, and .stratified "
                                 "keeps the shares of class labels. Leave it out.");
}

/// How many rows each class has.
std::vector<std::size_t> counts_of(auto const& places)
{
    std::vector<std::size_t> counts;
    for (std::size_t const place : places) {
        if (place >= counts.size()) counts.resize(place + 1);
        ++counts[place];
    }
    return counts;
}

/// So much of `total` for each of the counts that the shares are theirs to one: the whole parts, and one more
/// where the remainders are largest, of equals the first.
std::vector<std::size_t> largest_remainders(auto const& counts, std::size_t total)
{
    std::size_t sum = 0;
    for (std::size_t const count : counts) sum += count;
    std::vector<std::size_t> shares, remainders;
    std::size_t rest = total;
    for (std::size_t const count : counts) { // no product overflows below 2^32 rows
        shares.push_back(count * total / sum);
        remainders.push_back(count * total % sum);
        rest -= shares.back();
    }
    for (; rest > 0; --rest) {
        auto const largest = std::max_element(remainders.begin(), remainders.end());
        ++shares[static_cast<std::size_t>(largest - remainders.begin())];
        *largest = 0;
    }
    return shares;
}

/// How many of n rows are for the test; std::invalid_argument where one of the parts were empty.
inline std::size_t rows_of_test(std::size_t n, double test)
{
    if (!(test > 0 && test < 1))
        raise<std::invalid_argument>("lamina: .test of a split is the part of the rows that is for the test, "
                                     "between 0 and 1, as 0.2.");
    auto const rows = static_cast<std::size_t>(std::llround(static_cast<double>(n) * test));
    if (rows == 0 || rows == n)
        raise<std::invalid_argument>({"lamina: of ", n, " rows this split has ", rows, " for the test and ",
                                      n - rows, " for training; both need one at least. Change .test."});
    return rows;
}

/// std::invalid_argument where a class has fewer rows than there are parts.
void require_rows(auto const& counts, std::size_t parts)
{
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] < parts)
            raise<std::invalid_argument>({"lamina: of the ", counts.size(), " classes, in order, number ", i,
                                          " has ", counts[i], " rows, and a stratified division into ", parts,
                                          " needs as many of each. Join or drop classes, or leave "
                                          ".stratified out."});
}

/// A data set's rows in a random order, divided in two: {training, test}. Without .stratified these are the
/// parts of torch.utils.data.random_split(all, [training, test], torch.Generator().manual_seed(seed)).
/// Neither is a copy: they share the arrays. std::invalid_argument where a part were empty, or of a
/// stratified one a class has fewer than two rows.
///
///     auto const [training, test] = split(all, {.test = 0.2, .seed = 1, .stratified = true});
template <class X, class Target>
[[nodiscard]] Split<Dataset<X, Target>> split(Dataset<X, Target> const& all, SplitOptions options = {})
{
    std::size_t const rows = rows_of_test(all.size(), options.test);
    auto const places = strata(all, options.stratified);
    auto const counts = counts_of(places);
    if (options.stratified) require_rows(counts, 2);
    auto const test_counts = largest_remainders(counts, rows);
    auto left = counts; // for training, of each class
    for (std::size_t i = 0; i < left.size(); ++i) left[i] -= test_counts[i];

    std::vector<std::size_t> training, test;
    for (std::size_t const row : random::Torch(options.seed).permutation(all.size())) {
        if (left[places[row]] == 0) {
            test.push_back(row);
        } else {
            --left[places[row]];
            training.push_back(row);
        }
    }
    return {all.select(std::move(training)), all.select(std::move(test))};
}

/// The k parts of cross-validation: {training, test} for each, where every row is in one of the tests, and
/// the tests are as large as each other to a row. The rows are in a random order, and none is copied.
/// std::invalid_argument where k is less than 2 or more than there are rows, or of a stratified one more than
/// a class has.
///
///     for (auto const& [training, test] : folds(all, 5, {.seed = 1})) …
template <class X, class Target>
[[nodiscard]] std::vector<Split<Dataset<X, Target>>> folds(Dataset<X, Target> const& all, std::size_t k,
                                                           FoldOptions options = {})
{
    if (k < 2 || k > all.size())
        raise<std::invalid_argument>({"lamina: ", k, " folds of ", all.size(),
                                      " rows; there are 2 folds at least, and at most one for each row."});
    auto const places = strata(all, options.stratified);
    auto const counts = counts_of(places);
    if (options.stratified) require_rows(counts, k);
    auto const order = random::Torch(options.seed).permutation(all.size());

    // dealt out class after class, so that each fold has as many of each, and as many in all, to a row
    std::vector<std::size_t> next(counts.size()); // of each class, the place of its next row
    for (std::size_t i = 1; i < next.size(); ++i) next[i] = next[i - 1] + counts[i - 1];
    std::vector<std::size_t> fold_of(all.size());
    for (std::size_t const row : order) fold_of[row] = next[places[row]]++ % k;

    std::vector<Split<Dataset<X, Target>>> result;
    result.reserve(k);
    for (std::size_t fold = 0; fold < k; ++fold) {
        std::vector<std::size_t> training, test;
        for (std::size_t const row : order) (fold_of[row] == fold ? test : training).push_back(row);
        result.push_back({all.select(std::move(training)), all.select(std::move(test))});
    }
    return result;
}

} // namespace lamina::core

namespace lamina {
using core::folds;
using core::split;
} // namespace lamina
