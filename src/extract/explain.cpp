// SPDX-License-Identifier: Apache-2.0
// Nothing is decided here. What the rules left behind (which mention belongs to which event, which
// rule gave a figure its outcome, whose words reach how far) is said in words, with the words of
// the report that it rests on, and what the same rules passed over.
#include "extract/explain.h"

#include <algorithm>
#include <string>

namespace saksi::extract {
namespace {

using mentions::CueKind;
using record::Claim;
using record::ClaimKind;
using record::Event;

constexpr std::size_t kMostWords = 8;  // of another world, in one reason

class Explainer {
 public:
  explicit Explainer(const Decisions& d) : d_(d), c_(d.context), r_(d.context.report()) {}

  std::vector<Why> run() {
    tone();
    if (d_.gate) return std::move(out_);
    for (std::size_t h = 0; h < d_.event_of.size(); ++h) {
      if (!d_.event_of[h]) continue;
      const auto index = static_cast<std::uint32_t>(*d_.event_of[h]);
      event(d_.told, d_.happenings[h], index);
      apart(h, index);
    }
    for (std::size_t h = 0; h < d_.unreal_of.size(); ++h)
      event(d_.unreal.told, d_.unreal.happenings[h], static_cast<std::uint32_t>(d_.unreal_of[h]));
    for (std::size_t i = 0; i < d_.claim_of.size(); ++i) {
      if (d_.claim_of[i]) figure(d_.figures[i], i, static_cast<std::uint32_t>(*d_.claim_of[i]));
    }
    for (std::uint32_t i = 0; i < d_.reading.claims.size(); ++i) statement(i);
    dropped_events();
    figures_not_told();
    numbers_without_outcome();
    triggers_not_told();
    in_order();
    return std::move(out_);
  }

 private:
  // ---- saying

  void say(Why::Item item, std::uint32_t index, bool against, std::string about, std::string rule,
           std::vector<Span> words) {
    // Words that go on from a quotation before have no word of saying of their own.
    words.erase(
        std::remove_if(words.begin(), words.end(), [](const Span& w) { return w.begin >= w.end; }),
        words.end());
    const bool again = std::any_of(out_.begin(), out_.end(), [&](const Why& w) {
      return w.item == item && w.index == index && w.about == about && w.rule == rule &&
             w.words == words;
    });
    if (!again)
      out_.push_back({item, index, against, std::move(about), std::move(rule), std::move(words)});
  }

  void in_order() {
    std::stable_sort(out_.begin(), out_.end(), [](const Why& a, const Why& b) {
      const auto rank = [](const Why& w) {
        const bool loose = w.item == Why::Item::report && w.against;
        return loose ? 3 : static_cast<int>(w.item);
      };
      return rank(a) != rank(b) ? rank(a) < rank(b) : a.index < b.index;
    });
  }

  // ---- the report

  void tone() {
    std::vector<Span> words;
    for (const auto& g : r_.mentions.gates) {
      if (words.size() < kMostWords && (!d_.gate || gate_name(g.kind) == *d_.gate))
        words.push_back(c_.span(g.at));
    }
    std::string rule = "conflict " + std::to_string(d_.tone.conflict);
    for (std::size_t g = 0; g < d_.tone.worlds.size(); ++g) {
      if (d_.tone.worlds[g] != 0)
        rule += ", " + std::string(gate_name(static_cast<mentions::GateKind>(g))) + " " +
                std::to_string(d_.tone.worlds[g]);
    }
    say(Why::Item::report, 0, d_.gate.has_value(), "report",
        d_.gate ? "of another world (" + std::string(*d_.gate) + "): " + rule : rule, words);
  }

  // ---- events

  void event(const std::vector<Told>& told, const Happening& happening, std::uint32_t index) {
    const Event& e = happening.event;
    bool first = true;
    for (const auto i : happening.told) {
      say(Why::Item::event, index, false, "told",
          how_told(told[i], first) + ": " + summary(c_, told[i]), {c_.span(told[i].at)});
      first = false;
    }
    if (e.status != record::EventStatus::occurred)
      say(Why::Item::event, index, false, "status", "the words around it say so",
          {c_.span(c_.sentence(told[happening.told.front()].sentence))});
    type(told, happening, index);
    date(told, happening, index);
    for (const auto& p : e.places)
      say(Why::Item::event, index, false, "place", "told with it", p.evidence);
    for (const auto& a : e.actors)
      say(Why::Item::event, index, false, std::string(record::word(a.role)),
          "by voice and position", a.actor.evidence);
    if (e.background)
      say(Why::Item::event, index, false, "background", "recalled, not the news", {});
  }

  static std::string how_told(const Told& t, bool first) {
    if (first) return "first told here";
    if (t.points_back) return "points back to it";
    return "the same: nothing that it says speaks against it";
  }

  void type(const std::vector<Told>& told, const Happening& happening, std::uint32_t index) {
    std::vector<Span> means;
    for (const auto i : happening.told) {
      each_in(r_.mentions.weapons, c_.sentence(told[i].sentence),
              [&](const auto& w) { means.push_back(c_.span(w.at)); });
    }
    say(Why::Item::event, index, false, "type",
        means.empty() ? "by what is told and who was hit" : "by what is told and with what", means);
  }

  void date(const std::vector<Told>& told, const Happening& happening, std::uint32_t index) {
    for (const auto i : happening.told) {
      const Told& t = told[i];
      if (t.time == nullptr) continue;
      return say(Why::Item::event, index, false, "date", "told with it",
                 {c_.span({t.time->first, t.time->last})});
    }
    say(Why::Item::event, index, false, "date",
        happening.event.date.start ? "no day of its own: that of the report's news"
                                   : "no day is told",
        {});
  }

  /// What keeps it apart from the other events of its kind.
  void apart(std::size_t h, std::uint32_t index) {
    for (std::size_t other = 0; other < h; ++other) {
      if (!d_.event_of[other] || d_.happenings[other].family != d_.happenings[h].family) continue;
      const Event& a = d_.happenings[h].event;
      const Event& b = d_.happenings[other].event;
      std::string rule = "not " + record::id(*d_.event_of[other]) + ": ";
      const bool place =
          !a.places.empty() && !b.places.empty() && a.places.front().name != b.places.front().name;
      const bool day = a.date.start && b.date.start && *a.date.start != *b.date.start;
      rule += place ? (day ? "another place and day" : "another place")
              : day ? "another day"
                    : "told as another one";
      say(Why::Item::event, index, true, "same", rule, b.evidence);
    }
  }

  void dropped_events() {
    for (std::size_t h = 0; h < d_.happenings.size(); ++h) {
      if (h < d_.event_of.size() && d_.event_of[h]) continue;
      const Happening& happening = d_.happenings[h];
      std::vector<Span> words;
      for (const auto i : happening.told) words.push_back(c_.span(d_.told[i].at));
      const bool bare = !happening.event.date.start && happening.event.places.empty();
      say(Why::Item::report, 0, true, "event",
          bare ? "no event of its own: neither day nor place"
               : "no event of its own: nothing of a conflict, or only recalled",
          words);
    }
  }

  /// A word for a deed that no mention of an event rests on: said not to be, or not yet, or of no
  /// conflict.
  void triggers_not_told() {
    for (const auto& t : r_.mentions.triggers) {
      const auto tells = [&](const Told& m) { return m.at.overlaps(t.at); };
      const bool told = std::any_of(d_.told.begin(), d_.told.end(), tells) ||
                        std::any_of(d_.unreal.told.begin(), d_.unreal.told.end(), tells);
      if (told || t.type == mentions::TriggerClass::incident) continue;
      const auto cue = turning_cue(t.at);
      say(Why::Item::report, 0, true, "event", "not told as having happened",
          cue ? std::vector<Span>{c_.span(t.at), c_.span(*cue)} : std::vector<Span>{c_.span(t.at)});
    }
  }

  std::optional<Stretch> turning_cue(Stretch at) const {
    const auto begin =
        std::max(c_.sentence(c_.sentence_of(at.first)).first, at.first >= 6 ? at.first - 6 : 0);
    for (const auto kind :
         {CueKind::negation, CueKind::planned, CueKind::threatened, CueKind::conditional}) {
      if (const auto* cue = c_.cue(kind, {begin, at.first})) return cue->at;
    }
    return std::nullopt;
  }

  // ---- figures

  void figure(const Figure& f, std::size_t number, std::uint32_t index) {
    say(Why::Item::claim, index, false, "figure", std::string(f.rule),
        {c_.span({f.quantity->first, f.quantity->last}), c_.span(f.outcome_at)});
    if (f.victims)
      say(Why::Item::claim, index, false, "victims",
          f.group != nullptr ? "the group that is named" : "what they are said to be",
          f.victims->evidence);
    if (f.part_of)
      say(Why::Item::claim, index, false, "part_of", "a part of " + of_claim(*f.part_of), {});
    speaker(f.token, index);
    home(f, number, index);
  }

  std::string of_claim(std::size_t figure) const {
    return d_.claim_of[figure] ? record::id(*d_.claim_of[figure])
                               : std::string("a figure that is not told as a fact");
  }

  /// Whose words reach the figure, and whose in the same sentence do not.
  void speaker(std::uint32_t token, std::uint32_t index) {
    bool any = false;
    const auto sentence = c_.sentence_of(token);
    for (const auto& s : r_.mentions.speech) {
      std::vector<Span> words{c_.span(s.cue)};
      if (s.speaker) words.push_back(c_.span(*s.speaker));
      if (s.content.holds(token)) {
        any = any || !s.sources.empty();
        say(Why::Item::claim, index, false, s.sources.empty() ? "modality" : "speaker",
            s.denies            ? "denies what it reaches"
            : s.sources.empty() ? "hearsay"
                                : "these words reach the figure",
            words);
      } else if (c_.sentence_of(s.cue.first) == sentence && !s.sources.empty()) {
        say(Why::Item::claim, index, true, "speaker", "these words do not reach the figure", words);
      }
    }
    if (!any)
      say(Why::Item::claim, index, false, "speaker",
          "nobody's words reach it: the report's own voice", {});
  }

  void home(const Figure& f, std::size_t number, std::uint32_t index) {
    const auto& h = d_.figure_of[number];
    if (!h || !d_.event_of[*h]) {
      return say(Why::Item::claim, index, false, "event",
                 h ? "its event is none of its own" : "a total, or no event is told", {});
    }
    std::string rule = "the last event told before it, or the first";
    std::vector<Span> words;
    for (const auto i : d_.happenings[*h].told) {
      if (d_.told[i].sentence != c_.sentence_of(f.token)) continue;
      rule = "told in its sentence";
      words.push_back(c_.span(d_.told[i].at));
    }
    if (words.empty()) words.push_back(c_.span(d_.told[d_.happenings[*h].told.front()].at));
    say(Why::Item::claim, index, false, "event", rule, words);
  }

  void figures_not_told() {
    for (std::size_t i = 0; i < d_.figures.size(); ++i) {
      if (i < d_.claim_of.size() && d_.claim_of[i]) continue;
      const Figure& f = d_.figures[i];
      say(Why::Item::report, 0, true, "figure",
          f.negated  ? "negated"
          : f.unreal ? "planned, demanded or conditional"
                     : "not told as a fact",
          {c_.span(f.at), c_.span(f.outcome_at)});
    }
  }

  void numbers_without_outcome() {
    for (const auto& q : r_.counts) {
      if (q.unit != counts::Unit::people || q.vague_word) continue;
      const bool used = std::any_of(d_.figures.begin(), d_.figures.end(),
                                    [&](const Figure& f) { return f.quantity == &q; });
      if (!used)
        say(Why::Item::report, 0, true, "figure", "nothing says what became of them",
            {c_.span({q.first, q.last})});
    }
  }

  // ---- other claims

  void statement(std::uint32_t index) {
    const Claim& claim = d_.reading.claims[index];
    const bool figure = claim.kind == ClaimKind::casualties || claim.kind == ClaimKind::detention ||
                        claim.kind == ClaimKind::displacement;
    if (figure) return;
    say(Why::Item::claim, index, false, std::string(record::word(claim.kind)), "these words say so",
        claim.evidence);
    for (const auto& s : claim.sources)
      say(Why::Item::claim, index, false, "speaker", "who says so", s.evidence);
    if (claim.sources.empty())
      say(Why::Item::claim, index, false, "speaker",
          "nobody's words reach it: the report's own voice", {});
  }

  const Decisions& d_;
  const Context& c_;
  const Report& r_;
  std::vector<Why> out_;
};

}  // namespace

std::vector<Why> explain(const Decisions& decisions) {
  return Explainer(decisions).run();
}

}  // namespace saksi::extract
