find_package(fmt REQUIRED)
target_link_libraries(saksi_when PRIVATE fmt::fmt)
