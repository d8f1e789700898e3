// SPDX-License-Identifier: Apache-2.0
// Runs the cases of tests/corpus and tests/defects through the real reader.
#include "cases.h"
#include "commands.h"
#include "notation.h"
#include "read/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace saksi::app {
namespace {

struct TestOptions {
  std::vector<std::string> files;
  std::string stage = "claims";
  bool update = false;
};

struct Tally {
  std::size_t cases = 0;
  std::size_t failed = 0;
  std::size_t gaps = 0;    ///< wanted, not yet so
  std::size_t closed = 0;  ///< wanted, and now so
};

Lines lines_of(const std::string& text) {
  Lines out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(squeezed(line));
  return out;
}

Lines squeezed_all(const Lines& lines) {
  Lines out;
  for (const auto& line : lines) out.push_back(squeezed(line));
  return out;
}

void print(std::string_view what, const Lines& lines) {
  fmt::print("  {}\n", what);
  for (const auto& line : lines) fmt::print("    {}\n", line);
}

void print_failure(const std::string& path, const Case& one, const Lines& missing,
                   const Lines& unexpected) {
  fmt::print("{}:{}: FAILED: {}\n", path, one.line, one.title);
  if (!missing.empty()) print("missing:", missing);
  if (!unexpected.empty()) print("not expected:", unexpected);
}

/// Lines of `a` that `b` has not.
Lines without(const Lines& a, const Lines& b) {
  Lines out;
  for (const auto& line : a) {
    if (std::find(b.begin(), b.end(), line) == b.end()) out.push_back(line);
  }
  return out;
}

/// What a list asks for, line by line.
class List {
 public:
  List(const Lines& expected, const Lines& printed) : printed_(printed) {
    for (const auto& line : expected) add(squeezed(line));
  }

  [[nodiscard]] Lines missing() const {
    Lines out;
    for (const auto& line : required_) {
      if (!is_printed(line)) out.push_back(line);
    }
    return out;
  }

  [[nodiscard]] Lines unexpected() const {
    Lines out;
    for (const auto& line : printed_) {
      if (is_forbidden(line)) out.push_back(line);
    }
    return out;
  }

 private:
  void add(const std::string& line) {
    const std::string_view view = line;
    if (line.empty() || line.starts_with('#')) return;
    if (line == "only") {
      only_event_ = only_claim_ = true;
    } else if (line == "event only" || line == "event none") {
      only_event_ = true;
    } else if (line == "claim only" || line == "claim none") {
      only_claim_ = true;
    } else if (line.starts_with("not ")) {
      excluded_.emplace_back(view.substr(4));
    } else {
      required_.push_back(line);
    }
  }

  [[nodiscard]] bool is_printed(const std::string& line) const {
    return std::any_of(printed_.begin(), printed_.end(),
                       [&](const auto& printed) { return says(printed, line); });
  }

  [[nodiscard]] bool is_forbidden(const std::string& printed) const {
    const auto said = [&](const std::string& line) { return says(printed, line); };
    if (printed == "event none" || printed == "claim none") return false;
    if (std::any_of(excluded_.begin(), excluded_.end(), said)) return true;
    const bool only = printed.starts_with("event") ? only_event_ : only_claim_;
    return only && std::none_of(required_.begin(), required_.end(), said);
  }

  const Lines& printed_;
  Lines required_;
  Lines excluded_;
  bool only_event_ = false;
  bool only_claim_ = false;
};

class Runner {
 public:
  Runner(const read::Reader& reader, const TestOptions& options)
      : reader_(reader), options_(options) {}

  base::Result<void> run(const std::string& path) {
    auto file = read_cases(path);
    if (!file) return base::fail(file.error());
    for (auto& one : file->cases) {
      ++tally_.cases;
      if (file->lists) {
        check_list(path, one);
      } else {
        check_corpus(path, one);
      }
    }
    return options_.update ? write_cases(path, *file) : base::Result<void>();
  }

  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  void check_list(const std::string& path, Case& one) {
    const auto stages = reader_.stages(one.document);
    const Lines printed =
        lines_of(notation_of(*stages, reader_, "events") + notation_of(*stages, reader_, "claims"));
    const List list(one.wanted ? *one.wanted : one.expected, printed);
    const Lines missing = list.missing();
    const Lines unexpected = list.unexpected();
    const bool holds = missing.empty() && unexpected.empty();
    if (options_.update) return update_list(one, holds);
    if (one.wanted) return count_gap(path, one, holds);
    if (holds) return;
    ++tally_.failed;
    print_failure(path, one, missing, unexpected);
    print("printed:", printed);
  }

  void count_gap(const std::string& path, const Case& one, bool closed) {
    ++(closed ? tally_.closed : tally_.gaps);
    if (closed)
      fmt::print("{}:{}: a gap has closed, run --update: {}\n", path, one.line, one.title);
  }

  static void update_list(Case& one, bool holds) {
    if (holds && one.wanted) {
      one.expected = std::move(*one.wanted);
      one.wanted.reset();
    } else if (!holds && !one.wanted) {
      one.wanted = std::move(one.expected);
    }
  }

  void check_corpus(const std::string& path, Case& one) {
    const Lines printed =
        lines_of(notation_of(*reader_.stages(one.document), reader_, options_.stage));
    if (options_.update) return update(one, printed);
    const Lines expected = squeezed_all(one.expected);
    if (one.wanted && printed == squeezed_all(*one.wanted)) {
      count_gap(path, one, true);
    } else if (printed != expected) {
      ++tally_.failed;
      print_failure(path, one, without(expected, printed), without(printed, expected));
      print("printed:", printed);
    } else if (one.wanted) {
      count_gap(path, one, false);
    }
  }

  static void update(Case& one, const Lines& printed) {
    if (one.wanted && printed == squeezed_all(*one.wanted)) one.wanted.reset();
    if (printed != squeezed_all(one.expected)) one.expected = printed;
  }

  const read::Reader& reader_;
  const TestOptions& options_;
  Tally tally_;
};

void run(const TestOptions& options, Context& context) {
  const auto pack = context.pack();
  if (!pack) return context.report(pack.error());
  const read::Reader reader(*pack);
  Runner runner(reader, options);
  for (const auto& file : options.files) {
    if (const auto ok = runner.run(file); !ok) context.report(ok.error());
  }
  const Tally& t = runner.tally();
  fmt::print("{} cases, {} failed, {} known gaps, {} closed\n", t.cases, t.failed, t.gaps,
             t.closed);
  if (t.failed != 0 || t.cases == 0) context.status = std::max(context.status, kDocumentFailed);
}

}  // namespace

void add_test(CLI::App& app, Context& context) {
  auto options = std::make_shared<TestOptions>();
  CLI::App* command = app.add_subcommand("test", "Check that test cases come out as they say");
  command->add_option("files", options->files, "Files of cases")->required()->type_name("FILE");
  command->add_option("--stage", options->stage, "The stage that corpus cases show")
      ->check(CLI::IsMember(stage_names()))
      ->type_name("");
  command->add_flag("--update", options->update,
                    "Write what came out into the cases (a list that fails becomes wanted);\n"
                    "review the difference");
  command->footer(
      "Examples:\n"
      "  saksi test --stage=when tests/corpus/when/*.txt\n"
      "  saksi test tests/defects/*.txt");
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace saksi::app
