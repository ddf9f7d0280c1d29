// SPDX-License-Identifier: BSL-1.0
#include <lamina/fit/history.hpp>

#include "catch.hpp"

#include <fstream>
#include <sstream>

using namespace lamina;

namespace {
Epoch epoch_of(std::size_t number, double loss, double validation = Epoch::not_measured)
{
    Epoch epoch;
    epoch.epoch = number;
    epoch.loss = loss;
    epoch.validation_loss = validation;
    epoch.learning_rate = 0.125;
    epoch.seconds = 0.5 * static_cast<double>(number);
    return epoch;
}
} // namespace

TEST_CASE("The best epoch is that of the least loss in validation, or in training where there is none")
{
    History history;
    CHECK_THROWS_WITH(history.best(), "lamina: this history has no epoch, so no best one.");
    history.add(epoch_of(1, 4));
    history.add(epoch_of(2, 2));
    history.add(epoch_of(3, 2));
    CHECK(history.best().epoch == 2);
    History validated;
    validated.add(epoch_of(1, 4, 1));
    validated.add(epoch_of(2, 2, 3));
    CHECK(validated.best().epoch == 1);
    CHECK(validated.size() == 2);
    CHECK(validated[1].loss == 2);
    CHECK_THROWS_AS(validated[2], std::out_of_range);
}

TEST_CASE("A history is written as a table, empty where nothing was measured")
{
    History history;
    history.add(epoch_of(1, 4, 1));
    history.add(epoch_of(2, 0.1));
    std::string const path = "lamina_history_test.csv";
    history.write_csv(path);
    std::stringstream text;
    text << std::ifstream(path).rdbuf();
    std::remove(path.c_str());
    CHECK(text.str() == "epoch,loss,validation_loss,learning_rate,seconds,validation_accuracy\n"
                        "1,4,1,0.125,0.5,\n"
                        "2,0.1,,0.125,1,\n");
    CHECK_THROWS_WITH(history.write_csv("/no/such/folder/history.csv"),
                      "lamina: the history of this training cannot be written to "
                      "\"/no/such/folder/history.csv\": is there such a folder, and space?");
}
