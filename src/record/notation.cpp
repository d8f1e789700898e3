// SPDX-License-Identifier: Apache-2.0
#include "record/notation.h"

#include <array>
#include <cstdio>

namespace saksi::record {
namespace {

std::string escaped(char c) {
  if (c == '\n') return "\\n";
  if (c == '\t') return "\\t";
  if (c == '"' || c == '\\') return std::string("\\") + c;
  std::array<char, 8> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "\\x%02X", static_cast<unsigned char>(c));
  return buffer.data();
}

bool must_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '"' || c == '\\';
}

void field(std::string& line, std::string_view name, std::string_view value) {
  line += ' ';
  line += name;
  line += ' ';
  line += value;
}

void quoted_field(std::string& line, std::string_view name, std::string_view value) {
  if (!value.empty()) field(line, name, quoted(value));
}

void evidence(std::string& line, const Record& record, const std::vector<Span>& spans) {
  for (const auto s : spans) quoted_field(line, "evidence", s.in(record.document.text));
}

void name(std::string& line, std::string_view text) {
  line += ' ' + quoted(text);
}

/// "occurred" and "not background" are what a reader expects, so they are left out.
void state(std::string& line, const Event& event) {
  if (event.status != EventStatus::occurred) field(line, "status", word(event.status));
  if (event.background) line += " background";
}

void victims(std::string& line, const Claim& claim) {
  line += ' ' + notation(claim.count);
  if (!claim.victims) return;
  name(line, claim.victims->name);
  if (claim.victims->kind != ActorKind::unknown) field(line, "kind", word(claim.victims->kind));
}

void control(std::string& line, const Claim& claim) {
  line += " control ";
  line += word(claim.control_change);
  if (claim.place) name(line, claim.place->name);
  if (claim.actor) quoted_field(line, "holder", claim.actor->name);
}

void responsibility(std::string& line, const Claim& claim) {
  line += " responsibility ";
  line += word(claim.stance);
  if (claim.actor) name(line, claim.actor->name);
}

void materiel(std::string& line, const Claim& claim) {
  line += " materiel ";
  line += word(claim.materiel_change);
  line += ' ' + notation(claim.count);
  name(line, claim.item);
}

void what(std::string& line, const Claim& claim) {
  switch (claim.kind) {
    case ClaimKind::control:
      return control(line, claim);
    case ClaimKind::responsibility:
      return responsibility(line, claim);
    case ClaimKind::materiel:
      return materiel(line, claim);
    case ClaimKind::occurrence:
      line += " occurrence";
      return;
    case ClaimKind::casualties:
    case ClaimKind::detention:
    case ClaimKind::displacement:
      line += ' ';
      line += word(claim.outcome);
      victims(line, claim);
  }
}

void speakers(std::string& line, const Claim& claim) {
  if (claim.sources.empty()) return field(line, "speaker", "none");
  for (std::size_t i = 0; i < claim.sources.size(); ++i) {
    const Source& s = claim.sources[i];
    field(line, i == 0 ? "speaker" : "via", quoted(s.name));
    quoted_field(line, "role", s.role);
  }
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (must_escape(c)) {
      out += escaped(c);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string notation(const Count& count) {
  std::string numbers = "none";
  if (count.low && count.high && *count.low != *count.high) {
    numbers = std::to_string(*count.low) + ".." + std::to_string(*count.high);
  } else if (count.low || count.high) {
    numbers = std::to_string(count.low ? *count.low : *count.high);
  }
  return numbers + ' ' + std::string(word(count.qualifier));
}

std::string notation(const Date& date) {
  if (!date.start || !date.end) return "unknown";
  std::string out = iso(*date.start) + ".." + iso(*date.end);
  const bool expected =
      date.precision == (date.start == date.end ? DatePrecision::day : DatePrecision::range);
  if (!expected) field(out, "precision", word(date.precision));
  return out;
}

std::string event_line(const Record& record, std::size_t i) {
  const Event& event = record.events[i];
  std::string line = "event ";
  line += word(event.sub_event_type);
  line += ' ' + notation(event.date);
  for (const auto& place : event.places) name(line, place.name);
  for (const auto& actor : event.actors) quoted_field(line, word(actor.role), actor.actor.name);
  state(line, event);
  evidence(line, record, event.evidence);
  field(line, "id", id(EventId{static_cast<std::uint32_t>(i)}));
  return line;
}

std::string claim_line(const Record& record, std::size_t i) {
  const Claim& claim = record.claims[i];
  std::string line = "claim";
  what(line, claim);
  speakers(line, claim);
  if (claim.modality != Modality::asserted) field(line, "modality", word(claim.modality));
  field(line, "event", claim.event ? id(*claim.event) : std::string("none"));
  if (claim.part_of) field(line, "part_of", id(*claim.part_of));
  evidence(line, record, claim.evidence);
  field(line, "id", id(ClaimId{static_cast<std::uint32_t>(i)}));
  return line;
}

std::string events_notation(const Record& record) {
  if (record.events.empty()) return "event none\n";
  std::string out;
  for (std::size_t i = 0; i < record.events.size(); ++i) out += event_line(record, i) + '\n';
  return out;
}

std::string claims_notation(const Record& record) {
  if (record.claims.empty()) return "claim none\n";
  std::string out;
  for (std::size_t i = 0; i < record.claims.size(); ++i) out += claim_line(record, i) + '\n';
  return out;
}

}  // namespace saksi::record
