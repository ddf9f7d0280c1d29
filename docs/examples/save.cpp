// Weights to a file and back, exact: every array by its name, its shape and the bytes of its numbers.
#include <lamina/lamina.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

using namespace lamina;

std::streamsize bytes_of(auto const& array) { return std::streamsize(array.size() * sizeof(*array.data())); }

template <class Net>
void save(std::filesystem::path const& path, Net const& net)
{
    std::ofstream file(path, std::ios::binary);
    file.exceptions(std::ios::failbit | std::ios::badbit);
    for (auto const& [name, array] : state_dict(net)) {
        file << name << ' ' << array.dimension() << ' ';
        for (std::size_t const size : array.shape()) file << size << ' ';
        file.write(reinterpret_cast<char const*>(array.data()), bytes_of(array));
    }
}

template <class Net>
void load(std::filesystem::path const& path, Net& net)
{
    std::map<std::string, xt::xarray<typename Net::value_type>> state;
    std::ifstream file(path, std::ios::binary);
    std::string name;
    for (std::size_t axes = 0; file >> name >> axes;) {
        std::vector<std::size_t> shape(axes);
        for (std::size_t& size : shape) file >> size;
        auto array = xt::xarray<typename Net::value_type>::from_shape(shape);
        file.ignore(1).read(reinterpret_cast<char*>(array.data()), bytes_of(array));
        if (file) state[name] = array;
    }
    load_state_dict(net, state); // StateError, naming every array that is missing or of another shape
}

int main()
{
    auto const path = std::filesystem::temp_directory_path() / "lamina_save_example";
    Network<Sequential<Linear<3, 5>, Tanh, Named<"out", Linear<5, 2>>>> net{random::Torch{1}}, copy{zeros};
    save(path, net);
    load(path, copy);
    std::printf("%s\n", copy == net ? "the same" : "different");

    Network<Sequential<Linear<3, 5>, Tanh, Named<"out", Linear<5, 3>>>> other;
    try {
        load(path, other);
    } catch (StateError const& error) {
        std::puts(error.what());
    }
    std::filesystem::remove(path);
}
