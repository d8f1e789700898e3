# Articles of pages as saved from sites. The comparison with another reader (compare.mjs) is run by hand: docs/design/ingest.md.
add_executable(page_text pages/extract.cpp)
target_link_libraries(page_text PRIVATE saksi_options saksi_ingest saksi_text nlohmann_json::nlohmann_json)
saksi_script(pages.articles unit pages/pages_test.py $<TARGET_FILE:page_text> $<TARGET_FILE:saksi-synthetic> ${PROJECT_SOURCE_DIR})
