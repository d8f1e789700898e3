// SPDX-License-Identifier: Apache-2.0
#include "ledger/cluster.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace saksi::ledger {
namespace {

using Node = std::uint32_t;
using Contradict = std::function<bool(Node, Node)>;

/// Best first, then by the nodes: an order that depends on nothing else.
bool before(const Link& x, const Link& y) {
  return std::tuple(x.kind, -x.score, x.a, x.b) < std::tuple(y.kind, -y.score, y.a, y.b);
}

class Clusters {
 public:
  Clusters(Node nodes, const std::vector<Link>& links, const Contradict& contradict)
      : contradict_(contradict), cluster_(nodes), members_(nodes) {
    std::iota(cluster_.begin(), cluster_.end(), Node{0});
    for (Node i = 0; i < nodes; ++i) members_[i] = {i};
    for (const auto& l : links) {
      if (l.kind == Link::Kind::judged_different) different_.insert(std::minmax(l.a, l.b));
      if (l.kind == Link::Kind::judged_same) same_.insert(std::minmax(l.a, l.b));
    }
  }

  [[nodiscard]] Node of(Node node) const { return cluster_[node]; }

  /// Whether a person has said that something of the one is not something of the other.
  [[nodiscard]] bool judged_apart(Node x, Node y) const {
    return any_pair(x, y, [&](Node a, Node b) { return different_.count(std::minmax(a, b)) != 0; });
  }

  [[nodiscard]] bool apart(Node x, Node y) const {
    return any_pair(x, y, [&](Node a, Node b) {
      const auto pair = std::minmax(a, b);
      if (different_.count(pair) != 0) return true;
      return same_.count(pair) == 0 && contradict_(a, b);
    });
  }

  void join(Node x, Node y) {
    const Node keep = std::min(of(x), of(y)), drop = std::max(of(x), of(y));
    for (const auto m : members_[drop]) cluster_[m] = keep;
    members_[keep].insert(members_[keep].end(), members_[drop].begin(), members_[drop].end());
    members_[drop].clear();
  }

  [[nodiscard]] std::vector<Node> result() && { return std::move(cluster_); }

 private:
  template <class Test>
  [[nodiscard]] bool any_pair(Node x, Node y, Test test) const {
    for (const auto a : members_[of(x)]) {
      for (const auto b : members_[of(y)]) {
        if (test(a, b)) return true;
      }
    }
    return false;
  }

  const Contradict& contradict_;
  std::vector<Node> cluster_;
  std::vector<std::vector<Node>> members_;
  std::set<std::pair<Node, Node>> different_, same_;
};

/// Clusters that hang together by vague links are one if no two of them contradict each other, and
/// stay apart otherwise: then nobody knows which of them the vague one means.
void join_vague(Clusters& clusters, const std::vector<Link>& links) {
  std::map<Node, std::set<Node>> graph;
  for (const auto& l : links) {
    const Node x = clusters.of(l.a), y = clusters.of(l.b);
    if (l.kind != Link::Kind::vague || x == y) continue;
    graph[x].insert(y);
    graph[y].insert(x);
  }
  std::set<Node> done;
  for (const auto& entry : graph) {
    std::vector<Node> group{entry.first};
    if (!done.insert(entry.first).second) continue;
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (const auto next : graph[group[i]]) {
        if (done.insert(next).second) group.push_back(next);
      }
    }
    bool apart = false;
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size() && !apart; ++j) {
        apart = clusters.apart(group[i], group[j]);
      }
    }
    for (std::size_t i = 1; i < group.size() && !apart; ++i) clusters.join(group[0], group[i]);
  }
}

bool fits(const Clusters& clusters, const Link& l) {
  if (l.kind == Link::Kind::judged_same) return !clusters.judged_apart(l.a, l.b);
  return l.kind == Link::Kind::same && !clusters.apart(l.a, l.b);
}

/// By links that are sorted.
void join_all(Clusters& clusters, const std::vector<Link>& links) {
  for (const auto& l : links) {
    if (clusters.of(l.a) != clusters.of(l.b) && fits(clusters, l)) clusters.join(l.a, l.b);
  }
  join_vague(clusters, links);
}

/// Joins each follower to the one cluster that it fits best; of vague links, to the only one. Gives
/// which were joined. `links`: from followers to others, sorted.
std::vector<bool> follow(Clusters& clusters, const std::vector<Link>& links,
                         const std::vector<bool>& followers) {
  std::vector<bool> followed(followers.size(), false);
  std::map<Node, std::set<Node>> vague;
  for (const auto& l : links) {
    const auto [follower, other] = followers[l.a] ? std::pair(l.a, l.b) : std::pair(l.b, l.a);
    if (followed[follower]) continue;
    if (l.kind == Link::Kind::vague) vague[follower].insert(clusters.of(other));
    if (!fits(clusters, l)) continue;
    clusters.join(follower, other);
    followed[follower] = true;
  }
  for (const auto& [follower, found] : vague) {
    if (found.size() != 1 || clusters.apart(follower, *found.begin())) continue;
    clusters.join(follower, *found.begin());
    followed[follower] = true;
  }
  return followed;
}

}  // namespace

std::vector<Node> clusters(Node nodes, std::vector<Link> links, const Contradict& contradict,
                           const std::vector<bool>& followers) {
  std::sort(links.begin(), links.end(), before);
  Clusters out(nodes, links, contradict);
  if (followers.empty()) {
    join_all(out, links);
    return std::move(out).result();
  }
  std::vector<Link> standing, following, others;
  for (const auto& l : links) {
    const int count = int{followers[l.a]} + int{followers[l.b]};
    (count == 0 ? standing : count == 1 ? following : others).push_back(l);
  }
  join_all(out, standing);
  const auto followed = follow(out, following, followers);
  others.erase(std::remove_if(others.begin(), others.end(),
                              [&](const Link& l) { return followed[l.a] || followed[l.b]; }),
               others.end());
  join_all(out, others);
  return std::move(out).result();
}

}  // namespace saksi::ledger
