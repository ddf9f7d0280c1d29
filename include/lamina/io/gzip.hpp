// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/io/mapped_file.hpp>

#include <algorithm>
#include <limits>
#include <zlib.h>

namespace lamina::core {

/// What is compressed in a gzip file, from its start on, by zlib.
class GzipReader {
public:
    /// A file's bytes, which must outlive it.
    explicit GzipReader(MappedFile const& file) : file_(file), rest_(file.bytes())
    {
        if (::inflateInit2(&stream_, 15 + 16) != Z_OK) // 32 KiB of memory, and gzip's frame
            refuse_file(file_.path(), "", "there is no memory to decompress it.");
    }
    GzipReader(GzipReader const&) = delete;
    GzipReader& operator=(GzipReader const&) = delete;
    ~GzipReader() { ::inflateEnd(&stream_); }

    static bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

    /// More than it has no byte of deflate's (RFC 1951: 258 of them in two bits).
    static constexpr std::size_t largest_ratio = 1032;

    /// Decompresses up to so many of the next bytes; fewer are those before the end. FileError where the file
    /// is damaged, ends within them, or goes on after their end.
    std::size_t read(char* to, std::size_t size)
    {
        std::size_t done = 0;
        while (done < size && !is_at_end_) done += inflate_some(to + done, size - done);
        return done;
    }

private:
    static unsigned part(std::size_t size)
    {
        return static_cast<unsigned>(std::min<std::size_t>(size, (std::numeric_limits<unsigned>::max)()));
    }

    std::size_t inflate_some(char* to, std::size_t size)
    {
        unsigned const in = part(rest_.size()), out = part(size);
        stream_.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(rest_.data()));
        stream_.avail_in = in;
        stream_.next_out = reinterpret_cast<unsigned char*>(to);
        stream_.avail_out = out;
        int const state = ::inflate(&stream_, Z_NO_FLUSH);
        rest_.remove_prefix(in - stream_.avail_in);
        is_at_end_ = state == Z_STREAM_END;
        if (state == Z_BUF_ERROR) refuse("the compressed data ends before it is whole.");
        if (state != Z_OK && state != Z_STREAM_END)
            refuse(std::string("the compressed data is damaged: ") +
                   (stream_.msg == nullptr ? "zlib does not say how" : stream_.msg) + ".");
        if (is_at_end_ && !rest_.empty()) refuse("after the compressed data the file goes on.");
        return out - stream_.avail_out;
    }

    [[noreturn]] void refuse(std::string const& reason) const
    {
        refuse_file(file_.path(), file_.bytes().size() - rest_.size(), reason);
    }

    MappedFile const& file_;
    std::string_view rest_;
    z_stream stream_{};
    bool is_at_end_ = false;
};

} // namespace lamina::core
