# cmake -DOUT=... -DSYMBOL=... -DROOT=... -P embed_folder.cmake: every file below ROOT, as it is now.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/embed.cmake)
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/*)
saksi_write_embedded(${OUT} ${SYMBOL} ${ROOT} ${files})
file(TOUCH ${OUT}.S ${OUT}.cpp)  # the names may be the same and the bytes not
