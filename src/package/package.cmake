# Packages: `cpack --preset package` makes the Debian packages, `cpack --config build/release/CPackSourceConfig.cmake` the
# source tarball. See docs/packages.md.
set(TERCET_MAINTAINER "The tercet authors <tercet@packages.invalid>" CACHE STRING "Who answers for the packages")
set(shared_library libtercet${TERCET_SOVERSION})

set(CPACK_PACKAGE_NAME tercet)
set(CPACK_PACKAGE_VENDOR "The tercet authors")
set(CPACK_PACKAGE_CONTACT "${TERCET_MAINTAINER}")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)

# --- source: what is in the tree and was not made there
set(CPACK_SOURCE_GENERATOR TXZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME tercet-${PROJECT_VERSION})
set(CPACK_SOURCE_IGNORE_FILES "^${PROJECT_SOURCE_DIR}/build/" "^${PROJECT_SOURCE_DIR}/\\\\.cache/"
    "^${PROJECT_SOURCE_DIR}/\\\\.git(/|$)" "/__pycache__/")

# --- Debian: four packages, one a component
set(CPACK_COMPONENTS_ALL program data library development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SOURCE tercet)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(debian_version ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})

# Adds a component: its package, section, summary, and what it needs besides the libraries that dpkg-shlibdeps finds.
function(tercet_package component package section depends recommends summary text)
  string(TOUPPER ${component} upper)
  foreach(pair IN ITEMS "PACKAGE_NAME;${package}" "PACKAGE_SECTION;${section}" "PACKAGE_DEPENDS;${depends}"
          "PACKAGE_RECOMMENDS;${recommends}")
    list(POP_FRONT pair name)
    set(CPACK_DEBIAN_${upper}_${name} "${pair}" PARENT_SCOPE)
  endforeach()
  set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary}\n${text}" PARENT_SCOPE)
  set(CPACK_COMPONENT_${upper}_DESCRIPTION "${summary}\n${text}" PARENT_SCOPE)
endfunction()

set(about "This program reads press releases and other institutional texts (HTML,
text, feeds; French and English) and writes who did what with whom, where and
when, as RDF for triple stores and as drawings. It works offline, gives the
same bytes for the same input, and names the words behind each statement.")
tercet_package(program tercet text "tercet-data (= ${debian_version})" "poppler-utils, fonts-dejavu-core"
               "turns press releases into a knowledge graph" "${about}")
tercet_package(data tercet-data text "" "" "compiled knowledge and vocabulary of tercet" "${about}
.
This package contains the compiled knowledge (words, names, models of
French and English), the ontology and its SHACL shapes.")
tercet_package(library ${shared_library} libs "" "tercet-data (= ${debian_version})"
               "shared library that turns press releases into a knowledge graph" "${about}
.
This package contains the shared library.")
tercet_package(development libtercet-dev libdevel "${shared_library} (= ${debian_version})" "tercet-data"
               "development files of libtercet" "${about}
.
This package contains the header, examples, and files for pkg-config and
CMake.")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
# The policy wants a trigger for ldconfig, which CPack does not write.
file(WRITE ${CMAKE_BINARY_DIR}/control/shlibs "libtercet ${TERCET_SOVERSION} ${shared_library} (>= ${PROJECT_VERSION})\n")
file(WRITE ${CMAKE_BINARY_DIR}/control/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_BINARY_DIR}/control/shlibs ${CMAKE_BINARY_DIR}/control/triggers)
include(CPack)

# --- who made what under which terms: with every installation
set(documents ${CMAKE_INSTALL_DATADIR}/doc)
foreach(language IN ITEMS fr en)
  foreach(name IN ITEMS MODEL NAMES-MODEL)
    install(FILES ontology/lang/${language}/${name}.md DESTINATION ${documents}/tercet-data RENAME ${name}.${language}.md
            COMPONENT data)
  endforeach()
endforeach()
if(NOT TERCET_DEBIAN)
  install(FILES LICENSE docs/licences/CC-BY-SA-4.0.txt docs/licences/LGPLLR.txt DESTINATION ${documents}/tercet-data
          COMPONENT data)
  return()
endif()

# --- what Debian's policy wants in each package: copyright, changelog; man pages compressed
# The licences as paragraphs of a machine-readable copyright file (DEP 5).
function(tercet_licence short file variable)
  file(READ ${PROJECT_SOURCE_DIR}/${file} text)
  string(REGEX REPLACE "\n$" "" text "${text}")
  string(REGEX REPLACE "\n\n" "\n.\n" text "${text}")
  string(REPLACE "\n" "\n " text "${text}")
  set(${variable} "License: ${short}\n ${text}\n" PARENT_SCOPE)
endfunction()
tercet_licence(Expat LICENSE expat)
tercet_licence(CC-BY-SA-4.0 docs/licences/CC-BY-SA-4.0.txt cc_by_sa)
tercet_licence(LGPLLR docs/licences/LGPLLR.txt lgpllr)
configure_file(src/package/copyright.in copyright @ONLY)

string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC) # of SOURCE_DATE_EPOCH, where that is set
configure_file(src/package/changelog.in changelog.Debian @ONLY)

set(compressed)
foreach(file IN ITEMS ${CMAKE_BINARY_DIR}/changelog.Debian ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${manual_pages})
  get_filename_component(name ${file} NAME)
  string(REPLACE CHANGELOG.md changelog name ${name})
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/compressed/${name}.gz
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/compressed
    COMMAND gzip -9nc ${file} > ${CMAKE_BINARY_DIR}/compressed/${name}.gz DEPENDS ${file} VERBATIM)
  list(APPEND compressed ${CMAKE_BINARY_DIR}/compressed/${name}.gz)
endforeach()
add_custom_target(compressed ALL DEPENDS ${compressed})
set(changelogs ${compressed})
list(FILTER changelogs INCLUDE REGEX "/changelog")
set(pages ${compressed})
list(FILTER pages EXCLUDE REGEX "/changelog")

install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
foreach(pair IN ITEMS program:tercet data:tercet-data library:${shared_library} development:libtercet-dev)
  string(REPLACE : ";" pair ${pair})
  list(GET pair 0 component)
  list(GET pair 1 package)
  install(FILES ${CMAKE_BINARY_DIR}/copyright ${changelogs} DESTINATION ${documents}/${package} COMPONENT ${component})
endforeach()
install(DIRECTORY examples/c examples/python DESTINATION ${documents}/libtercet-dev/examples COMPONENT development
        PATTERN __pycache__ EXCLUDE)
install(DIRECTORY examples/nightly DESTINATION ${documents}/tercet/examples COMPONENT program)
