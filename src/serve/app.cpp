// SPDX-License-Identifier: Apache-2.0
#include "serve/app.h"

namespace saksi::serve {
namespace {

Response not_allowed() {
  Response response =
      error_response({base::Code::invalid_argument,
                      "Only GET and HEAD are answered: nothing can be changed here.",
                      {}});
  response.status = 405;
  response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

bool is_api(const Target& target) {
  return target.segments.size() >= 2 && target.segments[0] == "api" && target.segments[1] == "v1";
}

Response event_stream() {
  Response response;
  response.stream = true;
  response.type = "text/event-stream";
  response.headers = {{"Cache-Control", "no-store"}};
  return response;
}

}  // namespace

App::App(const store::Store& store, Options options)
    : guard_(std::move(options.token), std::move(options.names)),
      api_(store, std::move(options.program), std::move(options.database)),
      pages_(std::move(options.web_root)) {}

Response App::answer(const Request& request) {
  Response response = route(request);
  add_etag(request, response);
  add_security_headers(response);
  return response;
}

Response App::route(const Request& request) {
  auto target = parse_target(request.target);
  if (!target) {
    return error_response({base::Code::invalid_argument, "The address cannot be understood.", {}});
  }
  if (auto refusal = guard_.refuse(request, *target)) return std::move(*refusal);
  if (request.method != "GET" && request.method != "HEAD") return not_allowed();
  if (!is_api(*target)) return pages_.get(*target);
  target->segments.erase(target->segments.begin(), target->segments.begin() + 2);
  if (target->segments == std::vector<std::string>{"stream"}) return event_stream();
  return api_.get(*target);
}

}  // namespace saksi::serve
