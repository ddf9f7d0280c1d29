// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/random/torch.hpp>
#include <lamina/support/errors.hpp>

#include <algorithm>
#include <concepts>
#include <iterator>
#include <span>
#include <vector>

namespace lamina::core {

/// random::Torch, random::NumPy, …: what shuffles 0 to n - 1.
template <class G>
concept Permutes = requires(G& generator, std::size_t n) {
    { generator.permutation(n) } -> std::convertible_to<std::vector<std::size_t>>;
};

/// Orders in which the rows of a data set are visited, epoch by epoch: as they are, as PyTorch's DataLoader
/// does after a seed, and by a generator of the caller's.
struct AsTheyAre {};
struct OfDataLoader {
    random::Torch torch;
    std::vector<std::size_t> next(std::size_t n) { return torch.next_epoch(n); }
};
template <Permutes Generator>
struct OfGenerator {
    Generator* generator;
    std::vector<std::size_t> next(std::size_t n) { return generator->permutation(n); }
};

/// A data set in batches of `size` rows, the last one smaller; see Dataset::batches. Going through it is an
/// epoch, and going through it again the next one. A batch holds until the next is asked for: all are copied
/// into the same arrays, the last one into its own, and nothing is allocated between them.
template <class Data, class Order>
class BatchRange {
    using Batch = typename Data::Batch;

public:
    BatchRange(Data data, std::size_t size, Order order)
        : data_(std::move(data)),
          size_((std::min)(size, data_.size())),
          order_(std::move(order)),
          whole_(data_.make_batch(size_)),
          rest_(data_.make_batch(size_ == 0 ? 0 : data_.size() % size_))
    {
        if (size == 0) raise<ShapeError>("lamina: batches of 0 rows; they need 1 at least.");
    }

    /// How many batches an epoch has.
    [[nodiscard]] std::size_t size() const { return size_ == 0 ? 0 : (data_.size() + size_ - 1) / size_; }

    class Iterator {
    public:
        using value_type = Batch;
        using difference_type = std::ptrdiff_t;

        explicit Iterator(BatchRange& batches) : batches_(&batches) {}

        Batch const& operator*() const { return batches_->current(); }
        Iterator& operator++()
        {
            batches_->go_to(batches_->first_ + batches_->size_);
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t /*end*/) const
        {
            return batches_->first_ >= batches_->data_.size();
        }

    private:
        BatchRange* batches_;
    };

    /// Begins the next epoch.
    Iterator begin()
    {
        if constexpr (shuffles) rows_ = order_.next(data_.size());
        go_to(0);
        return Iterator(*this);
    }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    static constexpr bool shuffles = !std::same_as<Order, AsTheyAre>;

    Batch& current() { return data_.size() - first_ < size_ ? rest_ : whole_; }

    void go_to(std::size_t first)
    {
        first_ = first;
        if (first_ >= data_.size()) return;
        std::size_t const count = (std::min)(size_, data_.size() - first_);
        if constexpr (shuffles)
            data_.copy_rows(std::span(rows_).subspan(first_, count), current());
        else
            data_.copy_rows(first_, count, current());
    }

    Data data_;
    std::size_t size_;
    Order order_;
    std::vector<std::size_t> rows_;
    std::size_t first_ = 0;
    Batch whole_;
    Batch rest_;
};

} // namespace lamina::core
