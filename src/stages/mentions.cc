// The order of work: pieces (words that tables or the model's names know, mention_names.cc),
// phrases (which words the tree ties together, mention_phrases.cc), readings (who is meant by a
// phrase, mention_reader.cc, mention_pronouns.cc) and the entities that readings share
// (mention_entities.cc). This file puts the readings into the document's order.

#include "stages/mentions.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "stages/mention_entities.h"
#include "stages/mention_names.h"
#include "stages/mention_phrases.h"
#include "stages/mention_reader.h"
#include "stages/tree.h"

namespace tacitus {
namespace {

Mention to_mention(const Annotations& annotations, const Reading& reading, Index sentence) {
  Mention mention;
  mention.tokens = reading.words;
  mention.tokens.first = std::min(mention.tokens.first, reading.head);
  mention.tokens.last = std::max(mention.tokens.last, reading.head + 1);
  mention.span = {annotations.tokens[mention.tokens.first].span.begin,
                  annotations.tokens[mention.tokens.last - 1].span.end};
  mention.head = reading.head;
  mention.sentence = sentence;
  mention.entity = reading.entity;
  mention.kind = reading.kind;
  return mention;
}

// Sorts the mentions, drops a second one of a head, and numbers entities by first mention.
void put_in_order(const EntityStore& store, Annotations& annotations) {
  std::vector<Mention>& mentions = annotations.mentions;
  for (Mention& mention : mentions) {
    if (mention.entity != kNone) mention.entity = store.resolved(mention.entity);
  }
  std::sort(mentions.begin(), mentions.end(), [](const Mention& one, const Mention& two) {
    return std::tie(one.sentence, one.span.begin, two.span.end, one.head) <
           std::tie(two.sentence, two.span.begin, one.span.end, two.head);
  });
  std::vector<bool> seen(annotations.tokens.size(), false);
  std::erase_if(mentions, [&](const Mention& mention) {
    const bool twice = seen[mention.head];
    seen[mention.head] = true;
    return twice;
  });
  std::vector<Index> numbers(store.size(), kNone);
  for (Mention& mention : mentions) {
    if (mention.entity == kNone) continue;
    Index& number = numbers[mention.entity];
    if (number == kNone) {
      number = static_cast<Index>(annotations.entities.size());
      annotations.entities.push_back(store.entity(mention.entity));
    }
    mention.entity = number;
  }
}

}  // namespace

Contract MentionFinder::contract() const { return {"mentions", kTokens | kTree, kMentions}; }

void MentionFinder::run(const Document& document, Annotations& annotations) const {
  const Tree tree(annotations);
  const Pieces pieces(actors_, document, annotations);
  const Phrases phrases(pieces, tree);
  std::optional<Days> day;
  if (document.dated()) day = document.published;
  EntityStore store(actors_, pieces, day);
  MentionReader reader(document, tree, pieces, phrases, store);
  const auto count = static_cast<Index>(phrases.all().size());
  for (Index i = 0; i < count; ++i) {
    const Index sentence = phrases.all()[i].sentence;
    const Reading& reading = reader.read(i);
    for (const Reading& modifier : reader.modifiers(i)) {
      store.mentioned(modifier.entity);
      annotations.mentions.push_back(to_mention(annotations, modifier, sentence));
    }
    if (reading.entity == kNone && reading.kind != MentionKind::pronoun) continue;
    if (reading.entity != kNone) store.mentioned(reading.entity);
    annotations.mentions.push_back(to_mention(annotations, reading, sentence));
  }
  put_in_order(store, annotations);
}

}  // namespace tacitus
