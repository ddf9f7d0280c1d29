# Compiles SOURCE to PTX without a warning. What nvcc cannot compile for the device it may replace by a trap.
list(TRANSFORM INCLUDES PREPEND -I)
execute_process(COMMAND ${NVCC} -std=c++20 --expt-relaxed-constexpr -arch=sm_90 ${INCLUDES} -ptx ${SOURCE} -o ${PTX}
                RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0 OR said MATCHES "warning")
  message(FATAL_ERROR "${said}")
endif()
file(READ ${PTX} ptx)
if(ptx MATCHES "[ \t]trap;")
  message(FATAL_ERROR "A kernel holds a trap in place of something that does not run on a device")
endif()
