// SPDX-License-Identifier: Apache-2.0
/// Takes the names of private persons out of what is released. The one implementation for exports
/// and for the API.
///
/// A word with a capital is cut unless something explains it: an office or rank before or behind
/// it, a place or body, a name that the pack's tables know. So a doubtful name is cut, not let out.
/// What a report says of a name anywhere holds for all of its texts.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::exports {

enum class Release : std::uint8_t {
  open,      ///< the release "public": private names, exact sensitive sites and long quotes cut
  internal,  ///< everything
};

/// A name with how often it was met; for the preview.
using NameCounts = std::map<std::string, std::uint64_t>;

/// Made once from the pack; immutable, shared by threads.
class PrivacyRules {
 public:
  explicit PrivacyRules(const lang::Pack& pack);
  ~PrivacyRules();
  PrivacyRules(const PrivacyRules&) = delete;
  PrivacyRules& operator=(const PrivacyRules&) = delete;

  struct Lexicon;

  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }

 private:
  std::unique_ptr<Lexicon> lexicon_;
};

/// Redacts the texts of one release, report by report. Used by one thread.
class Redactor {
 public:
  /// `key` makes the pseudonyms: equal keys, equal pseudonyms. Keep it secret or throw it away.
  Redactor(const PrivacyRules& rules, std::string key);
  ~Redactor();
  Redactor(const Redactor&) = delete;
  Redactor& operator=(const Redactor&) = delete;

  /// Begins a report. `text` gives its title and text and is asked at most once, only when a name
  /// turns up.
  void begin(std::function<std::string()> text);
  /// Begins a report whose text is at hand.
  void begin(std::string_view text);
  /// A quote or title of the report without private names.
  [[nodiscard]] std::string quote(std::string_view text);
  /// A person's name: kept when it is an official's in their role, else a pseudonym.
  [[nodiscard]] std::string person(std::string_view name, bool in_office);
  /// The same as `quote` and `person` with kMask for every letter that goes: as many code points as
  /// before, so that positions hold. `stay`: folded names that are none of a person, though
  /// nothing in the text says so.
  [[nodiscard]] std::string masked(std::string_view text, const std::set<std::string>& stay = {});
  [[nodiscard]] std::string masked_person(std::string_view name, bool in_office);
  /// Whether the name is of a place where people are in danger when it is known exactly.
  [[nodiscard]] bool sensitive_site(std::string_view name);

  [[nodiscard]] NameCounts cut() const { return {cut_.begin(), cut_.end()}; }

  [[nodiscard]] NameCounts left() const { return {left_.begin(), left_.end()}; }

 private:
  struct Word;
  struct Form;
  using NameTally = std::unordered_map<std::string, std::uint64_t>;
  class Vocabulary;
  struct Token;
  struct Run;
  using Tokens = std::vector<Token>;
  using Runs = std::vector<Run>;

  /// A name that goes: where it stands, and the whole name that it belongs to, folded.
  struct Cut {
    std::size_t start = 0, end = 0;
    std::string whole;
  };

  using Cuts = std::vector<Cut>;

  /// What was answered for a text of this report: rows of one report ask the same again.
  struct Answer {
    enum class Asked : std::uint8_t { quote, person, official };
    Asked asked = Asked::quote;
    std::string text, said;
    std::vector<std::uint64_t*> counted;  // in cut_ and left_
  };

  /// Words and names of one text, kept for their memory.
  struct Page;

  void tokens(std::string_view text, Tokens& out) const;
  void mark_phrases(Tokens& tokens) const;
  void lower_headline(Tokens& tokens, std::size_t first, std::size_t end) const;
  void runs(const Tokens& tokens, Runs& out) const;
  void learn();
  void judge(const Tokens& t, Runs& all) const;
  void keep(const Tokens& tokens, const Run& run);
  [[nodiscard]] bool has_unknown(const Tokens& tokens) const;
  [[nodiscard]] bool is_private(const Token& token) const;
  [[nodiscard]] bool is_official(const Token& token) const;
  /// Until the next one is asked for.
  [[nodiscard]] const std::string& pseudonym(const std::string& folded);
  [[nodiscard]] Cuts cuts(std::string_view text, const Tokens& t, const Runs& all);
  [[nodiscard]] Cuts cuts_of_quote(std::string_view text);
  [[nodiscard]] Cuts cuts_of_person(std::string_view name, bool in_office);
  [[nodiscard]] std::string replaced(std::string_view text, const Cuts& cuts);
  [[nodiscard]] std::string answer(std::string_view text, Answer::Asked asked);
  void count(NameTally& tally, std::string name);

  const PrivacyRules::Lexicon& lexicon_;
  std::string key_;
  std::function<std::string()> asked_text_;
  std::string text_;
  bool learned_ = false;
  std::unique_ptr<Vocabulary> vocabulary_;
  std::unique_ptr<Page> asked_, report_page_;
  std::uint64_t report_ = 1;  // which report its words' marks are of
  NameTally cut_, left_;
  std::unordered_map<std::string, std::string> pseudonyms_;  // of names that were met
  std::vector<std::uint64_t*> counted_;                      // since the last answer began
  std::vector<Answer> answers_;  // the first `answered_` are of this report
  std::size_t answered_ = 0;
  std::string site_;  // the last name that was asked, and what was said
  bool sensitive_ = false;
};

/// Whether a speaker of this kind (the contract's word) speaks for an office or a body, and so
/// stays named. `placed`: the report gives a role or an affiliation.
[[nodiscard]] bool speaks_in_office(std::string_view kind, bool placed);

/// A full block.
constexpr std::string_view kMask = "\xE2\x96\x88";

/// Long quotes are cut in public releases: for privacy, and for the newspapers' rights.
constexpr std::size_t kQuoteLetters = 200;
/// A report's name where its id must not be known, since ids are often made from titles or
/// addresses: "R-" and 16 hexadecimal digits of a hash. The same for the same id everywhere, so
/// that releases can be compared, and whoever has the report can find it.
[[nodiscard]] std::string alias_of(std::string_view report_id);
/// What a row calls a report: its alias where names are cut, else its id.
[[nodiscard]] std::string shown_id(const Redactor* redactor, std::string_view report_id);
[[nodiscard]] bool looks_like_alias(std::string_view text);
/// "https://berita.example/a/b" -> "https://berita.example": an address often holds the title, and
/// with it the names.
[[nodiscard]] std::string site_of(std::string_view url);
/// At most `most` letters, cut at a word with an ellipsis.
[[nodiscard]] std::string capped(std::string_view text, std::size_t most);

}  // namespace saksi::exports
