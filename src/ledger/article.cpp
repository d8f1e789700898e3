// SPDX-License-Identifier: Apache-2.0
#include "ledger/article.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace saksi::ledger {
namespace {

using Parts = std::vector<std::string>;

/// Parameters that choose a page or a form of an article, by what they say then; "page=sport" is
/// another thing.
constexpr std::array<std::string_view, 7> kForms = {"page",   "page_num", "paging",    "showpage",
                                                    "single", "amp",      "outputtype"};
constexpr std::array<std::string_view, 5> kFormValues = {"", "all", "amp", "true", "yes"};
/// Parameters that tell where a reader came from.
constexpr std::array<std::string_view, 2> kVisits = {"fbclid", "gclid"};

template <class List>
bool is_one_of(std::string_view word, const List& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

Parts split(std::string_view text, char mark) {
  Parts out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string joined(const Parts& parts, char mark) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += mark;
    out += part;
  }
  return out;
}

std::ptrdiff_t digits(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "www.", "m.", "amp.", "mobile." before a name that still has a dot.
std::string host_of(std::string_view host) {
  std::string out = lower(host);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view label : {"www.", "m.", "amp.", "mobile."}) {
      if (!out.starts_with(label) || out.find('.', label.size()) == std::string::npos) continue;
      out.erase(0, label.size());
      again = true;
    }
  }
  return out;
}

/// A title in an address: words between hyphens, a long number, or a file of HTML.
bool names_article(std::string_view part) {
  constexpr std::ptrdiff_t kLongNumber = 5;
  const auto joints =
      std::count_if(part.begin(), part.end(), [](char c) { return c == '-' || c == '_'; });
  return joints >= 2 || digits(part) >= kLongNumber || part.ends_with(".html") ||
         part.ends_with(".htm");
}

/// A number of one page among a few.
bool page_number(std::string_view part) {
  return !part.empty() && part.size() <= 2 && digits(part) == std::ptrdiff_t(part.size());
}

/// Takes "amp" and numbers of pages away.
void trim_path(Parts& path) {
  if (!path.empty() && path.front() == "amp") path.erase(path.begin());
  for (bool again = true; again && path.size() > 1;) {
    again = false;
    const std::string& before = path[path.size() - 2];
    if (path.back() == "amp" || (page_number(path.back()) && names_article(before))) {
      path.pop_back();
      again = true;
    } else if (page_number(path.back()) && before == "page" && path.size() > 2) {
      path.resize(path.size() - 2);
      again = true;
    }
  }
}

bool not_of_article(std::string_view parameter) {
  const std::size_t equals = std::min(parameter.find('='), parameter.size());
  const std::string name = lower(parameter.substr(0, equals));
  const std::string value = lower(parameter.substr(std::min(equals + 1, parameter.size())));
  if (name.starts_with("utm_") || is_one_of(name, kVisits)) return true;
  return is_one_of(name, kForms) && (page_number(value) || is_one_of(value, kFormValues));
}

void trim_query(Parts& query) {
  for (auto& parameter : query) {
    if (parameter.starts_with("amp;")) parameter.erase(0, 4);  // "&amp;" left as it was written
  }
  std::erase_if(query, not_of_article);
}

/// Joins what belongs together; the least is what stands for all.
class Sets {
 public:
  explicit Sets(std::size_t count) : first_(count) {
    std::iota(first_.begin(), first_.end(), std::uint32_t{0});
  }

  std::uint32_t find(std::uint32_t i) {
    while (first_[i] != i) i = first_[i] = first_[first_[i]];
    return i;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    first_[std::max(a, b)] = std::min(a, b);
  }

  std::vector<std::uint32_t> take() {
    for (std::uint32_t i = 0; i < first_.size(); ++i) first_[i] = find(i);
    return std::move(first_);
  }

 private:
  std::vector<std::uint32_t> first_;
};

/// Joins all members with one of the names that `name_of` gives.
template <class Name>
void join_by(const std::vector<Told>& members, const Name& name_of, Sets& sets) {
  std::map<std::string, std::uint32_t, std::less<>> first;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const auto name = name_of(members[i]);
    if (!name.empty()) sets.join(first.try_emplace(name, i).first->second, i);
  }
}

std::string article_of(const Told& told) {
  const auto& url = told.document().url;
  return url ? article_address(*url).value_or("") : std::string();
}

std::string family_of(const Told& told) {
  return told.family.empty() ? told.document().id : told.family;
}

}  // namespace

std::optional<std::string> article_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || !lower(url.substr(0, scheme)).starts_with("http")) {
    return std::nullopt;
  }
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const std::size_t mark = std::min(url.find('?'), url.size());
  Parts query = split(url.substr(std::min(mark + 1, url.size())), '&');
  url = url.substr(0, mark);
  const std::size_t slash = std::min(url.find('/'), url.size());
  Parts path = split(url.substr(slash), '/');
  trim_path(path);
  trim_query(query);
  const std::string rest = joined(query, '&');
  constexpr std::ptrdiff_t kNumber = 3;  // "?id=123"
  if (!(!path.empty() && names_article(path.back())) && digits(rest) < kNumber) return std::nullopt;
  std::string out = host_of(url.substr(0, slash)) + "/" + joined(path, '/');
  if (!rest.empty()) out += "?" + rest;
  return out;
}

std::vector<std::uint32_t> same_text(const std::vector<Told>& members) {
  Sets sets(members.size());
  join_by(members, family_of, sets);
  join_by(members, article_of, sets);
  return sets.take();
}

std::vector<std::uint32_t> same_article(const std::vector<Told>& members) {
  Sets sets(members.size());
  join_by(
      members, [](const Told& told) { return told.document().id; }, sets);
  join_by(members, article_of, sets);
  return sets.take();
}

}  // namespace saksi::ledger
