// SPDX-License-Identifier: Apache-2.0
#include "archive/web.h"

#include "fetch/url.h"
#include "ingest/feed.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <system_error>

namespace saksi::archive {
namespace {

using base::Code;
using base::Error;
using Validators = fetch::Validators;

/// Addresses with what their sites said of the version that is in the database. A line each:
/// address, entity tag, time of change, parted by tabs.
class Memory {
 public:
  explicit Memory(std::string path) : path_(std::move(path)) {
    std::ifstream in(path_, std::ios::binary);
    for (std::string line; std::getline(in, line);) take(line);
  }

  [[nodiscard]] const Validators* find(const std::string& url) const {
    const auto it = known_.find(url);
    return it == known_.end() ? nullptr : &it->second;
  }

  void set(const std::string& url, const Validators& validators) { known_[url] = validators; }

  /// Beside the old file, then in its place: a fault leaves the old one.
  [[nodiscard]] std::optional<Error> save() const {
    if (path_.empty()) return std::nullopt;
    const std::string fresh = path_ + ".new";
    {
      std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
      for (const auto& [url, v] : known_)
        out << plain(url) << '\t' << plain(v.etag) << '\t' << plain(v.last_modified) << '\n';
      out.flush();
      if (!out) return Error{Code::io, "What was fetched could not be noted down.", fresh};
    }
    if (std::rename(fresh.c_str(), path_.c_str()) == 0) return std::nullopt;
    return Error{Code::io,
                 std::string("What was fetched could not be noted down: ") +
                     std::generic_category().message(errno) + ".",
                 path_};
  }

 private:
  std::string path_;
  std::map<std::string, Validators> known_;

  void take(const std::string& line) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) return;
    known_[line.substr(0, first)] = {line.substr(first + 1, second - first - 1),
                                     line.substr(second + 1)};
  }

  static std::string plain(std::string text) {
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return text;
  }
};

/// What is announced of a page before it is fetched.
struct Place {
  std::string url;
  std::optional<std::string> title, published, publisher;
};

class Visit {
 public:
  Visit(const Web& web, const Options& options, Memory& memory, const std::atomic<bool>& stop,
        const Documents& documents, const Failures& failures)
      : web_(web),
        options_(options),
        memory_(memory),
        stop_(stop),
        documents_(documents),
        failures_(failures),
        fetcher_(web.fetch) {}

  void run() {
    for (const auto& feed : web_.feeds) this->feed(feed, 0);
    for (const auto& page : web_.pages) {
      if (!ended_ && !stop_) this->page({page, {}, {}, {}}, true);
    }
  }

 private:
  static constexpr int kDeepest = 2;  // indexes of sitemaps in each other

  const Web& web_;
  const Options& options_;
  Memory& memory_;
  const std::atomic<bool>& stop_;
  const Documents& documents_;
  const Failures& failures_;
  fetch::Fetcher fetcher_;
  std::set<std::string> asked_;
  bool ended_ = false;

  bool fail(const std::string& url, const Error& error) {
    ended_ = ended_ || !failures_(url, error);
    return false;
  }

  /// What is known of a version, to be sent along.
  [[nodiscard]] Validators known(const std::string& url) const {
    const Validators* found = memory_.find(url);
    return found == nullptr ? Validators() : *found;
  }

  /// True when all that the feed names was had: only then its version is remembered, since an
  /// unchanged feed is not looked into again.
  bool feed(const std::string& url, int depth) {
    if (ended_ || stop_ || !asked_.insert(url).second) return true;
    auto page = fetcher_.get(url, known(url));
    if (!page) return fail(url, page.error());
    if (page->unchanged) return true;
    const auto feed = ingest::parse_feed(page->body);
    if (!feed) return fail(url, feed.error());
    bool all = true;
    for (const auto& sitemap : feed->sitemaps) {
      if (depth < kDeepest) all = this->feed(absolute(page->url, sitemap), depth + 1) && all;
    }
    for (const auto& entry : feed->entries) {
      if (ended_ || stop_) return false;
      if (entry.url.empty()) continue;
      const bool had = this->page(
          {absolute(page->url, entry.url), entry.title, entry.published, feed->publisher}, false);
      all = had && all;
    }
    if (all) memory_.set(url, page->validators);
    return all;
  }

  static std::string absolute(const std::string& base, const std::string& reference) {
    const auto from = fetch::parse_url(base);
    const auto url = from ? fetch::resolve(*from, reference) : from;
    return url ? url->text() : reference;
  }

  /// A page without a version to ask about is fetched once, unless the caller names it.
  bool page(const Place& place, bool named) {
    const Validators* before = memory_.find(place.url);
    const bool can_ask =
        before != nullptr && (!before->etag.empty() || !before->last_modified.empty());
    if (before != nullptr && !can_ask && !named) return true;
    if (!asked_.insert(place.url).second) return true;
    if (asked_.size() > web_.most_pages) return false;
    auto page = fetcher_.get(place.url, known(place.url));
    if (!page) return fail(place.url, page.error());
    if (page->unchanged) return true;
    ended_ = ended_ || !documents_(document_of(*page, place));
    memory_.set(place.url, page->validators);
    return true;
  }

  [[nodiscard]] ingest::Item document_of(const fetch::Page& page, const Place& place) const {
    auto item = ingest::read_bytes(page.body, page.url, options_.input);
    if (!item) return item;
    auto& document = item->document;
    document.id = page.url;
    if (!document.url) document.url = page.url;
    if (!document.title) document.title = place.title;
    if (!document.publisher) document.publisher = place.publisher;
    if (!document.published) document.published = place.published;
    return item;
  }
};

}  // namespace

base::Result<std::vector<std::string>> read_url_list(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    const Code code = errno == EACCES ? Code::permission : Code::not_found;
    return base::fail(
        code,
        std::string("The list cannot be opened: ") + std::generic_category().message(errno) + ".",
        path);
  }
  std::vector<std::string> urls;
  for (std::string line; std::getline(in, line);) {
    line.erase(0, std::min(line.find_first_not_of(" \t\r"), line.size()));
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (!line.empty() && line.front() != '#') urls.push_back(line);
  }
  return urls;
}

Summary ingest_web(store::Store& store, const read::Reader& reader, const Web& web,
                   const Options& options, Observer& observer, const std::atomic<bool>& stop) {
  Memory memory(web.memory);
  Summary summary = ingest_from(
      store, reader,
      [&](const Documents& documents, const Failures& failures) {
        Visit(web, options, memory, stop, documents, failures).run();
      },
      options, observer, stop);
  if (!summary.error) summary.error = memory.save();
  return summary;
}

}  // namespace saksi::archive
