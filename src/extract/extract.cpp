// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

#include "extract/context.h"
#include "extract/control.h"
#include "extract/events.h"
#include "extract/explain.h"
#include "extract/figures.h"
#include "extract/gates.h"
#include "extract/materiel.h"
#include "extract/statements.h"

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
    told_ = find_told(c_);
    happenings_ = join(c_, told_);
    settle_lead(told_, happenings_);
    figure_of_.resize(figures_.size());
    describe(c_, told_, figures_, figure_of_, happenings_);  // days and background, for the ties
    tie();
    describe(c_, told_, figures_, figure_of_, happenings_);
    prune(tone);
    number();
    if (reading_.events.empty() && (!tone.of_conflict || tone.elsewhere))
      return explained(tone, std::nullopt);
    figures();
    statements();
    merge();
    claimed_means_initiator();
    return explained(tone, std::nullopt);
  }

 private:
  /// The reading, with why when that is asked for.
  Reading explained(const Tone& tone, std::optional<std::string> gate) {
    if (explain_ == Explain::yes) {
      figure_of_.resize(figures_.size());
      reading_.why = explain({c_, tone, gate, told_, happenings_, figures_, figure_of_, event_of_,
                              claim_of_, reading_});
    }
    return std::move(reading_);
  }

  // ---- which event a figure belongs to

  void tie() {
    totals_.assign(figures_.size(), false);
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      totals_[i] = aggregate(figures_[i]) || of_a_total(i);
      if (totals_[i]) continue;
      if (of_umbrella(figures_[i])) continue;
      if (const auto before = rival_of(i)) {
        figure_of_[i] = figure_of_[*before];
        totals_[i] = totals_[*before];
        continue;
      }
      const auto placed = by_own_place(figures_[i]);
      figure_of_[i] = placed ? placed : happening_at(c_, told_, happenings_, figures_[i].token);
    }
  }

  /// "Di X, 26 orang dirawat", where no event is told in the sentence: the last one told in X.
  std::optional<std::size_t> by_own_place(const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    if (std::any_of(told_.begin(), told_.end(), [&](const Told& t) { return t.sentence == here; }))
      return std::nullopt;
    std::optional<std::size_t> found;
    std::uint32_t last = 0;
    for (const auto& p : report_.places) {
      const bool where = p.role == places::Role::location && !p.is_country &&
                         p.place.precision < record::PlacePrecision::province;
      if (!where || c_.sentence_of(p.first) != here || c_.voice(p.first).inside_speaker) continue;
      if (!happened_there(f, p)) continue;
      for (std::size_t h = 0; h < happenings_.size(); ++h) {
        if (happenings_[h].dropped || !in_place(happenings_[h], p)) continue;
        const auto at = told_before(happenings_[h], f.token);
        if (at && (!found || *at >= last)) {
          found = h;
          last = *at;
        }
      }
    }
    return found;
  }

  /// The place stands in front ("Di X, 26 orang dirawat") or tells where they died; not where they
  /// went, or were brought.
  bool happened_there(const Figure& f, const places::Mention& p) const {
    if (f.outcome == Outcome::displaced || f.outcome == Outcome::released) return false;
    if (p.first < f.quantity->first) return c_.clause_of(p.first) == c_.clause_of(f.token);
    return f.outcome == Outcome::killed && c_.clause_of(p.first) == c_.clause_of(f.token) &&
           p.first <= f.outcome_at.last + 2;
  }

  static bool in_place(const Happening& h, const places::Mention& p) {
    return std::any_of(h.event.places.begin(), h.event.places.end(),
                       [&](const auto& q) { return q.name == p.place.name; });
  }

  /// The last mention of it before a token.
  std::optional<std::uint32_t> told_before(const Happening& h, std::uint32_t token) const {
    std::optional<std::uint32_t> last;
    for (const auto i : h.told) {
      if (told_[i].at.first < token) last = std::max(last.value_or(0), told_[i].at.first);
    }
    return last;
  }

  /// "menyebut angka lain, 418 orang tewas": of what the figure before of this outcome was of.
  std::optional<std::size_t> rival_of(std::size_t i) const {
    const auto sentence = c_.sentence(c_.sentence_of(figures_[i].token));
    bool other = false;
    for (std::uint32_t k = sentence.first; k < figures_[i].token; ++k)
      other = other || c_.in(Set::other_count, k) != 0;
    if (!other) return std::nullopt;
    for (std::size_t k = i; k-- > 0;) {
      if (figures_[k].outcome == figures_[i].outcome && !figures_[k].part_of &&
          figures_[k].token < sentence.first)
        return k;
    }
    return std::nullopt;
  }

  /// In the sentence of a lead that sums up several incidents.
  bool of_umbrella(const Figure& f) const {
    const auto sentence = c_.sentence_of(f.token);
    return std::any_of(happenings_.begin(), happenings_.end(), [&](const Happening& h) {
      return h.umbrella && told_[h.told.front()].sentence == sentence;
    });
  }

  /// What is part of a total, rivals it, or goes on after it in its paragraph where no event is
  /// told.
  bool of_a_total(std::size_t i) const {
    const Figure& f = figures_[i];
    if (f.part_of && *f.part_of < i && totals_[*f.part_of]) return true;
    if (f.like && *f.like < i && totals_[*f.like]) return true;
    if (i == 0 || !totals_[i - 1]) return false;
    const auto here = c_.sentence_of(f.token);
    const auto before = c_.sentence_of(figures_[i - 1].token);
    if (c_.paragraph_of(f.token) != c_.paragraph_of(figures_[i - 1].token) || here > before + 2)
      return false;
    return std::none_of(told_.begin(), told_.end(), [&](const Told& t) {
      return t.sentence >= before && t.sentence <= here &&
             (t.points_back || t.date.start || !t.places.empty());
    });
  }

  /// "sejak itu", "dalam gelombang kekerasan", "di berbagai kota".
  bool of_many(Stretch sentence, const Figure& f) const {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (c_.in(Set::wave, i) != 0 && c_.clause_of(i) == c_.clause_of(f.token)) return true;
      const bool since_then = c_.in(Set::since, i) != 0 && i + 1 < sentence.last &&
                              c_.cue(CueKind::anaphor, {i + 1, i + 2}) != nullptr;
      if (since_then) return true;
    }
    return false;
  }

  /// A total over months or of a war belongs to no single event.
  bool aggregate(const Figure& f) const {
    const auto sentence = c_.sentence(c_.sentence_of(f.token));
    for (const auto& t : report_.times) {
      if (t.first < sentence.first || t.first >= sentence.last) continue;
      if (t.kind == when::Kind::duration && c_.clause_of(t.first) == c_.clause_of(f.token))
        return true;
      if (t.kind == when::Kind::since && old(t)) return true;
      if (behind_since(sentence.first, t.first) && old(t)) return true;
      if (t.kind == when::Kind::point && long_span(t.date)) return true;
    }
    return war_since(sentence) || of_many(sentence, f) || flight_of_a_country(f) ||
           over_places(sentence, f) || held_still(f) || counted_incidents(sentence);
  }

  /// The report tells two events or more that are its news.
  bool several() const {
    return std::count_if(happenings_.begin(), happenings_.end(), [](const Happening& h) {
             return !h.dropped && !h.umbrella && !h.event.background;
           }) > 1;
  }

  /// "di tiga provinsi", "di seluruh ibu kota", where several events are told.
  bool over_places(Stretch sentence, const Figure& f) const {
    if (!several()) return false;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (c_.clause_of(i) != c_.clause_of(f.token)) continue;
      if (c_.in(Set::scope, i) != 0) return true;
      if (c_.in(Set::in, i) == 0) continue;
      for (const auto& q : report_.counts) {
        if (q.number_first != i + 1 || q.anaphoric || !q.count.low || *q.count.low < 2) continue;
        if (c_.cue(CueKind::anaphor, {q.number_last, q.last + 2}) != nullptr) continue;
        if (c_.in(Set::site, q.number_last) != 0 || c_.in(Set::large_site, q.number_last) != 0)
          return true;
      }
    }
    return false;
  }

  /// "masih menahan 700 sandera": how it stands, not what an event did.
  bool held_still(const Figure& f) const {
    const bool kept = f.outcome == Outcome::abducted || f.outcome == Outcome::captured;
    if (!kept || f.rule.front() != 'A') return false;
    for (std::uint32_t back = 1; back <= 2 && f.outcome_at.first >= back; ++back) {
      if (c_.in(Set::still, f.outcome_at.first - back) != 0) return true;
    }
    return false;
  }

  /// "ketika tiga ledakan mengguncang X": the sum of incidents that are told behind it one by one.
  bool counted_incidents(Stretch sentence) const {
    if (c_.sentence_of(sentence.first) > 1 || !several()) return false;
    bool counted = false;
    each_in(report_.mentions.triggers, sentence, [&](const mentions::Trigger& t) {
      if (t.voice != mentions::TriggerVoice::noun || t.at.first == sentence.first) return;
      counted = counted || c_.in(Set::incidents, t.at.first - 1) != 0 ||
                std::any_of(report_.counts.begin(), report_.counts.end(), [&](const auto& q) {
                  return q.number_last == t.at.first && q.count.low && *q.count.low > 1;
                });
    });
    return counted && told_in_many_places(c_.sentence_of(sentence.first));
  }

  /// Two happenings or more with places of their own begin behind this sentence.
  bool told_in_many_places(std::uint32_t sentence) const {
    int places = 0;
    for (const auto& h : happenings_) {
      if (h.dropped || h.event.background) continue;
      const bool behind = std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
        return told_[i].sentence > sentence && !told_[i].places.empty();
      });
      if (behind) ++places;
    }
    return places > 1;
  }

  /// Tens of thousands flee a war, not an event.
  static bool flight_of_a_country(const Figure& f) {
    constexpr std::int64_t kMany = 10000;
    return f.outcome == Outcome::displaced && f.rule.front() != 'A' && f.quantity->count.low &&
           *f.quantity->count.low >= kMany;
  }

  /// "sejak konflik dimulai": without any date.
  bool war_since(Stretch sentence) const {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (c_.in(Set::since, i) != 0 && (c_.in(Set::war, i + 1) != 0 || c_.in(Set::war, i + 2) != 0))
        return true;
    }
    return false;
  }

  /// "sejak perang pecah pada 15 April": the date stands some words behind the word for since.
  bool behind_since(std::uint32_t begin, std::uint32_t time) const {
    for (std::uint32_t i = time > begin + 9 ? time - 9 : begin; i < time; ++i) {
      if (c_.in(Set::since, i) != 0) return true;
    }
    return false;
  }

  bool old(const when::Time& t) const {
    if (!t.date.start || !report_.published.day) return true;
    return std::chrono::sys_days(*t.date.start) + std::chrono::days(3) <
           std::chrono::sys_days(*report_.published.day);
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
      if (vague && !told_own_day(h) && !figure && happenings_.size() > 1)
        happenings_[h].dropped = true;
      const bool bare = !e.date.start && e.places.empty();
      if (bare && !figure && h > 0) happenings_[h].dropped = true;
      if (bare && (!figure || tone.elsewhere)) happenings_[h].dropped = true;
      if (by_the_state_alone(e)) happenings_[h].dropped = true;
      if (e.background && (!e.date.start || (e.places.empty() && long_past(e.date)))) {
        happenings_[h].dropped = true;
      }
    }
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
    if (weapon_of_war(e.sub_event_type) || bombed(happenings_[h])) return true;
    return std::any_of(e.actors.begin(), e.actors.end(), [](const auto& a) {
      return a.actor.kind == record::ActorKind::rebel_group ||
             a.actor.kind == record::ActorKind::state_forces ||
             a.actor.kind == record::ActorKind::external_forces ||
             a.actor.kind == record::ActorKind::political_militia;
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
  static bool weapon_of_war(record::SubEventType type) {
    using record::SubEventType;
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
      claim.modality = voice.denied ? record::Modality::denied
                       : hedged(f)  ? record::Modality::hedged
                                    : voice.modality;
      claim.evidence = {c_.span(f.at)};
      if (figure_of_[i]) claim.event = event_of_[*figure_of_[i]];
      if (f.part_of && claim_of_[*f.part_of]) claim.part_of = claim_of_[*f.part_of];
      claim_of_[i] = ClaimId{static_cast<std::uint32_t>(reading_.claims.size())};
      reading_.claims.push_back(std::move(claim));
    }
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
        reading_.claims.push_back(std::move(claim));
      }
    };
    add(find_control(c_, told_, happenings_));
    add(find_responsibility(c_, told_, happenings_));
    add(find_materiel(c_, told_, happenings_));
    add(find_occurrence(c_, told_, happenings_));
  }

  /// The same thing said twice by one speaker is one claim with two pieces of evidence.
  void merge() {
    std::vector<Claim> kept;
    std::vector<std::size_t> new_place(reading_.claims.size());
    for (std::size_t i = 0; i < reading_.claims.size(); ++i) {
      Claim& claim = reading_.claims[i];
      const auto twin = std::find_if(kept.begin(), kept.end(),
                                     [&](const Claim& k) { return same_claim(k, claim); });
      new_place[i] = static_cast<std::size_t>(twin - kept.begin());
      if (twin == kept.end()) {
        kept.push_back(std::move(claim));
        continue;
      }
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

  const Report& report_;
  Context c_;
  Explain explain_;
  Reading reading_;
  std::vector<Told> told_;
  std::vector<Happening> happenings_;
  std::vector<Figure> figures_;
  std::vector<bool> totals_;                           // figures of no single event
  std::vector<std::optional<std::size_t>> figure_of_;  // happening of each figure
  std::vector<std::optional<EventId>> event_of_;       // event of each happening
  std::vector<std::optional<ClaimId>> claim_of_;       // claim of each figure
};

}  // namespace

struct Extractor::Lexicon : WordSets {
  using WordSets::WordSets;
};

Extractor::Extractor(std::shared_ptr<const lang::Pack> pack)
    : lexicon_(std::make_unique<const Lexicon>(*pack)) {}

Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Reading Extractor::extract(const Report& report, Explain explain) const {
  if (report.words.text.sentences.empty()) return {};
  return Assembly(report, *lexicon_, explain).run();
}

}  // namespace saksi::extract
