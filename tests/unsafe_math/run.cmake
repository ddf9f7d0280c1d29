# Compiles the header that knows what is not supported with COMPILER and FLAGS, and optimises.
set(command ${COMPILER} -std=c++20 -O1 -x c++ -c -o /dev/null)
execute_process(COMMAND ${command} ${FLAGS} /dev/null RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
if(NOT result EQUAL 0)
  message(STATUS "unknown flag")
  return()
endif()
execute_process(COMMAND ${command} -I${INCLUDE} -include lamina/support/supported.hpp ${FLAGS} /dev/null
                RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(REFUSED AND NOT said MATCHES "lamina: compiled with -ffast-math or a part of it")
  message(FATAL_ERROR "It must be refused and is not:\n${said}")
elseif(NOT REFUSED AND NOT result EQUAL 0)
  message(FATAL_ERROR "It must compile and does not:\n${said}")
endif()
