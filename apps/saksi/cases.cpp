// SPDX-License-Identifier: Apache-2.0
#include "cases.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

namespace saksi::app {
namespace {

using base::Code;
using base::fail;

constexpr std::string_view kFrame = "==================";
constexpr std::array<std::string_view, 4> kFields = {
    "published: ", "publisher: ", "title: ", "url: "};

bool is_frame(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of('=') == std::string_view::npos;
}

bool is_list_title(std::string_view line) {
  return line.starts_with("== ");
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Blank lines at both ends say nothing.
void trim(Lines& lines) {
  while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
  const auto first = std::find_if_not(lines.begin(), lines.end(), is_blank);
  lines.erase(lines.begin(), first);
}

std::string joined(const Lines& lines) {
  std::string out;
  for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

class Parser {
 public:
  Parser(const std::string& path, Lines lines) : path_(path), lines_(std::move(lines)) {}

  base::Result<CaseFile> run() {
    preamble();
    while (at_ < lines_.size()) {
      auto one = next();
      if (!one) return fail(one.error());
      file_.cases.push_back(std::move(*one));
    }
    return std::move(file_);
  }

 private:
  [[nodiscard]] bool starts_case(std::size_t i) const {
    return file_.lists ? is_list_title(lines_[i]) : is_frame(lines_[i]);
  }

  [[nodiscard]] std::string where() const { return path_ + ":" + std::to_string(at_ + 1); }

  void preamble() {
    while (at_ < lines_.size() && !is_frame(lines_[at_]) && !is_list_title(lines_[at_])) {
      file_.preamble += lines_[at_++] + '\n';
    }
    file_.lists = at_ < lines_.size() && is_list_title(lines_[at_]);
  }

  base::Result<Case> next() {
    Case one;
    if (auto ok = title(one); !ok) return fail(ok.error());
    fields(one);
    one.document.text = joined(until_rule());
    if (one.document.text.empty())
      return fail(Code::invalid_field, "The case has no text.", where());
    if (at_ >= lines_.size() || starts_case(at_)) {
      return fail(Code::invalid_field, "The case has no line of '---'.", where());
    }
    expectations(one);
    return one;
  }

  base::Result<void> title(Case& one) {
    if (file_.lists) {
      one.title = lines_[at_].substr(3);
    } else if (at_ + 2 >= lines_.size() || !is_frame(lines_[at_ + 2])) {
      return fail(Code::invalid_field, "The title does not stand between two lines of '='.",
                  where());
    } else {
      one.title = lines_[++at_];
      ++at_;
    }
    one.line = at_++ + (file_.lists ? 1 : 0);
    one.document.id = one.title;
    return {};
  }

  void fields(Case& one) {
    record::Document& d = one.document;
    const std::array targets = {&d.published, &d.publisher, &d.title, &d.url};
    for (; at_ < lines_.size(); ++at_) {
      const std::string& line = lines_[at_];
      const auto field = std::find_if(kFields.begin(), kFields.end(),
                                      [&](auto name) { return line.starts_with(name); });
      if (field == kFields.end()) return;
      *targets[static_cast<std::size_t>(field - kFields.begin())] = line.substr(field->size());
      one.fields.push_back(line);
      if (d.published) d.published_basis = record::PublishedBasis::given;
    }
  }

  Lines until_rule() {
    Lines out;
    while (at_ < lines_.size() && !starts_case(at_) && !lines_[at_].starts_with("---")) {
      out.push_back(lines_[at_++]);
    }
    trim(out);
    return out;
  }

  void expectations(Case& one) {
    while (at_ < lines_.size() && lines_[at_].starts_with("---")) {
      const bool wanted = lines_[at_++].find("wanted") != std::string::npos;
      Lines lines = until_rule();
      if (wanted) {
        one.wanted = std::move(lines);
      } else {
        one.expected = std::move(lines);
      }
    }
  }

  const std::string& path_;
  Lines lines_;
  std::size_t at_ = 0;
  CaseFile file_;
};

void append(std::string& out, std::string_view rule, const Lines& lines) {
  out += rule;
  out += '\n';
  for (const auto& line : lines) out += line + '\n';
}

std::string title_text(const std::string& title, bool lists) {
  if (lists) return "== " + title + '\n';
  return std::string(kFrame) + '\n' + title + '\n' + std::string(kFrame) + '\n';
}

/// A list has one part: what it asks for, which may still be wanted.
std::string case_text(const Case& one, bool lists) {
  std::string out = title_text(one.title, lists);
  for (const auto& field : one.fields) out += field + '\n';
  out += one.document.text + '\n';
  if (one.wanted) append(out, "--- wanted", *one.wanted);
  if (!lists || !one.wanted) append(out, one.wanted ? "--- current" : "---", one.expected);
  return out;
}

}  // namespace

base::Result<CaseFile> read_cases(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(Code::not_found, "The test file cannot be opened.", path);
  Lines lines;
  for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
  if (in.bad()) return fail(Code::io, "The test file cannot be read.", path);
  return Parser(path, std::move(lines)).run();
}

base::Result<void> write_cases(const std::string& path, const CaseFile& file) {
  std::string text = file.preamble;
  for (std::size_t i = 0; i < file.cases.size(); ++i) {
    text += (i == 0 ? "" : "\n") + case_text(file.cases[i], file.lists);
  }
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) return fail(Code::io, "The test file cannot be written.", path);
  return {};
}

}  // namespace saksi::app
