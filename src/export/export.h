// SPDX-License-Identifier: Apache-2.0
/// From a database to a file that somebody else's tool opens: profile (which columns), format
/// (which file), filter (which events), release (what may be known). The program, the server and
/// the tests take this one way.
#pragma once

#include "base/error.h"
#include "export/redact.h"
#include "export/table.h"
#include "export/writer.h"
#include "lang/pack.h"
#include "store/snapshot.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::exports {

struct Request {
  std::string database;            ///< path
  std::string profile = "claims";  ///< one of `profiles`
  std::string policy;              ///< for profiles with one figure; empty: the profile's own
  std::string format = "csv";      ///< one of `formats`
  std::string filter;              ///< "country=AF&from=2019-01-01", as lists of events take it
  /// Only what changed since a day ("2026-11-28") or a database version (a manifest's `version`).
  std::string since;
  std::string output = "-";  ///< path, or "-" for standard output
  Release release = Release::open;
  std::string key;    ///< of the pseudonyms; empty: a random one that nobody keeps
  std::string actor;  ///< who asks, for the audit log
  WriterOptions writer;
  store::Program program;
  std::shared_ptr<const base::Spelling> spelling;  ///< of the filter's names, as lists have it
  std::vector<std::string> columns;                ///< only these, in this order; empty: all
};

/// How many events a profile has no row for, by the reason: "not_happened" (planned, threatened,
/// denied), "background" (only recalled by reports on something else), "rejected" (by reviewers:
/// events, or claims), "no_deaths" (GED), "no_event" (claims of no event, with `since`).
using LeftOut = std::map<std::string, std::uint64_t>;

struct WrittenFile {
  std::string path, sha256;
  std::uint64_t size = 0;
};

struct Outcome {
  std::uint64_t rows = 0;
  std::uint64_t corrected = 0;  ///< rows with a value that a reviewer corrected
  LeftOut left_out;             ///< events that fit the filter but not the profile
  std::vector<WrittenFile>
      files;             ///< the export, codebook, changes, manifest; none for standard output
  NameCounts left, cut;  ///< names that leave and that were cut (release `open`)
};

/// Names of the profiles in the order of the pack's table.
[[nodiscard]] base::Result<std::vector<std::string>> profiles(const lang::Pack& pack);

/// Writes the export, FILE.manifest.json and FILE.codebook.csv beside it, with `since` also
/// FILE.changes.csv: every event that is new, changed or gone, whether or not it has a row.
/// Errors: invalid_argument (unknown profile, policy, format, column, filter: the message names
/// those that exist), those of Store::open, permission, disk_full, io, too_large.
[[nodiscard]] base::Result<Outcome> run(const Request& request, const lang::Pack& pack);

/// What `run` would let out and cut; writes nothing.
[[nodiscard]] base::Result<Outcome> preview(const Request& request, const lang::Pack& pack);

/// Compares an export with its manifest: one sentence for each thing that does not hold.
/// `file` is the export or its manifest. Errors: not_found, invalid_json, io.
[[nodiscard]] base::Result<std::vector<std::string>> check(const std::string& file);

/// "2026-11-28", "2026-11-28T06:00:00Z" or a version's number. Errors: invalid_argument.
[[nodiscard]] base::Result<store::Since> parse_since(std::string_view text);

/// The filter of the lists of events: "country=AF&type=Battles&from=2019-01-01". Errors:
/// invalid_argument that names the parameters.
[[nodiscard]] base::Result<store::EventFilter> parse_filter(std::string_view text);

}  // namespace saksi::exports
