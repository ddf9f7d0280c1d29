// lamina: a Trainer that refers to a network cannot be moved
// errors: 1
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;

using Net = Network<Sequential<Linear<2, 1>>>;

struct Agent {
#ifndef GOOD
    Net net;
    Trainer<Net, MSELoss<>, SGD<>> trainer{net, MSELoss{}, SGD{}};
#else
    OwningTrainer<Net, MSELoss<>, SGD<>> trainer{Net{}, MSELoss{}, SGD{}};
#endif
};

void make(std::vector<Agent>& agents) { agents.emplace_back(); }
