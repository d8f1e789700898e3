// SPDX-License-Identifier: Apache-2.0
/// A web page -> its article and what it says about itself. Internal to the module.
#pragma once

#include "base/error.h"
#include "ingest/ingest.h"

#include <gumbo.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ingest {

/// A parsed page; frees its tree.
class Tree {
 public:
  /// Errors: too_large when the page nests deeper than any real one.
  static base::Result<Tree> parse(std::string_view html);
  Tree(Tree&& other) noexcept;
  Tree& operator=(Tree&&) = delete;
  Tree(const Tree&) = delete;
  ~Tree();

  [[nodiscard]] const GumboNode* root() const { return output_->root; }

 private:
  explicit Tree(GumboOutput* output) : output_(output) {}

  GumboOutput* output_;
};

// ---------------------------------------------------------------- nodes

[[nodiscard]] inline bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

[[nodiscard]] GumboTag tag_of(const GumboNode* node);  ///< GUMBO_TAG_UNKNOWN for text
[[nodiscard]] std::string_view attribute(const GumboNode* node, const char* name);
[[nodiscard]] std::vector<const GumboNode*> children(const GumboNode* node);

/// Every element below `node` and itself, in document order, that `wanted(element)`.
template <class Wanted>
void each_element(const GumboNode* node, const Wanted& wanted) {
  if (!is_element(node)) return;
  wanted(node);
  for (const GumboNode* child : children(node)) each_element(child, wanted);
}

/// All text below, white space as it is.
[[nodiscard]] std::string inner_text(const GumboNode* node);
/// Runs of white space as one blank, none at the ends.
[[nodiscard]] std::string squeezed(std::string_view text);

// ---------------------------------------------------------------- what a page is

/// The report: paragraphs parted by new lines, captions as "![caption]()".
[[nodiscard]] std::string article_text(const GumboNode* root);

/// Everything that the page says about title, publisher, url and date, with where it says so.
[[nodiscard]] std::vector<Candidate> page_candidates(const GumboNode* root);
/// The first candidate of a field by the order in which origins are believed, or nullptr.
[[nodiscard]] const Candidate* best(const std::vector<Candidate>& candidates,
                                    std::string_view field);

}  // namespace saksi::ingest
