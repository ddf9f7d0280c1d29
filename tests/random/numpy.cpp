// SPDX-License-Identifier: BSL-1.0
#include <lamina/random/numpy.hpp>

#include "catch.hpp"

using namespace lamina;
using namespace lamina::core;

TEST_CASE("numpy.random.seed(1), numpy.random.rand(2, 3)")
{
    random::NumPy numpy{1};
    auto const numbers = numpy.rand(2, 3);
    CHECK(numbers(0, 0) == 0.417022004702574);
    CHECK(numbers(0, 1) == 0.7203244934421581);
    CHECK(numbers(0, 2) == 0.00011437481734488664);
    CHECK(numbers(1, 0) == 0.30233257263183977);
    CHECK(numbers(1, 1) == 0.14675589081711304);
    CHECK(numbers(1, 2) == 0.0923385947687978);
    CHECK(numpy.rand() == 0.1862602113776709); // one number
    CHECK(numpy.rand(2)(1) == 0.39676747423066994);
}

TEST_CASE("numpy.random.seed(2), numpy.random.uniform(-3, 3, (20, 1))")
{
    random::NumPy numpy{2};
    auto const x = numpy.uniform(-3.0, 3.0, 20, 1);
    CHECK(x.shape(0) == 20);
    CHECK(static_cast<float>(x(0, 0)) == -0.3840305805206299F);
    CHECK(static_cast<float>(x(19, 0)) == -2.522127151489258F);
    CHECK(numpy.uniform(5.0, 5.0) == 5.0);
}

// NumPy's bits of the other functions are in tests/reference/random.cpp.
TEST_CASE("numpy.random.seed(1), numpy.random.randn(), numpy.random.randint(0, 10, 4)")
{
    random::NumPy numpy{1};
    CHECK(numpy.randn() == Approx(1.6243453636632417).epsilon(1e-15));
    CHECK(random::NumPy{1}.normal(2, 3) == Approx(2 + 3 * 1.6243453636632417).epsilon(1e-15));
    auto const whole = random::NumPy{1}.randint(0, 10, 4);
    CHECK((whole(0) == 5 && whole(1) == 8 && whole(2) == 9 && whole(3) == 5));
    CHECK(random::NumPy{1}.permutation(4) == std::vector<std::size_t>{3, 2, 0, 1});
}
