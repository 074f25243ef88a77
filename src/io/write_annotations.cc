#include "io/write_annotations.h"

#include <cmath>

#include "base/date.h"
#include "base/json_writer.h"
#include "base/ud.h"
#include "engine/dump.h"
#include "engine/names.h"

namespace tacitus {
namespace {

// ------------------------------------------------------------------------------- CoNLL-U

// The words of the text for a cell or a comment: white space that would break lines or columns
// becomes a space.
std::string cell(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out.empty() ? "_" : out;
}

class ConlluPrinter {
 public:
  ConlluPrinter(const Document& document, const Annotations& annotations)
      : document_(document), layers_(annotations) {}

  std::string run() {
    if (layers_.sentences.empty()) return "";
    out_ += "# newdoc id = " + cell(document_.id) + "\n";
    if (document_.dated()) out_ += "# date = " + to_iso(document_.published) + "\n";
    if (!document_.publisher.empty()) out_ += "# publisher = " + cell(document_.publisher) + "\n";
    if (!document_.language.empty()) out_ += "# language = " + cell(document_.language) + "\n";
    for (Index i = 0; i < layers_.sentences.size(); ++i) add_sentence(i);
    return std::move(out_);
  }

 private:
  void add_sentence(Index i) {
    const Sentence& sentence = layers_.sentences[i];
    if (i == 0 || layers_.sentences[i - 1].block != sentence.block) out_ += "# newpar\n";
    out_ += "# sent_id = " + cell(document_.id) + "-" + std::to_string(i + 1) + "\n";
    out_ += "# text = " + cell(document_.at(sentence.span)) + "\n";
    for (Index t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Index last = end_of_word(t, sentence.tokens.last);
      if (!layers_.tokens[t].glued && last > t + 1) add_range(t, last, sentence);
      add_token(t, sentence);
    }
    out_ += "\n";
  }

  // One behind the last token that is written together with `token` as one word.
  Index end_of_word(Index token, Index limit) const {
    Index end = token + 1;
    while (end < limit && layers_.tokens[end].glued) ++end;
    return end;
  }

  // "SpaceAfter=No" when the next token follows without space.
  std::string_view space_after(Index token) const {
    if (token + 1 >= layers_.tokens.size()) return "";
    const bool close = layers_.tokens[token + 1].span.begin == layers_.tokens[token].span.end;
    return close ? "SpaceAfter=No" : "";
  }

  void add_range(Index first, Index last, const Sentence& sentence) {
    const Span span = {layers_.tokens[first].span.begin, layers_.tokens[last - 1].span.end};
    const std::string_view misc = space_after(last - 1);
    out_ += std::to_string(first - sentence.tokens.first + 1) + "-" +
            std::to_string(last - sentence.tokens.first) + "\t" + cell(document_.at(span)) +
            "\t_\t_\t_\t_\t_\t_\t_\t" + std::string(misc.empty() ? "_" : misc) + "\n";
  }

  void add_token(Index i, const Sentence& sentence) {
    const Token& token = layers_.tokens[i];
    const Index first = sentence.tokens.first;
    const bool has_tree = token.head != kNone || token.relation == Relation::root;
    const Index head = token.head == kNone ? 0 : token.head - first + 1;
    const bool in_range = token.glued || end_of_word(i, sentence.tokens.last) > i + 1;
    std::string misc;
    if (token.name != NameKind::none) {
      misc = (token.name_begins ? "Name=B-" : "Name=I-") + std::string(name_of(token.name));
    }
    if (const std::string_view space = space_after(i); !in_range && !space.empty()) {
      misc += (misc.empty() ? "" : "|") + std::string(space);
    }
    out_ += std::to_string(i - first + 1) + "\t" + cell(document_.at(token.span)) + "\t" +
            cell(token.lemma) + "\t" + std::string(name_of(token.pos)) + "\t_\t" +
            to_feats(token.morphology) + "\t" + (has_tree ? std::to_string(head) : "_") + "\t" +
            (has_tree ? std::string(name_of(token.relation)) : "_") + "\t_\t" +
            (misc.empty() ? "_" : misc) + "\n";
  }

  const Document& document_;
  const Annotations& layers_;
  std::string out_;
};

// ---------------------------------------------------------------------------------- JSON

class JsonPrinter {
 public:
  JsonPrinter(const Document& document, const Annotations& annotations)
      : document_(document), layers_(annotations), mentions_(mentions_by_entity(annotations)) {}

  std::string run() {
    json_.begin_object();
    add_document();
    list("blocks", layers_.blocks, &JsonPrinter::add_block);
    list("sentences", layers_.sentences, &JsonPrinter::add_sentence);
    list("tokens", layers_.tokens, &JsonPrinter::add_token);
    list("times", layers_.times, &JsonPrinter::add_time);
    list("mentions", layers_.mentions, &JsonPrinter::add_mention);
    list("entities", layers_.entities, &JsonPrinter::add_entity);
    list("locations", layers_.locations, &JsonPrinter::add_location);
    list("events", layers_.events, &JsonPrinter::add_event);
    json_.end_object();
    return json_.take();
  }

 private:
  template <class T>
  void list(std::string_view name, const std::vector<T>& items,
            void (JsonPrinter::*add)(const T&)) {
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
  void span(Span value) {
    json_.key("begin").integer(value.begin);
    json_.key("end").integer(value.end);
  }
  void range(IndexRange value) {
    json_.key("tokens").begin_array().integer(value.first).integer(value.last).end_array();
  }
  void indices(std::string_view key, const std::vector<Index>& values) {
    json_.key(key).begin_array();
    for (const Index value : values) json_.integer(value);
    json_.end_array();
  }
  // The interval's first and last day.
  void days(const DateInterval& interval) {
    if (!interval.known()) return;
    json_.key("date").string(to_iso(interval.begin));
    json_.key("date_end").string(to_iso(interval.end - std::chrono::days(1)));
    json_.key("date_precision").string(name_of(interval.precision));
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
    if (!document_.title.empty()) {
      json_.key("title").begin_object();
      span(document_.title);
      json_.end_object();
    }
    json_.key("text").string(document_.text);
    json_.end_object();
  }

  void add_block(const Block& block) {
    span(block.span);
    json_.key("kind").string(name_of(block.kind));
    if (block.file_caption) json_.key("file_caption").boolean(true);
  }

  void add_sentence(const Sentence& sentence) {
    span(sentence.span);
    range(sentence.tokens);
    index("block", sentence.block);
  }

  void add_token(const Token& token) {
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
      json_.key("name").string((token.name_begins ? "B-" : "I-") +
                               std::string(name_of(token.name)));
    }
  }

  void add_time(const TimeExpression& time) {
    span(time.span);
    range(time.tokens);
    index("sentence", time.sentence);
    days(time.interval);
  }

  void add_mention(const Mention& mention) {
    span(mention.span);
    range(mention.tokens);
    json_.key("kind").string(name_of(mention.kind));
    index("head", mention.head);
    index("sentence", mention.sentence);
    index("entity", mention.entity);
  }

  void add_entity(const Entity& entity) {
    text("code", entity.code);
    text("sector", entity.sector);
    text("name", entity.name);
    text("role", entity.role);
    text("wikidata", entity.wikidata);
    text("rule", entity.rule);
    indices("mentions", mentions_[entities_++]);
  }

  void add_location(const Location& location) {
    span(location.span);
    range(location.tokens);
    index("sentence", location.sentence);
    json_.key("role").string(name_of(location.role));
    text("name", location.name);
    if (location.known()) {
      text("country", location.country);
      text("admin1", location.admin1);
      json_.key("latitude").number(location.latitude);
      json_.key("longitude").number(location.longitude);
      json_.key("geonames_id").integer(location.geonames);
      json_.key("precision").string(name_of(location.precision));
    }
    text("rule", location.rule);
  }

  void add_event(const Event& event) {
    json_.key("type").string(event.type);
    text("mode", event.mode);
    text("cameo", event.cameo);
    json_.key("contexts").begin_array();
    for (const std::string& context : event.contexts) json_.string(context);
    json_.end_array();
    json_.key("status").string(name_of(event.status));
    json_.key("historical").boolean(event.historical);
    indices("actor", event.actor);
    indices("recipient", event.recipient);
    json_.key("claimants").begin_array();
    for (const Claimant& claimant : event.claimants) {
      json_.begin_object();
      index("mention", claimant.mention);
      span(claimant.cue);
      json_.end_object();
    }
    json_.end_array();
    json_.key("trigger").begin_object();
    span(event.trigger);
    json_.end_object();
    index("token", event.token);
    index("sentence", event.sentence);
    index("time", event.time);
    days(event.date);
    json_.key("confidence").number(std::round(static_cast<double>(event.confidence) * 1000) / 1000);
    json_.key("rule").string(event.rule);
  }

  const Document& document_;
  const Annotations& layers_;
  const std::vector<std::vector<Index>> mentions_;  // [entity]
  std::size_t entities_ = 0;                        // printed so far
  JsonWriter json_;
};

}  // namespace

std::string to_conllu(const Document& document, const Annotations& annotations) {
  return ConlluPrinter(document, annotations).run();
}

std::string to_json(const Document& document, const Annotations& annotations) {
  return JsonPrinter(document, annotations).run();
}

}  // namespace tacitus
