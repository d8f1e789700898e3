// SPDX-License-Identifier: Apache-2.0
#include "ledger/origins.h"

#include "base/utf8.h"
#include "ledger/article.h"

#include <algorithm>
#include <map>
#include <set>

namespace saksi::ledger {
namespace {

using Words = std::set<std::string>;

// Shorter words of a name (initials, particles) do not tell one person from another.
constexpr std::size_t kTelling = 3;

Words words_of(std::string_view name) {
  Words out;
  std::string word;
  for (const char c : base::fold(name) + ' ') {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (word.size() >= kTelling) out.insert(word);
    word.clear();
  }
  return out;
}

bool within(const Words& a, const Words& b) {
  return !a.empty() && std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool is_medium(const record::Source& s) {
  return s.kind == record::SourceKind::media;
}

/// A capital in the name tells a person or a body from "an official".
bool named(const record::Source& s) {
  if (s.kind == record::SourceKind::anonymous || s.kind == record::SourceKind::witness) {
    return false;
  }
  for (std::size_t at = 0; at < s.name.size();) {
    const auto c = base::code_point_at(s.name, at);
    if (base::is_upper(c.value)) return true;
    at += c.size;
  }
  return false;
}

class Finder {
 public:
  explicit Finder(LinkedEvent& event) : event_(event), texts_(same_text(event.members)) {}

  void run() {
    for (std::uint32_t m = 0; m < event_.members.size(); ++m) find_agency(m);
    std::set<std::uint32_t> speak;
    for (auto& c : event_.claims) {
      if (c.rejected) continue;
      c.origin = origin_of(event_.claim(c), c.member);
      speak.insert(texts_[c.member]);
    }
    for (std::uint32_t m = 0; m < event_.members.size(); ++m) {
      if (event_.tells(event_.members[m]) && speak.count(texts_[m]) == 0) house(m);
    }
    of_rejected();
  }

 private:
  /// Last, so that what was rejected changes nothing about the others.
  void of_rejected() {
    const auto counting = event_.origins.size();
    for (auto& c : event_.claims) {
      if (c.rejected) c.origin = origin_of(event_.claim(c), c.member);
    }
    for (auto i = counting; i < event_.origins.size(); ++i) event_.origins[i].counts = false;
  }

  /// The agency that one of the copies credits is that of all.
  void find_agency(std::uint32_t member) {
    for (const auto& c : event_.members[member].document().credits) {
      if (c.role == record::CreditRole::agency) credited_.try_emplace(texts_[member], c.name);
    }
  }

  std::uint32_t origin_of(const record::Claim& claim, std::uint32_t member) {
    for (const auto& s : claim.sources) {
      if (!is_medium(s) && named(s)) return speaker(s.name);
    }
    // The first publisher stands last in the chain.
    for (auto s = claim.sources.rbegin(); s != claim.sources.rend(); ++s) {
      if (is_medium(*s)) return agency(s->name);
    }
    return house(member);
  }

  std::uint32_t add(Origin::Kind kind, std::string_view name) {
    event_.origins.push_back({kind, std::string(name), true});
    return static_cast<std::uint32_t>(event_.origins.size() - 1);
  }

  /// The same when one name holds all words of the other: a full name and a last name.
  std::uint32_t speaker(const std::string& name) {
    const Words words = words_of(name);
    for (const auto& [known, origin] : speakers_) {
      if (known == words || within(words, known) || within(known, words)) return origin;
    }
    const auto origin = add(Origin::Kind::speaker, name);
    speakers_.emplace_back(words, origin);
    return origin;
  }

  std::uint32_t agency(const std::string& name) {
    const auto [it, fresh] = agencies_.try_emplace(base::fold(name), 0U);
    if (fresh) it->second = add(Origin::Kind::agency, name);
    return it->second;
  }

  std::uint32_t house(std::uint32_t member) {
    const auto credited = credited_.find(texts_[member]);
    if (credited != credited_.end()) return agency(credited->second);
    const auto& d = event_.members[member].document();
    const auto [it, fresh] = houses_.try_emplace(texts_[member], 0U);
    if (fresh) it->second = add(Origin::Kind::house, d.publisher.value_or(d.id));
    return it->second;
  }

  LinkedEvent& event_;
  std::vector<std::uint32_t> texts_;  // of each member: which text it is
  std::vector<std::pair<Words, std::uint32_t>> speakers_;
  std::map<std::string, std::uint32_t> agencies_;
  std::map<std::uint32_t, std::uint32_t> houses_;  // by text
  std::map<std::uint32_t, std::string> credited_;  // agency by text
};

}  // namespace

void find_origins(LinkedEvent& event) {
  event.origins.clear();
  Finder(event).run();
}

}  // namespace saksi::ledger
