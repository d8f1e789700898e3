find_package(SQLite3 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_path(ZSTD_INCLUDE zstd.h REQUIRED)
find_library(ZSTD_LIBRARY zstd REQUIRED)
target_include_directories(saksi_store SYSTEM PRIVATE ${ZSTD_INCLUDE})
# SQLite is not in the public header, but the module's own tests look behind it.
target_link_libraries(saksi_store PUBLIC SQLite::SQLite3 PRIVATE nlohmann_json::nlohmann_json OpenSSL::Crypto ${ZSTD_LIBRARY})
