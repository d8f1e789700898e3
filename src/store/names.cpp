// SPDX-License-Identifier: Apache-2.0
#include "store/names.h"

#include "base/utf8.h"

#include <algorithm>

namespace saksi::store {
namespace {

using Ready = base::Spelling::Name;

bool contains_words(const std::string& name, const std::string& part) {
  return (' ' + name + ' ').find(' ' + part + ' ') != std::string::npos;
}

}  // namespace

std::uint32_t Names::number(std::string_view name) {
  if (name.empty()) return 0;
  const auto [it, fresh] =
      numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
  if (fresh) {
    names_.emplace_back(name);
    ready_.push_back(ready(name));
    by_plain_.emplace(ready_.back().plain, it->second);
  }
  return it->second;
}

Ready Names::ready(std::string_view name) const {
  return spelling_ ? spelling_->of(name) : Ready{base::fold(name), {}, 0};
}

std::vector<std::uint32_t> Names::same(std::string_view name) const {
  return same(ready(name));
}

std::vector<std::uint32_t> Names::same(const Ready& name) const {
  std::vector<std::uint32_t> out;
  const auto add_plain = [&](const std::string& plain) {
    const auto [first, last] = by_plain_.equal_range(plain);
    for (auto it = first; it != last; ++it) out.push_back(it->second);
  };
  add_plain(name.plain);
  if (spelling_ && !name.plain.empty()) {
    for (const auto& other : spelling_->others(name)) add_plain(base::fold(other));
    for (std::uint32_t i = 1; i < ready_.size(); ++i) {
      if (spelling_->same(name, ready_[i])) out.push_back(i);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Whether some words of the name, not all, are the part, in as many words or one more or less.
bool Names::contains(const std::string& plain, const Ready& part) const {
  if (contains_words(plain, part.plain)) return true;
  if (!spelling_ || plain.find(' ') == std::string::npos) return false;
  std::vector<std::size_t> begins{0};
  for (std::size_t at = plain.find(' '); at != std::string::npos; at = plain.find(' ', at + 1)) {
    begins.push_back(at + 1);
  }
  begins.push_back(plain.size() + 1);
  const auto words =
      static_cast<std::size_t>(1 + std::count(part.plain.begin(), part.plain.end(), ' '));
  for (std::size_t first = 0; first + 1 < begins.size(); ++first) {
    for (auto n = std::max<std::size_t>(words - 1, 1); n <= words + 1; ++n) {
      if (first + n >= begins.size() || n + 1 >= begins.size()) break;
      const auto begin = begins[first], end = begins[first + n] - 1;
      if (spelling_->same(part, spelling_->of(std::string_view(plain).substr(begin, end - begin))))
        return true;
    }
  }
  return false;
}

std::vector<bool> Names::matching(const std::vector<std::string>& wanted,
                                  std::vector<Spelled>* also) const {
  if (wanted.empty()) return {};
  std::vector<bool> out(names_.size(), false);
  for (const auto& one : wanted) {
    const Ready name = ready(one);
    if (name.plain.empty()) continue;
    Spelled spelled{one, {}};
    const auto whole = same(name);
    for (const auto i : whole) {
      out[i] = true;
      if (ready_[i].plain != name.plain) spelled.names.push_back(names_[i]);
    }
    for (std::size_t i = 1; whole.empty() && i < ready_.size(); ++i) {
      if (contains(ready_[i].plain, name)) out[i] = true;
    }
    if (also != nullptr && !spelled.names.empty()) also->push_back(std::move(spelled));
  }
  return out;
}

}  // namespace saksi::store
