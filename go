#!/bin/sh
# Lamina's one command. Installs what is missing (Debian and Ubuntu packages), builds, and runs.
usage="usage: ./go report     train the four reference systems and on real data, time the workloads, and write the report
       ./go bench      all benchmarks, against every peer there is, and their page: some twenty minutes
       ./go bench build  their programs alone
       ./go test       the tests: this machine's instruction set, clang with sanitizers, plain x86-64, NEON
       ./go test all   the full matrix: both compilers, three vector widths, NEON, format, lint, users' projects,
                       and all of that on fresh Debians, where this is root and has debootstrap: hours
       ./go shapes     the compile-time shape tests alone
       ./go docs       the documentation: build/docs/html/index.html"

set -eu
cd "$(dirname "$0")"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

say() { echo "lamina: $*" >&2; }

# ---- packages -------------------------------------------------------------------------------------------------------

is_installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
is_packaged() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'; }
has_apt() { command -v apt-get >/dev/null; }

apt_get() { # <command> <argument>…
  as_root=""
  if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null || { say "apt-get $* needs root, which this user is not, and there is no sudo"; return 1; }
  fi
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" </dev/null >/dev/null 2>"$log" && return
  sed 's/^/  /' "$log" >&2
  say "apt-get $* failed, as it says above; is there a network?"
  return 1
}

lists_are_new=""
update_lists() {
  [ -n "$lists_are_new" ] || apt_get update || true # an old list may do
  lists_are_new=yes
}

# missing_of <package>…: sets missing to those that are not installed
missing_of() {
  missing=""
  for package in "$@"; do is_installed "$package" || missing="$missing $package"; done
}

# need <package>…: nothing can be done without them
need() {
  missing_of "$@"
  [ -n "$missing" ] || return 0
  has_apt || { say "without apt-get nothing is installed here; needed are, by Debian's names:$missing"; return 0; }
  update_lists
  say "installing$missing"
  apt_get install -y --no-install-recommends $missing || exit 1
}

# want <package>…: what is not to be had is left out, and said
want() {
  has_apt || return 0
  missing_of "$@"
  [ -n "$missing" ] || return 0
  wanted=""
  for package in $missing; do
    is_packaged "$package" || update_lists
    if is_packaged "$package"; then wanted="$wanted $package"; else say "there is no package $package here, and it is left out"; fi
  done
  [ -n "$wanted" ] || return 0
  update_lists
  say "installing$wanted"
  apt_get install -y --no-install-recommends $wanted && return
  for package in $wanted; do apt_get install -y --no-install-recommends "$package" || true; done
}

need_library() {
  need g++ cmake ninja-build xtl-dev libxtensor-dev libxsimd-dev
  # Boost: Debian 12 has 1.74 under the plain name and 1.81 beside it, and the two cannot be installed together
  [ ! -e /usr/include/boost/hana.hpp ] || return 0
  if has_apt && is_packaged libboost1.81-dev; then need libboost1.81-dev; else need libboost-dev; fi
}

# want_clang: sets clang to the number of the first that Lamina supports, or to nothing
want_clang() {
  clang=""
  for version in 19 20 21 22 18; do
    if command -v clang++-$version >/dev/null; then clang=$version && break; fi
  done
  if [ -z "$clang" ] && has_apt; then
    update_lists
    for version in 19 20 21 22 18; do
      if is_packaged clang-$version; then clang=$version && break; fi
    done
  fi
  [ -z "$clang" ] || want clang-$clang libclang-rt-$clang-dev
  command -v "clang++-$clang" >/dev/null && return
  clang=""
  say "there is no clang 18 or later: what it compiles is left out"
}

# want_neon: sets neon where the tests for ARM can be compiled and run here
want_neon() {
  want g++-aarch64-linux-gnu qemu-user
  neon=""
  if ! command -v aarch64-linux-gnu-g++ >/dev/null || ! command -v qemu-aarch64 >/dev/null; then
    say "NEON is left out: there is no aarch64-linux-gnu-g++ or no qemu-aarch64"
  elif [ ! -e /usr/include/catch2/catch.hpp ]; then
    say "NEON is left out: for ARM, Catch2 is compiled from its header, which version 2 alone has"
  else
    neon=neon
  fi
}

# ---- building -------------------------------------------------------------------------------------------------------

# configure <preset>: where a folder's earlier configuring does not fit what there is now, anew
groups="" # of random architectures that are tested
configure() {
  options="${groups:+-DLAMINA_PROPERTY_GROUPS=$groups}"
  case $1 in sanitized | clang-*)
    [ -n "$clang" ] || return 0
    [ $clang = 19 ] || options="$options -DCMAKE_CXX_COMPILER=clang++-$clang"
    ;;
  esac
  if [ ! -e "build/$1/CMakeCache.txt" ]; then
    cmake --preset "$1" $options
  else
    cmake --preset "$1" $options || { say "build/$1 is configured anew" && cmake --fresh --preset "$1" $options; }
  fi
}

build_and_test() { # <configure preset> [<build and test preset>]
  case $1 in
  neon) [ -n "$neon" ] || return 0 ;;
  sanitized | clang-*) [ -n "$clang" ] || return 0 ;;
  esac
  configure "$1"
  cmake --build --preset "${2:-$1}"
  ctest --preset "${2:-$1}"
}

tests="catch2 nlohmann-json3-dev zlib1g-dev python3"
report="nlohmann-json3-dev python3-numpy python3-matplotlib python3-jinja2"
peers="libopenblas-dev libdnnl-dev libdlib-dev libfann-dev libxsmm-dev python3-torch"

case "${1:-} ${2:-}" in
"report ")
  need_library
  need $report
  want graphviz libbenchmark-dev libeigen3-dev zlib1g-dev
  configure native
  cmake --build --preset report
  ;;
"bench " | "bench build")
  need_library
  need $report libbenchmark-dev
  want graphviz libeigen3-dev $peers
  want_clang
  if [ -n "$clang" ]; then
    configure clang-native
    cmake --build --preset clang-native --target bench_lamina
  fi
  configure native
  target=bench
  [ -z "${2:-}" ] || target=benchmarks
  cmake --build --preset native --target $target
  ;;
"test ")
  need_library
  need $tests
  want pkg-config valgrind
  want_clang
  want_neon
  groups=4 # all 12 are a third of what is compiled here, and `test all` runs them
  build_and_test native
  build_and_test sanitized sanitized-laws
  build_and_test baseline baseline-reference # laws are run with the short registers natively too
  build_and_test neon neon-reference
  sed -n 's/^LAMINA_CUDA_STATE:INTERNAL=/lamina: /p' build/native/CMakeCache.txt
  ;;
"test all")
  need_library
  need $tests $report
  want pkg-config valgrind libbenchmark-dev clang-format-19 clang-tidy-19
  want_clang
  want_neon
  if command -v clang-format-19 >/dev/null; then cmake/format.sh --check; fi
  groups=12
  for preset in native sanitized baseline avx2 clang-native clang-baseline neon; do build_and_test "$preset"; done
  if command -v clang-tidy-19 >/dev/null && [ "$clang" = 19 ]; then cmake/tidy.sh; fi
  cmake/install_test.sh
  cmake/debian_test.sh library trixie forky
  ;;
"shapes ")
  need_library
  need $tests
  want_clang
  configure native
  ctest --preset shapes
  ;;
"docs ")
  need_library
  need python3 doxygen python3-sphinx python3-breathe python3-myst-parser furo
  python3 docs/site/build.py .
  ;;
*)
  echo "$usage" >&2
  exit 2
  ;;
esac
