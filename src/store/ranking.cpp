// SPDX-License-Identifier: Apache-2.0
#include "store/ranking.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace saksi::store {
namespace {

using Api = Fts5ExtensionApi;

// FTS5's own numbers: what a second mention adds, what a long text loses.
constexpr double kMentions = 1.2;
constexpr double kLength = 0.75;
constexpr double kLeastWeight = 1e-6;

/// What all reports of a query share.
struct Weights {
  double mean_length = 0;
  std::vector<double> phrases;
};

struct Count {
  double reports = 0;
  sqlite3_int64 last = 0;  ///< the number of the last one
};

int count_report(const Api* api, Fts5Context* context, void* to) {
  auto& count = *static_cast<Count*>(to);
  count.last = api->xRowid(context);
  return ++count.reports < kCounted ? SQLITE_OK : SQLITE_DONE;
}

/// How many of `all` reports have it. They are numbered from 1 with few gaps.
double reports_with(const Count& count, double all) {
  if (count.reports < kCounted) return count.reports;
  return std::clamp(count.reports * all / static_cast<double>(count.last), count.reports, all);
}

int weigh(const Api* api, Fts5Context* context, Weights& weights) {
  sqlite3_int64 all = 0;
  sqlite3_int64 tokens = 0;
  int code = api->xRowCount(context, &all);
  if (code == SQLITE_OK) code = api->xColumnTotalSize(context, -1, &tokens);
  const auto reports = static_cast<double>(all);
  weights.mean_length = static_cast<double>(tokens) / reports;
  for (int i = 0; code == SQLITE_OK && i < api->xPhraseCount(context); ++i) {
    Count count;
    code = api->xQueryPhrase(context, i, &count, count_report);
    const double with = reports_with(count, reports);
    weights.phrases.push_back(
        std::max(kLeastWeight, std::log((reports - with + 0.5) / (with + 0.5))));
  }
  return code;
}

void forget(void* weights) {
  delete static_cast<Weights*>(weights);
}

/// Made at the first report of a query; FTS5 keeps it for the others.
int weights_of(const Api* api, Fts5Context* context, const Weights*& out) {
  out = static_cast<const Weights*>(api->xGetAuxdata(context, 0));
  if (out != nullptr) return SQLITE_OK;
  auto made = std::make_unique<Weights>();
  if (const int code = weigh(api, context, *made); code != SQLITE_OK) return code;
  out = made.get();
  return api->xSetAuxdata(context, made.release(), forget);
}

int score_of(const Api* api, Fts5Context* context, double& score) {
  const Weights* weights = nullptr;
  int code = weights_of(api, context, weights);
  int mentions = 0;
  int tokens = 0;
  if (code == SQLITE_OK) code = api->xInstCount(context, &mentions);
  if (code == SQLITE_OK) code = api->xColumnSize(context, -1, &tokens);
  if (code != SQLITE_OK) return code;
  std::vector<double> often(weights->phrases.size());
  for (int i = 0; code == SQLITE_OK && i < mentions; ++i) {
    int phrase = 0;
    int column = 0;
    int at = 0;
    code = api->xInst(context, i, &phrase, &column, &at);
    if (code == SQLITE_OK) often[static_cast<std::size_t>(phrase)] += 1;
  }
  const double length = 1 - kLength + kLength * tokens / weights->mean_length;
  for (std::size_t i = 0; i < often.size(); ++i) {
    score -= weights->phrases[i] * often[i] * (kMentions + 1) / (often[i] + kMentions * length);
  }
  return code;
}

void rank(const Api* api, Fts5Context* context, sqlite3_context* out, int /*arguments*/,
          sqlite3_value** /*values*/) {
  double score = 0;
  const int code = score_of(api, context, score);
  code == SQLITE_OK ? sqlite3_result_double(out, score) : sqlite3_result_error_code(out, code);
}

/// As FTS5 asks for it: through a statement that is given where to put it.
fts5_api* fts5_of(sqlite3* db) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

int add_ranking(sqlite3* db) {
  fts5_api* api = fts5_of(db);
  if (api == nullptr) return SQLITE_ERROR;
  return api->xCreateFunction(api, "saksi_rank", nullptr, rank, nullptr);
}

}  // namespace saksi::store
