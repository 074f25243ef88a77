#include "engine/misses.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/json_writer.h"
#include "base/utf8.h"

// Coverage accounting. The lexicon should grow where news needs it, so what gave no event is sorted
// by why: words beside a known actor that no frame lists, or whose frames ask for something that is
// not there; acts that lack a party. A word is counted once a sentence and reason. What another
// event has absorbed or told already is not missed.

namespace tacitus {
namespace {

// The relations by which a party hangs on what it does or undergoes.
bool is_party_relation(Relation relation) {
  switch (relation) {
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::compound:
    case Relation::amod:
      return true;
    default:
      return false;
  }
}

bool is_known(const Annotations& annotations, const Mention& mention) {
  return mention.entity != kNone && mention.kind != MentionKind::place &&
         mention.kind != MentionKind::pronoun && mention.head != kNone &&
         !annotations.entities[mention.entity].code.empty();
}

// The mentions of a sentence; they stand by sentence.
IndexRange mentions_of(const Annotations& annotations, Index sentence) {
  const auto& all = annotations.mentions;
  const auto first = std::lower_bound(
      all.begin(), all.end(), sentence,
      [](const Mention& mention, Index value) { return mention.sentence < value; });
  auto last = first;
  while (last != all.end() && last->sentence == sentence) ++last;
  return {static_cast<Index>(first - all.begin()), static_cast<Index>(last - all.begin())};
}

// The known actor that hangs on each word of a sentence: [token of the sentence], kNone for none.
std::vector<Index> actors_beside(const Annotations& annotations, Index sentence) {
  const IndexRange range = annotations.sentences[sentence].tokens;
  std::vector<Index> beside(range.size(), kNone);
  const IndexRange mentions = mentions_of(annotations, sentence);
  for (Index i = mentions.first; i < mentions.last; ++i) {
    const Mention& mention = annotations.mentions[i];
    if (!is_known(annotations, mention)) continue;
    const Token& head = annotations.tokens[mention.head];
    if (head.head == kNone || !is_party_relation(head.relation)) continue;
    if (beside[head.head - range.first] == kNone) beside[head.head - range.first] = i;
  }
  return beside;
}

std::string_view name_of(Silence reason) {
  switch (reason) {
    case Silence::condition:
      return "condition";
    case Silence::no_actor:
      return "no actor";
    case Silence::no_party:
      return "no party";
    case Silence::no_recipient:
    case Silence::half_found:
      return "no recipient";
    case Silence::unknown_alone:
    case Silence::unplaced:
      return "no known country";
    default:
      return "";  // not missed
  }
}

// One line of a text: white space is one blank.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

using Ranked = std::vector<std::pair<const std::string*, const MissGroup*>>;

// The most frequent groups first; of the same count by name.
Ranked ranked(const std::map<std::string, MissGroup>& groups, std::size_t top) {
  Ranked list;
  for (const auto& [name, group] : groups) list.emplace_back(&name, &group);
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& a, const auto& b) { return a.second->count > b.second->count; });
  if (list.size() > top) list.resize(top);
  return list;
}

std::size_t total(const std::map<std::string, MissGroup>& groups) {
  std::size_t count = 0;
  for (const auto& [name, group] : groups) count += group.count;
  return count;
}

// Enters the misses of one sentence.
class SentenceMisses {
 public:
  SentenceMisses(const Document& document, const Annotations& annotations, Index sentence,
                 Misses& misses)
      : document_(document), annotations_(annotations), sentence_(sentence), misses_(misses) {}

  void add(const std::string& reason, const std::string& name) {
    const std::pair<std::string, std::string> key(reason, name);
    if (std::find(done_.begin(), done_.end(), key) != done_.end()) return;
    done_.push_back(key);
    MissGroup& group = misses_.groups[reason][name];
    if (++group.count > kMissExamples) return;
    const Span span = annotations_.sentences[sentence_].span;
    group.examples.push_back({document_.id, one_line(document_.at(span))});
  }

 private:
  const Document& document_;
  const Annotations& annotations_;
  const Index sentence_;
  Misses& misses_;
  std::vector<std::pair<std::string, std::string>> done_;
};

}  // namespace

std::vector<UnknownWord> unknown_words(const Annotations& annotations, Index sentence,
                                       const std::vector<SilentWord>& silent) {
  const IndexRange range = annotations.sentences[sentence].tokens;
  std::vector<bool> known(range.size(), false);
  for (const SilentWord& word : silent) known[word.token - range.first] = true;
  for (const Event& event : annotations.events) {
    if (event.sentence == sentence && event.token != kNone) {
      known[event.token - range.first] = true;
    }
  }
  const IndexRange mentions = mentions_of(annotations, sentence);
  for (Index i = mentions.first; i < mentions.last; ++i) {
    const Mention& mention = annotations.mentions[i];
    if (mention.entity == kNone) continue;
    for (Index t = mention.tokens.first; t < mention.tokens.last; ++t) {
      known[t - range.first] = true;  // a word of a party is no act
    }
  }
  const std::vector<Index> beside = actors_beside(annotations, sentence);
  std::vector<UnknownWord> words;
  for (Index token = range.first; token < range.last; ++token) {
    const Pos pos = annotations.tokens[token].pos;
    if (known[token - range.first] || beside[token - range.first] == kNone) continue;
    if (pos != Pos::verb && pos != Pos::noun) continue;
    words.push_back({token, beside[token - range.first]});
  }
  return words;
}

void add_misses(const Document& document, const Annotations& annotations, const EventCoder& coder,
                Misses& misses) {
  ++misses.documents;
  std::vector<bool> coded(annotations.sentences.size(), false);
  for (const Event& event : annotations.events) coded[event.sentence] = true;
  const auto silent = coder.silent_words(document, annotations);
  for (Index s = 0; s < annotations.sentences.size(); ++s) {
    ++misses.sentences;
    if (!is_prose(annotations.sentences[s], annotations.blocks)) {
      ++misses.not_prose;
      continue;
    }
    if (coded[s]) ++misses.with_events;
    SentenceMisses out(document, annotations, s, misses);
    const auto unknown = unknown_words(annotations, s, silent[s]);
    for (const UnknownWord& word : unknown) {
      const Token& token = annotations.tokens[word.token];
      out.add(token.pos == Pos::verb ? "unknown verb" : "unknown noun", lower(token.lemma));
    }
    const std::vector<Index> beside = actors_beside(annotations, s);
    for (const SilentWord& word : silent[s]) {
      const std::string_view reason = name_of(word.reason);
      if (reason.empty()) continue;
      const bool acted = beside[word.token - annotations.sentences[s].tokens.first] != kNone;
      if (word.reason == Silence::condition && !acted) continue;  // nobody did it
      const Frame& frame = coder.frames().frames[word.frame];
      std::string name = frame.name + " (" + frame.rule + ")";
      if (word.reason == Silence::condition) name += ": " + word.why;
      out.add(std::string(reason), name);
    }
    if (!coded[s] && unknown.empty() && silent[s].empty()) ++misses.unexplained;
  }
}

std::string to_text(const Misses& misses, std::size_t top) {
  std::string out = std::to_string(misses.documents) + " documents, " +
                    std::to_string(misses.sentences) +
                    " sentences: " + std::to_string(misses.with_events) + " with events, " +
                    std::to_string(misses.not_prose) + " are by-lines, datelines or credits, " +
                    std::to_string(misses.unexplained) + " name no act and no actor\n";
  for (const auto& [reason, groups] : misses.groups) {
    out += "\n" + reason + ": " + std::to_string(total(groups)) + " times, " +
           std::to_string(groups.size()) + " different\n";
    for (const auto& [name, group] : ranked(groups, top)) {
      std::string count = std::to_string(group->count);
      if (count.size() < 6) count.insert(0, 6 - count.size(), ' ');
      out += count + "  " + *name + "\n";
      for (const MissExample& example : group->examples) {
        out += "          " + example.document + ": " + example.sentence + "\n";
      }
    }
  }
  return out;
}

std::string to_json(const Misses& misses, std::size_t top) {
  JsonWriter json;
  const auto number = [&](std::string_view key, std::size_t value) {
    json.key(key).integer(static_cast<std::int64_t>(value));
  };
  json.begin_object();
  number("documents", misses.documents);
  number("sentences", misses.sentences);
  number("not_prose", misses.not_prose);
  number("with_events", misses.with_events);
  number("unexplained", misses.unexplained);
  json.key("misses").begin_array();
  for (const auto& [reason, groups] : misses.groups) {
    for (const auto& [name, group] : ranked(groups, top)) {
      json.begin_object();
      json.key("reason").string(reason);
      json.key("what").string(*name);
      number("count", group->count);
      json.key("examples").begin_array();
      for (const MissExample& example : group->examples) {
        json.begin_object();
        json.key("document").string(example.document);
        json.key("sentence").string(example.sentence);
        json.end_object();
      }
      json.end_array();
      json.end_object();
    }
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace tacitus
