// SPDX-License-Identifier: Apache-2.0
#include "syntax/features.h"

#include "words/atoms.h"

#include <algorithm>

namespace saksi::syntax {
namespace {

using words::mix;

std::uint32_t small(base::Key key) {
  return static_cast<std::uint32_t>(key ^ (key >> 32U));
}

Atom atom_of(const words::Words& words, std::uint32_t at) {
  const words::Word& w = words.words[at];
  Atom a;
  a.word = words.text.tokens[at].kind == text::TokenKind::number ? 7 : small(w.keys.as_written);
  a.tag = 0x100U + w.tag;
  a.upos = 0x200U + w.upos;
  a.morph =
      mix(static_cast<std::uint32_t>(w.word_class) << 8U | static_cast<std::uint32_t>(w.voice),
          static_cast<std::uint32_t>(w.clitic) << 8U | static_cast<std::uint32_t>(w.verb_kind));
  return a;
}

/// The tokens that features look at.
struct View {
  const State& state;
  std::span<const Atom> atoms;
  int s0, s1, s2, b0, b1, b2;

  [[nodiscard]] const Atom& at(int token) const {
    static const Atom kOutside{};
    return token == kNone ? kOutside : atoms[static_cast<std::size_t>(token)];
  }

  [[nodiscard]] int left(int token) const {
    return token == kNone ? kNone : state.node(token).left;
  }

  [[nodiscard]] int right(int token) const {
    return token == kNone ? kNone : state.node(token).right;
  }

  /// Relation of a token to its head, 0xFF for no token.
  [[nodiscard]] std::uint32_t relation(int token) const {
    return token == kNone ? 0xFFU : state.node(token).relation;
  }

  [[nodiscard]] std::uint32_t children(int token) const {
    if (token == kNone) return 0xFFU;
    const auto& n = state.node(token);
    return static_cast<std::uint32_t>(n.lefts) << 4U | n.rights;
  }

  [[nodiscard]] std::uint32_t distance(int a, int b) const {
    if (a == kNone || b == kNone) return 0;
    const int d = std::abs(b - a);
    return static_cast<std::uint32_t>(d < 5 ? d : d < 8 ? 5 : d < 13 ? 6 : 7);
  }
};

class Adder {
 public:
  explicit Adder(Features& out) : out_(out) {}

  void operator()(std::uint32_t a) { add(mix(kind_++, a)); }

  void operator()(std::uint32_t a, std::uint32_t b) { add(mix(mix(kind_++, a), b)); }

  void operator()(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    add(mix(mix(mix(kind_++, a), b), c));
  }

  void operator()(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    add(mix(mix(mix(mix(kind_++, a), b), c), d));
  }

 private:
  void add(std::uint32_t hash) { out_.at[out_.size++] = hash; }

  Features& out_;
  std::uint32_t kind_ = 1;
};

void add_single(const View& v, Adder& add) {
  for (const int token : {v.s0, v.s1, v.b0, v.b1}) {
    const Atom& a = v.at(token);
    add(a.word);
    add(a.tag);
    add(a.morph);
    add(a.word, a.tag);
  }
  for (const int token : {v.s2, v.b2}) {
    add(v.at(token).tag);
    add(v.at(token).word);
  }
}

void add_pairs(const View& v, Adder& add) {
  const Atom &s0 = v.at(v.s0), &s1 = v.at(v.s1), &b0 = v.at(v.b0), &b1 = v.at(v.b1);
  const std::uint32_t d = v.distance(v.s0, v.b0);
  const std::uint32_t e = v.distance(v.s1, v.s0);
  add(s0.tag, b0.tag);
  add(s0.word, b0.word);
  add(s0.word, b0.tag);
  add(s0.tag, b0.word);
  add(s0.morph, b0.morph);
  add(s0.upos, b0.upos, d);
  add(s0.tag, b0.tag, d);
  add(s0.word, b0.tag, d);
  add(s0.tag, b0.word, d);
  add(s1.tag, s0.tag);
  add(s1.word, s0.word);
  add(s1.word, s0.tag);
  add(s1.tag, s0.word);
  add(s1.morph, s0.morph);
  add(s1.upos, s0.upos, e);
  add(s1.tag, s0.tag, e);
  add(b0.tag, b1.tag);
  add(b0.word, b1.tag);
  add(b0.morph, b1.morph);
  add(s1.tag, b0.tag);
  add(s1.morph, b0.morph, s0.morph);
}

void add_triples(const View& v, Adder& add) {
  const Atom &s0 = v.at(v.s0), &s1 = v.at(v.s1), &s2 = v.at(v.s2);
  const Atom &b0 = v.at(v.b0), &b1 = v.at(v.b1), &b2 = v.at(v.b2);
  add(s1.tag, s0.tag, b0.tag);
  add(s0.tag, b0.tag, b1.tag);
  add(b0.tag, b1.tag, b2.tag);
  add(s2.tag, s1.tag, s0.tag);
  add(s1.upos, s0.word, b0.upos);
  add(s1.tag, s0.tag, b0.word);
  add(s1.word, s0.tag, b0.tag);
  add(s0.tag, b0.tag, b1.word);
  add(s1.upos, s0.upos, b0.upos, b1.upos);
}

void add_children(const View& v, Adder& add) {
  const Atom &s0 = v.at(v.s0), &s1 = v.at(v.s1), &b0 = v.at(v.b0);
  const int s0l = v.left(v.s0), s0r = v.right(v.s0), s1l = v.left(v.s1), s1r = v.right(v.s1);
  const int b0l = v.left(v.b0);
  add(s0.tag, v.at(s0l).tag, b0.tag);
  add(s0.tag, v.at(s0r).tag, b0.tag);
  add(s1.tag, v.at(s1r).tag, s0.tag);
  add(s1.tag, v.at(s1l).tag, s0.tag);
  add(s0.tag, v.at(b0l).tag, b0.tag);
  add(s0.tag, v.relation(s0l));
  add(s0.tag, v.relation(s0r));
  add(s1.tag, v.relation(s1l));
  add(s1.tag, v.relation(s1r));
  add(b0.tag, v.relation(b0l));
  add(s0.word, v.relation(s0l));
  add(s0.word, v.relation(s0r));
  add(s1.word, v.relation(s1r));
  add(s1.morph, v.relation(s1l), v.relation(s1r));
  add(s0.morph, v.relation(s0l), v.relation(s0r));
  add(s0.tag, v.children(v.s0), b0.tag);
  add(s1.tag, v.children(v.s1), s0.tag);
  add(b0.tag, v.children(v.b0), s0.tag);
  add(s0.word, v.children(v.s0));
  add(v.at(s0l).word, s0.tag, b0.tag);
  add(v.at(b0l).word, b0.tag, s0.tag);
  add(v.at(s1r).word, s1.tag, s0.tag);
}

}  // namespace

std::vector<Atom> atoms_of(const words::Words& words, std::uint32_t first, std::uint32_t last) {
  std::vector<Atom> out;
  out.reserve(last - first + 1);
  for (std::uint32_t i = first; i < last; ++i) out.push_back(atom_of(words, i));
  out.push_back({3, 3, 3, 3});
  return out;
}

void features_of(const State& state, std::span<const Atom> atoms, std::uint32_t source,
                 Features& out) {
  out.size = 0;
  const View v{state,          atoms,         state.stack(0), state.stack(1),
               state.stack(2), state.next(0), state.next(1),  state.next(2)};
  Adder add(out);
  add_single(v, add);
  add_pairs(v, add);
  add_triples(v, add);
  add_children(v, add);
  if (source == 0) return;
  add(source, v.at(v.s0).tag, v.at(v.b0).tag);
  add(source, v.at(v.s1).tag, v.at(v.s0).tag);
  add(source, v.at(v.s0).word);
  add(source, v.at(v.b0).word);
}

}  // namespace saksi::syntax
