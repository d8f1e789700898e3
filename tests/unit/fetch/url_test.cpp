// SPDX-License-Identifier: Apache-2.0
#include "fetch/url.h"

#include <doctest/doctest.h>

namespace saksi::fetch {
namespace {

std::string parsed(std::string_view text) {
  const auto url = parse_url(text);
  return url ? url->text() : "refused";
}

std::string resolved(std::string_view from, std::string_view reference) {
  const auto url = resolve(*parse_url(from), reference);
  return url ? url->text() : "refused";
}

TEST_CASE("addresses are read") {
  CHECK(parsed("HTTPS://Warta.Example/a/b?c=d#e") == "https://warta.example/a/b?c=d");
  CHECK(parsed("http://warta.example") == "http://warta.example/");
  CHECK(parsed("http://warta.example:80?x") == "http://warta.example/?x");
  CHECK(parsed("http://[::1]:8080/") == "http://[::1]:8080/");
}

TEST_CASE("what is no address to fetch is refused") {
  for (const char* text :
       {"", "http", "https", "http:", "warta.example", "ftp://warta.example/", "file:///etc/passwd",
        "http://", "http:///x", "http://user@warta.example/", "http://warta.example:99999/",
        "http://warta.example:0/", "http://warta.example:x/", "http://a b/", "http://a/\r\nHost: b",
        "http://[::1/"}) {
    CAPTURE(text);
    CHECK(parsed(text) == "refused");
  }
  CHECK(parsed("http://a/" + std::string(5000, 'x')) == "refused");
}

TEST_CASE("references are resolved") {
  const char* from = "https://warta.example/dunia/2019/berita?x=1";
  CHECK(resolved(from, "/a") == "https://warta.example/a");
  CHECK(resolved(from, "a") == "https://warta.example/dunia/2019/a");
  CHECK(resolved(from, "../a") == "https://warta.example/dunia/a");
  CHECK(resolved(from, "../../../../a") == "https://warta.example/a");
  CHECK(resolved(from, "?page=2") == "https://warta.example/dunia/2019/berita?page=2");
  CHECK(resolved(from, "//lain.example/a") == "https://lain.example/a");
  CHECK(resolved(from, "http://lain.example/a") == "http://lain.example/a");
  CHECK(resolved(from, "/r?to=http://lain.example/") ==
        "https://warta.example/r?to=http://lain.example/");
  CHECK(resolved(from, "javascript:alert(1)") ==
        "https://warta.example/dunia/2019/javascript:alert(1)");
}

TEST_CASE("private networks are known in every dress") {
  for (const char* address : {"127.0.0.1",
                              "10.1.2.3",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "169.254.169.254",
                              "0.0.0.0",
                              "100.64.0.1",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::1",
                              "::",
                              "fe80::1",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1",
                              "::127.0.0.1",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "not an address",
                              ""}) {
    CAPTURE(address);
    CHECK(is_private(address));
  }
  for (const char* address :
       {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"}) {
    CAPTURE(address);
    CHECK_FALSE(is_private(address));
  }
}

}  // namespace
}  // namespace saksi::fetch
