# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where, and the Debian package of it (`cpack -G DEB` in the build folder).
# The program finds its data in ../share/lapwing beside its own folder, wherever that is moved.
include(GNUInstallDirs)

install(TARGETS lapwing RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
set(data share/lapwing)
install(FILES models/english.model models/coder.model models/alarms.txt models/news_words.txt DESTINATION ${data}/models)
install(DIRECTORY knowledge codebook exchange groupings DESTINATION ${data})
install(FILES examples/season.jsonl DESTINATION ${data}/examples)
install(FILES ${CMAKE_BINARY_DIR}/knowledge.index DESTINATION ${data})
install(FILES README.md LICENSE NOTICE CHANGELOG.md CITATION.cff DESTINATION share/doc/lapwing)

# Manual pages and completions are what the program says of its own options.
set(pages ${CMAKE_BINARY_DIR}/man)
add_custom_command(TARGET lapwing POST_BUILD
  COMMAND ${CMAKE_COMMAND} -E make_directory ${pages} ${CMAKE_BINARY_DIR}/completions
  COMMAND $<TARGET_FILE:lapwing> manual ${pages}
  COMMAND $<TARGET_FILE:lapwing> completion bash > ${CMAKE_BINARY_DIR}/completions/lapwing
  COMMAND $<TARGET_FILE:lapwing> completion zsh > ${CMAKE_BINARY_DIR}/completions/_lapwing
  COMMAND $<TARGET_FILE:lapwing> completion fish > ${CMAKE_BINARY_DIR}/completions/lapwing.fish
  COMMENT "Writing manual pages")
install(DIRECTORY ${pages}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_BINARY_DIR}/completions/lapwing DESTINATION share/bash-completion/completions)
install(FILES ${CMAKE_BINARY_DIR}/completions/_lapwing DESTINATION share/zsh/vendor-completions)
install(FILES ${CMAKE_BINARY_DIR}/completions/lapwing.fish DESTINATION share/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME lapwing)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_VENDOR "The Lapwing authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Event data from news: who did what to whom, according to whom")
set(CPACK_PACKAGE_DESCRIPTION "Lapwing reads news about how states deal with one another and turns it into dated, located,\nattributed, explained event data, and warns when a pair of states departs from its usual.")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Lapwing authors <lapwing@example.org>")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # dependencies from the libraries it is linked with
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
