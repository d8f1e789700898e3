// SPDX-License-Identifier: Apache-2.0
#include "world.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace saksi::synthetic {

namespace {

using Row = std::vector<std::string>;

std::string slurp(const std::string& path, std::string& fault) {
  std::ifstream in{path, std::ios::binary};
  if (!in) fault = "cannot read " + path;
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

Row split(const std::string& line, char at) {
  Row out;
  std::size_t begin = 0;
  for (std::size_t i = line.find(at); i != std::string::npos; i = line.find(at, begin)) {
    out.push_back(line.substr(begin, i - begin));
    begin = i + 1;
  }
  out.push_back(line.substr(begin));
  return out;
}

/// The rows of a table below its line of titles, each with `columns` cells.
std::vector<Row> table(const std::string& path, std::size_t columns, std::string& fault) {
  std::istringstream in{slurp(path, fault)};
  std::vector<Row> rows;
  bool titles = true;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (titles) {
      titles = false;
      continue;
    }
    rows.push_back(split(line, '\t'));
    rows.back().resize(columns);
  }
  return rows;
}

int number(const std::string& cell) {
  return std::atoi(cell.c_str());
}

std::vector<Outcome> outcomes(const std::string& cell) {
  std::vector<Outcome> out;
  if (cell == "-") return out;
  for (const std::string& one : split(cell, ' ')) {
    Row parts = split(one, ':');
    parts.resize(3);
    out.push_back({parts[0], parts[1], number(parts[2])});
  }
  return out;
}

void read_theatres(const std::string& folder, World& world) {
  for (const Row& r : table(folder + "/theatres.tsv", 11, world.fault)) {
    world.theatres.push_back(
        {r[0], r[1], r[2], r[3], r[5], r[6], r[7], r[8], r[9], r[10], number(r[4]), {}, {}, {}});
  }
  const auto places = table(folder + "/places.tsv", 6, world.fault);
  const auto names = table(folder + "/names.tsv", 3, world.fault);
  for (Theatre& theatre : world.theatres) {
    for (const Row& r : places) {
      if (r[0] == theatre.id) theatre.places.push_back({r[2], r[3], r[4], r[5]});
    }
    for (const Row& r : names) {
      if (r[0] != theatre.id) continue;
      theatre.first = split(r[1], ' ');
      theatre.last = split(r[2], ' ');
    }
    if (theatre.places.empty() || theatre.first.empty())
      world.fault = "no places or names of " + theatre.id;
  }
}

void read_lists(const std::string& folder, World& world) {
  for (const Row& r : table(folder + "/agencies.tsv", 1, world.fault))
    world.agencies.push_back(r[0]);
  std::istringstream light{slurp(folder + "/light_words.txt", world.fault)};
  for (std::string word; std::getline(light, word);) world.light_words.push_back(word);
  std::istringstream groups{slurp(folder + "/synonyms.tsv", world.fault)};
  for (std::string line; std::getline(groups, line);) {
    if (line.empty() || line.front() == '#') continue;
    const Row words = split(line, ' ');
    for (const std::string& word : words) {
      for (const std::string& other : words) {
        if (other != word) world.synonyms[word].push_back(other);
      }
    }
  }
}

}  // namespace

World read_world(const std::string& folder) {
  World world;
  for (const char* name : {"/general.grammar", "/events.grammar", "/words.grammar"}) {
    if (!world.grammar.add(slurp(folder + name, world.fault)))
      world.fault = folder + name + ": no rule";
  }
  read_theatres(folder, world);
  for (const Row& r : table(folder + "/kinds.tsv", 7, world.fault)) {
    world.kinds.push_back({r[0], r[2], r[3], r[4], r[5], number(r[1]), outcomes(r[6])});
  }
  for (const Row& r : table(folder + "/speakers.tsv", 5, world.fault)) {
    world.roles.push_back({r[0], r[1], r[2], r[4], r[3] == "yes"});
  }
  for (const Row& r : table(folder + "/outlets.tsv", 5, world.fault)) {
    world.outlets.push_back({r[0], r[1], r[2], r[3], r[4]});
  }
  read_lists(folder, world);
  return world;
}

}  // namespace saksi::synthetic
