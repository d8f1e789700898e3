// SPDX-License-Identifier: Apache-2.0
#include "export/claim_values.h"

#include <cmath>

namespace saksi::exports {

using store::ClaimRow;

struct ClaimValues::Named {
  std::string_view name;
  Fill fill;
};

namespace {

void set_text(Cell& cell, std::string_view text) {
  if (text.empty()) {
    cell.clear();
  } else {
    cell.set(text);
  }
}

/// To a tenth of a degree, some eleven kilometres.
double tenth(double degrees) {
  return std::round(degrees * 10) / 10;
}

}  // namespace

template <std::string_view ClaimRow::*Field>
void ClaimValues::text(const ClaimRow& c, Cell& cell) {
  set_text(cell, c.*Field);
}

template <std::optional<std::int64_t> ClaimRow::*Field>
void ClaimValues::number(const ClaimRow& c, Cell& cell) {
  cell.set(c.*Field);
}

template <std::int64_t ClaimRow::*Field>
void ClaimValues::position(const ClaimRow& c, Cell& cell) {
  // A quote that may have been cut or changed has no place in the text any more.
  if (redactor_ != nullptr) {
    cell.clear();
  } else {
    cell.set(c.*Field);
  }
}

template <std::string_view ClaimRow::Place::*Field>
void ClaimValues::at(const ClaimRow& c, Cell& cell) {
  set_text(cell, c.at.*Field);
}

const std::vector<ClaimValues::Named>& ClaimValues::all() {
  using V = ClaimValues;
  using C = ClaimRow;
  static const std::vector<Named> kAll = {
      {"report", &V::report},
      {"title", &V::title},
      {"publisher", &V::text<&C::publisher>},
      {"url", &V::url},
      {"published", &V::text<&C::published>},
      {"language", &V::text<&C::language>},
      {"event_id", &V::event_id},
      {"event", &V::text<&C::event>},
      {"event_type", &V::text<&C::event_type>},
      {"sub_event_type", &V::text<&C::sub_event_type>},
      {"status", &V::text<&C::status>},
      {"background", &V::background},
      {"date_start", &V::text<&C::date_start>},
      {"date_end", &V::text<&C::date_end>},
      {"date_precision", &V::text<&C::date_precision>},
      {"event_place", &V::event_place},
      {"event_country", &V::at<&C::Place::country>},
      {"event_admin1", &V::at<&C::Place::admin1>},
      {"event_admin2", &V::at<&C::Place::admin2>},
      {"event_place_precision", &V::place_precision},
      {"latitude", &V::latitude},
      {"longitude", &V::longitude},
      {"claim", &V::text<&C::claim>},
      {"kind", &V::text<&C::kind>},
      {"modality", &V::text<&C::modality>},
      {"outcome", &V::text<&C::outcome>},
      {"count_low", &V::number<&C::low>},
      {"count_high", &V::number<&C::high>},
      {"qualifier", &V::text<&C::qualifier>},
      {"part_of", &V::text<&C::part_of>},
      {"victims", &V::victims},
      {"victims_id", &V::text<&C::victims_id>},
      {"victims_kind", &V::text<&C::victims_kind>},
      {"place", &V::text<&C::place>},
      {"place_country", &V::text<&C::place_country>},
      {"actor", &V::actor},
      {"actor_id", &V::text<&C::actor_id>},
      {"actor_kind", &V::text<&C::actor_kind>},
      {"change", &V::text<&C::change>},
      {"stance", &V::text<&C::stance>},
      {"item", &V::item},
      {"source", &V::source},
      {"source_role", &V::source_role},
      {"source_affiliation", &V::source_affiliation},
      {"source_kind", &V::source_kind},
      {"source_chain", &V::source_chain},
      {"evidence", &V::evidence},
      {"evidence_start", &V::position<&C::evidence_start>},
      {"evidence_end", &V::position<&C::evidence_end>},
      {"joint_figure", &V::derived},
      {"corrected", &V::text<&C::corrected>},
  };
  return kAll;
}

std::vector<std::string_view> ClaimValues::names() {
  std::vector<std::string_view> out;
  for (const auto& named : all()) out.push_back(named.name);
  return out;
}

base::Result<ClaimValues> ClaimValues::make(const Table& table, Redactor* redactor) {
  ClaimValues out;
  out.redactor_ = redactor;
  for (const auto& column : table.columns) {
    Fill fill = nullptr;
    for (const auto& named : all()) {
      if (named.name == column.value) fill = named.fill;
    }
    if (fill == nullptr) {
      return base::fail(base::Code::invalid_pack,
                        "The profile '" + table.name + "' has a column '" + column.name +
                            "' that wants a value '" + column.value + "', which no claim has.",
                        "export_columns");
    }
    out.fills_.push_back(fill);
  }
  return out;
}

void ClaimValues::fill(const ClaimRow& claim, Row& row) {
  for (std::size_t i = 0; i < fills_.size(); ++i) (this->*fills_[i])(claim, row[i]);
}

// ---------------------------------------------------------------- values that are made

std::string ClaimValues::person(const ClaimRow::Speaker& speaker) {
  if (redactor_ == nullptr) return std::string(speaker.name);
  const bool placed = !speaker.role.empty() || !speaker.affiliation.empty();
  return redactor_->person(speaker.name, speaks_in_office(speaker.kind, placed));
}

void ClaimValues::source(const ClaimRow& c, Cell& cell) {
  set_text(cell, c.sources.empty() ? std::string() : person(c.sources.front()));
}

void ClaimValues::source_role(const ClaimRow& c, Cell& cell) {
  if (c.sources.empty()) {
    cell.clear();
  } else {
    set_text(cell, redactor_ == nullptr ? std::string(c.sources.front().role)
                                        : redactor_->quote(c.sources.front().role));
  }
}

void ClaimValues::source_affiliation(const ClaimRow& c, Cell& cell) {
  set_text(cell, c.sources.empty() ? std::string_view() : c.sources.front().affiliation);
}

void ClaimValues::source_kind(const ClaimRow& c, Cell& cell) {
  set_text(cell, c.sources.empty() ? std::string_view() : c.sources.front().kind);
}

/// "Harun Wirya < Kantor Uji": nearest speaker first.
void ClaimValues::source_chain(const ClaimRow& c, Cell& cell) {
  std::string chain;
  for (const auto& speaker : c.sources) {
    if (!chain.empty()) chain += " < ";
    chain += person(speaker);
  }
  set_text(cell, chain);
}

void ClaimValues::title(const ClaimRow& c, Cell& cell) {
  if (redactor_ == nullptr) return set_text(cell, c.title);
  set_text(cell, capped(redactor_->quote(c.title), kQuoteLetters));
}

void ClaimValues::evidence(const ClaimRow& c, Cell& cell) {
  if (redactor_ == nullptr) return set_text(cell, c.evidence);
  set_text(cell, capped(redactor_->quote(c.evidence), kQuoteLetters));
}

void ClaimValues::victims(const ClaimRow& c, Cell& cell) {
  const bool group = redactor_ == nullptr || !c.victims_id.empty();
  set_text(cell, group ? std::string(c.victims) : redactor_->quote(c.victims));
}

void ClaimValues::actor(const ClaimRow& c, Cell& cell) {
  const bool group = redactor_ == nullptr || !c.actor_id.empty();
  set_text(cell, group ? std::string(c.actor) : redactor_->quote(c.actor));
}

void ClaimValues::item(const ClaimRow& c, Cell& cell) {
  set_text(cell, redactor_ == nullptr ? std::string(c.item) : redactor_->quote(c.item));
}

void ClaimValues::report(const ClaimRow& c, Cell& cell) {
  if (c.document != document_) {
    report_ = shown_id(redactor_, c.report);
    document_ = c.document;
  }
  set_text(cell, report_);
}

void ClaimValues::url(const ClaimRow& c, Cell& cell) {
  set_text(cell, redactor_ == nullptr ? std::string(c.url) : site_of(c.url));
}

void ClaimValues::event_id(const ClaimRow& c, Cell& cell) {
  set_text(cell, c.linked);
}

void ClaimValues::background(const ClaimRow& c, Cell& cell) {
  cell.set(c.background);
}

bool ClaimValues::coarse(const ClaimRow& c) const {
  return redactor_ != nullptr &&
         (c.at.precision == "exact" || redactor_->sensitive_site(c.at.name));
}

void ClaimValues::event_place(const ClaimRow& c, Cell& cell) {
  if (!coarse(c)) return set_text(cell, c.at.name);
  set_text(cell, !c.at.admin2.empty() ? c.at.admin2 : c.at.admin1);
}

void ClaimValues::place_precision(const ClaimRow& c, Cell& cell) {
  set_text(cell, coarse(c) ? std::string_view("district") : c.at.precision);
}

void ClaimValues::latitude(const ClaimRow& c, Cell& cell) {
  cell.set(c.at.latitude && coarse(c) ? std::optional(tenth(*c.at.latitude)) : c.at.latitude);
}

void ClaimValues::longitude(const ClaimRow& c, Cell& cell) {
  cell.set(c.at.longitude && coarse(c) ? std::optional(tenth(*c.at.longitude)) : c.at.longitude);
}

/// Says of a joint figure that it is one: it counts neither as killed nor as injured.
void ClaimValues::derived(const ClaimRow& c, Cell& cell) {
  if (c.outcome.empty()) {
    cell.clear();
  } else {
    cell.set(c.outcome == "killed_or_injured");
  }
}

}  // namespace saksi::exports
