// SPDX-License-Identifier: Apache-2.0
/// JSON written straight into a string, field by field: no tree is made of it before. Records and
/// linked events are written so, as that is done for every report and every event that it changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saksi::record {

/// One value on one line. What is written must be well-formed; nothing checks it.
class JsonWriter {
 public:
  /// What becomes of bytes that are no UTF-8: an exception of the JSON library, as of a fault of
  /// ours, or U+FFFD in their place.
  enum class Invalid : bool { refused, replaced };

  explicit JsonWriter(Invalid invalid = Invalid::refused) : invalid_(invalid) {}

  /// `write` writes the fields.
  template <class F>
  void object(F write) {
    inside('{', '}', write);
  }

  /// `write(element)` writes each.
  template <class List, class F>
  void array(const List& list, F write) {
    inside('[', ']', [&] {
      for (const auto& element : list) write(element);
    });
  }

  /// The name of the field whose value comes next. A name is ASCII without quotes.
  void key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\":";
    first_ = true;
  }

  void value(std::string_view text);
  void value(std::int64_t number);
  void value(double number);

  void value(bool yes) { literal(yes ? "true" : "false"); }

  void value(std::nullptr_t) { literal("null"); }

  void value(const std::string& text) { value(std::string_view(text)); }

  void value(const char* text) { value(std::string_view(text)); }

  void value(std::uint32_t number) { value(static_cast<std::int64_t>(number)); }

  void value(int number) { value(static_cast<std::int64_t>(number)); }

  template <class T>
  void value(const std::optional<T>& some) {
    some ? value(*some) : value(nullptr);
  }

  template <class T>
  void field(std::string_view name, const T& of) {
    key(name);
    value(of);
  }

  /// null for none.
  void text_or_null(std::string_view name, std::string_view text) {
    key(name);
    text.empty() ? value(nullptr) : value(text);
  }

  /// A value that is JSON already.
  void literal(std::string_view json) {
    separate();
    out_ += json;
  }

  /// The line, in the form that `base::one_line` gives it.
  [[nodiscard]] std::string take();

 private:
  template <class F>
  void inside(char open, char close, F write) {
    separate();
    out_ += open;
    first_ = true;
    write();
    out_ += close;
    first_ = false;
  }

  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string out_;
  Invalid invalid_;
  bool first_ = true;  // in its object or array, or after a key
};

}  // namespace saksi::record
