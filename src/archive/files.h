// SPDX-License-Identifier: Apache-2.0
/// Paths as a user gives them -> the files to read, in an order that is the same every time.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <string>
#include <vector>

namespace saksi::archive {

struct File {
  std::string path;
  std::uint64_t size = 0;
};

/// A path that gives no files: it is not there, or the system refuses.
struct Unopened {
  std::string path;
  base::Error error;
};

struct Files {
  std::vector<File> files;
  std::vector<Unopened> unopened;

  [[nodiscard]] std::uint64_t bytes() const;
};

/// Files as they are; folders with all below them, sorted by name. Inside folders, hidden names,
/// links to folders, and what is no file (pipes, devices) are passed over. "-" stays "-", of size
/// 0.
[[nodiscard]] Files find_files(const std::vector<std::string>& paths);

}  // namespace saksi::archive
