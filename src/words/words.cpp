// SPDX-License-Identifier: Apache-2.0
#include "words/words.h"

#include "base/utf8.h"
#include "words/labels.h"
#include "words/lexicon.h"
#include "words/models.h"
#include "words/names.h"

#include <algorithm>

namespace saksi::words {

struct Analyser::Model {
  std::shared_ptr<const lang::Pack> pack;
  Lexicon lexicon;
  Models models;

  explicit Model(std::shared_ptr<const lang::Pack> opened)
      : pack(std::move(opened)), lexicon(*pack), models(Models::open(*pack)) {}

  void use_models(Work& work) const;
  void take_classes(Work& work, std::uint32_t first, const Labels& fine, const Labels& upos) const;
  void take_names(Work& work, std::uint32_t first, const Labels& names) const;
};

namespace {

/// The class of a word between its letters and what the models see around it. The letters are surer
/// where they show a voice, or a -nya that makes a verb a noun; without an affix a verb must be one
/// to both models ("juru bicara").
WordClass decide(const Word& word, WordClass seen, bool noun) {
  const bool voiced = word.voice == Voice::active || word.voice == Voice::passive;
  const bool nominal =
      seen == WordClass::noun || seen == WordClass::proper || seen == WordClass::other;
  if (voiced && nominal) return word.word_class;
  if (word.voice == Voice::bare && word.clitic == Clitic::nya) return word.word_class;
  const bool plain = word.voice == Voice::bare || word.voice == Voice::none;
  if (plain && noun && seen == WordClass::verb) return WordClass::noun;
  return seen;
}

/// "Abdullah" is no "Abdul-lah": a clitic that leaves an ordinary root is part of the name. -nya
/// may follow any name.
void join_clitic(Work& work, std::uint32_t at) {
  Word& word = work.words.words[at];
  if (word.clitic == Clitic::none || word.clitic == Clitic::nya) return;
  word.clitic = Clitic::none;
  word.root = work.coined.emplace_back(base::lower(work.words.form(at)));
  word.root_key = word.keys.as_written;
  word.keys.bare = word.keys.as_written;
  work.words.keys[at] = word.keys;
}

/// A word inside a name is a proper noun whatever its letters look like.
void set_classes_of_names(Work& work) {
  for (std::uint32_t i = 0; i < work.words.words.size(); ++i) {
    Word& word = work.words.words[i];
    if (!word.name) continue;
    word.word_class = WordClass::proper;
    word.voice = Voice::none;
    join_clitic(work, i);
  }
}

}  // namespace

/// The models refine what the tables said; dictionary words keep their class.
void Analyser::Model::take_classes(Work& work, std::uint32_t first, const Labels& fine,
                                   const Labels& upos) const {
  for (std::size_t i = 0; i < fine.size(); ++i) {
    Word& word = work.words.words[first + i];
    const FineClass& f = models.fine_class(fine[i]);
    word.tag = fine[i];
    word.verb_kind = f.verb_kind;
    word.nya = word.clitic == Clitic::nya ? f.nya : NyaRole::none;
    if (upos.empty()) continue;
    word.upos = upos[i];
    if (!work.atoms[first + i].closed)
      word.word_class = decide(word, models.upos_class(upos[i]), f.noun);
  }
}

void Analyser::Model::take_names(Work& work, std::uint32_t first, const Labels& names) const {
  Words& words = work.words;
  bool strange_before = false;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const NameLabel& label = models.name_label(names[i]);
    const std::uint32_t at = first + i;
    const bool strange = !label.inside && is_strange(work.atoms[at]);
    const bool goes_on = label.inside ? !label.begins && !strange_before : strange_before;
    strange_before = strange;
    if (!label.inside && !strange) continue;
    words.words[at].name = true;
    if (!goes_on || words.names.empty() || words.names.back().last != at) {
      words.names.push_back(
          {at, at + 1, strange ? NameKind::other : label.kind, words.span(at, at + 1)});
    } else {
      words.names.back().last = at + 1;
      words.names.back().span = words.span(words.names.back().first, at + 1);
    }
  }
}

/// Who was named in full is meant by the first or the last of that name alone, where nothing else
/// explains the capital: "Darmo Wirasena ... Wirasena (39)".
void know_again(Words& words) {
  std::vector<Key> known;
  for (Name& name : words.names) {
    const Key first = words.key(name.first);
    if (name.kind == NameKind::person && name.last - name.first > 1) {
      known.push_back(first);
      known.push_back(words.key(name.last - 1));
    } else if (name.kind == NameKind::other && name.last - name.first == 1 &&
               std::find(known.begin(), known.end(), first) != known.end()) {
      name.kind = NameKind::person;
    }
  }
}

void Analyser::Model::use_models(Work& work) const {
  Labels fine;
  Labels upos;
  Labels names;
  const bool by_rule = models.names.empty();
  for (const text::Sentence& s : work.words.text.sentences) {
    const std::span<const Atoms> atoms(work.atoms.data() + s.first, s.last - s.first);
    if (models.fine.empty()) continue;
    label_classes(models.fine, {atoms, {}, 0}, fine);
    if (!models.upos.empty()) label_classes(models.upos, {atoms, fine, 0}, upos);
    take_classes(work, s.first, fine, upos);
    if (by_rule) continue;
    label_names(models.names, {atoms, fine, 0}, models.before_name, names);
    mend_names(atoms, models.name_ids, names);
    take_names(work, s.first, names);
  }
  if (by_rule) find_names_by_rule(work.words, work.atoms, lexicon.cues());
  know_again(work.words);
}

Analyser::Analyser(std::shared_ptr<const lang::Pack> pack)
    : model_(std::make_unique<Model>(std::move(pack))) {}

Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

Words Analyser::analyse(text::Text text) const {
  Work work = model_->lexicon.read(std::move(text));
  model_->use_models(work);
  set_classes_of_names(work);
  if (!work.coined.empty())
    work.words.coined = std::make_shared<std::deque<std::string>>(std::move(work.coined));
  return std::move(work.words);
}

std::string_view Analyser::tag_name(std::uint8_t tag) const {
  const auto& labels = model_->models.fine.labels();
  return tag < labels.size() ? labels[tag] : std::string_view();
}

std::string_view Analyser::upos_name(std::uint8_t upos) const {
  const auto& labels = model_->models.upos.labels();
  return upos < labels.size() ? labels[upos] : std::string_view();
}

}  // namespace saksi::words
