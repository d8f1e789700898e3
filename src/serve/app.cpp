// SPDX-License-Identifier: Apache-2.0
#include "serve/app.h"

#include "serve/parameters.h"

#include <exception>
#include <filesystem>

namespace saksi::serve {
namespace {

bool is_read(const Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

Response not_allowed() {
  Response response = error_response(
      {base::Code::invalid_argument, "Only GET and HEAD are answered at this address.", {}});
  response.status = 405;
  response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

bool is_api(const Target& target) {
  return target.segments.size() >= 2 && target.segments[0] == "api" && target.segments[1] == "v1";
}

/// A browser's event source sends no fields of its own, so the masked stream has an address too.
Response event_stream(const Request& request, const Target& target) {
  Parameters parameters(target);
  const auto mute = parameters.some("mute");
  if (mute && *mute != "names") parameters.wrong("mute", "names");
  if (auto good = parameters.check(); !good) return error_response(good.error());
  Response response;
  response.stream = true;
  response.masked = mute || !request.mute.empty();
  response.type = "text/event-stream";
  response.headers = {{"Cache-Control", "no-store"}};
  return response;
}

}  // namespace

App::App(store::Store& store, Options options)
    : guard_({std::move(options.token), std::move(options.names), std::move(options.local),
              options.sign_in},
             store),
      api_(store, options.program, std::filesystem::path(options.database).filename().string()),
      desk_(store, guard_),
      exporter_(std::move(options.database), std::move(options.program), store.spelling()),
      muter_(store),
      pages_(std::move(options.web_root)) {}

Response App::answer(const Request& request) {
  Response response = guarded_route(request);
  add_etag(request, response);
  add_security_headers(response);
  return response;
}

/// A mistake of ours costs one answer, not the server.
Response App::guarded_route(const Request& request) {
  try {
    return route(request);
  } catch (const std::exception&) {
    return error_response({base::Code::io, "The server made a mistake with this request.", {}});
  }
}

Response App::route(const Request& request) {
  auto target = parse_target(request.target);
  if (!target) {
    return error_response({base::Code::invalid_argument, "The address cannot be understood.", {}});
  }
  if (auto refusal = guard_.refuse_name(request)) return std::move(*refusal);
  if (is_read(request)) {
    if (auto signed_in = guard_.sign_in_by_address(request, *target)) return std::move(*signed_in);
  }
  if (is_api(*target)) {
    target->segments.erase(target->segments.begin(), target->segments.begin() + 2);
    return answer_api(request, std::move(*target));
  }
  // The page's own files are no secret: it is what one signs in with.
  return is_read(request) ? pages_.get(*target) : not_allowed();
}

Response App::answer_api(Request request, Target target) {
  if (request.method == "POST" && target.segments == std::vector<std::string>{"session"}) {
    return desk_.begin_session(request);
  }
  auto admitted = guard_.admit(request);
  if (auto* refusal = std::get_if<Response>(&admitted)) return std::move(*refusal);
  const auto& caller = std::get<Caller>(admitted);
  muter_.resolve(target, request);
  Response response = answer_admitted(request, target, caller);
  // People of the desk are no names of reports.
  const bool of_people = !target.segments.empty() &&
                         (target.segments[0] == "session" || target.segments[0] == "people");
  return request.mute.empty() || of_people ? response : muter_.mute(target, std::move(response));
}

Response App::answer_admitted(const Request& request, const Target& target, const Caller& caller) {
  if (target.segments == std::vector<std::string>{"export"})
    return answer_export(request, target, caller);
  if (!is_read(request)) return desk_.write(request, target, caller);
  if (target.segments == std::vector<std::string>{"stream"}) return event_stream(request, target);
  if (auto answer = desk_.get(target, caller)) return std::move(*answer);
  return api_.get(target, request.target);
}

/// It is no write, but costs enough to be asked for by this page only.
Response App::answer_export(const Request& request, const Target& target, const Caller& caller) {
  if (auto none = Parameters(target).check(); !none) return error_response(none.error());
  if (is_read(request)) return Exporter::offer(caller);
  if (request.method != "POST") return not_allowed();
  if (auto refusal = guard_.refuse_write(request, caller, store::Role::reader)) {
    return std::move(*refusal);
  }
  return exporter_.run(request, caller);
}

}  // namespace saksi::serve
