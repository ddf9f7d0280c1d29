// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
#include "local/temporary_folder.hpp"
#include "reference/json.hpp"

#include <lamina/io/npy.hpp>

using namespace lamina;

namespace {

nlohmann::json const& file()
{
    static nlohmann::json const files = laws::reference("files.json");
    return files;
}

local::TemporaryFolder const& folder()
{
    static local::TemporaryFolder const one;
    return one;
}

/// A file of the bytes that NumPy wrote.
std::filesystem::path written(nlohmann::json const& hex)
{
    std::string const text = hex.get<std::string>();
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
    return folder().write("a.npy", bytes);
}

template <class T>
void check(nlohmann::json const& hex)
{
    auto const x = read_npy<T>(written(hex));
    REQUIRE((x.shape(0) == 2 && x.shape(1) == 3));
    for (std::size_t i = 0; i < 6; ++i)
        CHECK(x.data()[i] == static_cast<T>(file()["matrix"][i].get<double>()));
}

/// Whether a reason is what is said of a file.
template <class T, std::size_t axes = 2>
void refuse(nlohmann::json const& hex, std::string const& reason)
{
    try {
        static_cast<void>(read_npy<T, axes>(written(hex)));
        FAIL("not refused: " << reason);
    } catch (FileError const& error) {
        INFO(error.what());
        CHECK(std::string(error.what()).find(reason) != std::string::npos);
    }
}

} // namespace

TEST_CASE("What NumPy saved is read, of every type and version")
{
    auto const& types = file()["types"];
    check<float>(types["<f4"]);
    check<double>(types["<f8"]);
    check<std::int16_t>(types["<i2"]);
    check<std::uint8_t>(types["|u1"]);
    check<std::uint64_t>(types["<u8"]);
    for (auto const& version : file()["versions"]) check<double>(version);
    CHECK((read_npy<std::int64_t, 1>(written(file()["labels"])) == xt::xtensor<std::int64_t, 1>{3, 1, 2}));
    CHECK((read_npy<bool>(written(file()["bools"])) == xt::xtensor<bool, 2>{{true, false}}));
    auto const images = read_npy<std::uint8_t>(written(file()["images"]));
    CHECK((images.shape(0) == 2 && images.shape(1) == 6 && images(1, 0) == 6));
    CHECK(read_npy<std::uint8_t, 3>(written(file()["images"]))(1, 1, 2) == 11);
    auto const none = read_npy<float>(written(file()["none"]));
    CHECK((none.shape(0) == 0 && none.shape(1) == 3));
}

TEST_CASE("What NumPy saved and Lamina does not read is refused by its name")
{
    refuse<float>(file()["types"][">f4"], "the numbers have their highest byte first");
    refuse<double>(file()["fortran"], "the numbers lie column by column");
    refuse<double>(file()["objects"], "these are Python objects");
    refuse<double>(file()["records"], "these are records of several types");
    refuse<float>(file()["half"], "the numbers are '<f2', and 'f4' were asked for");
    refuse<double>(file()["number"], "an array of the shape (), of which 2 axes were asked for");
    refuse<std::uint8_t, 1>(file()["images"],
                            "an array of the shape (2, 2, 3), of which 1 axis was asked for");
}
