// SPDX-License-Identifier: BSL-1.0
// scikit-learn's numbers for labels, scores and outputs, see generators/metrics.py.
#include <lamina/metrics.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/arrays.hpp>

using namespace lamina;

namespace {

using Json = nlohmann::json;

constexpr double most = 1e-12;

Json const& all()
{
    static Json const numbers = laws::reference("metrics.json");
    return numbers;
}

/// The largest difference of each metric, told at the end of a test case, or a failure where it is large.
class Differences {
public:
    explicit Differences(std::string number) : number_(std::move(number)) {}
    Differences(Differences const&) = delete;
    Differences& operator=(Differences const&) = delete;
    ~Differences()
    {
        for (auto const& [name, difference] : largest_.items())
            laws::record("metric", name, number_, difference);
    }

    void check(std::string const& name, double found, Json const& wanted)
    {
        auto const number = wanted.get<double>();
        double const difference = std::abs(found - number) / (std::max)(1.0, std::abs(number));
        INFO(name << " is " << found << ", not " << number);
        CHECK(difference <= most);
        largest_[name] = (std::max)(difference, largest_.value(name, 0.0));
    }

private:
    std::string number_;
    Json largest_ = Json::object();
};

template <class T>
std::vector<T> numbers(Json const& list)
{
    return list.get<std::vector<T>>();
}

/// One of precision, recall and f1, of a case of labels.
void check_averages(Differences& differences, std::string const& name, Json const& given, auto const& score)
{
    auto const predicted = numbers<int>(given["predicted"]);
    auto const labels = numbers<int>(given["labels"]);
    auto const classes = given["classes"].get<std::size_t>();
    Json const& wanted = given[name];
    differences.check(name, score(predicted, labels, Macro{}), wanted["macro"]);
    differences.check(name, score(predicted, labels, Macro{classes}), wanted["macro of all"]);
    differences.check(name, score(predicted, labels, Micro{}), wanted["micro"]);
    differences.check(name, score(predicted, labels, WeightedBySupport{}), wanted["weighted"]);
    auto const each = score(predicted, labels, PerClass{classes});
    REQUIRE(each.size() == classes);
    for (std::size_t i = 0; i < classes; ++i) differences.check(name, each(i), wanted["per class"][i]);
    if (!wanted.contains("binary")) return;
    differences.check(name, score(predicted, labels, Binary{}), wanted["binary"]);
    differences.check(name, score(predicted, labels, Binary{.positive = 0}), wanted["binary of 0"]);
}

} // namespace

TEST_CASE("Metrics of labels are scikit-learn's")
{
    Differences differences("double");
    for (auto const& [name, given] : all()["labels"].items()) {
        INFO(name);
        auto const predicted = numbers<int>(given["predicted"]);
        auto const labels = numbers<int>(given["labels"]);
        differences.check("accuracy", accuracy(predicted, labels), given["accuracy"]);
        differences.check("balanced_accuracy", balanced_accuracy(predicted, labels),
                          given["balanced_accuracy"]);
        differences.check("matthews_corrcoef", matthews_corrcoef(predicted, labels),
                          given["matthews_corrcoef"]);
        auto const confusion = confusion_matrix(predicted, labels, given["classes"].get<std::size_t>());
        CHECK(std::vector(confusion.begin(), confusion.end()) == numbers<std::size_t>(given["confusion"]));
        check_averages(differences, "precision", given,
                       [](auto const&... arguments) { return precision(arguments...); });
        check_averages(differences, "recall", given,
                       [](auto const&... arguments) { return recall(arguments...); });
        check_averages(differences, "f1", given, [](auto const&... arguments) { return f1(arguments...); });
        if (!given.contains("report")) continue;
        CHECK(classification_report(predicted, labels) == given["report"].get<std::string>());
        CHECK(classification_report(predicted, labels, numbers<std::string>(given["names"])) ==
              given["named report"].get<std::string>());
    }
}

TEMPLATE_TEST_CASE("Metrics of the scores of several classes are scikit-learn's", "", float, double)
{
    std::string const number = std::is_same_v<TestType, float> ? "float" : "double";
    Differences differences(number);
    for (auto const& [name, given] : all()["scores"].items()) {
        INFO(name);
        Json const& wanted = given[number];
        auto const labels = numbers<unsigned char>(given["labels"]);
        auto const memory = numbers<TestType>(wanted["probabilities"]);
        MatrixView const p{memory, static_cast<std::size_t>(given["classes"])};
        differences.check("roc_auc", roc_auc(p, labels), wanted["macro"]);
        differences.check("roc_auc", roc_auc(p, labels, WeightedBySupport{}), wanted["weighted"]);
        differences.check("log_loss", log_loss(p, labels), wanted["log_loss"]);
        differences.check("expected_calibration_error", expected_calibration_error(labels, p), wanted["ece"]);
        for (std::size_t k = 1; k < p.shape()[1]; ++k)
            differences.check("top_k_accuracy", top_k_accuracy(p, labels, k), wanted["top_k"][k - 1]);
        CHECK(top_k_accuracy(p, labels, p.shape()[1]) == 1);
    }
}

TEMPLATE_TEST_CASE("Metrics of the probabilities of the positive class are scikit-learn's", "", float, double)
{
    std::string const number = std::is_same_v<TestType, float> ? "float" : "double";
    Differences differences(number);
    for (auto const& [name, given] : all()["positive"].items()) {
        INFO(name);
        Json const& wanted = given[number];
        auto const labels = numbers<int>(given["labels"]);
        auto const p = numbers<TestType>(wanted["probabilities"]);
        differences.check("roc_auc", roc_auc(p, labels), wanted["roc_auc"]);
        differences.check("log_loss", log_loss(p, labels), wanted["log_loss"]);
        for (auto const& [bins, curve] : wanted["curves"].items()) {
            INFO(bins << " bins");
            auto const count = static_cast<std::size_t>(std::stoi(bins));
            auto const found = calibration_curve(labels, p, count);
            REQUIRE(found.counts == numbers<std::size_t>(curve["counts"]));
            for (std::size_t i = 0; i < found.counts.size(); ++i) {
                differences.check("calibration_curve", found.fraction_of_positives[i], curve["positives"][i]);
                differences.check("calibration_curve", found.mean_predicted[i], curve["mean"][i]);
            }
            differences.check("expected_calibration_error", expected_calibration_error(labels, p, count),
                              curve["ece"]);
        }
    }
}

TEMPLATE_TEST_CASE("Metrics of outputs are scikit-learn's", "", float, double)
{
    std::string const number = std::is_same_v<TestType, float> ? "float" : "double";
    Differences differences(number);
    for (auto const& [name, given] : all()["outputs"].items()) {
        INFO(name);
        Json const& wanted = given[number];
        auto const outputs = static_cast<std::size_t>(given["outputs"]);
        auto const predicted = numbers<TestType>(wanted["y"]), targets = numbers<TestType>(wanted["t"]);
        MatrixView const y{predicted, outputs}, t{targets, outputs};
        differences.check("mse", mse(y, t), wanted["mse"]);
        differences.check("mae", mae(y, t), wanted["mae"]);
        differences.check("rmse", rmse(y, t), wanted["rmse"]);
        if (wanted.contains("r2")) differences.check("r2", r2(y, t), wanted["r2"]);
    }
}
