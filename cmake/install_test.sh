#!/bin/sh
# usage: install_test.sh [fast]
# Does what a user's project does with the library: the README's two commands, find_package with its components,
# add_subdirectory, FetchContent, pkg-config, packages; and looks that what cannot work is refused in a sentence. With every
# compiler that there is; fast with the first of CXX, g++ and clang alone, for one instruction set, and without training.
set -eu
cd "$(dirname "$0")/.."
form=${1:-full}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
if command -v ninja >/dev/null; then export CMAKE_GENERATOR=Ninja; fi

fail() {
  tail -n 40 "$folder/log" | cut -c 1-500 >&2
  echo "lamina: install_test.sh: $*" >&2
  exit 1
}

# passes <command>…; refused <sentence> <command>…, on what a command says without its line breaks
passes() { "$@" >"$folder/log" 2>&1 || fail "this fails: $*"; }
says() { tr -s ' \n' '  ' <"$folder/log" | grep -qF "$1"; }
refused() {
  sentence=$1
  shift
  if "$@" >"$folder/log" 2>&1; then fail "this was to be refused: $*"; fi
  says "$sentence" || fail "this was to be refused with \"$sentence\": $*"
}

compilers=""
for compiler in ${CXX:-} g++ clang++-19 clang++-20 clang++-21 clang++-22 clang++-18; do
  command -v "$compiler" >/dev/null || continue
  [ "$form" = fast ] && [ -n "$compilers" ] || compilers="$compilers $compiler"
done
[ -n "$compilers" ] || fail "there is no compiler"
unset CXX

# The README's two commands need neither Catch2 nor CUDA.
prefix="$folder/a prefix"
passes cmake -S . -B "$folder/build" -DCMAKE_DISABLE_FIND_PACKAGE_Catch2=ON
says "lamina: no tests, because Catch2 was not found" || fail "it does not say why there are no tests"
if says "CUDA"; then fail "CUDA was looked for"; fi
passes cmake --install "$folder/build" --prefix "$prefix"
for file in include/lamina/lamina.hpp share/doc/lamina/LICENSE share/pkgconfig/lamina.pc; do
  [ -f "$prefix/$file" ] || fail "$file is not installed"
done

# configure <folder> <option>…: a user's project; the installed package is there to be found
configure() {
  where=$1
  shift
  cmake -S tests/consumer -B "$folder/$where" -DCMAKE_BUILD_TYPE=Release -DCMAKE_PREFIX_PATH="$prefix" \
    -DLAMINA="$PWD" -DARCHS="$archs" "$@"
}

archs="sse2;avx2;avx512;neon"
[ "$form" = fast ] && archs="sse2;neon"
for compiler in $compilers; do
  for way in "found mine" "found lamina" "added mine" "fetched mine"; do
    project="$way $compiler"
    passes configure "$project" -DHOW="${way% *}" -DNAME="${way#* }" -DCMAKE_CXX_COMPILER="$compiler"
    if [ "$form" = fast ]; then
      case $way in
      *mine)
        passes cmake --build "$folder/$project" --target portable
        passes ctest --test-dir "$folder/$project" --output-on-failure -E consumer
        ;;
      esac
    else
      passes cmake --build "$folder/$project"
      passes ctest --test-dir "$folder/$project" --output-on-failure
      passes cmake --install "$folder/$project" --prefix "$folder/$project/out"
      [ "$(cd "$folder/$project/out" && find . -type f)" = ./bin/consumer ] ||
        fail "a project's installation has more than its own: $(find "$folder/$project/out" -type f | head -3)"
    fi
    echo "lamina: $compiler: a project named ${way#* }, in which Lamina is ${way% *}"
  done
done

passes configure native -DHOW=found -DNAME=mine -DCOMPONENTS=native
refused 'there is no component "io"; there are native and cuda' \
  configure unknown -DHOW=found -DNAME=mine -DCOMPONENTS="native;io"
passes configure optional -DHOW=found -DNAME=mine -DCOMPONENTS="OPTIONAL_COMPONENTS;io"
refused "the component cuda needs a CUDA toolkit, and none was found" \
  configure no_cuda -DHOW=found -DNAME=mine -DCOMPONENTS=cuda -DCMAKE_DISABLE_FIND_PACKAGE_CUDAToolkit=ON
echo "lamina: components"

# What is too old or missing: compilers and libraries of the test's own invention. CMake says what the first header says.
compilers_needed=$(sed -n 's/^#error "\(.*\), in C++20.*/\1/p' include/lamina/support/supported.hpp)
[ -n "$compilers_needed" ] || fail "supported.hpp does not say which compilers it needs"
for way in found added; do
  for compiler in "GNU 11.4.0" "Clang 17.0.6" "AppleClang 16.0.0"; do
    cat >"$folder/compiler.cmake" <<END
set(CMAKE_CXX_COMPILER_ID ${compiler% *})
set(CMAKE_CXX_COMPILER_VERSION ${compiler#* })
END
    refused "$compilers_needed" \
      configure "$way $compiler" -DHOW=$way -DNAME=mine -DCMAKE_PROJECT_INCLUDE="$folder/compiler.cmake"
  done
  for library in "xsimd 7 6 8.1 xsimd/config/xsimd_config.hpp" "xtensor 0 23 0.24 xtensor/xtensor_config.hpp" \
    "xtl 0 6 0.7 xtl/xtl_config.hpp"; do
    # shellcheck disable=SC2086 # its words
    set -- $library
    old="$folder/old $1"
    mkdir -p "$old/$(dirname "$5")"
    name=$(echo "$1" | tr '[:lower:]' '[:upper:]')
    printf '#define %s_VERSION_MAJOR %s\n#define %s_VERSION_MINOR %s\n' "$name" "$2" "$name" "$3" >"$old/$5"
    printf 'add_library(%s INTERFACE IMPORTED)\ntarget_include_directories(%s INTERFACE "%s")\n' "$1" "$1" "$old" \
      >"$old/$1Config.cmake"
    refused "lamina: $1 is $2.$3, and $4 or later is needed" \
      configure "$way old $1" -DHOW=$way -DNAME=mine -D"$1_DIR=$old"
    refused "lamina: $1 $4 or later was not found" \
      configure "$way no $1" -DHOW=$way -DNAME=mine -D"CMAKE_DISABLE_FIND_PACKAGE_$1=ON"
  done
done
echo "lamina: what is too old or missing is refused"

if command -v pkg-config >/dev/null; then
  export PKG_CONFIG_PATH="$prefix/share/pkgconfig"
  first=${compilers# }
  # shellcheck disable=SC2046 # its words; the prefix has a space, which pkg-config escapes
  passes eval "${first%% *}" -std=c++20 -fsyntax-only $(pkg-config --cflags lamina) tests/consumer/consumer.cpp
  [ "$(pkg-config --modversion lamina)" = "$(sed -n 's/^#define LAMINA_VERSION "\(.*\)"/\1/p' include/lamina/version.hpp)" ] ||
    fail "pkg-config has another version"
  echo "lamina: pkg-config"
fi

passes cpack --config "$folder/build/CPackConfig.cmake" -G TGZ -B "$folder/packages"
[ "$(tar tzf "$folder"/packages/lamina-*.tar.gz | grep -c '/include/lamina/lamina[.]hpp$')" = 1 ] || fail "no lamina.hpp in the .tar.gz"
if command -v dpkg-deb >/dev/null; then
  passes cpack --config "$folder/build/CPackConfig.cmake" -G DEB -B "$folder/packages"
  dpkg-deb --info "$folder"/packages/liblamina-dev_*_all.deb >"$folder/log"
  says "Architecture: all" || fail "the .deb is of another architecture"
  dpkg-deb --contents "$folder"/packages/liblamina-dev_*_all.deb >"$folder/log"
  says "./usr/include/lamina/lamina.hpp" || fail "no lamina.hpp in the .deb"
fi
echo "lamina: the packages of cpack"
