// SPDX-License-Identifier: Apache-2.0
// The ledger is grouped by event, within it by victim group (or by what else is claimed), within
// that by speaker in order of appearance. Nothing is added up or averaged.
#include "account.h"

#include "base/utf8.h"
#include "terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace saksi::app {
namespace {

using record::Claim;
using record::ClaimKind;
using record::Event;
using record::Record;

/// Harmless, and every run of blanks is one.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : harmless(text)) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  return out;
}

/// In quotation marks, unless it brings its own.
std::string quoted(const std::string& text) {
  return text.find('"') == std::string::npos ? '"' + text + '"' : text;
}

/// Breaks at spaces; every line starts with `indent` blanks.
std::string wrapped(std::string_view text, std::size_t indent) {
  const std::string margin(indent, ' ');
  std::string out = margin;
  std::size_t column = indent;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t size = base::count_code_points(word);
    if (column > indent && column + 1 + size > terminal_width()) {
      out += '\n' + margin;
      column = indent;
    }
    if (column > indent) out += ' ';
    column += size + (column > indent ? 1 : 0);
    out += word;
    at = end + 1;
  }
  return out + '\n';
}

std::string date_of(const record::Date& date) {
  if (!date.start || !date.end) return "date unknown";
  if (date.start == date.end) return record::iso(*date.start);
  return record::iso(*date.start) + " to " + record::iso(*date.end);
}

std::string place_of(const record::Place& place) {
  std::string out = on_one_line(place.name);
  if (!place.country.empty()) out += " (" + on_one_line(place.country) + ")";
  return out;
}

template <class List, class Name>
std::string joined(const List& list, const Name& name_of) {
  std::string out;
  for (const auto& item : list) {
    if (!out.empty()) out += ", ";
    out += name_of(item);
  }
  return out;
}

std::string places_of(const Event& event) {
  return event.places.empty() ? "place unknown" : joined(event.places, place_of);
}

std::string state_of(const Event& event) {
  std::string out;
  if (event.status != record::EventStatus::occurred) {
    out += " [" + std::string(word(event.status)) + "]";
  }
  if (event.background) out += " [background]";
  return out;
}

std::string event_text(const Event& event, std::size_t i) {
  const auto actor = [](const record::EventActor& a) {
    return on_one_line(a.actor.name) + " (" + std::string(word(a.role)) + ")";
  };
  std::string out =
      fmt::format("  e{:<3} {}: {}{}\n", i + 1, word(event_type(event.sub_event_type)),
                  word(event.sub_event_type), state_of(event));
  out += wrapped(date_of(event.date) + "; " + places_of(event), 7);
  if (!event.actors.empty()) out += wrapped(joined(event.actors, actor), 7);
  return out;
}

std::string spaced(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string figure_text(const Claim& claim) {
  switch (claim.kind) {
    case ClaimKind::control:
      return spaced(word(claim.control_change)) +
             (claim.place ? " " + place_of(*claim.place) : std::string()) +
             (claim.actor ? ": " + on_one_line(claim.actor->name) : std::string());
    case ClaimKind::responsibility:
      return spaced(word(claim.stance)) +
             (claim.actor ? ": " + on_one_line(claim.actor->name) : std::string());
    case ClaimKind::materiel:
      return spaced(word(claim.materiel_change)) + " " + count_text(claim.count) + " " +
             on_one_line(claim.item);
    case ClaimKind::occurrence:
      return "happened";
    case ClaimKind::casualties:
    case ClaimKind::detention:
    case ClaimKind::displacement:
      break;
  }
  return spaced(word(claim.outcome)) + ": " + count_text(claim.count);
}

/// What the ledger groups by below the event.
std::string group_of(const Claim& claim) {
  if (claim.kind == ClaimKind::control || claim.kind == ClaimKind::responsibility ||
      claim.kind == ClaimKind::materiel || claim.kind == ClaimKind::occurrence) {
    return std::string(word(claim.kind));
  }
  return claim.victims ? on_one_line(claim.victims->name) : std::string("people not named");
}

std::string source_text(const record::Source& source) {
  std::string out = on_one_line(source.name);
  if (!source.role.empty()) out += ", " + on_one_line(source.role);
  return out;
}

std::string speaker_of(const Claim& claim) {
  if (claim.sources.empty()) return "the report itself";
  std::string out = source_text(claim.sources.front());
  for (std::size_t i = 1; i < claim.sources.size(); ++i) {
    out += "; via " + source_text(claim.sources[i]);
  }
  return out;
}

class Account {
 public:
  explicit Account(const read::Stages& stages) : record_(stages.record), text_(stages.words.text) {}

  std::string run(std::string_view origin) const {
    std::string out = head(origin) + "\nEvents\n";
    if (record_.events.empty()) out += "  none\n";
    for (std::size_t i = 0; i < record_.events.size(); ++i) {
      out += event_text(record_.events[i], i);
    }
    out += "\nClaims\n";
    if (record_.claims.empty()) out += "  none\n";
    for (std::size_t i = 0; i < record_.events.size(); ++i) {
      out += ledger(record::EventId{static_cast<std::uint32_t>(i)});
    }
    return out + ledger(std::nullopt);
  }

 private:
  std::string head(std::string_view origin) const {
    const auto& d = record_.document;
    std::string out = on_one_line(origin) + '\n';
    if (d.title) out += wrapped(on_one_line(*d.title), 2);
    if (d.published) {
      out += "  published " + on_one_line(*d.published);
      if (d.published_basis == record::PublishedBasis::inferred) out += " (inferred)";
      out += '\n';
    }
    if (d.dateline) out += "  dateline " + on_one_line(*d.dateline) + '\n';
    return out;
  }

  std::string heading(std::optional<record::EventId> event) const {
    if (!event) return "  of no single event\n";
    const Event& e = record_.events[static_cast<std::size_t>(*event)];
    return wrapped(fmt::format("{} {}, {}, {}", id(*event), word(e.sub_event_type), date_of(e.date),
                               places_of(e)),
                   2);
  }

  std::string ledger(std::optional<record::EventId> event) const {
    std::vector<const Claim*> claims;
    for (const auto& c : record_.claims) {
      if (c.event == event) claims.push_back(&c);
    }
    if (claims.empty()) return {};
    return heading(event) + grouped(std::move(claims));
  }

  /// Takes the claims of the first one's group together, then goes on with the rest.
  std::string grouped(std::vector<const Claim*> claims) const {
    std::string out;
    while (!claims.empty()) {
      const std::string group = group_of(*claims.front());
      const auto rest = std::stable_partition(
          claims.begin(), claims.end(), [&](const Claim* c) { return group_of(*c) == group; });
      out += "    " + group + '\n' + by_speaker({claims.begin(), rest});
      claims.erase(claims.begin(), rest);
    }
    return out;
  }

  std::string by_speaker(std::vector<const Claim*> claims) const {
    std::string out;
    while (!claims.empty()) {
      const std::string speaker = speaker_of(*claims.front());
      const auto rest = std::stable_partition(
          claims.begin(), claims.end(), [&](const Claim* c) { return speaker_of(*c) == speaker; });
      out += wrapped(speaker + ':', 6);
      for (auto it = claims.begin(); it != rest; ++it) out += claim_text(**it);
      claims.erase(claims.begin(), rest);
    }
    return out;
  }

  std::string claim_text(const Claim& claim) const {
    std::string out = "        " + figure_text(claim);
    if (claim.modality != record::Modality::asserted) {
      out += " (" + std::string(word(claim.modality)) + ")";
    }
    if (claim.part_of) out += ", part of " + id(*claim.part_of);
    const auto number = static_cast<std::uint32_t>(&claim - record_.claims.data());
    out += "  [" + id(record::ClaimId{number}) + "]\n";
    return out + wrapped(quoted(on_one_line(sentence_of(claim.evidence.front()))), 10);
  }

  /// The sentence that the evidence starts in; the evidence itself where there is none.
  std::string_view sentence_of(record::Span evidence) const {
    for (const auto& s : text_.sentences) {
      if (s.span.begin <= evidence.begin && evidence.begin < s.span.end) {
        return s.span.in(text_.source);
      }
    }
    return evidence.in(text_.source);
  }

  const Record& record_;
  const text::Text& text_;
};

}  // namespace

std::string count_text(const record::Count& count) {
  using record::Qualifier;
  auto low = count.low ? std::to_string(*count.low) : std::string();
  const auto high = count.high ? std::to_string(*count.high) : std::string();
  switch (count.qualifier) {
    case Qualifier::exact:
      return low;
    case Qualifier::about:
      return "about " + low;
    case Qualifier::at_least:
      return "at least " + low;
    case Qualifier::more_than:
      return "more than " + low;
    case Qualifier::at_most:
      return "at most " + high;
    case Qualifier::range:
      return low + " to " + high;
    case Qualifier::vague:
      break;
  }
  return low.empty() ? "some" : low + " to " + high + ", vague";
}

std::string account(const read::Stages& stages, std::string_view origin) {
  return Account(stages).run(origin);
}

}  // namespace saksi::app
