// SPDX-License-Identifier: BSL-1.0
// dlib's networks in float: gradients and solvers called directly, because its trainer hands each step to a
// thread.
#include "rows.hpp"

#include <dlib/dnn.h>

namespace bench {

namespace {

using Sample = dlib::input<dlib::matrix<float>>;
template <long out, class Below>
using Hidden = dlib::relu<dlib::fc<out, Below>>;
template <class W>
struct NetOf;
template <>
struct NetOf<W2> {
    using type =
        dlib::loss_mean_squared<dlib::sig<dlib::fc_no_bias<1, dlib::sig<dlib::fc_no_bias<3, Sample>>>>>;
};
template <>
struct NetOf<W5a> {
    using type = dlib::loss_multiclass_log<dlib::fc<10, Hidden<32, Sample>>>;
};
template <>
struct NetOf<W5b> {
    using type = dlib::loss_multiclass_log<dlib::fc<10, Hidden<512, Hidden<512, Sample>>>>;
};

template <class W>
class Dlib : public Contestant {
    static constexpr auto ls = layers<typename W::Architecture>;
    using Net = typename NetOf<W>::type;
    static constexpr bool is_classifier = std::is_same_v<typename W::Loss, CrossEntropyLoss<>>;
    static constexpr double rate =
        is_classifier ? W::lr : 2 * W::lr; // it leaves out the 2 of a square's slope

public:
    explicit Dlib(Problem<typename W::Number> const& p)
    {
        std::vector<dlib::matrix<float>> samples;
        for (std::size_t row = 0; row < W::batch; ++row) {
            dlib::matrix<float> sample(W::inputs, 1);
            for (std::size_t i = 0; i < W::inputs; ++i)
                sample(static_cast<long>(i)) = static_cast<float>(p.x[row * W::inputs + i]);
            samples.push_back(sample);
            if constexpr (is_classifier)
                targets_.push_back(static_cast<unsigned long>(p.label[row]));
            else
                targets_.push_back(static_cast<float>(p.target[row]));
        }
        net_.to_tensor(samples.begin(), samples.end(), x_);
        net_(samples); // allocates the parameters
        each_parameter([&](float& number, std::size_t i) { number = static_cast<float>(p.start[i]); });
        solvers_.assign(Net::num_computational_layers, dlib::sgd(0, 0)); // no weight decay, no momentum
    }

    void run(std::size_t steps) override
    {
        for (std::size_t step = 0; step < steps; ++step) {
            net_.compute_parameter_gradients(x_, targets_.begin());
            net_.update_parameters(solvers_, rate);
        }
    }

    [[nodiscard]] std::vector<double> result() const override
    {
        std::vector<double> numbers(W::parameters);
        const_cast<Dlib*>(this)->each_parameter([&](float number, std::size_t i) { numbers[i] = number; });
        return numbers;
    }

private:
    /// Its layers count from the last one; a fully connected one has a tensor (inputs, outputs) with the bias
    /// after.
    void each_parameter(auto const& visit)
    {
        std::size_t next = ls.size();
        dlib::visit_computational_layers(net_, [&](auto& details) {
            float* const numbers = details.get_layer_params().host();
            if (details.get_layer_params().size() == 0) return;
            Layer const& l = ls[--next];
            for (std::size_t i = 0; i < l.inputs; ++i)
                for (std::size_t o = 0; o < l.outputs; ++o)
                    visit(numbers[i * l.outputs + o], l.weight + o * l.inputs + i);
            if (l.has_bias)
                for (std::size_t o = 0; o < l.outputs; ++o)
                    visit(numbers[l.inputs * l.outputs + o], l.bias + o);
        });
    }

    Net net_;
    dlib::resizable_tensor x_;
    std::vector<std::conditional_t<is_classifier, unsigned long, float>> targets_;
    std::vector<dlib::sgd> solvers_;
};

Announce const engine{{"dlib", LAMINA_BENCH_PEER_VERSION}};
Enter<Dlib, W5a, W5b> const classifiers("dlib");
[[maybe_unused]] bool const entered = (enter<W2, Dlib<W2>>("dlib", bound_of<float>), true);

} // namespace

} // namespace bench
