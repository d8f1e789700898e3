// SPDX-License-Identifier: Apache-2.0
/// What a page says about itself. Origins, the most believed first: "json-ld", "meta", "time",
/// "url", "byline", "title", "h1", "host" (docs/design/ingest.md).
#include "ingest/page.h"
#include "ingest/parts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace saksi::ingest {
namespace {

using nlohmann::json;

struct MetaName {
  std::string_view name;  ///< of property, name or itemprop
  std::string_view field;
};

constexpr std::array kMeta = {
    MetaName{"og:title", "title"},
    MetaName{"twitter:title", "title"},
    MetaName{"og:site_name", "publisher"},
    MetaName{"application-name", "publisher"},
    MetaName{"og:url", "url"},
    MetaName{"article:published_time", "published"},
    MetaName{"article:published", "published"},
    MetaName{"og:published_time", "published"},
    MetaName{"datepublished", "published"},
    MetaName{"publishdate", "published"},
    MetaName{"pubdate", "published"},
    MetaName{"publish-date", "published"},
    MetaName{"publish_date", "published"},
    MetaName{"content_publisheddate", "published"},
    MetaName{"parsely-pub-date", "published"},
    MetaName{"dc.date", "published"},
    MetaName{"dcterms.date", "published"},
    MetaName{"dc.date.issued", "published"},
    MetaName{"date", "published"},
    MetaName{"author", "author"},
    MetaName{"article:author", "author"},
    MetaName{"content_author", "author"},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

class Collector {
 public:
  std::vector<Candidate> run(const GumboNode* root) {
    each_element(root, [&](const GumboNode* node) { element(node); });
    from_url();
    return std::move(found_);
  }

 private:
  std::vector<Candidate> found_;

  void add(std::string_view field, std::string_view value, std::string_view origin) {
    std::string clean = squeezed(value);
    if (!clean.empty())
      found_.push_back({std::string(field), std::move(clean), std::string(origin)});
  }

  void element(const GumboNode* node) {
    switch (tag_of(node)) {
      case GUMBO_TAG_META:
        return meta(node);
      case GUMBO_TAG_SCRIPT:
        return script(node);
      case GUMBO_TAG_TITLE:
        return add("title", inner_text(node), "title");
      case GUMBO_TAG_H1:
        return add("title", inner_text(node), "h1");
      case GUMBO_TAG_TIME:
        return add("published", attribute(node, "datetime"), "time");
      case GUMBO_TAG_LINK:
        if (attribute(node, "rel") == "canonical") add("url", attribute(node, "href"), "meta");
        return;
      default:
        return byline(node);
    }
  }

  void meta(const GumboNode* node) {
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string name = lower(attribute(node, key));
      const auto it = std::find_if(kMeta.begin(), kMeta.end(),
                                   [&](const MetaName& m) { return m.name == name; });
      if (it != kMeta.end()) return add(it->field, attribute(node, "content"), "meta");
    }
  }

  /// Short words in a part that is named for the date.
  void byline(const GumboNode* node) {
    constexpr std::size_t kLongest = 120;
    const std::string names = lower(attribute(node, "class"));
    const bool dated = names.find("date") != std::string::npos ||
                       names.find("time") != std::string::npos ||
                       names.find("byline") != std::string::npos;
    if (!dated || tag_of(node) == GUMBO_TAG_BODY) return;
    const std::string words = squeezed(inner_text(node));
    if (words.size() <= kLongest) add("published", words, "byline");
  }

  // ---------------------------------------------------------------- JSON-LD

  void script(const GumboNode* node) {
    if (lower(attribute(node, "type")) != "application/ld+json") return;
    std::string words = inner_text(node);
    for (char& c : words) c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    linked_data(json::parse(words, limit_depth, false), 0);
  }

  /// Stops at values that nest deeper than any real page's.
  static bool limit_depth(int depth, json::parse_event_t, json&) { return depth < 32; }

  void linked_data(const json& data, int depth) {
    constexpr int kDeepest = 8;
    if (depth > kDeepest) return;
    if (data.is_array()) {
      for (const json& one : data) linked_data(one, depth + 1);
    }
    if (!data.is_object()) return;
    if (data.contains("@graph")) linked_data(data["@graph"], depth + 1);
    if (is_article(data)) article(data);
  }

  static bool is_article(const json& data) {
    const std::string type = words_of(data, "@type");
    return type.find("Article") != std::string::npos || type.find("Posting") != std::string::npos ||
           type == "WebPage" || type == "Report";
  }

  void article(const json& data) {
    const std::string_view origin = words_of(data, "@type") == "WebPage" ? "meta" : "json-ld";
    add("title", words_of(data, "headline"), origin);
    add("published", words_of(data, "datePublished"), origin);
    add("url", words_of(data, "mainEntityOfPage"), origin);
    add("publisher", words_of(data, "publisher"), origin);
    add("author", words_of(data, "author"), origin);
  }

  /// A string, the name (or @id) of an object, or the first of a list.
  static std::string words_of(const json& data, const char* key) {
    if (!data.contains(key)) return {};
    const json* value = &data[key];
    if (value->is_array() && !value->empty()) value = &value->front();
    if (value->is_string()) return value->get<std::string>();
    for (const char* inner : {"name", "@id"}) {
      if (value->is_object() && value->contains(inner) && (*value)[inner].is_string())
        return (*value)[inner].get<std::string>();
    }
    return {};
  }

  // ---------------------------------------------------------------- URL

  void from_url() {
    const Candidate* url = best(found_, "url");
    if (url == nullptr) return;
    const std::string address = url->value;
    if (const auto date = date_in_url(address)) add("published", *date, "url");
    const std::size_t host = address.find("://");
    if (host == std::string::npos) return;
    const std::size_t end = std::min(address.find('/', host + 3), address.size());
    std::string_view name = std::string_view(address).substr(host + 3, end - host - 3);
    if (name.starts_with("www.")) name.remove_prefix(4);
    add("publisher", name, "host");
  }
};

bool digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::array<std::string_view, 8> kOrigins = {"json-ld", "meta", "time",  "url",
                                                      "byline",  "h1",   "title", "host"};

}  // namespace

/// ".../2019/01/21/..." or ".../2019-01-21-..."
std::optional<std::string> date_in_url(std::string_view url) {
  for (std::size_t i = 0; i + 11 < url.size(); ++i) {
    const auto part = url.substr(i, 12);
    const char mark = part[5];
    const bool shape = part[0] == '/' && (mark == '/' || mark == '-') && part[8] == mark &&
                       part[11] != '.' && digits(part.substr(1, 4)) && digits(part.substr(6, 2)) &&
                       digits(part.substr(9, 2));
    if (!shape || part.substr(1, 4) < "1990" || (part[11] >= '0' && part[11] <= '9')) continue;
    std::string date(part.substr(1, 10));
    date[4] = date[7] = '-';
    if (iso_published(date)) return date;
  }
  return std::nullopt;
}

std::vector<Candidate> page_candidates(const GumboNode* root) {
  return Collector().run(root);
}

const Candidate* best(const std::vector<Candidate>& candidates, std::string_view field) {
  for (const auto origin : kOrigins) {
    for (const Candidate& c : candidates) {
      if (c.field == field && c.origin == origin) return &c;
    }
  }
  return nullptr;
}

}  // namespace saksi::ingest
