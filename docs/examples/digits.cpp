// Handwritten digits, images of 8 x 8 numbers in a CSV file: read, split, trained, and looked at from every side.
// usage: digits [folder of digits.csv] [folder to write the numbers of pictures to]
#include <lamina/io/csv.hpp>
#include <lamina/io/npy.hpp>
#include <lamina/lamina.hpp>

#include <cstdio>

using namespace lamina;

using Classifier = Sequential<Linear<64, 32>, GELU, Dropout<0.2>, Linear<32, 10>>;

/// What the report draws.
void write(std::filesystem::path const& folder, xt::xtensor<float, 2> const& images,
           xt::xtensor<std::size_t, 1> const& labels, xt::xtensor<float, 2> const& probabilities)
{
    // each class by itself: how often it is the right one where it is said to be likely
    auto const is_right = OneHot::fit(labels).matrix<int>(labels);
    auto const [fraction, predicted, counts] = calibration_curve(xt::ravel(is_right), xt::ravel(probabilities), 10);
    write_npy(folder / "digits_images.npy", images);
    write_npy(folder / "digits_labels.npy", labels);
    write_npy(folder / "digits_probabilities.npy", probabilities);
    write_npy(folder / "digits_fraction.npy", fraction);
    write_npy(folder / "digits_predicted.npy", predicted);
    write_npy(folder / "digits_counts.npy", counts);
}

int main(int count, char** arguments)
{
    std::filesystem::path const data = count > 1 ? arguments[1] : "docs/examples/data";
    Csv const csv = read_csv(data / "digits.csv");
    xt::xtensor<float, 2> const images = csv.numbers<float>(csv.except({"digit"})) / 16.0F; // from 0 to 1
    Dataset const all{images, csv.labels("digit").labels};
    auto const [training, test] = split(all, {.test = 0.25, .seed = 1, .stratified = true});

    Network<Classifier> net{random::Torch{1}};
    Trainer trainer{net, CrossEntropyLoss{}, AdamW{.lr = 1e-2, .weight_decay = 1e-2}};
    History const history = trainer.fit(
        training, {.epochs = 100, .validation = 0.1, .schedule = Cosine{}, .progress = false});

    auto const predicted = predict(net, test);
    auto const confusion = confusion_matrix(predicted, test.labels(), 10);
    auto const probabilities = softmax(net(test.inputs()));
    double const right = accuracy(predicted, test.labels());
    std::printf("%s", confusion_table(confusion).c_str());
    std::printf("accuracy %.3f of %zu images, calibration error %.3f\n", right, test.size(),
                expected_calibration_error(test.labels(), probabilities));
    if (count > 2) {
        std::filesystem::path const folder = arguments[2];
        history.write_csv(folder / "digits_history.csv");
        write_npy(folder / "digits_confusion.npy", confusion);
        write(folder, test.inputs(), test.labels(), probabilities);
    }
    if (right >= 0.97) return 0;
    std::puts("lamina: of these digits 0.97 should be read right.");
    return 1;
}
