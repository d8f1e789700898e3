// SPDX-License-Identifier: Apache-2.0
#include "ledger/article.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using saksi::ledger::article_address;

TEST_CASE("pages and forms of one article have one address") {
  const std::vector<std::vector<std::string>> articles = {
      {"https://www.warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir",
       "http://warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir/",
       "https://m.warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir?page=2",
       "https://warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir?page=all#page2",
       "https://amp.warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir",
       "https://www.warta.example/amp/read/2019/01/21/jembatan-bira-putus-diterjang-banjir",
       "https://warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir/amp/",
       "https://warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir?amp=1",
       "https://warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir/3",
       "https://warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir/page/2/",
       "https://warta.example/read/2019/01/21/"
       "jembatan-bira-putus-diterjang-banjir?utm_source=x&amp;"
       "utm_medium=y&page_num=2&fbclid=A1b2C3d4"},
      {"https://kabar.example/berita/d-4393021/warga-bira-pulang",
       "https://kabar.example/berita/d-4393021/warga-bira-pulang/2",
       "https://kabar.example/berita/d-4393021/warga-bira-pulang?single=1",
       "https://kabar.example/berita/d-4393021/warga-bira-pulang/amp"},
      {"https://suara.example/lokal/21012019.html",
       "https://suara.example/lokal/21012019.html?showpage=all",
       "https://suara.example/lokal/21012019.html/2"},
      {"https://radio.example/?p=12345", "https://radio.example/?p=12345&page=2",
       "https://radio.example/?page=all&p=12345"},
      {"https://radio.example/?p=12346"},
      {"https://warta.example/read/2019/01/21/jembatan-bira-putus-diterjang-banjir-2"},
      {"https://kabar.example/index.php?page=berita&id=4401"},
      {"https://kabar.example/index.php?page=berita&id=4402"}};
  std::vector<std::string> seen;
  for (const auto& article : articles) {
    const auto address = article_address(article[0]);
    REQUIRE(address);
    CAPTURE(*address);
    for (const auto& url : article) {
      CAPTURE(url);
      CHECK(article_address(url) == address);
    }
    for (const auto& other : seen) CHECK(other != *address);
    seen.push_back(*address);
  }
}

TEST_CASE("a site, a section and what is no address name no article") {
  for (const auto* url :
       {"", "warta", "ftp://warta.example/a-b-c", "https://warta.example", "https://warta.example/",
        "https://warta.example/nasional", "https://warta.example/indeks/2019/01/21?page=2",
        "https://warta.example/?page=2", "https://warta.example/tag/bira/", "https://amp", "://",
        "https://?", "https://www.", "https:///amp/amp/2/2"}) {
    CAPTURE(url);
    CHECK_FALSE(article_address(url));
  }
}
