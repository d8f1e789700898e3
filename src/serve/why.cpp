// SPDX-License-Identifier: Apache-2.0
#include "serve/why.h"

#include "base/utf8.h"
#include "lang/pack.h"
#include "record/json.h"
#include "serve/view.h"

#include <algorithm>
#include <map>

namespace saksi::serve {
namespace {

using base::fail;
using base::Result;
using extract::Why;

Json reason_json(const Why& why, std::string_view text) {
  Json words = Json::array();
  for (const auto span : why.words) {
    const auto start = base::count_code_points(text.substr(0, span.begin));
    words.push_back({{"start", start},
                     {"end", start + base::count_code_points(span.in(text))},
                     {"exact", span.in(text)}});
  }
  return {{"about", why.about},
          {"rule", why.rule},
          {"against", why.against},
          {"words", std::move(words)}};
}

/// The id of the item that a reason is about; empty for the report as a whole.
std::string item_of(const Why& why) {
  switch (why.item) {
    case Why::Item::event:
      return record::id(record::EventId{why.index});
    case Why::Item::claim:
      return record::id(record::ClaimId{why.index});
    default:
      return {};
  }
}

std::map<std::string, Json> items_of(const Json& record) {
  std::map<std::string, Json> out;
  for (const char* list : {"events", "claims"}) {
    for (const auto& item : record.at(list)) out.emplace(item.at("id").get<std::string>(), item);
  }
  return out;
}

/// The document as it came: what was inferred about it is inferred again.
record::Document as_it_came(record::Document document) {
  if (document.published_basis == record::PublishedBasis::inferred) {
    document.published.reset();
    document.published_basis = record::PublishedBasis::none;
  }
  document.credits.clear();
  document.furniture.clear();
  document.dateline.reset();
  return document;
}

}  // namespace

Result<const read::Reader*> Explainer::reader() {
  const std::lock_guard lock(mutex_);
  if (!reader_) {
    auto pack = lang::Pack::built_in();
    if (!pack) return fail(pack.error());
    reader_.emplace(*pack);
  }
  return &*reader_;
}

Result<std::string> Explainer::why(const std::string& report) {
  const auto stored = store_.report(report);
  if (!stored) return fail(stored.error());
  auto record = record::from_json(stored->record_json);
  if (!record) return fail(record.error());
  const auto reader = this->reader();
  if (!reader) return fail(reader.error());
  const auto told = (*reader)->explain(as_it_came(std::move(record->document)));
  const auto was = items_of(Json::parse(stored->record_json));
  const auto now = items_of(Json::parse(record::to_json(told.record)));
  Json items = Json::object(), changed = Json::array(), whole = Json::array();
  for (const auto& [id, item] : was) {
    const auto same = now.find(id);
    if (same == now.end() || same->second != item) changed.push_back(id);
  }
  for (const auto& why : told.why) {
    const std::string id = item_of(why);
    Json reason = reason_json(why, told.record.document.text);
    if (id.empty()) {
      whole.push_back(std::move(reason));
    } else if (was.count(id) != 0 &&
               std::find(changed.begin(), changed.end(), id) == changed.end()) {
      items[id].push_back(std::move(reason));
    }
  }
  return dump(
      {{"items", std::move(items)}, {"report", std::move(whole)}, {"changed", std::move(changed)}});
}

}  // namespace saksi::serve
