// SPDX-License-Identifier: BSL-1.0
#include <lamina/data/batch_range.hpp>

#include "catch.hpp"

#include <iterator>

using namespace lamina;
using namespace lamina::core;

namespace {

/// A data set of the numbers 0 to n - 1, which counts what it is asked for.
struct Numbers {
    using Batch = std::vector<int>;
    std::size_t n;
    int* made;

    [[nodiscard]] std::size_t size() const { return n; }
    [[nodiscard]] Batch make_batch(std::size_t rows) const
    {
        ++*made;
        return Batch(rows);
    }
    void copy_rows(std::span<std::size_t const> rows, Batch& batch) const
    {
        REQUIRE(rows.size() == batch.size());
        for (std::size_t i = 0; i < rows.size(); ++i) batch[i] = static_cast<int>(rows[i]);
    }
    void copy_rows(std::size_t first, std::size_t count, Batch& batch) const
    {
        REQUIRE(count == batch.size());
        for (std::size_t i = 0; i < count; ++i) batch[i] = static_cast<int>(first + i);
    }
};

/// Turns the order around, and counts.
struct Backwards {
    std::size_t calls = 0;
    std::vector<std::size_t> permutation(std::size_t n)
    {
        ++calls;
        std::vector<std::size_t> order(n);
        for (std::size_t i = 0; i < n; ++i) order[i] = n - 1 - i;
        return order;
    }
};

using Visited = std::vector<std::vector<int>>;

Visited visited(auto&& batches)
{
    Visited all;
    for (auto const& batch : batches) all.push_back(batch);
    return all;
}

} // namespace

TEST_CASE("Batches are as large as asked for, the last one smaller")
{
    int made = 0;
    auto const of = [&](std::size_t n, std::size_t size) {
        BatchRange batches(Numbers{n, &made}, size, AsTheyAre{});
        auto all = visited(batches);
        CHECK(all.size() == batches.size());
        return all;
    };
    CHECK(of(5, 2) == Visited{{0, 1}, {2, 3}, {4}});
    CHECK(of(4, 2) == Visited{{0, 1}, {2, 3}});
    CHECK(of(3, 3) == Visited{{0, 1, 2}});
    CHECK(of(3, 8) == Visited{{0, 1, 2}});
    CHECK(of(2, 1) == Visited{{0}, {1}});
    CHECK(of(0, 4).empty());
    CHECK(of(2, SIZE_MAX) == Visited{{0, 1}});
    CHECK_THROWS_WITH(of(5, 0), "lamina: batches of 0 rows; they need 1 at least.");
    CHECK_THROWS_AS(of(0, 0), ShapeError);
}

TEST_CASE("Memory for two batches is paid for once")
{
    int made = 0;
    BatchRange batches(Numbers{7, &made}, 3, AsTheyAre{});
    std::vector<int const*> places;
    for (int epoch = 0; epoch < 2; ++epoch)
        for (auto const& batch : batches) places.push_back(batch.data());
    CHECK(made == 2);
    CHECK((places[0] == places[1] && places[0] == places[3] && places[2] == places[5]));
    CHECK(places[2] != places[0]);
}

TEST_CASE("A generator goes on from epoch to epoch, and a seed begins anew")
{
    int made = 0;
    Backwards backwards;
    BatchRange turned(Numbers{5, &made}, 2, OfGenerator<Backwards>{&backwards});
    CHECK(visited(turned) == Visited{{4, 3}, {2, 1}, {0}});
    CHECK(visited(turned) == Visited{{4, 3}, {2, 1}, {0}});
    CHECK(backwards.calls == 2);

    auto const seeded = [&] { return BatchRange(Numbers{9, &made}, 9, OfDataLoader{random::Torch(3)}); };
    auto batches = seeded();
    auto const first = visited(batches);
    CHECK(visited(batches) != first);
    CHECK(visited(seeded()) == first);
    auto sorted = first[0];
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted == std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8});
}

TEST_CASE("What is gone through is a range of the standard library's")
{
    using Range = BatchRange<Numbers, AsTheyAre>;
    static_assert(std::input_iterator<Range::Iterator>);
    static_assert(std::ranges::input_range<Range>);
    static_assert(Permutes<random::Torch> && Permutes<Backwards> && !Permutes<int>);
    SUCCEED();
}
