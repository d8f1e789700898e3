// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed.h"

#include "ingest/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

namespace saksi::ingest {
namespace {

using base::Code;
using pugi::xml_node;

constexpr std::size_t kMostEntries = 50'000;

/// The name without its prefix: "content:encoded" -> "encoded".
std::string_view local_name(const xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The first child of one of the names, in the order of the names.
xml_node child_of(const xml_node& node, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    for (const xml_node child : node.children()) {
      if (local_name(child) == name) return child;
    }
  }
  return {};
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

/// All text of a node: several pieces when CDATA is mixed in.
std::string words(const xml_node& node) {
  std::string out;
  for (const xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  }
  return trimmed(out);
}

struct StringWriter : pugi::xml_writer {
  std::string out;

  void write(const void* data, std::size_t size) override {
    out.append(static_cast<const char*>(data), size);
  }
};

/// Atom's xhtml content is mark-up in the XML itself.
std::string inner_xml(const xml_node& node) {
  StringWriter writer;
  for (const xml_node child : node.children()) child.print(writer, "", pugi::format_raw);
  return writer.out;
}

std::optional<std::string> if_any(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

/// RSS: the text of `link`; Atom: the address of the alternate one.
std::string link_of(const xml_node& entry) {
  for (const xml_node child : entry.children()) {
    if (local_name(child) != "link") continue;
    const std::string_view rel = child.attribute("rel").value();
    const std::string href = child.attribute("href").value();
    if (!href.empty() && (rel.empty() || rel == "alternate")) return trimmed(href);
    if (href.empty() && !words(child).empty()) return words(child);
  }
  const xml_node guid = child_of(entry, {"guid", "id"});
  const std::string id = words(guid);
  return id.starts_with("http") ? id : std::string();
}

void take_content(const xml_node& node, FeedEntry& entry) {
  const xml_node whole = child_of(node, {"encoded", "content"});
  const bool xhtml = std::string_view(whole.attribute("type").value()) == "xhtml";
  entry.html = xhtml ? inner_xml(whole) : words(whole);
  entry.whole = !entry.html.empty();
  if (!entry.whole) entry.html = words(child_of(node, {"description", "summary"}));
}

FeedEntry read_entry(const xml_node& node) {
  FeedEntry entry;
  entry.url = link_of(node);
  entry.title = if_any(words(child_of(node, {"title"})));
  const std::string date = words(child_of(node, {"pubDate", "published", "date", "updated"}));
  entry.published = site_published(date);
  take_content(node, entry);
  return entry;
}

/// The entries of a sitemap: addresses, with what a news sitemap says of them.
FeedEntry read_place(const xml_node& node) {
  FeedEntry entry;
  entry.url = words(child_of(node, {"loc"}));
  const xml_node news = child_of(node, {"news"});
  entry.title = if_any(words(child_of(news, {"title"})));
  entry.published = site_published(words(child_of(news, {"publication_date"})));
  return entry;
}

template <class Read>
void take_all(const xml_node& parent, std::string_view name, const Read& read, Feed& feed) {
  for (const xml_node child : parent.children()) {
    if (local_name(child) == name && feed.entries.size() < kMostEntries)
      feed.entries.push_back(read(child));
  }
}

bool read_root(const xml_node& root, Feed& feed) {
  const auto name = local_name(root);
  if (name == "urlset") {
    take_all(root, "url", read_place, feed);
  } else if (name == "sitemapindex") {
    for (const xml_node child : root.children()) {
      const std::string place = words(child_of(child, {"loc"}));
      if (!place.empty() && feed.sitemaps.size() < kMostEntries) feed.sitemaps.push_back(place);
    }
  } else if (name == "feed") {
    feed.publisher = if_any(words(child_of(root, {"title"})));
    take_all(root, "entry", read_entry, feed);
  } else if (name == "rss" || name == "RDF") {
    const xml_node channel = child_of(root, {"channel"});
    feed.publisher = if_any(words(child_of(channel, {"title"})));
    take_all(name == "rss" ? channel : root, "item", read_entry, feed);
  } else {
    return false;
  }
  return true;
}

/// UTF-16 and UTF-32, which the parser reads by itself; all else is made UTF-8 before.
bool is_wide(std::string_view xml) {
  return xml.substr(0, 4).find('\0') != std::string_view::npos || xml.starts_with("\xFF\xFE") ||
         xml.starts_with("\xFE\xFF");
}

constexpr const char* kNamesOnly =
    "It only names pages and holds none. To fetch them, give the address that it came from: saksi "
    "ingest --feed URL.";
constexpr const char* kEntryNamesOnly =
    "The entry only names a page and holds no text. To fetch it, give the feed's address: saksi "
    "ingest --feed URL.";

/// One entry as a document: its article, or its teaser when there is no more.
Item read_entry_document(const Feed& feed, const FeedEntry& entry, const Job& job) {
  if (entry.html.empty())
    return refuse(job, {Code::empty_document, kEntryNamesOnly, {}}, entry.url);
  Fields fields;
  fields[Field::html] =
      "<html><body><div class=\"article-body\">" + entry.html + "</div></body></html>";
  fields[Field::title] = entry.title;
  fields[Field::publisher] = feed.publisher;
  fields[Field::published] = entry.published;
  if (!entry.url.empty()) {
    fields[Field::url] = entry.url;
    fields[Field::id] = entry.url;
  }
  return build_document(job, std::move(fields));
}

}  // namespace

base::Result<Feed> parse_feed(std::string_view xml, Encoding encoding) {
  const bool wide = is_wide(xml);
  auto bytes = wide ? base::Result<std::string>(xml) : decoded(xml, encoding);
  if (!bytes) return base::fail(bytes.error());
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer_inplace(bytes->data(), bytes->size(), pugi::parse_default,
                                   wide ? pugi::encoding_auto : pugi::encoding_utf8);
  Feed feed;
  const bool known = read_root(document.document_element(), feed);
  const bool any = !feed.entries.empty() || !feed.sitemaps.empty();
  if (!parsed && !(known && any)) {  // a feed that breaks off still has what came before
    return base::fail(Code::invalid_field,
                      fmt::format("It is no XML that can be read: {}.", parsed.description()),
                      fmt::format("byte {}", parsed.offset));
  }
  if (!known)
    return base::fail(Code::invalid_field, "It is neither a feed (RSS, Atom) nor a sitemap.");
  return feed;
}

bool read_feed_file(Source& source, const std::string& name, const Options& options,
                    const Sink& sink) {
  const auto piece = source.rest(options.max_document_bytes);
  const Job whole{piece.bytes, name, options};
  if (piece.cut())
    return sink(refuse(whole, too_large(piece.size, options.max_document_bytes), piece.sha256));
  return read_feed(whole, sink);
}

bool read_feed(const Job& whole, const Sink& sink) {
  const auto feed = parse_feed(whole.bytes, whole.options.encoding);
  if (!feed) return sink(refuse(whole, feed.error()));
  const bool pages = std::any_of(feed->entries.begin(), feed->entries.end(),
                                 [](const FeedEntry& e) { return !e.html.empty(); });
  if (!pages) return sink(refuse(whole, {Code::empty_document, kNamesOnly, {}}));
  std::size_t number = 0;
  for (const FeedEntry& entry : feed->entries) {
    const std::string origin = fmt::format("{}#{}", whole.origin, ++number);
    if (!sink(read_entry_document(*feed, entry, {entry.html, origin, whole.options}))) return false;
  }
  return true;
}

}  // namespace saksi::ingest
