# Compiles HEADER ahead with COMPILER to OUTPUT, as run_shape_test.cmake compiles sources.
list(TRANSFORM INCLUDES PREPEND -I)
execute_process(COMMAND ${COMPILER} --version OUTPUT_VARIABLE version)
if(version MATCHES "clang version (1[9]|[2-9][0-9])")
  set(flags ${CLANG_FLAGS})
endif()
get_filename_component(folder ${OUTPUT} DIRECTORY)
file(MAKE_DIRECTORY ${folder})
# a header of its own, because a `#pragma once` in what is compiled is a warning
file(WRITE ${OUTPUT}.hpp "#include <${HEADER}>\n")
execute_process(COMMAND ${COMPILER} -std=c++20 -Wall -Wextra ${flags} ${INCLUDES} -x c++-header ${OUTPUT}.hpp -o ${OUTPUT}
                COMMAND_ERROR_IS_FATAL ANY)
