# lamina_add_shape_test(NAME <name> SOURCE <file> [REFUSED <pattern>] [ERRORS <most>] [COMPILER <path>] [FLAGS <flag>…])
#
# Adds a test, labelled "shapes", that compiles one source against lamina::lamina without linking it. It passes when the
# source compiles; with REFUSED when it does not, what the compiler says matches the pattern (a regular expression) and,
# with ERRORS, there are no more errors than that. COMPILER is the project's unless given.
function(lamina_add_shape_test)
  cmake_parse_arguments(PARSE_ARGV 0 test "" "NAME;SOURCE;REFUSED;ERRORS;COMPILER" "FLAGS")
  if(NOT test_NAME OR NOT test_SOURCE OR test_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "lamina_add_shape_test(NAME … SOURCE … [REFUSED \"pattern\"] [ERRORS most] [COMPILER path] [FLAGS flag…])")
  endif()
  if(NOT test_COMPILER)
    set(test_COMPILER ${CMAKE_CXX_COMPILER})
  endif()
  cmake_path(ABSOLUTE_PATH test_SOURCE)
  get_property(clang_flags GLOBAL PROPERTY LAMINA_CLANG_FLAGS)
  add_test(NAME ${test_NAME}
           COMMAND ${CMAKE_COMMAND} "-DCOMPILER=${test_COMPILER}" "-DSOURCE=${test_SOURCE}" "-DREFUSED=${test_REFUSED}"
                   "-DERRORS=${test_ERRORS}" "-DFLAGS=${test_FLAGS}" "-DCLANG_FLAGS=${clang_flags}"
                   "-DINCLUDES=$<TARGET_PROPERTY:lamina::lamina,INTERFACE_INCLUDE_DIRECTORIES>"
                   -P ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/run_shape_test.cmake)
  set_tests_properties(${test_NAME} PROPERTIES LABELS shapes)
endfunction()
