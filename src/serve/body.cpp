// SPDX-License-Identifier: Apache-2.0
#include "serve/body.h"

namespace saksi::serve {

using base::Code;
using base::fail;

Body::Body(std::string_view text) {
  json_ = text.empty() ? Json::object() : Json::parse(text, nullptr, false);
  if (json_.is_object()) return;
  json_ = Json::object();
  wrong("The body must be a JSON object.");
}

const Json* Body::any(const char* name) {
  used_.insert(name);
  const auto it = json_.find(name);
  return it == json_.end() || it->is_null() ? nullptr : &*it;
}

std::optional<std::string> Body::text(const char* name) {
  const Json* value = any(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) return value->get<std::string>();
  wrong("'" + std::string(name) + "' must be a text.");
  return std::nullopt;
}

std::string Body::needed(const char* name) {
  auto value = text(name);
  if (!value || value->empty()) wrong("'" + std::string(name) + "' is missing.");
  return value.value_or("");
}

std::optional<bool> Body::yes_or_no(const char* name) {
  const Json* value = any(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_boolean()) return value->get<bool>();
  wrong("'" + std::string(name) + "' must be true or false.");
  return std::nullopt;
}

std::uint32_t Body::number(const char* name) {
  const Json* value = any(name);
  if (value == nullptr) return 0;
  constexpr std::int64_t kMost = 1'000'000'000;
  const bool good = value->is_number_integer() && *value >= 0 && *value <= kMost;
  if (good) return value->get<std::uint32_t>();
  wrong("'" + std::string(name) + "' must be a whole number.");
  return 0;
}

std::optional<Body> Body::object(const char* name) {
  const Json* value = any(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_object()) {
    Body inner;
    inner.json_ = *value;
    return inner;
  }
  wrong("'" + std::string(name) + "' must be an object.");
  return std::nullopt;
}

void Body::wrong(const std::string& message) {
  if (wrong_.empty()) wrong_ = message;
}

base::Result<void> Body::check() const {
  if (!wrong_.empty()) return fail(Code::invalid_argument, wrong_);
  for (const auto& [name, value] : json_.items()) {
    if (!used_.contains(name)) {
      return fail(Code::invalid_argument, "There is no field '" + name + "' here.");
    }
  }
  return {};
}

}  // namespace saksi::serve
