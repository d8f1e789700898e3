// SPDX-License-Identifier: Apache-2.0
#include "train/marked.h"

#include "text/text.h"

namespace saksi::train {
namespace {

struct Mark {
  base::Span span;
  std::string kind;
};

struct Plain {
  std::string text;
  std::vector<Mark> marks;
};

/// Takes the brackets out and keeps where they were.
bool strip(std::string_view line, Plain& out) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '[') {
      out.text += line[at];
      continue;
    }
    const std::size_t blank = line.find(' ', at);
    const std::size_t close = line.find(']', at);
    if (close == std::string_view::npos || blank > close) return false;
    Mark m;
    m.kind = line.substr(at + 1, blank - at - 1);
    m.span.begin = static_cast<std::uint32_t>(out.text.size());
    out.text += line.substr(blank + 1, close - blank - 1);
    m.span.end = static_cast<std::uint32_t>(out.text.size());
    out.marks.push_back(std::move(m));
    at = close;
  }
  return true;
}

bool label(const text::Text& text, const Plain& plain, Sentence& out) {
  std::size_t mark = 0;
  for (const text::Token& t : text.tokens) {
    while (mark < plain.marks.size() && plain.marks[mark].span.end <= t.span.begin) ++mark;
    Token token;
    token.form = text.form(t);
    token.name = "O";
    if (mark < plain.marks.size() && plain.marks[mark].span.overlaps(t.span)) {
      const Mark& m = plain.marks[mark];
      if (!m.span.contains(t.span)) return false;
      token.name = (m.span.begin == t.span.begin ? "B-" : "I-") + m.kind;
    }
    out.push_back(std::move(token));
  }
  return true;
}

}  // namespace

base::Result<std::vector<Sentence>> read_marked(const std::string& path, const lang::Pack& pack) {
  const auto file = read_file(path);
  if (!file) return base::fail(file.error());
  // The reader of pages is given one sentence at a time, so nothing of it is taken for furniture.
  const text::Reader reader(std::shared_ptr<const lang::Pack>(&pack, [](const lang::Pack*) {}));
  std::vector<Sentence> out;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < file->size();) {
    const std::size_t end = std::min(file->find('\n', at), file->size());
    const std::string_view line = std::string_view(*file).substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    Plain plain;
    Sentence sentence;
    if (!strip(line, plain) || !label(reader.read(plain.text), plain, sentence)) {
      return base::fail(base::Code::invalid_field, "A mark does not fit the tokens.",
                        path + ":" + std::to_string(number));
    }
    out.push_back(std::move(sentence));
  }
  return out;
}

}  // namespace saksi::train
