# What lamina::lamina needs; read by this project and by find_package(lamina). Versions are read from the headers that will
# be compiled: a package may have been found by somebody else, by another name or without a version.

# lamina_unsupported(<variable>): one sentence on what is missing or too old, or nothing. Afterwards there are the targets
# Boost::headers, xtl, xtensor and xsimd.
function(lamina_unsupported problem)
  lamina_unsupported_compiler(sentence)
  if(NOT sentence AND NOT TARGET Boost::headers)
    lamina_find_boost()
  endif()
  foreach(library "Boost 1.74 Boost::headers boost/version.hpp libboost-dev" "xtl 0.7 xtl xtl/xtl_config.hpp xtl-dev"
                  "xsimd 8.1 xsimd xsimd/config/xsimd_config.hpp libxsimd-dev"
                  "xtensor 0.24 xtensor xtensor/xtensor_config.hpp libxtensor-dev")
    if(NOT sentence)
      string(REPLACE " " ";" library "${library}")
      lamina_unsupported_library(sentence ${library})
    endif()
  endforeach()
  set(${problem} "${sentence}" PARENT_SCOPE)
endfunction()

# Other compilers than these are left to the first header, which says the same.
function(lamina_unsupported_compiler problem)
  set(least_GNU 12)
  set(least_Clang 18)
  set(least_AppleClang 17)
  set(least ${least_${CMAKE_CXX_COMPILER_ID}})
  set(${problem} "" PARENT_SCOPE)
  if(least AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS least)
    set(${problem} "lamina: needs g++ ${least_GNU} or later, or clang ${least_Clang} or later (Apple's ${least_AppleClang}); \
CMAKE_CXX_COMPILER, ${CMAKE_CXX_COMPILER}, is ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}." PARENT_SCOPE)
  endif()
endfunction()

# Boost's own package, for CMake's module is deprecated; where there is none, the folder with Hana.
function(lamina_find_boost)
  find_package(Boost CONFIG QUIET)
  if(NOT TARGET Boost::headers)
    find_path(folder boost/hana.hpp NO_CACHE HINTS ${Boost_ROOT} ${BOOST_ROOT} ENV BOOST_ROOT PATH_SUFFIXES include)
    if(folder)
      add_library(Boost::headers INTERFACE IMPORTED GLOBAL)
      set_target_properties(Boost::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${folder})
    endif()
  endif()
endfunction()

function(lamina_unsupported_library problem package least target header debian)
  if(NOT TARGET ${target})
    find_package(${package} QUIET)
  endif()
  set(${problem} "" PARENT_SCOPE)
  lamina_header_version(version ${package} ${target} ${header})
  if(NOT version)
    set(${problem} "lamina: ${package} ${least} or later was not found (Debian's ${debian})." PARENT_SCOPE)
  elseif(version VERSION_LESS least)
    set(${problem} "lamina: ${package} is ${version}, and ${least} or later is needed." PARENT_SCOPE)
  endif()
  set_property(GLOBAL PROPERTY LAMINA_${package}_VERSION ${version})
endfunction()

# The version in a header of a target, or nothing where there is no target or no such header.
function(lamina_header_version variable package target header)
  set(${variable} "" PARENT_SCOPE)
  if(NOT TARGET ${target})
    return()
  endif()
  get_target_property(folders ${target} INTERFACE_INCLUDE_DIRECTORIES)
  string(REGEX REPLACE "\\$<BUILD_INTERFACE:([^>]*)>" "\\1" folders "${folders}")
  cmake_path(GET header PARENT_PATH folder)
  cmake_path(GET header FILENAME name)
  find_file(file NAMES ${header} ${folder}/core/${name} NO_CACHE NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH PATHS ${folders})
  if(NOT file)
    return()
  endif()
  string(TOUPPER ${package} prefix)
  file(STRINGS ${file} lines REGEX "^#define ${prefix}_(VERSION|VERSION_(MAJOR|MINOR|PATCH)) +[0-9]+")
  string(REGEX MATCHALL "[0-9]+" numbers "${lines}")
  if(package STREQUAL "Boost") # 107400 is 1.74.0
    math(EXPR major "${numbers} / 100000")
    math(EXPR minor "${numbers} / 100 % 1000")
    set(numbers ${major} ${minor})
  endif()
  list(JOIN numbers "." version)
  set(${variable} ${version} PARENT_SCOPE)
endfunction()

# lamina_add_compiler_flags(<target>): what this compiler needs for the libraries that were found.
function(lamina_add_compiler_flags target)
  # xtensor before 0.25 has partial specialisations that clang 19 finds ambiguous under its C++17 rule of template-template
  # arguments.
  get_property(version GLOBAL PROPERTY LAMINA_xtensor_VERSION)
  set(flags "")
  if(version VERSION_LESS 0.25)
    set(flags -fno-relaxed-template-template-args -Wno-deprecated-no-relaxed-template-template-args)
    set(clang_19 "$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:Clang>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,19>")
    target_compile_options(${target} INTERFACE "$<BUILD_INTERFACE:$<$<AND:${clang_19}>:${flags}>>")
  endif()
  set_property(GLOBAL PROPERTY LAMINA_CLANG_FLAGS ${flags}) # for lamina_add_shape_test
endfunction()

# lamina_find_cuda_toolkit([REQUESTED]): cuBLASLt for lamina::cuda, in a project that compiles CUDA or asks for the component.
function(lamina_find_cuda_toolkit)
  get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
  if("CUDA" IN_LIST languages OR "REQUESTED" IN_LIST ARGN)
    find_package(CUDAToolkit QUIET)
  endif()
  set(CUDAToolkit_FOUND "${CUDAToolkit_FOUND}" PARENT_SCOPE)
  set(CUDAToolkit_VERSION "${CUDAToolkit_VERSION}" PARENT_SCOPE)
endfunction()
