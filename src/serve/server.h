// SPDX-License-Identifier: Apache-2.0
/// The server: sockets, limits, time-outs and streams of events around an App.
///
/// One thread waits on all sockets, so a thousand open streams cost memory only; a few others
/// answer requests, which wait for nothing but the database. A request may take 8 KiB of header and
/// 64 KiB of body, ten seconds to arrive and thirty to be taken; an idle connection is closed after
/// thirty.
#pragma once

#include "base/error.h"
#include "store/store.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace saksi::serve {

struct Options {
  std::string host = "127.0.0.1";  ///< an IP address or "localhost"
  std::uint16_t port = 8470;       ///< 0: any that is free
  std::string token;               ///< must not be empty when `host` is not loopback
  std::vector<std::string> names;  ///< further host names that it answers to
  std::string web_root;            ///< a folder instead of the embedded page
  store::Program program;
  std::string database;  ///< the file's path
  unsigned threads = 2;  ///< that answer requests
  std::string local{};   ///< name of whoever asks from this machine; only on loopback, without a
                         ///< token, without names and without `sign_in`
  bool sign_in = false;  ///< nothing is shown without a token or session
};

class Server {
 public:
  /// Listens. The store must outlive the server.
  /// Errors: invalid_argument (no such address, no token where one is needed), address_in_use,
  /// permission, io.
  static base::Result<Server> listen(store::Store& store, Options options);
  ~Server();
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;

  [[nodiscard]] std::string address() const;  ///< "http://127.0.0.1:8470/"
  /// Answers until stop(), or until SIGINT or SIGTERM arrives or has arrived since listen().
  void run();
  /// From any thread.
  void stop();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::serve
