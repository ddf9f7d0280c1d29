#!/bin/sh
# Formats every source with clang-format 19; with --check says what it would change. The examples' programs
# stand as they were given, the sources of compile-fail tests begin with patterns, and architectures.hpp is written by a script.
cd "$(dirname "$0")/.." || exit 1
option=-i
[ "$1" = --check ] && option="--dry-run --Werror"
git ls-files 'include/*.hpp' 'tests/*.[ch]pp' 'tests/*.cu' 'benchmarks/*.[ch]pp' 'benchmarks/*.cu' 'docs/examples/by_hand/*.cpp' |
  grep -v -e '^tests/compile_fail/' -e 'architectures[.]hpp$' | xargs clang-format-19 $option || exit 1
# clang-format leaves comments as they are
if git ls-files 'include/*.hpp' | LC_ALL=C.UTF-8 xargs grep -nE '^.{111}'; then
  echo "lamina: these lines have more than 110 columns" >&2
  exit 1
fi
