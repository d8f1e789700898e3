// SPDX-License-Identifier: Apache-2.0
/// Which part of a page is the article, and its text. The part is found as browsers' reading views
/// do it: paragraphs give points to what holds them, links take them away.
#include "ingest/page.h"
#include "lang/pack.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>
#include <vector>

namespace saksi::ingest {
namespace {

/// Parts that never hold the report.
constexpr std::array kDropped = {
    GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME, GUMBO_TAG_FORM,
    GUMBO_TAG_BUTTON, GUMBO_TAG_NAV,      GUMBO_TAG_ASIDE,    GUMBO_TAG_FOOTER, GUMBO_TAG_SVG,
    GUMBO_TAG_SELECT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_OBJECT, GUMBO_TAG_HEAD,
    GUMBO_TAG_VIDEO,  GUMBO_TAG_AUDIO,    GUMBO_TAG_CANVAS,   GUMBO_TAG_TIME};

constexpr std::array kBlocks = {
    GUMBO_TAG_P,          GUMBO_TAG_DIV,        GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
    GUMBO_TAG_LI,         GUMBO_TAG_UL,         GUMBO_TAG_OL,      GUMBO_TAG_H1,
    GUMBO_TAG_H2,         GUMBO_TAG_H3,         GUMBO_TAG_H4,      GUMBO_TAG_H5,
    GUMBO_TAG_H6,         GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_TABLE,   GUMBO_TAG_TR,
    GUMBO_TAG_TD,         GUMBO_TAG_MAIN,       GUMBO_TAG_BODY,    GUMBO_TAG_FIGURE,
    GUMBO_TAG_FIGCAPTION, GUMBO_TAG_HEADER,     GUMBO_TAG_PRE,     GUMBO_TAG_HR,
    GUMBO_TAG_DL,         GUMBO_TAG_DD,         GUMBO_TAG_DT,      GUMBO_TAG_CENTER};

/// Words in class and id of the parts of pages, from the pack (`page_parts`).
struct PartNames {
  std::vector<std::string> report, other, caption;
};

PartNames load_names() {
  PartNames names;
  const auto pack = lang::Pack::built_in();
  if (!pack) return names;
  const auto& table = (*pack)->table("page_parts");
  const auto name = table.column("name");
  const auto part = table.column("part");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    auto& list = row[part] == "report"  ? names.report
                 : row[part] == "other" ? names.other
                                        : names.caption;
    list.emplace_back(row[name]);
  }
  return names;
}

const PartNames& part_names() {
  static const PartNames kNames = load_names();
  return kNames;
}

template <class Tags>
bool is_one_of(const GumboNode* node, const Tags& tags) {
  return is_element(node) && std::find(tags.begin(), tags.end(), tag_of(node)) != tags.end();
}

std::string names_of(const GumboNode* node) {
  std::string names;
  for (const char* where : {"class", "id", "itemprop", "data-e2e", "data-testid"}) {
    names += attribute(node, where);
    names += ' ';
  }
  for (char& c : names) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return names;
}

template <class Words>
bool has_any(std::string_view names, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return names.find(w) != std::string_view::npos; });
}

bool good(const GumboNode* node) {
  return has_any(names_of(node), part_names().report);
}

bool hidden(const GumboNode* node) {
  const auto style = attribute(node, "style");
  return style.find("display:none") != std::string_view::npos ||
         style.find("display: none") != std::string_view::npos ||
         gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr;
}

/// AMP's elements for what is no part of the article: advertising, menus, notices, other articles.
bool guest(const GumboNode* node) {
  if (tag_of(node) != GUMBO_TAG_UNKNOWN) return false;
  GumboStringPiece name = node->v.element.original_tag;
  gumbo_tag_from_original_text(&name);
  const std::string_view tag(name.data, name.data == nullptr ? 0 : name.length);
  constexpr std::array kGuests = {
      "amp-ad",   "amp-auto-ads",  "amp-consent", "amp-embed",     "amp-lightbox",
      "amp-list", "amp-next-page", "amp-sidebar", "amp-sticky-ad", "amp-user-notification"};
  return std::find(kGuests.begin(), kGuests.end(), tag) != kGuests.end();
}

bool dropped(const GumboNode* node) {
  if (!is_element(node)) return false;
  if (is_one_of(node, kDropped) || hidden(node) || guest(node)) return true;
  const bool container = tag_of(node) != GUMBO_TAG_BODY && tag_of(node) != GUMBO_TAG_ARTICLE &&
                         tag_of(node) != GUMBO_TAG_HTML && tag_of(node) != GUMBO_TAG_MAIN;
  const std::string names = names_of(node);
  return container && has_any(names, part_names().other) && !has_any(names, part_names().report);
}

// -------------------------------------------------------------------- choosing

/// Letters below a node and how many of them stand in links.
struct Weight {
  std::size_t text = 0;
  std::size_t links = 0;
};

Weight weigh(const GumboNode* node, bool in_link = false) {
  Weight sum;
  if (!is_element(node)) {
    if (node->type == GUMBO_NODE_TEXT) sum.text = squeezed(node->v.text.text).size();
    if (in_link) sum.links = sum.text;
    return sum;
  }
  if (dropped(node)) return sum;
  const bool link = in_link || tag_of(node) == GUMBO_TAG_A;
  for (const GumboNode* child : children(node)) {
    const Weight part = weigh(child, link);
    sum.text += part.text;
    sum.links += part.links;
  }
  return sum;
}

class Chooser {
 public:
  explicit Chooser(const GumboNode* root) { visit(root, nullptr); }

  const GumboNode* best() const {
    const GumboNode* best = nullptr;
    double most = 0;
    for (const GumboNode* node : order_) {
      const double points = points_.at(node);
      if (points > most) {
        most = points;
        best = node;
      }
    }
    return best;
  }

 private:
  std::unordered_map<const GumboNode*, double> points_;
  std::vector<const GumboNode*> order_;

  void give(const GumboNode* node, double points) {
    if (node == nullptr) return;
    const auto [it, fresh] = points_.emplace(node, good(node) ? 50.0 : 0.0);
    if (fresh) order_.push_back(node);
    it->second += points;
  }

  void visit(const GumboNode* node, const GumboNode* grandparent) {
    if (!is_element(node) || dropped(node)) return;
    for (const GumboNode* child : children(node)) {
      if (is_paragraph(child)) score(child, node, grandparent);
      visit(child, node);
    }
  }

  /// A `p`, or loose text beside line breaks.
  static bool is_paragraph(const GumboNode* node) {
    return tag_of(node) == GUMBO_TAG_P || node->type == GUMBO_NODE_TEXT;
  }

  void score(const GumboNode* node, const GumboNode* parent, const GumboNode* grandparent) {
    constexpr std::size_t kShortest = 40;
    const Weight weight = weigh(node);
    if (weight.text < kShortest || weight.links * 2 > weight.text) return;
    const double points = static_cast<double>(weight.text - weight.links) / 100 + 1;
    give(parent, points);
    give(grandparent, points / 2);
  }
};

// -------------------------------------------------------------------- writing

/// Writes paragraphs, one a line.
class Writer {
 public:
  void node(const GumboNode* node) {
    if (is_element(node)) return element(node);
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      line_ += node->v.text.text;
      letters_ += squeezed(node->v.text.text).size();
      if (in_link_) linked_ += squeezed(node->v.text.text).size();
    }
  }

  std::string take() {
    flush();
    return std::move(out_);
  }

 private:
  std::string out_;
  std::string line_;
  std::size_t letters_ = 0;  // of the line
  std::size_t linked_ = 0;   // of them, inside links
  bool in_link_ = false;

  void element(const GumboNode* node) {
    if (dropped(node) && !good(node)) return;
    const GumboTag tag = tag_of(node);
    if (tag == GUMBO_TAG_BR) return flush();
    if (tag == GUMBO_TAG_FIGURE || caption(node)) return figure(node);
    if (tag == GUMBO_TAG_H1) return;  // the page's title
    const bool block = is_one_of(node, kBlocks) || labelled_link(node);
    if (block) flush();
    const bool was_in_link = in_link_;
    in_link_ = in_link_ || tag == GUMBO_TAG_A;
    for (const GumboNode* child : children(node)) this->node(child);
    in_link_ = was_in_link;
    if (block) flush();
  }

  /// "See also: <a>...</a>" in the middle of a paragraph: a line of its own.
  static bool labelled_link(const GumboNode* node) {
    if (tag_of(node) == GUMBO_TAG_A) return false;
    const Weight weight = weigh(node);
    return weight.links > kLabel && weight.links + kLabel >= weight.text &&
           squeezed(inner_text(node)).find(':') < kLabel;
  }

  static bool caption(const GumboNode* node) {
    return has_any(names_of(node), part_names().caption);
  }

  /// As the text stage knows captions: Markdown's picture.
  void figure(const GumboNode* node) {
    flush();
    std::string words = squeezed(inner_text(node));
    std::replace(words.begin(), words.end(), '[', '(');
    std::replace(words.begin(), words.end(), ']', ')');
    if (!words.empty()) add("![" + words + "]()");
  }

  /// A line that is a link and no more is a teaser, "Baca juga:" before it or not.
  void flush() {
    const std::string words = squeezed(line_);
    const bool teaser = linked_ > 0 && linked_ + kLabel >= letters_ &&
                        (linked_ == letters_ || words.find(':') < kLabel);
    if (!words.empty() && !teaser) add(words);
    line_.clear();
    letters_ = linked_ = 0;
  }

  void add(std::string_view words) {
    if (!out_.empty()) out_ += "\n\n";
    out_ += words;
  }

  static constexpr std::size_t kLabel = 16;  // letters of a teaser's label
};

}  // namespace

namespace {

bool ends_sentence(std::string_view words) {
  constexpr std::array<std::string_view, 6> kEnds = {".", "?", "!", "\"", "\u201D", "\u2019"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return words.ends_with(end); });
}

/// What stands beside the chosen element and belongs to the report: pages whose tags do not match
/// leave paragraphs outside, some of them inside a `b` that never closes.
class Strays {
 public:
  Strays(const GumboNode* parent, const GumboNode* article) {
    for (const GumboNode* beside : children(parent)) {
      if (beside == article) {
        nodes_.push_back(beside);
      } else {
        visit(beside);
      }
    }
    // Beside long paragraphs the short ones are the report's as well; alone they may be anything.
    std::erase_if(nodes_,
                  [&](const GumboNode* n) { return n != article && !long_ && !is_long(n); });
  }

  [[nodiscard]] const std::vector<const GumboNode*>& nodes() const { return nodes_; }

 private:
  std::vector<const GumboNode*> nodes_;
  bool long_ = false;

  static bool is_long(const GumboNode* node) {
    constexpr std::size_t kLong = 80;
    return weigh(node).text >= kLong;
  }

  void visit(const GumboNode* node) {
    if (!is_element(node) || dropped(node)) return;
    if (tag_of(node) == GUMBO_TAG_P) return paragraph(node);
    if (is_one_of(node, kBlocks)) return;
    for (const GumboNode* child : children(node)) visit(child);
  }

  void paragraph(const GumboNode* node) {
    const Weight weight = weigh(node);
    if (weight.links * 4 >= weight.text) return;
    if (!is_long(node) && !ends_sentence(squeezed(inner_text(node)))) return;
    long_ = long_ || is_long(node);
    nodes_.push_back(node);
  }
};

}  // namespace

std::string article_text(const GumboNode* root) {
  const GumboNode* article = Chooser(root).best();
  Writer writer;
  if (article == nullptr || article->parent == nullptr || !is_element(article->parent)) {
    writer.node(article == nullptr ? root : article);
    return writer.take();
  }
  const Strays strays(article->parent, article);
  for (const GumboNode* node : strays.nodes()) writer.node(node);
  return writer.take();
}

}  // namespace saksi::ingest
