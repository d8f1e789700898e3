// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "store/impl.h"
#include "store/ranking.h"
#include "store/schema.h"
#include "store/words.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace saksi::store {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;

// Ranking looks at every match; beyond this many the newest are shown instead, found without
// looking.
constexpr std::uint64_t kRanked = 1000;
// A list of so few matches is sorted; a longer one is met by walking all reports in order.
constexpr std::size_t kSorted = 5000;
constexpr int kSnippetWords = 24;

std::string columns(std::string_view before, std::string_view after) {
  return std::string(before) + std::string(kReportColumns) + std::string(after);
}

std::uint64_t number(Connection& db, std::string_view sql) {
  return static_cast<std::uint64_t>(db.number(sql));
}

/// What lists show of a report that has no title. Asked for page by page: it reads the record.
void add_lead(Connection& db, ReportRow& row) {
  if (row.title) return;
  Statement& lead = db.prepared(
      "SELECT substr(json_extract(record, '$.document.text'), 1, ?)"
      " FROM reports JOIN readings USING(reading) WHERE reports.id=?");
  if (lead.bind(kLeadLength, row.id).step()) row.lead = lead.text_or_none(0);
  lead.reset();
}

template <class Items, class Report>
void add_leads(Connection& db, Items& items, Report&& report) {
  for (auto& item : items) add_lead(db, report(item));
}

ReportList all_reports(Connection& db, std::uint32_t limit, std::uint32_t offset) {
  ReportList list;
  list.total = number(db, "SELECT count(*) FROM reports");
  static const std::string kSql = columns(
      "SELECT ",
      " FROM reports ORDER BY substr(published, 1, 10) DESC, document DESC LIMIT ? OFFSET ?");
  Statement& rows = db.prepared(kSql);
  rows.bind(limit, offset);
  while (rows.step()) list.items.push_back(report_row(rows, 0));
  return list;
}

/// The page of reports that `match` finds, few enough to sort.
void sort_matches(Connection& db, std::string_view match, std::uint32_t limit, std::uint32_t offset,
                  ReportList& list) {
  static const std::string kSql =
      columns("SELECT ",
              " FROM texts JOIN reports ON reports.document = texts.rowid WHERE texts MATCH ?"
              " ORDER BY substr(published, 1, 10) DESC, document DESC LIMIT ? OFFSET ?");
  Statement& rows = db.prepared(kSql);
  rows.bind(match, limit, offset);
  while (rows.step()) list.items.push_back(report_row(rows, 0));
}

/// The same by walking all reports in order until the page is full.
void walk_matches(Connection& db, const Matches& matches, std::uint32_t limit, std::uint32_t offset,
                  ReportList& list) {
  Statement& order = db.prepared(
      "SELECT document FROM reports ORDER BY substr(published, 1, 10) DESC, document DESC");
  static const std::string kSql = columns("SELECT ", " FROM reports WHERE document=?");
  std::uint64_t position = 0;
  while (list.items.size() < limit && order.step()) {
    const auto document = order.integer(0);
    if (!matches.documents[static_cast<std::size_t>(document)] || position++ < offset) continue;
    Statement& row = db.prepared(kSql);
    if (row.bind(document).step()) list.items.push_back(report_row(row, 0));
    row.reset();
  }
  order.reset();
}

ReportList matching_reports(Connection& db, std::string_view match, std::uint32_t limit,
                            std::uint32_t offset) {
  ReportList list;
  const Matches matches = matching_documents(db, match);
  list.total = matches.count;
  matches.count <= kSorted ? sort_matches(db, match, limit, offset, list)
                           : walk_matches(db, matches, limit, offset, list);
  return list;
}

std::optional<Range> range_of(const Statement& row, int claims_column) {
  if (row.integer(claims_column) == 0) return std::nullopt;
  return Range{row.integer_or_none(claims_column + 1), row.integer_or_none(claims_column + 2)};
}

/// Texts of the events of one page, in its order; one that went meanwhile is left out.
std::vector<EventRow> event_rows(Connection& db, const std::vector<std::int64_t>& events,
                                 const std::vector<std::string>& linked) {
  static const std::string kSql = columns(
      "SELECT ",
      ", json_extract(record, '$.events[' || (substr(events.id, 2) - 1) || ']'), events.claims,"
      " killed_claims, killed_low, killed_high, injured_claims, injured_low, injured_high"
      " FROM events JOIN reports USING(document) JOIN readings USING(reading) WHERE event=?");
  std::vector<EventRow> out;
  Statement& row = db.prepared(kSql);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!row.bind(events[i]).step()) continue;
    out.push_back({report_row(row, 0), row.text(8), static_cast<std::uint64_t>(row.integer(9)),
                   range_of(row, 10), range_of(row, 13), linked[i]});
    row.reset();
  }
  add_leads(db, out, [](EventRow& item) -> ReportRow& { return item.report; });
  return out;
}

[[noreturn]] void not_found(std::string_view what, std::string_view id) {
  throw_failed(Code::not_found, "There is no " + std::string(what) + " with this id.",
               std::string(id));
}

EventDetail detail_of(ReportRow report, std::string_view record, std::string_view event_id) {
  const Json json = Json::parse(record);
  const auto is_it = [&](const Json& e) { return e.at("id") == event_id; };
  const Json& events = json.at("events");
  const auto event = std::find_if(events.begin(), events.end(), is_it);
  if (event == events.end()) not_found("event", event_id);
  EventDetail detail{std::move(report), event->dump(), {}, json.at("document").at("text")};
  for (const auto& claim : json.at("claims")) {
    if (claim.at("event") == event_id) detail.claim_jsons.push_back(claim.dump());
  }
  return detail;
}

std::uint64_t count_matches(Connection& db, std::string_view match, std::uint64_t stop) {
  Statement& count =
      db.prepared("SELECT count(*) FROM (SELECT 1 FROM texts WHERE texts MATCH ? LIMIT ?)");
  count.bind(match, stop).step();
  const auto value = static_cast<std::uint64_t>(count.integer(0));
  count.reset();
  return value;
}

std::string search_sql(std::string_view condition, std::string_view order) {
  return columns("SELECT ", ", snippet(texts, 1, char(2), char(3), char(8230), " +
                                std::to_string(kSnippetWords) +
                                ") FROM texts JOIN reports ON reports.document = texts.rowid"
                                " WHERE texts MATCH ?" +
                                std::string(condition) + " ORDER BY " + std::string(order) +
                                " LIMIT ? OFFSET ?");
}

Hits search_hits(Connection& db, std::string_view match, std::uint32_t limit,
                 std::uint32_t offset) {
  static const std::string kBest =
      search_sql(" AND texts.rank MATCH '" + std::string(kRanking) + "'", "texts.rank");
  static const std::string kNewest = search_sql("", "texts.rowid DESC");
  Hits hits;
  hits.total = count_matches(db, match, kRanked + 1);
  hits.more = hits.total > kRanked;
  Statement& rows = db.prepared(hits.more ? kNewest : kBest);
  rows.bind(match, limit, offset);
  while (rows.step()) hits.items.push_back({report_row(rows, 0), rows.text(8)});
  add_leads(db, hits.items, [](Hit& hit) -> ReportRow& { return hit.report; });
  return hits;
}

}  // namespace

std::optional<std::string> lead_of(const record::Document& document) {
  if (document.title) return std::nullopt;
  const std::string& text = document.text;
  std::size_t end = 0;
  for (int i = 0; i < kLeadLength && end < text.size(); ++i) {
    end += base::code_point_at(text, end).size;
  }
  return text.substr(0, end);
}

std::string Store::Impl::match(std::string_view words) {
  if (!spelling || match_of(words).empty()) return match_of(words);
  return with_events([&](const EventIndex& events) {
    return match_of(words, [&](std::string_view name) { return events.spellings(name); });
  });
}

Matches Store::Impl::words(const EventFilter& filter) {
  const std::string asked = match(filter.words);
  return reading([&](Connection& db) { return documents_with(db, asked); });
}

// What a word leaves may change without the index: nothing of that is kept.
std::shared_ptr<const GroupSelection> Store::Impl::selection(const EventIndex& of,
                                                             const EventFilter& filter,
                                                             const Matches& words) {
  if (words.given() == nullptr) return selections.of(of, filter);
  return std::make_shared<const GroupSelection>(of.select_groups(filter, words.given()));
}

ReportRow report_row(const Statement& row, int first_column) {
  return {row.text(first_column),
          row.text_or_none(first_column + 1),
          row.text_or_none(first_column + 2),
          row.text_or_none(first_column + 3),
          row.text_or_none(first_column + 4),
          row.text_or_none(first_column + 5),
          static_cast<std::uint64_t>(row.integer(first_column + 6)),
          static_cast<std::uint64_t>(row.integer(first_column + 7))};
}

Result<Knows> Store::knows(std::string_view id, std::string_view sha256,
                           const Program& program) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      Statement& query = db.prepared(
          "SELECT EXISTS(SELECT 1 FROM readings WHERE readings.document=documents.document"
          " AND program=? AND pack=?) FROM documents WHERE id=? AND sha256=?");
      if (!query.bind(program.version, program.pack, id, sha256).step()) return Knows::no;
      const bool read = query.integer(0) != 0;
      query.reset();
      return read ? Knows::yes : Knows::read_by_other_program;
    });
  });
}

Result<Status> Store::status() const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      return Status{
          number(db, "SELECT count(*) FROM reports"),  number(db, "SELECT count(*) FROM events"),
          number(db, "SELECT count(*) FROM claims"),   number(db, "SELECT count(*) FROM refusals"),
          number(db, "SELECT count(*) FROM readings"), db.number("PRAGMA user_version")};
    });
  });
}

Result<ReportList> Store::reports(std::string_view words, std::uint32_t limit,
                                  std::uint32_t offset) const {
  return guarded([&] {
    const std::string match = impl_->match(words);
    return impl_->reading([&](Connection& db) {
      ReportList list = match.empty() ? all_reports(db, limit, offset)
                                      : matching_reports(db, match, limit, offset);
      add_leads(db, list.items, [](ReportRow& row) -> ReportRow& { return row; });
      return list;
    });
  });
}

Result<Report> Store::report(std::string_view id) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      Statement& row = db.prepared(
          "SELECT record, ingested_at, documents.sha256 FROM reports JOIN readings USING(reading)"
          " JOIN documents ON documents.document = reports.document WHERE reports.id=?");
      if (!row.bind(id).step()) not_found("report", id);
      Report report{row.text(0), row.text(1), row.text(2)};
      row.reset();
      return report;
    });
  });
}

Result<EventList> Store::events(const EventFilter& filter, std::uint32_t limit,
                                std::uint32_t offset) const {
  return guarded([&] {
    const Matches matches = impl_->words(filter);
    std::vector<std::string> linked;
    EventSelection selection = impl_->with_events([&](const EventIndex& index) {
      auto found = index.select(filter, matches.given(), limit, offset);
      for (const auto event : found.events) linked.push_back(index.linked_of(event));
      return found;
    });
    selection.list.items =
        impl_->reading([&](Connection& db) { return event_rows(db, selection.events, linked); });
    return std::move(selection.list);
  });
}

Result<EventDetail> Store::event(std::string_view report_id, std::string_view event_id) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      static const std::string kSql = columns(
          "SELECT ", ", record FROM reports JOIN readings USING(reading) WHERE reports.id=?");
      Statement& row = db.prepared(kSql);
      if (!row.bind(report_id).step()) not_found("report", report_id);
      EventDetail detail = detail_of(report_row(row, 0), row.view(8), event_id);
      row.reset();
      add_lead(db, detail.report);
      return detail;
    });
  });
}

Result<Hits> Store::search(std::string_view words, std::uint32_t limit,
                           std::uint32_t offset) const {
  return guarded([&] {
    const std::string typed = match_of(words);
    if (typed.empty()) return Hits{};
    const std::string any = impl_->match(words);
    return impl_->reading([&](Connection& db) {
      Hits hits = search_hits(db, typed, limit, offset);
      if (hits.more || any == typed) return hits;
      // Then those that have a name in another spelling only.
      const auto left = static_cast<std::uint32_t>(limit - hits.items.size());
      const auto passed = static_cast<std::uint32_t>(std::min<std::uint64_t>(hits.total, offset));
      Hits others = search_hits(db, '(' + any + ") NOT (" + typed + ')', left, offset - passed);
      hits.total += others.total;
      hits.more = others.more;
      std::move(others.items.begin(), others.items.end(), std::back_inserter(hits.items));
      return hits;
    });
  });
}

Result<std::string> Store::original(std::string_view sha256) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      Statement& row = db.prepared("SELECT encoding, size, bytes FROM blobs WHERE sha256=?");
      if (!row.bind(sha256).step()) not_found("original", sha256);
      std::string bytes = unpack_blob(row.view(0), static_cast<std::uint64_t>(row.integer(1)),
                                      row.view(2), impl_->path);
      row.reset();
      return bytes;
    });
  });
}

Result<std::vector<Store::Stale>> Store::stale(const Program& program, std::int64_t after,
                                               std::uint32_t limit) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      Statement& row = db.prepared(
          "SELECT document, documents.id, origin, encoding, size, bytes,"
          " (SELECT record FROM readings WHERE readings.document = documents.document"
          "  ORDER BY reading DESC LIMIT 1)"
          " FROM documents JOIN blobs USING(sha256) WHERE document > ? AND NOT EXISTS("
          "  SELECT 1 FROM readings WHERE readings.document = documents.document"
          "  AND program=? AND pack=?) ORDER BY document LIMIT ?");
      row.bind(after, program.version, program.pack, limit);
      std::vector<Stale> out;
      while (row.step()) {
        const auto size = static_cast<std::uint64_t>(row.integer(4));
        out.push_back({row.integer(0), row.text(1), row.text(2),
                       unpack_blob(row.view(3), size, row.view(5), impl_->path), row.text(6)});
      }
      return out;
    });
  });
}

Result<std::int64_t> Store::version() const {
  return guarded([&] { return impl_->data_version(); });
}

Result<std::int64_t> Store::last_document() const {
  return guarded([&] {
    return impl_->reading(
        [](Connection& db) { return db.number("SELECT max(document) FROM documents"); });
  });
}

Result<std::vector<std::pair<std::int64_t, std::string>>> Store::reports_after(
    std::int64_t document, std::uint32_t limit) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      Statement& row = db.prepared(
          "SELECT document, id FROM reports WHERE document > ? ORDER BY document LIMIT ?");
      row.bind(document, limit);
      std::vector<std::pair<std::int64_t, std::string>> out;
      while (row.step()) out.emplace_back(row.integer(0), row.text(1));
      return out;
    });
  });
}

}  // namespace saksi::store
