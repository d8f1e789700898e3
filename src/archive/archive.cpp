// SPDX-License-Identifier: Apache-2.0
#include "archive/archive.h"

#include "archive/files.h"
#include "archive/pipeline.h"
#include "base/hash.h"
#include "record/json.h"

#include <chrono>
#include <exception>
#include <iostream>
#include <sstream>
#include <thread>
#include <variant>

namespace saksi::archive {
namespace {

using base::Code;
using base::Error;

// What one thread takes at a time: enough that locks do not count, little enough to keep all busy.
constexpr std::size_t kChunkDocuments = 16;
constexpr std::size_t kChunkBytes = 256U << 10U;
// What one transaction writes. A commit costs a write to disk; a kill costs at most this much work.
constexpr std::size_t kBatchDocuments = 512;
constexpr std::size_t kBatchBytes = 8U << 20U;
constexpr std::chrono::milliseconds kBatchTime{500};
constexpr std::uint32_t kStaleAtOnce = 256;

// ---------------------------------------------------------------- what goes through the pipeline

using Item = std::variant<ingest::Input, ingest::Refused, Unopened, store::Store::Stale>;
using Chunk = std::vector<Item>;

/// Nothing to write: the document is in the database as this program reads it.
struct Known {};

/// Not a document at all: a path, or the database when it was asked.
struct Failure {
  std::string origin;
  Error error;
};

struct Done {
  std::variant<store::Reading, store::Refusal, Known, Failure> what;
  std::uint64_t bytes = 0;
};

std::size_t size_of(const Item& item) {
  struct {
    std::size_t operator()(const ingest::Input& i) const { return i.original.size(); }

    std::size_t operator()(const ingest::Refused& r) const { return r.original.size(); }

    std::size_t operator()(const Unopened&) const { return 0; }

    std::size_t operator()(const store::Store::Stale& s) const { return s.original.size(); }
  } const size;

  return std::visit(size, item);
}

// ---------------------------------------------------------------- reading

/// What the threads do with each item. Shares nothing that changes.
class Worker {
 public:
  Worker(const store::Store& store, const read::Reader& reader, const Options& options)
      : store_(store), reader_(reader), options_(options) {}

  [[nodiscard]] std::vector<Done> work(Chunk chunk) const {
    std::vector<Done> out;
    out.reserve(chunk.size());
    for (auto& item : chunk) {
      const auto bytes = size_of(item);
      out.push_back(std::visit([this](auto&& i) { return done(std::forward<decltype(i)>(i)); },
                               std::move(item)));
      out.back().bytes = bytes;
    }
    return out;
  }

 private:
  Done done(ingest::Input&& input) const {
    const auto knows =
        store_.knows(input.document.id, base::sha256_hex(input.original), options_.program);
    if (!knows) return {Failure{input.origin, knows.error()}, 0};
    const bool stale = *knows == store::Knows::read_by_other_program && options_.reread;
    if (*knows != store::Knows::no && !stale) return {Known{}, 0};
    return read(std::move(input));
  }

  Done done(ingest::Refused&& r) const {
    return {store::Refusal{store::prepare_blob(r.original), std::move(r.id), std::move(r.origin),
                           std::move(r.error)},
            0};
  }

  Done done(Unopened&& u) const { return {Failure{std::move(u.path), std::move(u.error)}, 0}; }

  Done done(store::Store::Stale&& stale) const { return read(input_of(std::move(stale))); }

  /// A fault of ours in one document must not cost the others; it is kept as refused.
  Done read(ingest::Input&& input) const {
    const std::string id = input.document.id;
    const auto fault = [&](const std::string& what) {
      return Done{
          store::Refusal{store::prepare_blob(input.original),
                         id,
                         input.origin,
                         {Code::damaged,
                          "Saksi itself failed on this document: " + what + " Please report it.",
                          {}}},
          0};
    };
    try {
      record::Record record = reader_.read(std::move(input.document));
      if (const auto good = record::check(record); !good) return fault(good.error().message);
      return {store::prepare(input.original, input.origin, std::move(record)), 0};
    } catch (const std::exception& e) {
      return fault(e.what());
    }
  }

  /// The original taken apart once more, as the newest program does it. When that gives another
  /// document than before, the text as it was read then is read again instead.
  ingest::Input input_of(store::Store::Stale&& stale) const {
    ingest::Input input;
    input.document = given(stale);
    input.original = stale.original;
    input.origin = stale.origin;
    std::istringstream in(stale.original);
    const auto take = [&](ingest::Item&& item) {
      if (item && item->document.id == stale.id)
        keep_given(std::move(item->document), input.document);
      return false;
    };
    if (const auto again = ingest::read_stream(in, stale.origin, options_.input, take); !again)
      return input;
    return input;
  }

  static void keep_given(record::Document&& again, record::Document& document) {
    if (!again.published) {
      again.published = document.published;
      again.published_basis = document.published_basis;
    }
    document = std::move(again);
  }

  /// What came with the document, without what stages found.
  static record::Document given(const store::Store::Stale& stale) {
    record::Document document;
    document.id = stale.id;
    auto record = record::from_json(stale.record_json);
    if (!record) return document;
    const auto& old = record->document;
    document.title = old.title;
    document.publisher = old.publisher;
    document.url = old.url;
    document.text = old.text;
    if (old.published_basis == record::PublishedBasis::given) {
      document.published = old.published;
      document.published_basis = old.published_basis;
    }
    return document;
  }

  const store::Store& store_;
  const read::Reader& reader_;
  const Options& options_;
};

// ---------------------------------------------------------------- writing

/// Collects what the threads made and writes it in batches. Used by the writing thread, and by the
/// caller's once that is done.
class Writer {
 public:
  Writer(store::Store& store, const Options& options, Observer& observer, std::uint64_t total_bytes)
      : store_(store), options_(options), observer_(observer) {
    progress_.total_bytes = total_bytes;
  }

  void take(std::vector<Done>&& all) {
    for (auto& done : all) {
      ++progress_.counts.read;
      progress_.bytes += done.bytes;
      pending_bytes_ += done.bytes;
      std::visit([this](auto&& what) { keep(std::forward<decltype(what)>(what)); },
                 std::move(done.what));
    }
    const bool old = std::chrono::steady_clock::now() - last_ > kBatchTime;
    if (old || pending_bytes_ >= kBatchBytes || readings_.size() >= kBatchDocuments) flush();
  }

  void flush() {
    if (!broken_.load() && !(readings_.empty() && refusals_.empty())) write();
    readings_.clear();
    refusals_.clear();
    pending_bytes_ = 0;
    last_ = std::chrono::steady_clock::now();
    observer_.progress(progress_);
  }

  /// Nothing more can be written; the input may stop.
  [[nodiscard]] bool broken() const { return broken_.load(); }

  [[nodiscard]] Summary summary(bool interrupted) const {
    return {progress_.counts, interrupted, error_};
  }

 private:
  void keep(store::Reading&& reading) { readings_.push_back(std::move(reading)); }

  void keep(store::Refusal&& refusal) {
    ++progress_.counts.failed;
    observer_.failed(refusal.origin, refusal.error);
    refusals_.push_back(std::move(refusal));
  }

  void keep(Known&&) { ++progress_.counts.known; }

  void keep(Failure&& failure) {
    ++progress_.counts.failed;
    --progress_.counts.read;  // no document came of it
    observer_.failed(failure.origin, failure.error);
  }

  void write() {
    const auto added = store_.add(readings_, refusals_, options_.program, options_.actor);
    if (!added) {
      error_ = added.error();
      broken_ = true;
      return;
    }
    for (std::size_t i = 0; i < readings_.size(); ++i) count((*added)[i]);
  }

  void count(store::Added added) {
    Counts& c = progress_.counts;
    switch (added) {
      case store::Added::fresh:
        ++c.fresh;
        break;
      case store::Added::version:
        ++c.versions;
        break;
      case store::Added::again:
        ++c.again;
        break;
      case store::Added::known:
        ++c.known;
        break;
    }
  }

  store::Store& store_;
  const Options& options_;
  Observer& observer_;
  Progress progress_;
  std::vector<store::Reading> readings_;
  std::vector<store::Refusal> refusals_;
  std::size_t pending_bytes_ = 0;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  std::atomic<bool> broken_ = false;
  std::optional<Error> error_;
};

unsigned threads_of(const Options& options) {
  return options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

/// The pipeline with its two ends: items go in one by one and leave in chunks.
class Run {
 public:
  Run(store::Store& store, const read::Reader& reader, const Options& options, Observer& observer,
      const std::atomic<bool>& stop, std::uint64_t total_bytes)
      : stop_(stop),
        worker_(store, reader, options),
        writer_(store, options, observer, total_bytes),
        pipeline_(
            threads_of(options), [this](Chunk chunk) { return worker_.work(std::move(chunk)); },
            [this](std::vector<Done> done) { writer_.take(std::move(done)); }) {}

  /// False: enough, nothing more is taken.
  bool put(Item item) {
    bytes_ += size_of(item);
    chunk_.push_back(std::move(item));
    if (chunk_.size() >= kChunkDocuments || bytes_ >= kChunkBytes) send();
    return !ended();
  }

  [[nodiscard]] bool ended() const { return stop_.load() || writer_.broken(); }

  Summary finish() {
    send();
    pipeline_.finish();
    writer_.flush();
    return writer_.summary(stop_.load());
  }

 private:
  void send() {
    if (!chunk_.empty()) pipeline_.put(std::exchange(chunk_, {}), bytes_);
    bytes_ = 0;
  }

  const std::atomic<bool>& stop_;
  Worker worker_;
  Writer writer_;
  Chunk chunk_;
  std::size_t bytes_ = 0;
  Pipeline<Chunk, std::vector<Done>> pipeline_;  // last: its threads end before the others go
};

base::Result<void> read_source(const std::string& path, const ingest::Options& options,
                               const ingest::Sink& sink) {
  return path == "-" ? ingest::read_stream(std::cin, "-", options, sink)
                     : ingest::read_file(path, options, sink);
}

}  // namespace

Summary ingest(store::Store& store, const read::Reader& reader,
               const std::vector<std::string>& paths, const Options& options, Observer& observer,
               const std::atomic<bool>& stop) {
  Files files = find_files(paths);
  Run run(store, reader, options, observer, stop, files.bytes());
  for (auto& unopened : files.unopened) run.put(std::move(unopened));
  const auto sink = [&run](ingest::Item&& item) {
    return item ? run.put(std::move(*item)) : run.put(std::move(item.error()));
  };
  for (const auto& file : files.files) {
    if (run.ended()) break;
    const auto good = read_source(file.path, options.input, sink);
    if (!good) run.put(Unopened{file.path, good.error()});
  }
  return run.finish();
}

Summary ingest_from(store::Store& store, const read::Reader& reader, const Source& source,
                    const Options& options, Observer& observer, const std::atomic<bool>& stop) {
  Run run(store, reader, options, observer, stop, 0);
  source(
      [&run](ingest::Item&& item) {
        return item ? run.put(std::move(*item)) : run.put(std::move(item.error()));
      },
      [&run](const std::string& origin, const Error& error) {
        return run.put(Unopened{origin, error});
      });
  return run.finish();
}

Summary read_again(store::Store& store, const read::Reader& reader, const Options& options,
                   Observer& observer, const std::atomic<bool>& stop) {
  Run run(store, reader, options, observer, stop, 0);
  std::int64_t after = 0;
  while (!run.ended()) {
    auto stale = store.stale(options.program, after, kStaleAtOnce);
    if (!stale) run.put(Unopened{"database", stale.error()});
    if (!stale || stale->empty()) break;
    after = stale->back().document;
    for (auto& one : *stale) run.put(std::move(one));
  }
  return run.finish();
}

}  // namespace saksi::archive
