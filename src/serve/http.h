// SPDX-License-Identifier: Apache-2.0
/// A request and its answer, free of any network library, so that everything but the sockets is
/// plain functions of them.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::serve {

/// What of a request anything here looks at. Header fields that were not sent are empty.
struct Request {
  std::string method;
  std::string target;  ///< as sent: "/api/v1/events?type=Battles"
  std::string host, authorization, cookie, if_none_match, accept, last_event_id;
  std::string origin, csrf, content_type;  ///< csrf: the field X-CSRF-Token
  std::string mute;                        ///< the field X-Saksi-Mute: "names", or empty
  std::string forwarded;                   ///< X-Forwarded-For or Forwarded: a proxy stands between
  std::string body;
  std::string peer;  ///< the other end's address
};

/// The answer. The server adds length, date and connection.
struct Response {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  std::string body;
  std::string file;  ///< instead of `body`: a file that is sent and then removed
  std::vector<std::pair<std::string, std::string>> headers;
  bool stream = false;  ///< no body: the connection becomes a stream of events
  bool masked = false;  ///< of a stream: reports bear their aliases in it
};

/// The path's decoded segments and the decoded parameters. A "/" that came as %2F stays inside its
/// segment.
struct Target {
  std::vector<std::string> segments;
  std::vector<std::pair<std::string, std::string>> parameters;
};

/// Nothing for a target that is no absolute path, or has a broken escape or a NUL in it.
[[nodiscard]] std::optional<Target> parse_target(std::string_view text);

/// {"error":{"code":...,"message":...}} with the status of the table of errors.
[[nodiscard]] Response error_response(const base::Error& error);

/// The same with further fields beside "error": `fields` is a JSON object.
[[nodiscard]] Response error_response(const base::Error& error, const std::string& fields);

/// An answer of JSON that no cache may keep without asking.
[[nodiscard]] Response json_response(int status, std::string body);

/// Gives the answer an ETag of its body; an answer that the other end has already becomes a 304.
void add_etag(const Request& request, Response& response);

}  // namespace saksi::serve
