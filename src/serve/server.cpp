// SPDX-License-Identifier: Apache-2.0
// The only file that sees Boost: its headers take twenty seconds to compile.
#include "serve/server.h"

#include "export/redact.h"
#include "serve/app.h"
#include "serve/view.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <charconv>
#include <csignal>
#include <filesystem>
#include <set>

namespace saksi::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using base::Code;
using base::Result;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::uint32_t kHeaderLimit = 8U << 10U;
constexpr std::uint64_t kBodyLimit = 64U << 10U;
constexpr seconds kArrive{10};
constexpr seconds kTaken{30};
constexpr std::size_t kMostConnections = 1024;
constexpr std::size_t kMostStreams = 512;
constexpr milliseconds kLook{400};  // how soon another process's report shows
constexpr seconds kHeartbeat{15};   // keeps proxies from closing a quiet stream
constexpr std::uint32_t kReportsAtOnce = 100;
constexpr std::uint32_t kDecisionsAtOnce = 500;
constexpr std::size_t kSubjectsShown = 50;
constexpr std::size_t kMostWaiting = 1000;  // lines that a slow reader of a stream may fall behind

std::int64_t number_or(const std::string& text, std::int64_t otherwise) {
  std::int64_t value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// One reader of the stream: lines that wait for it, and the timer that wakes it.
struct Listener {
  Listener(const asio::any_io_executor& executor, bool aliases) : wake(executor), masked(aliases) {}

  asio::steady_timer wake;
  bool masked;  ///< reports bear their aliases
  std::vector<std::string> waiting;
  bool lost = false;  ///< fell too far behind
};

/// Looks whether the database grew and tells all listeners. All on the network's thread.
class Hub {
 public:
  Hub(asio::io_context& io, asio::thread_pool& workers, store::Store& store)
      : timer_(io), workers_(workers), store_(store) {}

  /// Notes where the database ends: before anybody is answered, or what is decided meanwhile would
  /// count as known.
  void begin() {
    last_ = store_.last_document().value_or(0);
    decided_ = last_decision();
  }

  /// Tells of what comes after, until the server stops.
  asio::awaitable<void> run() {
    while (!stopping_) {
      timer_.expires_after(kLook);
      error_code ignored;
      co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
      if (!stopping_ && !listeners_.empty()) co_await look();
    }
  }

  /// Ends run() and every stream.
  void stop() {
    stopping_ = true;
    timer_.cancel();
    for (auto* listener : listeners_) {
      listener->lost = true;
      listener->wake.cancel();
    }
  }

  void add(Listener* listener) { listeners_.insert(listener); }

  void remove(Listener* listener) { listeners_.erase(listener); }

  [[nodiscard]] bool full() const { return listeners_.size() >= kMostStreams; }

  /// What came after the last line that a reader saw before it was away.
  asio::awaitable<std::vector<std::string>> lines_after(const std::string& seen, bool masked) {
    const auto document = number_or(seen, -1);
    const auto dot = seen.find('.');
    const auto decision = dot == std::string::npos ? -1 : number_or(seen.substr(dot + 1), -1);
    std::vector<std::string> lines;
    if (document >= 0) lines = lines_of(co_await reports_after(document), masked);
    if (decision >= 0) {
      for (auto& line : lines_of(co_await decisions_after(decision), masked))
        lines.push_back(std::move(line));
    }
    co_return lines;
  }

 private:
  template <class Work>
  auto off_thread(Work work) -> asio::awaitable<decltype(work())> {
    co_return co_await asio::co_spawn(
        workers_, [work]() -> asio::awaitable<decltype(work())> { co_return work(); },
        asio::use_awaitable);
  }

  /// The id names the last report and the last decision, so that neither is missed.
  [[nodiscard]] std::string line(std::int64_t document, std::int64_t decision, const char* event,
                                 const Json& data) const {
    return "id: " + std::to_string(document) + '.' + std::to_string(decision) +
           "\nevent: " + event + "\ndata: " + dump(data) + "\n\n";
  }

  using Reports = std::vector<std::pair<std::int64_t, std::string>>;
  using Made = std::vector<store::Decision>;  // newest first

  std::int64_t last_decision() { return store::Decisions(store_).last().value_or(0); }

  asio::awaitable<Reports> reports_after(std::int64_t document) {
    const auto found = co_await off_thread(
        [this, document] { return store_.reports_after(document, kReportsAtOnce); });
    co_return found.value_or(Reports());
  }

  asio::awaitable<Made> decisions_after(std::int64_t decision) {
    auto found = co_await off_thread([this, decision] {
      store::DecisionFilter wanted;
      wanted.after = decision;
      return store::Decisions(store_).list(wanted, kDecisionsAtOnce, 0);
    });
    co_return found ? std::move(found->items) : Made();
  }

  [[nodiscard]] static std::string shown(const std::string& report, bool masked) {
    return masked ? exports::alias_of(report) : report;
  }

  [[nodiscard]] std::vector<std::string> lines_of(const Reports& reports, bool masked) const {
    std::vector<std::string> lines;
    for (const auto& [document, id] : reports) {
      lines.push_back(line(document, decided_, "report", {{"id", shown(id, masked)}}));
    }
    if (reports.size() == kReportsAtOnce) lines.emplace_back("event: many\ndata: {}\n\n");
    return lines;
  }

  /// One line a batch.
  [[nodiscard]] std::vector<std::string> lines_of(const Made& made, bool masked) const {
    std::map<std::int64_t, std::pair<std::int64_t, Json>> batches;
    for (auto it = made.rbegin(); it != made.rend(); ++it) {
      auto [entry, fresh] = batches.try_emplace(it->batch);
      auto& [last, data] = entry->second;
      if (fresh) {
        data = {{"number", it->number},
                {"batch", it->batch},
                {"action", store::word(it->action)},
                {"actor", it->actor},
                {"subjects", Json::array()},
                {"linked", Json::array()}};
      }
      last = it->number;
      if (it->subject && data["subjects"].size() < kSubjectsShown) {
        data["subjects"].push_back(
            item_json({shown(it->subject->report, masked), it->subject->item}));
      }
      if (it->linked && fresh) data["linked"].push_back(*it->linked);
    }
    std::vector<std::string> lines;
    lines.reserve(batches.size() + 1);
    for (const auto& [batch, entry] : batches) {
      lines.push_back(line(last_, entry.first, "decision", entry.second));
    }
    if (made.size() == kDecisionsAtOnce) lines.emplace_back("event: many\ndata: {}\n\n");
    return lines;
  }

  asio::awaitable<void> look() {
    const auto version = co_await off_thread([this] { return store_.version().value_or(0); });
    if (version == version_) co_return;
    version_ = version;
    const Reports reports = co_await reports_after(last_);
    if (!reports.empty()) last_ = reports.back().first;
    if (reports.size() == kReportsAtOnce) {  // "many" stands for all the others
      last_ = co_await off_thread([this] { return store_.last_document().value_or(0); });
    }
    tell(reports);
    const Made made = co_await decisions_after(decided_);
    if (!made.empty()) decided_ = made.front().number;
    tell(made);
  }

  /// Of reports or decisions.
  template <class Came>
  void tell(const Came& came) {
    if (came.empty()) return;
    const auto open = lines_of(came, false), masked = lines_of(came, true);
    for (auto* listener : listeners_) {
      const auto& lines = listener->masked ? masked : open;
      listener->lost = listener->lost || listener->waiting.size() + lines.size() > kMostWaiting;
      if (!listener->lost)
        listener->waiting.insert(listener->waiting.end(), lines.begin(), lines.end());
      listener->wake.cancel();
    }
  }

  asio::steady_timer timer_;
  asio::thread_pool& workers_;
  store::Store& store_;
  std::set<Listener*> listeners_;
  std::int64_t version_ = -1;
  std::int64_t last_ = 0, decided_ = 0;
  bool stopping_ = false;
};

// ---------------------------------------------------------------- between Beast's types and ours

template <class Name>
std::string field(const http::request<http::string_body>& message, Name name) {
  const auto value = message[name];
  return {value.data(), value.size()};
}

Request request_of(const http::request<http::string_body>& m, const std::string& peer) {
  Request request;
  request.method = std::string(m.method_string());
  request.target = std::string(m.target());
  request.host = field(m, http::field::host);
  request.authorization = field(m, http::field::authorization);
  request.cookie = field(m, http::field::cookie);
  request.if_none_match = field(m, http::field::if_none_match);
  request.accept = field(m, http::field::accept);
  request.last_event_id = field(m, "Last-Event-ID");
  request.origin = field(m, http::field::origin);
  request.csrf = field(m, "X-CSRF-Token");
  request.mute = field(m, "X-Saksi-Mute");
  request.content_type = field(m, http::field::content_type);
  request.forwarded = field(m, "X-Forwarded-For") + field(m, http::field::forwarded);
  request.body = m.body();
  request.peer = peer;
  return request;
}

template <class Message>
void set_fields(Message& message, const Response& response) {
  message.set(http::field::content_type, response.type);
  for (const auto& entry : response.headers) message.insert(entry.first, entry.second);
}

http::response<http::string_body> message_of(Response&& response, unsigned version,
                                             bool keep_alive) {
  http::response<http::string_body> message(static_cast<http::status>(response.status), version);
  set_fields(message, response);
  message.body() = std::move(response.body);
  message.keep_alive(keep_alive);
  message.prepare_payload();
  return message;
}

/// The answer to what is not even a request: too large, or no HTTP.
Response refusal_of(const error_code& error) {
  const bool large = error == http::error::header_limit || error == http::error::body_limit;
  Response response =
      error_response({large ? Code::too_large : Code::invalid_argument,
                      large ? "The request is too large." : "This is not an HTTP request.",
                      {}});
  if (error == http::error::header_limit) response.status = 431;
  add_security_headers(response);
  return response;
}

bool is_broken_request(const error_code& error) {
  return error.category() == http::make_error_code(http::error::bad_target).category() &&
         error != http::error::end_of_stream;
}

}  // namespace

// ---------------------------------------------------------------- connections

struct Server::Impl {
  Impl(store::Store& database, Options o)
      : options(std::move(o)),
        store(database),
        app(database, {options.program, options.database, options.token, options.names,
                       options.web_root, options.local, options.sign_in}),
        workers(options.threads),
        acceptor(io),
        signals(io),
        hub(io, workers, database) {}

  asio::awaitable<void> accept();
  asio::awaitable<void> converse(tcp::socket socket);
  asio::awaitable<bool> exchange(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                 const std::string& peer);
  asio::awaitable<Response> answer(const Request& request);
  asio::awaitable<void> send_file(beast::tcp_stream& stream, Response response, unsigned version);
  asio::awaitable<void> refuse(beast::tcp_stream& stream, const error_code& error);
  asio::awaitable<void> feed(beast::tcp_stream& stream, const Request& request, Response response,
                             unsigned version);
  asio::awaitable<bool> send_lines(beast::tcp_stream& stream, Listener& listener);

  void shut();

  Options options;
  store::Store& store;
  App app;
  asio::io_context io{1};
  asio::thread_pool workers;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  Hub hub;
  std::set<beast::tcp_stream*> connections;
};

asio::awaitable<void> Server::Impl::accept() {
  while (true) {
    error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (!acceptor.is_open()) co_return;
    if (error) {
      // Out of descriptors: those in use will close; asking again at once would only spin.
      asio::steady_timer pause(io, milliseconds(100));
      co_await pause.async_wait(asio::use_awaitable);
      continue;
    }
    if (connections.size() >= kMostConnections) continue;  // closed by going out of scope
    asio::co_spawn(io, converse(std::move(socket)), asio::detached);
  }
}

asio::awaitable<void> Server::Impl::converse(tcp::socket socket) {
  error_code error;
  const auto end = socket.remote_endpoint(error);
  const std::string peer = error ? std::string() : end.address().to_string();
  socket.set_option(tcp::no_delay(true), error);
  beast::tcp_stream stream(std::move(socket));
  connections.insert(&stream);
  try {
    beast::flat_buffer buffer;
    bool more = true;
    while (more) more = co_await exchange(stream, buffer, peer);
  } catch (const boost::system::system_error&) {
    // The other end went away or was too slow: its affair.
  }
  stream.socket().shutdown(tcp::socket::shutdown_both, error);
  connections.erase(&stream);
}

/// One request and its answer. False: the connection ends.
asio::awaitable<bool> Server::Impl::exchange(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                             const std::string& peer) {
  http::request_parser<http::string_body> parser;
  parser.header_limit(kHeaderLimit);
  parser.body_limit(kBodyLimit);
  stream.expires_after(kArrive);
  error_code error;
  co_await http::async_read(stream, buffer, parser,
                            asio::redirect_error(asio::use_awaitable, error));
  if (is_broken_request(error)) co_await refuse(stream, error);
  if (error) co_return false;
  const auto& message = parser.get();
  const Request request = request_of(message, peer);
  Response response = co_await answer(request);
  if (response.stream && message.method() == http::verb::get) {
    co_await feed(stream, request, std::move(response), message.version());
    co_return false;
  }
  if (!response.file.empty()) {
    co_await send_file(stream, std::move(response), message.version());
    co_return false;
  }
  auto reply = message_of(std::move(response), message.version(), message.keep_alive());
  stream.expires_after(kTaken);
  if (message.method() == http::verb::head) {
    http::response_serializer<http::string_body> header(reply);
    co_await http::async_write_header(stream, header, asio::use_awaitable);
  } else {
    co_await http::async_write(stream, reply, asio::use_awaitable);
  }
  co_return reply.keep_alive();
}

/// A piece at a time, so that a slow reader of a large file is not taken for a lost one.
asio::awaitable<void> Server::Impl::send_file(beast::tcp_stream& stream, Response response,
                                              unsigned version) {
  const struct Remove {
    const std::string path;

    ~Remove() {
      std::error_code ignored;
      std::filesystem::remove(path, ignored);
    }
  } remove{response.file};

  http::response<http::file_body> reply(static_cast<http::status>(response.status), version);
  set_fields(reply, response);
  error_code error;
  reply.body().open(response.file.c_str(), beast::file_mode::scan, error);
  if (error) {
    response = error_response({Code::io, "The file that was made is gone.", {}});
    add_security_headers(response);
    const auto refusal = message_of(std::move(response), version, false);
    co_await http::async_write(stream, refusal, asio::use_awaitable);
    co_return;
  }
  reply.keep_alive(false);
  reply.prepare_payload();
  http::response_serializer<http::file_body> pieces(reply);
  while (!pieces.is_done()) {
    stream.expires_after(kTaken);
    co_await http::async_write_some(stream, pieces, asio::use_awaitable);
  }
}

asio::awaitable<Response> Server::Impl::answer(const Request& request) {
  const auto work = [this, &request]() -> asio::awaitable<Response> {
    co_return app.answer(request);
  };
  co_return co_await asio::co_spawn(workers, work, asio::use_awaitable);
}

asio::awaitable<void> Server::Impl::refuse(beast::tcp_stream& stream, const error_code& error) {
  const auto reply = message_of(refusal_of(error), 11, false);
  stream.expires_after(kTaken);
  co_await http::async_write(stream, reply, asio::use_awaitable);
}

/// Sends events until the other end goes. Its going shows at the next heartbeat at the latest.
asio::awaitable<void> Server::Impl::feed(beast::tcp_stream& stream, const Request& request,
                                         Response response, unsigned version) {
  if (hub.full()) {
    response = error_response({Code::busy, "Too many streams are open.", {}});
    add_security_headers(response);
    const auto reply = message_of(std::move(response), version, false);
    co_await http::async_write(stream, reply, asio::use_awaitable);
    co_return;
  }
  http::response<http::empty_body> head(http::status::ok, version);
  set_fields(head, response);
  head.keep_alive(false);
  http::response_serializer<http::empty_body> header(head);
  stream.expires_after(kTaken);
  co_await http::async_write_header(stream, header, asio::use_awaitable);
  Listener listener(io.get_executor(), response.masked);
  listener.waiting.emplace_back(": hello\nretry: 2000\n\n");
  hub.add(&listener);

  const struct Leave {
    Hub& hub;
    Listener& listener;

    ~Leave() { hub.remove(&listener); }
  } leave{hub, listener};

  if (!request.last_event_id.empty()) {
    auto missed = co_await hub.lines_after(request.last_event_id, listener.masked);
    for (auto& line : missed) listener.waiting.push_back(std::move(line));
  }
  while (co_await send_lines(stream, listener)) {
    listener.wake.expires_after(kHeartbeat);
    error_code woken;
    if (listener.waiting.empty()) {
      co_await listener.wake.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
    if (listener.waiting.empty()) listener.waiting.emplace_back(": still here\n\n");
  }
}

asio::awaitable<bool> Server::Impl::send_lines(beast::tcp_stream& stream, Listener& listener) {
  if (listener.lost) co_return false;  // it will come back and say what it saw last
  std::string out;
  for (const auto& line : listener.waiting) out += line;
  listener.waiting.clear();
  stream.expires_after(kTaken);
  error_code error;
  co_await asio::async_write(stream, asio::buffer(out),
                             asio::redirect_error(asio::use_awaitable, error));
  co_return !error;
}

// ---------------------------------------------------------------- listening

namespace {

Result<asio::ip::address> address_of(const std::string& host) {
  error_code error;
  const auto address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
  if (error) {
    return base::fail(
        Code::invalid_argument,
        "--host must be an IP address of this machine, such as 127.0.0.1, or localhost.", host);
  }
  return address;
}

constexpr std::size_t kShortestToken = 16;

Result<void> check_token(const asio::ip::address& address, const std::string& token,
                         store::Store& store) {
  if (address.is_loopback()) return {};
  if (token.size() >= kShortestToken) return {};
  if (token.empty() && store::People(store).any_active().value_or(false)) return {};
  return base::fail(
      Code::invalid_argument,
      "Others can reach this address, so a token of 16 characters or more is needed: put "
      "a random one into the variable SAKSI_TOKEN or after --token. Or add people who sign in: "
      "saksi people add NAME --role reviewer.",
      address.to_string());
}

base::Error listen_error(const error_code& error, const std::string& where) {
  if (error == asio::error::address_in_use) {
    return {
        Code::address_in_use,
        "Another program listens on this port, perhaps another Saksi. Stop it, or choose another "
        "port with --port (0 picks a free one).",
        where};
  }
  if (error == asio::error::access_denied) {
    return {Code::permission,
            "The system does not let this user listen here. Choose a port over 1023.", where};
  }
  if (error == boost::system::errc::address_not_available) {
    return {Code::invalid_argument, "This machine does not have this address.", where};
  }
  return {Code::io, "Listening failed: " + error.message() + ".", where};
}

error_code open_acceptor(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  return error;
}

std::string where_of(const tcp::endpoint& endpoint) {
  const auto address = endpoint.address();
  const std::string host = address.is_v6() ? '[' + address.to_string() + ']' : address.to_string();
  return host + ':' + std::to_string(endpoint.port());
}

}  // namespace

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() = default;
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;

Result<Server> Server::listen(store::Store& store, Options options) {
  const auto address = address_of(options.host);
  if (!address) return base::fail(address.error());
  if (auto good = check_token(*address, options.token, store); !good)
    return base::fail(good.error());
  const tcp::endpoint endpoint(*address, options.port);
  // Behind a name or a token others ask too, and on another address they do anyway.
  const bool alone =
      address->is_loopback() && options.token.empty() && options.names.empty() && !options.sign_in;
  if (!alone) options.local.clear();
  if (!address->is_loopback() && options.token.empty()) options.sign_in = true;
  auto impl = std::make_unique<Impl>(store, std::move(options));
  if (const auto error = open_acceptor(impl->acceptor, endpoint)) {
    return base::fail(listen_error(error, where_of(endpoint)));
  }
  impl->signals.add(SIGINT);  // from here on, since whoever reads the address may send one
  impl->signals.add(SIGTERM);
  return Server(std::move(impl));
}

std::string Server::address() const {
  return "http://" + where_of(impl_->acceptor.local_endpoint()) + '/';
}

void Server::run() {
  Impl& impl = *impl_;
  impl.signals.async_wait([this](const error_code& error, int) {
    if (!error) stop();
  });
  impl.hub.begin();
  asio::co_spawn(impl.io, impl.accept(), asio::detached);
  asio::co_spawn(impl.io, impl.hub.run(), asio::detached);
  asio::post(impl.workers, [&impl] { (void)store::Lists(impl.store).warm(); });
  impl.io.run();
  impl.workers.join();
}

/// Closes everything, so that every conversation comes to its end and io.run() returns.
void Server::Impl::shut() {
  error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  hub.stop();
  for (auto* stream : connections) stream->close();
}

void Server::stop() {
  asio::post(impl_->io, [impl = impl_.get()] { impl->shut(); });
}

}  // namespace saksi::serve
