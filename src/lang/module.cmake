file(GLOB_RECURSE pack_files RELATIVE ${PROJECT_SOURCE_DIR}/packs/id CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/packs/id/*)
list(FILTER pack_files EXCLUDE REGEX "README.md$")
saksi_embed(saksi_lang saksi_pack ${PROJECT_SOURCE_DIR}/packs/id ${pack_files})
