# Installs the program with its manual pages, completion, unit and readers, and makes a Debian package (`cpack -G DEB`).
include(GNUInstallDirs)
find_program(GZIP gzip REQUIRED)

# Debian wants manual pages compressed; -n leaves the time out, so that equal trees give equal bytes.
function(saksi_manual source folder)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/man/${folder})
  file(MAKE_DIRECTORY ${out})
  execute_process(COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/packaging/${source} OUTPUT_FILE ${out}/saksi.1.gz)
  install(FILES ${out}/saksi.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/${folder})
endfunction()
saksi_manual(saksi.1 man1)
saksi_manual(saksi.id.1 id/man1)

install(TARGETS saksi RUNTIME)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/saksi.bash RENAME saksi
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/saksi.service DESTINATION lib/systemd/system)
install(FILES ${PROJECT_SOURCE_DIR}/readers/saksi.R ${PROJECT_SOURCE_DIR}/readers/saksi.py ${PROJECT_SOURCE_DIR}/readers/README.md
  DESTINATION ${CMAKE_INSTALL_DATADIR}/saksi/readers)
install(FILES ${PROJECT_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/saksi)
install(FILES ${PROJECT_SOURCE_DIR}/packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/saksi)

set(CPACK_PACKAGE_NAME saksi)
set(CPACK_PACKAGE_VENDOR "The Saksi authors")
set(CPACK_PACKAGE_CONTACT "The Saksi authors <saksi@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "read Indonesian conflict news into a sourced record")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
