// SPDX-License-Identifier: Apache-2.0
#include "read/spellings.h"

#include "base/utf8.h"
#include "places/gazetteer.h"
#include "places/names.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <utility>

namespace saksi::read {
namespace {

using places::Hit;
using places::Kind;

/// Shorter keys are the same in the same letters only; what is evened out says too little of them.
constexpr std::size_t kShortestKey = 4;
/// From this length on cheap edits make no other name.
constexpr std::size_t kShortestLikeness = 5;

/// A table's names of things that have several, by the number of the thing.
class Known {
 public:
  void add(std::string_view thing, std::string_view name) {
    const auto [it, fresh] = numbers_.try_emplace(std::string(thing), names_.size());
    if (fresh) names_.emplace_back();
    auto& names = names_[it->second];
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    names.emplace_back(name);
    auto& things = things_[base::fold(name)];
    if (things.empty() || things.back() != it->second) things.push_back(it->second);
  }

  /// Nothing for a name that several things have: it is no other name of any of them.
  [[nodiscard]] const std::vector<std::string>* names_of(std::string_view plain) const {
    const auto it = things_.find(plain);
    return it == things_.end() || it->second.size() != 1 ? nullptr : &names_[it->second.front()];
  }

  /// Both are known, and nothing has both names.
  [[nodiscard]] bool apart(std::string_view a, std::string_view b) const {
    const auto x = things_.find(a), y = things_.find(b);
    if (x == things_.end() || y == things_.end()) return false;
    return std::find_first_of(x->second.begin(), x->second.end(), y->second.begin(),
                              y->second.end()) == x->second.end();
  }

 private:
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::vector<std::vector<std::string>> names_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> things_;
};

class PackSpelling final : public base::Spelling {
 public:
  explicit PackSpelling(std::shared_ptr<const lang::Pack> pack)
      : pack_(std::move(pack)), romanisation_(pack_->table("romanisation")) {
    auto opened = places::Gazetteer::open(pack_->part("places.gaz"), romanisation_, "places.gaz");
    if (opened) gazetteer_ = *opened;
    read_actors();
    read_exonyms();
  }

  [[nodiscard]] Name of(std::string_view name) const override {
    Name out{base::fold(name), {}, 0};
    out.key = romanisation_.folded_from_plain(out.plain);
    out.mark = places::signature(out.key);
    return out;
  }

  [[nodiscard]] bool same(const Name& a, const Name& b) const override {
    if (!places::may_match(a.mark, b.mark)) return false;
    if (a.plain == b.plain) return true;
    const auto shorter = std::min(a.key.size(), b.key.size());
    if (a.key == b.key) return shorter >= kShortestKey && !actors_.apart(a.plain, b.plain);
    if (shorter < kShortestLikeness) return false;
    if (romanisation_.likeness(a.key, b.key) != places::Likeness::transliteration) return false;
    return !actors_.apart(a.plain, b.plain) && !places_apart(a, b);
  }

  [[nodiscard]] std::vector<std::string> others(const Name& name) const override {
    std::vector<std::string> out;
    for (const Known* known : {&actors_, &exonyms_}) {
      if (const auto* names = known->names_of(name.plain)) {
        out.insert(out.end(), names->begin(), names->end());
      }
    }
    for (const auto row : rows_of(name)) {
      for (const auto other : gazetteer_.all_names(row)) out.emplace_back(other);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  void read_actors() {
    const lang::Table& t = pack_->table("actors");
    const auto id = t.column("id"), name = t.column("name"), names = t.column("names");
    for (std::size_t i = 0; i < t.size(); ++i) {
      const lang::Row row = t.row(i);
      actors_.add(row[id], row[name]);
      for (const auto other : lang::split_list(row[names])) actors_.add(row[id], other);
    }
  }

  /// "Emirat Arab" is the gazetteer's "Uni Emirat Arab": a place that the row names.
  void read_exonyms() {
    const lang::Table& t = pack_->table("exonyms");
    const auto form = t.column("form"), kind = t.column("kind"), country = t.column("country"),
               place = t.column("place");
    for (std::size_t i = 0; i < t.size(); ++i) {
      const lang::Row row = t.row(i);
      const std::string thing = std::string(row[country]) + ' ' + std::string(row[place]);
      if (!row[place].empty()) {
        exonyms_.add(thing, row[place]);
        exonyms_.add(thing, row[form]);
      } else if (places::kind_of(row[kind]) == Kind::country) {
        const auto land = gazetteer_.country_by_code(row[country]);
        if (land == places::kNoRow) continue;
        exonyms_.add(thing, gazetteer_.primary(land));
        exonyms_.add(thing, row[form]);
      }
    }
  }

  /// Those that the name is the first name of, else those that it is another name of. Villages
  /// neither know a name nor lend theirs.
  [[nodiscard]] std::vector<places::Row> rows_of(const Name& name) const {
    std::vector<Hit> hits;
    gazetteer_.find_folded(name.plain, name.key, hits);
    std::vector<places::Row> first, other;
    for (const Hit& hit : hits) {
      if (gazetteer_.kind(hit.place) == Kind::village) continue;
      const bool own = romanisation_.folded(gazetteer_.primary(hit.place)) == name.key;
      (own ? first : other).push_back(hit.place);
    }
    return first.empty() ? other : first;
  }

  [[nodiscard]] bool places_apart(const Name& a, const Name& b) const {
    auto x = rows_of(a), y = rows_of(b);
    if (x.empty() || y.empty()) return false;
    return std::find_first_of(x.begin(), x.end(), y.begin(), y.end()) == x.end();
  }

  std::shared_ptr<const lang::Pack> pack_;
  places::Romanisation romanisation_;  // before what views it
  places::Gazetteer gazetteer_;
  Known actors_, exonyms_;
};

}  // namespace

std::shared_ptr<const base::Spelling> spelling_of(std::shared_ptr<const lang::Pack> pack) {
  return std::make_shared<const PackSpelling>(std::move(pack));
}

}  // namespace saksi::read
