# Flags for our own code only; third-party headers are SYSTEM and keep their own standards.
add_library(saksi_options INTERFACE)
target_compile_options(saksi_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees an overlap in `"x" + std::to_string(n)` when it optimises (GCC bug 105651).
  target_compile_options(saksi_options INTERFACE -Wno-restrict)
endif()
if(SAKSI_WERROR)
  target_compile_options(saksi_options INTERFACE -Werror)
endif()
if(SAKSI_OPTIMISE)
  target_compile_options(saksi_options INTERFACE ${SAKSI_OPTIMISE})
endif()
if(SAKSI_SANITIZE)
  target_compile_options(saksi_options INTERFACE
    -fsanitize=${SAKSI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(saksi_options INTERFACE -fsanitize=${SAKSI_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Between the sanitizer's own calls g++ 12 loses sight of which optionals are empty.
    target_compile_options(saksi_options INTERFACE -Wno-maybe-uninitialized)
    # Boost.Asio's fences: the thread sanitizer doesn't follow them, and g++ says so at each.
    target_compile_options(saksi_options INTERFACE -Wno-tsan)
  endif()
endif()
if(SAKSI_FUZZ)
  target_compile_options(saksi_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(SAKSI_COVERAGE)
  target_compile_options(saksi_options INTERFACE --coverage)
  target_link_options(saksi_options INTERFACE --coverage)
endif()
find_program(MOLD mold)
if(MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_link_options(saksi_options INTERFACE -fuse-ld=mold)
endif()
