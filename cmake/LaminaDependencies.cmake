# What lamina::lamina links; read by this project and by find_package(lamina). xtl comes before xsimd, whose target
# links it without finding it.
include(CMakeFindDependencyMacro)
if(PROJECT_NAME STREQUAL "lamina")
  find_package(Boost 1.74 REQUIRED)
  find_package(xtl REQUIRED)
  find_package(xtensor REQUIRED)
  find_package(xsimd REQUIRED)
else()
  find_dependency(Boost 1.74)
  find_dependency(xtl)
  find_dependency(xtensor)
  find_dependency(xsimd)
endif()
# lamina::cuda links cuBLASLt where there is one.
find_package(CUDAToolkit QUIET)
