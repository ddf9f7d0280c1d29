// SPDX-License-Identifier: BSL-1.0
#include <lamina/losses.hpp>

#include "catch.hpp"
#include "reference/json.hpp"

#include <lamina/backends/cpu/backend.hpp>
#include <lamina/backends/reference/backend.hpp>
#include <lamina/pass/rows.hpp>
#include <lamina/random/numpy.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

/// Every loss against PyTorch, by the verbs that a pass computes it with: on both backends, in both number
/// types, with widths that run time knows. Those that the type knows are in tests/losses.

using namespace lamina;
using namespace lamina::core;

namespace {

using Numbers = std::vector<double>;

nlohmann::json const& torch()
{
    static nlohmann::json const file = laws::reference("losses.json");
    return file;
}

/// Numbers, or labels if there are any.
struct Target {
    Numbers numbers;
    std::vector<std::size_t> labels{};
};

/// Of a kind, as generators/losses.py draws them.
Target drawn(std::string const& kind, unsigned seed, std::size_t rows, std::size_t columns)
{
    auto const ends = torch()["kinds"][kind].get<std::array<double, 2>>();
    xt::xtensor<double, 2> const uniform = random::NumPy{seed}.uniform(ends[0], ends[1], rows, columns);
    Target result{Numbers(uniform.begin(), uniform.end())};
    for (double& number : result.numbers)
        if (kind == "sign")
            number = number < 0 ? -1 : 1;
        else if (kind == "count")
            number = std::floor(number);
    if (kind == "label")
        for (std::size_t row = 0; row < rows; ++row)
            result.labels.push_back(static_cast<std::size_t>(uniform(row, 0) * static_cast<double>(columns)));
    return result;
}

/// Rows of numbers as a backend has them.
template <class Backend, class T>
struct Held {
    std::size_t columns;
    std::size_t row_count;
    AlignedArray<T> memory{row_count * Backend::template row_stride<T>(columns)};

    auto view() { return Backend::template rows<T>(memory.data(), columns, row_count); }
    auto take(Numbers const& numbers)
    {
        std::vector<T> const rounded(numbers.begin(), numbers.end());
        copy_in(rows_of(rounded.data(), row_count, columns), 0, row_count, columns, view());
        return view();
    }
};

struct Result {
    double loss;
    Numbers gradient;
};

/// A loss of outputs in rows of `columns`, and its gradient, each times `scale`: what Pass::loss does.
template <class Loss, class Backend, class T>
Result compute(Numbers const& y, Target const& t, std::size_t columns, double scale)
{
    std::size_t const rows = y.size() / columns;
    Held<Backend, T> outputs{columns, rows}, targets{columns, rows}, gradient{columns, rows};
    auto const view = outputs.take(y);
    using View = std::remove_const_t<decltype(view)>;
    T const factor = static_cast<T>(scale);
    Store<View> const sink{gradient.view()};
    T const loss = [&] {
        if constexpr (!is_row_loss<Loss>) {
            using Step = ElementStep<ElementLoss<Loss>, T, View, View, Store<View>>;
            return Backend::template sum<T>(rows, columns, Step{view, targets.take(t.numbers), factor, sink});
        } else if (t.labels.empty()) {
            return Backend::template sum_rows<T>(rows, columns, view, targets.take(t.numbers),
                                                 LossOfRow<RowLoss<Loss>, T>{factor}, sink);
        } else {
            return Backend::template sum_rows<T>(rows, columns, view, OneHotRows{t.labels.data()},
                                                 LossOfRow<RowLoss<core::OfLabels<Loss>>, T>{factor}, sink);
        }
    }();
    std::vector<T> slopes(y.size());
    copy_out(gradient.view(), rows, columns, rows_of(slopes.data(), rows, columns), 0);
    return {static_cast<double>(loss * factor), Numbers(slopes.begin(), slopes.end())};
}

/// Value, slope and second derivative of a loss of single elements.
template <class Loss>
Numbers at_point(double y, double t)
{
    using Slope = typename ElementLoss<Loss>::Slope;
    auto const at =
        symbol::evaluate<typename ElementLoss<Loss>::Value, Slope, decltype(symbol::derive<0>(Slope{}))>(y,
                                                                                                         t);
    return {at.begin(), at.end()};
}

/// A loss as its tests see it: whether it is one of rows, and what computes it.
struct Computed {
    std::array<decltype(&compute<MSELoss<>, reference::Backend, double>), 2> in_double, in_float;
    decltype(&at_point<MSELoss<>>) at = nullptr;
};

template <class Loss>
Computed computed()
{
    using Cpu = cpu::Backend<xsimd::default_arch>;
    using Plain = reference::Backend;
    Computed result{{compute<Loss, Cpu, double>, compute<Loss, Plain, double>},
                    {compute<Loss, Cpu, float>, compute<Loss, Plain, float>}};
    if constexpr (!is_row_loss<Loss>) result.at = at_point<Loss>;
    return result;
}

/// How far a number is off: relative to `scale`, and infinity if it is NaN.
double off(double number, double wanted, double scale)
{
    double const difference = std::abs(number - wanted) / scale;
    return difference >= 0 ? difference : std::numeric_limits<double>::infinity();
}

/// How far a result is off: relative to the largest, or each relative to itself where it is above 1.
double off(Result const& result, double loss, Numbers const& gradient, bool each)
{
    REQUIRE(result.gradient.size() == gradient.size());
    auto const size = [](double number) { return std::max(1.0, std::abs(number)); };
    double largest = 0;
    for (double const number : gradient) largest = std::max(largest, std::abs(number));
    if (largest == 0) largest = 1;
    double error = off(result.loss, loss, each ? size(loss) : loss == 0 ? 1 : std::abs(loss));
    for (std::size_t i = 0; i < gradient.size(); ++i)
        error = std::max(error, off(result.gradient[i], gradient[i], each ? size(gradient[i]) : largest));
    return error;
}

/// A loss in its variants; the largest error in double and float.
class Checked {
    std::string loss_;
    std::array<double, 2> errors_{};

public:
    explicit Checked(std::string loss) : loss_(std::move(loss)) {}
    Checked(Checked const&) = delete;
    Checked& operator=(Checked const&) = delete;
    ~Checked()
    {
        laws::record("loss", loss_, "double", errors_[0]);
        laws::record("loss", loss_, "float", errors_[1]);
    }

    /// One of its variants, by what is in losses.json after the name; its Reduction is Sum.
    template <class Loss>
    Checked& check(std::string const& variant = "")
    {
        CHECK(Loss::name == loss_);
        check(computed<Loss>(), torch()["losses"].at(loss_ + variant));
        return *this;
    }

private:
    void check(Computed const& loss, nlohmann::json const& wanted)
    {
        for (auto const& batch : wanted["batches"]) {
            std::size_t const rows = batch["shape"][0], columns = batch["shape"][1];
            auto const seed = wanted["seed"].get<unsigned>();
            double const compared = static_cast<double>(loss.at == nullptr ? rows : rows * columns);
            hold(loss, drawn(wanted["y"], seed, rows, columns).numbers,
                 drawn(wanted["t"], seed + 1, rows, columns), columns,
                 batch["reduction"] == "mean" ? 1 / compared : 1, batch, false);
        }
        if (wanted.contains("extreme")) {
            auto const& extreme = wanted["extreme"];
            hold(loss, extreme["y"], {{}, extreme["labels"]}, 3, 1, extreme, true);
        }
        if (loss.at != nullptr) check_points(loss, wanted["points"]);
    }

    /// Holds a batch, on both backends, to what PyTorch says. It adds up in another order, and a float is off
    /// by 6e-8 from the start: a loss that is the difference of what is larger by 1e-6, and the slope of
    /// BCELoss where y is 1e-6 from 1 by 7e-6, the most there is.
    void hold(Computed const& loss, Numbers const& y, Target const& t, std::size_t columns, double scale,
              nlohmann::json const& wanted, bool each)
    {
        INFO(loss_ << ", " << y.size() / columns << " rows of " << columns << ", times " << scale);
        for (std::size_t backend : {0U, 1U}) {
            auto const error = [&](auto const& computing) {
                return off(computing[backend](y, t, columns, scale), wanted["loss"], wanted["gradient"],
                           each);
            };
            double const of_double = error(loss.in_double), of_float = error(loss.in_float);
            CHECK(of_double <= 1e-13);
            CHECK(of_float <= 5e-5);
            errors_ = {std::max(errors_[0], of_double), std::max(errors_[1], of_float)};
        }
    }

    /// Values, slopes and second derivatives of one number; and in a batch, where a register computes both
    /// branches of a choice.
    void check_points(Computed const& loss, nlohmann::json const& points)
    {
        Numbers const y = points["y"], t = points["t"], values = points["value"], slopes = points["slope"];
        auto const& curvatures = points["curvature"]; // null where PyTorch has none
        for (std::size_t i = 0; i < y.size(); ++i) {
            INFO(loss_ << " of y = " << y[i] << ", t = " << t[i]);
            Numbers const at = loss.at(y[i], t[i]);
            CHECK(at[0] == Approx(values[i]).epsilon(1e-12).margin(1e-12));
            CHECK(at[1] == Approx(slopes[i]).epsilon(1e-12).margin(1e-12));
            if (curvatures[i].is_null())
                CHECK(std::isfinite(at[2]));
            else
                CHECK(at[2] == Approx(curvatures[i].get<double>()).epsilon(1e-9).margin(1e-9));
        }
        nlohmann::json const sum{{"loss", std::accumulate(values.begin(), values.end(), 0.0)},
                                 {"gradient", slopes}};
        hold(loss, y, {t}, y.size(), 1, sum, true);
    }
};

} // namespace

TEST_CASE("Regression losses are PyTorch's")
{
    Checked{"MSELoss"}.check<MSELoss<Sum>>();
    Checked{"L1Loss"}.check<L1Loss<Sum>>();
    Checked{"SmoothL1Loss"}
        .check<SmoothL1Loss<Sum>>()
        .check<SmoothL1Loss<Sum, 0.25>>("<0.25>")
        .check<SmoothL1Loss<Sum, 0.0>>("<0>");
    Checked{"HuberLoss"}.check<HuberLoss<Sum>>().check<HuberLoss<Sum, 1.5>>("<1.5>");
    Checked{"LogCoshLoss"}.check<LogCoshLoss<Sum>>();
    Checked{"PoissonNLLLoss"}
        .check<PoissonNLLLoss<Sum>>()
        .check<PoissonNLLLoss<Sum, true, true>>("<full>")
        .check<PoissonNLLLoss<Sum, false>>("<mean>")
        .check<PoissonNLLLoss<Sum, false, true, 1e-3>>("<mean, full>");
}

TEST_CASE("The quantile loss is scikit-learn's mean_pinball_loss")
{
    Checked{"QuantileLoss"}.check<QuantileLoss<Sum>>().check<QuantileLoss<Sum, 0.9>>("<0.9>");
}

TEST_CASE("Losses of probabilities are PyTorch's")
{
    Checked{"BCELoss"}.check<BCELoss<Sum>>();
    Checked{"BCEWithLogitsLoss"}.check<BCEWithLogitsLoss<Sum>>().check<BCEWithLogitsLoss<Sum, 2.5>>("<2.5>");
    Checked{"KLDivLoss"}.check<KLDivLoss<Sum>>().check<KLDivLoss<Sum, true>>("<log>");
    Checked{"MultiLabelSoftMarginLoss"}.check<MultiLabelSoftMarginLoss<Sum>>();
}

TEST_CASE("Losses of targets 1 and -1 are PyTorch's")
{
    Checked{"HingeEmbeddingLoss"}.check<HingeEmbeddingLoss<Sum>>().check<HingeEmbeddingLoss<Sum, 0.5>>(
        "<0.5>");
    Checked{"SoftMarginLoss"}.check<SoftMarginLoss<Sum>>();
}

TEST_CASE("Losses of classes are PyTorch's, of labels and of probabilities")
{
    Checked{"CrossEntropyLoss"}
        .check<CrossEntropyLoss<Sum>>()
        .check<CrossEntropyLoss<Sum>>(" of probabilities")
        .check<CrossEntropyLoss<Sum, 0.1>>("<0.1>")
        .check<CrossEntropyLoss<Sum, 0.1>>("<0.1> of probabilities");
    Checked{"NLLLoss"}.check<NLLLoss<Sum>>().check<NLLLoss<Sum>>(" of probabilities");
    Checked{"MultiMarginLoss"}.check<MultiMarginLoss<Sum>>().check<MultiMarginLoss<Sum, 2, 0.5>>("<2, 0.5>");
}
