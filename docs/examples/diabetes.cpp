// How a disease goes on in a year, from ten measurements of 442 patients: a regression, in five-fold cross-validation.
// usage: diabetes [folder of diabetes.csv] [folder to write the numbers of pictures to]
#include <lamina/io/csv.hpp>
#include <lamina/io/npy.hpp>
#include <lamina/lamina.hpp>

#include <cstdio>

using namespace lamina;

using Regression = Sequential<Linear<10, 16>, Tanh, Linear<16, 1>>;
using Column = xt::xtensor<float, 2>;

int main(int count, char** arguments)
{
    std::filesystem::path const data = count > 1 ? arguments[1] : "docs/examples/data";
    Csv const csv = read_csv(data / "diabetes.csv");
    Dataset const all{csv.numbers<float>(csv.except({"progression"})), csv.numbers<float>({"progression"})};
    std::vector<Column> truth, predicted; // of each fold
    for (auto const& [training, test] : folds(all, 5, {.seed = 1})) {
        auto const scale = Standardise::fit(training);
        auto const target_scale = Standardise::fit(training.targets());
        Dataset const scaled{scale(training.inputs()), target_scale(training.targets())};
        Network<Regression> net{random::Torch{1}};
        Trainer trainer{net, MSELoss{}, AdamW{.lr = 3e-3, .weight_decay = 0.1}};
        trainer.fit(scaled, {.epochs = 30, .batch_size = 16, .schedule = Cosine{}, .progress = false});
        truth.push_back(test.targets());
        predicted.push_back(target_scale.inverse(net(scale(test.inputs()))));
    }
    auto const joined = [](auto const& parts) -> Column {
        return xt::concatenate(xt::xtuple(parts[0], parts[1], parts[2], parts[3], parts[4]));
    };
    Column const t = joined(truth), y = joined(predicted);
    double const explained = r2(y, t);
    std::printf("R2 %.3f, mean error %.1f, root of the mean squared one %.1f\n", explained, mae(y, t), rmse(y, t));
    if (count > 2) {
        std::filesystem::path const folder = arguments[2];
        write_npy(folder / "diabetes_truth.npy", t);
        write_npy(folder / "diabetes_predicted.npy", y);
    }
    if (explained >= 0.42) return 0; // a linear regression explains 0.48
    std::puts("lamina: of the variance 0.42 should be explained.");
    return 1;
}
