// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <array>

namespace saksi::base {
namespace {

struct Row {
  Code code;
  std::string_view name;
  int exit_status;
  int http_status;
};

constexpr std::array kErrors = {
    Row{Code::empty_document, "empty_document", 1, 422},
    Row{Code::invalid_utf8, "invalid_utf8", 1, 422},
    Row{Code::not_text, "not_text", 1, 415},
    Row{Code::too_large, "too_large", 1, 413},
    Row{Code::invalid_json, "invalid_json", 1, 400},
    Row{Code::missing_field, "missing_field", 1, 422},
    Row{Code::invalid_field, "invalid_field", 1, 422},
    Row{Code::not_found, "not_found", 1, 404},
    Row{Code::permission, "permission", 1, 403},
    Row{Code::disk_full, "disk_full", 1, 507},
    Row{Code::io, "io", 1, 500},
    Row{Code::foreign_database, "foreign_database", 1, 500},
    Row{Code::newer_database, "newer_database", 1, 500},
    Row{Code::damaged, "damaged", 1, 500},
    Row{Code::busy, "busy", 1, 503},
    Row{Code::address_in_use, "address_in_use", 1, 500},
    Row{Code::invalid_pack, "invalid_pack", 1, 500},
    Row{Code::invalid_argument, "invalid_argument", 2, 400},
    Row{Code::unauthorized, "unauthorized", 1, 401},
    Row{Code::forbidden, "forbidden", 1, 403},
    Row{Code::conflict, "conflict", 1, 409},
    Row{Code::interrupted, "interrupted", 1, 499},
};

const Row& row(Code code) {
  return kErrors[static_cast<std::size_t>(code)];
}

constexpr bool in_order() {
  for (std::size_t i = 0; i < kErrors.size(); ++i) {
    if (static_cast<std::size_t>(kErrors[i].code) != i) return false;
  }
  return true;
}

static_assert(in_order(), "the table follows the order of Code");

}  // namespace

Error Error::while_doing(std::string_view what) const {
  return {code, std::string(what) + ": " + message, where};
}

std::string Error::sentence() const {
  return where.empty() ? message : where + ": " + message;
}

std::string_view name(Code code) {
  return row(code).name;
}

int exit_status(Code code) {
  return row(code).exit_status;
}

int http_status(Code code) {
  return row(code).http_status;
}

}  // namespace saksi::base
