// SPDX-License-Identifier: Apache-2.0
#include "ledger/link.h"

#include "ledger/cluster.h"
#include "ledger/copies.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace saksi::ledger {
namespace {

using Records = std::vector<std::shared_ptr<const record::Record>>;

constexpr std::string_view kAlone = "alone ";  // too little is known to take it for another

Records newest(const Records& records) {
  std::map<std::string_view, std::size_t> last;
  for (std::size_t i = 0; i < records.size(); ++i) last[records[i]->document.id] = i;
  Records out;
  for (const auto& [id, at] : last) out.push_back(records[at]);
  return out;
}

/// The families of copies among the records, as the id of the first report of each.
class Families {
 public:
  explicit Families(const Records& records) : records_(records), leader_(records.size()) {
    std::iota(leader_.begin(), leader_.end(), std::size_t{0});
    for (const auto& r : records) {
      const auto& published = r->document.published;
      days_.push_back(published ? record::parse_day(*published) : std::nullopt);
      sketches_.push_back(sketch_of(r->document));
    }
    for (std::size_t i = 0; i < records.size(); ++i) look_up(i);
  }

  /// Empty for a report without copies.
  [[nodiscard]] std::vector<std::string> names() {
    std::map<std::size_t, std::vector<std::size_t>> families;
    for (std::size_t i = 0; i < leader_.size(); ++i) families[find(i)].push_back(i);
    std::vector<std::string> out(leader_.size());
    for (const auto& [leader, members] : families) {
      if (members.size() == 1) continue;
      const auto first = *std::min_element(members.begin(), members.end(),
                                           [&](auto a, auto b) { return earlier(a, b); });
      for (const auto m : members) out[m] = records_[first]->document.id;
    }
    return out;
  }

 private:
  void look_up(std::size_t i) {
    if (!sketches_[i]) return;
    const Bands mine = bands(*sketches_[i]);
    std::set<std::size_t> candidates;
    for (const auto week : weeks_near(days_[i])) {
      for (const auto band : mine) {
        const auto& there = keys_[band_key(band, week)];
        candidates.insert(there.begin(), there.end());
      }
    }
    const Against against(*sketches_[i]);
    for (const auto j : candidates) {
      if (near(days_[i], days_[j]) && against.copy(*sketches_[j])) leader_[find(i)] = find(j);
    }
    for (const auto band : mine) keys_[band_key(band, week_of(days_[i]))].push_back(i);
  }

  std::size_t find(std::size_t i) {
    while (leader_[i] != i) i = leader_[i] = leader_[leader_[i]];
    return i;
  }

  [[nodiscard]] bool earlier(std::size_t a, std::size_t b) const {
    const auto key = [&](std::size_t i) {
      const auto& d = records_[i]->document;
      return std::pair(d.published ? d.published->substr(0, 10) : std::string("~"), d.id);
    };
    return key(a) < key(b);
  }

  const Records& records_;
  std::vector<std::size_t> leader_;
  std::vector<std::optional<record::Day>> days_;
  std::vector<std::optional<Sketch>> sketches_;
  std::map<std::int64_t, std::vector<std::size_t>> keys_;
};

/// An event by the positions of its record and in it.
struct At {
  std::size_t record = 0, event = 0;
};

struct Node {
  ToldBy told;
  bool comparable = false;
  std::vector<At> events;
};

/// By the number of the telling: an order that does not depend on how the records came.
std::vector<Node> nodes_of(const Records& records) {
  std::map<std::int64_t, Node> nodes;
  for (std::size_t r = 0; r < records.size(); ++r) {
    const auto tellings = tellings_of(*records[r]);
    for (std::size_t e = 0; e < tellings.size(); ++e) {
      Node& node = nodes[number_of(to_line(tellings[e].telling))];
      node.told.telling = tellings[e].telling;
      node.told.reports.push_back(static_cast<std::int64_t>(r));
      node.comparable = tellings[e].comparable;
      node.events.push_back({r, e});
    }
  }
  std::vector<Node> out;
  out.reserve(nodes.size());
  for (auto& entry : nodes) out.push_back(std::move(entry.second));
  return out;
}

std::vector<Link> links_of(const std::vector<Node>& nodes) {
  std::map<std::int64_t, std::vector<std::uint32_t>> by_block;
  std::vector<Link> out;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].comparable) continue;
    std::set<std::uint32_t> near;
    for (const auto block : blocks(nodes[i].told.telling)) {
      auto& there = by_block[block];
      near.insert(there.begin(), there.end());
      there.push_back(i);
    }
    for (const auto j : near) {
      const auto c = compare(nodes[j].told.telling, nodes[i].told.telling);
      if (c.likeness == Likeness::same) out.push_back({j, i, Link::Kind::same, c.score});
      if (c.likeness == Likeness::vague) out.push_back({j, i, Link::Kind::vague, c.score});
    }
  }
  return out;
}

}  // namespace

std::vector<ReportTelling> tellings_of(const record::Record& record, const Reviewed* reviewed) {
  std::vector<ReportTelling> out;
  for (std::uint32_t i = 0; i < record.events.size(); ++i) {
    const bool rejected =
        reviewed != nullptr && reviewed->mark(record::id(record::EventId{i})).rejected;
    out.push_back({telling_of(record.events[i]), false, rejected});
  }
  std::set<std::string> lines;
  for (const bool rejected : {false, true}) {
    for (std::uint32_t i = 0; i < out.size(); ++i) {
      ReportTelling& one = out[i];
      if (one.rejected != rejected) continue;
      one.comparable = comparable(one.telling) && lines.insert(to_line(one.telling)).second;
      if (one.comparable) continue;
      one.telling.mark =
          std::string(kAlone) + record.document.id + ' ' + record::id(record::EventId{i});
    }
  }
  return out;
}

bool contradict(const ToldBy& a, const ToldBy& b) {
  std::vector<std::int64_t> both;
  std::set_intersection(a.reports.begin(), a.reports.end(), b.reports.begin(), b.reports.end(),
                        std::back_inserter(both));
  return !both.empty() || compare(a.telling, b.telling).likeness == Likeness::different;
}

std::vector<LinkedEvent> link(const Records& records) {
  const Records current = newest(records);
  const auto families = Families(current).names();
  const auto nodes = nodes_of(current);
  const auto result = clusters(
      static_cast<std::uint32_t>(nodes.size()), links_of(nodes),
      [&](std::uint32_t x, std::uint32_t y) { return contradict(nodes[x].told, nodes[y].told); });
  std::map<std::uint32_t, std::vector<Told>> members;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const auto& at : nodes[i].events) {
      const auto event = record::EventId{static_cast<std::uint32_t>(at.event)};
      members[result[i]].push_back({current[at.record], event, families[at.record]});
    }
  }
  std::vector<LinkedEvent> out;
  out.reserve(members.size());
  for (auto& entry : members) out.push_back(derive(std::move(entry.second)));
  std::sort(out.begin(), out.end(),
            [](const LinkedEvent& a, const LinkedEvent& b) { return a.id < b.id; });
  return out;
}

}  // namespace saksi::ledger
