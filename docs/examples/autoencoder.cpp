// An autoencoder: digits of 64 numbers pressed into two and back, so that each becomes a point that can be drawn.
// usage: autoencoder [folder of digits.csv] [folder to write the numbers of pictures to]
#include <lamina/io/csv.hpp>
#include <lamina/io/npy.hpp>
#include <lamina/lamina.hpp>

#include <cstdio>

using namespace lamina;

using Encoder = Sequential<Linear<64, 64>, SiLU, Linear<64, 2>>;
using Decoder = Sequential<Linear<2, 64>, SiLU, Linear<64, 64>, Sigmoid>;

int main(int count, char** arguments)
{
    std::filesystem::path const data = count > 1 ? arguments[1] : "docs/examples/data";
    Csv const csv = read_csv(data / "digits.csv");
    xt::xtensor<float, 2> const images = csv.numbers<float>(csv.except({"digit"})) / 16.0F; // from 0 to 1
    Dataset const all{images, images};                                                      // each is its own target
    auto const [training, test] = split(all, {.test = 0.25, .seed = 1});

    Network<Sequential<Encoder, Decoder>> net{random::Torch{1}};
    Trainer trainer{net, MSELoss{}, Adam{.lr = 5e-3}};
    trainer.fit(training, {.epochs = 150, .batch_size = 32, .schedule = Cosine{}, .progress = false});

    auto const x = test.inputs();
    auto const restored = net(x);
    xt::xtensor<float, 2> const means = xt::ones_like(x) * xt::mean(x, {0}); // the same for all digits
    double const kept = 1 - mse(restored, x) / mse(means, x);
    std::printf("two numbers keep %.3f of the variance of %zu digits\n", kept, test.size());
    if (count > 2) {
        Network<Encoder> encoder{zeros};
        encoder.set<"0.weight">(net.get<"0.0.weight">());
        encoder.set<"0.bias">(net.get<"0.0.bias">());
        encoder.set<"2.weight">(net.get<"0.2.weight">());
        encoder.set<"2.bias">(net.get<"0.2.bias">());
        std::filesystem::path const folder = arguments[2];
        write_npy(folder / "autoencoder_codes.npy", encoder(images));
        write_npy(folder / "autoencoder_labels.npy", csv.labels("digit").labels);
        write_npy(folder / "autoencoder_images.npy", x);
        write_npy(folder / "autoencoder_restored.npy", restored);
    }
    if (kept >= 0.45) return 0; // the best two numbers that are sums of pixels keep 0.285
    std::puts("lamina: of the variance 0.45 should be kept.");
    return 1;
}
