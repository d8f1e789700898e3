// SPDX-License-Identifier: Apache-2.0
/// What a site's robots.txt allows (RFC 9309).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksi::fetch {

/// The rules of one site for one program.
class Robots {
 public:
  /// Everything is allowed, as when there is no robots.txt.
  Robots() = default;
  /// Reads the groups that name `agent` (a product name, any case), or those for all. At most
  /// 500 kB are looked at; lines that mean nothing are passed over.
  [[nodiscard]] static Robots parse(std::string_view text, std::string_view agent);
  /// Nothing is allowed: when the file cannot be had for the moment.
  [[nodiscard]] static Robots closed();

  /// The longest rule that fits decides; of two as long, the one that allows.
  [[nodiscard]] bool allows(std::string_view target) const;

  [[nodiscard]] double delay() const { return delay_; }  ///< seconds asked for; 0: none

 private:
  struct Rule {
    std::string pattern;  ///< "*" any bytes, "$" at its end the end
    bool allow;
  };

  std::vector<Rule> rules_;
  double delay_ = 0;
};

}  // namespace saksi::fetch
