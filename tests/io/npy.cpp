// SPDX-License-Identifier: BSL-1.0
#include <lamina/io/npy.hpp>

#include "catch.hpp"
#include "local/temporary_folder.hpp"

#include <lamina/activations.hpp>
#include <lamina/backends/reference/network.hpp>
#include <lamina/data/dataset.hpp>
#include <lamina/layers.hpp>
#include <lamina/losses.hpp>
#include <lamina/network/trainer.hpp>
#include <lamina/optimizers.hpp>

#include <cstdint>

using namespace lamina;

namespace {

local::TemporaryFolder const& folder()
{
    static local::TemporaryFolder const one;
    return one;
}

std::string bytes_of(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// What an error says after the file's name.
std::string error(auto const& make)
{
    try {
        make();
    } catch (FileError const& error) {
        return std::string(error.what()).substr(("lamina: " + (folder() / "a.npy").string()).size());
    }
    return "";
}

xt::xtensor<float, 2> const matrix{{1, 2, 3}, {4, 5, 6}};

} // namespace

TEST_CASE("What is written is read again, whatever array it was")
{
    auto const path = folder() / "a.npy";
    write_npy(path, matrix);
    CHECK((read_npy<float>(path) == matrix));
    CHECK(bytes_of(path).substr(0, 10) == std::string("\x93NUMPY\x01\0\x76\0", 10));
    CHECK(bytes_of(path).size() == 128 + 24);
    write_npy(path, xt::xtensor<float, 2, xt::layout_type::column_major>(matrix));
    CHECK((read_npy<float>(path) == matrix));
    write_npy(path, 2.0 * matrix);
    CHECK(read_npy<double>(path)(1, 2) == 12);
    write_npy(path, MatrixView{matrix.data(), 2, 2, 3});
    CHECK((read_npy<float>(path) == xt::xtensor<float, 2>{{1, 2}, {4, 5}}));
    write_npy(path, std::vector<std::array<double, 2>>{{1, 2}, {3, 4}});
    CHECK((read_npy<double>(path) == xt::xtensor<double, 2>{{1, 2}, {3, 4}}));
    write_npy(path, std::vector<std::int64_t>{-1, 2});
    CHECK((read_npy<std::int64_t, 1>(path) == xt::xtensor<std::int64_t, 1>{-1, 2}));
    write_npy(path, std::vector<bool>{true, false});
    CHECK((read_npy<bool, 1>(path) == xt::xtensor<bool, 1>{true, false}));
    xt::xtensor<std::uint8_t, 3> const images{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
    write_npy(path, images);
    CHECK((read_npy<std::uint8_t, 3>(path) == images));
    CHECK((read_npy<std::uint8_t>(path) == xt::xtensor<std::uint8_t, 2>{{1, 2, 3, 4}, {5, 6, 7, 8}}));
    write_npy(path, xt::xtensor<float, 2>::from_shape({0, 3}));
    CHECK((read_npy<float>(path).shape(0) == 0 && read_npy<float>(path).shape(1) == 3));
    CHECK(!std::filesystem::exists(folder() / "a.npy.part"));
}

TEST_CASE("A file that is short or long, or no bool, is refused")
{
    write_npy(folder() / "good.npy", matrix);
    std::string const bytes = bytes_of(folder() / "good.npy");
    auto const read = [](std::string const& text) {
        return error([&] { return read_npy<float>(folder().write("a.npy", text)); });
    };
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(!read(bytes.substr(0, size)).empty());
    CHECK(read(bytes.substr(0, 151)) ==
          ", byte 60: an array of the shape (2, 3) has 24 bytes, and in the file are 23.");
    CHECK(read(bytes + "x") ==
          ", byte 60: an array of the shape (2, 3) has 24 bytes, and in the file are 25.");
    write_npy(folder() / "good.npy", std::vector<bool>{true, false});
    std::string bools = bytes_of(folder() / "good.npy");
    bools.back() = 2;
    CHECK(error([&] { return read_npy<bool, 1>(folder().write("a.npy", bools)); }) ==
          ", byte 129: this is no bool, 0 or 1.");
}

TEST_CASE("What cannot be written leaves what was there")
{
    std::filesystem::path const path = folder() / "none" / "a.npy";
    CHECK_THROWS_WITH(write_npy(path, matrix), "lamina: " + path.string() + ": cannot be written.");
    std::filesystem::create_directory(folder() / "folder.npy");
    folder().write("folder.npy/inner", "");
    CHECK_THROWS_AS(write_npy(folder() / "folder.npy", matrix), FileError);
    CHECK(!std::filesystem::exists(folder() / "folder.npy.part"));
    CHECK(std::filesystem::exists(folder() / "folder.npy" / "inner"));
}

TEST_CASE("A mapped file is the inputs of a data set and of a trainer, and its labels another")
{
    write_npy(folder() / "x.npy", matrix);
    write_npy(folder() / "t.npy", std::vector<std::int32_t>{1, 0});
    MappedNpy<float> const x(folder() / "x.npy");
    CHECK(x.shape() == std::array<std::size_t, 2>{2, 3});
    CHECK(x(1, 2) == 6);
    Dataset const all{MappedNpy<float>(folder() / "x.npy"), MappedNpy<std::int32_t, 1>(folder() / "t.npy")};
    CHECK((all.inputs() == matrix));
    CHECK((all.labels() == xt::xtensor<std::int32_t, 1>{1, 0}));
    CHECK(all.select({1})[0].inputs(2) == 6);
    std::filesystem::remove(folder() / "x.npy"); // it is open
    CHECK((all.inputs() == matrix));

    reference::Network<Sequential<Linear<3, 2>>> net, same = net;
    Trainer one{net, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    Trainer other{same, CrossEntropyLoss{}, SGD{.lr = 0.1}};
    CHECK(one.step(x, MappedNpy<std::int32_t, 1>(folder() / "t.npy")) ==
          other.step(matrix, std::vector<std::int32_t>{1, 0}));
    CHECK(net == same);
}

TEST_CASE("A file is not mapped where its numbers lie at odd places")
{
    std::string const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1)}";
    std::string bytes = std::string("\x93NUMPY\x01\0", 8) + static_cast<char>(header.size()) + '\0' + header;
    bytes += std::string(8, '\0');
    folder().write("a.npy", bytes);
    CHECK(read_npy<double>(folder() / "a.npy")(0, 0) == 0);
    CHECK(
        error([] { MappedNpy<double>(folder() / "a.npy"); }) ==
        ", byte 67: the numbers begin at no multiple of 8 bytes, and cannot be used where they lie. read_npy "
        "copies them.");
}
