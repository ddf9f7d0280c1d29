// SPDX-License-Identifier: BSL-1.0
// FANN in double: an epoch of its batch training is a step.
#include "rows.hpp"

#include <doublefann.h>

namespace bench {

namespace {

template <class W>
class Fann : public Contestant {
    static_assert(std::is_same_v<typename W::Number, double> && std::is_same_v<typename W::Loss, MSELoss<>>);
    static constexpr auto ls = layers<typename W::Architecture>;

public:
    explicit Fann(Problem<double> const& p)
    {
        std::array<unsigned, ls.size() + 1> widths{W::inputs};
        for (std::size_t i = 0; i < ls.size(); ++i) widths[i + 1] = static_cast<unsigned>(ls[i].outputs);
        net_.reset(fann_create_standard_array(widths.size(), widths.data()));
        fann_set_activation_function_hidden(net_.get(), FANN_SIGMOID);
        fann_set_activation_function_output(net_.get(), FANN_SIGMOID);
        fann_set_training_algorithm(net_.get(), FANN_TRAIN_BATCH);
        fann_set_train_error_function(net_.get(), FANN_ERRORFUNC_LINEAR);
        // its step is the mean over samples of (t - y) slope(y); ours is that of the mean over all elements
        // of (t - y)^2
        fann_set_learning_rate(net_.get(), static_cast<float>(2 * W::lr / W::outputs));
        each_weight([&](double& weight, std::size_t i) { weight = p.start[i]; });
        data_.reset(fann_create_train(W::batch, W::inputs, W::outputs));
        for (std::size_t row = 0; row < W::batch; ++row) {
            std::copy_n(p.x.data() + row * W::inputs, W::inputs, data_->input[row]);
            std::copy_n(p.target.data() + row * W::outputs, W::outputs, data_->output[row]);
        }
    }

    void run(std::size_t steps) override
    {
        for (std::size_t i = 0; i < steps; ++i) fann_train_epoch(net_.get(), data_.get());
    }

    [[nodiscard]] std::vector<double> result() const override
    {
        std::vector<double> numbers(W::parameters);
        each_weight([&](double weight, std::size_t i) { numbers[i] = weight; });
        return numbers;
    }

private:
    /// Its connections lie neuron by neuron with the bias last, which our rows do without: there it is cut
    /// off.
    void each_weight(auto const& visit) const
    {
        for (std::size_t k = 0; k < ls.size(); ++k) {
            auto const& layer = net_->first_layer[k + 1];
            for (std::size_t o = 0; o < ls[k].outputs; ++o) {
                fann_neuron& neuron = layer.first_neuron[o];
                neuron.last_con = neuron.first_con + static_cast<unsigned>(ls[k].inputs);
                for (std::size_t i = 0; i < ls[k].inputs; ++i)
                    visit(net_->weights[neuron.first_con + i], ls[k].weight + o * ls[k].inputs + i);
            }
        }
    }

    struct Destroy {
        void operator()(fann* net) const { fann_destroy(net); }
        void operator()(fann_train_data* data) const { fann_destroy_train(data); }
    };
    std::unique_ptr<fann, Destroy> net_;
    std::unique_ptr<fann_train_data, Destroy> data_;
};

Announce const engine{{"fann", LAMINA_BENCH_PEER_VERSION}};
// its learning rate is a float
[[maybe_unused]] bool const entered = (enter<W2, Fann<W2>>("fann", bound_of<float>), true);

} // namespace

} // namespace bench
