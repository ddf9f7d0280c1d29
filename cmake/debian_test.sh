#!/bin/sh
# usage: debian_test.sh [library | commands | orders]… [bookworm | trixie | forky]…
#
# Tries the repository's last commit on fresh Debians that have nothing of this machine, and prints a table of what was run,
# on what, for how long, and how it ended. Without a form all of them, without a release Debian 12, 13 and testing.
#   library   the tests, compiled by that release's g++ against its libraries
#   commands  ./go shapes and docs; the README's installation and users' projects; what ./go says without network or root
#   orders    ./go report, test and bench one after another, also where Debian's own clang was there before: hours
# Needs root and debootstrap, a network, and 10 GB in TMPDIR. With LAMINA_DEBIAN_TREES, a folder, releases are copied from
# trees that debootstrap has made there before; with LAMINA_DEBIAN_CCACHE, another, what orders compile a second time comes
# from a cache there. Logs stay in build/debian.
set -eu
cd "$(dirname "$0")/.."
mirror=http://deb.debian.org/debian

forms=""
suites=""
for word in "$@"; do
  case $word in
  library | commands | orders) forms="$forms $word" ;;
  bookworm | trixie | forky) suites="$suites $word" ;;
  *) sed -n '2,13s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
  esac
done
: "${forms:=library commands orders}" "${suites:=bookworm trixie forky}"

if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
  echo "lamina: no fresh Debians are tried: that needs root and debootstrap" >&2
  exit 0
fi

logs=$PWD/build/debian
mkdir -p "$logs"
folder=$(mktemp -d)
trap 'rm -rf --one-file-system "$folder"' EXIT
trap 'exit 1' HUP INT TERM
table=$logs/table.txt
: >"$table"
failed=""

# bare <suite>: makes $folder/<suite>, a tree with nothing in it but Debian's smallest set
bare() {
  [ ! -e "$folder/$1" ] || return 0
  if [ -d "${LAMINA_DEBIAN_TREES:-}/$1" ]; then
    cp -a "$LAMINA_DEBIAN_TREES/$1" "$folder/$1"
  else
    script=""
    [ -e "/usr/share/debootstrap/scripts/$1" ] || script=/usr/share/debootstrap/scripts/sid
    debootstrap --variant=minbase "$1" "$folder/$1" $mirror $script >"$logs/debootstrap-$1.txt"
  fi
  # testing's lists are valid for a week, and a mirror may be further behind
  echo 'Acquire::Check-Valid-Until "false";' >"$folder/$1/etc/apt/apt.conf.d/valid-until"
}

# fresh <suite>: makes $tree, a copy with the last commit in /root/lamina
fresh() {
  bare "$1"
  tree=$folder/tree
  rm -rf --one-file-system "$tree"
  cp -a "$folder/$1" "$tree"
  git clone -q --no-hardlinks . "$tree/root/lamina"
}

# inside <shell command>: in the tree, with mounts that end with it; what is set in $isolation is unshared too
isolation=""
environment=""
inside() {
  unshare --mount --pid --fork --kill-child $isolation sh -c '
    mount --bind /dev "$1/dev" && mount -t proc proc "$1/proc" && mount -t tmpfs tmpfs "$1/dev/shm" &&
    { [ ! -d "$1/ccache" ] || mount --bind "$LAMINA_DEBIAN_CCACHE" "$1/ccache"; } &&
    exec chroot $3 "$1" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      LANG=C.UTF-8 ${CMAKE_BUILD_PARALLEL_LEVEL:+CMAKE_BUILD_PARALLEL_LEVEL=$CMAKE_BUILD_PARALLEL_LEVEL} \
      ${CTEST_PARALLEL_LEVEL:+CTEST_PARALLEL_LEVEL=$CTEST_PARALLEL_LEVEL} $4 sh -c "cd /root/lamina && $2"' \
    sh "$tree" "$1" "${user:-}" "$environment" </dev/null
}

# A line of the table each: try <shell command>; refused <sentence> <shell command>, which must end with that;
# packages <name>…, which are installed
try() { row ended "" "$1"; }
refused() { row refused "$1" "$2"; }
packages() {
  row ended "" "apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $*" \
    "apt-get install $*"
}

count=0
row() { # <what is wanted> <sentence> <shell command> [<how it is called>]
  count=$((count + 1))
  log=$logs/$(printf %02d $count)-$suite.txt
  echo "lamina: $suite: ${4:-$3}" >&2
  start=$(date +%s)
  code=0
  inside "$3" >"$log" 2>&1 || code=$?
  result=$1
  if [ "$1" = ended ] && [ $code != 0 ]; then result="FAILED, see $log"; fi
  if [ "$1" = refused ] && { [ $code = 0 ] || ! grep -qF "$2" "$log"; }; then result="NOT REFUSED, see $log"; fi
  printf '%-9s %6s s  %-70s %s\n' "$suite" $(($(date +%s) - start)) "${4:-$3}" "$result" | tee -a "$table"
  [ "$result" = "$1" ] || { failed=yes && return 1; }
}

library() {
  fresh "$suite"
  packages g++ cmake ninja-build xtl-dev libxtensor-dev libxsimd-dev $boost catch2 nlohmann-json3-dev zlib1g-dev python3 &&
    try "cmake --preset native -D LAMINA_SHAPE_TESTS=OFF -D LAMINA_BENCHMARKS=OFF && cmake --build --preset native" &&
    try "ctest --preset native"
}

commands() {
  fresh "$suite"
  isolation=--net
  refused "is there a network?" "./go shapes" || true
  isolation=""
  user=--userspec=nobody
  chmod 755 "$tree/root"
  refused "needs root" "./go shapes" || true
  user=""
  try "./go shapes" || true
  try "./go docs" || true

  fresh "$suite"
  packages g++ cmake make xtl-dev libxtensor-dev libxsimd-dev $boost &&
    try "cmake -S . -B build && cmake --install build --prefix ~/.local" &&
    packages pkg-config $clang &&
    try "cmake/install_test.sh" || return 1

  try "cd build && cpack -G DEB" && cp "$tree"/root/lamina/build/liblamina-dev_*_all.deb "$folder/lamina.deb"
  fresh "$suite"
  cp "$folder/lamina.deb" "$tree/root"
  packages /root/lamina.deb cmake make &&
    try "cmake -S tests/consumer -B build -DHOW=found -DNAME=mine -DARCHS=sse2 && cmake --build build && build/consumer"
}

# cached: what is compiled in this tree is looked for in the cache first, where there is one
cached() {
  [ -n "${LAMINA_DEBIAN_CCACHE:-}" ] || return 0
  mkdir -p "$tree/ccache"
  environment="CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_DIR=/ccache/$suite CCACHE_MAXSIZE=20G"
  packages ccache
}

orders() {
  fresh "$suite" && cached
  packages clang && try "./go report" && try "./go test" && try "./go bench build" || true
  fresh "$suite" && cached
  try "./go bench build" && try "./go test" && try "./go report" || true
  environment=""
}

for suite in $suites; do
  boost=libboost-dev
  clang=clang
  [ "$suite" != bookworm ] || { boost=libboost1.81-dev && clang=clang-19; }
  for form in $forms; do $form || true; done
done
echo
cat "$table"
[ -z "$failed" ]
