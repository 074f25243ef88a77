#include "engine/dump.h"

#include <cmath>

#include "base/date.h"
#include "base/json_writer.h"
#include "base/ud.h"
#include "engine/dump_standing.h"
#include "engine/names.h"

namespace tacitus {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string number(std::size_t value) { return std::to_string(value); }

std::string place(Span span) { return "[" + number(span.begin) + "," + number(span.end) + ")"; }

// " [120,126) \"urges\""
std::string words(const Document& document, Span span) {
  return " " + place(span) + " " + quoted(document.at(span));
}

// "2017-07-21" or "2017-07-01..2017-07-31" (both inclusive).
std::string days(const DateInterval& interval) {
  const std::string first = to_iso(interval.begin);
  const std::string last = to_iso(interval.end - std::chrono::days(1));
  return first == last ? first : first + ".." + last;
}

// The values of the features: "Ind.Sing.3.Pres.Fin"; empty when there are none.
std::string features(const Morphology& morphology) {
  std::string out;
  bool value = false;  // between "=" and "|"
  for (const char c : to_feats(morphology)) {
    if (c == '=') {
      value = true;
      if (!out.empty()) out += '.';
    } else if (c == '|') {
      value = false;
    } else if (value) {
      out += c;
    }
  }
  return out;
}

class Dumper {
 public:
  Dumper(const Document& document, const Annotations& annotations)
      : document_(document), layers_(annotations), mentions_of_(mentions_by_entity(annotations)) {}

  std::string run() {
    add_document();
    for (std::size_t i = 0; i < layers_.blocks.size(); ++i) add_block(i);
    for (std::size_t i = 0; i < layers_.sentences.size(); ++i) add_sentence(i);
    for (std::size_t i = 0; i < layers_.entities.size(); ++i) add_entity(i);
    return std::move(out_);
  }

 private:
  void add_document() {
    out_ += "document " + quoted(document_.id);
    if (document_.dated()) {
      out_ += " " + to_iso(document_.published) + " " + std::string(name_of(document_.date_source));
    }
    if (!document_.publisher.empty()) out_ += " publisher " + quoted(document_.publisher);
    if (!document_.title.empty()) out_ += " title " + place(document_.title);
    out_ += '\n';
  }

  void add_block(std::size_t i) {
    const Block& block = layers_.blocks[i];
    out_ += "block " + number(i) + " " + place(block.span) + " " + std::string(name_of(block.kind));
    out_ += block.file_caption ? " file\n" : "\n";
  }

  void add_sentence(std::size_t i) {
    const Sentence& sentence = layers_.sentences[i];
    out_ += "sentence " + number(i) + " " + place(sentence.span);
    if (sentence.block < layers_.blocks.size()) {
      out_ += " " + std::string(name_of(layers_.blocks[sentence.block].kind));
    }
    out_ += '\n';
    for (Index t = sentence.tokens.first; t < sentence.tokens.last; ++t) add_token(t);
    while (time_ < layers_.times.size() && layers_.times[time_].sentence == i) add_time(time_++);
    while (mention_ < layers_.mentions.size() && layers_.mentions[mention_].sentence == i) {
      add_mention(mention_++);
    }
    while (location_ < layers_.locations.size() && layers_.locations[location_].sentence == i) {
      add_location(location_++);
    }
    while (statement_ < layers_.statements.size() && layers_.statements[statement_].sentence == i) {
      add_statement(statement_++);
    }
    while (event_ < layers_.events.size() && layers_.events[event_].sentence == i) {
      add_event(event_++);
    }
    add_standing(i);
  }

  void add_token(Index i) {
    const Token& token = layers_.tokens[i];
    out_ += "token " + number(i) + words(document_, token.span);
    if (token.glued) out_ += " glued";
    if (!token.lemma.empty()) out_ += " " + token.lemma;
    out_ += " " + std::string(name_of(token.pos));
    if (const std::string values = features(token.morphology); !values.empty())
      out_ += " " + values;
    out_ += " " + std::string(name_of(token.relation));
    if (token.head != kNone) out_ += " " + number(token.head);
    if (token.name != NameKind::none) {
      out_ += (token.name_begins ? " B-" : " I-") + std::string(name_of(token.name));
    }
    out_ += '\n';
  }

  void add_time(std::size_t i) {
    const TimeExpression& time = layers_.times[i];
    out_ += "time " + number(i) + words(document_, time.span) + " " +
            std::string(name_of(time.interval.precision));
    if (time.interval.known()) out_ += " " + days(time.interval);
    out_ += '\n';
  }

  void add_mention(std::size_t i) {
    const Mention& mention = layers_.mentions[i];
    out_ += "mention " + number(i) + words(document_, mention.span) + " " +
            std::string(name_of(mention.kind)) + " head " + number(mention.head);
    if (mention.entity != kNone) out_ += " entity " + number(mention.entity);
    out_ += '\n';
  }

  void add_location(std::size_t i) {
    const Location& location = layers_.locations[i];
    out_ += "location " + number(i) + words(document_, location.span) + " " +
            std::string(name_of(location.role));
    if (location.known()) {
      out_ += " " + quoted(location.name) + " " + std::string(name_of(location.precision)) + " " +
              (location.country.empty() ? "-" : location.country);
      if (!location.admin1.empty()) out_ += " " + quoted(location.admin1);
      out_ += " " + to_decimal(location.latitude) + " " + to_decimal(location.longitude) + " " +
              number(location.geonames);
    }
    out_ += " by " + location.rule + "\n";
  }

  void add_statement(std::size_t i) {
    const Statement& statement = layers_.statements[i];
    out_ += "statement " + number(i);
    if (!statement.cue.empty()) out_ += words(document_, statement.cue);
    out_ += " " + std::string(name_of(statement.mode));
    if (!statement.speaker_words.empty()) {
      out_ += " speaker" + words(document_, statement.speaker_words);
    }
    if (statement.speaker != kNone) {
      out_ += " = " + dump_party(document_, layers_, statement.speaker);
    }
    for (const Span part : statement.content) out_ += " content" + words(document_, part);
    for (const Index mention : statement.addressee) {
      out_ += " to " + dump_party(document_, layers_, mention);
    }
    if (statement.date.known()) out_ += " date=" + days(statement.date);
    if (statement.place != kNone) out_ += " place " + number(statement.place);
    const double confidence = std::round(static_cast<double>(statement.confidence) * 1000) / 1000;
    out_ += " confidence=" + to_decimal(confidence) + " by " + statement.rule + "\n";
  }

  void add_event(std::size_t i) {
    const Event& event = layers_.events[i];
    out_ += "event " + number(i) + words(document_, event.trigger) + " " +
            dump_event(document_, layers_, event);
    const double confidence = std::round(static_cast<double>(event.confidence) * 1000) / 1000;
    out_ += " confidence=" + to_decimal(confidence) + " by " + event.rule + "\n";
    for (const EventNumber& one : event.numbers) {
      out_ +=
          "number" + words(document_, one.span) + " " + dump_number(document_, layers_, one) + "\n";
    }
  }

  void add_standing(std::size_t i) {
    for (; proposal_ < layers_.proposals.size() && layers_.proposals[proposal_].sentence == i;
         ++proposal_) {
      const Proposal& one = layers_.proposals[proposal_];
      out_ += "proposal " + number(proposal_) + " " + place(one.terms) + " " +
              dump_proposal(document_, layers_, one) + " by " + one.rule + "\n";
    }
    for (; measure_ < layers_.measures.size() && layers_.measures[measure_].sentence == i;
         ++measure_) {
      const Measure& one = layers_.measures[measure_];
      out_ += "measure " + number(measure_) + words(document_, one.words) + " " +
              dump_measure(document_, layers_, one) + " by " + one.rule + "\n";
    }
    for (; dispute_ < layers_.disputes.size() && layers_.disputes[dispute_].sentence == i;
         ++dispute_) {
      const Dispute& one = layers_.disputes[dispute_];
      out_ += "dispute " + number(dispute_) + " " + place(one.subject) + " " +
              dump_dispute(document_, layers_, one) + " by " + one.rule + "\n";
    }
  }

  void add_entity(std::size_t i) {
    const Entity& entity = layers_.entities[i];
    out_ += "entity " + number(i);
    if (!entity.code.empty() || !entity.sector.empty()) {
      out_ += " " + entity.code + (entity.sector.empty() ? "" : "." + entity.sector);
    }
    out_ += " " + quoted(entity.name);
    if (!entity.role.empty()) out_ += " role " + quoted(entity.role);
    if (!entity.wikidata.empty()) out_ += " " + entity.wikidata;
    if (!entity.rule.empty()) out_ += " by " + entity.rule;
    out_ += " mentions";
    for (const Index mention : mentions_of_[i]) out_ += " " + number(mention);
    out_ += '\n';
  }

  const Document& document_;
  const Annotations& layers_;
  const std::vector<std::vector<Index>> mentions_of_;  // [entity]
  std::size_t time_ = 0;
  std::size_t mention_ = 0;
  std::size_t location_ = 0;
  std::size_t statement_ = 0;
  std::size_t event_ = 0;
  std::size_t proposal_ = 0;
  std::size_t measure_ = 0;
  std::size_t dispute_ = 0;
  std::string out_;
};

std::string parties(const Document& document, const Annotations& annotations,
                    const std::vector<Index>& mentions) {
  if (mentions.empty()) return "-";
  std::string out;
  for (const Index mention : mentions) {
    if (!out.empty()) out += ", ";
    out += dump_party(document, annotations, mention);
  }
  return out;
}

}  // namespace

std::string dump(const Document& document, const Annotations& annotations) {
  return Dumper(document, annotations).run();
}

std::vector<std::vector<Index>> mentions_by_entity(const Annotations& annotations) {
  std::vector<std::vector<Index>> out(annotations.entities.size());
  for (Index i = 0; i < annotations.mentions.size(); ++i) {
    const Index entity = annotations.mentions[i].entity;
    if (entity < out.size()) out[entity].push_back(i);
  }
  return out;
}

std::string dump_party(const Document& document, const Annotations& annotations, Index index) {
  const Mention& mention = annotations.mentions[index];
  if (mention.entity != kNone) {
    const Entity& entity = annotations.entities[mention.entity];
    if (!entity.code.empty() && entity.sector.empty()) return entity.code;
    if (!entity.code.empty()) return entity.code + "." + entity.sector;
  }
  return quoted(document.at(mention.span));
}

std::string dump_event(const Document& document, const Annotations& annotations,
                       const Event& event) {
  std::string out = event.type + " " + parties(document, annotations, event.actor) + " -> " +
                    parties(document, annotations, event.recipient) +
                    " status=" + std::string(name_of(event.status));
  if (!event.mode.empty()) out += " mode=" + event.mode;
  if (!event.cameo.empty()) out += " cameo=" + event.cameo;
  if (event.historical) out += " historical";
  for (const Claimant& claimant : event.claimants) {
    out += " claimant=";
    out += claimant.mention == kNone ? quoted(document.at(claimant.cue))
                                     : dump_party(document, annotations, claimant.mention);
  }
  if (event.date.known()) out += " date=" + days(event.date);
  if (event.place < annotations.locations.size()) {
    out += " place=" + quoted(annotations.locations[event.place].name);
  }
  for (const std::string& context : event.contexts) out += " context=" + context;
  return out;
}

}  // namespace tacitus
