// SPDX-License-Identifier: Apache-2.0
#include "train/corpora.h"

#include "base/utf8.h"

#include <charconv>
#include <fstream>
#include <iterator>

namespace saksi::train {
namespace {

template <class F>
void for_lines(std::string_view text, F take) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    take(line);
    at = end + 1;
  }
}

std::vector<std::string_view> split(std::string_view line, std::string_view separators) {
  std::vector<std::string_view> cells;
  std::size_t at = 0;
  while (at <= line.size()) {
    const std::size_t end = std::min(line.find_first_of(separators, at), line.size());
    cells.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return cells;
}

int number(std::string_view cell) {
  int v = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), v);
  return v;
}

/// The lines of one token of several words: "8-9 katanya", then its words.
struct Several {
  int last = 0;  // number of its last word; 0: none is open
};

void add_conllu(Sentence& sentence, Several& several, const std::vector<std::string_view>& cells) {
  const std::size_t dash = cells[0].find('-');
  if (dash != std::string_view::npos) {
    several.last = number(cells[0].substr(dash + 1));
    sentence.emplace_back();
    sentence.back().form = cells[1];
    return;
  }
  const bool inside = number(cells[0]) <= several.last;
  if (!inside) sentence.emplace_back();
  Token& t = sentence.back();
  t.nodes.push_back({number(cells[0]), number(cells[6]), std::string(cells[7])});
  if (inside && !t.tag.empty()) {
    t.tag += "+" + std::string(cells[3]);
    return;
  }
  if (!inside) t.form = cells[1];
  t.tag = cells[3];
  if (cells[2] != "_") t.lemma = base::lower(cells[2]);
}

void finish(std::vector<Sentence>& out, Sentence& sentence) {
  if (!sentence.empty()) out.push_back(std::move(sentence));
  sentence.clear();
}

/// The bracket's word as printed.
std::string word_of(std::string_view letters) {
  if (letters == "-LRB-") return "(";
  if (letters == "-RRB-") return ")";
  return std::string(letters);
}

/// The leaves "(TAG word)" of one tree.
Sentence leaves(std::string_view line) {
  Sentence out;
  for (std::size_t close = line.find(')'); close != std::string_view::npos;
       close = line.find(')', close + 1)) {
    const std::size_t open = line.rfind('(', close);
    const std::string_view leaf = line.substr(open + 1, close - open - 1);
    const std::size_t blank = leaf.find(' ');
    if (blank == std::string_view::npos || leaf.find(')') != std::string_view::npos) continue;
    Token t;
    t.tag = leaf.substr(0, blank);
    t.form = word_of(leaf.substr(blank + 1));
    out.push_back(std::move(t));
  }
  return out;
}

/// "X", "-", "X" is one word.
bool is_reduplication(const Sentence& s, std::size_t hyphen) {
  return hyphen > 0 && hyphen + 1 < s.size() && s[hyphen].form == "-" &&
         base::lower(s[hyphen - 1].form) == base::lower(s[hyphen + 1].form);
}

/// A possessor or article that is written together with the word before it: the treebank's own
/// list.
bool is_clitic(const Token& t) {
  return (t.tag == "PRK" && t.form.size() <= 3) || (t.tag == "ART" && t.form.starts_with("ny"));
}

Sentence as_written(Sentence&& apart) {
  Sentence out;
  for (std::size_t i = 0; i < apart.size(); ++i) {
    if (is_reduplication(apart, i)) {
      out.back().form += "-" + apart[i + 1].form;
      ++i;
    } else if (!out.empty() && is_clitic(apart[i])) {
      out.back().form += apart[i].form;
      out.back().tag += "+" + apart[i].tag;
    } else {
      out.push_back(std::move(apart[i]));
    }
  }
  return out;
}

}  // namespace

base::Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return base::fail(base::Code::not_found, "The file cannot be opened.", path);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

base::Result<std::vector<Sentence>> read_conllu(const std::string& path) {
  const auto text = read_file(path);
  if (!text) return base::fail(text.error());
  std::vector<Sentence> out;
  Sentence sentence;
  Several several;
  for_lines(*text, [&](std::string_view line) {
    if (line.empty()) {
      several = {};
      return finish(out, sentence);
    }
    if (line.front() == '#') return;
    const auto cells = split(line, "\t");
    if (cells.size() < 8 || cells[0].find('.') != std::string_view::npos) return;
    add_conllu(sentence, several, cells);
  });
  finish(out, sentence);
  return out;
}

base::Result<std::vector<Sentence>> read_trees(const std::string& path) {
  const auto text = read_file(path);
  if (!text) return base::fail(text.error());
  std::vector<Sentence> out;
  for_lines(*text, [&](std::string_view line) {
    Sentence sentence = as_written(leaves(line));
    finish(out, sentence);
  });
  return out;
}

base::Result<std::vector<Sentence>> read_columns(const std::string& path) {
  const auto text = read_file(path);
  if (!text) return base::fail(text.error());
  std::vector<Sentence> out;
  Sentence sentence;
  for_lines(*text, [&](std::string_view line) {
    const auto cells = split(line, " \t");
    if (cells.size() < 2) return finish(out, sentence);
    Token t;
    t.form = cells.front();
    t.tag = cells.size() > 2 ? cells[1] : std::string_view();
    t.name = cells.back();
    sentence.push_back(std::move(t));
  });
  finish(out, sentence);
  return out;
}

}  // namespace saksi::train
