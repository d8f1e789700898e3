# The gazetteer builder reads JSON, XML and compressed archives; the reader of reports needs none of them.
find_package(nlohmann_json REQUIRED)
find_package(pugixml REQUIRED)
find_package(ZLIB REQUIRED)
find_package(LibArchive REQUIRED)
find_package(fmt REQUIRED)
target_link_libraries(saksi_places PRIVATE nlohmann_json::nlohmann_json pugixml::pugixml ZLIB::ZLIB LibArchive::LibArchive fmt::fmt)
