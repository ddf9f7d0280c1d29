# lamina_find_clang(<variable>): the clang that tests ask beside the project's compiler. It is found anew at each configuring,
# since an older one may have been all that there was before, and is of a version that Lamina supports.
function(lamina_find_clang variable)
  find_program(found NAMES clang++-19 clang++-20 clang++-21 clang++-22 clang++-18 clang++ NAMES_PER_DIR NO_CACHE
               VALIDATOR lamina_is_supported_clang)
  set(${variable} ${found} PARENT_SCOPE)
endfunction()

function(lamina_is_supported_clang result file)
  execute_process(COMMAND ${file} --version OUTPUT_VARIABLE said ERROR_QUIET)
  if(NOT said MATCHES "clang version ([0-9]+)" OR CMAKE_MATCH_1 LESS 18)
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()
