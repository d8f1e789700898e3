// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

#include "extract/context.h"
#include "extract/control.h"
#include "extract/crowds.h"
#include "extract/events.h"
#include "extract/explain.h"
#include "extract/figures.h"
#include "extract/gates.h"
#include "extract/hollow.h"
#include "extract/materiel.h"
#include "extract/named.h"
#include "extract/same_toll.h"
#include "extract/sides.h"
#include "extract/statements.h"
#include "extract/ties.h"
#include "extract/unreal.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::CueKind;
using record::Claim;
using record::ClaimId;
using record::ClaimKind;
using record::EventId;
using record::Outcome;

ClaimKind kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::killed:
    case Outcome::injured:
    case Outcome::killed_or_injured:
    case Outcome::missing:
      return ClaimKind::casualties;
    case Outcome::displaced:
      return ClaimKind::displacement;
    default:
      return ClaimKind::detention;
  }
}

bool same_claim(const Claim& a, const Claim& b) {
  const auto speaker = [](const Claim& c) {
    return c.sources.empty() ? std::string() : c.sources.front().name;
  };
  const auto whose = [](const Claim& c) { return c.victims ? c.victims->name : std::string(); };
  const auto where = [](const Claim& c) { return c.place ? c.place->name : std::string(); };
  const auto who = [](const Claim& c) { return c.actor ? c.actor->name : std::string(); };
  return a.kind == b.kind && a.event == b.event && a.outcome == b.outcome && a.count == b.count &&
         a.control_change == b.control_change && a.stance == b.stance && a.item == b.item &&
         a.materiel_change == b.materiel_change && speaker(a) == speaker(b) &&
         whose(a) == whose(b) && where(a) == where(b) && who(a) == who(b);
}

/// One report, from mentions to a reading.
class Assembly {
 public:
  Assembly(const Report& report, const WordSets& sets, Explain explain)
      : report_(report), c_(report, sets), explain_(explain) {}

  Reading run() {
    const Tone tone = tone_of(c_);
    if (const auto gate = closed_by(tone)) return explained(tone, gate);
    figures_ = find_figures(c_);
    for (auto& f : find_named(c_, figures_)) figures_.push_back(std::move(f));
    told_ = find_told(c_);
    happenings_ = join(c_, told_);
    settle_lead(told_, happenings_);
    figure_of_.resize(figures_.size());
    describe(c_, told_, figures_, figure_of_, happenings_);  // days and background, for the ties
    figure_of_ = tie_figures(c_, told_, happenings_, figures_);
    join_same_toll(c_, told_, figures_, figure_of_, happenings_);
    led_away();
    describe(c_, told_, figures_, figure_of_, happenings_);
    prune(tone);
    unreal_ = find_unreal_events(c_, told_, happenings_);
    if (ordinary_ || only_private(tone)) return explained(tone, std::nullopt);
    number();
    if (reading_.events.empty() && private_ && unreal_.happenings.empty())
      return explained(tone, std::nullopt);
    if (reading_.events.empty() && (!tone.of_conflict || tone.elsewhere || only_detained()))
      return explained(tone, std::nullopt);
    // "dua pendaki hilang": no deed and nobody who could do one is named
    const bool no_deed = told_.empty() && unreal_.happenings.empty() && !tone.organised &&
                         std::none_of(figures_.begin(), figures_.end(), [](const Figure& f) {
                           return f.group != nullptr && is_state(f.group->group);
                         });
    if (reading_.events.empty() && no_deed && tone.conflict < kSpoken)
      return explained(tone, std::nullopt);
    number_unreal();
    figures();
    statements();
    merge();
    claimed_means_initiator();
    complete_sides(c_, told_, happenings_, event_of_, reading_.events);
    forces_abroad();
    return explained(tone, std::nullopt);
  }

 private:
  static constexpr int kCrime = 2;   ///< words of crime weigh as much where one is told
  static constexpr int kSpoken = 4;  ///< words of a conflict weigh as much where one is spoken of

  /// The reading, with why when that is asked for.
  Reading explained(const Tone& tone, const std::optional<std::string>& gate) {
    if (explain_ == Explain::yes) {
      figure_of_.resize(figures_.size());
      reading_.why = explain({c_, tone, gate, told_, happenings_, figures_, figure_of_, event_of_,
                              claim_of_, unreal_, unreal_of_, reading_});
    }
    return std::move(reading_);
  }

  /// "40 siswi digiring ke truk" of an abduction told before: taken by no police.
  void led_away() {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      Figure& f = figures_[i];
      if (f.outcome != Outcome::captured || !figure_of_[i]) continue;
      const Happening& h = happenings_[*figure_of_[i]];
      if (h.family != Family::abduction) continue;
      if (c_.sentence_of(f.token) < told_[h.told.front()].sentence) continue;
      if (c_.in(Set::led_away, f.outcome_at.first) != 0) f.outcome = Outcome::abducted;
    }
  }

  /// "Dua polisi masih diamankan di Subbid Paminal": who is held or let go, and no event is told.
  [[nodiscard]] bool only_detained() const {
    if (figures_.empty() || !unreal_.happenings.empty()) return false;
    return std::all_of(figures_.begin(), figures_.end(), [](const Figure& f) {
      const bool held = f.outcome == Outcome::captured || f.outcome == Outcome::released ||
                        f.outcome == Outcome::surrendered;
      return held && f.group != nullptr && !is_irregular(f.group->group) &&
             !is_crowd(f.group->group);
    });
  }

  // ---- events

  /// An event that has neither day nor place and no figure is a shadow of another one.
  void prune(const Tone& tone) {
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (!grounded(h, tone)) {
        happenings_[h].dropped = true;
        continue;
      }
      auto& e = happenings_[h].event;
      const bool figure =
          std::any_of(figure_of_.begin(), figure_of_.end(), [&](const auto& f) { return f == h; });
      const bool vague = std::all_of(e.places.begin(), e.places.end(), [](const auto& p) {
        return p.precision >= record::PlacePrecision::region;
      });
      const bool news = agreed_in_lead(happenings_[h]) || done_in_lead(happenings_[h]);
      if (vague && !told_own_day(h) && !figure && !news) happenings_[h].dropped = true;
      if (hollow(c_, told_, happenings_[h], figure)) happenings_[h].dropped = true;
      if (!told_own_day(h) && !figure && (in_passing(h) || one_sided(h)))
        happenings_[h].dropped = true;
      const bool bare = !e.date.start && e.places.empty() && !agreed_in_lead(happenings_[h]);
      // "tulang punggung pertempuran udara": a bare word.
      if (e.places.empty() && e.actors.empty() && !figure && !told_own_day(h))
        happenings_[h].dropped = true;
      // "kesepakatan damai setelah mediasi di Polres": between nobody that the report names
      if (e.sub_event_type == record::SubEventType::agreement && e.actors.empty() &&
          !tone.organised)
        happenings_[h].dropped = true;
      if (bare && (!harmed(h) || tone.elsewhere)) happenings_[h].dropped = true;
      const auto type = record::event_type(e.sub_event_type);
      const bool crowd = type == record::EventType::riots || type == record::EventType::protests;
      if (of_history(e.date) || (crowd && !figure && years_past(e.date)))
        happenings_[h].dropped = true;
      // who was arrested or shot demonstrated, though no word names them
      const bool put_down =
          figure && (e.sub_event_type == record::SubEventType::excessive_force_against_protesters ||
                     e.sub_event_type == record::SubEventType::protest_with_intervention);
      if (!put_down && by_the_state_alone(e) && !demanding(happenings_[h]))
        happenings_[h].dropped = true;
      const bool undated = !e.date.start && !(earlier_that_day(h) && figure);
      // a report that looks back tells of nothing else
      const bool looks_back = happenings_.front().event.background;
      const bool elsewhere = e.places.empty() && !looks_back && e.date.start && long_past(e.date);
      if (e.background && (undated || elsewhere)) {
        happenings_[h].dropped = true;
      }
    }
    drop_ordinary_arrests(tone);
    drop_private(tone);
    keep_figures_of_shadows();
  }

  /// "Israel dan Hamas menyetujui gencatan senjata": two parties in the lead need no day and place.
  [[nodiscard]] bool agreed_in_lead(const Happening& h) const {
    const Told& t = told_[h.told.front()];
    return t.type == mentions::TriggerClass::agree && t.voice != mentions::TriggerVoice::noun &&
           t.sentence == 0 && t.participants.size() > 1;
  }

  /// "Israel menyerang Beirut selatan, menurut kantor berita": a side that is named does it in the
  /// opening, in a part of a country.
  [[nodiscard]] bool done_in_lead(const Happening& h) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& t = told_[i];
      const bool deed = t.voice != mentions::TriggerVoice::noun && t.family == Family::violence;
      const bool side = std::any_of(t.initiators.begin(), t.initiators.end(),
                                    [](const auto* a) { return is_state(a->group) || a->named; });
      if (!deed || t.sentence > 1 || !side || t.points_back) return false;
      return std::any_of(t.places.begin(), t.places.end(),
                         [](const auto* p) { return !p->is_country && !p->place.country.empty(); });
    });
  }

  /// Somebody is counted whom it did something to: staff arrested elsewhere are not of a blow
  /// without day and place.
  [[nodiscard]] bool harmed(std::size_t h) const {
    const auto family = happenings_[h].family;
    const bool taking =
        family == Family::arrest || family == Family::abduction || family == Family::release;
    for (std::size_t f = 0; f < figure_of_.size(); ++f) {
      if (figures_[f].negated || figures_[f].unreal) continue;
      if (figure_of_[f] == h && (taking || figures_[f].outcome <= Outcome::missing ||
                                 figures_[f].outcome == Outcome::displaced))
        return true;
    }
    return false;
  }

  /// "Sebelumnya, jet Amerika mengebom pelabuhan Hodeidah": told right behind another event and
  /// with a place and a side of its own.
  [[nodiscard]] bool earlier_that_day(std::size_t h) const {
    const Told& first = told_[happenings_[h].told.front()];
    const auto& e = happenings_[h].event;
    if (h == 0 || e.places.empty() || e.actors.empty() || first.once) return false;
    const auto head = c_.sentence(first.sentence).first;
    return c_.in(Set::earlier, head) != 0 &&
           e.places.front().precision < record::PlacePrecision::country;
  }

  /// What a shadow without day and place did is of the one event that the report tells.
  void keep_figures_of_shadows() {
    std::optional<std::size_t> one;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (happenings_[h].dropped) continue;
      if (one) return;
      one = h;
    }
    if (!one || happenings_[*one].event.background) return;
    for (auto& f : figure_of_) {
      if (!f || !happenings_[*f].dropped || happenings_[*f].umbrella) continue;
      const auto& e = happenings_[*f].event;
      const bool of_its_kind = happenings_[*f].family == happenings_[*one].family;
      if (!e.date.start && e.places.empty() && of_its_kind) f = one;
    }
  }

  /// "Polisi menangkap tiga penjual obat terlarang": the report tells of arrests only, nobody taken
  /// fought or demonstrated, and its words are of crime.
  void drop_ordinary_arrests(const Tone& tone) {
    const auto world = [&](mentions::GateKind kind) {
      return tone.worlds[static_cast<std::size_t>(kind)];
    };
    const int crime = world(mentions::GateKind::crime) + world(mentions::GateKind::cyber) +
                      world(mentions::GateKind::court);
    for (auto& h : happenings_) h.dropped = h.dropped || of_no_conflict(h);
    if (crime < 2) return;
    for (const auto& h : happenings_) {
      if (h.dropped) continue;
      if (h.family != Family::arrest && h.family != Family::disrupted) return;
      if (any_target(h, [&](const mentions::Actor& a) {
            return is_crowd(a.group) || is_irregular(a.group) || is_state(a.group) ||
                   c_.in(Set::political, a.at.first) != 0;
          }))
        return;
    }
    for (auto& h : happenings_) {
      ordinary_ = ordinary_ || (!h.dropped && !tone.organised);
      h.dropped = true;
    }
  }

  /// "Bupati X ditangkap penyidik KPK bersama lima kontraktor": told in words of bribes, in its
  /// sentence or the next; or from a feast that police ended, told in it or the one before.
  [[nodiscard]] bool of_no_conflict(const Happening& h) const {
    if (h.event.sub_event_type != record::SubEventType::arrests) return false;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto here = told_[i].sentence;
      const Stretch own = c_.sentence(here);
      const auto next = own.last < c_.size() ? c_.sentence(here + 1).last : own.last;
      const auto before = here > 0 ? c_.sentence(here - 1).first : own.first;
      return c_.any(Set::graft, own.first, next) || c_.any(Set::idle, before, own.last);
    });
  }

  /// "Dua pria ditembak orang tak dikenal di vila", "polisi menangkap delapan penjual gas": one
  /// does it to another or is arrested, in a report that names no group in arms, crowd or weapon of
  /// war, and nobody of public life is concerned.
  [[nodiscard]] bool only_private(const Tone& tone) {
    constexpr std::uint32_t kPassage = 60;
    if (tone.organised || !unreal_.happenings.empty()) return false;
    // A few sentences cannot name everybody: there a word of such a world must say so, and for an
    // accident more than that passengers or a wood are named.
    constexpr int kAccident = 3;
    using enum mentions::GateKind;
    const auto words = [&](mentions::GateKind world) {
      return tone.worlds[static_cast<std::size_t>(world)];
    };
    if (c_.size() < kPassage && words(crime) + words(court) == 0 && words(accident) < kAccident)
      return false;
    bool any = false;
    for (const auto& h : happenings_) {
      if (h.dropped) continue;
      if (h.event.status != record::EventStatus::occurred || !between_private(h)) return false;
      any = true;
    }
    for (auto& h : happenings_) h.dropped = true;
    return any;
  }

  /// A private deed told beside others, or where the report names crowds or groups elsewhere:
  /// "siswi itu dibunuh tetangganya, kata Kasat Reskrim", of which words of crime stand near and no
  /// party. Whom it cost their lives is then counted by no claim either.
  void drop_private(const Tone& tone) {
    const auto weight = [&](mentions::GateKind world) {
      return tone.worlds[static_cast<std::size_t>(world)];
    };
    if (!tone.organised || weight(mentions::GateKind::crime) < kCrime) return;
    for (std::size_t i = 0; i < happenings_.size(); ++i) {
      Happening& h = happenings_[i];
      if (h.dropped || h.event.status != record::EventStatus::occurred) continue;
      if (h.family == Family::arrest || h.event.actors.empty()) continue;
      if (!between_private(h) || !among_crime(h)) continue;
      h.dropped = true;
      private_ = true;
      for (std::size_t f = 0; f < figures_.size(); ++f)
        figures_[f].unreal = figures_[f].unreal || figure_of_[f] == i;
    }
  }

  /// Words of crime in the sentences of its mentions and beside them in the paragraph, and no party
  /// to a conflict.
  [[nodiscard]] bool among_crime(const Happening& h) const {
    int crime = 0;
    for (const auto i : h.told) {
      const Stretch own = c_.sentence(told_[i].sentence);
      Stretch near = own;
      const auto here = c_.paragraph_of(own.first);
      if (own.first > 0 && c_.paragraph_of(own.first - 1) == here)
        near.first = c_.sentence(told_[i].sentence - 1).first;
      if (own.last < c_.size() && c_.paragraph_of(own.last) == here)
        near.last = c_.sentence(told_[i].sentence + 1).last;
      if (party_in(near) || of_public_life(own) || shot_by_police(told_[i])) return false;
      each_in(report_.mentions.gates, near, [&](const mentions::Gate& g) {
        if (g.kind == mentions::GateKind::crime) crime += g.weight;
      });
    }
    return crime >= kCrime;
  }

  /// "senator itu dieksekusi geng": somebody of public life is named in the sentence, and not as
  /// who is told of it ("kepada wartawan").
  [[nodiscard]] bool of_public_life(Stretch sentence) const {
    const auto& words = report_.words.words;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (c_.in(Set::public_figure, i) == 0) continue;
      if (i == 0 || words[i - 1].word_class != words::WordClass::preposition) return true;
    }
    return false;
  }

  /// Police who shoot somebody take part; those who are only named beside a deed do not.
  static bool shot_by_police(const Told& t) {
    const bool deed = t.type == mentions::TriggerClass::shoot ||
                      t.type == mentions::TriggerClass::kill ||
                      t.type == mentions::TriggerClass::beat;
    return deed && !t.targets.empty() &&
           std::any_of(t.initiators.begin(), t.initiators.end(),
                       [](const auto* a) { return is_state(a->group); });
  }

  [[nodiscard]] bool party_in(Stretch near) const {
    bool found = false;
    each_in(report_.mentions.actors, near, [&](const mentions::Actor& a) {
      found = found || a.group == mentions::Group::armed || a.group == mentions::Group::bomber ||
              a.group == mentions::Group::external || a.group == mentions::Group::protesters ||
              (a.group == mentions::Group::militia && a.named);
    });
    each_in(report_.mentions.triggers, near, [&](const mentions::Trigger& t) {
      using enum mentions::TriggerClass;
      found = found || t.type == clash || t.type == protest || t.type == air || t.type == shell ||
              t.type == suicide || t.type == mine;
    });
    return found;
  }

  [[nodiscard]] bool between_private(const Happening& h) const {
    const auto type = record::event_type(h.event.sub_event_type);
    if (type == record::EventType::protests) return false;
    if (weapon_of_war(h)) return false;
    if (h.family == Family::crowd || h.family == Family::territory || h.family == Family::politics)
      return false;
    const auto weighs = [&](const mentions::Actor& a) {
      return is_state(a.group) || is_irregular(a.group) || c_.in(Set::political, a.at.first) != 0 ||
             c_.in(Set::public_figure, a.at.first) != 0;
    };
    if (any_target(h, weighs) || killed_many(h)) return false;
    return std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& t = told_[i];
      const auto light = [&](const auto* a) {
        return a->group == mentions::Group::police || !weighs(*a);
      };
      const bool crowd = t.type == mentions::TriggerClass::mob ||
                         t.type == mentions::TriggerClass::riot ||
                         t.type == mentions::TriggerClass::communal || t.multitude != nullptr;
      return !crowd && t.things.empty() &&
             std::all_of(t.initiators.begin(), t.initiators.end(), light) &&
             std::all_of(t.participants.begin(), t.participants.end(), light);
    });
  }

  /// Soldiers or police were killed, or ten people and more were killed or abducted: not by who is
  /// arrested for it.
  [[nodiscard]] bool killed_many(const Happening& h) const {
    constexpr std::int64_t kMany = 10;
    if (h.event.sub_event_type == record::SubEventType::arrests) return false;
    const auto index = static_cast<std::size_t>(&h - happenings_.data());
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (figure_of_[f] != index) continue;
      // "menculik 24 mahasiswi": no private deed
      const bool taken = figures_[f].outcome == Outcome::abducted;
      if (taken && figures_[f].quantity->count.low.value_or(0) >= kMany) return true;
      if (figures_[f].outcome != Outcome::killed) continue;
      const auto* group = figures_[f].group;
      if (group != nullptr && is_state(group->group)) return true;
      if (figures_[f].quantity->count.low.value_or(0) >= kMany) return true;
    }
    return false;
  }

  /// Before most readers were born: a seminar or a memorial tells of it.
  [[nodiscard]] bool of_history(const record::Date& date) const {
    constexpr int kYears = 40;
    const auto& published = report_.published.day;
    return published && date.end &&
           date.end->year() + std::chrono::years(kYears) < published->year();
  }

  /// "mendominasi medan pertempuran": a fight named as a noun, of which at most one side is named.
  [[nodiscard]] bool one_sided(std::size_t h) const {
    const auto& e = happenings_[h].event;
    if (!happenings_[h].by_default) return false;
    const auto& all = happenings_[h].told;
    const bool nouns = std::all_of(all.begin(), all.end(), [&](auto i) {
      return told_[i].voice == mentions::TriggerVoice::noun;
    });
    return nouns && std::all_of(e.actors.begin(), e.actors.end(), [](const auto& a) {
             return a.role == record::ActorRole::participant && of_state(a.actor.kind);
           });
  }

  /// Told neither in the lead nor with a verb: "pahlawan yang gugur akibat serangan KKB di Papua".
  [[nodiscard]] bool in_passing(std::size_t h) const {
    const auto& all = happenings_[h].told;
    const auto& places = happenings_[h].event.places;
    const bool wide = std::all_of(places.begin(), places.end(), [](const auto& p) {
      return p.precision >= record::PlacePrecision::province;
    });
    return wide && std::all_of(all.begin(), all.end(), [&](auto i) {
             return told_[i].sentence > 1 && told_[i].voice == mentions::TriggerVoice::noun;
           });
  }

  /// "tragedi kerusuhan Mei 1998": years ago, and nobody is counted.
  [[nodiscard]] bool years_past(const record::Date& date) const {
    constexpr int kYears = 3;
    const auto& published = report_.published.day;
    return published && date.end && date.precision != record::DatePrecision::day &&
           date.end->year() + std::chrono::years(kYears) < published->year();
  }

  /// A parade of soldiers is no demonstration.
  static bool by_the_state_alone(const record::Event& e) {
    if (record::event_type(e.sub_event_type) != record::EventType::protests) return false;
    bool any = false;
    for (const auto& a : e.actors) {
      if (a.role == record::ActorRole::target) return false;
      if (a.actor.kind != record::ActorKind::state_forces) return false;
      any = true;
    }
    return any;
  }

  /// "Puluhan polisi berunjuk rasa. ... Mereka menuntut kenaikan gaji": asked for in the sentence
  /// or the next two of the paragraph.
  [[nodiscard]] bool demanding(const Happening& h) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& t = told_[i];
      const bool people = std::any_of(t.initiators.begin(), t.initiators.end(), [](const auto* a) {
        return a->group != mentions::Group::state && !a->place_of;
      });
      return t.type == mentions::TriggerClass::protest && people && asked_for(c_, t.at.first, 2);
    });
  }

  /// More than a week before the report: recalled, not news.
  bool long_past(const record::Date& d) const {
    return report_.published.day && std::chrono::sys_days(*d.end) + std::chrono::days(7) <
                                        std::chrono::sys_days(*report_.published.day);
  }

  /// Does a mention of it bring a day, or is it dated only as news of the report?
  bool told_own_day(std::size_t h) const {
    return std::any_of(happenings_[h].told.begin(), happenings_[h].told.end(),
                       [&](auto i) { return told_[i].date.start.has_value(); });
  }

  /// Blows and killings are events only where somebody or something of a conflict takes part.
  bool grounded(std::size_t h, const Tone& tone) const {
    const auto& e = happenings_[h].event;
    if (tone.of_conflict) return true;
    const auto type = record::event_type(e.sub_event_type);
    if (type == record::EventType::protests || type == record::EventType::riots) return true;
    // "tembakan meriam mengiringi lagu kebangsaan": by nobody, at nobody, on no day
    const bool somebody = !e.actors.empty() || harmed(h) || told_own_day(h);
    if (somebody && (weapon_of_war(happenings_[h]) || bombed(happenings_[h]))) return true;
    if (on_public_figure(happenings_[h]) || beside_war(h)) return true;
    return std::any_of(e.actors.begin(), e.actors.end(), [](const auto& a) {
      return a.actor.kind == record::ActorKind::rebel_group || of_state(a.actor.kind) ||
             a.actor.kind == record::ActorKind::political_militia;
    });
  }

  /// People were killed, in a report whose first event is a blow with a weapon of war.
  bool beside_war(std::size_t h) const {
    if (h == 0 || happenings_[h].family != Family::violence || happenings_.front().dropped ||
        !(weapon_of_war(happenings_.front()) || bombed(happenings_.front())))
      return false;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (figure_of_[f] == h && figures_[f].outcome == Outcome::killed) return true;
    }
    return false;
  }

  /// "Kandidat presiden ditembak": a blow at politics or the press.
  bool on_public_figure(const Happening& h) const {
    return any_target(
        h, [&](const mentions::Actor& a) { return c_.in(Set::public_figure, a.at.first) != 0; });
  }

  template <class Test>
  bool any_target(const Happening& h, Test test) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto& targets = told_[i].targets;
      return std::any_of(targets.begin(), targets.end(), [&](const auto* a) { return test(*a); });
    });
  }

  /// A bomb or a mine that killed, not a mere blast.
  bool bombed(const Happening& h) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto& means = told_[i].means;
      return means.test(static_cast<std::size_t>(mentions::Means::bomb)) ||
             means.test(static_cast<std::size_t>(mentions::Means::mine));
    });
  }

  /// Nobody but a party to a conflict uses these.
  static bool weapon_of_war(const Happening& h) {
    using record::SubEventType;
    const auto type = h.event.sub_event_type;
    if (h.by_default) return false;  // nothing says so of itself
    return type == SubEventType::air_drone_strike || type == SubEventType::suicide_bomb ||
           type == SubEventType::shelling_artillery_missile_attack ||
           type == SubEventType::chemical_weapon;
  }

  void number() {
    event_of_.resize(happenings_.size());
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (happenings_[h].dropped) continue;
      event_of_[h] = EventId{static_cast<std::uint32_t>(reading_.events.size())};
      reading_.events.push_back(happenings_[h].event);
    }
  }

  /// What did not happen stands behind what did; no figure is tied to it.
  void number_unreal() {
    for (const auto& h : unreal_.happenings) {
      unreal_of_.push_back(EventId{static_cast<std::uint32_t>(reading_.events.size())});
      reading_.events.push_back(h.event);
    }
  }

  // ---- claims

  void figures() {
    claim_of_.resize(figures_.size());
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const Figure& f = figures_[i];
      const auto voice = c_.voice(f.token);
      if (f.negated || f.unreal || voice.inside_speaker || rumoured(f)) continue;
      Claim claim;
      claim.kind = kind_of(f.outcome);
      claim.outcome = f.outcome;
      claim.count = f.quantity->count;
      claim.victims = f.victims;
      claim.sources = voice.sources;
      if (claim.sources.empty()) claim.sources = sources_of_whole(f);
      claim.modality = voice.denied ? record::Modality::denied
                       : hedged(f)  ? record::Modality::hedged
                                    : voice.modality;
      claim.evidence = {c_.span(f.at)};
      if (figure_of_[i]) claim.event = event_of_[*figure_of_[i]];
      const bool people = f.group != nullptr && claim.victims &&
                          f.group->group == mentions::Group::following &&
                          (!claim.event || !demonstrates(*f.group, type_of(*claim.event)));
      const bool hit = f.group != nullptr && claim.victims && claim.event &&
                       suffers_as_civilian(*f.group, type_of(*claim.event));
      if (people || hit) claim.victims->kind = record::ActorKind::civilians;
      if (claim.event && denied(*claim.event)) claim.modality = record::Modality::denied;
      if (f.part_of && claim_of_[*f.part_of]) claim.part_of = claim_of_[*f.part_of];
      claim_of_[i] = ClaimId{static_cast<std::uint32_t>(reading_.claims.size())};
      reading_.claims.push_back(std::move(claim));
    }
  }

  /// "29 orang luka, kata X. Sembilan di antaranya kritis.": whoever counts them all goes on.
  std::vector<record::Source> sources_of_whole(const Figure& f) const {
    const bool listed = f.rule == "E: list of parts";
    if (!f.part_of || (f.quantity->relation != counts::Relation::among && !listed)) return {};
    const Figure& whole = figures_[*f.part_of];
    const bool next = c_.sentence_of(whole.token) + 1 >= c_.sentence_of(f.token) &&
                      c_.paragraph_of(whole.token) == c_.paragraph_of(f.token);
    return next ? c_.voice(whole.token).sources : std::vector<record::Source>{};
  }

  record::SubEventType type_of(EventId event) const {
    return reading_.events[static_cast<std::size_t>(event)].sub_event_type;
  }

  bool denied(EventId event) const {
    return reading_.events[static_cast<std::size_t>(event)].status == record::EventStatus::denied;
  }

  /// "beredar pesan berantai berbunyi: '4 orang mati'": nobody says so.
  bool rumoured(const Figure& f) const {
    if (!c_.quoted(f.token)) return false;
    for (std::uint32_t i = c_.sentence(c_.sentence_of(f.token)).first; i < f.token; ++i) {
      if (c_.in(Set::hoax, i) != 0) return true;
    }
    return false;
  }

  /// "30 orang dikhawatirkan tewas": the words between the number and its outcome say so.
  bool hedged(const Figure& f) const {
    const Stretch between{f.quantity->last, f.outcome_at.first};
    return between.first < between.last && c_.cue(CueKind::hedge, between) != nullptr;
  }

  void statements() {
    auto add = [&](std::vector<Claim> claims) {
      for (auto& claim : claims) {
        if (claim.event) {
          const auto home = event_of_[static_cast<std::size_t>(*claim.event)];
          claim.event = home;
        }
        if (const auto event = denied_at(claim)) claim.event = event;
        reading_.claims.push_back(std::move(claim));
      }
    };
    add(find_control(c_, told_, happenings_));
    add(find_responsibility(c_, told_, happenings_));
    std::erase_if(reading_.claims, [&](const Claim& c) { return for_no_deed(c); });
    add(find_materiel(c_, told_, happenings_));
    add(find_occurrence(c_, told_, happenings_));
    for (auto& claim : find_occurrence(c_, unreal_.told, unreal_.happenings)) {
      claim.event = denied_at(claim);
      if (claim.event) reading_.claims.push_back(std::move(claim));
    }
  }

  /// Nobody is responsible for an agreement, nor for an arrest.
  bool for_no_deed(const Claim& claim) const {
    if (claim.kind != ClaimKind::responsibility || !claim.event) return false;
    const auto type = reading_.events[static_cast<std::size_t>(*claim.event)].sub_event_type;
    return type == record::SubEventType::agreement || type == record::SubEventType::arrests ||
           type == record::SubEventType::change_to_group_activity;
  }

  /// "membantah adanya penyerangan": what is said there is said of the event that is denied.
  std::optional<EventId> denied_at(const Claim& claim) const {
    if (claim.kind != ClaimKind::occurrence && claim.kind != ClaimKind::responsibility)
      return std::nullopt;
    for (std::size_t h = 0; h < unreal_.happenings.size(); ++h) {
      const Told& t = unreal_.told[unreal_.happenings[h].told.front()];
      if (t.status != record::EventStatus::denied) continue;
      const Span words = c_.span(c_.sentence(t.sentence));
      const Span& said = claim.evidence.front();
      if (said.begin >= words.begin && said.end <= words.end) return unreal_of_[h];
    }
    return std::nullopt;
  }

  /// "Dua orang tewas. ... Dua warga tewas dalam bentrokan itu": in another sentence the same
  /// number of one event and one speaker, once without a word for who they were; no part, no
  /// others.
  bool told_barely_again(const Claim& a, const Claim& b) const {
    const bool one_bare = a.victims.has_value() != b.victims.has_value();
    if (!one_bare || a.kind != ClaimKind::casualties || !a.event || a.part_of || b.part_of)
      return false;
    if (a.count.low.value_or(0) < 2 || others(a) || others(b)) return false;
    Claim whose = b;
    whose.victims = a.victims;
    return same_claim(a, whose) && sentence_of(a) != sentence_of(b);
  }

  std::uint32_t token_of(const Claim& claim) const {
    const auto& tokens = report_.words.text.tokens;
    const auto begin = claim.evidence.front().begin;
    const auto it = std::find_if(tokens.begin(), tokens.end(),
                                 [&](const auto& t) { return t.span.begin >= begin; });
    return static_cast<std::uint32_t>(it - tokens.begin());
  }

  std::uint32_t sentence_of(const Claim& claim) const { return c_.sentence_of(token_of(claim)); }

  /// "dua lainnya".
  bool others(const Claim& claim) const {
    const auto from = token_of(claim);
    return c_.any(Set::rest, from, from + 4);
  }

  /// The same thing said twice by one speaker is one claim with two pieces of evidence.
  void merge() {
    std::vector<Claim> kept;
    std::vector<std::size_t> new_place(reading_.claims.size());
    for (std::size_t i = 0; i < reading_.claims.size(); ++i) {
      Claim& claim = reading_.claims[i];
      const auto twin = std::find_if(kept.begin(), kept.end(), [&](const Claim& k) {
        return same_claim(k, claim) || told_barely_again(k, claim);
      });
      new_place[i] = static_cast<std::size_t>(twin - kept.begin());
      if (twin == kept.end()) {
        kept.push_back(std::move(claim));
        continue;
      }
      if (!twin->victims) twin->victims = std::move(claim.victims);
      for (const auto& e : claim.evidence) {
        if (std::find(twin->evidence.begin(), twin->evidence.end(), e) == twin->evidence.end())
          twin->evidence.push_back(e);
      }
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (!kept[i].part_of) continue;
      const auto whole = new_place[static_cast<std::size_t>(*kept[i].part_of)];
      kept[i].part_of = whole == i
                            ? std::nullopt
                            : std::optional<ClaimId>(ClaimId{static_cast<std::uint32_t>(whole)});
    }
    for (auto& claim : claim_of_) {
      if (claim)
        claim = ClaimId{static_cast<std::uint32_t>(new_place[static_cast<std::size_t>(*claim)])};
    }
    reading_.claims = std::move(kept);
  }

  /// Who claims an attack that names nobody else is its initiator; who is only accused is not.
  void claimed_means_initiator() {
    for (const auto& claim : reading_.claims) {
      if (claim.kind != ClaimKind::responsibility || claim.stance != record::Stance::claimed ||
          !claim.event)
        continue;
      auto& event = reading_.events[static_cast<std::size_t>(*claim.event)];
      const bool has = std::any_of(event.actors.begin(), event.actors.end(), [&](const auto& a) {
        return a.role == record::ActorRole::initiator &&
               (a.actor.name == claim.actor->name || !a.actor.actor_id.empty());
      });
      if (!has) event.actors.push_back({record::ActorRole::initiator, *claim.actor});
    }
  }

  /// "jet Turki" over Iraq, "tentara Amerika" in Kabul: forces of a state outside of it.
  void forces_abroad() {
    for (auto& event : reading_.events) {
      for (auto& a : event.actors) abroad(a.actor, event.places);
    }
    for (auto& claim : reading_.claims) {
      std::vector<record::Place> at;
      if (claim.place) {
        at.push_back(*claim.place);
      } else if (claim.event) {
        at = reading_.events[static_cast<std::size_t>(*claim.event)].places;
      }
      if (claim.victims) abroad(*claim.victims, at);
      if (claim.actor) abroad(*claim.actor, at);
    }
  }

  void abroad(record::Actor& actor, const std::vector<record::Place>& at) const {
    if (actor.kind != record::ActorKind::state_forces || at.empty() || actor.evidence.empty())
      return;
    const auto& all = report_.mentions.actors;
    const auto who = std::find_if(all.begin(), all.end(), [&](const mentions::Actor& a) {
      return c_.span(a.at) == actor.evidence.front();
    });
    if (who == all.end() || who->country.empty()) return;
    const bool elsewhere = std::all_of(at.begin(), at.end(), [&](const record::Place& p) {
      return !p.country.empty() && p.country != who->country;
    });
    if (elsewhere) actor.kind = record::ActorKind::external_forces;
  }

  const Report& report_;
  Context c_;
  Explain explain_;
  Reading reading_;
  std::vector<Told> told_;
  std::vector<Happening> happenings_;
  std::vector<Figure> figures_;
  std::vector<std::optional<std::size_t>> figure_of_;  // happening of each figure
  std::vector<std::optional<EventId>> event_of_;       // event of each happening
  std::vector<std::optional<ClaimId>> claim_of_;       // claim of each figure
  bool ordinary_ = false;                              ///< nothing is told but arrests of a crime
  bool private_ = false;                               ///< a private deed was told, and dropped
  Unreal unreal_;
  std::vector<EventId> unreal_of_;  // event of each happening of `unreal_`
};

}  // namespace

struct Extractor::Lexicon : WordSets {
  using WordSets::WordSets;
};

Extractor::Extractor(const std::shared_ptr<const lang::Pack>& pack)
    : lexicon_(std::make_unique<const Lexicon>(*pack)) {}

Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Reading Extractor::extract(const Report& report, Explain explain) const {
  if (report.words.text.sentences.empty()) return {};
  return Assembly(report, *lexicon_, explain).run();
}

}  // namespace saksi::extract
