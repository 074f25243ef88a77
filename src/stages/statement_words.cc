#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/statement_reader.h"

// The words of saying that are no verbs: nouns ("his claim that ..."), adjectives ("is confident
// that ..."), adverbs ("reportedly") and prepositions ("according to").

namespace tacitus {
namespace {

// What shows something by itself, sorted.
constexpr std::string_view kEvidence[] = {
    "analysis",   "audit",   "average",   "census",   "chart",   "count",  "data",
    "document",   "email",   "estimate",  "evidence", "figure",  "file",   "filing",
    "finding",    "footage", "image",     "inquiry",  "message", "number", "photo",
    "photograph", "picture", "poll",      "polling",  "receipt", "record", "report",
    "research",   "result",  "statistic", "study",    "survey",  "video"};
static_assert(is_sorted_list(kEvidence));

// What has somebody else's praise as its object: "won the support of the union". Sorted.
constexpr std::string_view kGetting[] = {"attract", "draw", "earn",    "enjoy",  "face", "gain",
                                         "get",     "have", "receive", "secure", "win"};
static_assert(is_sorted_list(kGetting));

// What counts voices: "in a poll, half of the voters ...". Sorted.
constexpr std::string_view kCounts[] = {"census", "poll", "polling", "study", "survey"};
static_assert(is_sorted_list(kCounts));

constexpr int kClimb = 8;  // steps from a phrase to the clause that it hangs on

bool is_to_infinitive(const Tree& tree, Index clause) {
  const Index mark = tree.child(clause, Relation::mark);
  return mark != kNone && tree.token(mark).lemma == "to" && mark < clause;
}

}  // namespace

// True for a document or a finding: "the poll shows a tie", but not "he shows no interest".
bool StatementReader::is_evidence(Index noun) const {
  return noun != kNone && one_of(word(noun), kEvidence);
}

// What a noun of saying tells, and who says it when the noun's own words name him: "Rome's claim
// that ...", "criticism of the raid by the union".
bool StatementReader::take_noun_content(Index noun, StatementDraft& draft) {
  const ReportingWord& entry = *draft.word;
  bool finite = false;
  for (const Index kid : tree_.children(noun)) {
    const Relation relation = tree_.token(kid).relation;
    const std::string mark = tree_.marker(kid, Relation::mark);
    const bool below = relation == Relation::acl || relation == Relation::ccomp;
    const bool that = (below || relation == Relation::acl_relcl) && mark == "that" &&
                      (entry.takes & kTakesClause) != 0;
    const bool to_do = below && mark == "to" && (entry.takes & kTakesInfinitive) != 0;
    const std::string marker = tree_.marker(kid, Relation::case_);
    const bool nominal = relation == Relation::nmod && !is_time(kid);
    const bool phrase =
        (nominal && entry.takes_after(marker)) || (below && entry.takes_after(mark));
    if (relation == Relation::nmod_poss || (nominal && (marker == "by" || marker == "from"))) {
      name_speaker(kid, noun, draft);
    } else if ((that || to_do || phrase) && draft.content.empty()) {
      add_subtree(kid, kNone, draft.content);
      finite = that;
    }
  }
  // "his message is that ..."
  const Token& token = tree_.token(noun);
  const bool subject = token.relation == Relation::nsubj_outer || token.relation == Relation::nsubj;
  if (draft.content.empty() && subject && token.head != kNone && noun < token.head &&
      (entry.takes & kTakesClause) != 0 && tree_.marker(token.head, Relation::mark) == "that") {
    const Index copula = tree_.child(token.head, Relation::cop);
    if (copula == kNone || copula < noun) return false;
    for (Index t = noun + 1; t < copula; ++t) {  // "his message has long been that"
      const Token& between = tree_.token(t);
      if (between.pos != Pos::aux && between.pos != Pos::adv) return false;
    }
    add_subtree(token.head, noun, draft.content);
    std::erase_if(draft.content, [&](Index at) { return at > noun && at <= copula; });
    draft.cue.last = copula + 1;
    finite = true;
  }
  return finite;
}

// False for a verb whose subject gets what its object is: "won the support of".
bool StatementReader::gives(Index verb) const {
  const auto* rows = cues_.light_verb(word(verb));
  return rows == nullptr || std::any_of(rows->begin(), rows->end(),
                                        [](const LightVerb& row) { return !row.undergoer; });
}

// "voiced support on Friday for the plan": the phrase hangs on the verb.
void StatementReader::take_phrase_beside(Index noun, StatementDraft& draft) const {
  const Token& token = tree_.token(noun);
  if (token.relation != Relation::obj || token.head == kNone || token.head > noun) return;
  for (const Index kid : tree_.children(token.head)) {
    const Relation relation = tree_.token(kid).relation;
    // "made the case to the court that ..."
    const bool clause = (relation == Relation::ccomp || relation == Relation::advcl) &&
                        tree_.marker(kid, Relation::mark) == "that" &&
                        (draft.word->takes & kTakesClause) != 0;
    if (kid > noun && clause) {
      add_subtree(kid, kNone, draft.content);
      return;
    }
    if (kid < noun || relation != Relation::obl || is_time(kid)) continue;
    if (!draft.word->takes_after(tree_.marker(kid, Relation::case_))) continue;
    add_subtree(kid, kNone, draft.content);
    return;
  }
}

// "The plan drew sharp criticism from unions": what gets it is what it is about.
bool StatementReader::take_received(Index noun, StatementDraft& draft) {
  const Token& token = tree_.token(noun);
  if (token.relation != Relation::obj || token.head == kNone || token.head > noun) return false;
  const bool got = one_of(word(token.head), kGetting);
  if (draft.word->force != Force::judges || noun - token.head > 4) return false;
  if (gives(token.head) && !got) return false;
  const bool of_giver = got && draft.word->takes_after("for");
  const Index subject = tree_.child(token.head, Relation::nsubj);
  if (subject == kNone) return false;
  Index giver = kNone;
  for (const Index of : {noun, token.head}) {
    for (const Index kid : tree_.children(of)) {
      const std::string marker = tree_.marker(kid, Relation::case_);
      const bool phrase =
          tree_.token(kid).relation == Relation::nmod || tree_.token(kid).relation == Relation::obl;
      const bool from = marker == "from" || (of_giver && of == noun && marker == "of");
      if (giver == kNone && phrase && kid > noun && from) giver = kid;
    }
  }
  if (giver == kNone) return false;
  name_speaker(giver, noun, draft);
  const IndexRange words = phrase(subject, token.head);
  for (Index t = words.first; t < words.last; ++t) draft.content.push_back(t);
  draft.cue = {first_of_verb(token.head), noun + 1};
  const Index next = noun + 1;
  if (next < draft.speaker.first && tree_.token(next).head == giver) draft.cue.last = next + 1;
  return true;
}

std::optional<StatementDraft> StatementReader::read_noun(Index token) {
  const ReportingWord* entry = reporting_.find('n', word(token));
  if (entry == nullptr) return std::nullopt;
  StatementDraft draft;
  draft.word = entry;
  draft.cue_token = token;
  draft.cue = {token, token + 1};
  if (take_received(token, draft)) return draft;
  draft.finite = take_noun_content(token, draft);
  if (draft.content.empty()) take_phrase_beside(token, draft);
  if (draft.content.empty()) return std::nullopt;
  const Token& noun = tree_.token(token);
  const bool governed = (noun.relation == Relation::obj || noun.relation == Relation::obl) &&
                        noun.head != kNone && tree_.token(noun.head).pos == Pos::verb;
  const ReportingWord* verb = governed ? verb_entry(noun.head) : nullptr;
  // "voiced support", "showed no interest"
  const bool voiced =
      verb != nullptr && noun.relation == Relation::obj &&
      (verb->force == Force::shows ||
       (verb->force == Force::says && cues_.light_verb(word(noun.head)) != nullptr) ||
       // "cast doubt on": a verb that tells no object of its own
       verb->takes == 0);
  const bool carried =
      governed && !tree_.passive(noun.head) && (verb == nullptr || voiced) && gives(noun.head);
  // "renewed its call": whoever renews it
  const bool own = carried && draft.speaker.size() == 1 && draft.speaker.first < token &&
                   tree_.token(draft.speaker.first).pos == Pos::pron &&
                   tree_.has(noun.head, Relation::nsubj);
  if (own) draft.speaker = {};
  if (draft.speaker.empty() && carried) {
    take_speaker(noun.head, draft);
    const bool near = noun.head < token && token - noun.head <= 4;
    if (near && !draft.speaker.empty()) draft.cue.first = first_of_verb(noun.head);
  }
  if (draft.cue.first == token) take_noun_words(draft);
  const bool told = entry->force == Force::says || entry->force == Force::holds;
  // "questions about her health", "calls for a ceasefire": those of many, whoever they are
  const bool spoken = noun.morphology.number == Number::plural &&
                      (entry->force == Force::says || entry->force == Force::asks);
  if (draft.speaker.empty() && !(draft.finite && told) && !spoken) return std::nullopt;
  const Index next = draft.cue.last;
  if (draft.content.front() == next && entry->takes_after(word(next))) {
    draft.cue.last = next + 1;
    draft.content.erase(draft.content.begin());
  }
  return draft;
}

// The row of an adjective, or of a participle that is one: "is convinced".
const ReportingWord* StatementReader::adjective_entry(Index token) const {
  const std::string lemma = word(token);
  if (tree_.token(token).pos == Pos::adj) return reporting_.find('j', lemma);
  if (!tree_.passive(token)) return nullptr;
  const ReportingWord* entry = reporting_.find('j', lemma + "ed");
  if (entry == nullptr) entry = reporting_.find('j', lemma + "d");
  const bool by = entry != nullptr && entry->takes_after("by");  // "was alarmed by the spread"
  return !by && tree_.has(token, Relation::obl_agent) ? nullptr : entry;
}

std::optional<StatementDraft> StatementReader::read_adjective(Index token) {
  const ReportingWord* entry = adjective_entry(token);
  if (entry == nullptr) return std::nullopt;
  StatementDraft draft;
  draft.word = entry;
  draft.cue_token = token;
  for (const Index kid : tree_.children(token)) {
    const Relation relation = tree_.token(kid).relation;
    const bool clause = relation == Relation::ccomp || relation == Relation::advcl;
    const bool finite = clause && kid > token && tree_.marker(kid, Relation::mark) == "that";
    const bool bare = relation == Relation::ccomp && kid > token;
    const bool oblique = relation == Relation::obl || relation == Relation::obl_agent;
    const bool phrase =
        oblique && kid > token && entry->takes_after(tree_.marker(kid, Relation::case_));
    const bool to_do = kid > token && (clause || relation == Relation::xcomp) &&
                       (entry->takes & kTakesInfinitive) != 0 && is_to_infinitive(tree_, kid);
    const bool told = (finite || bare) && (entry->takes & kTakesClause) != 0;
    if (!(told || to_do || phrase) || !draft.content.empty()) continue;
    add_subtree(kid, kNone, draft.content);
  }
  if (draft.content.empty()) return std::nullopt;
  take_speaker(token, draft);
  if (draft.speaker.empty()) return std::nullopt;
  widen_cue(token, draft);
  return draft;
}

// "Reportedly": the clause that it stands in, on the word of somebody unnamed.
std::optional<StatementDraft> StatementReader::read_modifier(Index token) {
  const ReportingWord* entry = reporting_.find('a', word(token));
  const Token& adverb = tree_.token(token);
  if (entry == nullptr || adverb.head == kNone) return std::nullopt;
  StatementDraft draft;
  draft.word = entry;
  draft.cue_token = token;
  draft.cue = {token, token + 1};
  std::vector<Index> told;
  add_subtree(adverb.head, token, told);
  // "Oslo reportedly left the talks saying that ...": what it says is its own word
  for (const Index kid : tree_.children(adverb.head)) {
    const bool own = kid > token && tree_.token(kid).relation == Relation::advcl &&
                     verb_entry(kid) != nullptr && tree_.has(kid, Relation::ccomp) &&
                     tree_.token(kid).morphology.verb_form != VerbForm::finite;
    if (own) std::erase_if(told, [&](Index at) { return tree_.below(at, kid); });
  }
  draft.content = std::move(told);
  return draft;
}

// "In a poll by a newspaper, half of the voters ...", but not "led in the polls".
bool StatementReader::is_count(Index preposition, Index noun) const {
  const Index article = tree_.child(noun, Relation::det);
  return one_of(word(noun), kCounts) && article != kNone && word(article) == "a" &&
         tree_.token(noun).head != kNone && noun < tree_.token(noun).head &&
         (preposition == tokens_.first || tree_.token(preposition - 1).pos == Pos::punct ||
          tree_.token(preposition - 1).pos == Pos::cconj);
}

// Whose words, view or account a preposition brings: "in the words of Petrov", "by his account".
// `words` gets the form in which the table has them: "in the words of", "by one's account".
Index StatementReader::view_of(Index preposition, std::string& words) const {
  const Index noun = tree_.token(preposition).head;
  const Index owner = tree_.child(noun, Relation::nmod_poss);
  if (owner != kNone) {
    words += " one's " + word(noun);
    return owner;
  }
  const Index other = tree_.child(noun, Relation::nmod);
  if (other == kNone || tree_.marker(other, Relation::case_) != "of") return kNone;
  words += " the " + word(noun) + " of";
  return other;
}

// "According to police": the clause that the phrase hangs on.
std::optional<StatementDraft> StatementReader::read_preposition(Index token) {
  const Token& first = tree_.token(token);
  if (first.relation != Relation::case_ || first.head == kNone) return std::nullopt;
  std::string words = word(token) == "accord" ? "according" : word(token);
  StatementDraft draft;
  draft.cue_token = token;
  draft.cue = {token, token + 1};
  for (const Index part : tree_.children(token)) {
    if (tree_.token(part).relation != Relation::fixed) continue;
    words += " " + word(part);
    draft.cue.last = std::max(draft.cue.last, part + 1);
  }
  Index who = first.head;
  draft.word = reporting_.find('p', words);
  if (words == "in" && !is_count(token, who)) draft.word = nullptr;
  if (draft.word == nullptr) {
    who = view_of(token, words);
    draft.word = reporting_.find('p', words);
    if (who == kNone || draft.word == nullptr) return std::nullopt;
    draft.cue.last = tree_.child(who, Relation::case_) + 1;
    if (tree_.token(who).relation == Relation::nmod_poss) {
      draft.cue_token = first.head;
      draft.cue = {first.head, first.head + 1};
    }
  }
  Index top = tree_.token(first.head).head;
  if (top == kNone) return std::nullopt;
  for (int step = 0; step < kClimb && !is_clause(tree_, top); ++step) {
    if (tree_.token(top).head == kNone) break;
    top = tree_.token(top).head;
  }
  add_subtree(top, first.head, draft.content);
  name_speaker(who, kNone, draft);
  return draft;
}

}  // namespace tacitus
