// SPDX-License-Identifier: Apache-2.0
#include "serve/exporter.h"

#include "export/bundle.h"
#include "export/export.h"
#include "lang/pack.h"
#include "ledger/policy.h"
#include "serve/body.h"
#include "serve/view.h"

#include <filesystem>
#include <unistd.h>
#include <utility>

namespace saksi::serve {
namespace {

using base::Code;
using base::fail;
using base::Result;

/// A folder of its own, gone with everything in it when the answer has been made.
class Workshop {
 public:
  static Result<Workshop> open() {
    std::string path = (std::filesystem::temp_directory_path() / "saksi-export-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) {
      return fail(Code::io, "No folder can be made for the export.", path);
    }
    return Workshop(path);
  }

  explicit Workshop(std::string path) : path_(std::move(path)) {}

  Workshop(Workshop&& other) noexcept : path_(std::exchange(other.path_, {})) {}

  Workshop& operator=(Workshop&&) = delete;

  ~Workshop() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] std::string file(const std::string& name) const { return path_ + '/' + name; }

  /// Beside the folder: what outlives it.
  [[nodiscard]] std::string beside(const std::string& ending) const { return path_ + ending; }

 private:
  std::string path_;
};

Result<exports::Request> wanted(Body& body, const Caller& caller) {
  exports::Request out;
  out.profile = body.needed("profile");
  out.format = body.text("format").value_or("csv");
  out.policy = body.text("policy").value_or("");
  out.filter = body.text("filter").value_or("");
  out.since = body.text("since").value_or("");
  out.writer.hxl = body.yes_or_no("hxl").value_or(false);
  const std::string release = body.text("release").value_or("public");
  if (release != "public" && release != "internal") {
    body.wrong("There is no release '" + release + "'. There are: public, internal.");
  }
  if (auto good = body.check(); !good) return fail(good.error());
  if (release == "internal") {
    if (caller.role != store::Role::administrator) {
      return fail(Code::forbidden, "Administrators make internal releases.");
    }
    out.release = exports::Release::internal;
  }
  out.actor = caller.name;
  return out;
}

Json names_json(const exports::NameCounts& names) {
  return array_json(names, [](const auto& entry) {
    return Json{{"name", entry.first}, {"count", entry.second}};
  });
}

Response shown(const exports::Request& request, const lang::Pack& pack) {
  const auto seen = exports::preview(request, pack);
  if (!seen) return error_response(seen.error());
  Json left_out = Json::object();
  for (const auto& [reason, count] : seen->left_out) left_out[reason] = count;
  return json_response(200, dump({{"rows", seen->rows},
                                  {"left_out", std::move(left_out)},
                                  {"left", names_json(seen->left)},
                                  {"cut", names_json(seen->cut)}}));
}

Result<Response> archive(exports::Request request, const lang::Pack& pack) {
  const auto format = exports::find_format(request.format);
  if (!format) return fail(format.error());
  auto workshop = Workshop::open();
  if (!workshop) return fail(workshop.error());
  const std::string name = "saksi-" + request.profile;
  request.output = workshop->file(name + std::string(format->extension));
  const auto done = exports::run(request, pack);
  if (!done) return fail(done.error());
  std::vector<std::string> files;
  for (const auto& file : done->files) files.push_back(file.path);
  Response response;
  response.type = "application/zip";
  response.file = workshop->beside(".zip");
  if (auto bundled = exports::bundle(files, response.file); !bundled) return fail(bundled.error());
  response.headers = {{"Content-Disposition", "attachment; filename=\"" + name + ".zip\""},
                      {"Cache-Control", "no-store"},
                      {"X-Saksi-Rows", std::to_string(done->rows)}};
  return response;
}

}  // namespace

Response Exporter::offer(const Caller& caller) {
  const auto pack = lang::Pack::built_in();
  if (!pack) return error_response(pack.error());
  const auto profiles = exports::profiles(**pack);
  if (!profiles) return error_response(profiles.error());
  Json releases = Json::array({"public"});
  if (caller.role == store::Role::administrator) releases.push_back("internal");
  return json_response(
      200,
      dump({{"profiles", *profiles},
            {"formats", array_json(exports::formats(), [](const auto& f) { return Json(f.name); })},
            {"policies", array_json(ledger::policies(),
                                    [](const auto& p) {
                                      return Json{{"name", p.name}, {"version", p.version}};
                                    })},
            {"releases", std::move(releases)}}));
}

Response Exporter::run(const Request& request, const Caller& caller) {
  const auto pack = lang::Pack::built_in();
  if (!pack) return error_response(pack.error());
  Body body(request.body);
  const bool only_preview = body.yes_or_no("preview").value_or(false);
  auto asked = wanted(body, caller);
  if (!asked) return error_response(asked.error());
  asked->database = database_;
  asked->program = program_;
  asked->spelling = spelling_;
  const std::unique_lock lock(one_, std::try_to_lock);
  if (!lock) {
    return error_response(
        {Code::busy, "Another export is being made. Ask again when it is done.", {}});
  }
  if (only_preview) return shown(*asked, **pack);
  auto made = archive(std::move(*asked), **pack);
  return made ? std::move(*made) : error_response(made.error());
}

}  // namespace saksi::serve
