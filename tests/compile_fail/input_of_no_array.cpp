// lamina: this is no array of numbers. One sample is .1, 2., a std::array, std::vector.*MatrixView.pointer, rows, columns
// errors: 4
#include <lamina/lamina.hpp>

#include <string>
#include <vector>

using namespace lamina;

void run(Network<Sequential<Linear<2, 3>>> const& net, float const* pointer, std::string const& text,
         std::vector<std::vector<float>> const& rows)
{
#ifndef GOOD
    (void)net(pointer);
    (void)net(0.5F);
    (void)net(text);
    (void)net(rows);
#else
    (void)net(MatrixView{pointer, 4, 2});
    (void)net({0.5F, 0.5F});
    (void)text;
    (void)net(MatrixView{rows[0], 2});
#endif
}
