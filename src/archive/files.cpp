// SPDX-License-Identifier: Apache-2.0
#include "archive/files.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <system_error>

namespace saksi::archive {
namespace {

namespace fs = std::filesystem;
using base::Code;
using base::Error;

Error error_of(const std::error_code& error, const std::string& path) {
  if (error == std::errc::permission_denied) {
    return {Code::permission, "The system does not let this user read it. Check its permissions.",
            path};
  }
  if (error == std::errc::no_such_file_or_directory) {
    return {Code::not_found, "There is no such file or folder.", path};
  }
  return {Code::io, "It cannot be opened: " + error.message() + ".", path};
}

class Finder {
 public:
  void add(const std::string& path) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (path == "-") {
      found_.files.push_back({path, 0});
    } else if (!fs::exists(status)) {
      unopened(path, error ? error : std::make_error_code(std::errc::no_such_file_or_directory));
    } else if (fs::is_directory(status)) {
      folder(path);
    } else {
      file(path);
    }
  }

  Files take() { return std::move(found_); }

 private:
  void unopened(const std::string& path, const std::error_code& error) {
    found_.unopened.push_back({path, error_of(error, path)});
  }

  void file(const std::string& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);  // a pipe has none
    found_.files.push_back({path, error ? 0 : size});
  }

  void folder(const std::string& path) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
      if (it->path().filename().native().front() != '.') entries.push_back(*it);
    }
    if (error) unopened(path, error);
    std::sort(entries.begin(), entries.end());
    for (const auto& entry : entries) below(entry);
  }

  void below(const fs::directory_entry& entry) {
    std::error_code error;
    const bool link = entry.is_symlink(error);
    if (entry.is_directory(error)) {
      if (!link) folder(entry.path().string());
    } else if (entry.is_regular_file(error)) {
      file(entry.path().string());
    } else if (error) {
      unopened(entry.path().string(), error);
    }
  }

  Files found_;
};

}  // namespace

std::uint64_t Files::bytes() const {
  return std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const File& f) { return sum + f.size; });
}

Files find_files(const std::vector<std::string>& paths) {
  Finder finder;
  for (const auto& path : paths) finder.add(path);
  return finder.take();
}

}  // namespace saksi::archive
