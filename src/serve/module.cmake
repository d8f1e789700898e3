find_package(Boost 1.81 REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json REQUIRED)
target_link_libraries(saksi_serve PRIVATE Boost::headers nlohmann_json::nlohmann_json PUBLIC Threads::Threads)

# The page: built by npm into the build folder when its sources changed, then embedded.
find_program(NPM npm)
set(web ${PROJECT_SOURCE_DIR}/web)
if(SAKSI_WEB AND EXISTS ${web}/package-lock.json AND NPM)
  set(web_out ${CMAKE_CURRENT_BINARY_DIR}/web)
  set(web_embed ${CMAKE_CURRENT_BINARY_DIR}/embed_saksi_web)
  file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/*)
  file(GLOB web_settings CONFIGURE_DEPENDS ${web}/*.html ${web}/*.json ${web}/*.js ${web}/*.ts)
  add_custom_command(
    OUTPUT ${web_embed}.npm
    COMMAND ${CMAKE_COMMAND} -DNPM=${NPM} -DSTAMP=${web_embed}.npm -P ${PROJECT_SOURCE_DIR}/cmake/npm_install.cmake
    DEPENDS ${web}/package-lock.json ${PROJECT_SOURCE_DIR}/cmake/npm_install.cmake
    WORKING_DIRECTORY ${web}
    COMMENT "Installing what builds the page" VERBATIM)
  add_custom_command(
    OUTPUT ${web_embed}.S ${web_embed}.cpp
    COMMAND ${NPM} run --silent build -- --logLevel warn --outDir ${web_out} --emptyOutDir
    COMMAND ${CMAKE_COMMAND} -DOUT=${web_embed} -DSYMBOL=saksi_web -DROOT=${web_out} -P ${PROJECT_SOURCE_DIR}/cmake/embed_folder.cmake
    DEPENDS ${web_embed}.npm ${web_sources} ${web_settings} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
            ${PROJECT_SOURCE_DIR}/cmake/embed_folder.cmake
    WORKING_DIRECTORY ${web}
    COMMENT "Building the page" VERBATIM)
  target_sources(saksi_serve PRIVATE ${web_embed}.S ${web_embed}.cpp)
else()
  if(SAKSI_WEB AND NOT NPM)
    message(WARNING "npm was not found: the program is built without its page (SAKSI_WEB=OFF says so quietly)")
  endif()
  saksi_embed(saksi_serve saksi_web ${web})
endif()
