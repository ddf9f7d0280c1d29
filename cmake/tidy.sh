#!/bin/sh
# Lints every header with clang-tidy 19, through the tests that between them include all of them.
cd "$(dirname "$0")/.." || exit 1
[ -e build/clang-native/compile_commands.json ] || cmake --preset clang-native || exit 1
clang-tidy-19 -p build/clang-native --quiet tests/lamina.cpp tests/portable/network_table.cpp \
  tests/io/csv.cpp tests/io/npy.cpp tests/io/idx.cpp
