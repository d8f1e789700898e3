// SPDX-License-Identifier: Apache-2.0
/// What the tables of data/ say: theatres, places, kinds of incident, speakers, outlets, words.
#pragma once

#include "grammar.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace saksi::synthetic {

struct Place {
  std::string type, name, province_type, province;
};

struct Theatre {
  std::string id, country, name, capital, rebels, rebels_kind, state, state_kind, troops,
      troops_kind;
  int weight = 1;
  std::vector<Place> places;
  std::vector<std::string> first, last;
};

/// A group of victims, what became of them, and the largest usual figure.
struct Outcome {
  std::string group, outcome;
  int most = 1;
};

struct Kind {
  std::string id, event_type, sub_event_type, initiator, target;
  int weight = 1;
  std::vector<Outcome> outcomes;
};

struct Role {
  std::string role, kind, side, theatre;
  bool named = true;
};

struct Outlet {
  std::string name, host, dateline, teaser, credit;
};

struct World {
  Grammar grammar;
  std::vector<Theatre> theatres;
  std::vector<Kind> kinds;
  std::vector<Role> roles;
  std::vector<Outlet> outlets;
  std::vector<std::string> agencies, light_words;
  std::unordered_map<std::string, std::vector<std::string>> synonyms;
  std::string fault;  ///< why it could not be read; empty when it could
};

/// Reads the folder with the tables; look at `fault`.
World read_world(const std::string& folder);

/// A theatre, a kind: one of a list, by weight.
template <typename T>
const T& weighted(const std::vector<T>& list, Rng& rng) {
  int all = 0;
  for (const T& one : list) all += one.weight;
  int at = static_cast<int>(rng.below(static_cast<std::uint64_t>(all)));
  for (const T& one : list) {
    if ((at -= one.weight) < 0) return one;
  }
  return list.back();
}

template <typename T>
const T& any(const std::vector<T>& list, Rng& rng) {
  return list[rng.below(list.size())];
}

}  // namespace saksi::synthetic
