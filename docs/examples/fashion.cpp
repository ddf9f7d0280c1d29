// Fashion-MNIST: 70,000 pictures of clothes, 28 x 28 bytes each, as Debian's package dataset-fashion-mnist has them.
// usage: fashion [folder of the files] [folder to write the numbers of pictures to]; links zlib
#include <lamina/io/idx.hpp>
#include <lamina/io/npy.hpp>
#include <lamina/lamina.hpp>

#include <cstdio>

using namespace lamina;

using Classifier = Sequential<Linear<784, 128>, ReLU, Linear<128, 64>, ReLU, Linear<64, 10>>;

/// The pictures of "train" or "t10k", from 0 to 1, with their classes.
auto read(std::filesystem::path const& folder, std::string const& part)
{
    xt::xtensor<std::uint8_t, 2> const images = read_idx(folder / (part + "-images-idx3-ubyte.gz"));
    xt::xtensor<float, 2> const numbers = xt::cast<float>(images) / 255.0F;
    return Dataset{numbers, read_idx<1>(folder / (part + "-labels-idx1-ubyte.gz"))};
}

int main(int count, char** arguments)
{
    std::filesystem::path const data = count > 1 ? arguments[1] : "/usr/share/datasets/fashion-mnist";
    if (!std::filesystem::exists(data / "train-images-idx3-ubyte.gz")) {
        std::printf("lamina: no Fashion-MNIST in %s; apt-get install dataset-fashion-mnist brings it.\n", data.c_str());
        return 77; // for ctest: skipped
    }
    auto const training = read(data, "train"), test = read(data, "t10k");

    Network<Classifier> net{random::Torch{1}};
    Trainer trainer{net, CrossEntropyLoss{}, AdamW{.lr = 2e-3, .weight_decay = 1e-2}, Threads{2}};
    History const history = trainer.fit(
        training, {.epochs = 12, .batch_size = 128, .validation = 0.05, .schedule = Cosine{.warmup = 0.05}});

    auto const predicted = predict(net, test);
    double const right = accuracy(predicted, test.labels());
    std::printf("accuracy %.3f of %zu pictures, after %.1f s\n", right, test.size(), history[history.size() - 1].seconds);
    if (count > 2) {
        std::filesystem::path const folder = arguments[2];
        history.write_csv(folder / "fashion_history.csv");
        write_npy(folder / "fashion_confusion.npy", confusion_matrix(predicted, test.labels(), 10));
    }
    if (right >= 0.88) return 0;
    std::puts("lamina: of these pictures 0.88 should be recognised.");
    return 1;
}
