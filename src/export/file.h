// SPDX-License-Identifier: Apache-2.0
/// A file that is whole or not there: written under a temporary name, renamed when done.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace saksi::exports {

/// Bytes on their way to a file, or to standard output when the path is "-". Destroyed before
/// `keep`, it leaves nothing behind.
class OutputFile {
 public:
  /// Errors: permission, disk_full, io.
  static base::Result<std::unique_ptr<OutputFile>> create(const std::string& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Errors are kept and told by `keep`: a full disk need not be asked about at every cell.
  void write(std::string_view bytes) {
    if (buffer_.size() + bytes.size() > kBuffer) flush();
    buffer_.append(bytes);
    size_ += bytes.size();
  }

  /// Overwrites bytes that were written before. Not for standard output.
  void patch(std::uint64_t at, std::string_view bytes);
  /// Whether something has gone wrong so far. Errors: disk_full, io.
  [[nodiscard]] base::Result<void> good();
  /// Writes what is left to the disk and gives the file its name. Errors: disk_full, io.
  base::Result<void> keep();

  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  static constexpr std::size_t kBuffer = 1 << 16;
  OutputFile() = default;
  void flush();
  void raw(std::string_view bytes);

  int handle_ = -1;
  int failed_ = 0;  // errno of the first failure
  bool standard_output_ = false;
  std::uint64_t size_ = 0;
  std::string path_, temporary_, buffer_;
};

/// Whether a finished file may take this name. One that is a folder, a device or a pipe is refused:
/// a rename would put the file in its place. Errors: not_found (its folder), io.
[[nodiscard]] base::Result<void> check_target(const std::string& path);
/// The name under which `path` is written until it is whole; in the same folder.
[[nodiscard]] std::string temporary_name(const std::string& path);
/// Gives a finished file its name, its bytes safely on the disk. Errors: disk_full, io.
base::Result<void> keep_file(const std::string& temporary, const std::string& path);
/// The error for a failed call of the system.
[[nodiscard]] base::Error system_error(int number, const std::string& path);

/// Lower-case hex SHA-256 of a file, and its size. Errors: not_found, permission, io.
struct Hashed {
  std::string sha256;
  std::uint64_t size = 0;
};

[[nodiscard]] base::Result<Hashed> hash_file(const std::string& path);

}  // namespace saksi::exports
