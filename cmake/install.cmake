# What `cmake --install` puts where:
#
#   bin/tacitus  lib/libtacitus.a  include/tacitus/*.h  share/tacitus/data
#   share/man/man1/tacitus.1 and completions, written by the program itself
#   lib/cmake/tacitus (find_package)  lib/pkgconfig/tacitus.pc  share/doc/tacitus

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS tacitus EXPORT tacitus-targets)
install(DIRECTORY include/tacitus DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${CMAKE_BINARY_DIR}/generated/tacitus/version.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/tacitus)
install(DIRECTORY data DESTINATION ${CMAKE_INSTALL_DATADIR}/tacitus OPTIONAL)
install(FILES LICENSE NOTICE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)

install(EXPORT tacitus-targets NAMESPACE tacitus::
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tacitus)
configure_package_config_file(cmake/tacitus-config.cmake.in tacitus-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tacitus
  PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(tacitus-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/tacitus-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/tacitus-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/tacitus)
file(RELATIVE_PATH up /x/${CMAKE_INSTALL_LIBDIR}/pkgconfig /x)  # from the .pc file to the prefix
configure_file(cmake/tacitus.pc.in tacitus.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/tacitus.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(TARGET tacitus_cli)
  install(TARGETS tacitus_cli)
endif()

# The program knows its own commands best: it writes its manual page and its completions.
if(TARGET tacitus_cli AND EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/src/cli/manual.cc)
  set(manual ${CMAKE_BINARY_DIR}/manual)
  file(MAKE_DIRECTORY ${manual})
  add_custom_command(
    OUTPUT ${manual}/tacitus.1 ${manual}/tacitus.bash ${manual}/_tacitus ${manual}/tacitus.fish
    COMMAND tacitus_cli man > ${manual}/tacitus.1
    COMMAND tacitus_cli completion bash > ${manual}/tacitus.bash
    COMMAND tacitus_cli completion zsh > ${manual}/_tacitus
    COMMAND tacitus_cli completion fish > ${manual}/tacitus.fish
    DEPENDS tacitus_cli VERBATIM)
  add_custom_target(manual ALL DEPENDS ${manual}/tacitus.1)
  install(FILES ${manual}/tacitus.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${manual}/tacitus.bash RENAME tacitus
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${manual}/_tacitus DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${manual}/tacitus.fish
          DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
