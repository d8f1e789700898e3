find_package(nlohmann_json REQUIRED)
    target_link_libraries(saksi_ledger PRIVATE nlohmann_json::nlohmann_json)
