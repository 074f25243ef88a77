// The order of work: pieces (words that tables or the model's names know, mention_names.cc),
// phrases (which words the tree ties together, mention_phrases.cc), readings (who is meant by a
// phrase, mention_reader.cc; a pronoun, coreference.cc) and the entities that readings share
// (mention_entities.cc). This file puts the readings into the document's order.

#include "stages/mentions.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "stages/coreference.h"
#include "stages/mention_entities.h"
#include "stages/mention_home.h"
#include "stages/mention_linker.h"
#include "stages/mention_members.h"
#include "stages/mention_names.h"
#include "stages/mention_phrases.h"
#include "stages/mention_reader.h"
#include "stages/mention_sides.h"
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
  std::sort(mentions.begin(), mentions.end(), comes_before);
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
  const Homes homes(actors_, pieces, tree);
  EntityStore store(actors_, pieces, homes, day);
  Coreference coreference(document, tree, {pieces, phrases, store}, people_);
  MentionReader reader(document, tree, phrases, store, coreference);
  const auto count = static_cast<Index>(phrases.all().size());
  for (Index i = 0; i < count; ++i) {
    const Reading& reading = reader.read_next(i);
    for (const Reading& modifier : reader.modifiers(i)) store.mentioned(modifier.entity);
    if (reading.entity != kNone) store.mentioned(reading.entity);
  }
  MentionLinker linker(document, tree, pieces, phrases, store, reader.readings());
  linker.link_names();
  linker.link_speakers();
  Sides(tree, phrases, store, reader.readings()).settle();
  for (Index i = 0; i < count; ++i) {
    const Index sentence = phrases.all()[i].sentence;
    const Reading& reading = reader.read(i);
    for (const Reading& modifier : reader.modifiers(i)) {
      annotations.mentions.push_back(to_mention(annotations, modifier, sentence));
    }
    if (reading.entity == kNone && reading.kind != MentionKind::pronoun) continue;
    annotations.mentions.push_back(to_mention(annotations, reading, sentence));
  }
  std::vector<bool> taken(annotations.tokens.size(), false);
  for (const Mention& mention : annotations.mentions) taken[mention.head] = true;
  const auto sentence_of = [&](Index token) {
    const auto& all = annotations.sentences;
    const auto after = std::upper_bound(
        all.begin(), all.end(), token,
        [](Index one, const Sentence& sentence) { return one < sentence.tokens.last; });
    return static_cast<Index>(after - all.begin());
  };
  for (const Reading& name : linker.inner_names(taken)) {
    if (taken[name.head]) continue;
    taken[name.head] = true;
    annotations.mentions.push_back(to_mention(annotations, name, sentence_of(name.head)));
  }
  store.settle_homes();
  store.unify_names();
  put_in_order(store, annotations);
  add_members(tree, annotations);
}

}  // namespace tacitus
