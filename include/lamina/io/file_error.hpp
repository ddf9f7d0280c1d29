// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/support/errors.hpp>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace lamina {

/// A file cannot be read or written, or is not what it must be; the text has its name, the place in it and
/// the reason.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace lamina

namespace lamina::core {

/// Throws the FileError "lamina: FILE, PLACE: REASON"; of the whole file the place is empty. (With
/// std::string, where `Joined` would cut a long path's reason off.)
[[noreturn, gnu::cold, gnu::noinline]] inline void
refuse_file(std::filesystem::path const& path, std::string const& place, std::string const& reason)
{
    std::string const text = "lamina: " + path.string() + (place.empty() ? "" : ", " + place) + ": " + reason;
    raise<FileError>(text.c_str());
}

/// The same of a byte, counted from 0.
[[noreturn, gnu::cold, gnu::noinline]] inline void refuse_file(std::filesystem::path const& path,
                                                               std::size_t offset, std::string const& reason)
{
    refuse_file(path, "byte " + std::to_string(offset), reason);
}

} // namespace lamina::core
