# What a build folder remembers of an earlier configuring and is true no more: packages come and go, compilers are upgraded.
get_directory_property(names CACHE_VARIABLES)
foreach(name IN LISTS names)
  get_property(type CACHE ${name} PROPERTY TYPE)
  if(type STREQUAL "FILEPATH" AND NOT name MATCHES "^CMAKE_" AND IS_ABSOLUTE "${${name}}" AND NOT EXISTS "${${name}}")
    unset(${name} CACHE)
  endif()
endforeach()

set(option -dumpversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(option -dumpfullversion)
endif()
execute_process(COMMAND ${CMAKE_CXX_COMPILER} ${option} OUTPUT_VARIABLE now ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
if(now MATCHES "^[0-9.]+$" AND NOT now VERSION_EQUAL CMAKE_CXX_COMPILER_VERSION)
  message(FATAL_ERROR "lamina: this folder was configured with ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}, and "
                      "${CMAKE_CXX_COMPILER} is ${now} now. Configure it anew, with cmake --fresh.")
endif()
