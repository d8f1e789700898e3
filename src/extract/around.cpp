// SPDX-License-Identifier: Apache-2.0
#include "extract/around.h"

#include <algorithm>

namespace saksi::extract {

using mentions::Actor;
using mentions::CueKind;
using mentions::Group;
using mentions::Trigger;
using mentions::TriggerVoice;

bool can_act(const Actor& a) {
  return a.group != Group::civilians && !a.place_of;
}

Stretch Around::sentence(std::uint32_t token) const {
  return c_.sentence(c_.sentence_of(token));
}

const Actor* Around::doer_of(const Trigger& t) const {
  if (t.voice == TriggerVoice::noun) return nullptr;
  if (t.voice == TriggerVoice::active) return subject(t.at.first);
  const auto end = c_.clause_end(t.at.last - 1);
  const bool by = c_.in(Set::agent, t.at.last) != 0;
  if (const auto* near = right(t.at.first + 1, end, t.at.last - t.at.first - 1 + (by ? 4U : 2U)))
    return near;
  return agent_behind(t);
}

const Actor* Around::agent_behind(const Trigger& t) const {
  constexpr std::uint32_t kReach = 20;
  const auto end = std::min(sentence(t.at.first).last, t.at.last + kReach);
  bool meanwhile = false;
  for (std::uint32_t i = t.at.last; i < end; ++i) {
    meanwhile = meanwhile || c_.in(Set::meanwhile, i) != 0;
    if (c_.verb_between(i, i + 1)) {
      // "diserang saat melintas di X, Senin, oleh gerilyawan"
      if (!meanwhile || any_in(r_.mentions.triggers, {i, i + 1}) ||
          r_.words.words[i].voice == words::Voice::passive)
        return nullptr;
    }
    if (c_.in(Set::agent, i) != 0) return right(i, end, 4);
  }
  return nullptr;
}

bool Around::in_a_name(const Trigger& t) const {
  if (t.voice != TriggerVoice::noun) return false;
  // "polisi antihuru-hara": what the force is for
  bool forces = false;
  each_in(r_.mentions.actors, {sentence(t.at.first).first, t.at.first}, [&](const Actor& a) {
    forces = forces || (is_state(a.group) && t.at.last <= a.at.last);
  });
  if (forces) return true;
  return between_capitals(t) ||
         std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
           return a.named && a.at.first < t.at.first && a.at.holds(t.at.first);
         });
}

bool Around::between_capitals(const Trigger& t) const {
  const Stretch all = sentence(t.at.first);
  if (t.at.first < all.first + 2 || t.at.last >= all.last) return false;
  const auto name = [&](std::uint32_t i) {
    const auto form = c_.form({i, i + 1});
    return !form.empty() && form.front() >= 'A' && form.front() <= 'Z';
  };
  if (!name(t.at.first) || !name(t.at.first - 1) || !name(t.at.last)) return false;
  std::uint32_t low = 0, high = 0;
  for (auto i = all.first; i < all.last; ++i) {
    if (!c_.punctuation(i)) ++(name(i) ? high : low);
  }
  return low > high;
}

std::optional<std::uint32_t> Around::cause_of_harm(std::uint32_t token) const {
  const auto first = sentence(token).first;
  const auto begin = c_.clause_begin(token);
  if (begin == first || c_.in(Set::after, begin) == 0) return std::nullopt;
  const bool treated = c_.any(Set::ward, first, begin) || c_.any(Set::treated_in, first, begin);
  if (treated || c_.quoted(token)) return std::nullopt;
  bool harm = false;
  each_in(r_.mentions.outcomes, {first, begin}, [&](const auto& o) {
    harm = harm || (o.outcome <= record::Outcome::killed_or_injured &&
                    o.pattern == mentions::Pattern::predicate);
  });
  if (!harm || c_.cue(CueKind::negation, {first, begin}) != nullptr) return std::nullopt;
  bool told = false;
  each_in(r_.mentions.triggers, {first, begin},
          [&](const Trigger& o) { told = told || o.type != TriggerClass::incident; });
  // "setelah dianiaya sesama tahanan" needs somebody in arms
  each_in(r_.mentions.triggers, {token, token + 1}, [&](const Trigger& o) {
    const auto* doer = doer_of(o);
    told = told || (o.type == TriggerClass::beat && (doer == nullptr || !fighters(*doer)));
  });
  const bool later = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
    return x.last == begin && (x.kind == when::Kind::relative || x.kind == when::Kind::duration);
  });
  if (told || later) return std::nullopt;
  return begin;
}

bool Around::fighters(const Actor& a) {
  return a.group <= Group::gunmen && !a.place_of;
}

const when::Time* Around::own_day(const Trigger& t) const {
  if (t.voice != TriggerVoice::passive || t.at.first == 0 ||
      c_.in(Set::relative, t.at.first - 1) == 0)
    return nullptr;
  // "dua polisi yang dibacok sampai mati pada Senin": people who are counted may have more between
  const bool counted = counted_people(t.at.first - 1) != nullptr;
  const bool deed = t.type == TriggerClass::abduct || t.type == TriggerClass::kill ||
                    t.type == TriggerClass::shoot || t.type == TriggerClass::attack ||
                    (counted && (t.type == TriggerClass::beat || t.type == TriggerClass::burn));
  if (!deed) return nullptr;
  const std::uint32_t reach = counted ? 8 : 3;
  for (const auto& x : r_.times) {
    const bool day = x.kind == when::Kind::point || x.kind == when::Kind::history ||
                     x.kind == when::Kind::relative;
    if (!day || !x.date.start || x.first < t.at.last || x.first >= t.at.last + reach) continue;
    return far_from_it(t, x) ? nullptr : &x;
  }
  return nullptr;
}

bool Around::far_from_it(const Trigger& t, const when::Time& day) const {
  constexpr std::uint32_t kBeside = 3;
  if (day.first < t.at.last + kBeside) return false;
  if (any_in(r_.mentions.triggers, {t.at.last, day.first})) return true;  // of what is told there
  for (auto i = t.at.last; i < day.first; ++i) {
    if (c_.punctuation(i) || c_.clause_of(i) != c_.clause_of(t.at.first) ||
        r_.words.words[i].voice == words::Voice::active ||
        r_.words.words[i].voice == words::Voice::passive)
      return true;
  }
  return false;
}

const Actor* Around::left(std::uint32_t token, std::uint32_t begin) const {
  if (const auto comma = before_aside(token, begin)) {
    if (const auto* people = counted_people(*comma)) return people_of(*people, *comma);
    if (const auto* name = named_in_aside(*comma, token)) return name;
    if (const auto* head = left(*comma, begin)) return head;
  }
  const Actor* best = nullptr;
  each_in(r_.mentions.actors, {begin, verb_before(token, begin)}, [&](const Actor& a) {
    if (a.at.last > token || speaks(a)) return;
    if (a.at.first > begin && behind_preposition(a.at.first)) return;
    if (accompanies(a, begin) || seen_first(a, token) || names_a_place(a)) return;
    if (best != nullptr && suffers_before(*best, a, token)) return;
    if (best != nullptr && (inside_relative(*best, a) || describes(*best, a) || worn_by(*best, a)))
      return;
    best = &a;
  });
  return best != nullptr && counted_between(*best, verb_before(token, begin)) ? nullptr : best;
}

bool Around::suffers_before(const Actor& head, const Actor& a, std::uint32_t token) const {
  constexpr std::uint32_t kObject = 5;
  auto i = token;
  while (i > a.at.last && (c_.adverbial(i - 1) || c_.in(Set::then, i - 1) != 0)) --i;
  if (i <= a.at.last || !(c_.mark(i - 1, ",") || c_.mark(i, ","))) return false;
  for (auto k = a.at.first; k > head.at.last && k + kObject > a.at.first; --k) {
    const auto& w = r_.words.words[k - 1];
    if (c_.punctuation(k - 1) || w.word_class == words::WordClass::preposition) return false;
    if (w.word_class == words::WordClass::verb)
      return w.voice == words::Voice::active && c_.in(Set::relative, k - 2) == 0;
  }
  return false;
}

bool Around::counted_between(const Actor& a, std::uint32_t token) const {
  return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
    if (q.unit != counts::Unit::people || q.first < a.at.last || q.last > token) return false;
    if (q.relation == counts::Relation::among || behind_preposition(q.first)) return false;
    const auto verb = q.first > a.at.last && c_.verb_between(a.at.last, q.first);
    return verb && c_.clause_of(q.first) == c_.clause_of(token - 1);
  });
}

bool Around::accompanies(const Actor& a, std::uint32_t begin) const {
  for (std::uint32_t i = a.at.first > begin + 3 ? a.at.first - 3 : begin; i < a.at.first; ++i) {
    const auto n = c_.in(Set::along, i);
    const bool weapon = n != 0 && i + n + 1 == a.at.first && lent(a.at.first, begin);
    if (n != 0 && (weapon || i + n == a.at.first)) return i > begin;
  }
  // "bersama Tentara Kemerdekaan Kachin (KIA)"
  if (a.at.first < begin + 2 || !c_.mark(a.at.first - 1, "(")) return false;
  const auto& all = r_.mentions.actors;
  const auto k = first_from(all, a.at.first);
  return k > 0 && all[k - 1].at.last + 1 == a.at.first && accompanies(all[k - 1], begin);
}

bool Around::names_a_place(const Actor& a) const {
  return std::any_of(r_.places.begin(), r_.places.end(), [&](const places::Mention& p) {
    return p.first < a.at.first && a.at.first < p.last && behind_preposition(p.first);
  });
}

bool Around::seen_first(const Actor& a, std::uint32_t token) const {
  const auto head = sentence(token).first;
  const auto& verb = r_.words.words[head];
  if (a.at.first == head || verb.word_class != words::WordClass::verb ||
      verb.voice != words::Voice::active)
    return false;
  for (auto i = a.at.last; i < token; ++i) {
    if (c_.mark(i, ",")) return c_.in(Set::and_, i + 1) == 0;
  }
  return false;
}

bool Around::describes(const Actor& head, const Actor& a) const {
  constexpr std::uint32_t kLongest = 9;
  if (a.at.first < head.at.last || a.at.first > head.at.last + kLongest) return false;
  for (std::uint32_t i = head.at.last; i < a.at.first; ++i) {
    const auto cls = r_.words.words[i].word_class;
    const bool noun = cls == words::WordClass::noun || cls == words::WordClass::proper;
    // "berbendera Malaysia"
    const bool has = cls == words::WordClass::verb && i > head.at.last && stative(i);
    if (c_.punctuation(i) || !(noun || has) || c_.in(Set::and_, i) != 0) return false;
  }
  return true;
}

bool Around::stative(std::uint32_t token) const {
  const auto voice = r_.words.words[token].voice;
  if (voice == words::Voice::active || voice == words::Voice::passive) return false;
  return !any_in(r_.mentions.triggers, {token, token + 1});
}

std::optional<std::uint32_t> Around::before_aside(std::uint32_t token, std::uint32_t begin) const {
  std::uint32_t i = token;
  while (i > begin && c_.adverbial(i - 1)) --i;
  if (i <= begin + 1 || !c_.mark(i - 1, ",")) return std::nullopt;
  for (auto k = begin + 1; k + 1 < i; ++k) {
    if (!c_.mark(k, ",")) continue;
    const bool adverbial = r_.words.words[begin].word_class == words::WordClass::preposition ||
                           std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
                             return x.first < k && k <= x.last && x.first <= begin + 1;
                           });
    if (adverbial) {
      begin = k + 1;
      continue;
    }
    return c_.verb_between(begin, k) ? std::nullopt : std::optional(k);
  }
  return std::nullopt;
}

const Actor* Around::named_in_aside(std::uint32_t comma, std::uint32_t token) const {
  const auto i = first_from(r_.mentions.actors, comma + 1);
  if (i >= r_.mentions.actors.size()) return nullptr;
  const Actor& a = r_.mentions.actors[i];
  const bool named = a.named || a.group == Group::state;
  if (a.at.first != comma + 1 || !named || speaks(a)) return nullptr;
  for (auto k = a.at.last; k < token; ++k) {
    if (c_.mark(k, ",")) return k + 4 > token ? &a : nullptr;
    if (r_.words.words[k].word_class == words::WordClass::verb) return nullptr;
  }
  return nullptr;
}

bool Around::worn_by(const Actor& head, const Actor& a) const {
  const auto i = head.at.last;
  if (!fighters(head) || a.group != Group::civilians || a.at.first != i + 1) return false;
  return r_.words.words[i].word_class == words::WordClass::verb;
}

bool Around::inside_relative(const Actor& head, const Actor& a) const {
  const bool mark = c_.mark(head.at.last, ",") || c_.mark(head.at.last, ")");
  const auto from = mark ? head.at.last + 1 : head.at.last;
  return c_.in(Set::relative, from) != 0 && c_.verb_between(from + 1, a.at.first);
}

bool Around::speaks(const Actor& a) const {
  return c_.voice(a.at.first).inside_speaker;
}

std::uint32_t Around::verb_before(std::uint32_t token, std::uint32_t begin) const {
  std::uint32_t i = token;
  while (i > begin && (c_.adverbial(i - 1) || c_.in(Set::then, i - 1) != 0)) --i;
  if (i == begin || c_.in(Set::and_, i - 1) == 0) return token;
  for (std::uint32_t k = i - 1; k > begin; --k) {
    const auto& w = r_.words.words[k - 1];
    if (w.word_class == words::WordClass::verb &&
        (w.voice == words::Voice::active || w.voice == words::Voice::passive))
      return k - 1;
  }
  return token;
}

bool Around::behind_preposition(std::uint32_t first) const {
  if (first == 0 || first > c_.size()) return false;
  const auto& w = r_.words.words[first - 1];
  return w.word_class == words::WordClass::preposition;
}

const Actor* Around::right(std::uint32_t token, std::uint32_t end, std::uint32_t reach) const {
  const Actor* best = nullptr;
  each_in(r_.mentions.actors, {token, std::min(end, token + reach)}, [&](const Actor& a) {
    if (best == nullptr && !speaks(a) && !in_a_name(a)) best = &a;
  });
  return best;
}

bool Around::in_a_name(const Actor& a) const {
  if (!r_.words.text.tokens[a.at.first].capital) return false;
  return std::any_of(r_.places.begin(), r_.places.end(), [&](const places::Mention& p) {
    // "Sekolah Umum Angkatan Darat"
    const bool house =
        p.first < a.at.first && a.at.last <= p.last && c_.in(Set::civil_house, p.first) != 0;
    return house || (a.group == Group::civilians && p.first < a.at.first && a.at.last < p.last);
  });
}

const Actor* Around::subject(std::uint32_t token) const {
  auto begin = c_.clause_begin(token);
  // "Kelompok itu kemudian menembaki guru": no clause of its own
  if (begin > sentence(token).first && c_.in(Set::then, begin) != 0) {
    const auto before = c_.clause_begin(begin - 1);
    if (!c_.verb_between(before, begin)) begin = before;
  }
  if (const auto* people = counted_people(token)) return people_of(*people, token);
  if (const auto head = head_of_relative(token)) return ending_at(*head);
  if (self_named(token, begin)) {
    const auto* group = group_speaking(token);
    return group != nullptr ? group : meant(token, begin);
  }
  if (const auto* a = meant(token, begin)) return a;
  if (const auto* a = left(token, begin)) return own_group(*a);
  if (const auto* a = speaker_acts(token)) return a;
  // "..., dan menewaskan": the subject goes on; "ketika sebuah bus diserang" has its own.
  const bool goes_on = token <= begin + 3 && !c_.mark(begin, ";") && !own_subject(begin, token);
  if (!goes_on) return verb_before(token, begin) != token ? they_before(token) : nullptr;
  const auto* a = left(main_verb(begin), sentence(token).first);
  const auto* armed = armed_before(begin);
  if (armed != nullptr && (a == nullptr || !in_arms(a->group))) return armed;
  if (a == nullptr) return they_before(token);
  return killed_before(*a, begin) ? nullptr : a;
}

bool Around::killed_before(const Actor& a, std::uint32_t begin) const {
  constexpr std::uint32_t kObject = 3;
  if (c_.cue(CueKind::clause, {begin, begin + 1}) == nullptr) return false;
  bool found = false;
  each_in(r_.mentions.triggers, {sentence(begin).first, a.at.first}, [&](const Trigger& t) {
    found = found || (t.type == TriggerClass::kill && t.voice == TriggerVoice::active &&
                      t.at.last + kObject > a.at.first);
  });
  return found;
}

const Actor* Around::armed_before(std::uint32_t begin) const {
  const auto first = sentence(begin).first;
  if (begin <= first || c_.cue(CueKind::clause, {begin, begin + 1}) == nullptr) return nullptr;
  const Actor* found = nullptr;
  each_in(r_.mentions.triggers, {first, begin}, [&](const Trigger& t) {
    if (found != nullptr || t.voice != TriggerVoice::active) return;
    if (family_of(t.type) != Family::violence) return;
    const auto* a = subject(t.at.first);
    if (a != nullptr && in_arms(a->group)) found = a;
  });
  return found;
}

const Actor* Around::they_before(std::uint32_t token) const {
  const auto first = sentence(token).first;
  for (auto i = token; i > first; --i) {
    if (c_.in(Set::they, i - 1) != 1) continue;
    auto verb = i;
    while (verb < token && c_.adverbial(verb)) ++verb;
    const bool acts = verb < token && r_.words.words[verb].word_class == words::WordClass::verb;
    return acts ? subject(verb) : nullptr;
  }
  return nullptr;
}

std::optional<std::uint32_t> Around::head_of_relative(std::uint32_t token) const {
  constexpr std::uint32_t kLongest = 3;
  const auto begin = sentence(token).first;
  auto i = token;
  while (i > begin && c_.adverbial(i - 1)) --i;
  if (i <= begin + 1 || c_.in(Set::relative, i - 1) == 0) return std::nullopt;
  const auto end = i - 1;
  for (auto k = end > begin + kLongest ? end - kLongest : begin; k < end; ++k) {
    if (c_.in(Set::doer, k) == end - k) return end;
  }
  return std::nullopt;
}

const Actor* Around::ending_at(std::uint32_t end) const {
  const Actor* found = nullptr;
  each_in(r_.mentions.actors, {end - 1, end}, [&](const Actor& a) {
    if (a.at.last == end) found = &a;
  });
  return found != nullptr && can_act(*found) ? found : nullptr;
}

std::uint32_t Around::main_verb(std::uint32_t begin) const {
  // "Kelompok itu menumbangkan pemerintah X usai menguasai Y": who did the one did the other
  if (c_.in(Set::then, begin) == 0 && c_.in(Set::after, begin) == 0) return begin;
  for (auto k = sentence(begin).first + 1; k < begin; ++k) {
    const auto& w = r_.words.words[k];
    const bool verb = w.word_class == words::WordClass::verb && w.voice == words::Voice::active;
    if (verb && c_.in(Set::relative, k - 1) == 0) return k;
  }
  return begin;
}

const Actor* Around::meant(std::uint32_t token, std::uint32_t begin) const {
  constexpr std::uint32_t kLongest = 5;
  if (c_.quoted(token)) return nullptr;
  std::uint32_t i = token;
  while (i > begin && (c_.adverbial(i - 1) || c_.in(Set::then, i - 1) != 0)) --i;
  if (i == begin) return nullptr;
  const auto last = i - 1;
  const bool his = r_.words.words[last].clitic == words::Clitic::nya;
  const bool they = c_.in(Set::they, last) == 1 || (his && c_.in(Set::member, last) == 1);
  // "X mengumumkan bahwa para anggotanya menyerang"
  const bool all = his && last > begin && c_.in(Set::plural, last - 1) != 0;
  if (they && heads_clause(all ? last - 1 : last, begin)) {
    const auto* speaker = his ? group_speaking(token) : nullptr;
    return speaker != nullptr && can_act(*speaker) ? speaker : last_subject(last);
  }
  for (std::uint32_t k = i > begin + kLongest ? i - kLongest : begin; k < i; ++k) {
    if (same_band(k) == i - k && heads_clause(k, begin)) return last_band(k);
  }
  return nullptr;
}

bool Around::heads_clause(std::uint32_t token, std::uint32_t begin) const {
  if (token == begin || token == sentence(token).first || c_.punctuation(token - 1)) return true;
  const auto cls = r_.words.words[token - 1].word_class;
  return cls != words::WordClass::noun && cls != words::WordClass::verb &&
         cls != words::WordClass::preposition && cls != words::WordClass::proper;
}

std::uint32_t Around::same_band(std::uint32_t token) const {
  const auto* cue = c_.cue(CueKind::same_group, {token, token + 1});
  if (cue != nullptr && cue->at.first == token) return cue->at.last - token;
  return c_.in(Set::same_band, token);
}

const Actor* Around::last_band(std::uint32_t token) const {
  const auto index = c_.sentence_of(token);
  const auto* near = last_band(c_.sentence(index > 3 ? index - 3 : 0).first, token);
  if (near != nullptr && near->named) return near;
  const Actor* only = nullptr;
  bool several = false;
  each_in(r_.mentions.actors, {0, token}, [&](const Actor& a) {
    if (!a.named || !is_irregular(a.group)) return;
    several = several || (only != nullptr && only->value.name != a.value.name);
    only = &a;
  });
  return only != nullptr && !several ? only : near;
}

const Actor* Around::last_band(std::uint32_t from, std::uint32_t token) const {
  const Actor* found = nullptr;
  each_in(r_.mentions.actors, {from, token}, [&](const Actor& a) {
    const bool band = in_arms(a.group) || (a.named && can_act(a));
    if (band && !a.place_of && !(found != nullptr && found->named && !a.named)) found = &a;
  });
  return found;
}

const Actor* Around::last_subject(std::uint32_t token, Speakers speakers) const {
  const auto index = c_.sentence_of(token);
  if (const auto* a = first_of(c_.sentence(index).first, token, speakers)) return a;
  if (index == 0) return nullptr;
  const Stretch before = c_.sentence(index - 1);
  if (const auto* a = doer_of_last_clause(index - 1)) return a;
  if (const auto* a = first_of(before.first, before.last, speakers)) return a;
  if (told_.empty() || told_.back().initiators.empty()) return nullptr;
  const Actor* doer = told_.back().initiators.front();
  const auto reach = in_arms(doer->group) ? 2 * kNear - 1 : kNear - 1;
  return told_.back().sentence + reach < index ? nullptr : doer;
}

/// "Tentara bertahan di kantor, tetapi kemudian X merebutnya. [Mereka] juga menguasai penjara."
const Actor* Around::doer_of_last_clause(std::uint32_t index) const {
  if (told_.empty() || told_.back().sentence != index || told_.back().initiators.empty())
    return nullptr;
  const auto& last = told_.back();
  const auto begin = c_.clause_begin(last.at.first);
  const Actor* doer = last.initiators.front();
  const bool subject = begin > c_.sentence(index).first && doer->at.first >= begin &&
                       doer->at.last <= last.at.first && in_arms(doer->group);
  return subject && last.voice == TriggerVoice::active ? doer : nullptr;
}

const Actor& Around::taken_up(const Actor& a) const {
  const bool nobody = a.group == Group::gunmen;
  const bool known = a.named || a.place_of || !a.country.empty() || !in_arms(a.group);
  if (known || !definite(a)) return a;
  const auto index = c_.sentence_of(a.at.first);
  const auto fits = [&](const Actor& b) {
    return fighters(b) && !definite(b) && (nobody || (b.named && is_irregular(b.group)));
  };
  for (auto t = told_.rbegin(); t != told_.rend() && t->sentence + kNear >= index; ++t) {
    const bool deed = t->family == Family::violence || t->family == Family::any ||
                      t->family == Family::abduction || t->family == Family::territory;
    if (t->sentence > index || t->denied || t->initiators.empty() || !deed) continue;
    const auto who = std::find_if(t->initiators.begin(), t->initiators.end(),
                                  [&](const Actor* b) { return fits(*b); });
    return who != t->initiators.end() ? **who : a;
  }
  for (auto s = index + 1; s > 0 && s + kNear > index; --s) {
    const Stretch all = c_.sentence(s - 1);
    const auto* b = first_of(all.first, std::min(all.last, a.at.first), Speakers::left_out);
    if (b != nullptr && fits(*b) && !is_state(b->group)) return *b;
  }
  return a;
}

bool Around::definite(const Actor& a) const {
  const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
    return q.first < q.last && q.first <= a.at.first && a.head < q.last;
  });
  if (counted || (a.at.first > 0 && c_.in(Set::flock, a.at.first - 1) != 0 &&
                  c_.in(Set::plural, a.at.first - 1) == 0))
    return false;
  if (c_.in(Set::taken_up, a.head) != 0) return a.at.last == a.head + 1;
  const auto* points = c_.cue(CueKind::anaphor, {a.at.last, a.at.last + 1});
  const bool all = a.at.first > 0 && c_.in(Set::plural, a.at.first - 1) != 0;
  return all || (points != nullptr && points->at.first == a.at.last) ||
         c_.in(Set::plural, a.at.first) != 0;
}

bool Around::object(const Actor& a) const {
  if (a.at.first == 0) return false;
  const auto& before = r_.words.words[a.at.first - 1];
  return before.word_class == words::WordClass::verb && before.voice == words::Voice::active;
}

const Actor* Around::first_of(std::uint32_t from, std::uint32_t to, Speakers speakers) const {
  const Actor* found = nullptr;
  each_in(r_.mentions.actors, {from, to}, [&](const Actor& a) {
    const bool left_out = speakers == Speakers::left_out && speaks(a);
    if (found == nullptr && !left_out && !behind_preposition(a.at.first) && !object(a)) found = &a;
  });
  if (found == nullptr || !can_act(*found) || found->group == Group::state) return nullptr;
  // "Peluru aparat menembus": of the bullet, no subject
  const bool of_a_noun = found->at.first > from &&
                         r_.words.words[found->at.first - 1].word_class == words::WordClass::noun;
  return of_a_noun ? nullptr : found;
}

bool Around::self_named(std::uint32_t token, std::uint32_t begin) const {
  std::uint32_t i = token;
  while (i > begin && (c_.adverbial(i - 1) || c_.in(Set::relative, i - 1) != 0)) --i;
  for (std::uint32_t k = i > begin + 2 ? i - 2 : begin; k < i; ++k) {
    if (c_.in(Set::self, k) == i - k) return true;
  }
  return false;
}

const Actor* Around::group_speaking(std::uint32_t token) const {
  const mentions::Speech* inner = nullptr;
  for (const auto& s : r_.mentions.speech) {
    if (!s.speaker || !s.content.holds(token)) continue;
    if (inner == nullptr ||
        s.content.last - s.content.first < inner->content.last - inner->content.first)
      inner = &s;
  }
  if (inner == nullptr) return nullptr;
  const Actor* group = nullptr;
  each_in(r_.mentions.actors, *inner->speaker, [&](const Actor& a) {
    if (group == nullptr && a.group != Group::civilians && a.group != Group::crowd) group = &a;
  });
  return group;
}

const Actor* Around::own_group(const Actor& a) const {
  const bool his = r_.words.words[a.at.last - 1].clitic == words::Clitic::nya;
  if (a.named || !his || a.group == Group::civilians) return &a;
  const auto* group = group_speaking(a.at.first);
  if (group == nullptr && !c_.quoted(a.at.first)) group = last_subject(a.at.first, Speakers::taken);
  return group != nullptr && can_act(*group) ? group : &a;
}

const Actor* Around::speaker_acts(std::uint32_t token) const {
  const auto first = verb_before(token, c_.clause_begin(token));
  for (const auto& s : r_.mentions.speech) {
    if (!s.speaker || s.cue.last > first || s.speaker->last > s.cue.first + 1) continue;
    if (!s.content.holds(token) || s.denies || s.accuses) continue;
    bool bare = true;
    for (std::uint32_t i = s.cue.last; i < first; ++i) bare = bare && c_.adverbial(i);
    if (!bare) continue;
    const auto* group = group_speaking(token);
    return group != nullptr && can_act(*group) ? group : nullptr;
  }
  return nullptr;
}

const counts::Quantity* Around::counted_people(std::uint32_t token) const {
  std::uint32_t i = token;
  while (i > 0 && c_.adverbial(i - 1)) --i;
  const auto q =
      std::find_if(r_.counts.begin(), r_.counts.end(), [&](const auto& x) { return x.last == i; });
  if (q == r_.counts.end() || q->unit != counts::Unit::people) return nullptr;
  // "seorang penulis dengan ribuan pengikut"
  return c_.in(Set::audience, q->last - 1) == 0 ? &*q : nullptr;
}

const Actor* Around::people_of(const counts::Quantity& q, std::uint32_t token) const {
  const Actor* found = nullptr;
  each_in(r_.mentions.actors, {q.first, token}, [&](const Actor& a) { found = &a; });
  return found;
}

bool Around::own_subject(std::uint32_t begin, std::uint32_t token) const {
  if (c_.cue(CueKind::clause, {begin, begin + 1}) == nullptr) return false;
  for (std::uint32_t i = begin + 1; i < token; ++i) {
    const auto cls = r_.words.words[i].word_class;
    if (cls == words::WordClass::noun || cls == words::WordClass::proper ||
        cls == words::WordClass::pronoun)
      return true;
  }
  return false;
}

bool Around::lent(std::uint32_t token, std::uint32_t begin) const {
  for (std::uint32_t i = token > begin + 3 ? token - 3 : begin; i < token; ++i) {
    if (c_.in(Set::along, i) != 0 && i > begin) return true;
  }
  return false;
}

int Around::distance(std::uint32_t a, Stretch trigger, std::uint32_t skip) const {
  const int gap = a < trigger.first ? static_cast<int>(trigger.first - a)
                                    : static_cast<int>(a - trigger.last + 1);
  return gap + (c_.clause_of(a) == c_.clause_of(trigger.first) ? 0 : 30) +
         (other_event_between(a, trigger, skip) ? kFar : 0);
}

bool Around::other_event_between(std::uint32_t a, Stretch trigger, std::uint32_t skip) const {
  const std::uint32_t from = std::min(a, trigger.last);
  const std::uint32_t to = std::max(a, trigger.first);
  const auto cause = cause_of_harm(trigger.first);
  for (std::uint32_t i = from; i < to; ++i) {
    if (i == cause) continue;
    if (i != skip && c_.in(Set::after, i) != 0) return true;
  }
  return false;
}

std::optional<Around::Anchor> Around::anchor(const when::Time& t) const {
  if (t.kind != when::Kind::relative || t.last == 0) return std::nullopt;
  if (same_day_as(t) != nullptr) return Anchor{{t.last, comma_behind(t)}, true};
  if (c_.in(Set::anchor, t.last) == 0) return std::nullopt;
  const Stretch all = sentence(t.first);
  const auto comma = comma_behind(t);
  const auto* back = c_.cue(CueKind::anaphor, {t.last, std::min(comma, t.last + 6)});
  if (back != nullptr) return Anchor{{t.last, std::max(back->at.last, comma)}, true};
  if (bare_noun(t.last + c_.in(Set::anchor, t.last), comma)) return Anchor{{t.last, comma}, true};
  const bool heads = t.first == all.first;
  return Anchor{{t.last, heads ? comma : all.last}, false};
}

bool Around::counted_apart(std::uint32_t a, std::uint32_t b) const {
  if (c_.sentence_of(a) != c_.sentence_of(b)) return false;
  return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& t) {
    if (c_.sentence_of(t.first) != c_.sentence_of(a) || t.kind != when::Kind::relative)
      return false;
    const auto from = anchor(t);
    return from && !from->known && c_.in(Set::since, t.last) == 0 &&
           from->at.holds(a) != from->at.holds(b);
  });
}

std::uint32_t Around::comma_behind(const when::Time& t) const {
  return up_to_comma({t.last, sentence(t.first).last});
}

std::uint32_t Around::up_to_comma(Stretch words) const {
  while (words.first < words.last && !c_.mark(words.first, ",")) ++words.first;
  return words.first;
}

const Trigger* Around::same_day_as(const when::Time& t) const {
  if (t.kind != when::Kind::relative || t.offset_days.value_or(1) != 0) return nullptr;
  if (t.last >= c_.size() || c_.in(Set::with, t.last) == 0) return nullptr;
  const auto i = first_from(r_.mentions.triggers, t.last + 1);
  if (i == r_.mentions.triggers.size()) return nullptr;
  const Trigger& noun = r_.mentions.triggers[i];
  return noun.at.first == t.last + 1 && noun.voice == TriggerVoice::noun ? &noun : nullptr;
}

bool Around::bare_noun(std::uint32_t from, std::uint32_t comma) const {
  const auto i = first_from(r_.mentions.triggers, from);
  if (i == r_.mentions.triggers.size()) return false;
  const Trigger& noun = r_.mentions.triggers[i];
  if (noun.at.first != from || noun.voice != TriggerVoice::noun) return false;
  if (noun.at.last == comma && noun.type == TriggerClass::incident) return true;
  return comma < sentence(from).last && std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
           return t.sentence < c_.sentence_of(from) && tells_alike(t, noun) &&
                  all_there(t, {from, comma});
         });
}

bool Around::tells_alike(const Told& t, const Trigger& noun) {
  const bool fight = noun.type == TriggerClass::clash && t.voice == TriggerVoice::reciprocal;
  const auto by = [&](mentions::Means m) { return t.means.test(static_cast<std::size_t>(m)); };
  const bool blast = noun.type == TriggerClass::explode &&
                     (t.type == TriggerClass::suicide || t.type == TriggerClass::mine ||
                      t.type == TriggerClass::ram || t.type == TriggerClass::grenade ||
                      by(mentions::Means::bomb) || by(mentions::Means::suicide));
  return t.type == noun.type || fight || blast ||
         (noun.type == TriggerClass::attack && t.family == Family::violence);
}

bool Around::all_there(const Told& t, Stretch words) const {
  return std::all_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
    return !words.holds(p.first) || std::any_of(t.places.begin(), t.places.end(), [&](auto* q) {
      return q->place.name == p.place.name;
    });
  });
}

bool Around::only_an_anchor(const Told& told) const {
  return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& t) {
    const auto a = anchor(t);
    return a && a->known && a->at.holds(told.at.first);
  });
}

bool Around::in_a_groups_name(const when::Time& t) const {
  return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
    return a.named && a.at.holds(t.first) && a.at.first < t.first;
  });
}

bool Around::ahead(const when::Time& t) const {
  return !announcing_ && t.date.start && r_.published.day &&
         std::chrono::sys_days(*t.date.start) >
             std::chrono::sys_days(*r_.published.day) + std::chrono::days(1);
}

bool Around::of_another_deed(std::uint32_t token, const Told& told) const {
  const auto& all = r_.mentions.triggers;
  const bool blast = told.type == mentions::TriggerClass::explode ||
                     told.type == mentions::TriggerClass::suicide ||
                     told.type == mentions::TriggerClass::mine;
  return std::any_of(all.begin(), all.end(), [&](const Trigger& o) {
    const bool between = o.at.first >= told.at.last && o.at.last <= token &&
                         c_.sentence_of(o.at.first) == c_.sentence_of(token);
    if (!between || o.voice != TriggerVoice::passive || c_.in(Set::relative, o.at.first - 1) == 0)
      return false;
    const bool shot =
        o.type == mentions::TriggerClass::kill || o.type == mentions::TriggerClass::shoot;
    return own_day(o) != nullptr || (blast && shot);
  });
}

bool Around::usable(const places::Mention& p, Stretch all) const {
  return p.first >= all.first && p.first < all.last && p.role == places::Role::location;
}

bool Around::in_a_groups_name(const places::Mention& p) const {
  return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
    return a.named && a.at.first < p.first && a.at.holds(p.first) &&
           c_.in(Set::in, p.first - 1) != 0;
  });
}

bool Around::of_somebody(const places::Mention& p) const {
  return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(),
                     [&](const Actor& a) { return a.at.holds(p.first); });
}

}  // namespace saksi::extract
