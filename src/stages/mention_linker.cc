// Names of things. A proper noun that no table knows and no reading took for an actor is still one
// thing each time it is named: "the Kaesong complex ... Kaesong". It gets an entity when it is
// named twice, by the same words or by its last word alone, or when a description with "the"
// repeats a word of it: "the Golden Gate Bridge ... the bridge".
//
// Speakers. "I" in a quotation is who says it; "we" is whom he speaks for, when that is known. The
// speaker is the subject of the verb of saying over, under or beside the quotation, else that of
// the sentence before or after in the same paragraph.

#include "stages/mention_linker.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/coreference.h"

namespace tacitus {
namespace {

constexpr std::size_t kDeepest = 32;    // steps up a tree
constexpr std::size_t kNamesBack = 40;  // that a description may repeat

constexpr std::string_view kSpeech[] = {
    "say",     "tell",    "add",     "state",   "claim",   "warn",   "argue",     "announce",
    "note",    "declare", "insist",  "explain", "write",   "reply",  "continue",  "tweet",
    "promise", "ask",     "respond", "urge",    "comment", "stress", "emphasize", "vow"};
constexpr std::string_view kSettlements[] = {"city", "town", "village"};
// Words that may name one thing after the other: "Cyclone Lola ... the storm".
constexpr std::string_view kAlike[][6] = {
    {"accord", "agreement", "deal", "pact", "treaty", "convention"},
    {"act", "bill", "law", "legislation"},
    {"earthquake", "quake", "temblor"},
    {"game", "match"},
    {"ship", "vessel"},
    {"storm", "cyclone", "hurricane", "typhoon"},
    {"war", "conflict"},
};
// They stand before the name that they say the class of: "Lake Victoria ... the lake".
constexpr std::string_view kClassFirst[] = {"camp",      "cape",      "cyclone", "flight",
                                            "fort",      "hurricane", "lake",    "mount",
                                            "operation", "project",   "storm",   "typhoon"};
constexpr std::string_view kDefinite[] = {"the", "this", "that", "these", "those"};

// "WHO" of "World Health Organization": the capitals that begin its words.
std::string initials(const std::string& name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = i == 0 || name[i - 1] == ' ' || name[i - 1] == '-';
    if (begins && name[i] >= 'A' && name[i] <= 'Z') out += name[i];
  }
  return out;
}

bool are_alike(std::string_view one, std::string_view other) {
  for (const auto& family : kAlike) {
    if (is_in(family, one) && is_in(family, other)) return !one.empty();
  }
  return false;
}

// "DH", "UNHCR"
bool is_acronym(std::string_view text) {
  return text.size() > 1 && text.size() < 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

MentionLinker::MentionLinker(const Document& document, const Tree& tree, const Pieces& pieces,
                             const Phrases& phrases, EntityStore& store,
                             std::vector<Reading>& readings)
    : document_(document),
      tree_(tree),
      pieces_(pieces),
      phrases_(phrases),
      store_(store),
      readings_(readings) {}

std::string MentionLinker::word(Index token) const {
  return lower(document_.at(tree_.token(token).span));
}

bool MentionLinker::is_name(const Phrase& phrase) const {
  const Token& head = tree_.token(phrase.head);
  if (pieces_.is_calendar(phrase.head)) return false;
  if (head.pos == Pos::propn) return true;
  // "our Constitution"; "DH": names, whatever the model sees.
  const std::string_view text = document_.at(head.span);
  const IndexRange sentence = tree_.annotations().sentences[phrase.sentence].tokens;
  const bool capital = text[0] >= 'A' && text[0] <= 'Z';
  if (head.pos == Pos::noun && capital && phrase.head > sentence.first + 1) return true;
  return head.pos == Pos::noun && is_acronym(text);
}

// The words of the name: the proper nouns around the head.
IndexRange MentionLinker::name_in(const Phrase& phrase) const {
  const auto part = [&](Index i) {
    const Token& token = tree_.token(i);
    return token.pos == Pos::propn || token.name != NameKind::none || token.lemma == "-";
  };
  IndexRange words = {phrase.head, phrase.head + 1};
  while (words.first > phrase.words.first && part(words.first - 1)) --words.first;
  while (words.last < phrase.words.last &&
         (part(words.last) || tree_.token(words.last).pos == Pos::num)) {
    ++words.last;
  }
  return words;
}

// Names in text order, with the entities that they have.
std::vector<MentionLinker::Named> MentionLinker::names() const {
  std::vector<Named> out;
  const auto count = static_cast<Index>(phrases_.all().size());
  for (Index i = 0; i < count; ++i) {
    const Phrase& phrase = phrases_.all()[i];
    if (!is_name(phrase)) continue;
    const IndexRange words = name_in(phrase);
    out.push_back({i, pieces_.text(words.first, words.last), readings_[i].entity});
  }
  return out;
}

void MentionLinker::give(Index phrase, Index entity) {
  Reading& reading = readings_[phrase];
  if (reading.entity != kNone || reading.kind == MentionKind::pronoun) return;
  reading.entity = entity;
  reading.kind = MentionKind::other;
  IndexRange& words = reading.words;
  while (words.first < reading.head &&
         (tree_.token(words.first).pos == Pos::adp || tree_.token(words.first).pos == Pos::punct)) {
    ++words.first;
  }
  while (words.last > reading.head + 1 && tree_.token(words.last - 1).pos == Pos::punct)
    --words.last;
}

// The entity of a name; one of its own when no reading gave it any.
Index MentionLinker::entity_of(Named& named) {
  if (named.entity == kNone) {
    named.entity = store_.of_thing(named.text);
    give(named.phrase, named.entity);
  }
  return named.entity;
}

void MentionLinker::link_names() {
  names_ = names();
  std::unordered_map<std::string, std::size_t> short_forms;  // last words, initials -> into names_
  for (std::size_t i = 0; i < names_.size(); ++i) {
    Named& named = names_[i];
    std::size_t before = i;
    if (const auto same = first_.find(named.text); same != first_.end()) {
      before = same->second;
    } else if (const auto longer = short_forms.find(named.text); longer != short_forms.end()) {
      const IndexRange words = phrases_.all()[named.phrase].words;  // not "Strategic" + "Studies"
      const bool whole = words.size() == 1 || is_in(kDefinite, word(words.first));
      if (words.size() < 3 && whole) before = longer->second;
    }
    if (before != i && named.entity == kNone) {
      named.entity = entity_of(names_[before]);
      give(named.phrase, named.entity);
    }
    if (before != i && names_[before].entity == kNone) {  // "Zenda voted ... protests in Zenda"
      names_[before].entity = named.entity;
      give(names_[before].phrase, named.entity);
    }
    first_.emplace(named.text, i);
    const std::size_t blank = named.text.rfind(' ');
    if (blank == std::string::npos) continue;
    short_forms.insert_or_assign(named.text.substr(blank + 1), i);
    if (const std::string letters = initials(named.text); letters.size() > 1) {
      short_forms.insert_or_assign(letters, i);
    }
  }
  link_descriptions();
}

// The last name before `end` whose last word, or the one before its "of", the description repeats;
// names_.size() when there is none.
std::size_t MentionLinker::described_by(Index phrase, std::size_t end) const {
  const std::string& lemma = tree_.token(phrases_.all()[phrase].head).lemma;
  if (lemma.size() < 3) return names_.size();
  for (std::size_t i = end; i > 0 && i + kNamesBack > end; --i) {
    const std::string text = lower(names_[i - 1].text);
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string::npos) continue;
    const std::string_view last = std::string_view(text).substr(blank + 1);
    const std::string_view first = std::string_view(text).substr(0, text.find(' '));
    const bool whole = text.starts_with(lemma + " of ");
    // "Cyclone Lola", "Lake Victoria", "Operation Dawn"
    const bool thing = is_thing(names_[i - 1]);
    const bool class_first = thing && is_in(kClassFirst, first);
    if (last == lemma || whole || (class_first && first == lemma)) return i - 1;
    if (thing && are_alike(last, lemma)) return i - 1;
    if (class_first && are_alike(first, lemma)) return i - 1;
  }
  return names_.size();
}

// True for the name of what is neither person nor body.
bool MentionLinker::is_thing(const Named& named) const {
  if (named.entity == kNone) return true;
  const MentionKind kind = store_.kind(named.entity);
  return kind == MentionKind::other || kind == MentionKind::place;
}

// The name of the town that was named most before `end`; names_.size() when there is none, or when
// it is a capital and may be its country.
std::size_t MentionLinker::main_town(std::size_t end) const {
  std::unordered_map<std::string_view, std::uint32_t> counts;
  std::size_t best = names_.size();
  std::uint32_t most = 0;
  for (std::size_t i = end > kNamesBack ? end - kNamesBack : 0; i < end; ++i) {
    const Named& named = names_[i];
    if (named.entity == kNone || readings_[named.phrase].kind != MentionKind::place) continue;
    const std::uint32_t count = ++counts[named.text];
    if (count < most) continue;
    most = count;
    best = i;
  }
  if (best == names_.size()) return best;
  const Entity& entity = store_.entity(names_[best].entity);
  return entity.rule.rfind("actors/countries", 0) == 0 ? names_.size() : best;
}

// "the bridge", "the bridge's".
bool MentionLinker::is_short(const Phrase& phrase) const {
  if (phrase.words.first + 1 != phrase.head) return false;
  return phrase.words.size() == 2 ||
         (phrase.words.size() == 3 && tree_.token(phrase.head + 1).relation == Relation::case_);
}

void MentionLinker::link_descriptions() {
  std::size_t end = 0;
  const auto count = static_cast<Index>(phrases_.all().size());
  for (Index i = 0; i < count; ++i) {
    while (end < names_.size() && names_[end].phrase < i) ++end;
    const Phrase& phrase = phrases_.all()[i];
    const Token& head = tree_.token(phrase.head);
    const bool plain = head.pos == Pos::noun && head.morphology.number != Number::plural &&
                       readings_[i].entity == kNone && is_short(phrase) &&
                       is_in(kDefinite, word(phrase.words.first));
    if (!plain) continue;
    std::size_t at = described_by(i, end);
    if (at == names_.size() && is_in(kSettlements, head.lemma)) at = main_town(end);
    if (at < names_.size()) give(i, entity_of(names_[at]));
  }
}

std::vector<Reading> MentionLinker::inner_names(const std::vector<bool>& taken) {
  std::vector<Reading> out;
  const auto is_part = [&](Index i) {
    const std::string_view text = document_.at(tree_.token(i).span);
    const bool name = tree_.token(i).pos == Pos::propn || is_acronym(text);
    return name && !taken[i] && !pieces_.is_calendar(i);
  };
  // A part of a longer name ("North" of "North Korea") or a word for a role is no name.
  const auto is_whole = [&](IndexRange words) {
    for (Index i = words.first; i < words.last; ++i) {
      const Piece* piece = pieces_.at(i);
      if (piece == nullptr) continue;
      if (piece->kind == PieceKind::role || piece->first < words.first || piece->last > words.last)
        return false;
    }
    return true;
  };
  for (const Phrase& phrase : phrases_.all()) {
    const IndexRange own = is_name(phrase) ? name_in(phrase) : IndexRange();
    for (Index i = phrase.words.first; i < phrase.words.last; ++i) {
      if (own.contains(i) || !is_part(i)) continue;
      Reading reading;
      reading.words.first = i;
      while (i + 1 < phrase.words.last && is_part(i + 1) && !own.contains(i + 1)) ++i;
      reading.words.last = i + 1;
      reading.head = i;
      reading.kind = MentionKind::other;
      const auto named = first_.find(pieces_.text(reading.words.first, reading.words.last));
      if (named == first_.end() || !is_whole(reading.words)) continue;
      reading.entity = entity_of(names_[named->second]);
      out.push_back(std::move(reading));
    }
  }
  return out;
}

// --- speakers -----------------------------------------------------------------------------------

// The phrase of who says it, for a verb of saying; kNone for another verb.
Index MentionLinker::speaking_subject(Index verb) const {
  if (!is_in(kSpeech, tree_.token(verb).lemma)) return kNone;
  const Index subject = tree_.child(verb, Relation::nsubj);
  return subject == kNone ? kNone : phrases_.headed_by(subject);
}

// The phrase of who says the words around `token`, by the tree.
Index MentionLinker::speaker_of(Index token) const {
  Index at = token;
  for (std::size_t step = 0; at != kNone && step < kDeepest; ++step) {
    for (const Index kid : tree_.children(at)) {
      if (tree_.token(kid).relation != Relation::parataxis) continue;
      if (const Index speaker = speaking_subject(kid); speaker != kNone) return speaker;
    }
    const Token& here = tree_.token(at);
    const bool content = here.relation == Relation::ccomp || here.relation == Relation::parataxis ||
                         here.relation == Relation::dep;
    if (content && here.head != kNone) {
      if (const Index speaker = speaking_subject(here.head); speaker != kNone) return speaker;
    }
    at = here.head;
  }
  return kNone;
}

// The phrase of who says something in a sentence, outside of quotation marks.
Index MentionLinker::speaker_in(const Sentence& sentence) const {
  bool inside = false;
  for (Index i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
    const std::string_view text = document_.at(tree_.token(i).span);
    if (text == "“" || text == "``") inside = true;
    if (text == "”" || text == "''") inside = false;
    if (text == "\"") inside = !inside;
    if (inside || tree_.token(i).pos != Pos::verb) continue;
    if (const Index speaker = speaking_subject(i); speaker != kNone) return speaker;
  }
  return kNone;
}

void MentionLinker::link_speakers() {
  const std::vector<Sentence>& sentences = tree_.annotations().sentences;
  const auto near = [&](Index sentence) -> Index {
    for (const Index other : {sentence - 1, sentence + 1}) {  // of the first, - 1 is no sentence
      if (other >= sentences.size() || sentences[other].block != sentences[sentence].block)
        continue;
      if (const Index speaker = speaker_in(sentences[other]); speaker != kNone) return speaker;
    }
    return kNone;
  };
  const auto count = static_cast<Index>(phrases_.all().size());
  for (Index i = 0; i < count; ++i) {
    const Phrase& phrase = phrases_.all()[i];
    if (readings_[i].kind != MentionKind::pronoun || readings_[i].entity != kNone) continue;
    const std::string text = word(phrase.head);
    if (pronoun_form(text).kind != PronounKind::speaker) continue;
    Index speaker = speaker_of(phrase.head);
    if (speaker == kNone) speaker = near(phrase.sentence);
    if (speaker == kNone || speaker == i) continue;
    const Index entity = readings_[speaker].entity;
    if (entity == kNone) continue;
    const bool alone = text == "i" || text == "me" || text == "my";
    if (alone && store_.kind(entity) != MentionKind::person) continue;
    const Index body = store_.kind(entity) == MentionKind::person ? store_.body_of(entity) : entity;
    readings_[i].entity = alone ? entity : body;
  }
}

}  // namespace tacitus
