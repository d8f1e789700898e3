// SPDX-License-Identifier: Apache-2.0
#include "train/treebanks.h"

#include "base/utf8.h"
#include "train/held_out.h"

#include <map>
#include <tuple>

namespace saksi::train {
namespace {

constexpr int kEnough = 2;       // a rule needs so many cases
constexpr double kMostly = 0.7;  // of which so many agree

/// In the old scheme "X - Y" are three tokens; joined where the new scheme joins them: a word said
/// twice, or a part that cannot stand alone.
Sentence join_hyphens(const Sentence& old) {
  Sentence out;
  for (std::size_t i = 0; i < old.size(); ++i) {
    const bool hyphen = old[i].form == "-" && i + 1 < old.size() && !out.empty();
    if (hyphen && base::lower(old[i + 1].form).starts_with(base::lower(out.back().form))) {
      out.back().form += "-" + old[i + 1].form;
      ++i;
    } else {
      out.push_back(old[i]);
    }
  }
  return out;
}

/// What decides the new tag, from the narrowest rule to the widest.
using Case = std::tuple<std::string, std::string, bool>;
using Votes = std::map<Case, std::map<std::string, int>>;

bool before_verb(const Sentence& s, std::size_t i) {
  return i + 1 < s.size() && s[i + 1].tag == "VERB";
}

/// The last letters, for words that no rule of their own decides.
std::string ending(const std::string& low) {
  return "*" + (low.size() > 5 ? low.substr(low.size() - 3) : std::string());
}

std::vector<Case> cases(const Sentence& s, std::size_t i) {
  const std::string low = base::lower(s[i].form);
  const bool verb = before_verb(s, i);
  return {{low, s[i].tag, verb}, {low, s[i].tag, !verb}, {ending(low), s[i].tag, verb}};
}

void vote(const Sentence& old, const Sentence& now, Votes& votes) {
  if (old.size() != now.size()) return;
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (old[i].form != now[i].form) return;
  }
  for (std::size_t i = 0; i < old.size(); ++i) {
    const auto all = cases(old, i);
    ++votes[all.front()][now[i].tag];
    ++votes[all.back()][now[i].tag];
  }
}

const std::string* verdict(const Votes& votes, const Case& one) {
  const auto it = votes.find(one);
  if (it == votes.end()) return nullptr;
  int all = 0;
  const std::pair<const std::string, int>* most = nullptr;
  for (const auto& v : it->second) {
    all += v.second;
    if (most == nullptr || v.second > most->second) most = &v;
  }
  return all >= kEnough && most->second >= kMostly * all ? &most->first : nullptr;
}

void convert(Sentence& s, const Votes& votes) {
  const Sentence old = s;
  for (std::size_t i = 0; i < s.size(); ++i) {
    for (const Case& one : cases(old, i)) {
      const std::string* tag = verdict(votes, one);
      if (tag == nullptr) continue;
      s[i].tag = *tag;
      break;
    }
  }
}

base::Result<std::vector<Sentence>> converted_gsd(const std::string& data) {
  auto old_dev = read_conllu(data + "/ud-id-gsd-v2.0/id-ud-dev.conllu");
  const auto dev = read_conllu(data + "/ud-id-gsd/id_gsd-ud-dev.conllu");
  auto train = read_conllu(data + "/ud-id-gsd-v2.0/id-ud-train.conllu");
  if (!old_dev) return base::fail(old_dev.error());
  if (!dev) return base::fail(dev.error());
  if (!train) return base::fail(train.error());
  Votes votes;
  for (std::size_t i = 0; i < std::min(old_dev->size(), dev->size()); ++i)
    vote(join_hyphens((*old_dev)[i]), (*dev)[i], votes);
  for (Sentence& s : *train) {
    s = join_hyphens(s);
    convert(s, votes);
  }
  train->insert(train->end(), dev->begin(), dev->end());
  return train;
}

}  // namespace

base::Result<Treebanks> read_treebanks(const std::string& data) {
  auto csui = read_conllu(data + "/ud-id-csui/id_csui-ud-train.conllu");
  auto csui_test = read_conllu(data + "/ud-id-csui/id_csui-ud-test.conllu");
  const auto pud = read_conllu(data + "/ud-id-pud/id_pud-ud-test.conllu");
  auto gsd_test = read_conllu(data + "/ud-id-gsd/id_gsd-ud-test.conllu");
  auto gsd = converted_gsd(data);
  if (!csui) return base::fail(csui.error());
  if (!csui_test) return base::fail(csui_test.error());
  if (!pud) return base::fail(pud.error());
  if (!gsd_test) return base::fail(gsd_test.error());
  if (!gsd) return base::fail(gsd.error());
  Treebanks out;
  out.csui = csui->size();
  out.modern = std::move(*csui);
  const auto kept = part_of(*pud, false);
  out.modern.insert(out.modern.end(), kept.begin(), kept.end());
  out.converted = std::move(*gsd);
  out.csui_test = std::move(*csui_test);
  out.pud_fifth = part_of(*pud, true);
  out.gsd_test = std::move(*gsd_test);
  return out;
}

}  // namespace saksi::train
