// SPDX-License-Identifier: Apache-2.0
#include "record/json.h"

#include "base/utf8.h"
#include "record/json_fields.h"
#include "record/json_writer.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <type_traits>

namespace saksi::record {
namespace {

using Json = nlohmann::ordered_json;
using base::Code;
using base::CodePointIndex;

// ---------------------------------------------------------------- out

/// Writes spans of one text as code points with their words.
class Writer {
 public:
  Writer(const Record& record, JsonWriter& out)
      : record_(record), text_(record.document.text), index_(record.document.text), out_(out) {}

  void run() {
    out_.object([&] {
      out_.key("document");
      document();
      out_.key("events");
      numbered(record_.events, [&](EventId id) { event(id); });
      out_.key("claims");
      numbered(record_.claims, [&](ClaimId id) { claim(id); });
    });
  }

  void event(EventId number) {
    const Event& e = record_.events[static_cast<std::size_t>(number)];
    out_.object([&] {
      out_.field("id", id(number));
      out_.field("event_type", word(event_type(e.sub_event_type)));
      out_.field("sub_event_type", word(e.sub_event_type));
      out_.field("status", word(e.status));
      out_.field("background", e.background);
      out_.key("date");
      out_.object([&] { date_fields(out_, e.date); });
      out_.key("places");
      out_.array(e.places, [&](const Place& p) { place(p); });
      out_.key("actors");
      out_.array(e.actors, [&](const EventActor& a) {
        out_.object([&] {
          out_.field("role", word(a.role));
          actor_with_evidence(a.actor);
        });
      });
      evidence(e.evidence);
    });
  }

  void claim(ClaimId id) {
    out_.object([&] { claim_fields(id); });
  }

  void claim_fields(ClaimId number) {
    const Claim& c = record_.claims[static_cast<std::size_t>(number)];
    out_.field("id", id(number));
    id_or_null("event", c.event);
    out_.field("kind", word(c.kind));
    out_.field("modality", word(c.modality));
    out_.key("sources");
    out_.array(c.sources, [&](const Source& s) { source(s); });
    evidence(c.evidence);
    switch (c.kind) {
      case ClaimKind::casualties:
      case ClaimKind::detention:
      case ClaimKind::displacement:
        out_.field("outcome", word(c.outcome));
        count_field(out_, c.count);
        actor("victims", c.victims);
        id_or_null("part_of", c.part_of);
        break;
      case ClaimKind::control:
        out_.key("place");
        c.place ? place(*c.place) : out_.value(nullptr);
        actor("holder", c.actor);
        out_.field("change", word(c.control_change));
        break;
      case ClaimKind::responsibility:
        actor("actor", c.actor);
        out_.field("stance", word(c.stance));
        break;
      case ClaimKind::materiel:
        out_.field("item", c.item);
        count_field(out_, c.count);
        out_.field("change", word(c.materiel_change));
        break;
      case ClaimKind::occurrence:
        break;
    }
  }

 private:
  /// Each by the number that it has in the list.
  template <class T, class F>
  void numbered(const std::vector<T>& list, F write) {
    std::uint32_t number = 0;
    using Id = std::conditional_t<std::is_same_v<T, Event>, EventId, ClaimId>;
    out_.array(list, [&](const T&) { write(Id{number++}); });
  }

  template <class Id>
  void id_or_null(std::string_view name, const std::optional<Id>& number) {
    out_.key(name);
    number ? out_.value(id(*number)) : out_.value(nullptr);
  }

  void span_fields(Span s) {
    out_.field("start", index_.at(s.begin));
    out_.field("end", index_.at(s.end));
    out_.field("exact", s.in(text_));
  }

  void evidence(const std::vector<Span>& list) {
    out_.key("evidence");
    out_.array(list, [&](Span s) { out_.object([&] { span_fields(s); }); });
  }

  void document() {
    const Document& d = record_.document;
    out_.object([&] {
      out_.field("id", d.id);
      out_.field("title", d.title);
      out_.field("publisher", d.publisher);
      out_.field("url", d.url);
      out_.field("published", d.published);
      out_.key("published_basis");
      d.published_basis == PublishedBasis::none ? out_.value(nullptr)
                                                : out_.value(word(d.published_basis));
      out_.field("dateline", d.dateline);
      out_.field("language", d.language);
      out_.key("credits");
      out_.array(d.credits, [&](const Credit& c) {
        out_.object([&] {
          out_.field("role", word(c.role));
          out_.field("name", c.name);
        });
      });
      out_.key("furniture");
      out_.array(d.furniture, [&](const Furniture& f) {
        out_.object([&] {
          span_fields(f.span);
          out_.field("kind", word(f.kind));
        });
      });
      out_.field("text", d.text);
    });
  }

  void place(const Place& p) {
    out_.object([&] {
      place_fields(out_, p);
      evidence(p.evidence);
    });
  }

  void actor_with_evidence(const Actor& a) {
    actor_fields(out_, a);
    evidence(a.evidence);
  }

  void actor(std::string_view name, const std::optional<Actor>& a) {
    out_.key(name);
    a ? out_.object([&] { actor_with_evidence(*a); }) : out_.value(nullptr);
  }

  void source(const Source& s) {
    out_.object([&] {
      out_.field("name", s.name);
      out_.text_or_null("role", s.role);
      out_.text_or_null("affiliation", s.affiliation);
      out_.field("kind", word(s.kind));
      evidence(s.evidence);
    });
  }

  const Record& record_;
  std::string_view text_;
  CodePointIndex index_;
  JsonWriter& out_;
};

// ---------------------------------------------------------------- in

/// Thrown inside this file only, where nlohmann throws too; from_json catches both.
struct Bad {
  std::string message;
};

/// Reads back what Writer writes. Spans are looked up by code point and must hold their words.
class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}

  Record run() {
    document(json_.at("document"));
    for (const auto& e : json_.at("events")) record_.events.push_back(event(e));
    for (const auto& c : json_.at("claims")) record_.claims.push_back(claim(c));
    return std::move(record_);
  }

 private:
  static std::string string_of(const Json& json, const char* key) {
    const auto it = json.find(key);
    return it == json.end() || it->is_null() ? std::string() : it->get<std::string>();
  }

  static std::optional<std::string> optional_of(const Json& json, const char* key) {
    const auto it = json.find(key);
    if (it == json.end() || it->is_null()) return std::nullopt;
    return it->get<std::string>();
  }

  template <class T>
  static std::optional<T> number_of(const Json& json, const char* key) {
    const auto it = json.find(key);
    if (it == json.end() || it->is_null()) return std::nullopt;
    return it->get<T>();
  }

  template <class T>
  static T word_of(const Json& json, const char* key) {
    const auto text = json.at(key).get<std::string>();
    const auto value = parse<T>(text);
    if (!value) throw Bad{std::string("'") + text + "' is not a value of '" + key + "'"};
    return *value;
  }

  template <class Id>
  static std::optional<Id> id_of(const Json& json, const char* key, char letter) {
    const auto it = json.find(key);
    if (it == json.end() || it->is_null()) return std::nullopt;
    const auto text = it->get<std::string>();
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
    if (text.size() < 2 || text[0] != letter || error != std::errc() ||
        end != text.data() + text.size() || number == 0) {
      throw Bad{"'" + text + "' is not an id"};
    }
    return Id{number - 1};
  }

  std::uint32_t byte_of(std::uint32_t code_point) const {
    if (code_point >= bytes_.size()) throw Bad{"a span ends behind the text"};
    return bytes_[code_point];
  }

  Span span(const Json& json) const {
    const Span s{byte_of(json.at("start").get<std::uint32_t>()),
                 byte_of(json.at("end").get<std::uint32_t>())};
    if (s.end < s.begin || s.in(record_.document.text) != json.at("exact").get<std::string>()) {
      throw Bad{"a span does not hold its words: " + json.dump()};
    }
    return s;
  }

  std::vector<Span> spans(const Json& json) const {
    std::vector<Span> out;
    const auto it = json.find("evidence");
    if (it == json.end()) return out;
    for (const auto& s : *it) out.push_back(span(s));
    return out;
  }

  void document(const Json& json) {
    Document& d = record_.document;
    d.id = json.at("id").get<std::string>();
    d.title = optional_of(json, "title");
    d.publisher = optional_of(json, "publisher");
    d.url = optional_of(json, "url");
    d.published = optional_of(json, "published");
    if (optional_of(json, "published_basis")) {
      d.published_basis = word_of<PublishedBasis>(json, "published_basis");
    }
    d.dateline = optional_of(json, "dateline");
    d.language = string_of(json, "language");
    for (const auto& c : json.at("credits")) {
      d.credits.push_back({word_of<CreditRole>(c, "role"), string_of(c, "name")});
    }
    d.text = json.at("text").get<std::string>();
    for (std::uint32_t i = 0; i < d.text.size();) {
      bytes_.push_back(i);
      i += base::code_point_at(d.text, i).size;
    }
    bytes_.push_back(static_cast<std::uint32_t>(d.text.size()));
    for (const auto& f : json.at("furniture")) {
      d.furniture.push_back({span(f), word_of<FurnitureKind>(f, "kind")});
    }
  }

  static Date date(const Json& json) {
    Date d;
    d.precision = word_of<DatePrecision>(json, "precision");
    if (const auto start = optional_of(json, "start")) d.start = parse_day(*start);
    if (const auto end = optional_of(json, "end")) d.end = parse_day(*end);
    return d;
  }

  Place place(const Json& json) const {
    Place p;
    p.name = string_of(json, "name");
    p.country = string_of(json, "country");
    p.admin1 = string_of(json, "admin1");
    p.admin2 = string_of(json, "admin2");
    p.latitude = number_of<double>(json, "latitude");
    p.longitude = number_of<double>(json, "longitude");
    p.gazetteer_id = string_of(json, "gazetteer_id");
    p.precision = word_of<PlacePrecision>(json, "precision");
    p.evidence = spans(json);
    return p;
  }

  Actor actor(const Json& json) const {
    return {string_of(json, "name"), string_of(json, "actor_id"), word_of<ActorKind>(json, "kind"),
            spans(json)};
  }

  Event event(const Json& json) const {
    Event e;
    e.sub_event_type = word_of<SubEventType>(json, "sub_event_type");
    e.status = word_of<EventStatus>(json, "status");
    e.background = json.at("background").get<bool>();
    e.date = date(json.at("date"));
    for (const auto& p : json.at("places")) e.places.push_back(place(p));
    for (const auto& a : json.at("actors")) {
      e.actors.push_back({word_of<ActorRole>(a, "role"), actor(a)});
    }
    e.evidence = spans(json);
    return e;
  }

  static Count count(const Json& json) {
    return {number_of<std::int64_t>(json, "low"), number_of<std::int64_t>(json, "high"),
            word_of<Qualifier>(json, "qualifier")};
  }

  Claim claim(const Json& json) const {
    Claim c;
    c.kind = word_of<ClaimKind>(json, "kind");
    c.event = id_of<EventId>(json, "event", 'e');
    c.modality = word_of<Modality>(json, "modality");
    for (const auto& s : json.at("sources")) {
      c.sources.push_back({string_of(s, "name"), string_of(s, "role"), string_of(s, "affiliation"),
                           word_of<SourceKind>(s, "kind"), spans(s)});
    }
    c.evidence = spans(json);
    const auto has = [&](const char* key) { return json.contains(key) && !json.at(key).is_null(); };
    if (has("outcome")) c.outcome = word_of<Outcome>(json, "outcome");
    if (has("count")) c.count = count(json.at("count"));
    if (has("victims")) c.victims = actor(json.at("victims"));
    c.part_of = id_of<ClaimId>(json, "part_of", 'c');
    if (has("place")) c.place = place(json.at("place"));
    if (has("holder")) c.actor = actor(json.at("holder"));
    if (has("actor")) c.actor = actor(json.at("actor"));
    if (has("stance")) c.stance = word_of<Stance>(json, "stance");
    c.item = string_of(json, "item");
    if (c.kind == ClaimKind::control) c.control_change = word_of<ControlChange>(json, "change");
    if (c.kind == ClaimKind::materiel) c.materiel_change = word_of<MaterielChange>(json, "change");
    return c;
  }

  const Json& json_;
  Record record_;
  std::vector<std::uint32_t> bytes_;  // byte offset of each code point, and the end
};

}  // namespace

std::string to_json(const Record& record) {
  JsonWriter out;
  Writer(record, out).run();
  return out.take();
}

std::string to_json(const Record& record, EventId event) {
  JsonWriter out;
  Writer(record, out).event(event);
  return out.take();
}

std::string to_json(const Record& record, ClaimId claim) {
  JsonWriter out;
  Writer(record, out).claim(claim);
  return out.take();
}

struct ClaimJson::Impl {
  Writer writer;
};

ClaimJson::ClaimJson(const Record& record, JsonWriter& out)
    : impl_(std::make_unique<Impl>(Impl{Writer(record, out)})) {}

ClaimJson::~ClaimJson() = default;
ClaimJson::ClaimJson(ClaimJson&&) noexcept = default;

void ClaimJson::fields(ClaimId claim) {
  impl_->writer.claim_fields(claim);
}

std::string error_json(std::string_view document_id, const base::Error& error) {
  const Json json = {{"document", {{"id", document_id}}},
                     {"error", {{"code", base::name(error.code)}, {"message", error.sentence()}}}};
  return base::one_line(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

base::Result<Record> from_json(std::string_view line) {
  try {
    const Json json = Json::parse(line);
    Record record = Reader(json).run();
    if (auto ok = check(record); !ok) return base::fail(ok.error());
    return record;
  } catch (const Bad& bad) {
    return base::fail(Code::invalid_field, "This is not a record: " + bad.message + ".");
  } catch (const nlohmann::json::parse_error& e) {
    return base::fail(Code::invalid_json, "This is not JSON: " + std::string(e.what()));
  } catch (const nlohmann::json::exception& e) {
    return base::fail(Code::invalid_field, "This is not a record: " + std::string(e.what()));
  }
}

}  // namespace saksi::record
