// SPDX-License-Identifier: Apache-2.0
/// From a request to its answer: who may ask, what there is, and the fields that go with
/// everything.
#pragma once

#include "serve/api.h"
#include "serve/desk.h"
#include "serve/exporter.h"
#include "serve/guard.h"
#include "serve/http.h"
#include "serve/mute.h"
#include "serve/pages.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace saksi::serve {

/// Everything of the server but the sockets. Safe to use from many threads.
class App {
 public:
  struct Options {
    store::Program program;          ///< for /api/v1/status
    std::string database;            ///< the file's path; status shows its name
    std::string token;               ///< empty: none is asked for
    std::vector<std::string> names;  ///< further host names that it answers to
    std::string web_root;            ///< a folder instead of the embedded page
    std::string local{};             ///< who asks from this machine without ceremony; empty: nobody
    bool sign_in = false;            ///< nothing is shown without a token or session
  };

  /// The store must outlive it.
  App(store::Store& store, Options options);

  [[nodiscard]] Response answer(const Request& request);

 private:
  [[nodiscard]] Response guarded_route(const Request& request);
  [[nodiscard]] Response route(const Request& request);
  [[nodiscard]] Response answer_api(Request request, Target target);
  [[nodiscard]] Response answer_admitted(const Request& request, const Target& target,
                                         const Caller& caller);
  [[nodiscard]] Response answer_export(const Request& request, const Target& target,
                                       const Caller& caller);

  Guard guard_;
  Api api_;
  Desk desk_;
  Exporter exporter_;
  Muter muter_;
  Pages pages_;
};

}  // namespace saksi::serve
