#include "engine/check.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "engine/check_standing.h"
#include "engine/names.h"

namespace tacitus {
namespace {

// Walks the layers and collects complaints.
class Checker {
 public:
  Checker(const Document& document, const Annotations& annotations, const Ontology* ontology)
      : document_(document), layers_(annotations), ontology_(ontology) {}

  std::vector<std::string> run() {
    check_document();
    check_blocks();
    check_sentences();
    if (!tokens_are_placed_) return std::move(found_);  // the rest would speak of chaos
    check_tokens();
    check_trees();
    check_times();
    check_mentions();
    check_entities();
    check_locations();
    check_statements();
    check_events();
    for (std::string& complaint : check_standing(document_, layers_)) {
      found_.push_back(std::move(complaint));
    }
    return std::move(found_);
  }

 private:
  void complain(std::string_view layer, std::size_t index, std::string_view what) {
    found_.push_back(std::string(layer) + " " + std::to_string(index) + ": " + std::string(what));
  }

  bool on_boundary(std::uint32_t offset) const {
    if (offset >= document_.text.size()) return offset == document_.text.size();
    return (static_cast<unsigned char>(document_.text[offset]) & 0xC0) != 0x80;
  }

  bool check_span(Span span, std::string_view layer, std::size_t index, std::string_view which) {
    const std::string name(which);
    if (span.begin >= span.end) {
      complain(layer, index, name + " is empty or backwards");
    } else if (span.end > document_.text.size()) {
      complain(layer, index, name + " ends behind the text");
    } else if (!on_boundary(span.begin) || !on_boundary(span.end)) {
      complain(layer, index, name + " cuts a character");
    } else {
      return true;
    }
    return false;
  }

  void check_document() {
    if (document_.text.size() > kMaxDocumentBytes) found_.push_back("document: text is too long");
    if (!is_utf8(document_.text)) found_.push_back("document: text is not UTF-8");
    if (!document_.title.empty()) check_span(document_.title, "document", 0, "its title");
  }

  void check_blocks() {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < layers_.blocks.size(); ++i) {
      const Block& block = layers_.blocks[i];
      check_span(block.span, "block", i, "its span");
      if (block.span.begin < end) complain("block", i, "it begins before the one before it ends");
      end = block.span.end;
      if (block.file_caption && block.kind != BlockKind::caption) {
        complain("block", i, "only a caption can be of an old photograph");
      }
    }
  }

  void check_sentences() {
    Index next_token = 0;
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < layers_.sentences.size(); ++i) {
      const Sentence& sentence = layers_.sentences[i];
      check_span(sentence.span, "sentence", i, "its span");
      if (sentence.span.begin < end) complain("sentence", i, "it begins before the last one ends");
      end = sentence.span.end;
      if (sentence.tokens.first != next_token || sentence.tokens.last <= sentence.tokens.first ||
          sentence.tokens.last > layers_.tokens.size()) {
        complain("sentence", i, "its tokens do not follow those of the one before");
        tokens_are_placed_ = false;
        return;
      }
      next_token = sentence.tokens.last;
      check_block_of(sentence, i);
    }
    if (next_token != layers_.tokens.size()) {
      complain("token", next_token, "it belongs to no sentence");
      tokens_are_placed_ = false;
    }
  }

  void check_block_of(const Sentence& sentence, std::size_t i) {
    if (sentence.block == kNone) {
      const auto after = std::lower_bound(
          layers_.blocks.begin(), layers_.blocks.end(), sentence.span.end,
          [](const Block& block, std::uint32_t end) { return block.span.begin < end; });
      if (after != layers_.blocks.begin() && std::prev(after)->span.end > sentence.span.begin) {
        complain("sentence", i, "it stands in a block and does not say so");
      }
      return;
    }
    if (sentence.block >= layers_.blocks.size()) {
      complain("sentence", i, "its block does not exist");
      return;
    }
    const Block& block = layers_.blocks[sentence.block];
    if (!block.span.contains(sentence.span)) complain("sentence", i, "it is not inside its block");
  }

  void check_tokens() {
    for (std::size_t s = 0; s < layers_.sentences.size(); ++s) {
      const Sentence& sentence = layers_.sentences[s];
      std::uint32_t end = sentence.span.begin;
      for (Index i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
        const Token& token = layers_.tokens[i];
        check_span(token.span, "token", i, "its span");
        if (token.span.begin < end) complain("token", i, "it begins before the last one ends");
        if (token.span.end > sentence.span.end) complain("token", i, "it ends after its sentence");
        if (token.glued && (i == sentence.tokens.first || token.span.begin != end)) {
          complain("token", i, "it is glued to nothing");
        }
        if (token.name == NameKind::none && token.name_begins) {
          complain("token", i, "it begins a name that it is not part of");
        }
        end = token.span.end;
      }
    }
  }

  bool has_trees() const {
    return std::any_of(layers_.tokens.begin(), layers_.tokens.end(), [](const Token& token) {
      return token.head != kNone || token.relation == Relation::root;
    });
  }

  void check_trees() {
    if (!has_trees()) return;
    for (std::size_t s = 0; s < layers_.sentences.size(); ++s) {
      const IndexRange range = layers_.sentences[s].tokens;
      std::size_t roots = 0;
      bool inside = true;
      for (Index i = range.first; i < range.last; ++i) {
        const Token& token = layers_.tokens[i];
        if (token.head == kNone) ++roots;
        if ((token.head == kNone) != (token.relation == Relation::root)) {
          complain("token", i, "a token is root when it has no head, and only then");
        }
        if (token.head != kNone && (!range.contains(token.head) || token.head == i)) {
          complain("token", i,
                   "its head " + std::to_string(token.head) + " is not in its sentence");
          inside = false;
        }
      }
      if (roots != 1) complain("sentence", s, "it has " + std::to_string(roots) + " roots");
      if (inside) check_cycles(range, s);
    }
  }

  // Follows every token up; `seen` holds the walk (counted from 1) that first came by.
  void check_cycles(IndexRange range, std::size_t sentence) {
    std::vector<Index> seen(range.size(), 0);
    for (Index i = range.first; i < range.last; ++i) {
      const Index walk = i - range.first + 1;
      Index at = i;
      while (at != kNone && seen[at - range.first] == 0) {
        seen[at - range.first] = walk;
        at = layers_.tokens[at].head;
      }
      if (at != kNone && seen[at - range.first] == walk) {
        complain("sentence", sentence, "its heads go in a circle");
        return;
      }
    }
  }

  // The sentence of a time, mention or event, or nullptr after a complaint.
  const Sentence* sentence_of(Index sentence, std::string_view layer, std::size_t i) {
    if (sentence < layers_.sentences.size()) return &layers_.sentences[sentence];
    complain(layer, i, "its sentence does not exist");
    return nullptr;
  }

  // Words of a sentence: the span and its tokens.
  void check_words(Span span, IndexRange tokens, Index sentence_index, std::string_view layer,
                   std::size_t i) {
    check_span(span, layer, i, "its span");
    const Sentence* sentence = sentence_of(sentence_index, layer, i);
    if (sentence == nullptr) return;
    if (!sentence->span.contains(span)) complain(layer, i, "it is not inside its sentence");
    if (tokens.first >= tokens.last || tokens.first < sentence->tokens.first ||
        tokens.last > sentence->tokens.last) {
      complain(layer, i, "its tokens are not in its sentence");
    } else if (!span.contains(layers_.tokens[tokens.first].span) ||
               !span.contains(layers_.tokens[tokens.last - 1].span)) {
      complain(layer, i, "its tokens are not under its span");
    }
  }

  void check_date(const DateInterval& interval, std::string_view layer, std::size_t i) {
    if (interval.known() && interval.begin >= interval.end) {
      complain(layer, i, "its date ends before it begins");
    }
  }

  void check_times() {
    std::uint32_t begin = 0;
    for (std::size_t i = 0; i < layers_.times.size(); ++i) {
      const TimeExpression& time = layers_.times[i];
      check_words(time.span, time.tokens, time.sentence, "time", i);
      check_date(time.interval, "time", i);
      if (time.span.begin < begin) complain("time", i, "it is not in text order");
      begin = time.span.begin;
    }
  }

  void check_mentions() {
    for (std::size_t i = 0; i < layers_.mentions.size(); ++i) {
      const Mention& mention = layers_.mentions[i];
      check_words(mention.span, mention.tokens, mention.sentence, "mention", i);
      if (!mention.tokens.contains(mention.head)) {
        complain("mention", i, "its head is not among its tokens");
      }
      if (mention.entity != kNone && mention.entity >= layers_.entities.size()) {
        complain("mention", i, "its entity does not exist");
      }
      if (i == 0) continue;
      const Mention& before = layers_.mentions[i - 1];
      if (std::tie(mention.sentence, mention.span.begin) <
          std::tie(before.sentence, before.span.begin)) {
        complain("mention", i, "it is not in text order");
      }
    }
  }

  void check_entities() {
    Index next = 0;  // the entity that the next first mention must have
    for (std::size_t i = 0; i < layers_.mentions.size(); ++i) {
      const Index entity = layers_.mentions[i].entity;
      if (entity == kNone || entity < next) continue;
      if (entity != next) complain("mention", i, "entities are not in the order of first mention");
      next = std::max(next, entity + 1);
    }
    if (next < layers_.entities.size()) complain("entity", next, "nothing mentions it");
  }

  void check_locations() {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < layers_.locations.size(); ++i) {
      const Location& location = layers_.locations[i];
      check_span(location.span, "location", i, "its span");
      if (location.span.begin < end) {
        complain("location", i, "it begins before the one before it ends");
      }
      end = location.span.end;
      const Sentence* sentence = sentence_of(location.sentence, "location", i);
      if (sentence != nullptr &&
          (location.tokens.first < sentence->tokens.first ||
           location.tokens.last > sentence->tokens.last || location.tokens.empty())) {
        complain("location", i, "its words are not in its sentence");
      }
      if (location.known() != (location.precision != PlacePrecision::unknown)) {
        complain("location", i, "it is known, and not how exactly, or the other way round");
      }
      if (!(std::fabs(location.latitude) <= 90 && std::fabs(location.longitude) <= 180)) {
        complain("location", i, "it is not on the globe");
      }
      if (location.name.empty()) complain("location", i, "it has no name");
      if (location.rule.empty()) complain("location", i, "it does not say why (no rule)");
    }
  }

  void check_statement(const Statement& statement, std::size_t i) {
    const Sentence* sentence = sentence_of(statement.sentence, "statement", i);
    if (!statement.cue.empty() && check_span(statement.cue, "statement", i, "its cue") &&
        sentence != nullptr && !sentence->span.contains(statement.cue)) {
      complain("statement", i, "its cue is not inside its sentence");
    }
    if (!statement.speaker_words.empty()) {
      check_span(statement.speaker_words, "statement", i, "its speaker");
    }
    if (statement.content.empty()) complain("statement", i, "it says nothing");
    std::uint32_t end = 0;
    for (const Span part : statement.content) {
      check_span(part, "statement", i, "its content");
      if (part.begin < end) complain("statement", i, "its content is not in text order");
      end = part.end;
      if (part.overlaps(statement.cue)) complain("statement", i, "its cue is part of its content");
    }
    if (statement.speaker != kNone && statement.speaker >= layers_.mentions.size()) {
      complain("statement", i, "its speaker does not exist");
    }
    for (const Index mention : statement.addressee) {
      if (mention >= layers_.mentions.size())
        complain("statement", i, "an addressee does not exist");
    }
    if (statement.time != kNone && statement.time >= layers_.times.size()) {
      complain("statement", i, "its time does not exist");
    }
    if (statement.place != kNone && statement.place >= layers_.locations.size()) {
      complain("statement", i, "its place does not exist");
    }
    check_date(statement.date, "statement", i);
    if (!(statement.confidence >= 0 && statement.confidence <= 1)) {
      complain("statement", i, "its confidence is not between 0 and 1");
    }
    if (statement.rule.empty()) complain("statement", i, "it does not say why (no rule)");
  }

  void check_statements() {
    for (std::size_t i = 0; i < layers_.statements.size(); ++i) {
      const Statement& statement = layers_.statements[i];
      check_statement(statement, i);
      if (i == 0) continue;
      const Statement& before = layers_.statements[i - 1];
      if (std::tie(statement.sentence, statement.cue) < std::tie(before.sentence, before.cue)) {
        complain("statement", i, "it is not in the order of cues");
      }
    }
  }

  void check_parties(const std::vector<Index>& parties, std::string_view which, std::size_t i) {
    std::set<Index> seen;
    for (const Index party : parties) {
      if (party >= layers_.mentions.size()) {
        complain("event", i, std::string(which) + " does not exist");
      } else if (!seen.insert(party).second) {
        complain("event", i, std::string(which) + " stands twice");
      }
    }
  }

  void check_claimants(const Event& event, std::size_t i) {
    for (const Claimant& claimant : event.claimants) {
      check_span(claimant.cue, "event", i, "the cue of a claimant");
      if (claimant.mention != kNone && claimant.mention >= layers_.mentions.size()) {
        complain("event", i, "a claimant does not exist");
      }
    }
  }

  void check_codes(const Event& event, std::size_t i) {
    if (event.type.empty()) complain("event", i, "it has no type");
    if (ontology_ == nullptr) return;
    if (ontology_->find_type(event.type) == nullptr) {
      complain("event", i, "unknown type \"" + event.type + "\"");
    } else if (!event.mode.empty() && ontology_->find_mode(event.type, event.mode) == nullptr) {
      complain("event", i, "unknown mode \"" + event.mode + "\" of " + event.type);
    }
    if (!event.cameo.empty() && ontology_->find_cameo(event.cameo) == nullptr) {
      complain("event", i, "unknown CAMEO code \"" + event.cameo + "\"");
    }
    for (const std::string& context : event.contexts) {
      if (ontology_->find_context(context) == nullptr) {
        complain("event", i, "unknown context \"" + context + "\"");
      }
    }
  }

  void check_place(const Event& event, std::size_t i) {
    check_span(event.trigger, "event", i, "its trigger");
    const Sentence* sentence = sentence_of(event.sentence, "event", i);
    if (sentence == nullptr) return;
    if (!sentence->span.contains(event.trigger)) {
      complain("event", i, "its trigger is not in its sentence");
    }
    if (!sentence->tokens.contains(event.token)) {
      complain("event", i, "its head word is not in its sentence");
    }
  }

  void check_events() {
    using Key = std::tuple<Index, Span, std::string, std::string, EventStatus, std::vector<Index>,
                           std::vector<Index>>;
    std::set<Key> seen;
    for (std::size_t i = 0; i < layers_.events.size(); ++i) {
      const Event& event = layers_.events[i];
      check_place(event, i);
      check_codes(event, i);
      check_parties(event.actor, "an actor", i);
      check_parties(event.recipient, "a recipient", i);
      check_claimants(event, i);
      check_date(event.date, "event", i);
      if (event.place != kNone && event.place >= layers_.locations.size()) {
        complain("event", i, "its place does not exist");
      }
      if (event.time != kNone && event.time >= layers_.times.size()) {
        complain("event", i, "its time does not exist");
      }
      if (!(event.confidence >= 0 && event.confidence <= 1)) {
        complain("event", i, "its confidence is not between 0 and 1");
      }
      if (event.rule.empty()) complain("event", i, "it does not say why (no rule)");
      if (!seen.insert({event.sentence, event.trigger, event.type, event.mode, event.status,
                        event.actor, event.recipient})
               .second) {
        complain("event", i, "it is there twice");
      }
      if (i > 0 && std::tie(event.sentence, event.trigger) <
                       std::tie(layers_.events[i - 1].sentence, layers_.events[i - 1].trigger)) {
        complain("event", i, "it is not in the order of triggers");
      }
    }
  }

  const Document& document_;
  const Annotations& layers_;
  const Ontology* ontology_;
  bool tokens_are_placed_ = true;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> check(const Document& document, const Annotations& annotations,
                               const Ontology* ontology) {
  return Checker(document, annotations, ontology).run();
}

}  // namespace tacitus
