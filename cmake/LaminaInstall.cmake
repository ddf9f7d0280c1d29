# Installs the headers, the packages of CMake and pkg-config, and the licence; `cpack -G DEB` and `cpack -G TGZ` pack them.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/lamina)
install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS lamina lamina_native lamina_cuda EXPORT laminaTargets)
install(EXPORT laminaTargets NAMESPACE lamina:: DESTINATION ${package_dir})
configure_package_config_file(cmake/laminaConfig.cmake.in laminaConfig.cmake INSTALL_DESTINATION ${package_dir}
                              NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(laminaConfigVersion.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/laminaConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/laminaConfigVersion.cmake
              cmake/LaminaDependencies.cmake cmake/LaminaShapeTest.cmake cmake/run_shape_test.cmake
              cmake/LaminaNetwork.cmake cmake/isolate_object.cmake cmake/network.hpp.in cmake/network_list.cpp.in
              cmake/network_object.cpp.in
        DESTINATION ${package_dir})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/lamina)

# Found beside itself, because the prefix may be chosen when it is installed.
set(pkgconfig_dir ${CMAKE_INSTALL_DATADIR}/pkgconfig)
set(includedir ${CMAKE_INSTALL_INCLUDEDIR})
if(NOT IS_ABSOLUTE ${includedir} AND NOT IS_ABSOLUTE ${pkgconfig_dir})
  file(RELATIVE_PATH includedir /${pkgconfig_dir} /${includedir})
  string(PREPEND includedir "\${pcfiledir}/")
endif()
configure_file(cmake/lamina.pc.in lamina.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/lamina.pc DESTINATION ${pkgconfig_dir})

if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # nothing need be compiled to install headers
  set(CPACK_PACKAGE_CONTACT "Lamina's authors")
  set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_SOURCE_DIR}/LICENSE)
  set(CPACK_PACKAGE_FILE_NAME lamina-${PROJECT_VERSION})
  set(CPACK_DEBIAN_PACKAGE_NAME liblamina-dev)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE all)
  set(CPACK_DEBIAN_PACKAGE_SECTION libdevel)
  set(CPACK_DEBIAN_PACKAGE_DEPENDS "g++ (>= 4:12) | clang (>= 1:18) | clang-19, libboost-dev (>= 1.74) | libboost1.81-dev, \
xtl-dev (>= 0.7), libxtensor-dev (>= 0.24), libxsimd-dev (>= 8.1)")
  set(CPACK_DEBIAN_PACKAGE_SUGGESTS "zlib1g-dev") # for <lamina/io/idx.hpp>
  include(CPack)
endif()
