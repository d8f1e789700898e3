// SPDX-License-Identifier: Apache-2.0
#include "words/tagging.h"

#include <algorithm>

namespace saksi::words {
namespace {

const Atoms kOutside{};

const Atoms& atoms_at(std::span<const Atoms> sentence, std::size_t i, int step) {
  const auto at = static_cast<std::ptrdiff_t>(i) + step;
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(sentence.size())) return kOutside;
  return sentence[static_cast<std::size_t>(at)];
}

/// The label `back` tokens before, or a value for the start of the sentence.
std::uint32_t before(const Labels& done, std::size_t back) {
  return done.size() < back ? 0xFFU : done[done.size() - back];
}

std::uint32_t class_at(std::span<const std::uint8_t> classes, std::size_t i, int step) {
  const auto at = static_cast<std::ptrdiff_t>(i) + step;
  if (at < 0 || at >= static_cast<std::ptrdiff_t>(classes.size())) return 0xFFU;
  return classes[static_cast<std::size_t>(at)];
}

/// What only the second model of parts of speech sees: the first one's labels, and the scheme.
void add_other(const Sight& sight, std::size_t i, const Labels& done, Features& out) {
  if (sight.other.empty()) return;
  const Atoms& w = sight.atoms[i];
  const std::uint32_t c0 = class_at(sight.other, i, 0);
  const std::uint32_t c1 = class_at(sight.other, i, 1);
  const std::uint32_t b1 = class_at(sight.other, i, -1);
  std::uint32_t k = 61;
  out.add(k++, c0);
  out.add(k++, c0, w.word);
  out.add(k++, c0, b1, c1);
  out.add(k++, c0, w.morph);
  out.add_told(k++, c0, c1, before(done, 1));
  out.add(k++, c1, w.word);
  out.add(k++, c0, w.shape);
  if (sight.source == 0) return;
  out.add(k++, sight.source, w.word);
  out.add(k++, sight.source, c0);
  out.add(k++, sight.source, w.morph);
  out.add(k++, sight.source, w.word, c1);
}

}  // namespace

void class_features(const Sight& sight, std::size_t i, const Labels& done, Features& out) {
  const std::span<const Atoms> sentence = sight.atoms;
  const Atoms& w = sentence[i];
  const Atoms& l1 = atoms_at(sentence, i, -1);
  const Atoms& l2 = atoms_at(sentence, i, -2);
  const Atoms& r1 = atoms_at(sentence, i, 1);
  const Atoms& r2 = atoms_at(sentence, i, 2);
  const Atoms& r3 = atoms_at(sentence, i, 3);
  const std::uint32_t t1 = before(done, 1);
  const std::uint32_t t2 = before(done, 2);
  std::uint32_t k = 1;
  out.add(k++, w.word);
  out.add(k++, w.word, w.shape);
  out.add(k++, w.bare);
  out.add(k++, w.head2);
  out.add(k++, w.head3);
  out.add(k++, w.tail2);
  out.add(k++, w.tail3);
  out.add(k++, w.tail4);
  out.add(k++, w.morph);
  out.add(k++, w.morph, w.shape);
  out.add(k++, w.shape, l1.shape, r1.shape);
  out.add(k++, l1.word);
  out.add(k++, r1.word);
  out.add(k++, l2.word);
  out.add(k++, r2.word);
  out.add(k++, l1.word, w.word);
  out.add(k++, w.word, r1.word);
  out.add(k++, r1.tail3);
  out.add(k++, r1.morph);
  out.add(k++, w.morph, r1.morph);
  out.add(k++, w.morph, r1.word);
  out.add(k++, w.morph, l1.word);
  out.add(k++, r1.head3);
  out.add_told(k++, t1);
  out.add_told(k++, t1, t2);
  out.add_told(k++, t1, w.word);
  out.add_told(k++, t1, w.morph);
  out.add_told(k++, t1, r1.morph);
  out.add_told(k++, t1, w.tail3);
  out.add_told(k++, t1, w.shape);
  out.add_told(k++, t1, r1.word);
  out.add_told(k++, t1, t2, w.morph);
  out.add(k++, w.morph, r1.morph, r2.morph);
  out.add(k++, l1.morph, w.morph, r1.morph);
  out.add(k++, w.tail3, r1.morph);
  out.add(k++, w.bare, r1.morph);
  out.add(k++, l1.bare, l2.bare);
  out.add_told(k++, t1, w.bare, r1.morph);
  out.add(k++, r2.morph);
  out.add(k++, w.bare, w.shape, l1.shape);
  out.add(k++, r1.morph, r2.morph, r3.morph);
  out.add(k++, w.morph, r1.shape);
  out.add(k++, w.morph, r1.word, r2.word);
  add_other(sight, i, done, out);
}

void name_features(const Sight& sight, std::size_t i, const Labels& done, Features& out) {
  const std::span<const Atoms> sentence = sight.atoms;
  const std::span<const std::uint8_t> classes = sight.other;
  const Atoms& w = sentence[i];
  const Atoms& l1 = atoms_at(sentence, i, -1);
  const Atoms& l2 = atoms_at(sentence, i, -2);
  const Atoms& r1 = atoms_at(sentence, i, 1);
  const Atoms& r2 = atoms_at(sentence, i, 2);
  const std::uint32_t t1 = before(done, 1);
  const std::uint32_t t2 = before(done, 2);
  const std::uint32_t c0 = class_at(classes, i, 0);
  const std::uint32_t c1 = class_at(classes, i, 1);
  const std::uint32_t b1 = class_at(classes, i, -1);
  std::uint32_t k = 101;
  out.add(k++, w.word);
  out.add(k++, w.word, w.shape);
  out.add(k++, w.head3);
  out.add(k++, w.tail3);
  out.add(k++, w.tail2, w.shape);
  out.add(k++, w.tail4);
  out.add(k++, w.morph, w.shape);
  out.add(k++, w.shape, l1.shape, r1.shape);
  out.add(k++, w.shape, r1.shape, r2.shape);
  out.add(k++, l1.word);
  out.add(k++, r1.word);
  out.add(k++, l2.word);
  out.add(k++, r2.word);
  out.add(k++, l1.word, w.word);
  out.add(k++, w.word, r1.word);
  out.add(k++, l2.word, l1.word);
  out.add(k++, l1.word, w.shape);
  out.add(k++, r1.word, w.shape);
  out.add(k++, w.cue, l1.cue, r1.cue);
  out.add(k++, w.cue, w.shape);
  out.add(k++, l1.cue, w.shape);
  out.add(k++, l2.cue, l1.cue, w.shape);
  out.add(k++, c0, w.shape);
  out.add(k++, c0, b1, c1);
  out.add(k++, c1, r1.shape, w.shape);
  out.add_told(k++, t1);
  out.add_told(k++, t1, t2);
  out.add_told(k++, t1, w.word);
  out.add_told(k++, t1, w.shape, c0);
  out.add_told(k++, t1, w.morph, w.shape);
  out.add_told(k++, t1, l1.word);
  out.add_told(k++, t1, w.cue, l1.cue);
  out.add_told(k++, t1, r1.word);
  out.add_told(k++, t1, r1.shape, w.shape);
  out.add_told(k++, t1, w.tail3);
  out.add_told(k++, t1, w.head3);
}

namespace {

/// The features of the token and, ahead of their turn, those of the next one that rest on no label.
template <class Make>
class Pair {
 public:
  Pair(std::size_t tokens, Make make) : tokens_(tokens), make_(make) { next_.ahead = true; }

  void make(std::size_t i, const Labels& done, Features& features) {
    make_(i, done, features);
    next_.size = 0;
    if (i + 1 < tokens_) make_(i + 1, done, next_);
  }

  [[nodiscard]] std::span<const std::uint32_t> next() const { return next_.all(); }

 private:
  std::size_t tokens_;
  Make make_;
  Features next_;
};

/// Labels a sentence with `choose(scores, done)`.
template <class Make, class Choose>
void label(const Perceptron& model, std::size_t tokens, Labels& out, Make make, Choose choose) {
  Pair pair(tokens, make);
  go_through(
      tokens, out, [&](std::size_t i, const Labels& done, Features& f) { pair.make(i, done, f); },
      [&](std::size_t, const Features& f, const Labels& done) {
        Scores scores{};
        model.add(f.all(), scores, pair.next());
        return static_cast<std::uint8_t>(choose(scores, done));
      });
}

}  // namespace

void label_classes(const Perceptron& model, const Sight& sight, Labels& out) {
  const auto labels = static_cast<std::ptrdiff_t>(model.labels().size());
  label(
      model, sight.atoms.size(), out,
      [&](std::size_t i, const Labels& done, Features& f) { class_features(sight, i, done, f); },
      [&](const Scores& scores, const Labels&) {
        return std::max_element(scores.begin(), scores.begin() + labels) - scores.begin();
      });
}

void label_names(const Perceptron& model, const Sight& sight, std::span<const std::uint64_t> before,
                 Labels& out) {
  const std::size_t labels = model.labels().size();
  label(
      model, sight.atoms.size(), out,
      [&](std::size_t i, const Labels& done, Features& f) { name_features(sight, i, done, f); },
      [&](const Scores& scores, const Labels& done) {
        const unsigned last = done.empty() ? kAtStart : done.back();
        std::size_t best = labels;
        for (std::size_t l = 0; l < labels; ++l) {
          if (((before[l] >> last) & 1U) == 0) continue;
          if (best == labels || scores[l] > scores[best]) best = l;
        }
        return best == labels ? 0 : best;
      });
}

std::vector<std::uint64_t> allowed_before(std::span<const std::string_view> labels) {
  std::vector<std::uint64_t> out;
  for (const std::string_view label : labels) {
    std::uint64_t bits = ~std::uint64_t{0};
    if (label.starts_with("I-")) {
      bits = 0;
      for (std::size_t l = 0; l < labels.size(); ++l) {
        if (labels[l].size() > 2 && labels[l].substr(1) == label.substr(1))
          bits |= std::uint64_t{1} << l;
      }
    }
    out.push_back(bits);
  }
  return out;
}

}  // namespace saksi::words
