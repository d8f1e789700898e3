// SPDX-License-Identifier: Apache-2.0
#include "store/reviewed.h"

#include "record/json.h"
#include "store/decisions.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace saksi::store {
namespace {

using Json = nlohmann::ordered_json;
using Reviews = std::map<std::string, Review>;

bool is_marked(const Review& r) {
  return r.standing == Standing::rejected || !r.edits.empty();
}

/// Puts the edits into the items of one list and notes which fields are different then.
void correct(Json& items, const Reviews& reviews, ledger::Reviewed& out) {
  for (auto& item : items) {
    const auto it = reviews.find(item.value("id", ""));
    if (it == reviews.end() || !is_marked(it->second)) continue;
    ledger::Mark mark{it->second.standing == Standing::rejected, {}};
    Json changed = Json::parse(with_edits(item.dump(), it->second.edits));
    for (const auto& edit : it->second.edits) {
      const auto& field = edit.first;
      const Json before = item.contains(field) ? item.at(field) : Json(nullptr);
      if (changed.at(field) != before) mark.corrected.push_back(field);
    }
    item = std::move(changed);
    if (mark.rejected || !mark.corrected.empty()) out.marks[it->first] = std::move(mark);
  }
}

/// Of reviews without any edit: the record is as it was read.
ReviewedReport only_rejected(const Reviews& reviews, SharedRecord as_read) {
  auto out = std::make_shared<ledger::Reviewed>();
  out->as_read = as_read;
  for (const auto& [item, review] : reviews) {
    if (review.standing == Standing::rejected) out->marks[item] = {true, {}};
  }
  return {std::move(as_read), std::move(out)};
}

bool any_corrected(const ledger::Reviewed& reviewed) {
  return std::any_of(reviewed.marks.begin(), reviewed.marks.end(),
                     [](const auto& entry) { return !entry.second.corrected.empty(); });
}

/// What two readings of one report are asked about a claim.
struct Saying {
  std::string json;
  bool rejected = false, part = false;
  std::optional<record::EventId> event;
  friend bool operator==(const Saying&, const Saying&) = default;
};

/// `values`: whether the records may differ, so that what they say has to be compared.
Saying saying(const ReviewedReport& report, record::ClaimId claim, bool values) {
  const auto told = report.told(record::EventId{0}, {});
  return {values ? record::to_json(*report.record, claim) : std::string(), told.rejected(claim),
          told.is_part(claim), report.record->claims[static_cast<std::size_t>(claim)].event};
}

std::string saying(const ReviewedReport& report, record::EventId event, bool values) {
  const bool rejected = report.told(event, {}).mark().rejected;
  return (values ? record::to_json(*report.record, event) : std::string()) + (rejected ? "-" : "");
}

/// The record that the row's only column holds.
SharedRecord record_in(Statement& row) {
  auto record = record::from_json(row.view(0));
  row.reset();
  if (!record) throw Failed{record.error()};
  return std::make_shared<const record::Record>(std::move(*record));
}

}  // namespace

SharedRecord load_record(Connection& db, std::int64_t document) {
  Statement& row = db.prepared(
      "SELECT record FROM reports JOIN readings USING(reading) WHERE reports.document=?");
  if (!row.bind(document).step()) {
    throw_failed(base::Code::not_found, "There is no report with this number.",
                 std::to_string(document));
  }
  return record_in(row);
}

SharedRecord load_reading(Connection& db, std::int64_t reading) {
  Statement& row = db.prepared("SELECT record FROM readings WHERE reading=?");
  if (!row.bind(reading).step()) {
    throw_failed(base::Code::not_found, "There is no reading with this number.",
                 std::to_string(reading));
  }
  return record_in(row);
}

std::vector<std::int64_t> reviewed_documents(Connection& db) {
  Statement& row = db.prepared(
      "SELECT DISTINCT document FROM reviews JOIN reports ON reports.id=reviews.report"
      " WHERE status='rejected' OR edits<>'{}' ORDER BY document");
  std::vector<std::int64_t> out;
  row.bind();
  while (row.step()) out.push_back(row.integer(0));
  return out;
}

ReviewedReport review(const Reviews& reviews, SharedRecord as_read) {
  const bool any = std::any_of(reviews.begin(), reviews.end(),
                               [](const auto& entry) { return is_marked(entry.second); });
  if (!any) return {std::move(as_read), nullptr};
  const bool edited = std::any_of(reviews.begin(), reviews.end(),
                                  [](const auto& entry) { return !entry.second.edits.empty(); });
  if (!edited) return only_rejected(reviews, std::move(as_read));
  auto out = std::make_shared<ledger::Reviewed>();
  Json json = Json::parse(record::to_json(*as_read));
  correct(json["events"], reviews, *out);
  correct(json["claims"], reviews, *out);
  out->as_read = as_read;
  if (out->marks.empty()) return {std::move(as_read), nullptr};
  if (!any_corrected(*out)) return {std::move(as_read), std::move(out)};
  auto corrected = record::from_json(json.dump());
  if (corrected) {
    return {std::make_shared<const record::Record>(std::move(*corrected)), std::move(out)};
  }
  // Corrections that are each fine but make no record together: what was read stands.
  for (auto& entry : out->marks) entry.second.corrected.clear();
  return {std::move(as_read), std::move(out)};
}

ReviewedReport review(Connection& db, std::int64_t document, SharedRecord as_read) {
  Statement& any = db.prepared(
      "SELECT reviews.report FROM reports JOIN reviews ON reviews.report = reports.id"
      " WHERE reports.document=? AND (status='rejected' OR edits<>'{}') LIMIT 1");
  const bool found = any.bind(document).step();
  const std::string report = found ? any.text(0) : std::string();
  any.reset();
  if (!found) return {std::move(as_read), nullptr};
  return review(stored_reviews(db, report), std::move(as_read));
}

bool counts_alike(const Reviews& before, const Reviews& after) {
  const auto same = [](const Reviews& a, const Reviews& b) {
    return std::all_of(a.begin(), a.end(), [&](const auto& entry) {
      static const Review kNone;
      const auto it = b.find(entry.first);
      const Review& other = it == b.end() ? kNone : it->second;
      return (entry.second.standing == Standing::rejected) ==
                 (other.standing == Standing::rejected) &&
             entry.second.edits == other.edits;
    });
  };
  return same(before, after) && same(after, before);
}

std::set<std::string> concerned(const ReviewedReport& before, const ReviewedReport& after) {
  std::set<std::string> out;
  const bool values = before.record != after.record;
  for (std::uint32_t i = 0; i < before.record->events.size(); ++i) {
    const record::EventId event{i};
    if (saying(before, event, values) != saying(after, event, values)) {
      out.insert(record::id(event));
    }
  }
  for (std::uint32_t i = 0; i < before.record->claims.size(); ++i) {
    const record::ClaimId claim{i};
    const auto was = saying(before, claim, values), is = saying(after, claim, values);
    if (was == is) continue;
    for (const auto& event : {was.event, is.event}) {
      if (event) out.insert(record::id(*event));
    }
  }
  return out;
}

}  // namespace saksi::store
