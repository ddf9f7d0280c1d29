// lamina: precision, recall and f1 are Binary{}, of the positive class alone, or of several classes Macro{}
// errors: 1
#include <lamina/lamina.hpp>

#include <vector>

using namespace lamina;

double judged(std::vector<int> const& predicted, std::vector<int> const& labels)
{
#ifndef GOOD
    return f1(predicted, labels, 3);
#else
    return f1(predicted, labels, Macro{3});
#endif
}
