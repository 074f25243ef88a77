#include "io/report_data.h"

#include <cmath>
#include <set>
#include <string_view>

#include "base/date.h"
#include "base/json_writer.h"
#include "engine/fields.h"
#include "engine/names.h"
#include "tacitus/version.h"

// The page is a program of its own that runs in a browser, so what it needs comes as data and not
// as HTML. Strings there count UTF-16 units, and the conversion is done here, at the door.

namespace tacitus {
namespace {

// [byte of the text, its end included] the UTF-16 units before it.
std::vector<std::uint32_t> count_units(std::string_view text) {
  std::vector<std::uint32_t> units(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    units[i] = count;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xF0) {
      count += 2;  // beyond the basic plane: a pair of surrogates
    } else if (byte < 0x80 || byte >= 0xC0) {
      ++count;
    }
  }
  units[text.size()] = count;
  return units;
}

// JSON without the characters that could end or change the element around it. They stand in
// strings only, where an escape means the same.
std::string escape_markup(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else if (c == '>') {
      out += "\\u003e";
    } else if (c == '&') {
      out += "\\u0026";
    } else {
      out += c;
    }
  }
  return out;
}

class Printer {
 public:
  explicit Printer(const Report& report)
      : report_(report),
        document_(report.document),
        layers_(report.annotations),
        units_(count_units(report.document.text)) {}

  std::string run() {
    json_.begin_object();
    text("version", kVersion);
    add_document();
    list("blocks", layers_.blocks, &Printer::add_block);
    list("sentences", layers_.sentences, &Printer::add_sentence);
    list("entities", layers_.entities, &Printer::add_entity);
    list("mentions", layers_.mentions, &Printer::add_mention);
    list("times", layers_.times, &Printer::add_time);
    list("locations", layers_.locations, &Printer::add_location);
    list("statements", layers_.statements, &Printer::add_statement);
    list("events", layers_.events, &Printer::add_event);
    list("proposals", layers_.proposals, &Printer::add_proposal);
    list("measures", layers_.measures, &Printer::add_measure);
    list("disputes", layers_.disputes, &Printer::add_dispute);
    add_meanings();
    json_.end_object();
    std::string data = json_.take();
    data.back() = ',';  // the records are JSON already
    data += "\"records\":[";
    for (std::size_t i = 0; i < report_.records.size(); ++i) {
      data += (i == 0 ? "" : ",") + to_json(report_.records[i]);
    }
    return escape_markup(data + "]}");
  }

 private:
  template <class T>
  void list(std::string_view name, const std::vector<T>& items, void (Printer::*add)(const T&)) {
    json_.key(name).begin_array();
    for (const T& item : items) {
      json_.begin_object();
      (this->*add)(item);
      json_.end_object();
    }
    json_.end_array();
  }

  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) json_.key(key).string(value);
  }
  void index(std::string_view key, Index value) {
    if (value != kNone) json_.key(key).integer(value);
  }
  void indices(std::string_view key, const std::vector<Index>& values) {
    json_.key(key).begin_array();
    for (const Index value : values) json_.integer(value);
    json_.end_array();
  }
  void span(Span value) {
    json_.key("begin").integer(units_[value.begin]);
    json_.key("end").integer(units_[value.end]);
  }
  // A member that is a span; absent when it is empty.
  void words(std::string_view key, Span value) {
    if (value.empty()) return;
    json_.key(key).begin_object();
    span(value);
    json_.end_object();
  }
  void days(const DateInterval& interval) {
    if (!interval.known()) return;
    json_.key("date").string(to_iso(interval.begin));
    json_.key("date_end").string(to_iso(interval.end - std::chrono::days(1)));
    json_.key("date_precision").string(name_of(interval.precision));
  }
  void confidence(float value) {
    json_.key("confidence").number(std::round(static_cast<double>(value) * 1000) / 1000);
  }

  void add_document() {
    json_.key("document").begin_object();
    json_.key("id").string(document_.id);
    if (document_.dated()) {
      json_.key("published").string(to_iso(document_.published));
      json_.key("date_source").string(name_of(document_.date_source));
    }
    text("publisher", document_.publisher);
    text("language", document_.language);
    text("url", document_.url);
    words("title", document_.title);
    json_.key("text").string(document_.text);
    json_.end_object();
  }

  void add_block(const Block& block) {
    span(block.span);
    json_.key("kind").string(name_of(block.kind));
    if (block.file_caption) json_.key("file_caption").boolean(true);
  }

  void add_sentence(const Sentence& sentence) { span(sentence.span); }

  void add_entity(const Entity& entity) {
    text("name", entity.name);
    text("code", entity.code);
    text("sector", entity.sector);
    text("role", entity.role);
    text("wikidata", entity.wikidata);
    text("rule", entity.rule);
    if (!entity.sector.empty()) sectors_.insert(entity.sector);
  }

  void add_mention(const Mention& mention) {
    span(mention.span);
    json_.key("kind").string(name_of(mention.kind));
    index("sentence", mention.sentence);
    index("entity", mention.entity);
  }

  void add_time(const TimeExpression& time) {
    span(time.span);
    days(time.interval);
  }

  void add_location(const Location& location) {
    span(location.span);
    json_.key("role").string(name_of(location.role));
    text("name", location.name);
    text("country", location.country);
    text("admin1", location.admin1);
    if (location.known()) {
      json_.key("latitude").number(location.latitude);
      json_.key("longitude").number(location.longitude);
      json_.key("geonames").integer(location.geonames);
    }
    json_.key("precision").string(name_of(location.precision));
    text("rule", location.rule);
  }

  void add_statement(const Statement& statement) {
    index("speaker", statement.speaker);
    words("speaker_words", statement.speaker_words);
    words("cue", statement.cue);
    json_.key("content").begin_array();
    for (const Span part : statement.content) {
      json_.begin_object();
      span(part);
      json_.end_object();
    }
    json_.end_array();
    json_.key("mode").string(name_of(statement.mode));
    indices("addressee", statement.addressee);
    index("sentence", statement.sentence);
    days(statement.date);
    index("place", statement.place);
    confidence(statement.confidence);
    text("rule", statement.rule);
  }

  void add_claimants(const std::vector<Claimant>& claimants) {
    json_.key("claimants").begin_array();
    for (const Claimant& claimant : claimants) {
      json_.begin_object();
      index("mention", claimant.mention);
      words("cue", claimant.cue);
      json_.end_object();
    }
    json_.end_array();
  }

  void add_number(const EventNumber& number) {
    json_.key("kind").string(name_of(number.kind));
    json_.key("low").number(number.low);
    if (number.high) json_.key("high").number(*number.high);
    text("unit", number.unit);
    span(number.span);
    add_claimants(number.claimants);
  }

  void add_scores(const Event& event) {
    const EventType* type = report_.ontology.find_type(event.type);
    if (type != nullptr) {
      json_.key("quad").integer(type->quad);
      json_.key("intensity").number(report_.ontology.intensity(event.type, event.mode));
    }
    if (const CameoCode* code = report_.ontology.find_cameo(event.cameo)) {
      json_.key("cameo_name").string(code->name);
      json_.key("goldstein").number(code->goldstein);
    }
  }

  void add_event(const Event& event) {
    json_.key("type").string(event.type);
    types_.insert(event.type);
    text("mode", event.mode);
    text("cameo", event.cameo);
    add_scores(event);
    json_.key("contexts").begin_array();
    for (const std::string& context : event.contexts) json_.string(context);
    json_.end_array();
    json_.key("status").string(name_of(event.status));
    json_.key("historical").boolean(event.historical);
    indices("actor", event.actor);
    indices("recipient", event.recipient);
    json_.key("reciprocal").boolean(event.reciprocal);
    add_claimants(event.claimants);
    json_.key("trigger").begin_object();
    span(event.trigger);
    json_.end_object();
    index("sentence", event.sentence);
    index("time", event.time);
    days(event.date);
    index("place", event.place);
    list("numbers", event.numbers, &Printer::add_number);
    confidence(event.confidence);
    text("rule", event.rule);
  }

  void add_condition(const ProposalCondition& condition) {
    span(condition.span);
    index("holder", condition.holder);
  }

  void add_answer(const Answer& answer) {
    indices("answerer", answer.answerer);
    json_.key("state").string(name_of(answer.state));
    index("event", answer.event);
    words("words", answer.span);
  }

  void add_proposal(const Proposal& proposal) {
    indices("proposer", proposal.proposer);
    indices("addressee", proposal.addressee);
    words("terms", proposal.terms);
    text("terms_type", proposal.terms_type);
    if (!proposal.terms_type.empty()) types_.insert(proposal.terms_type);
    list("conditions", proposal.conditions, &Printer::add_condition);
    list("answers", proposal.answers, &Printer::add_answer);
    json_.key("state").string(name_of(proposal.state));
    index("event", proposal.event);
    index("sentence", proposal.sentence);
    days(proposal.date);
    confidence(proposal.confidence);
    text("rule", proposal.rule);
  }

  void add_measure(const Measure& measure) {
    indices("sender", measure.sender);
    indices("target", measure.target);
    text("measure", measure.measure);
    index("body", measure.body);
    json_.key("status").string(name_of(measure.status));
    words("words", measure.words);
    index("event", measure.event);
    index("sentence", measure.sentence);
    days(measure.date);
    add_claimants(measure.claimants);
    confidence(measure.confidence);
    text("rule", measure.rule);
  }

  void add_position(const Position& position) {
    index("holder", position.holder);
    words("claim", position.claim);
    json_.key("stance").string(name_of(position.stance));
    index("statement", position.statement);
  }

  void add_dispute(const Dispute& dispute) {
    words("subject", dispute.subject);
    list("positions", dispute.positions, &Printer::add_position);
    index("sentence", dispute.sentence);
    confidence(dispute.confidence);
    text("rule", dispute.rule);
  }

  // What the codes that occur mean, sorted by code.
  void add_meanings() {
    json_.key("types").begin_object();
    for (const std::string& code : types_) {
      const EventType* type = report_.ontology.find_type(code);
      if (type != nullptr) json_.key(code).string(type->meaning);
    }
    json_.end_object();
    json_.key("sectors").begin_object();
    for (const std::string& code : sectors_) {
      const Sector* sector = report_.ontology.find_sector(code);
      if (sector != nullptr) json_.key(code).string(sector->meaning);
    }
    json_.end_object();
  }

  const Report& report_;
  const Document& document_;
  const Annotations& layers_;
  const std::vector<std::uint32_t> units_;
  std::set<std::string> types_;
  std::set<std::string> sectors_;
  JsonWriter json_;
};

}  // namespace

std::string report_data(const Report& report) { return Printer(report).run(); }

}  // namespace tacitus
