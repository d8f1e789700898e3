// SPDX-License-Identifier: Apache-2.0
#include "places/hold_out.h"

#include "base/utf8.h"
#include "places/build_names.h"
#include "places/build_sources.h"
#include "places/names.h"
#include "places/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace saksi::places {
namespace {

/// Countries of many scripts and ways to write them in Latin.
constexpr std::string_view kCountries[] = {"AF", "IQ", "YE", "IR", "SY", "PS",
                                           "UA", "MM", "SO", "PH", "SD", "LY"};
/// An alias that shares less than this with the name is another name.
constexpr double kSpelling = 0.5;
/// As the resolver has it: shorter names are never bent.
constexpr std::size_t kShortest = 4;

struct Division {
  std::string plain, key;
  std::vector<std::string> aliases;  // plain
};

/// Share of letters that need not change from one to the other.
double likeness_of_letters(std::string_view a, std::string_view b) {
  std::vector<std::size_t> line(b.size() + 1);
  std::iota(line.begin(), line.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = std::exchange(line[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = corner + (a[i] == b[j] ? 0 : 1);
      corner = line[j + 1];
      line[j + 1] = std::min({changed, line[j] + 1, line[j + 1] + 1});
    }
  }
  const auto longest = static_cast<double>(std::max({a.size(), b.size(), std::size_t{1}}));
  return 1 - static_cast<double>(line.back()) / longest;
}

class Country {
 public:
  Country(const Resolver::Rules& rules, const TypeWords& types, std::string_view code)
      : rules_(rules), names_(rules.romanisation), types_(types) {
    count_.country = code;
  }

  void add(const std::vector<std::string_view>& cells) {
    const auto& type = cells[sources::kType];
    if ((type != "region" && type != "county") || !usable(cells[sources::kName])) return;
    Division d;
    d.plain = bare(cells[sources::kName]);
    d.key = names_.folded_from_plain(d.plain);
    for (const auto field : {sources::kInd, sources::kEng, sources::kLatin}) {
      for (const auto& name : split(cells[field], '|')) {
        if (!usable(name)) continue;
        std::string alias = bare(name);
        const bool had = std::find(d.aliases.begin(), d.aliases.end(), alias) != d.aliases.end();
        if (!had) d.aliases.push_back(std::move(alias));
      }
    }
    own_.insert(d.plain);
    divisions_.push_back(std::move(d));
  }

  HeldOut run(std::vector<std::string>& wrong) {
    for (const Division& d : divisions_) {
      for (const auto& alias : d.aliases) {
        if (!own_.contains(alias) && likeness_of_letters(alias, d.plain) >= kSpelling)
          look_for(alias, d, wrong);
      }
    }
    return count_;
  }

 private:
  const Resolver::Rules& rules_;
  const Romanisation& names_;
  const TypeWords& types_;
  std::vector<Division> divisions_;
  std::unordered_set<std::string> own_;
  HeldOut count_;

  [[nodiscard]] std::string bare(std::string_view name) const {
    return base::fold(types_.strip(std::string(name)));
  }

  void look_for(const std::string& alias, const Division& wanted, std::vector<std::string>& wrong) {
    ++count_.aliases;
    const std::string key = names_.folded_from_plain(alias);
    bool tie = false;
    const Division* found = same(key);
    if (found == nullptr) found = nearest(alias, key, tie);
    if (tie) {
      ++count_.tie;
    } else if (found == nullptr) {
      ++count_.none;
    } else if (found->key == wanted.key) {
      ++count_.right;
    } else {
      ++count_.wrong;
      wrong.push_back(fmt::format("{}: {} ({}) taken for {}", count_.country, alias, wanted.plain,
                                  found->plain));
    }
  }

  [[nodiscard]] const Division* same(const std::string& key) const {
    const auto it = std::find_if(divisions_.begin(), divisions_.end(),
                                 [&](const Division& d) { return d.key == key; });
    return it == divisions_.end() ? nullptr : &*it;
  }

  /// The name that is nearest; `tie` when another one is as near.
  [[nodiscard]] const Division* nearest(const std::string& alias, const std::string& key,
                                        bool& tie) const {
    if (key.size() < kShortest) return nullptr;
    const auto sides = rules_.sides_of(alias);
    const Division* best = nullptr;
    double most = 0, second = 0;
    for (const Division& d : divisions_) {
      if (!may_match(signature(key), signature(d.key)) || rules_.sides_of(d.plain) != sides ||
          names_.likeness(key, d.key) == Likeness::different) {
        continue;
      }
      const double fit = closeness(names_.distance(key, d.key), key, d.key);
      if (best != nullptr && d.key == best->key) continue;
      if (best == nullptr || fit > most) {
        second = best == nullptr ? 0 : most;
        most = fit;
        best = &d;
      } else {
        second = std::max(second, fit);
      }
    }
    tie = best != nullptr && second > 0 && most - second < kAsNear;
    return best;
  }
};

HeldOut all_of(const std::vector<HeldOut>& countries) {
  HeldOut all{"all"};
  for (const HeldOut& c : countries) {
    all.aliases += c.aliases;
    all.right += c.right;
    all.wrong += c.wrong;
    all.none += c.none;
    all.tie += c.tie;
  }
  return all;
}

}  // namespace

base::Result<HeldOutReport> hold_out(const std::vector<std::string>& directories,
                                     const std::string& recipe,
                                     const std::shared_ptr<const lang::Pack>& pack) {
  TypeWords types;
  if (auto ok = types.read(recipe + "/type_words.tsv"); !ok) return base::fail(ok.error());
  types.add(pack->table("place_types"));
  const Resolver::Rules rules(pack);
  HeldOutReport report;
  for (const std::string_view code : kCountries) {
    Country country(rules, types, code);
    const std::string path =
        sources::find(directories, fmt::format("gaz-wof/wof-{}.tsv.gz", base::lower(code)));
    auto ok = sources::wof(path, code, [&](const auto& cells) { country.add(cells); });
    if (!ok) return base::fail(ok.error());
    report.countries.push_back(country.run(report.wrong));
  }
  report.countries.push_back(all_of(report.countries));
  return report;
}

}  // namespace saksi::places
