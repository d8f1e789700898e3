// SPDX-License-Identifier: Apache-2.0
/// libFuzzer: any bytes as an address, a reference to one, and a robots.txt. An address that is
/// taken can be written and read again.
#include "fetch/robots.h"
#include "fetch/url.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto check = [](const saksi::base::Result<saksi::fetch::Url>& url) {
    if (!url) return;
    const auto again = saksi::fetch::parse_url(url->text());
    if (again ? again->text() != url->text() : url->text().size() <= 4096) std::abort();
  };
  check(saksi::fetch::parse_url(bytes));
  check(saksi::fetch::resolve(*saksi::fetch::parse_url("http://a.example/b/c?d"), bytes));
  (void)saksi::fetch::Robots::parse(bytes, "saksi").allows("/" + bytes.substr(0, 200));
  (void)saksi::fetch::is_private(bytes);
  return 0;
}
