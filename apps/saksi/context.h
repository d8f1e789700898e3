// SPDX-License-Identifier: Apache-2.0
/// What every command of the program shares: the language pack, the streams, the exit status.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <memory>
#include <string>
#include <string_view>

namespace saksi::app {

/// Exit statuses, as in the contract (docs/formats/record.md).
constexpr int kAllRead = 0;         ///< everything that was asked for was done
constexpr int kDocumentFailed = 1;  ///< a document, or the whole task, failed; a message says why
constexpr int kWrongArguments = 2;  ///< nothing was done

/// Lives in main for the whole run; a command's callback reads the options and sets `status`.
struct Context {
  std::string pack_directory;  ///< --pack DIR; empty: the pack that was built in
  std::string actors_file;     ///< --actors FILE; empty: the pack's actors alone
  int status = kAllRead;

  /// Errors: not_found and invalid_pack of --pack and --actors.
  [[nodiscard]] base::Result<std::shared_ptr<const lang::Pack>> pack() const;

  /// Prints the error on standard error and keeps its exit status, unless a worse one is kept.
  void report(const base::Error& error);
  /// The same for one document of several: whatever its error, the others were done, so status 1.
  void document_failed(const base::Error& error);
  /// Prints a warning on standard error: "saksi: message", control characters left out.
  static void warn(std::string_view message);
};

/// "saksi 0.1.0", a line a part that has a version of its own.
[[nodiscard]] std::string version_text(const Context& context);

[[nodiscard]] bool output_is_terminal();

}  // namespace saksi::app
