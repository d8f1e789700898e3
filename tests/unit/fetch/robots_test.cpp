// SPDX-License-Identifier: Apache-2.0
#include "fetch/robots.h"

#include <doctest/doctest.h>

#include <string>

namespace saksi::fetch {
namespace {

TEST_CASE("the longest rule decides, allowing wins") {
  const auto robots = Robots::parse(
      "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /c$\nDisallow: /*.pdf\nAllow: "
      "/d\nDisallow: /d\n",
      "saksi");
  CHECK(robots.allows("/"));
  CHECK_FALSE(robots.allows("/a/x"));
  CHECK(robots.allows("/a/b/c"));
  CHECK_FALSE(robots.allows("/c"));
  CHECK(robots.allows("/c/x"));
  CHECK_FALSE(robots.allows("/x/y.pdf?z"));
  CHECK(robots.allows("/d"));
}

TEST_CASE("a group of its own outranks the one for all") {
  const char* text =
      "User-agent: *\nDisallow: /\n\nuser-agent: other\nUser-Agent: Saksi # us\nDisallow: "
      "/private\nCrawl-delay: 2.5\n";
  CHECK(Robots::parse(text, "saksi").allows("/news"));
  CHECK_FALSE(Robots::parse(text, "saksi").allows("/private/x"));
  CHECK(Robots::parse(text, "saksi").delay() == 2.5);
  CHECK_FALSE(Robots::parse(text, "somebody").allows("/news"));
}

TEST_CASE("odd files") {
  CHECK(Robots::parse("", "saksi").allows("/"));
  CHECK(Robots::parse("User-agent: *\nDisallow:\n", "saksi").allows("/x"));
  CHECK(Robots::parse("Disallow: /\n", "saksi").allows("/x"));  // belongs to no group
  CHECK(Robots::parse("<html>not found</html>", "saksi").allows("/x"));
  CHECK(Robots::parse("User-agent: *\nCrawl-delay: 99999\n", "saksi").delay() == 60);
  CHECK_FALSE(Robots::parse("User-agent: *\r\nDisallow: /\r\n", "saksi").allows("/x"));
  CHECK_FALSE(Robots::closed().allows("/"));
}

TEST_CASE("a hostile pattern takes no time") {
  std::string pattern = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 2000; ++i) pattern += "*a";
  CHECK(Robots::parse(pattern + "b$", "saksi").allows('/' + std::string(4000, 'a')));
}

}  // namespace
}  // namespace saksi::fetch
