// SPDX-License-Identifier: Apache-2.0
/// Many documents into the database: files, folders and streams, in parallel, resumable.
///
/// One thread takes the input apart, several read, one writes in the order of the input. A document
/// is in the database with everything that belongs to it or not at all, and one that is there
/// already is passed over; so a run that was stopped, in whatever way, is completed by running it
/// again, and the result is that of a run that was not stopped.
#pragma once

#include "base/error.h"
#include "ingest/ingest.h"
#include "read/read.h"
#include "store/store.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace saksi::archive {

struct Options {
  ingest::Options input;
  store::Program program;
  std::string actor;     ///< who does it, for the audit log
  unsigned threads = 0;  ///< that read; 0: one a processor
  bool reread = false;   ///< known documents that another program version read are read again
};

struct Counts {
  std::uint64_t read = 0;      ///< documents that came in, whatever became of them
  std::uint64_t fresh = 0;     ///< new reports
  std::uint64_t versions = 0;  ///< other bytes under an id that was there
  std::uint64_t again = 0;     ///< known documents with a further reading
  std::uint64_t known = 0;     ///< nothing to do
  std::uint64_t failed = 0;    ///< documents refused, and files or folders that could not be opened
};

struct Progress {
  Counts counts;
  std::uint64_t bytes = 0;        ///< of the documents that are done
  std::uint64_t total_bytes = 0;  ///< of all files; 0 when nobody knows (standard input)
};

/// Told what happens, in the order of the input, by one thread that is not the caller's.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void failed(const std::string& origin, const base::Error& error) = 0;
  virtual void progress(const Progress& progress) = 0;  ///< after each batch
};

struct Summary {
  Counts counts;
  bool interrupted = false;
  std::optional<base::Error> error;  ///< what ended it early, such as a full disk
};

/// Reads every document below `paths` ("-": standard input) into the store. Hidden files inside
/// folders are passed over. Set `stop` from anywhere, a signal handler too, to end after what is
/// under way.
[[nodiscard]] Summary ingest(store::Store& store, const read::Reader& reader,
                             const std::vector<std::string>& paths, const Options& options,
                             Observer& observer, const std::atomic<bool>& stop);

/// Takes a document, or what could not be had with its name and reason; false: enough.
using Documents = std::function<bool(ingest::Item&&)>;
using Failures = std::function<bool(const std::string& origin, const base::Error& error)>;
/// Documents that are in no file: gives each to the one, what cannot be had to the other.
using Source = std::function<void(const Documents&, const Failures&)>;

/// The same for documents from anywhere.
[[nodiscard]] Summary ingest_from(store::Store& store, const read::Reader& reader,
                                  const Source& source, const Options& options, Observer& observer,
                                  const std::atomic<bool>& stop);

/// Reads every document of the store that only other program versions have read.
[[nodiscard]] Summary read_again(store::Store& store, const read::Reader& reader,
                                 const Options& options, Observer& observer,
                                 const std::atomic<bool>& stop);

}  // namespace saksi::archive
