// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <stdlib.h>
#include <string>

namespace lamina::local {

/// A folder for a test's files, which goes with it.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "lamina-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder " + name);
        path_ = name;
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] std::filesystem::path operator/(std::string const& name) const { return path_ / name; }

    /// A file of these bytes.
    std::filesystem::path write(std::string const& name, std::string const& bytes) const
    {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

} // namespace lamina::local
