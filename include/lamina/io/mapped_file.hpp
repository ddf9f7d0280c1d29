// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/io/file_error.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lamina::core {

/// A file's bytes, which the system reads when they are looked at (POSIX mmap). The file must not be made
/// shorter meanwhile: the system ends a program that reads what is no longer there (SIGBUS).
class MappedFile {
public:
    /// FileError where it is no regular file, or cannot be read.
    explicit MappedFile(std::filesystem::path path) : path_(std::move(path))
    {
        int const file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) refuse(errno);
        struct stat state{};
        bool const is_known = ::fstat(file, &state) == 0;
        int error = is_known ? 0 : errno;
        bool const is_regular = is_known && S_ISREG(state.st_mode);
        if (is_regular && state.st_size > 0) {
            size_ = static_cast<std::size_t>(state.st_size);
            void* const bytes = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
            if (bytes == MAP_FAILED)
                error = errno;
            else
                bytes_ = static_cast<char const*>(bytes);
        }
        ::close(file);
        if (error != 0) refuse(error);
        if (!is_regular) refuse_file(path_, "", "this is no file, but a folder, a pipe or a device.");
    }

    MappedFile(MappedFile const&) = delete;
    MappedFile& operator=(MappedFile const&) = delete;
    ~MappedFile()
    {
        if (bytes_ != nullptr) ::munmap(const_cast<char*>(bytes_), size_);
    }

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }
    [[nodiscard]] std::string_view bytes() const { return {bytes_, size_}; }

private:
    [[noreturn]] void refuse(int error) const
    {
        refuse_file(path_, "", std::string("cannot be read: ") + std::strerror(error) + ".");
    }

    std::filesystem::path path_;
    char const* bytes_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace lamina::core
