# Compiles SOURCE for ARCH and reads what ptxas reports of each kernel: none may spill or keep arrays outside of registers
# and shared memory, and none may take more registers than its family had when it was measured. Nor may one hold a trap,
# by which nvcc replaces what it cannot compile for the device, such as a reference to a constant of the host.
set(kept ${CMAKE_CURRENT_BINARY_DIR}/resources_${ARCH}${DEFINE})
if(DEFINE)
  list(APPEND flags -D${DEFINE})
endif()
file(REMOVE_RECURSE ${kept})
file(MAKE_DIRECTORY ${kept})
list(TRANSFORM INCLUDES PREPEND -I)
execute_process(COMMAND ${NVCC} -std=c++20 --expt-relaxed-constexpr -O3 -arch=${ARCH} ${flags} ${INCLUDES} -Xptxas -v -keep
                        -keep-dir ${kept} -cubin ${SOURCE} -o ${kept}/resources.cubin
                RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0 OR said MATCHES "warning")
  message(FATAL_ERROR "${said}")
endif()

file(READ ${kept}/resources.ptx ptx)
if(ptx MATCHES "[ \t]trap;")
  message(FATAL_ERROR "A kernel holds a trap in place of something that does not run on a device")
endif()

# The registers that each kernel took with nvcc 13.0, rounded up to eight.
set(TrainInLanes_most 128)
set(EnsembleInLanes_most 128)
set(TrainInBlock_most 64)
set(GradientInBlock_most 56)
set(InferInBlock_most 40)
set(TileI_most 64)
set(run_each_most 48) # of the layered family

string(REGEX MATCHALL "entry function '[^']*' for '[^']*'[^']*Used [0-9]+ registers" kernels "${said}")
list(LENGTH kernels count)
if(count LESS 20)
  message(FATAL_ERROR "There are ${count} kernels where there should be at least 20:\n${said}")
endif()
foreach(kernel IN LISTS kernels)
  string(REGEX MATCH "TrainInLanes|EnsembleInLanes|TrainInBlock|GradientInBlock|InferInBlock|TileI|run_each" name "${kernel}")
  string(REGEX MATCH "Used ([0-9]+) registers" used "${kernel}")
  set(registers ${CMAKE_MATCH_1})
  message(STATUS "${ARCH} ${name}: ${registers} registers")
  if(NOT kernel MATCHES "    0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads")
    message(SEND_ERROR "This kernel keeps numbers in local memory:\n${kernel}")
  endif()
  if(registers GREATER ${name}_most)
    message(SEND_ERROR "${name} takes ${registers} registers, more than ${${name}_most}")
  endif()
endforeach()
