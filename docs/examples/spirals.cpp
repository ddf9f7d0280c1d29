// Two spirals within each other, told apart by a network of two inputs, so that all it says can be drawn.
// usage: spirals [folder to write the numbers of pictures to]
#include <lamina/io/npy.hpp>
#include <lamina/lamina.hpp>

#include <cstdio>
#include <filesystem>
#include <numbers>

using namespace lamina;

using Classifier = Sequential<Linear<2, 32>, Tanh, Linear<32, 32>, Tanh, Linear<32, 2>>;

/// A point at every place of a square of side 2, row by row.
xt::xtensor<float, 2> grid(std::size_t side)
{
    auto points = xt::xtensor<float, 2>::from_shape({side * side, 2});
    for (std::size_t i = 0; i < side * side; ++i)
        for (std::size_t axis = 0; axis < 2; ++axis)
            points(i, axis) = -1 + 2 * float(axis == 0 ? i % side : i / side) / float(side - 1);
    return points;
}

int main(int count, char** arguments)
{
    random::NumPy numpy{1};
    constexpr std::size_t rows = 2'000;
    auto const noise = numpy.normal(0, 0.02, rows, 2);
    auto x = xt::xtensor<float, 2>::from_shape({rows, 2});
    auto label = xt::xtensor<int, 1>::from_shape({rows});
    for (std::size_t i = 0; i < rows; ++i) {
        double const turns = 1.75 * std::sqrt(double(i) / rows), arm = double(i % 2);
        double const angle = 2 * std::numbers::pi * turns + arm * std::numbers::pi, radius = 0.5 * turns + 0.05;
        x(i, 0) = float(radius * std::cos(angle) + noise(i, 0));
        x(i, 1) = float(radius * std::sin(angle) + noise(i, 1));
        label(i) = int(i % 2);
    }
    Dataset const all{x, label};
    auto const [training, test] = split(all, {.test = 0.25, .seed = 1, .stratified = true});

    Network<Classifier> net{random::Torch{1}};
    Trainer trainer{net, CrossEntropyLoss{}, Adam{.lr = 1e-2}};
    trainer.fit(training, {.epochs = 100, .schedule = Cosine{}, .progress = false});

    double const right = accuracy(predict(net, test), test.labels());
    std::printf("accuracy %.3f of %zu points\n", right, test.size());
    if (count > 1) {
        std::filesystem::path const folder = arguments[1];
        write_npy(folder / "spirals_points.npy", test.inputs());
        write_npy(folder / "spirals_labels.npy", test.labels());
        write_npy(folder / "spirals_surface.npy", softmax(net(grid(200)))); // of both classes
    }
    if (right >= 0.97) return 0;
    std::puts("lamina: of these points 0.97 should be told apart.");
    return 1;
}
