# lamina_add_network(NAME <name> HEADER <file> TYPE <type> [SCALAR <type>] [ARCHS <arch>…])
#
# Makes the static library <name>: a network compiled for several instruction sets, of which the program takes the best that
# its processor has; and its header <name_network.hpp>, for lamina::PortableNetwork<type, scalar>. What links it needs no
# instruction set, xsimd or xtensor. HEADER declares the type. SCALAR is float unless given. ARCHS are some of sse2, avx,
# avx2 (x86-64-v3), avx512 (x86-64-v4) and neon, all but avx unless given; those of other processors than the one compiled
# for are left out.
#
# An inline function, the standard library's or ours, has the same name in every object, and the linker would keep one of
# them for all, be it the one with AVX-512 in it. So each object is first linked into one of its own, in which nothing but
# its table has a global name (isolate_object.cmake, with GNU's ld and objcopy).

# lamina_network_archs(): sets archs_<processor>, the best first, and arch_<arch>: xsimd's name, what __builtin_cpu_supports
# calls it (- for what every processor has), and the flags.
macro(lamina_network_archs)
  set(archs_x86_64 avx512 avx2 avx sse2)
  set(archs_aarch64 neon)
  set(arch_avx512 avx512bw x86-64-v4 -march=x86-64-v4)
  set(arch_avx2 fma3<xsimd::avx2> x86-64-v3 -march=x86-64-v3)
  set(arch_avx avx avx -march=x86-64 -mavx)
  set(arch_sse2 sse2 - -march=x86-64)
  set(arch_neon neon64 - -march=armv8-a)
endmacro()

function(lamina_add_network)
  lamina_network_archs()
  cmake_parse_arguments(PARSE_ARGV 0 network "" "NAME;HEADER;TYPE;SCALAR" "ARCHS")
  if(NOT network_NAME OR NOT network_HEADER OR NOT network_TYPE OR network_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "lamina_add_network(NAME … HEADER … TYPE … [SCALAR float] [ARCHS sse2 avx2 avx512 neon])")
  endif()
  if(NOT network_SCALAR)
    set(network_SCALAR float)
  endif()
  if(NOT network_ARCHS)
    set(network_ARCHS sse2 avx2 avx512 neon)
  endif()
  foreach(arch IN LISTS network_ARCHS)
    if(NOT arch_${arch})
      message(FATAL_ERROR "lamina: ARCHS of lamina_add_network has \"${arch}\"; there are sse2 avx avx2 avx512 neon")
    endif()
  endforeach()
  set(archs ${archs_${CMAKE_SYSTEM_PROCESSOR}})
  set(others ${archs})
  list(REMOVE_ITEM others ${network_ARCHS})
  list(REMOVE_ITEM archs ${others})
  if(NOT archs)
    message(FATAL_ERROR "lamina: none of ${network_ARCHS} is an instruction set of ${CMAKE_SYSTEM_PROCESSOR}")
  endif()

  set(network ${network_NAME})
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${network}_network)
  cmake_path(ABSOLUTE_PATH network_HEADER)
  string(MAKE_C_IDENTIFIER lamina_${network} prefix)
  set(tables "")
  set(entries "")
  set(objects)
  foreach(arch IN LISTS archs)
    set(flags ${arch_${arch}})
    list(POP_FRONT flags type feature)
    set(table ${prefix}_${arch})
    lamina_network_object()
    list(APPEND objects ${folder}/${arch}.o)

    string(APPEND tables "extern \"C\" lamina::NetworkTable<${network_SCALAR}> const ${table};\n")
    set(available true)
    if(NOT feature STREQUAL "-")
      set(available "__builtin_cpu_supports(\"${feature}\") != 0")
    endif()
    string(APPEND entries "        {\"${arch}\", ${available}, &${table}},\n")
  endforeach()

  configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/network.hpp.in ${folder}/${network}_network.hpp @ONLY)
  configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/network_list.cpp.in ${folder}/list.cpp @ONLY)
  add_library(${network} STATIC ${folder}/list.cpp ${objects})
  set_target_properties(${network} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(${network} PUBLIC ${folder})
  target_link_libraries(${network} PUBLIC lamina::lamina)
endfunction()

# Part of lamina_add_network, for one instruction set: the object ${folder}/${arch}.o. It is compiled with the include
# folders and definitions of the library, without link-time optimization and sanitizers, which would join objects again.
macro(lamina_network_object)
  configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/network_object.cpp.in ${folder}/${arch}.cpp @ONLY)
  set(object ${network}_${arch})
  add_library(${object} OBJECT ${folder}/${arch}.cpp)
  set_target_properties(${object} PROPERTIES POSITION_INDEPENDENT_CODE ON INTERPROCEDURAL_OPTIMIZATION OFF)
  target_link_libraries(${object} PRIVATE lamina::lamina)
  target_include_directories(${object} PRIVATE $<TARGET_PROPERTY:${network},INCLUDE_DIRECTORIES>)
  target_compile_definitions(${object} PRIVATE $<TARGET_PROPERTY:${network},COMPILE_DEFINITIONS>)
  target_compile_options(${object} PRIVATE ${flags} -fno-lto -fno-sanitize=all)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # objcopy leaves what is unique global; on ARM there are notes on how g++ 9 passed empty classes
    target_compile_options(${object} PRIVATE -fno-gnu-unique -Wno-psabi)
  endif()
  add_custom_command(
    OUTPUT ${folder}/${arch}.o
    COMMAND ${CMAKE_COMMAND} -DCOMPILER=${CMAKE_CXX_COMPILER} -DTARGET=${CMAKE_CXX_COMPILER_TARGET}
            -DOBJCOPY=${CMAKE_OBJCOPY} -DNM=${CMAKE_NM} -DFROM=$<TARGET_OBJECTS:${object}> -DTO=${folder}/${arch}.o
            -DKEEP=${table} -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/isolate_object.cmake
    DEPENDS $<TARGET_OBJECTS:${object}> ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/isolate_object.cmake
    VERBATIM)
endmacro()
