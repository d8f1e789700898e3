// SPDX-License-Identifier: Apache-2.0
#include "store/words.h"

#include "base/utf8.h"

#include <algorithm>

namespace saksi::store {
namespace {

// A phrase without a letter or digit matches nothing and would make the whole query do so.
bool has_word(std::string_view phrase) {
  for (std::size_t at = 0; at < phrase.size();) {
    const auto c = base::code_point_at(phrase, at);
    if (base::is_digit(c.value) || base::is_letter(c.value)) return true;
    at += c.size;
  }
  return false;
}

void add_phrase(std::string& out, std::string_view phrase) {
  if (!has_word(phrase)) return;
  if (!out.empty()) out += ' ';
  out += '"';
  out += phrase;  // holds no quotation mark: they are what separates
  out += '"';
}

void add_words(std::string& out, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find_first_of(" \t\r\n"), words.size());
    add_phrase(out, words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

}  // namespace

std::string match_of(std::string_view words) {
  if (base::first_invalid_utf8(words)) return {};
  std::string clean(words);
  std::replace(clean.begin(), clean.end(), '\0', ' ');
  std::string_view rest = clean;
  std::string out;
  for (bool quoted = false; !rest.empty(); quoted = !quoted) {
    const auto end = std::min(rest.find('"'), rest.size());
    quoted ? add_phrase(out, rest.substr(0, end)) : add_words(out, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

Matches matching_documents(Connection& db, std::string_view match) {
  Matches out;
  out.documents.resize(static_cast<std::size_t>(db.number("SELECT max(document) FROM reports")) + 1,
                       false);
  Statement& query = db.prepared("SELECT rowid FROM texts WHERE texts MATCH ?");
  query.bind(match);
  while (query.step()) {
    const auto document = static_cast<std::size_t>(query.integer(0));
    if (document >= out.documents.size()) continue;
    out.documents[document] = true;
    ++out.count;
  }
  return out;
}

Matches documents_with(Connection& db, std::string_view words) {
  const std::string match = match_of(words);
  if (match.empty()) return {};
  Matches out = matching_documents(db, match);
  out.asked = true;
  return out;
}

}  // namespace saksi::store
