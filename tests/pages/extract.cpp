// SPDX-License-Identifier: Apache-2.0
// page_text FILE...: {file name: article text without its furniture} on standard output, and on
// standard error the processor time that a page takes to its text.
#include "ingest/ingest.h"
#include "lang/pack.h"
#include "text/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::string text_of(const std::string& page) {
  const auto item = saksi::ingest::read_bytes(page, "page", {});
  return item ? item->document.text : std::string();
}

std::string without_furniture(const saksi::text::Reader& reader, const std::string& text) {
  std::string out;
  std::size_t at = 0;
  for (const auto& f : reader.read(text).furniture) {
    out.append(text, at, f.span.begin - at);
    at = f.span.end;
  }
  return out.append(text, at);
}

}  // namespace

int main(int argc, char** argv) {
  const auto pack = saksi::lang::Pack::built_in();
  if (!pack) return 1;
  const saksi::text::Reader reader(*pack);
  std::vector<std::string> pages;
  nlohmann::ordered_json texts;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    pages.push_back(bytes.str());
    const std::string path = argv[i];
    texts[path.substr(path.rfind('/') + 1)] = without_furniture(reader, text_of(pages.back()));
  }
  std::cout << texts.dump() << '\n';
  std::vector<double> times;
  for (int round = 0; round < 7; ++round) {
    const double before = processor_ms();
    for (const auto& page : pages) text_of(page);
    times.push_back((processor_ms() - before) /
                    static_cast<double>(std::max<std::size_t>(1, pages.size())));
  }
  std::sort(times.begin(), times.end());
  std::fprintf(stderr, "saksi: %.3f ms of processor time a page (median of 7, %.3f-%.3f)\n",
               times[3], times[0], times[6]);
}
