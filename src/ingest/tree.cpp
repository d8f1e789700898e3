// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "ingest/page.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace saksi::ingest {
namespace {

constexpr int kDeepest = 3000;  // real pages stay below 200

/// Tags that hold nothing or that the parser closes by itself.
constexpr std::array<std::string_view, 27> kNoNesting = {
    "area", "base",  "br",     "col",   "embed", "hr",   "img",    "input",  "link",
    "meta", "param", "source", "track", "wbr",   "p",    "li",     "option", "tr",
    "td",   "th",    "dd",     "dt",    "path",  "rect", "circle", "use",    "optgroup"};

std::string_view tag_name(std::string_view html, std::size_t at) {
  std::size_t end = at;
  while (end < html.size() && std::isalnum(static_cast<unsigned char>(html[end])) != 0) ++end;
  return html.substr(at, end - at);
}

bool nests(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::find(kNoNesting.begin(), kNoNesting.end(), lower) == kNoNesting.end();
}

/// Tags opened and not closed, at most: the parser's tree is freed by recursion, so it must not be
/// deeper than the stack.
bool too_deep(std::string_view html) {
  int depth = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closes = at + 1 < html.size() && html[at + 1] == '/';
    const auto name = tag_name(html, at + (closes ? 2 : 1));
    if (name.empty() || !nests(name)) continue;
    depth = std::max(0, depth + (closes ? -1 : 1));
    if (depth > kDeepest) return true;
  }
  return false;
}

void append_text(const GumboNode* node, std::string& out) {
  if (is_element(node)) {
    for (const GumboNode* child : children(node)) append_text(child, out);
  } else if (node->type != GUMBO_NODE_COMMENT && node->type != GUMBO_NODE_DOCUMENT) {
    out += node->v.text.text;
  }
}

}  // namespace

base::Result<Tree> Tree::parse(std::string_view html) {
  if (too_deep(html)) {
    return base::fail(
        base::Code::too_large,
        "The page nests thousands of parts in each other: it is not read. Save its text "
        "and give that.");
  }
  return Tree(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
}

Tree::Tree(Tree&& other) noexcept : output_(other.output_) {
  other.output_ = nullptr;
}

Tree::~Tree() {
  if (output_ != nullptr) gumbo_destroy_output(&kGumboDefaultOptions, output_);
}

GumboTag tag_of(const GumboNode* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::vector<const GumboNode*> children(const GumboNode* node) {
  std::vector<const GumboNode*> out;
  if (!is_element(node)) return out;
  const GumboVector& nodes = node->v.element.children;
  out.reserve(nodes.length);
  for (unsigned i = 0; i < nodes.length; ++i)
    out.push_back(static_cast<const GumboNode*>(nodes.data[i]));
  return out;
}

std::string inner_text(const GumboNode* node) {
  std::string out;
  append_text(node, out);
  return out;
}

std::string squeezed(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = base::code_point_at(text, i);
    if (base::is_space(c.value)) {
      space = !out.empty();
    } else {
      if (space) out.push_back(' ');
      out.append(text.substr(i, c.size));
      space = false;
    }
    i += c.size;
  }
  return out;
}

}  // namespace saksi::ingest
