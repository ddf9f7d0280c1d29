// SPDX-License-Identifier: BSL-1.0
// One network on several threads: W5b, W5c, W6a, W6b, W6c with 1, 2, 4 and 8. Results are those of one
// thread, so the same checks hold.
#include "ours.hpp"

namespace bench {

namespace {

template <class W>
using Threaded = std::conditional_t<is_training<W>, Trained<W, false, true, Threads>, Batches<W, Threads>>;

template <class W>
void enter_threads(std::size_t threads)
{
    std::string const row = std::string("threads/") + W::name;
    Entry entry = entry_of<W>(row + "/" + std::to_string(threads),
                              [=] { return std::make_unique<Threaded<W>>(problem<W>(), Threads{threads}); });
    entry.row = row;
    entry.several_threads = true;
    entries().push_back(entry);
}

template <class... Ws>
struct EnterThreads {
    EnterThreads()
    {
        for (std::size_t const threads : {1, 2, 4, 8}) (enter_threads<Ws>(threads), ...);
    }
};
EnterThreads<W5b, W5c, W6a, W6b, W6c> const all;

} // namespace

} // namespace bench
