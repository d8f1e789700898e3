// SPDX-License-Identifier: Apache-2.0
#include "serve/pages.h"

#include "base/embedded.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>

extern "C" {
extern const saksi::base::EmbeddedFile saksi_web[];
extern const std::size_t saksi_web_count;
}

namespace saksi::serve {
namespace {

struct Type {
  std::string_view ending, type;
};

constexpr std::array kTypes = {
    Type{".html", "text/html; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"},
    Type{".css", "text/css; charset=utf-8"},
    Type{".json", "application/json"},
    Type{".svg", "image/svg+xml"},
    Type{".png", "image/png"},
    Type{".ico", "image/x-icon"},
    Type{".woff2", "font/woff2"},
    Type{".webmanifest", "application/manifest+json"},
    Type{".txt", "text/plain; charset=utf-8"},
};

constexpr std::string_view kNotBuilt =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Saksi</title>"
    "<h1>Saksi</h1><p>This program was built without its page. Build it with "
    "<code>-DSAKSI_WEB=ON</code>, or give the folder of a built page with <code>--web-root</code>. "
    "The data is at <a href=\"/api/v1/status\">/api/v1</a>.</p></html>";

std::string_view type_of(std::string_view name) {
  const auto it = std::find_if(kTypes.begin(), kTypes.end(), [name](const Type& t) {
    return name.size() >= t.ending.size() && name.substr(name.size() - t.ending.size()) == t.ending;
  });
  return it == kTypes.end() ? "application/octet-stream" : it->type;
}

bool safe(const std::string& segment) {
  return !segment.empty() && segment[0] != '.' && segment.find_first_of("/\\") == std::string::npos;
}

Response file_response(const std::string& name, std::string bytes) {
  Response response;
  response.type = type_of(name);
  response.body = std::move(bytes);
  // Names stay from build to build and contents change: the ETag tells.
  response.headers = {{"Cache-Control", "no-cache"}};
  return response;
}

Response not_found() {
  Response response;
  response.status = 404;
  response.body = "There is nothing at this address.\n";
  return response;
}

bool is_route(const Target& target) {
  return target.segments.back().find('.') == std::string::npos;
}

std::optional<std::string> joined(const Target& target) {
  std::string name;
  for (const auto& segment : target.segments) {
    if (!safe(segment)) return std::nullopt;
    if (!name.empty()) name += '/';
    name += segment;
  }
  return name;
}

}  // namespace

Pages::Pages(std::string directory) : directory_(std::move(directory)) {
  for (std::size_t i = 0; i < saksi_web_count; ++i) {
    embedded_.emplace(saksi_web[i].name, saksi_web[i].bytes());
  }
}

Response Pages::get(const Target& target) const {
  const bool root = target.segments.size() == 1 && target.segments[0].empty();
  const auto name = root ? std::optional<std::string>("index.html") : joined(target);
  if (name) {
    if (auto bytes = find(*name)) return file_response(*name, std::move(*bytes));
  }
  if (!root && !is_route(target)) return not_found();
  auto index = find("index.html");
  return file_response("index.html", index ? std::move(*index) : std::string(kNotBuilt));
}

std::optional<std::string> Pages::find(const std::string& name) const {
  if (!directory_.empty()) return from_disk(name);
  const auto it = embedded_.find(name);
  if (it == embedded_.end()) return std::nullopt;
  return std::string(it->second);
}

std::optional<std::string> Pages::from_disk(const std::string& name) const {
  std::error_code error;
  const auto root = std::filesystem::canonical(directory_, error);
  if (error) return std::nullopt;
  // Symbolic links are resolved before asking whether the file lies below the root.
  const auto path = std::filesystem::canonical(root / name, error);
  if (error || !std::filesystem::is_regular_file(path, error)) return std::nullopt;
  const auto [end, ignored] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  if (end != root.end()) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace saksi::serve
