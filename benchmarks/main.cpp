// SPDX-License-Identifier: BSL-1.0
#include "driver.hpp"

int main(int argc, char** argv) { return bench::run(argc, argv); }
