// SPDX-License-Identifier: Apache-2.0
#include "export/export.h"

#include "export/changes.h"
#include "export/claim_values.h"
#include "export/event_values.h"
#include "export/file.h"
#include "export/manifest.h"
#include "export/threads.h"
#include "lang/parts.h"
#include "store/snapshot.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <future>
#include <random>

namespace saksi::exports {
namespace {

using base::Code;
using base::Result;

template <class List, class Name>
std::string listed(const List& list, Name name) {
  std::string out;
  for (const auto& item : list) out += (out.empty() ? "" : ", ") + std::string(name(item));
  return out;
}

/// The request's table: the profile's, or the columns of it that were asked for.
Result<Table> table_of(const Request& request, const lang::Pack& pack) {
  const auto tables = load_tables(pack);
  if (!tables) return base::fail(tables.error());
  const auto found = std::find_if(tables->begin(), tables->end(),
                                  [&](const Table& t) { return t.name == request.profile; });
  if (found == tables->end()) {
    return base::fail(Code::invalid_argument,
                      "There is no profile '" + request.profile + "'. There are: " +
                          listed(*tables, [](const Table& t) { return t.name; }) + ".");
  }
  if (request.columns.empty()) return *found;
  Table out{found->name, {}, found->of};
  for (const auto& name : request.columns) {
    const auto column = std::find_if(found->columns.begin(), found->columns.end(),
                                     [&](const Column& c) { return c.name == name; });
    if (column == found->columns.end()) {
      return base::fail(
          Code::invalid_argument,
          "The profile '" + request.profile + "' has no column '" + name +
              "'. It has: " + listed(found->columns, [](const Column& c) { return c.name; }) + ".");
    }
    out.columns.push_back(*column);
  }
  return out;
}

std::string random_key() {
  std::random_device device;
  std::string out;
  for (int i = 0; i < 8; ++i) out += std::to_string(device());
  return out;
}

/// Whole texts cannot go out in public: when names are cut, spans no longer fit.
Result<void> may_leave(const Request& request, const Table& table) {
  if (table.of != Table::Of::records || request.release == Release::internal) return {};
  return base::fail(Code::invalid_argument,
                    "The profile '" + table.name +
                        "' holds the reports' whole text, with every name. Choose the release "
                        "internal, or another profile.");
}

/// The policy of a profile when none is asked for: that of the house whose format it is.
std::string policy_of(const Request& request, const Table& table) {
  if (table.of != Table::Of::events) return {};
  if (!request.policy.empty()) return request.policy;
  return request.profile == "ged" ? "ucdp" : "acled-conservative";
}

Result<std::string> policy_version(const std::string& policy) {
  if (policy.empty()) return std::string();
  for (const auto& known : ledger::policies()) {
    if (known.name == policy) return std::string(known.version);
  }
  return base::fail(Code::invalid_argument,
                    "There is no policy '" + policy + "'. There are: " +
                        listed(ledger::policies(), [](const auto& p) { return p.name; }) + ".");
}

/// One export on its way.
class Run {
 public:
  /// `changes` null: everything.
  Run(const Request& request, const lang::Pack& pack, std::string policy, Changes* changes)
      : request_(request),
        changes_(changes),
        pack_(pack),
        policy_(std::move(policy)),
        rules_(request.release == Release::open ? std::make_unique<PrivacyRules>(pack) : nullptr) {
    if (rules_) {
      redactor_ =
          std::make_unique<Redactor>(*rules_, request.key.empty() ? random_key() : request.key);
    }
  }

  /// Rows go to `writer`, or nowhere when it is null.
  Result<void> rows(const Table& table, const store::EventFilter& filter, store::Snapshot& snapshot,
                    Writer* writer) {
    RowSink sink(writer, table.columns.size());
    auto made = made_rows(table, filter, snapshot, sink);
    if (auto written = sink.finish(); !written) return written;
    return made;
  }

  [[nodiscard]] Outcome outcome() const {
    Outcome out;
    out.rows = rows_;
    out.corrected = corrected_;
    out.left_out = left_out_;
    if (redactor_) {
      out.left = redactor_->left();
      out.cut = redactor_->cut();
    }
    return out;
  }

 private:
  /// Ends early, without an error of its own, when the sink takes no more.
  Result<void> made_rows(const Table& table, const store::EventFilter& filter,
                         store::Snapshot& snapshot, RowSink& sink) {
    switch (table.of) {
      case Table::Of::events:
        return events(table, filter, snapshot, sink);
      case Table::Of::records:
        return records(table, filter, snapshot, sink);
      default:
        return claims(table, filter, snapshot, sink);
    }
  }

  Result<void> claims(const Table& table, const store::EventFilter& filter,
                      store::Snapshot& snapshot, RowSink& sink) {
    auto values = ClaimValues::make(table, redactor_.get());
    if (!values) return base::fail(values.error());
    auto claims = snapshot.claims(filter, request_.profile == "control" ? "control" : "",
                                  redactor_ != nullptr);
    if (!claims) return base::fail(claims.error());
    ClaimsAhead ahead(std::move(*claims));
    std::int64_t document = -1;
    while (true) {
      const auto batch = ahead.next();
      if (!batch) return base::fail(batch.error());
      if (*batch == nullptr) return {};
      for (const auto& claim : (*batch)->rows()) {
        if (redactor_ && claim.document != document) redactor_->begin(claim.text);
        document = claim.document;
        if (!wanted(claim)) continue;
        Row* const row = sink.row();
        if (row == nullptr) return {};
        values->fill(claim, *row);
        sink.put();
        if (!claim.corrected.empty()) ++corrected_;
        ++rows_;
      }
    }
  }

  bool wanted(const store::ClaimRow& claim) {
    if (changes_ != nullptr && !changes_->touched(claim.linked)) {
      if (claim.linked.empty()) ++left_out_["no_event"];
      return false;
    }
    if (claim.rejected) {
      ++left_out_["rejected"];
      return false;
    }
    if (changes_ != nullptr) changes_->wrote(claim.linked);
    return true;
  }

  /// A row an event of the world; profile `reports`: a row a report of it; profile
  /// `acled-monadic`: a row an actor of it.
  Result<void> events(const Table& table, const store::EventFilter& filter,
                      store::Snapshot& snapshot, RowSink& sink) {
    const auto fills = event_fills(table);
    if (!fills) return base::fail(fills.error());
    const auto facts = EventFacts::load(pack_);
    if (!facts) return base::fail(facts.error());
    const auto write = [&](const ledger::LinkedEvent& event) -> Result<void> {
      const auto policy = ledger::apply(policy_, event);
      const Sides sides = sides_of(event);
      EventInput input{&event,  policy ? &*policy : nullptr,
                       &*facts, redactor_.get(),
                       &sides,  snapshot.number_of(event.id).value_or(0)};
      if (const auto reason = reason_against(input, filter); !reason.empty()) {
        ++left_out_[std::string(reason)];
        return {};
      }
      if (changes_ != nullptr) changes_->wrote(event.id);
      begin(event);
      for (const auto* actor : actors_of(event)) {
        input.actor = actor;
        Row* const row = sink.row();
        if (row == nullptr) return stopped();
        for (std::size_t i = 0; i < fills->size(); ++i) (*fills)[i](input, (*row)[i]);
        sink.put();
        if (!corrections(input).empty()) ++corrected_;
        ++rows_;
      }
      return {};
    };
    return snapshot.linked(filter, [&](const ledger::LinkedEvent& event) -> Result<void> {
      if (changes_ != nullptr && !changes_->touched(event.id)) return {};
      if (request_.profile != "reports") return write(event);
      for (const auto& member : event.members) {
        ledger::LinkedEvent one = ledger::derive({member});
        one.id = event.id;
        if (auto written = write(one); !written) return written;
      }
      return {};
    });
  }

  /// For whom an event has a row: for each of its actors, or once for all (null), also where
  /// nobody is named.
  [[nodiscard]] Side actors_of(const ledger::LinkedEvent& event) const {
    Side out;
    if (request_.profile == "acled-monadic") {
      for (const auto& [actor, from] : event.actors) out.push_back(&actor.actor);
    }
    if (out.empty()) out.push_back(nullptr);
    return out;
  }

  /// A row a report: its record as it was read, field by field.
  Result<void> records(const Table& table, const store::EventFilter& filter,
                       store::Snapshot& snapshot, RowSink& sink) {
    return snapshot.records(filter, [&](const store::RecordRow& record) -> Result<void> {
      Row* const row = sink.row();
      if (row == nullptr) return stopped();
      const auto parsed = nlohmann::ordered_json::parse(record.json, nullptr, false);
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto field = parsed.find(table.columns[i].name);
        (*row)[i].clear();
        if (field != parsed.end()) (*row)[i].set(std::string_view(field->dump()));
      }
      sink.put();
      ++rows_;
      return {};
    });
  }

  /// Ends a visit; the sink says why.
  static Result<void> stopped() { return base::fail(Code::io, "The rows could not be written."); }

  /// Why the profile has no row for an event, or nothing. A filter that names a status, or says
  /// something of background, gets what it asks for.
  [[nodiscard]] std::string_view reason_against(const EventInput& in,
                                                const store::EventFilter& filter) const {
    if (in.event->rejected) return "rejected";
    const bool as_told = request_.profile == "reports";  // with a column for it
    if (!record::happened(in.event->status) && !as_told && filter.statuses.empty())
      return "not_happened";
    if (in.event->background && !filter.background) return "background";
    const bool deaths = figure(in, record::Outcome::killed) != nullptr ||
                        figure(in, record::Outcome::killed_or_injured) != nullptr;
    if (request_.profile == "ged" && (!deaths || !type_of_violence(in))) return "no_deaths";
    return {};
  }

  /// All that an event's reports say of names holds for its row.
  void begin(const ledger::LinkedEvent& event) {
    if (!redactor_) return;
    redactor_->begin([&event] {
      std::string all;
      for (const auto& member : event.members) {
        all += member.document().title.value_or("") + '\n' + member.document().text + '\n';
      }
      return all;
    });
  }

  const Request& request_;
  Changes* changes_;
  const lang::Pack& pack_;
  std::string policy_;
  std::unique_ptr<PrivacyRules> rules_;
  std::unique_ptr<Redactor> redactor_;
  std::uint64_t rows_ = 0, corrected_ = 0;
  LeftOut left_out_;
};

Result<WrittenFile> written(const std::string& path) {
  const auto hashed = hash_file(path);
  if (!hashed) return base::fail(hashed.error());
  return WrittenFile{path, hashed->sha256, hashed->size};
}

/// Everything that can be wrong with a request, before anything is opened.
struct Plan {
  Table table;
  store::EventFilter filter;
  std::string policy;
  std::optional<store::Since> since;
};

Result<Plan> plan_of(const Request& request, const lang::Pack& pack) {
  Plan out;
  auto table = table_of(request, pack);
  if (!table) return base::fail(table.error());
  out.table = std::move(*table);
  if (auto may = may_leave(request, out.table); !may) return base::fail(may.error());
  auto filter = parse_filter(request.filter);
  if (!filter) return base::fail(filter.error());
  out.filter = std::move(*filter);
  if (const auto known = policy_version(request.policy); !known) return base::fail(known.error());
  out.policy = policy_of(request, out.table);
  if (request.since.empty()) return out;
  const auto since = parse_since(request.since);
  if (!since) return base::fail(since.error());
  if (out.table.of == Table::Of::records) {
    return base::fail(Code::invalid_argument,
                      "Reports do not change; --since is for profiles of events and claims.");
  }
  out.since = *since;
  return out;
}

/// Codebook and manifest, and the audit entry of an internal release.
Result<void> accompany(const Request& request, const lang::Pack& pack, const Plan& plan,
                       const Changes* changes, store::Snapshot& snapshot, Outcome& outcome) {
  auto data = std::async(std::launch::async, written, request.output);  // beside all the rest
  if (auto made = write_codebook(plan.table, codebook_path(request.output)); !made) return made;
  std::vector<std::string> paths = {codebook_path(request.output)};
  if (changes != nullptr) {
    paths.push_back(changes_path(request.output));
    if (auto made = changes->write(paths.back()); !made) return made;
  }
  ManifestFacts facts;
  facts.rows = outcome.rows;
  facts.policy = plan.policy;
  facts.policy_version = policy_version(plan.policy).value_or("");
  facts.version = snapshot.version().value_or(0);
  facts.left_out = outcome.left_out;
  facts.read_by = snapshot.read_by().value_or(std::vector<store::ReadBy>());
  facts.head = snapshot.head().value_or("");
  facts.models = lang::part_versions(pack);
  facts.corrected = outcome.corrected;
  facts.names_left = outcome.left.size();
  facts.names_cut = outcome.cut.size();
  const auto add = [&outcome](Result<WrittenFile> file) -> Result<void> {
    if (!file) return base::fail(file.error());
    outcome.files.push_back(std::move(*file));
    return {};
  };
  if (auto added = add(data.get()); !added) return added;
  for (const auto& path : paths) {
    if (auto added = add(written(path)); !added) return added;
  }
  facts.files = outcome.files;
  auto file = OutputFile::create(manifest_path(request.output));
  if (!file) return base::fail(file.error());
  (*file)->write(manifest_json(request, facts));
  if (auto kept = (*file)->keep(); !kept) return kept;
  return add(written(manifest_path(request.output)));
}

/// Before anything leaves: a release that cannot be logged is not made.
Result<void> log_internal(const Request& request) {
  const nlohmann::json detail = {{"release", "internal"},    {"profile", request.profile},
                                 {"format", request.format}, {"filter", request.filter},
                                 {"since", request.since},   {"output", request.output}};
  return store::log_action(request.database, request.actor, "export", request.profile,
                           detail.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Result<std::optional<Changes>> changes_of(const Plan& plan, store::Snapshot& snapshot) {
  if (!plan.since) return std::optional<Changes>();
  auto changes = Changes::load(snapshot, *plan.since);
  if (!changes) return base::fail(changes.error());
  return std::optional<Changes>(std::move(*changes));
}

}  // namespace

Result<std::vector<std::string>> profiles(const lang::Pack& pack) {
  const auto tables = load_tables(pack);
  if (!tables) return base::fail(tables.error());
  std::vector<std::string> out;
  for (const auto& table : *tables) out.push_back(table.name);
  return out;
}

Result<Outcome> run(const Request& request, const lang::Pack& pack) {
  const auto plan = plan_of(request, pack);
  if (!plan) return base::fail(plan.error());
  const auto format = find_format(request.format);
  if (!format) return base::fail(format.error());
  // Who opens it brings an older database up to date; a Snapshot only reads.
  if (auto opened = store::Store::open(request.database, store::Access::open); !opened) {
    return base::fail(opened.error());
  }
  if (request.release == Release::internal) {
    if (auto logged = log_internal(request); !logged) return base::fail(logged.error());
  }
  auto snapshot = store::Snapshot::open(request.database);
  if (!snapshot) return base::fail(snapshot.error());
  snapshot->spell(request.spelling);
  auto changes = changes_of(*plan, *snapshot);
  if (!changes) return base::fail(changes.error());
  auto writer = make_writer(*format, plan->table, request.output, request.writer);
  if (!writer) return base::fail(writer.error());
  Changes* const since = *changes ? &**changes : nullptr;
  Run run(request, pack, plan->policy, since);
  if (auto rows = run.rows(plan->table, plan->filter, *snapshot, writer->get()); !rows) {
    return base::fail(rows.error());
  }
  if (auto done = (*writer)->finish(); !done) return base::fail(done.error());
  Outcome out = run.outcome();
  if (request.output == "-") return out;
  if (auto done = accompany(request, pack, *plan, since, *snapshot, out); !done) {
    return base::fail(done.error());
  }
  return out;
}

Result<Outcome> preview(const Request& request, const lang::Pack& pack) {
  const auto plan = plan_of(request, pack);
  if (!plan) return base::fail(plan.error());
  auto snapshot = store::Snapshot::open(request.database);
  if (!snapshot) return base::fail(snapshot.error());
  snapshot->spell(request.spelling);
  auto changes = changes_of(*plan, *snapshot);
  if (!changes) return base::fail(changes.error());
  Run run(request, pack, plan->policy, *changes ? &**changes : nullptr);
  if (auto rows = run.rows(plan->table, plan->filter, *snapshot, nullptr); !rows) {
    return base::fail(rows.error());
  }
  return run.outcome();
}

}  // namespace saksi::exports
