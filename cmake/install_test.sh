#!/bin/sh
# Installs the library into a fresh folder and builds and tests a user's project against it, with g++ and with clang.
set -eu
cd "$(dirname "$0")/.."
[ -e build/native/CMakeCache.txt ] || cmake --preset native
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install build/native --prefix "$folder/prefix" >/dev/null
for compiler in c++ clang++-19; do
  cmake -S tests/consumer -B "$folder/$compiler" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_CXX_COMPILER=$compiler -DCMAKE_PREFIX_PATH="$folder/prefix" >/dev/null
  cmake --build "$folder/$compiler"
  ctest --test-dir "$folder/$compiler" --output-on-failure --no-tests=error
done
echo "lamina: the installed package serves a project of its own, with both compilers"
