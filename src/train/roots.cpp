// SPDX-License-Identifier: Apache-2.0
#include "train/roots.h"

#include "base/utf8.h"
#include "train/corpora.h"
#include "train/held_out.h"
#include "train/tags.h"
#include "words/morphology.h"
#include "words/roots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace saksi::train {
namespace {

using words::WordClass;

constexpr std::size_t kClasses = static_cast<std::size_t>(WordClass::other) + 1;
constexpr int kRounds = 4;
constexpr double kGoldWorth = 2;  // a hand-made lemma counts as so many tokens
constexpr std::size_t kLongestRoot = 24;
constexpr int kOftenEnough = 5;  // a lower-case word with no known root becomes one

/// What the corpora say about one form in lower case.
struct Form {
  double count = 0;  // tokens not capitalised, or at a sentence's start
  std::array<double, kClasses> classes{};
  std::map<std::string, double> lemmas;
};

using Forms = std::unordered_map<std::string, Form>;

struct Evidence {
  double count = 0;
  double verbs = 0;  // tokens with a verb's prefix
};

using Weights = std::unordered_map<std::string, Evidence>;

bool plain(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void count(const Sentence& sentence, Forms& forms) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const Token& t = sentence[i];
    const std::string low = base::lower(t.form);
    const auto word_class = class_of(t.tag);
    if (t.tag.find('+') != std::string::npos || word_class == WordClass::proper ||
        (i > 0 && low != t.form && word_class != WordClass::verb))
      continue;
    Form& form = forms[low];
    form.count += 1;
    if (word_class) form.classes[static_cast<std::size_t>(*word_class)] += 1;
    if (!t.lemma.empty()) form.lemmas[t.lemma] += 1;
  }
}

base::Result<Forms> count_forms(const std::string& data) {
  Forms forms;
  const auto add = [&](base::Result<std::vector<Sentence>> read,
                       bool held_out) -> base::Result<void> {
    if (!read) return base::fail(read.error());
    if (held_out) *read = part_of(*read, false);
    for (const Sentence& s : *read) count(s, forms);
    return {};
  };
  for (const char* file :
       {"/ud-id-gsd-v2.0/id-ud-train.conllu", "/ud-id-csui/id_csui-ud-train.conllu"}) {
    if (auto ok = add(read_conllu(data + file), false); !ok) return base::fail(ok.error());
  }
  if (auto ok = add(read_conllu(data + "/ud-id-pud/id_pud-ud-test.conllu"), true); !ok)
    return base::fail(ok.error());
  if (auto ok = add(read_trees(data + "/icon/train.txt"), false); !ok)
    return base::fail(ok.error());
  for (const char* file :
       {"/idner-news-2k/train.txt", "/indonlu-nergrit_ner-grit/train_preprocess.txt"}) {
    if (auto ok = add(read_columns(data + file), false); !ok) return base::fail(ok.error());
  }
  return forms;
}

/// The lemma that the treebanks give this form, if they agree enough.
const std::string* gold(const Form& form) {
  const std::string* best = nullptr;
  double most = 0;
  double all = 0;
  for (const auto& [lemma, n] : form.lemmas) {
    all += n;
    if (n > most) {
      most = n;
      best = &lemma;
    }
  }
  return most * 2 > all ? best : nullptr;
}

/// One round: every form's tokens go to the root of its best reading under the last round's counts.
Weights assign(const Forms& forms, const Weights& last, const words::Morphology& morphology) {
  Weights next;
  for (const auto& [root, evidence] : last) next.emplace(root, Evidence{});
  for (const auto& [word, form] : forms) {
    if (const std::string* lemma = gold(form)) {
      if (const auto it = next.find(*lemma); it != next.end()) {
        it->second.count += form.count * kGoldWorth;
        if (*lemma != word)
          it->second.verbs += form.classes[static_cast<std::size_t>(WordClass::verb)];
        continue;
      }
    }
    std::string best;
    double most = -1e9;
    bool affixed = false;
    const auto consider = [&](const words::Reading& r) {
      const auto it = last.find(std::string(r.root));
      if (it == last.end()) return;
      const double score = std::log2(1 + it->second.count) - static_cast<double>(r.cost) -
                           (r.clitic_letters > 0 ? 2 : 0);
      if (score <= most) return;
      most = score;
      best = r.root;
      affixed = r.affixed;
    };
    morphology.each_reading(word, consider);
    if (best.empty()) continue;
    next[best].count += form.count;
    if (affixed) next[best].verbs += form.classes[static_cast<std::size_t>(WordClass::verb)];
  }
  return next;
}

WordClass class_of_root(const Forms& forms, const std::string& root, const Evidence& evidence) {
  const auto it = forms.find(root);
  if (it != forms.end()) {
    const auto& c = it->second.classes;
    const auto most = std::max_element(c.begin(), c.end());
    if (*most > 0) return static_cast<WordClass>(most - c.begin());
  }
  return evidence.verbs > 0 ? WordClass::verb : WordClass::noun;
}

/// MALINDO's roots that are plain words, and what the corpora use often without any known root.
Weights candidates(std::string_view list, const Forms& forms, const words::Morphology& morphology) {
  Weights out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find('\n', at), list.size());
    const std::string_view root = list.substr(at, end - at);
    if (plain(root) && root.size() >= 2 && root.size() <= kLongestRoot)
      out.emplace(root, Evidence{});
    at = end + 1;
  }
  for (const auto& [word, form] : forms) {
    if (form.count < kOftenEnough || !plain(word) || word.size() > kLongestRoot || word.size() < 2)
      continue;
    bool known = false;
    morphology.each_reading(
        word, [&](const words::Reading& r) { known |= out.count(std::string(r.root)) > 0; });
    if (!known) out.emplace(word, Evidence{});
  }
  // A listed root that the treebanks take apart is none.
  for (const auto& [word, form] : forms) {
    const std::string* lemma = gold(form);
    if (lemma != nullptr && *lemma != word && out.count(*lemma) > 0) out.erase(word);
  }
  for (auto& [root, evidence] : out) {
    if (const auto it = forms.find(root); it != forms.end()) evidence.count = it->second.count;
  }
  return out;
}

std::uint8_t weight_of(double count) {
  return static_cast<std::uint8_t>(std::min(255.0, std::round(8 * std::log2(1 + count))));
}

}  // namespace

base::Result<std::string> make_roots(const std::string& data, const lang::Pack& pack) {
  const auto list = read_file(data + "/malindo-morph/roots.txt");
  if (!list) return base::fail(list.error());
  const auto forms = count_forms(data);
  if (!forms) return base::fail(forms.error());
  const words::Morphology morphology(pack, {});
  Weights weights = candidates(*list, *forms, morphology);
  for (int round = 0; round < kRounds; ++round) weights = assign(*forms, weights, morphology);
  std::vector<words::Root> roots;
  for (const auto& [root, evidence] : weights) {
    roots.push_back({root, weight_of(evidence.count), class_of_root(*forms, root, evidence)});
  }
  return words::Roots::write(std::move(roots));
}

}  // namespace saksi::train
