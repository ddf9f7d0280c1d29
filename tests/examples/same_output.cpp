// SPDX-License-Identifier: BSL-1.0 same_output <program> <file> <tolerance>: whether a program prints what a
// file says, number by number: numbers within the tolerance, absolute or relative, whichever is wider, and
// everything else to the letter, spaces aside.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string output_of(char const* program)
{
    std::string text;
    std::FILE* const pipe = popen(program, "r");
    if (pipe == nullptr) return text;
    for (int character = std::fgetc(pipe); character != EOF; character = std::fgetc(pipe))
        text += static_cast<char>(character);
    if (pclose(pipe) != 0) text += " (the program failed)";
    return text;
}

std::vector<std::string> words(std::string const& text)
{
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

bool same(std::string const& got, std::string const& wanted, double tolerance)
{
    char* got_end = nullptr;
    char* wanted_end = nullptr;
    double const a = std::strtod(got.c_str(), &got_end);
    double const b = std::strtod(wanted.c_str(), &wanted_end);
    bool const numbers = got_end != got.c_str() && wanted_end != wanted.c_str();
    if (!numbers || tolerance == 0) return got == wanted;
    return std::string(got_end) == wanted_end && std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: same_output <program> <file> <tolerance>\n");
        return 2;
    }
    std::ifstream file(argv[2]);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    auto const wanted = words(text);
    auto const got = words(output_of(argv[1]));
    double const tolerance = std::strtod(argv[3], nullptr);
    int wrong = 0;
    for (std::size_t i = 0; i < std::max(got.size(), wanted.size()); ++i) {
        std::string const mine = i < got.size() ? got[i] : "(nothing)";
        std::string const theirs = i < wanted.size() ? wanted[i] : "(nothing)";
        if (same(mine, theirs, tolerance)) continue;
        std::printf("word %zu is %s and should be %s\n", i, mine.c_str(), theirs.c_str());
        ++wrong;
    }
    return wrong == 0 && !wanted.empty() ? 0 : 1;
}
