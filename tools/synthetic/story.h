// SPDX-License-Identifier: Apache-2.0
/// A story is an incident with all that is told of it, or one piece of general news; with the
/// copies that other outlets take of each report.
#pragma once

#include "world.h"

#include <cstdint>
#include <memory>

namespace saksi::synthetic {

struct Figure {
  std::string group, outcome, qualifier;
  int number = 0;
};

/// Somebody who speaks of an incident, with the figures that they give.
struct Voice {
  std::string full, last, kind, side;
  std::vector<Figure> figures;
};

struct Incident {
  std::string key, alike;  ///< alike: the key of the incident that this one resembles on purpose
  const Kind* kind = nullptr;
  const Theatre* theatre = nullptr;
  const Place* place = nullptr;
  std::string target;    ///< the group that is hit
  std::int64_t day = 0;  ///< days since 1970
  std::vector<Voice> voices;
};

/// A figure as one report tells it.
struct Claim {
  Figure figure;
  std::string speaker, kind, agency;
};

struct Paragraph {
  std::string text;
  std::vector<std::size_t> claims;  ///< of Report::claims, those told here
};

struct Report {
  std::string id, title, family;
  const Outlet* outlet = nullptr;
  std::int64_t minute = 0;  ///< since 1970, in the time of the outlet (UTC+7)
  std::vector<Paragraph> paragraphs;
  std::vector<Claim> claims;
  std::shared_ptr<const Incident> incident;  ///< null for general news
  std::string city, agency, furniture, credit;
  std::vector<std::string> alterations;
  double changed = 0;  ///< the share of words changed, of a reworded copy
};

/// The incident number `index`; place and day are the caller's.
Incident make_incident(const World& world, std::uint64_t index, const Theatre& theatre,
                       const Place& place, const Kind& kind, std::int64_t day, Rng& rng);
/// The telling number `telling` (0 is the first) of an incident.
Report tell(const World& world, const std::shared_ptr<const Incident>& incident, int telling,
            Rng& rng);
/// A piece of general news.
Report general(const World& world, std::int64_t day, Rng& rng);
/// What another outlet makes of a report.
Report copy_of(const World& world, const Report& original, Rng& rng);
/// The text as published.
std::string text_of(const Report& report);

}  // namespace saksi::synthetic
