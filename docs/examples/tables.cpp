// Three small tables, iris flowers, wines and tumours, each classified by a small network in five-fold cross-validation.
// usage: tables [folder of the CSV files] [folder to write the numbers of pictures to]
#include <lamina/io/csv.hpp>
#include <lamina/io/npy.hpp>
#include <lamina/lamina.hpp>

#include <cstdio>

using namespace lamina;

/// A network of so many numbers in and classes out, trained on four fifths and tested on the other, five times.
template <std::size_t Inputs, std::size_t Classes>
auto confusion_of(std::filesystem::path const& file, CsvColumn const& column)
{
    Csv const csv = read_csv(file);
    Dataset const all{csv.numbers<float>(csv.except({column})), csv.labels(column).labels};
    auto confusion = xt::xtensor<std::size_t, 2>::from_shape({Classes, Classes});
    confusion.fill(0);
    for (auto const& [training, test] : folds(all, 5, {.seed = 1, .stratified = true})) {
        auto const scale = Standardise::fit(training);
        Network<Sequential<Linear<Inputs, 16>, Tanh, Linear<16, Classes>>> net{random::Torch{1}};
        Trainer trainer{net, CrossEntropyLoss{}, AdamW{.lr = 1e-2, .weight_decay = 1e-2}};
        trainer.fit(scale(training), {.epochs = 40, .batch_size = 16, .schedule = Cosine{}, .progress = false});
        confusion += confusion_matrix(predict(net, scale(test)), test.labels(), Classes);
    }
    return confusion;
}

/// Says how it went; whether it went as well as it should.
bool show(char const* name, auto const& confusion, double wanted, char const* folder)
{
    double right = 0;
    for (std::size_t i = 0; i < confusion.shape(0); ++i) right += double(confusion(i, i));
    double const part = right / double(xt::sum(confusion)());
    std::printf("%-13s accuracy %.3f\n", name, part);
    if (folder) write_npy(std::filesystem::path(folder) / (std::string(name) + "_confusion.npy"), confusion);
    if (part < wanted) std::printf("lamina: of %s %.2f should be right.\n", name, wanted);
    return part >= wanted;
}

int main(int count, char** arguments)
{
    std::filesystem::path const data = count > 1 ? arguments[1] : "docs/examples/data";
    char const* const folder = count > 2 ? arguments[2] : nullptr;
    bool good = show("iris", confusion_of<4, 3>(data / "iris.csv", "species"), 0.93, folder);
    good &= show("wine", confusion_of<13, 3>(data / "wine.csv", "cultivar"), 0.95, folder);
    good &= show("breast_cancer", confusion_of<30, 2>(data / "breast_cancer.csv", "diagnosis"), 0.95, folder);
    return good ? 0 : 1;
}
