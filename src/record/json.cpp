// SPDX-License-Identifier: Apache-2.0
#include "record/json.h"

#include "base/utf8.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace saksi::record {
namespace {

using Json = nlohmann::ordered_json;
using base::Code;
using base::CodePointIndex;

// ---------------------------------------------------------------- out

/// Writes spans of one text as code points with their words.
class Writer {
 public:
  explicit Writer(const Record& record)
      : record_(record), text_(record.document.text), index_(record.document.text) {}

  Json run() const {
    Json events = Json::array();
    for (std::size_t i = 0; i < record_.events.size(); ++i) events.push_back(event(i));
    Json claims = Json::array();
    for (std::size_t i = 0; i < record_.claims.size(); ++i) claims.push_back(claim(i));
    return {{"document", document()}, {"events", std::move(events)}, {"claims", std::move(claims)}};
  }

  Json event(EventId id) const { return event(static_cast<std::size_t>(id)); }

  Json claim(ClaimId id) const { return claim(static_cast<std::size_t>(id)); }

 private:
  static Json text_or_null(const std::string& s) { return s.empty() ? Json(nullptr) : Json(s); }

  static Json or_null(const std::optional<std::string>& s) { return s ? Json(*s) : Json(nullptr); }

  template <class T>
  static Json number_or_null(const std::optional<T>& n) {
    return n ? Json(*n) : Json(nullptr);
  }

  Json span(Span s) const {
    return {{"start", index_.at(s.begin)}, {"end", index_.at(s.end)}, {"exact", s.in(text_)}};
  }

  Json spans(const std::vector<Span>& list) const {
    Json out = Json::array();
    for (const auto s : list) out.push_back(span(s));
    return out;
  }

  Json document() const {
    const Document& d = record_.document;
    Json credits = Json::array();
    for (const auto& c : d.credits) credits.push_back({{"role", word(c.role)}, {"name", c.name}});
    Json furniture = Json::array();
    for (const auto& f : d.furniture) {
      Json one = span(f.span);
      one["kind"] = word(f.kind);
      furniture.push_back(std::move(one));
    }
    const Json basis =
        d.published_basis == PublishedBasis::none ? Json(nullptr) : Json(word(d.published_basis));
    return {{"id", d.id},
            {"title", or_null(d.title)},
            {"publisher", or_null(d.publisher)},
            {"url", or_null(d.url)},
            {"published", or_null(d.published)},
            {"published_basis", basis},
            {"dateline", or_null(d.dateline)},
            {"language", d.language},
            {"credits", std::move(credits)},
            {"furniture", std::move(furniture)},
            {"text", d.text}};
  }

  static Json date(const Date& d) {
    return {{"start", d.start ? Json(iso(*d.start)) : Json(nullptr)},
            {"end", d.end ? Json(iso(*d.end)) : Json(nullptr)},
            {"precision", word(d.precision)}};
  }

  Json place(const Place& p) const {
    return {{"name", p.name},
            {"country", text_or_null(p.country)},
            {"admin1", text_or_null(p.admin1)},
            {"admin2", text_or_null(p.admin2)},
            {"latitude", number_or_null(p.latitude)},
            {"longitude", number_or_null(p.longitude)},
            {"gazetteer_id", text_or_null(p.gazetteer_id)},
            {"precision", word(p.precision)},
            {"evidence", spans(p.evidence)}};
  }

  Json actor(const Actor& a) const {
    return {{"name", a.name},
            {"actor_id", text_or_null(a.actor_id)},
            {"kind", word(a.kind)},
            {"evidence", spans(a.evidence)}};
  }

  Json event(std::size_t i) const {
    const Event& e = record_.events[i];
    Json places = Json::array();
    for (const auto& p : e.places) places.push_back(place(p));
    Json actors = Json::array();
    for (const auto& a : e.actors) {
      Json one = {{"role", word(a.role)}};
      one.update(actor(a.actor));
      actors.push_back(std::move(one));
    }
    return {{"id", id(EventId{static_cast<std::uint32_t>(i)})},
            {"event_type", word(event_type(e.sub_event_type))},
            {"sub_event_type", word(e.sub_event_type)},
            {"status", word(e.status)},
            {"background", e.background},
            {"date", date(e.date)},
            {"places", std::move(places)},
            {"actors", std::move(actors)},
            {"evidence", spans(e.evidence)}};
  }

  static Json count(const Count& c) {
    return {{"low", number_or_null(c.low)},
            {"high", number_or_null(c.high)},
            {"qualifier", word(c.qualifier)}};
  }

  Json source(const Source& s) const {
    return {{"name", s.name},
            {"role", text_or_null(s.role)},
            {"affiliation", text_or_null(s.affiliation)},
            {"kind", word(s.kind)},
            {"evidence", spans(s.evidence)}};
  }

  Json claim(std::size_t i) const {
    const Claim& c = record_.claims[i];
    Json sources = Json::array();
    for (const auto& s : c.sources) sources.push_back(source(s));
    Json out = {{"id", id(ClaimId{static_cast<std::uint32_t>(i)})},
                {"event", c.event ? Json(id(*c.event)) : Json(nullptr)},
                {"kind", word(c.kind)},
                {"modality", word(c.modality)},
                {"sources", std::move(sources)},
                {"evidence", spans(c.evidence)}};
    switch (c.kind) {
      case ClaimKind::casualties:
      case ClaimKind::detention:
      case ClaimKind::displacement:
        out["outcome"] = word(c.outcome);
        out["count"] = count(c.count);
        out["victims"] = c.victims ? actor(*c.victims) : Json(nullptr);
        out["part_of"] = c.part_of ? Json(id(*c.part_of)) : Json(nullptr);
        break;
      case ClaimKind::control:
        out["place"] = c.place ? place(*c.place) : Json(nullptr);
        out["holder"] = c.actor ? actor(*c.actor) : Json(nullptr);
        out["change"] = word(c.control_change);
        break;
      case ClaimKind::responsibility:
        out["actor"] = c.actor ? actor(*c.actor) : Json(nullptr);
        out["stance"] = word(c.stance);
        break;
      case ClaimKind::materiel:
        out["item"] = c.item;
        out["count"] = count(c.count);
        out["change"] = word(c.materiel_change);
        break;
      case ClaimKind::occurrence:
        break;
    }
    return out;
  }

  const Record& record_;
  std::string_view text_;
  CodePointIndex index_;
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
  return base::one_line(Writer(record).run().dump());
}

std::string to_json(const Record& record, EventId event) {
  return base::one_line(Writer(record).event(event).dump());
}

std::string to_json(const Record& record, ClaimId claim) {
  return base::one_line(Writer(record).claim(claim).dump());
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
