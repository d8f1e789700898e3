// SPDX-License-Identifier: Apache-2.0
#include "export/threads.h"

#include <span>

namespace saksi::exports {

ClaimsAhead::ClaimsAhead(store::Claims claims) : claims_(std::move(claims)) {
  thread_ = std::thread([this] {
    while (auto batch = relay_.spare()) {
      const auto more = claims_.next(*batch);
      if (!more) read_ = base::fail(more.error());
      if (!more || !*more) break;
      relay_.give(std::move(batch));
    }
    relay_.close();
  });
}

ClaimsAhead::~ClaimsAhead() {
  relay_.stop();
  if (thread_.joinable()) thread_.join();
}

base::Result<const store::ClaimBatch*> ClaimsAhead::next() {
  if (batch_) relay_.give_back(std::move(batch_));
  batch_ = relay_.take();
  if (batch_) return batch_.get();
  if (thread_.joinable()) thread_.join();
  if (!read_) return base::fail(read_.error());
  return nullptr;
}

namespace {

constexpr std::size_t kRowsAtOnce = 64;

}  // namespace

RowSink::RowSink(Writer* writer, std::size_t columns)
    : writer_(writer), lost_(columns), columns_(columns) {
  if (writer_ != nullptr) thread_ = std::thread([this] { write_all(); });
}

RowSink::~RowSink() {
  stop();
}

void RowSink::stop() {
  relay_.close();
  if (thread_.joinable()) thread_.join();
}

void RowSink::write_all() {
  while (auto rows = relay_.take()) {
    written_ = writer_->write_rows(std::span(rows->rows).first(rows->used));
    if (!written_) return relay_.stop();
    relay_.give_back(std::move(rows));
  }
}

Row* RowSink::row() {
  if (writer_ == nullptr) return &lost_;
  if (!rows_) {
    rows_ = relay_.spare();
    if (!rows_) return nullptr;
    rows_->rows.resize(kRowsAtOnce, Row(columns_));
    rows_->used = 0;
  }
  return &rows_->rows[rows_->used];
}

void RowSink::put() {
  if (writer_ != nullptr && ++rows_->used == kRowsAtOnce) relay_.give(std::move(rows_));
}

base::Result<void> RowSink::finish() {
  if (rows_) relay_.give(std::move(rows_));
  stop();
  return written_;
}

}  // namespace saksi::exports
