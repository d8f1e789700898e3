// SPDX-License-Identifier: Apache-2.0
#include "serve/http.h"

#include "base/bytes.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>

namespace saksi::serve {
namespace {

std::optional<char> hex_byte(std::string_view two) {
  unsigned int value = 0;
  const auto [end, error] = std::from_chars(two.data(), two.data() + two.size(), value, 16);
  if (two.size() != 2 || error != std::errc() || end != two.data() + 2 || value == 0)
    return std::nullopt;
  return static_cast<char>(value);
}

enum class Plus : std::uint8_t { plus, space };

std::optional<std::string> decode(std::string_view text, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const auto byte = hex_byte(text.substr(i + 1, 2));
      if (!byte) return std::nullopt;
      out.push_back(*byte);
      i += 2;
    } else {
      out.push_back(text[i] == '+' && plus == Plus::space ? ' ' : text[i]);
    }
  }
  return out;
}

/// Calls `each` on the pieces of `text` between `separator`s; false as soon as a call gives false.
template <class Each>
bool split(std::string_view text, char separator, Each&& each) {
  while (true) {
    const auto end = text.find(separator);
    if (!each(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

bool add_parameter(std::string_view pair, Target& target) {
  if (pair.empty()) return true;
  const auto equals = pair.find('=');
  const auto name = decode(pair.substr(0, equals), Plus::space);
  const auto value = equals == std::string_view::npos
                         ? std::string()
                         : decode(pair.substr(equals + 1), Plus::space);
  if (!name || !value) return false;
  target.parameters.emplace_back(*name, *value);
  return true;
}

}  // namespace

std::optional<Target> parse_target(std::string_view text) {
  if (text.empty() || text[0] != '/') return std::nullopt;
  Target target;
  const auto question = text.find('?');
  const auto path = text.substr(1, question == std::string_view::npos ? question : question - 1);
  const bool path_good = split(path, '/', [&](std::string_view segment) {
    auto decoded = decode(segment, Plus::plus);
    if (decoded) target.segments.push_back(std::move(*decoded));
    return decoded.has_value();
  });
  if (!path_good) return std::nullopt;
  if (question == std::string_view::npos) return target;
  const bool good = split(text.substr(question + 1), '&',
                          [&](std::string_view pair) { return add_parameter(pair, target); });
  if (!good) return std::nullopt;
  return target;
}

Response error_response(const base::Error& error) {
  const nlohmann::ordered_json json = {
      {"error", {{"code", base::name(error.code)}, {"message", error.message}}}};
  Response response;
  response.status = base::http_status(error.code);
  response.type = "application/json";
  response.body = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return response;
}

Response error_response(const base::Error& error, const std::string& fields) {
  Response response = error_response(error);
  auto json = nlohmann::ordered_json::parse(response.body);
  json.update(nlohmann::ordered_json::parse(fields));
  response.body = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return response;
}

Response json_response(int status, std::string body) {
  Response response;
  response.status = status;
  response.type = "application/json";
  response.body = std::move(body);
  response.headers = {{"Cache-Control", "no-cache"}};
  return response;
}

void add_etag(const Request& request, Response& response) {
  if (response.status != 200 || response.stream || !response.file.empty()) return;
  std::array<char, 20> hex{};
  const auto end =
      std::to_chars(hex.data(), hex.data() + hex.size(), base::fnv1a_words(response.body), 16);
  const std::string etag = '"' + std::string(hex.data(), end.ptr) + '"';
  response.headers.emplace_back("ETag", etag);
  if (request.if_none_match.find(etag) == std::string::npos) return;
  response.status = 304;
  response.body.clear();
}

}  // namespace saksi::serve
