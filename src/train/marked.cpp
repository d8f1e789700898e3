// SPDX-License-Identifier: Apache-2.0
#include "train/marked.h"

#include "text/text.h"

#include <map>

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

/// Reads one marked line.
bool read_line(std::string_view line, const text::Reader& reader, std::vector<Sentence>& out) {
  Plain plain;
  Sentence sentence;
  if (!strip(line, plain) || !label(reader.read(plain.text), plain, sentence)) return false;
  out.push_back(std::move(sentence));
  return true;
}

/// Calls `take(line, number)` for the lines that say something.
template <class F>
base::Result<void> for_lines(const std::string& path, F take) {
  const auto file = read_file(path);
  if (!file) return base::fail(file.error());
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < file->size();) {
    const std::size_t end = std::min(file->find('\n', at), file->size());
    const std::string_view line = std::string_view(*file).substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.empty() || line.front() == '#' || take(line)) continue;
    return base::fail(base::Code::invalid_field, "The line is not marked as it should be.",
                      path + ":" + std::to_string(number));
  }
  return {};
}

/// The names of each slot, handed out in turn.
class Fillers {
 public:
  bool add(std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (tab != 1) return line.starts_with("slot");
    slots_[line[0]].names.emplace_back(line.substr(tab + 1));
    return true;
  }

  /// "{P} ..." -> "[PER Name] ...". False for a slot that has no names.
  bool fill(std::string_view wording, std::string& out) {
    for (std::size_t at = 0; at < wording.size(); ++at) {
      if (wording[at] != '{') {
        out += wording[at];
        continue;
      }
      const auto slot = slots_.find(wording[at + 1]);
      if (slot == slots_.end()) return false;
      Slot& s = slot->second;
      out += std::string("[") + label(slot->first) + " " + s.names[s.next] + "]";
      s.next = (s.next + kStep) % s.names.size();
      at += 2;
    }
    return true;
  }

 private:
  static constexpr std::size_t kStep =
      37;  // so that neighbours in the list do not meet in a sentence

  struct Slot {
    std::vector<std::string> names;
    std::size_t next = 0;
  };

  static const char* label(char slot) {
    return slot == 'P' ? "PER" : slot == 'A' ? "ARM" : slot == 'O' ? "ORG" : "LOC";
  }

  std::map<char, Slot> slots_;
};

/// The reader of pages; it is given one sentence at a time, so nothing of it is taken for
/// furniture.
text::Reader reader_of(const lang::Pack& pack) {
  return text::Reader(std::shared_ptr<const lang::Pack>(&pack, [](const lang::Pack*) {}));
}

}  // namespace

base::Result<std::vector<Sentence>> read_marked(const std::string& path, const lang::Pack& pack) {
  const text::Reader reader = reader_of(pack);
  std::vector<Sentence> out;
  auto ok = for_lines(path, [&](std::string_view line) { return read_line(line, reader, out); });
  if (!ok) return base::fail(ok.error());
  return out;
}

base::Result<std::vector<Sentence>> read_wordings(const std::string& folder, int times,
                                                  const lang::Pack& pack) {
  const text::Reader reader = reader_of(pack);
  Fillers fillers;
  auto ok =
      for_lines(folder + "/fillers.tsv", [&](std::string_view line) { return fillers.add(line); });
  if (!ok) return base::fail(ok.error());
  std::vector<Sentence> out;
  for (int i = 0; i < times; ++i) {
    ok = for_lines(folder + "/wordings.txt", [&](std::string_view line) {
      std::string filled;
      return fillers.fill(line, filled) && read_line(filled, reader, out);
    });
    if (!ok) return base::fail(ok.error());
  }
  return out;
}

}  // namespace saksi::train
