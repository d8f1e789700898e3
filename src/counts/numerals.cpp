// SPDX-License-Identifier: Apache-2.0
#include "counts/numerals.h"

#include <algorithm>
#include <limits>

namespace saksi::counts {
namespace {

constexpr std::int64_t kMost = 1'000'000'000'000'000'000;  // no report means more

std::int64_t capped_product(std::int64_t a, std::int64_t b) {
  if (a == 0 || b == 0) return 0;
  return a > kMost / b ? kMost : a * b;
}

std::int64_t power_of_ten(int n) {
  std::int64_t p = 1;
  while (n-- > 0) p = capped_product(p, 10);
  return p;
}

Amount whole_amount(std::int64_t n) {
  return {n, 0};
}

/// a + b, both below kMost; the sum of a number's groups.
Amount plus(Amount a, std::int64_t b) {
  return {std::min(kMost, a.digits + capped_product(b, power_of_ten(a.places))), a.places};
}

/// The state of reading one number from left to right.
class NumeralReader {
 public:
  explicit NumeralReader(std::span<const Atom> atoms) : atoms_(atoms) {}

  Numeral read() {
    if (vague() || several()) return result_;
    while (group()) {
    }
    if (at_ == 0) return {};
    return finish();
  }

 private:
  [[nodiscard]] bool is(AtomKind kind, std::size_t ahead = 0) const {
    return at_ + ahead < atoms_.size() && atoms_[at_ + ahead].kind == kind;
  }

  [[nodiscard]] const Atom& atom(std::size_t ahead = 0) const { return atoms_[at_ + ahead]; }

  /// "puluhan", "ratusan ribu"
  bool vague() {
    if (!is(AtomKind::vague)) return false;
    stretch(atom().low, atom().high);
    ++at_;
    scale_up();
    result_.used = at_;
    return true;
  }

  /// "beberapa", "beberapa ratus", "beberapa puluh ribu"
  bool several() {
    if (!is(AtomKind::several)) return false;
    ++at_;
    result_.qualifier = record::Qualifier::vague;
    result_.open = true;
    if (is(AtomKind::makes_hundred) || is(AtomKind::makes_ten)) {
      const std::int64_t base = atom().value.digits;
      stretch(2 * base, 10 * base - 1);
      ++at_;
      scale_up();
    } else if (is(AtomKind::scale)) {
      const std::int64_t base = atom().value.digits;
      stretch(capped_product(2, base), capped_product(10, base) - 1);
      ++at_;
    }
    result_.used = at_;
    return true;
  }

  void stretch(std::int64_t low, std::int64_t high) {
    result_.low = whole_amount(low);
    result_.high = whole_amount(high);
    result_.qualifier = low == high ? record::Qualifier::about : record::Qualifier::vague;
    result_.open = false;
  }

  /// A vague word times a scale: tens of thousands reach from 20,000 to 99,999.
  void scale_up() {
    if (!is(AtomKind::scale)) return;
    const std::int64_t scale = atom().value.digits;
    const bool one = result_.low == result_.high;
    result_.low = result_.low.times(scale);
    result_.high = whole_amount(capped_product(result_.high.digits + 1, scale) - 1);
    if (one) result_.high = result_.low;
    result_.scale = scale;
    ++at_;
  }

  /// One group with its scale ("dua ratus ribu"); false when the number ends here.
  bool group() {
    if (ended_) return false;
    if (is(AtomKind::one) && atom().value.digits < bound_) return add_one();
    const std::size_t start = at_;
    Amount block;
    if (!read_block(block)) return false;
    if (is(AtomKind::scale) && atom().value.digits < bound_) return add_scaled(block);
    if (is(AtomKind::dozen) && total_.digits == 0) return add_dozen(block);
    if (too_large_here(block)) {
      at_ = start;
      return false;
    }
    total_ = start == 0 ? block : plus(total_, block.digits);
    ended_ = true;
    about_ten();
    return false;
  }

  /// After a scale only what is smaller than it may follow: "dua ribu lima ratus".
  [[nodiscard]] bool too_large_here(Amount block) const {
    return at_ > 0 && block.digits >= bound_;
  }

  bool add_one() {
    total_ = plus(total_, atom().value.digits);
    bound_ = scale_ = atom().value.digits;
    ++at_;
    return true;
  }

  bool add_scaled(Amount block) {
    const std::int64_t scale = atom().value.digits;
    if (atoms_[at_ - 1].comma) block.places = 3;
    const Amount part = block.times(scale);
    total_ = total_.digits == 0 ? part : plus(total_, part.whole().value_or(0));
    bound_ = scale_ = scale;
    ++at_;
    return true;
  }

  bool add_dozen(Amount block) {
    total_ = block.times(atom().value.digits);
    ++at_;
    ended_ = true;
    return false;
  }

  /// "dua ratusan", "lima puluhan": about 200, about 50.
  void about_ten() {
    if (!is(AtomKind::vague) || at_ != 1) return;
    total_ = total_.times(atom().value.digits);
    about_ = true;
    ++at_;
  }

  bool read_block(Amount& out) {
    if (is(AtomKind::digits)) return read_digit_block(out);
    if (is(AtomKind::half)) return read_half(out);
    std::int64_t sum = 0;
    const bool hundreds = read_hundreds(sum);
    const bool rest = read_two_digits(sum);
    out = whole_amount(sum);
    if (rest && !hundreds) read_fraction(out);
    return hundreds || rest;
  }

  /// Digits open a number, or stand before a scale again: "1 juta 200 ribu". They take no "puluh".
  bool read_digit_block(Amount& out) {
    if (at_ > 0 && !is(AtomKind::scale, 1)) return false;
    out = atom().value;
    ++at_;
    if (is(AtomKind::makes_hundred)) {
      out = out.times(atom().value.digits);
      ++at_;
    }
    return true;
  }

  /// "setengah juta", "setengah lusin": a half counts only before what it divides.
  bool read_half(Amount& out) {
    if (!is(AtomKind::scale, 1) && !is(AtomKind::dozen, 1)) return false;
    out = {5, 1};
    ++at_;
    return true;
  }

  /// "dua koma lima juta", "satu setengah juta", "dua setengah jam"
  void read_fraction(Amount& out) {
    if (is(AtomKind::point) && is(AtomKind::unit, 1)) {
      out = {out.digits * 10 + atom(1).value.digits, 1};
      at_ += 2;
    } else if (is(AtomKind::half)) {
      out = {out.digits * 10 + 5, 1};
      ++at_;
    }
  }

  bool read_hundreds(std::int64_t& sum) {
    if (is(AtomKind::hundred)) {
      sum += atom().value.digits;
      ++at_;
      return true;
    }
    if (!is(AtomKind::unit) || !is(AtomKind::makes_hundred, 1)) return false;
    sum += atom().value.digits * atom(1).value.digits;
    at_ += 2;
    return true;
  }

  bool read_two_digits(std::int64_t& sum) {
    if (is(AtomKind::teen)) {
      sum += atom().value.digits;
      ++at_;
      return true;
    }
    if (is(AtomKind::ten)) {
      sum += atom().value.digits;
      ++at_;
      return read_unit(sum), true;
    }
    if (!is(AtomKind::unit)) return false;
    if (is(AtomKind::makes_teen, 1)) return read_teen(sum);
    if (!is(AtomKind::makes_ten, 1)) return read_unit(sum);
    sum += atom().value.digits * atom(1).value.digits;
    at_ += 2;
    return read_unit(sum), true;
  }

  bool read_teen(std::int64_t& sum) {
    sum += atom().value.digits + 10;
    at_ += 2;
    return true;
  }

  /// The last digit. A unit that opens the next hundred or ten is not it.
  bool read_unit(std::int64_t& sum) {
    if (!is(AtomKind::unit) || is(AtomKind::makes_hundred, 1) || is(AtomKind::makes_ten, 1) ||
        is(AtomKind::makes_teen, 1)) {
      return false;
    }
    sum += atom().value.digits;
    ++at_;
    return true;
  }

  Numeral finish() {
    result_.low = result_.high = total_;
    result_.used = at_;
    result_.scale = scale_;
    if (about_) result_.qualifier = record::Qualifier::about;
    return result_;
  }

  std::span<const Atom> atoms_;
  std::size_t at_ = 0;
  Amount total_;
  std::int64_t bound_ = std::numeric_limits<std::int64_t>::max();  // scales only fall
  std::int64_t scale_ = 1;
  bool ended_ = false;
  bool about_ = false;
  Numeral result_;
};

}  // namespace

std::optional<std::int64_t> Amount::whole() const {
  const std::int64_t unit = power_of_ten(places);
  if (digits % unit != 0) return std::nullopt;
  return digits / unit;
}

Amount Amount::times(std::int64_t factor) const {
  Amount out = *this;
  while (out.places > 0 && factor % 10 == 0) {
    factor /= 10;
    --out.places;
  }
  out.digits = capped_product(out.digits, factor);
  return out;
}

bool less(Amount a, Amount b) {
  const int places = std::max(a.places, b.places);
  return capped_product(a.digits, power_of_ten(places - a.places)) <
         capped_product(b.digits, power_of_ten(places - b.places));
}

Numeral read_numeral(std::span<const Atom> atoms) {
  return NumeralReader(atoms).read();
}

}  // namespace saksi::counts
