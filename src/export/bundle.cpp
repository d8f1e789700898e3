// SPDX-License-Identifier: Apache-2.0
#include "export/bundle.h"

#include "export/file.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace saksi::exports {
namespace {

struct FreeArchive {
  void operator()(archive* a) const { archive_write_free(a); }
};

struct FreeEntry {
  void operator()(archive_entry* e) const { archive_entry_free(e); }
};

struct CloseFile {
  void operator()(std::FILE* f) const { std::fclose(f); }
};

using Archive = std::unique_ptr<archive, FreeArchive>;
using Entry = std::unique_ptr<archive_entry, FreeEntry>;
using File = std::unique_ptr<std::FILE, CloseFile>;

base::Error zip_error(archive* zip, const std::string& output) {
  const int number = archive_errno(zip);
  return system_error(number > 0 ? number : EIO, output);
}

/// What goes wrong with the bytes is told by the file when it is kept.
la_ssize_t pass_on(archive* /*zip*/, void* file, const void* bytes, std::size_t size) {
  static_cast<OutputFile*>(file)->write({static_cast<const char*>(bytes), size});
  return static_cast<la_ssize_t>(size);
}

base::Result<void> add(archive* zip, const std::string& path, const std::string& output) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  const File in(error ? nullptr : std::fopen(path.c_str(), "rb"));
  if (!in) return base::fail(system_error(error ? error.value() : errno, path));
  const Entry entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), std::filesystem::path(path).filename().c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  if (archive_write_header(zip, entry.get()) != ARCHIVE_OK) {
    return base::fail(zip_error(zip, output));
  }
  std::array<char, 1 << 16> bytes{};
  while (const std::size_t read = std::fread(bytes.data(), 1, bytes.size(), in.get())) {
    if (archive_write_data(zip, bytes.data(), read) < 0) return base::fail(zip_error(zip, output));
  }
  if (std::ferror(in.get()) != 0) return base::fail(system_error(EIO, path));
  return {};
}

}  // namespace

base::Result<void> bundle(const std::vector<std::string>& files, const std::string& output) {
  auto whole = OutputFile::create(output);
  if (!whole) return base::fail(whole.error());
  const Archive zip(archive_write_new());
  archive_write_set_format_zip(zip.get());
  archive_write_set_bytes_in_last_block(zip.get(), 1);  // no padding behind the archive
  if (archive_write_open(zip.get(), whole->get(), nullptr, pass_on, nullptr) != ARCHIVE_OK) {
    return base::fail(zip_error(zip.get(), output));
  }
  for (const auto& file : files) {
    if (auto added = add(zip.get(), file, output); !added) return added;
  }
  if (archive_write_close(zip.get()) != ARCHIVE_OK) return base::fail(zip_error(zip.get(), output));
  return (*whole)->keep();
}

}  // namespace saksi::exports
