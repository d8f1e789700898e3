// SPDX-License-Identifier: Apache-2.0
/// Reading files and printing what was read: the work that `read` and `show` share.
#pragma once

#include "context.h"
#include "ingest/ingest.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace saksi::app {

struct ReadOptions {
  std::vector<std::string> files;
  std::optional<std::string> published;
  std::string input_format = "detect";
  std::string encoding = "detect";
  std::vector<std::string> map;     ///< "field=column" of tables
  bool repair = false;              ///< undo UTF-8 that was read as Windows-1252
  std::string stage;                ///< print this stage's notation instead of the record
  std::string format = "notation";  ///< of the stage: "conllu" for words and trees
  bool json = false;
  bool why = false;   ///< with the reasons behind each event or claim
  unsigned jobs = 0;  ///< 0: one a processor
  std::uint64_t max_megabytes = 16;

  [[nodiscard]] ingest::Options ingest() const;
};

/// The options about input that every reading command has. `options` must outlive `command`.
void add_input_options(CLI::App& command, ReadOptions& options);

/// All documents of a file, or of standard input for "-".
base::Result<void> each_document(const std::string& file, const ingest::Options& options,
                                 const ingest::Sink& sink);

/// Reads every document of every file and prints it in input order; problems go to `context`.
void read_and_print(const ReadOptions& options, Context& context);

}  // namespace saksi::app
