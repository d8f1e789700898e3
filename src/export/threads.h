// SPDX-License-Identifier: Apache-2.0
/// An export on three threads: one reads claims ahead, one makes rows of them, one writes them.
/// Rows stay in their order, so that the bytes are the same as with one thread.
#pragma once

#include "base/relay.h"
#include "export/writer.h"
#include "store/snapshot.h"

#include <thread>
#include <vector>

namespace saksi::exports {

/// Reads claims while those before are worked on.
class ClaimsAhead {
 public:
  explicit ClaimsAhead(store::Claims claims);
  ~ClaimsAhead();
  ClaimsAhead(const ClaimsAhead&) = delete;
  ClaimsAhead& operator=(const ClaimsAhead&) = delete;

  /// The next claims, until the next call; null when there are no more. Errors: those of Claims.
  base::Result<const store::ClaimBatch*> next();

 private:
  store::Claims claims_;
  base::Relay<store::ClaimBatch> relay_;
  std::unique_ptr<store::ClaimBatch> batch_;
  base::Result<void> read_;  // by the thread; whoever joined it may look
  std::thread thread_;
};

/// Takes rows and has them written meanwhile.
class RowSink {
 public:
  /// `writer` may be null: then rows go nowhere.
  RowSink(Writer* writer, std::size_t columns);
  ~RowSink();
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;

  /// The row to fill, a cell a column with whatever stood there before; null when writing failed.
  Row* row();
  /// Takes the row.
  void put();
  /// After the last row. Errors: those of the writer; what else was put is lost then.
  base::Result<void> finish();

 private:
  struct Rows {
    std::vector<Row> rows;
    std::size_t used = 0;
  };

  void write_all();
  void stop();

  Writer* writer_;
  Row lost_;  // without a writer
  std::size_t columns_;
  base::Relay<Rows> relay_;
  std::unique_ptr<Rows> rows_;
  base::Result<void> written_;  // by the thread; whoever joined it may look
  std::thread thread_;
};

}  // namespace saksi::exports
