// SPDX-License-Identifier: Apache-2.0
// A report of another world is told by its words, weighed against the words that only a conflict
// report has. The weights stand in the pack; how sure each world must be stands here, because it is
// the same for every language: an exercise speaks the whole language of war and so needs little to
// close a report, a court story retells real events and needs much.
#include "extract/gates.h"

#include "extract/crowds.h"

#include <algorithm>
#include <unordered_set>

namespace saksi::extract {
namespace {

using mentions::GateKind;
using mentions::Group;
using mentions::Means;
using mentions::TriggerClass;

constexpr std::uint32_t kLead = 3;     // sentences
constexpr std::uint32_t kOpening = 2;  // sentences

struct Rule {
  const char* name;
  int at_least;  ///< the world's words must weigh this much
  int percent;   ///< and this share of what speaks for a conflict
};

constexpr std::array<Rule, mentions::kGateKinds> kRules{{{"sport", 6, 60},
                                                         {"exercise", 6, 25},
                                                         {"film", 6, 35},
                                                         {"celebrity", 6, 90},
                                                         {"health", 6, 110},
                                                         {"cyber", 6, 60},
                                                         {"business", 6, 100},
                                                         {"politics", 6, 110},
                                                         {"accident", 6, 75},
                                                         {"court", 8, 120},
                                                         {"crime", 4, 75},
                                                         {"anniversary", 6, 80},
                                                         {"tourism", 6, 100},
                                                         {"arms", 6, 80},
                                                         {"hoax", 6, 70}}};

constexpr int kRobbers = 30;

int weight_of(const mentions::Actor& a) {
  if (a.named) return a.group == Group::armed || a.group == Group::militia ? 3 : 1;
  switch (a.group) {
    case Group::armed:
    case Group::militia:
    case Group::gunmen:
    case Group::bomber:
    case Group::protesters:
    case Group::following:
    case Group::external:
      return 2;
    case Group::military:
    case Group::security:
      return 1;
    default:
      return 0;
  }
}

int weight_of(const mentions::Trigger& t) {
  if (t.voice == mentions::TriggerVoice::reciprocal) return 2;  // "saling serang"
  switch (t.type) {
    case TriggerClass::air:
    case TriggerClass::shell:
    case TriggerClass::suicide:
    case TriggerClass::clash:
    case TriggerClass::protest:
    case TriggerClass::riot:
    case TriggerClass::communal:
    case TriggerClass::mob:
    case TriggerClass::disperse:
      return 2;
    case TriggerClass::mine:
    case TriggerClass::abduct:
    case TriggerClass::coup:
    case TriggerClass::shoot:
      return 1;
    default:
      return 0;
  }
}

int weight_of(const mentions::Weapon& w) {
  return w.means <= Means::chemical ? 1 : 0;
}

/// Adds each different word once, twice as much when it stands in the lead.
class Sum {
 public:
  explicit Sum(const Context& c) : c_(c) {}

  void add(int& total, std::uint32_t token, int weight, std::uint32_t lead = kLead) {
    if (weight == 0 || !seen_.insert(c_.report().words.keys[token].bare).second) return;
    const std::uint32_t sentence = c_.sentence_of(token);
    first_ = std::min(first_, sentence);
    total += sentence < lead ? 2 * weight : weight;
  }

  /// The first sentence that a word of this sum stands in.
  [[nodiscard]] std::uint32_t first() const { return first_; }

 private:
  const Context& c_;
  std::unordered_set<base::Key> seen_;
  std::uint32_t first_ = kLead;
};

/// "kami mengira ada serangan atau bom": what somebody only took it for.
bool supposed(const Context& c, std::uint32_t token) {
  constexpr std::uint32_t kReach = 8;
  return c.close_before(Set::supposes, token, c.sentence(c.sentence_of(token)).first, kReach);
}

/// "bukan bom": named to say that it was none.
bool ruled_out(const Context& c, const mentions::Weapon& w) {
  return (w.at.first > 0 && c.cue(mentions::CueKind::negation, {w.at.first - 1, w.at.first})) ||
         supposed(c, w.at.first);
}

/// Worlds that lend a conflict its ground: a stadium, a hospital, a market, a beach.
bool ground(GateKind kind) {
  return kind == GateKind::sport || kind == GateKind::health || kind == GateKind::business ||
         kind == GateKind::politics || kind == GateKind::tourism;
}

/// Worlds that people demonstrate about, or that who joins them comes from; not a feast or a match.
bool asked_about(GateKind kind) {
  return kind == GateKind::politics || kind == GateKind::business || kind == GateKind::accident ||
         kind == GateKind::crime || kind == GateKind::celebrity;
}

/// Worlds that a report of a conflict may come to at its end: what the quarrel did to the cinemas.
bool by_the_way(GateKind kind) {
  return kind == GateKind::film || kind == GateKind::celebrity || kind == GateKind::sport ||
         kind == GateKind::tourism || kind == GateKind::accident;
}

/// Nothing is said of it in the first half of a report that speaks of a conflict from its start.
bool comes_late(const Context& c, GateKind kind, const Sum& conflict) {
  constexpr std::uint32_t kLong = 8;  // sentences
  const auto sentences = static_cast<std::uint32_t>(c.report().words.text.sentences.size());
  if (!by_the_way(kind) || sentences < kLong || conflict.first() > 0) return false;
  const auto& all = c.report().mentions.gates;
  return std::none_of(all.begin(), all.end(), [&](const auto& g) {
    return g.kind == kind && c.sentence_of(g.at.first) * 2 < sentences;
  });
}

/// The first sentence tells a blow with a weapon of war, where and when.
bool blow_in_lead(const Context& c) {
  const Stretch lead = c.sentence(0);
  const auto& r = c.report();
  bool weapon = false;
  bool blow = false;
  each_in(r.mentions.weapons, lead,
          [&](const auto& w) { weapon = weapon || (weight_of(w) > 0 && !ruled_out(c, w)); });
  each_in(r.mentions.triggers, lead, [&](const auto& t) {
    blow = blow || t.type <= TriggerClass::chemical || t.type == TriggerClass::launch ||
           (t.type == TriggerClass::attack && t.voice == mentions::TriggerVoice::active);
  });
  const auto here = [&](const auto& m) { return lead.holds(m.first); };
  return weapon && blow && std::any_of(r.places.begin(), r.places.end(), here) &&
         std::any_of(r.times.begin(), r.times.end(), here);
}

/// "Warga Perumahan X, Sabtu, berunjuk rasa setelah banjir melanda": a demonstration is told in the
/// opening, where and when. What it is about is no other world.
bool protest_in_lead(const Context& c) {
  const auto& r = c.report();
  return std::any_of(r.mentions.triggers.begin(), r.mentions.triggers.end(), [&](const auto& t) {
    const auto index = c.sentence_of(t.at.first);
    if (t.type != TriggerClass::protest || index >= kOpening) return false;
    const auto here = [&](const auto& m) { return c.sentence(index).holds(m.first); };
    return std::any_of(r.places.begin(), r.places.end(), here) &&
           std::any_of(r.times.begin(), r.times.end(), here);
  });
}

/// "Abdul Karam ... Karam meminta warga tenang": a surname, not what befell a ship.
bool of_a_person(const Context& c, mentions::Stretch at) {
  const auto& words = c.report().words;
  if (at.last != at.first + 1 || !words.text.tokens[at.first].capital) return false;
  return std::any_of(words.names.begin(), words.names.end(), [&](const words::Name& n) {
    if (n.kind != words::NameKind::person) return false;
    for (std::uint32_t i = n.first + 1; i < n.last; ++i) {
      if (words.key(i) == words.key(at.first)) return true;
    }
    return false;
  });
}

bool fights(Group group) {
  return is_crowd(group) || in_arms(group);
}

/// "dibakar militan": armed men are named right behind the verb.
bool burnt_by(const Context& c, const mentions::Trigger& t) {
  constexpr std::uint32_t kReach = 3;
  bool armed = false;
  each_in(c.report().mentions.actors, {t.at.last, t.at.last + kReach},
          [&](const auto& a) { armed = armed || in_arms(a.group); });
  return armed;
}

/// Villages, crowds or armed men fight: what burns and is thrown there is no accident.
bool fight_in_lead(const Context& c) {
  using mentions::TriggerVoice;
  const auto& m = c.report().mentions;
  const bool fighters = std::any_of(m.actors.begin(), m.actors.end(), [&](const auto& a) {
    return fights(a.group) && c.sentence_of(a.at.first) < kOpening;
  });
  return std::any_of(m.triggers.begin(), m.triggers.end(), [&](const mentions::Trigger& t) {
    if (c.sentence_of(t.at.first) >= kOpening) return false;
    const bool told = t.voice != TriggerVoice::active && t.voice != TriggerVoice::passive;
    if (t.type == TriggerClass::burn && t.voice == TriggerVoice::passive) return burnt_by(c, t);
    return t.voice == TriggerVoice::reciprocal || t.type == TriggerClass::communal ||
           (t.type == TriggerClass::riot && told) || (t.type == TriggerClass::clash && fighters);
  });
}

/// "Massa menyerang rumah warga", "massa membakar kios": a crowd right before the verb.
bool crowd_destroys(const Context& c, const mentions::Trigger& t) {
  const bool deed = t.type == TriggerClass::burn || t.type == TriggerClass::attack ||
                    t.type == TriggerClass::loot;
  if (!deed || t.voice != mentions::TriggerVoice::active) return false;
  const auto& all = c.report().mentions.actors;
  return std::any_of(all.begin(), all.end(), [&](const auto& a) {
    return a.at.last == t.at.first && is_crowd(a.group) && a.group != Group::following;
  });
}

/// "lori ditabrakkan ke kerumunan": who drives it into people means to.
bool driven_into_people(const Context& c, const mentions::Trigger& t) {
  constexpr std::uint32_t kReach = 8;
  if (t.type != TriggerClass::ram || c.sentence_of(t.at.first) >= kOpening) return false;
  // "Polisi menganggapnya serangan teroris"
  const bool terror = std::any_of(
      c.report().mentions.actors.begin(), c.report().mentions.actors.end(),
      [&](const auto& x) { return x.group == Group::armed && c.sentence_of(x.at.first) < kLead; });
  const bool meant = terror || c.in(Set::drives_into, t.at.first) != 0 ||
                     c.close_before(Set::deliberate, t.at.first, c.clause_begin(t.at.first), 3);
  bool people = false;
  each_in(c.report().mentions.actors, {t.at.last, t.at.last + kReach},
          [&](const auto& a) { people = people || is_crowd(a.group); });
  return meant && people;
}

/// "di dekat teater nasional": a house of another world, where something was.
bool names_a_house(const Context& c, const mentions::Gate& g) {
  return g.kind == GateKind::film && g.at.first > 0 && c.in(Set::thing, g.at.first) != 0 &&
         c.in(Set::in, g.at.first - 1) != 0;
}

/// A mob punishes: what its victim is suspected of is not what the report is about.
bool mob_in_lead(const Context& c) {
  const auto& triggers = c.report().mentions.triggers;
  return std::any_of(triggers.begin(), triggers.end(), [&](const mentions::Trigger& t) {
    return t.type == TriggerClass::mob && c.sentence_of(t.at.first) < kOpening;
  });
}

/// "terlibat tawuran": the word for a fight of crowds is no other world by itself.
bool names_a_brawl(const Context& c, mentions::Stretch at) {
  const auto& all = c.report().mentions.triggers;
  return std::any_of(all.begin(), all.end(), [&](const mentions::Trigger& t) {
    return t.type == TriggerClass::communal && t.at.first <= at.first && t.at.last >= at.last &&
           t.at.last - t.at.first > at.last - at.first;
  });
}

/// "Empat petani diserang di X. Empat orang tewas": several people suffer it in the opening, and
/// somebody dies.
bool falls_upon_several(const Context& c, const mentions::Trigger& t) {
  constexpr std::int64_t kSeveral = 3;
  const bool deed = t.type == TriggerClass::attack || t.type == TriggerClass::shoot ||
                    t.type == TriggerClass::kill;
  if (!deed || t.voice != mentions::TriggerVoice::passive || c.sentence_of(t.at.first) > 0)
    return false;
  const auto& counts = c.report().counts;
  const bool several = std::any_of(counts.begin(), counts.end(), [&](const auto& q) {
    return q.unit == counts::Unit::people && q.last <= t.at.first &&
           c.clause_of(q.first) == c.clause_of(t.at.first) && q.count.low.value_or(0) >= kSeveral;
  });
  if (!several) return false;
  bool dead = false;
  each_in(c.report().mentions.outcomes, {0, c.size()}, [&](const auto& o) {
    dead = dead || (o.outcome == record::Outcome::killed && c.sentence_of(o.at.first) < kOpening);
  });
  return dead;
}

/// A few sentences cannot say much: for them less is enough, and a weapon of war alone where no
/// word speaks of another world.
bool of_conflict(const Tone& tone, bool weapon, std::uint32_t tokens) {
  constexpr std::uint32_t kPassage = 60;
  constexpr int kReport = 6;
  constexpr int kShort = 4;
  if (tone.conflict >= kReport) return true;
  if (tokens >= kPassage) return false;
  if (tone.blow_in_lead) return true;
  const bool elsewhere =
      std::any_of(tone.worlds.begin(), tone.worlds.end(), [](int w) { return w > 1; });
  return tone.conflict >= kShort || (!elsewhere && (weapon || tone.conflict >= 2 || tone.attack));
}

/// A group in arms, a crowd, a weapon of war or what it does.
bool organised(const mentions::Mentions& m) {
  const auto side = [](const auto& a) {
    return is_irregular(a.group) || is_crowd(a.group) || a.group == Group::bomber ||
           a.group == Group::external;
  };
  const auto fight = [](const auto& t) {
    return t.type != TriggerClass::shoot && weight_of(t) > 0;
  };
  const auto war = [](const auto& w) { return weight_of(w) > 0; };
  return std::any_of(m.actors.begin(), m.actors.end(), side) ||
         std::any_of(m.triggers.begin(), m.triggers.end(), fight) ||
         std::any_of(m.weapons.begin(), m.weapons.end(), war);
}

}  // namespace

Tone tone_of(const Context& context) {
  Tone tone;
  const auto& m = context.report().mentions;
  Sum conflict(context);
  for (const auto& a : m.actors) conflict.add(tone.conflict, a.at.last - 1, weight_of(a));
  constexpr int kMultitude = 2;
  bool rammed = false;
  for (const auto& t : m.triggers) {
    if (supposed(context, t.at.first)) continue;
    const int weight = weight_of(t);
    const bool rams = driven_into_people(context, t);
    const bool crowd =
        rams || (weight == 0 && (multitude(context, t) != nullptr || crowd_destroys(context, t)));
    rammed = rammed || rams;
    conflict.add(tone.conflict, t.at.first, crowd ? kMultitude : weight);
  }
  bool weapon = false;
  for (const auto& w : m.weapons) {
    if (ruled_out(context, w)) continue;
    conflict.add(tone.conflict, w.at.first, weight_of(w));
    weapon = weapon || weight_of(w) > 0;
  }
  for (const auto& c : m.cues) {
    if (c.kind == mentions::CueKind::responsible) conflict.add(tone.conflict, c.at.first, 3);
  }
  Sum worlds(context);
  const bool protest = protest_in_lead(context);
  const bool fight = protest || fight_in_lead(context);
  const bool mob = mob_in_lead(context);
  tone.blow_in_lead = blow_in_lead(context);
  // "tawuran antarwarga ... tawuran pada Senin": said once, it is so throughout
  const auto key_of = [&](const auto& g) { return context.report().words.keys[g.at.first].bare; };
  std::unordered_set<base::Key> brawls;
  for (const auto& g : m.gates) {
    if (names_a_brawl(context, g.at)) brawls.insert(key_of(g));
  }
  for (const auto& g : m.gates) {
    if (g.kind == GateKind::accident && (rammed || of_a_person(context, g.at))) continue;
    if (names_a_house(context, g)) continue;
    if (comes_late(context, g.kind, conflict)) continue;
    std::uint32_t lead = kLead;
    // What burns or sinks behind a blow is its outcome.
    if (g.kind == GateKind::accident) lead = std::min(kLead, conflict.first() + 1);
    const bool family = g.kind == GateKind::crime;  // "istrinya luka"
    const bool its_ground = ground(g.kind) || g.kind == GateKind::accident || family;
    if (tone.blow_in_lead && its_ground) lead = 0;
    if (protest && asked_about(g.kind)) lead = 0;
    if (fight && g.kind == GateKind::accident) continue;
    if (g.kind == GateKind::crime && (mob || brawls.count(key_of(g)) != 0)) continue;
    worlds.add(tone.worlds[static_cast<std::size_t>(g.kind)], g.at.first, g.weight, lead);
  }
  for (const auto& t : m.triggers) {
    const bool deed = t.type == TriggerClass::attack || t.type == TriggerClass::explode;
    if (deed && t.voice == mentions::TriggerVoice::noun && context.sentence_of(t.at.first) < kLead)
      tone.attack = true;
    if (falls_upon_several(context, t)) tone.attack = true;
  }
  tone.elsewhere = std::any_of(tone.worlds.begin(), tone.worlds.end(),
                               [&](int w) { return w >= 3 && w * 4 >= tone.conflict; });
  tone.organised = organised(m);
  tone.of_conflict = of_conflict(tone, weapon, context.size());
  return tone;
}

std::string_view gate_name(GateKind kind) {
  return kRules[static_cast<std::size_t>(kind)].name;
}

std::optional<std::string> closed_by(const Tone& tone) {
  for (std::size_t g = 0; g < kRules.size(); ++g) {
    // Robbers who shoot at police: where nobody else fights, a few words of crime say so.
    const bool robbers = static_cast<GateKind>(g) == GateKind::crime && !tone.organised;
    const int percent = robbers ? kRobbers : kRules[g].percent;
    if (tone.worlds[g] >= kRules[g].at_least && tone.worlds[g] * 100 >= tone.conflict * percent) {
      return std::string(kRules[g].name);
    }
  }
  return std::nullopt;
}

}  // namespace saksi::extract
