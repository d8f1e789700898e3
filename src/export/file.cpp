// SPDX-License-Identifier: Apache-2.0
#include "export/file.h"

#include "base/hash.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace saksi::exports {

using base::Code;

base::Error system_error(int number, const std::string& path) {
  switch (number) {
    case ENOSPC:
    case EDQUOT:
      return {Code::disk_full, "There is no room left to write. Make room and try again.", path};
    case EACCES:
    case EPERM:
    case EROFS:
      return {Code::permission, "The system does not allow writing here.", path};
    case ENOENT:
      return {Code::not_found, "The file or its folder does not exist.", path};
    default:
      return {Code::io, std::generic_category().message(number) + ".", path};
  }
}

base::Result<void> check_target(const std::string& path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  if (std::filesystem::is_directory(status)) {
    return base::fail(Code::io, "This is a folder. Give the name of a file in it.", path);
  }
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    return base::fail(Code::io, "This is a device or a pipe, not a file. Give the name of a file.",
                      path);
  }
  auto folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) folder = ".";
  if (std::filesystem::status(folder, ignored).type() == std::filesystem::file_type::not_found) {
    return base::fail(Code::not_found, "Its folder does not exist. Make it first.", path);
  }
  return {};
}

std::string temporary_name(const std::string& path) {
  return path + ".part" + std::to_string(getpid());
}

base::Result<void> keep_file(const std::string& temporary, const std::string& path) {
  const int handle = open(temporary.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return base::fail(system_error(errno, temporary));
  const bool synced = fsync(handle) == 0;
  const int number = errno;
  close(handle);
  if (!synced) return base::fail(system_error(number, temporary));
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    return base::fail(system_error(errno, path));
  }
  return {};
}

base::Result<std::unique_ptr<OutputFile>> OutputFile::create(const std::string& path) {
  std::unique_ptr<OutputFile> out(new OutputFile());
  out->buffer_.reserve(kBuffer);
  out->path_ = path;
  if (path == "-") {
    out->standard_output_ = true;
    out->handle_ = STDOUT_FILENO;
    return out;
  }
  out->temporary_ = temporary_name(path);
  out->handle_ = open(out->temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (out->handle_ < 0) return base::fail(system_error(errno, path));
  return out;
}

OutputFile::~OutputFile() {
  if (standard_output_ || handle_ < 0) return;
  close(handle_);
  unlink(temporary_.c_str());
}

void OutputFile::raw(std::string_view bytes) {
  while (failed_ == 0 && !bytes.empty()) {
    const ssize_t done = ::write(handle_, bytes.data(), bytes.size());
    if (done >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(done));
    } else if (errno != EINTR) {
      failed_ = errno;
    }
  }
}

void OutputFile::flush() {
  raw(buffer_);
  buffer_.clear();
}

void OutputFile::patch(std::uint64_t at, std::string_view bytes) {
  flush();
  if (failed_ != 0) return;
  if (pwrite(handle_, bytes.data(), bytes.size(), static_cast<off_t>(at)) !=
      static_cast<ssize_t>(bytes.size())) {
    failed_ = errno == 0 ? EIO : errno;
  }
}

base::Result<void> OutputFile::good() {
  if (failed_ != 0) return base::fail(system_error(failed_, path_));
  return {};
}

base::Result<void> OutputFile::keep() {
  flush();
  if (failed_ != 0) return base::fail(system_error(failed_, path_));
  if (standard_output_) return {};
  close(handle_);
  handle_ = -1;
  auto kept = keep_file(temporary_, path_);
  if (!kept) unlink(temporary_.c_str());
  return kept;
}

base::Result<Hashed> hash_file(const std::string& path) {
  const int handle = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return base::fail(system_error(errno, path));
  base::Sha256 hash;
  Hashed out;
  std::array<char, 1 << 16> buffer;
  ssize_t done = 0;
  while ((done = read(handle, buffer.data(), buffer.size())) > 0) {
    hash.add({buffer.data(), static_cast<std::size_t>(done)});
    out.size += static_cast<std::uint64_t>(done);
  }
  const int number = errno;
  close(handle);
  if (done < 0) return base::fail(system_error(number, path));
  out.sha256 = hash.hex();
  return out;
}

}  // namespace saksi::exports
