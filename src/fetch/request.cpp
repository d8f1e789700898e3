// SPDX-License-Identifier: Apache-2.0
#include "fetch/request.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <fmt/format.h>

#include <optional>

namespace saksi::fetch {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using base::Code;
using Deadline = std::chrono::steady_clock::time_point;
using beast::error_code;

base::Error network_error(const Url& url, const error_code& bad) {
  if (bad == beast::error::timeout)
    return {Code::io, "The site did not answer in time.", url.text()};
  if (bad == http::error::body_limit)
    return {Code::too_large, "The page is larger than the limit (--max-size).", url.text()};
  return {Code::io, "The page could not be fetched: " + bad.message() + ".", url.text()};
}

/// Runs one asynchronous step to its end; Beast's streams keep the deadline.
template <class Start>
error_code step(asio::io_context& context, const Start& start) {
  error_code result;
  start([&result](const error_code& bad, auto&&...) { result = bad; });
  context.restart();
  context.run();
  return result;
}

/// The addresses of the host that may be asked.
base::Result<std::vector<tcp::endpoint>> addresses(asio::io_context& context, const Url& url,
                                                   const Options& options) {
  tcp::resolver resolver(context);
  error_code bad;
  const auto found = resolver.resolve(url.host, url.port, bad);
  if (bad)
    return base::fail(Code::not_found, "There is no such host: " + bad.message() + ".", url.text());
  std::vector<tcp::endpoint> out;
  for (const auto& one : found) {
    if (options.allow_private || !is_private(one.endpoint().address().to_string()))
      out.push_back(one.endpoint());
  }
  if (!out.empty()) return out;
  return base::fail(Code::forbidden,
                    "The host is a machine of a private network; --allow-private fetches it.",
                    url.text());
}

http::request<http::empty_body> question(const Url& url, const Validators& known,
                                         const Options& options) {
  http::request<http::empty_body> ask(http::verb::get, url.target, 11);
  const std::string site = url.site();
  const bool usual = url.port == (url.scheme == "https" ? "443" : "80");
  const std::string host = site.substr(site.find("://") + 3);
  ask.set(http::field::host, usual ? host.substr(0, host.rfind(':')) : host);
  ask.set(http::field::user_agent,
          fmt::format("{}/{} (reads news; obeys robots.txt)", options.agent, options.version));
  ask.set(http::field::accept, "text/html, application/xml;q=0.9, */*;q=0.5");
  ask.set(http::field::accept_encoding, "identity");
  ask.set(http::field::connection, "close");
  if (!known.etag.empty()) ask.set(http::field::if_none_match, known.etag);
  if (!known.last_modified.empty()) ask.set(http::field::if_modified_since, known.last_modified);
  return ask;
}

Answer answer_of(http::response<http::string_body>&& response) {
  Answer answer;
  answer.status = response.result_int();
  answer.location = std::string(response[http::field::location]);
  answer.content_type = std::string(response[http::field::content_type]);
  answer.etag = std::string(response[http::field::etag]);
  answer.last_modified = std::string(response[http::field::last_modified]);
  answer.body = std::move(response.body());
  return answer;
}

/// Sends the question and reads the answer over an open stream, plain or encrypted.
template <class Stream>
base::Result<Answer> talk(asio::io_context& context, Stream& stream, const Url& url,
                          const Validators& known, const Options& options) {
  const auto ask = question(url, known, options);
  auto bad = step(context, [&](auto done) { http::async_write(stream, ask, std::move(done)); });
  if (bad) return base::fail(network_error(url, bad));
  beast::flat_buffer buffer(1U << 16U);
  http::response_parser<http::string_body> parser;
  parser.body_limit(options.max_bytes);
  parser.header_limit(1U << 15U);
  bad =
      step(context, [&](auto done) { http::async_read(stream, buffer, parser, std::move(done)); });
  if (bad) return base::fail(network_error(url, bad));
  return answer_of(parser.release());
}

base::Result<void> connect(asio::io_context& context, beast::tcp_stream& stream, const Url& url,
                           const Options& options, Deadline deadline) {
  const auto where = addresses(context, url, options);
  if (!where) return base::fail(where.error());
  stream.expires_at(deadline);
  const auto bad = step(context, [&](auto done) { stream.async_connect(*where, std::move(done)); });
  if (bad) return base::fail(network_error(url, bad));
  return {};
}

base::Result<Answer> request_plain(const Url& url, const Validators& known, const Options& options,
                                   Deadline deadline) {
  asio::io_context context;
  beast::tcp_stream stream(context);
  if (auto ok = connect(context, stream, url, options, deadline); !ok)
    return base::fail(ok.error());
  return talk(context, stream, url, known, options);
}

base::Result<Answer> request_tls(const Url& url, const Validators& known, const Options& options,
                                 Deadline deadline) {
  asio::io_context context;
  asio::ssl::context tls(asio::ssl::context::tls_client);
  error_code bad;
  tls.set_default_verify_paths(bad);
  tls.set_verify_mode(asio::ssl::verify_peer, bad);
  beast::ssl_stream<beast::tcp_stream> stream(context, tls);
  stream.set_verify_callback(asio::ssl::host_name_verification(url.host), bad);
  if (SSL_set_tlsext_host_name(stream.native_handle(), url.host.c_str()) != 1 || bad)
    return base::fail(Code::io, "The encryption could not be set up.", url.text());
  if (auto ok = connect(context, beast::get_lowest_layer(stream), url, options, deadline); !ok)
    return base::fail(ok.error());
  bad = step(context, [&](auto done) {
    stream.async_handshake(asio::ssl::stream_base::client, std::move(done));
  });
  if (bad) return base::fail(network_error(url, bad));
  return talk(context, stream, url, known, options);
}

}  // namespace

base::Result<Answer> request(const Url& url, const Validators& known, const Options& options) {
  const auto deadline = std::chrono::steady_clock::now() + options.timeout;
  try {
    return url.scheme == "https" ? request_tls(url, known, options, deadline)
                                 : request_plain(url, known, options, deadline);
  } catch (const std::exception& fault) {  // no memory, no threads: nothing of it leaves the module
    return base::fail(Code::io, std::string("The page could not be fetched: ") + fault.what() + ".",
                      url.text());
  }
}

}  // namespace saksi::fetch
