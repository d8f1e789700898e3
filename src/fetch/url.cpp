// SPDX-License-Identifier: Apache-2.0
#include "fetch/url.h"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <array>

namespace saksi::fetch {
namespace {

using base::Code;
namespace ip = boost::asio::ip;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

tl::unexpected<base::Error> no_url(std::string_view text, const char* why) {
  return base::fail(Code::invalid_argument, std::string("It is no address to fetch: ") + why,
                    std::string(text.substr(0, 200)));
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; });
}

/// "host", "host:port", "[v6]:port" into the URL.
bool split_authority(std::string_view authority, Url& url) {
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == std::string_view::npos) return false;
    url.host = lower(authority.substr(1, end - 1));
    authority.remove_prefix(end + 1);
  } else {
    const std::size_t colon = std::min(authority.find(':'), authority.size());
    url.host = lower(authority.substr(0, colon));
    authority.remove_prefix(colon);
  }
  url.port = url.scheme == "https" ? "443" : "80";
  if (!authority.empty()) {
    if (authority.front() != ':' || !all_digits(authority.substr(1)) || authority.size() > 6)
      return false;
    url.port = std::string(authority.substr(1));
    if (std::stoi(url.port) > 65535 || std::stoi(url.port) == 0) return false;
  }
  return !url.host.empty();
}

struct Net {
  std::array<unsigned char, 4> address;
  int bits;
};

constexpr std::array kPrivate4 = {
    Net{{0, 0, 0, 0}, 8},     Net{{10, 0, 0, 0}, 8},      Net{{100, 64, 0, 0}, 10},
    Net{{127, 0, 0, 0}, 8},   Net{{169, 254, 0, 0}, 16},  Net{{172, 16, 0, 0}, 12},
    Net{{192, 0, 0, 0}, 24},  Net{{192, 0, 2, 0}, 24},    Net{{192, 168, 0, 0}, 16},
    Net{{198, 18, 0, 0}, 15}, Net{{198, 51, 100, 0}, 24}, Net{{203, 0, 113, 0}, 24},
    Net{{224, 0, 0, 0}, 4},   Net{{240, 0, 0, 0}, 4}};

bool is_private4(const ip::address_v4& address) {
  const auto number = address.to_uint();
  return std::any_of(kPrivate4.begin(), kPrivate4.end(), [&](const Net& net) {
    const auto base = ip::address_v4(ip::address_v4::bytes_type(net.address)).to_uint();
    return ((number ^ base) >> (32 - net.bits)) == 0;
  });
}

/// The IPv4 address that an IPv6 one carries (mapped, 6to4, NAT64), or nothing to be found.
bool carries_private(const ip::address_v6::bytes_type& b) {
  const auto four = [&](std::size_t at) {
    return is_private4(ip::address_v4({b[at], b[at + 1], b[at + 2], b[at + 3]}));
  };
  const bool zeros = std::all_of(b.begin(), b.begin() + 10, [](unsigned char c) { return c == 0; });
  if (zeros && (b[10] == 0xFF || b[10] == 0) && b[10] == b[11]) return four(12);
  if (b[0] == 0x20 && b[1] == 0x02) return four(2);
  return b[0] == 0 && b[1] == 0x64 && b[2] == 0xFF && b[3] == 0x9B && four(12);
}

bool is_private6(const ip::address_v6& address) {
  const auto b = address.to_bytes();
  const bool unique_local = (b[0] & 0xFEU) == 0xFC;
  const bool documentation = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8;
  return address.is_unspecified() || address.is_loopback() || address.is_link_local() ||
         address.is_site_local() || address.is_multicast() || unique_local || documentation ||
         carries_private(b);
}

/// Without "." and ".." parts.
std::string plain_path(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const auto part = path.substr(0, end);
    path.remove_prefix(end);
    if (part == "..") {
      out.erase(std::min(out.rfind('/'), out.size()));
    } else if (part != ".") {
      (out += '/') += part;
      continue;
    }
    if (path.empty()) out += '/';
  }
  return out.empty() ? "/" : out;
}

}  // namespace

std::string Url::site() const {
  const bool v6 = host.find(':') != std::string::npos;
  return scheme + "://" + (v6 ? '[' + host + ']' : host) + ':' + port;
}

std::string Url::text() const {
  std::string out = site();
  const std::string usual = scheme == "https" ? ":443" : ":80";
  if (out.ends_with(usual)) out.erase(out.size() - usual.size());
  return out + target;
}

base::Result<Url> parse_url(std::string_view text) {
  if (text.size() > 4096) return no_url(text, "it is longer than 4,096 bytes.");
  if (!printable(text)) return no_url(text, "a blank or a control character stands in it.");
  Url url;
  const std::size_t colon = std::min(text.find("://"), text.size());
  url.scheme = lower(text.substr(0, colon));
  if (colon == text.size() || (url.scheme != "http" && url.scheme != "https"))
    return no_url(text, "it does not begin with http:// or https://.");
  auto rest = text.substr(colon + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
  const auto authority = rest.substr(0, end);
  if (authority.find('@') != std::string_view::npos)
    return no_url(text, "a user name stands in it.");
  if (!split_authority(authority, url)) return no_url(text, "its host or port cannot be read.");
  url.target = std::string(rest.substr(end));
  if (!url.target.starts_with('/')) url.target.insert(0, "/");
  return url;
}

base::Result<Url> resolve(const Url& from, std::string_view reference) {
  const std::size_t scheme = reference.find("://");
  if (scheme != std::string_view::npos && reference.find_first_of("/?#") > scheme)
    return parse_url(reference);
  if (reference.starts_with("//")) return parse_url(from.scheme + ':' + std::string(reference));
  const std::size_t query = std::min(from.target.find('?'), from.target.size());
  const std::string path = from.target.substr(0, query);
  std::string target;
  if (reference.empty()) {
    target = from.target;
  } else if (reference.starts_with('/')) {
    target = std::string(reference);
  } else if (reference.starts_with('?')) {
    target = path + std::string(reference);
  } else {
    target = path.substr(0, path.rfind('/') + 1) + std::string(reference);
  }
  const std::size_t tail = std::min(target.find_first_of("?#"), target.size());
  return parse_url(from.site() + plain_path(std::string_view(target).substr(0, tail)) +
                   target.substr(tail));
}

bool is_private(std::string_view address) {
  boost::system::error_code bad;
  const auto parsed = ip::make_address(std::string(address), bad);
  if (bad) return true;
  return parsed.is_v4() ? is_private4(parsed.to_v4()) : is_private6(parsed.to_v6());
}

}  // namespace saksi::fetch
