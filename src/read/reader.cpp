// SPDX-License-Identifier: Apache-2.0
#include "read/read.h"
#include "text/text.h"
#include "words/lexicon.h"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <optional>
#include <utility>

namespace saksi::read {
namespace {

using record::PublishedBasis;
using Clock = std::chrono::steady_clock;

std::string owned(base::Span span, std::string_view text) {
  return std::string(span.in(text));
}

/// What the page says about itself: furniture, credits, the dateline's place.
void describe_page(const text::Text& text, record::Document& document) {
  document.furniture = text.furniture;
  document.language = text.language;
  for (const auto& credit : text.credits) {
    document.credits.push_back({credit.role, owned(credit.name, document.text)});
  }
  if (text.dateline && text.dateline->place) {
    document.dateline = owned(*text.dateline->place, document.text);
  }
}

/// A date that the caller gave stays as written; an inferred one is a day and is marked.
void describe_publication(const when::Publication& publication, record::Document& document) {
  document.published_basis = publication.basis;
  if (publication.basis == PublishedBasis::inferred)
    document.published = record::iso(*publication.day);
}

/// A text of another language than the pack's, long enough to be sure: the pack's words would find
/// in it what they mean in their own.
bool is_foreign(const text::Text& text, const lang::Pack& pack) {
  constexpr std::ptrdiff_t kEnoughWords = 40;
  if (text.language == pack.language()) return false;
  return std::count_if(text.tokens.begin(), text.tokens.end(), [](const text::Token& t) {
           return t.kind == text::TokenKind::word;
         }) >= kEnoughWords;
}

places::Context context_of(const text::Text& text, const record::Document& document) {
  places::Context context;
  if (text.dateline) {
    context.dateline = text.dateline->place;
    context.dateline_is_newsroom = text.dateline->newsroom;
  }
  if (document.publisher) context.publisher = *document.publisher;
  return context;
}

}  // namespace

struct Reader::Parts {
  explicit Parts(const std::shared_ptr<const lang::Pack>& opened)
      : pack(opened),
        text(pack),
        words(pack),
        tables(*pack),
        counts(pack),
        when(pack),
        places(pack),
        mentions(pack),
        extract(pack) {}

  /// The parser is opened when it is first asked for: reading does without it.
  const syntax::Parser& parser() const {
    std::call_once(parser_once, [this] { parser_made.emplace(pack); });
    return *parser_made;
  }

  std::shared_ptr<const lang::Pack> pack;
  mutable std::once_flag parser_once;
  mutable std::optional<syntax::Parser> parser_made;
  text::Reader text;
  words::Analyser words;
  words::Lexicon tables;  ///< what of the words the tables tell, without the models
  counts::Finder counts;
  when::Finder when;
  places::Resolver places;
  mentions::Finder mentions;
  extract::Extractor extract;

  /// Runs one stage and notes how long it took.
  template <class Work>
  static void timed(Stages& stages, Stage stage, const Work& work) {
    const auto start = Clock::now();
    work();
    stages.took[static_cast<std::size_t>(stage)] = Clock::now() - start;
  }

  void run(Stages& s, extract::Explain explain) const {
    text::Text page;
    timed(s, Stage::text, [&] { page = text.read(s.record.document.text); });
    describe_page(page, s.record.document);
    run(s, std::move(page), explain);
  }

  /// Most reports of a newspaper tell no event. Tables show that, so the models, which cost half of
  /// the time, need not look; an unknown day of publication takes them, too.
  void run_to_the_record(Stages& s) const {
    record::Document& document = s.record.document;
    text::Text page = text.read(document.text);
    describe_page(page, document);
    if (document.published && record::parse_day(*document.published)) {
      words::Work seen = tables.read(std::move(page));
      if (!mentions.promising(seen.words)) {
        document.published_basis = PublishedBasis::given;
        return;
      }
      page = std::move(seen.words.text);
    }
    run(s, std::move(page), extract::Explain::no);
  }

 private:
  void run(Stages& s, text::Text page, extract::Explain explain) const {
    record::Document& document = s.record.document;
    timed(s, Stage::words, [&] { s.words = words.analyse(std::move(page)); });
    timed(s, Stage::counts, [&] { s.counts = counts.find(s.words); });
    timed(s, Stage::when, [&] {
      s.publication = when.publication(s.words, document.published);
      s.times = when.find(s.words, s.publication);
    });
    describe_publication(s.publication, document);
    if (is_foreign(s.words.text, *pack) || !mentions.promising(s.words)) return;
    const auto context = context_of(s.words.text, document);
    timed(s, Stage::places, [&] { s.places = places.resolve(s.words, context); });
    timed(s, Stage::mentions,
          [&] { s.mentions = mentions.find(s.words, s.places, s.times, s.publication.day); });
    timed(s, Stage::extract, [&] {
      const extract::Report report{s.words, s.counts, s.times, s.places, s.mentions, s.publication};
      auto reading = extract.extract(report, explain);
      s.record.events = std::move(reading.events);
      s.record.claims = std::move(reading.claims);
      s.why = std::move(reading.why);
    });
  }
};

Reader::Reader(const std::shared_ptr<const lang::Pack>& pack)
    : parts_(std::make_unique<const Parts>(pack)) {}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::unique_ptr<Stages> Reader::stages(record::Document document, extract::Explain explain) const {
  auto stages = std::make_unique<Stages>(std::move(document));
  parts_->run(*stages, explain);
  assert(record::check(stages->record) && "a stage made a record that does not hold together");
  return stages;
}

std::optional<syntax::Trees> Reader::trees(const words::Words& words) const {
  const syntax::Parser& parser = parts_->parser();
  if (!parser.ready()) return std::nullopt;
  return parser.parse(words);
}

const words::Analyser& Reader::analyser() const {
  return parts_->words;
}

Explained Reader::explain(record::Document document) const {
  auto all = stages(std::move(document), extract::Explain::yes);
  return {std::move(all->record), std::move(all->why)};
}

record::Record Reader::read(record::Document document) const {
  Stages stages(std::move(document));
  parts_->run_to_the_record(stages);
  assert(record::check(stages.record) && "a stage made a record that does not hold together");
  return std::move(stages.record);
}

}  // namespace saksi::read
