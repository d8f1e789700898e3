// SPDX-License-Identifier: Apache-2.0
#include "store/words.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstddef>
#include <vector>

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

void add_phrase(std::vector<std::string_view>& out, std::string_view phrase) {
  if (has_word(phrase)) out.push_back(phrase);
}

void add_words(std::vector<std::string_view>& out, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find_first_of(" \t\r\n"), words.size());
    add_phrase(out, words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

/// Words and, between quotation marks, phrases of valid UTF-8; views of `clean`.
std::vector<std::string_view> phrases_of(std::string_view clean) {
  std::vector<std::string_view> out;
  for (bool quoted = false; !clean.empty(); quoted = !quoted) {
    const auto end = std::min(clean.find('"'), clean.size());
    quoted ? add_phrase(out, clean.substr(0, end)) : add_words(out, clean.substr(0, end));
    clean.remove_prefix(std::min(end + 1, clean.size()));
  }
  return out;
}

std::string cleaned(std::string_view words) {
  if (base::first_invalid_utf8(words)) return {};
  std::string clean(words);
  std::replace(clean.begin(), clean.end(), '\0', ' ');
  return clean;
}

/// A phrase as the index takes it; a name may hold quotation marks, what was typed does not.
std::string quoted(std::string_view phrase) {
  std::string out = "\"";
  for (const char c : phrase) out += c == '"' || c == '\0' ? ' ' : c;
  return out + '"';
}

/// "a b c" of the phrases [first, end).
std::string joined(const std::vector<std::string_view>& phrases, std::size_t first,
                   std::size_t end) {
  std::string out;
  for (auto i = first; i < end; ++i) (out += i == first ? "" : " ") += phrases[i];
  return out;
}

constexpr std::size_t kLongestName = 4;  // words that are typed for one name
constexpr std::size_t kMostWords = 12;   // that are looked up as names
constexpr std::size_t kMostNames = 24;   // that stand for a word

}  // namespace

std::string match_of(std::string_view words) {
  const std::string clean = cleaned(words);
  std::string out;
  for (const auto phrase : phrases_of(clean)) (out += out.empty() ? "" : " ") += quoted(phrase);
  return out;
}

std::string match_of(std::string_view words, const Spellings& spellings) {
  const std::string clean = cleaned(words);
  const auto phrases = phrases_of(clean);
  const auto looked_up = std::min(phrases.size(), kMostWords);
  std::vector<std::vector<std::string>> names(phrases.size());
  for (std::size_t first = 0; first < looked_up; ++first) {
    for (auto end = first + 1; end <= std::min(first + kLongestName, looked_up); ++end) {
      const std::string typed = joined(phrases, first, end);
      for (const auto& name : spellings(typed)) {
        if (!has_word(name) || base::lower(name) == base::lower(typed)) continue;
        for (auto i = first; i < end; ++i) {
          if (names[i].size() < kMostNames) names[i].push_back(quoted(name));
        }
      }
    }
  }
  const auto none = [](const auto& of_word) { return of_word.empty(); };
  if (std::all_of(names.begin(), names.end(), none)) return match_of(words);
  std::string out;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    std::sort(names[i].begin(), names[i].end());
    names[i].erase(std::unique(names[i].begin(), names[i].end()), names[i].end());
    if (!out.empty()) out += " AND ";
    out += '(' + quoted(phrases[i]);
    for (const auto& name : names[i]) out += " OR " + name;
    out += ')';
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

Matches documents_with(Connection& db, std::string_view match) {
  if (match.empty()) return {};
  Matches out = matching_documents(db, match);
  out.asked = true;
  return out;
}

}  // namespace saksi::store
