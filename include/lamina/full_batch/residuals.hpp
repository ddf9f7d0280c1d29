// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <lamina/full_batch/normal_equations.hpp>
#include <lamina/network/gradient.hpp>

namespace lamina::core {

/// What a loss is the square of.
template <class Value>
struct SquareRoot {
    static constexpr bool value = false;
};
template <class E>
struct SquareRoot<symbol::Apply<symbol::Square, E>> {
    static constexpr bool value = true;
    using Residual = E;
    using Slope = decltype(symbol::derive<0>(E{}));
};

/// That a loss is a sum or mean of squares.
template <class Loss>
struct IsOfSquares {
    static constexpr bool value = SquareRoot<LossValue<Loss>>::value && !is_row_loss<Loss>;
    struct Check {
        static_assert(value,
                      "lamina: LevenbergMarquardt is for sums and means of squares: MSELoss{}, or a loss "
                      "of your own whose value is square(…). The loss given is another; LBFGS takes it.");
    };
};

/// The residuals r of an objective, whose loss is sum(r^2), and their derivatives. A mean's divisor and the
/// weights of rows are in them.
template <class Objective>
class Residuals {
    using Loss = typename Objective::Loss;
    using Net = typename Objective::Network;
    using Root = SquareRoot<LossValue<Loss>>;
    using T = typename Net::value_type;
    using Number = typename Objective::Number;
    using Vector = typename Objective::Vector;
    static constexpr std::size_t size = Objective::size;
    static constexpr std::size_t outputs = Net::outputs;
    using Equations = NormalEquations<Number>;
    static constexpr std::size_t stride = Equations::stride(size);

public:
    explicit Residuals(Objective& objective)
        : objective_(objective),
          rows_(objective.x.rows()),
          outputs_(rows_ * outputs),
          residuals_(rows_ * outputs),
          factors_(rows_),
          block_(Equations::block * stride)
    {
        Number const compared = compared_of<Loss, Number>(objective.t, rows_, outputs);
        bool const divides = Loss::Reduction::divides && compared != 0;
        for (std::size_t row = 0; row < rows_; ++row)
            factors_[row] = std::sqrt(static_cast<Number>(weight_of(objective.t, row)) /
                                      (divides ? compared : Number(1)));
    }

    /// The sum of their squares at a point.
    Number loss(Vector const& point)
    {
        using Forward = core::Forward<typename Net::backend, T, ModelOf<typename Net::architecture>>;
        Forward::run(objective_.at(point).storage(), objective_.x,
                     rows_of(outputs_.data(), std::size_t{rows_}, outputs));
        for (std::size_t i = 0; i < residuals_.size(); ++i)
            residuals_[i] = factors_[i / outputs] * at<typename Root::Residual>(i);
        objective_.count_evaluation();
        return dot(residuals_, residuals_);
    }

    /// The normal equations at the point of the last loss. Each residual takes a pass of its row, forward and
    /// back: of p parameters that is little beside the p^2 / 2 products that it is summed up in.
    void linearise(Vector const& point, Equations& equations)
    {
        Net const& net = objective_.at(point);
        equations.clear();
        std::array<T, Net::inputs> x{};
        std::size_t filled = 0;
        Number residuals[Equations::block] = {};
        for (std::size_t row = 0; row < rows_; ++row) {
            if (factors_[row] == 0) continue;
            for (std::size_t i = 0; i < Net::inputs; ++i) x[i] = static_cast<T>(objective_.x(row, i));
            for (std::size_t output = 0; output < outputs; ++output) {
                std::size_t const i = row * outputs + output;
                residuals[filled] = residuals_[i];
                differentiate(net, x, output, factors_[row] * at<typename Root::Slope>(i),
                              &block_[filled * stride]);
                if (++filled == Equations::block) {
                    equations.add(block_, residuals);
                    filled = 0;
                }
            }
        }
        std::fill(block_.begin() + static_cast<std::ptrdiff_t>(filled * stride), block_.end(), Number(0));
        if (filled > 0) equations.add(block_, residuals);
    }

private:
    /// A formula of an output and its target.
    template <class E>
    [[nodiscard]] Number at(std::size_t i) const
    {
        return static_cast<Number>(symbol::evaluate<E>(
            static_cast<Number>(outputs_[i]), static_cast<Number>(objective_.t(i / outputs, i % outputs))));
    }

    /// The derivatives of slope times one output of a row.
    void differentiate(Net const& net, std::array<T, Net::inputs> const& x, std::size_t output, Number slope,
                       Number* gradient)
    {
        std::array<T, outputs> dy{};
        dy[output] = static_cast<T>(slope);
        objective_.template backward<GivenSlope>(net, rows_of(x.data(), Constant<1>{}, Net::inputs),
                                                 rows_of(dy.data(), Constant<1>{}, outputs), gradient);
    }

    Objective& objective_;
    std::size_t rows_;
    std::vector<T> outputs_;
    Vector residuals_;
    Vector factors_; ///< what a row's residuals are multiplied by
    Vector block_;   ///< rows of J
};

} // namespace lamina::core
