// Knowledge distillation: of 202 digits a network learns more from all that a teacher says of them than from their
// labels. (G. Hinton, O. Vinyals, J. Dean, Distilling the Knowledge in a Neural Network, 2015.)
// usage: distillation [folder of digits.csv] [folder to write the numbers of pictures to]
#include <lamina/io/csv.hpp>
#include <lamina/io/npy.hpp>
#include <lamina/lamina.hpp>

#include <cstdio>

using namespace lamina;

using Teacher = Sequential<Linear<64, 128>, ReLU, Linear<128, 10>>;
using Student = Sequential<Linear<64, 32>, ReLU, Linear<32, 10>>;
constexpr double temperature = 8;
/// Cross-entropy at the temperature, whose slope is as steep as that at 1.
struct Softened : LossFormula<Mean> {
    static constexpr auto name = "Softened";
    static constexpr auto value(auto y, auto t)
    {
        return temperature * temperature * row_sum(t * (log_sum_exp(y / temperature) - y / temperature));
    }
};

/// A network that was trained.
template <class Architecture>
Network<Architecture> learn(auto const& data, auto loss, std::uint64_t seed)
{
    Network<Architecture> net{random::Torch{seed}};
    Trainer trainer{net, loss, AdamW{.lr = 1e-2, .weight_decay = 1e-2}};
    trainer.fit(data, {.epochs = 100, .schedule = Cosine{}, .progress = false});
    return net;
}

int main(int count, char** arguments)
{
    std::filesystem::path const data = count > 1 ? arguments[1] : "docs/examples/data";
    Csv const csv = read_csv(data / "digits.csv");
    xt::xtensor<float, 2> const images = csv.numbers<float>(csv.except({"digit"})) / 16.0F; // from 0 to 1
    Dataset const all{images, csv.labels("digit").labels};
    auto const [training, test] = split(all, {.test = 0.25, .seed = 1, .stratified = true});
    auto const measure = [&test = test](auto const& net) { return accuracy(predict(net, test), test.labels()); };

    auto const teacher = learn<Teacher>(training, CrossEntropyLoss{}, 1);
    auto const [others, few] = split(training, {.test = 0.15, .seed = 1, .stratified = true});
    xt::xtensor<float, 2> const cool = teacher(few.inputs()) / float(temperature);
    Dataset const taught{few.inputs(), softmax(cool)}; // what the teacher says in place of the labels
    xt::xtensor<double, 2> students({2, 10});
    for (std::size_t seed = 0; seed < 10; ++seed) {
        students(0, seed) = measure(learn<Student>(few, CrossEntropyLoss{}, seed));
        students(1, seed) = measure(learn<Student>(taught, Softened{}, seed));
    }
    xt::xtensor<double, 1> const mean = xt::mean(students, {1});
    std::printf("accuracy of the teacher %.3f, of ten students of labels %.3f, of the teacher's %.3f\n",
                measure(teacher), mean(0), mean(1));
    if (count > 2) write_npy(arguments[2] + std::string("/distillation_students.npy"), students);
    if (mean(1) >= 0.93 && mean(1) > mean(0)) return 0;
    std::puts("lamina: the teacher's students should reach 0.93, and more than those of labels.");
    return 1;
}
