#include "io/layer_printer.h"

#include <cmath>

#include "base/date.h"
#include "base/ud.h"
#include "engine/dump.h"
#include "engine/names.h"

namespace tacitus {

LayerPrinter::LayerPrinter(const Document& document, const Annotations& annotations,
                           Options options, JsonWriter& json)
    : document_(document),
      layers_(annotations),
      options_(std::move(options)),
      mentions_(mentions_by_entity(annotations)),
      json_(json) {}

void LayerPrinter::print() {
  entities_ = 0;
  add_document();
  list("blocks", layers_.blocks, &LayerPrinter::add_block);
  list("sentences", layers_.sentences, &LayerPrinter::add_sentence);
  if (options_.words) list("tokens", layers_.tokens, &LayerPrinter::add_token);
  list("times", layers_.times, &LayerPrinter::add_time);
  list("mentions", layers_.mentions, &LayerPrinter::add_mention);
  list("entities", layers_.entities, &LayerPrinter::add_entity);
  list("locations", layers_.locations, &LayerPrinter::add_location);
  list("statements", layers_.statements, &LayerPrinter::add_statement);
  list("events", layers_.events, &LayerPrinter::add_event);
  list("proposals", layers_.proposals, &LayerPrinter::add_proposal);
  list("measures", layers_.measures, &LayerPrinter::add_measure);
  list("disputes", layers_.disputes, &LayerPrinter::add_dispute);
}

template <class T>
void LayerPrinter::list(std::string_view name, const std::vector<T>& items,
                        void (LayerPrinter::*add)(const T&)) {
  json_.key(name).begin_array();
  for (const T& item : items) {
    json_.begin_object();
    (this->*add)(item);
    json_.end_object();
  }
  json_.end_array();
}

void LayerPrinter::text(std::string_view key, std::string_view value) {
  if (!value.empty()) json_.key(key).string(value);
}

void LayerPrinter::index(std::string_view key, Index value) {
  if (value != kNone) json_.key(key).integer(value);
}

void LayerPrinter::indices(std::string_view key, const std::vector<Index>& values) {
  json_.key(key).begin_array();
  for (const Index value : values) json_.integer(value);
  json_.end_array();
}

std::uint32_t LayerPrinter::at(std::uint32_t byte) const {
  return options_.positions.empty() ? byte : options_.positions[byte];
}

void LayerPrinter::span(Span value) {
  json_.key("begin").integer(at(value.begin));
  json_.key("end").integer(at(value.end));
}

// A member that is a span; absent when it is empty.
void LayerPrinter::words(std::string_view key, Span value) {
  if (value.empty()) return;
  json_.key(key).begin_object();
  span(value);
  json_.end_object();
}

void LayerPrinter::range(IndexRange tokens) {
  if (!options_.words) return;
  json_.key("tokens").begin_array().integer(tokens.first).integer(tokens.last).end_array();
}

// The interval's first and last day.
void LayerPrinter::days(const DateInterval& interval) {
  if (!interval.known()) return;
  json_.key("date").string(to_iso(interval.begin));
  json_.key("date_end").string(to_iso(interval.end - std::chrono::days(1)));
  json_.key("date_precision").string(name_of(interval.precision));
}

void LayerPrinter::confidence(float value) {
  json_.key("confidence").number(std::round(static_cast<double>(value) * 1000) / 1000);
}

void LayerPrinter::add_document() {
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

void LayerPrinter::add_block(const Block& block) {
  span(block.span);
  json_.key("kind").string(name_of(block.kind));
  if (block.file_caption) json_.key("file_caption").boolean(true);
}

void LayerPrinter::add_sentence(const Sentence& sentence) {
  span(sentence.span);
  range(sentence.tokens);
  index("block", sentence.block);
}

void LayerPrinter::add_token(const Token& token) {
  span(token.span);
  if (token.glued) json_.key("glued").boolean(true);
  text("lemma", token.lemma);
  json_.key("pos").string(name_of(token.pos));
  if (const std::string feats = to_feats(token.morphology); feats != "_") {
    json_.key("feats").string(feats);
  }
  json_.key("relation").string(name_of(token.relation));
  index("head", token.head);
  if (token.name != NameKind::none) {
    json_.key("name").string((token.name_begins ? "B-" : "I-") + std::string(name_of(token.name)));
  }
}

void LayerPrinter::add_time(const TimeExpression& time) {
  span(time.span);
  range(time.tokens);
  index("sentence", time.sentence);
  days(time.interval);
}

void LayerPrinter::add_mention(const Mention& mention) {
  span(mention.span);
  range(mention.tokens);
  json_.key("kind").string(name_of(mention.kind));
  if (options_.words) index("head", mention.head);
  index("sentence", mention.sentence);
  index("entity", mention.entity);
}

void LayerPrinter::add_entity(const Entity& entity) {
  text("name", entity.name);
  text("code", entity.code);
  text("sector", entity.sector);
  text("role", entity.role);
  text("wikidata", entity.wikidata);
  text("rule", entity.rule);
  indices("mentions", mentions_[entities_++]);
}

void LayerPrinter::add_location(const Location& location) {
  span(location.span);
  range(location.tokens);
  index("sentence", location.sentence);
  json_.key("role").string(name_of(location.role));
  text("name", location.name);
  text("country", location.country);
  text("admin1", location.admin1);
  if (location.known()) {
    json_.key("latitude").number(location.latitude);
    json_.key("longitude").number(location.longitude);
    json_.key("geonames_id").integer(location.geonames);
  }
  json_.key("precision").string(name_of(location.precision));
  text("rule", location.rule);
}

void LayerPrinter::add_statement(const Statement& statement) {
  index("speaker", statement.speaker);
  words("speaker_words", statement.speaker_words);
  words("cue", statement.cue);
  list("content", statement.content, &LayerPrinter::add_part);
  json_.key("mode").string(name_of(statement.mode));
  indices("addressee", statement.addressee);
  index("sentence", statement.sentence);
  days(statement.date);
  index("place", statement.place);
  confidence(statement.confidence);
  text("rule", statement.rule);
}

void LayerPrinter::add_part(const Span& part) { span(part); }

void LayerPrinter::add_claimant(const Claimant& claimant) {
  index("mention", claimant.mention);
  words("cue", claimant.cue);
}

void LayerPrinter::add_number(const EventNumber& number) {
  json_.key("kind").string(name_of(number.kind));
  json_.key("low").number(number.low);
  if (number.high) json_.key("high").number(*number.high);
  text("unit", number.unit);
  span(number.span);
  list("claimants", number.claimants, &LayerPrinter::add_claimant);
}

void LayerPrinter::add_scores(const Event& event) {
  if (options_.ontology == nullptr) return;
  const Ontology& ontology = *options_.ontology;
  if (const EventType* type = ontology.find_type(event.type)) {
    json_.key("quad").integer(type->quad);
    json_.key("intensity").number(ontology.intensity(event.type, event.mode));
  }
  if (const CameoCode* code = ontology.find_cameo(event.cameo)) {
    json_.key("cameo_name").string(code->name);
    json_.key("goldstein").number(code->goldstein);
  }
}

void LayerPrinter::add_event(const Event& event) {
  json_.key("type").string(event.type);
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
  list("claimants", event.claimants, &LayerPrinter::add_claimant);
  words("trigger", event.trigger);
  if (options_.words) index("token", event.token);
  index("sentence", event.sentence);
  index("time", event.time);
  days(event.date);
  index("place", event.place);
  list("numbers", event.numbers, &LayerPrinter::add_number);
  confidence(event.confidence);
  text("rule", event.rule);
}

void LayerPrinter::add_condition(const ProposalCondition& condition) {
  span(condition.span);
  index("holder", condition.holder);
}

void LayerPrinter::add_answer(const Answer& answer) {
  indices("answerer", answer.answerer);
  json_.key("state").string(name_of(answer.state));
  index("event", answer.event);
  words("words", answer.span);
}

void LayerPrinter::add_proposal(const Proposal& proposal) {
  indices("proposer", proposal.proposer);
  indices("addressee", proposal.addressee);
  words("terms", proposal.terms);
  text("terms_type", proposal.terms_type);
  list("conditions", proposal.conditions, &LayerPrinter::add_condition);
  list("answers", proposal.answers, &LayerPrinter::add_answer);
  json_.key("state").string(name_of(proposal.state));
  index("event", proposal.event);
  index("sentence", proposal.sentence);
  days(proposal.date);
  confidence(proposal.confidence);
  text("rule", proposal.rule);
}

void LayerPrinter::add_measure(const Measure& measure) {
  indices("sender", measure.sender);
  indices("target", measure.target);
  text("measure", measure.measure);
  index("body", measure.body);
  json_.key("status").string(name_of(measure.status));
  words("words", measure.words);
  index("event", measure.event);
  index("sentence", measure.sentence);
  days(measure.date);
  list("claimants", measure.claimants, &LayerPrinter::add_claimant);
  confidence(measure.confidence);
  text("rule", measure.rule);
}

void LayerPrinter::add_position(const Position& position) {
  index("holder", position.holder);
  words("claim", position.claim);
  json_.key("stance").string(name_of(position.stance));
  index("statement", position.statement);
}

void LayerPrinter::add_dispute(const Dispute& dispute) {
  words("subject", dispute.subject);
  list("positions", dispute.positions, &LayerPrinter::add_position);
  index("sentence", dispute.sentence);
  confidence(dispute.confidence);
  text("rule", dispute.rule);
}

}  // namespace tacitus
