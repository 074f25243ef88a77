#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "stages/statement_reader.h"

// Which words a cue has. A verb has its auxiliaries, its "to" and the adverbs before it, its
// particle, the preposition that it governs, what it completes ("went on to criticize", "began by
// saying") and the medium right behind it ("said in a statement"); a noun has its article and
// adjectives and the verb that carries it ("issued a strong warning of"); a colon behind any of
// them belongs to it ("replied:"). The day, the place and who is told do not: the statement has
// them as fields of their own.

namespace tacitus {
namespace {

constexpr Index kReach = 4;   // words from a verb to one that it completes
constexpr Index kMedium = 8;  // words of "sent a letter to the court asking"

// What somebody says something in, sorted.
constexpr std::array<std::string_view, 33> kMedia = {
    "address",    "blog",      "book",    "briefing", "broadcast", "column",    "communique",
    "conference", "email",     "essay",   "facebook", "interview", "leaflet",   "letter",
    "memo",       "memoir",    "message", "note",     "op-ed",     "post",      "posting",
    "release",    "remark",    "report",  "sermon",   "speech",    "statement", "talk",
    "telegram",   "testimony", "tweet",   "twitter",  "video"};

// How somebody says something, sorted.
constexpr std::array<std::string_view, 12> kManners = {"chuckle", "disbelief", "frown", "grin",
                                                       "laugh",   "nod",       "shrug", "sigh",
                                                       "smile",   "smirk",     "sneer", "wink"};

bool is_left_modifier(const Token& token) {
  return token.relation == Relation::aux || token.relation == Relation::aux_pass ||
         token.relation == Relation::advmod || token.relation == Relation::cop;
}

bool is_question_word(const std::string& lemma) {
  return lemma == "when" || lemma == "whenever" || lemma == "where" || lemma == "why" ||
         lemma == "how";
}

bool is_to(const Tree& tree, Index token) {
  return tree.token(token).relation == Relation::mark && tree.token(token).lemma == "to";
}

bool is_to_infinitive(const Tree& tree, Index clause) {
  const Index mark = tree.child(clause, Relation::mark);
  return mark != kNone && tree.token(mark).lemma == "to" && mark < clause;
}

}  // namespace

// The first of the auxiliaries and adverbs that stand before a verb without a gap.
Index StatementReader::first_of_verb(Index verb) const {
  Index at = verb;
  while (at > tokens_.first) {
    const Token& before = tree_.token(at - 1);
    // "no longer backs"
    const bool negated = before.head == at && at != verb && tree_.token(at).pos == Pos::adv &&
                         (before.relation == Relation::advmod || before.relation == Relation::det);
    if (negated) {
      --at;
      continue;
    }
    if (before.head != verb || !(is_left_modifier(before) || is_to(tree_, at - 1))) break;
    if (before.relation == Relation::advmod && is_question_word(word(at - 1))) break;
    --at;
  }
  return at;
}

// The first word of the verb or adjective that leads to this verb, or `verb`: "went on to
// criticize", "was quick to point out", "was quoted as saying", "began by saying".
Index StatementReader::lead_of(Index verb) const {
  const Token& token = tree_.token(verb);
  const Index head = token.head;
  if (head == kNone || head >= verb || verb - head > kReach) return verb;
  const Token& lead = tree_.token(head);
  const ReportingWord* entry =
      lead.pos == Pos::adj ? reporting_.find('j', word(head)) : verb_entry(head);
  const bool free = entry == nullptr || (entry->takes & (kTakesInfinitive | kTakesRaised)) == 0;
  const bool verbal = lead.pos == Pos::verb;
  const bool ready = lead.pos == Pos::adj && tree_.has(head, Relation::cop);
  // "made clear that", "remained confident that"
  const bool state =
      token.pos == Pos::adj && token.relation == Relation::xcomp && lead.pos == Pos::verb;
  if (state && verb - head <= 2 && !tree_.has(head, Relation::obj)) return first_of_verb(head);
  const bool below = token.relation == Relation::xcomp || token.relation == Relation::advcl;
  const bool goal = is_to_infinitive(tree_, verb) &&
                    (token.relation == Relation::xcomp || ready || entry != nullptr);
  if (below && goal && free && (verbal || ready) && !tree_.has(head, Relation::obj)) {
    return first_of_verb(head);
  }
  if (token.relation != Relation::advcl || head + 2 != verb) return verb;
  const std::string mark = tree_.marker(verb, Relation::mark);
  const bool quoted = mark == "as" && tree_.passive(head);
  return quoted || (mark == "by" && verbal) ? first_of_verb(head) : verb;
}

// The first word of "released a statement" before "saying", or `verb`.
Index StatementReader::carrier_of(Index verb) const {
  const Token& token = tree_.token(verb);
  if (token.head == kNone || token.head > verb) return verb;
  const bool below = token.relation == Relation::acl || token.relation == Relation::advcl;
  Index noun = token.head;
  if (token.relation == Relation::advcl) noun = tree_.child(token.head, Relation::obj);
  if (!below || noun == kNone || noun > verb || !is_medium(noun)) return verb;
  const Index carrier = tree_.token(noun).head;
  const bool object = tree_.token(noun).relation == Relation::obj && carrier != kNone &&
                      carrier < noun && tree_.token(carrier).pos == Pos::verb;
  if (!object || verb - carrier > kMedium) return verb;
  for (Index t = carrier; t < verb; ++t) {
    if (tree_.token(t).pos == Pos::punct) return verb;
  }
  return first_of_verb(carrier);
}

bool StatementReader::is_medium(Index noun) const {
  return std::binary_search(kMedia.begin(), kMedia.end(), word(noun));
}

// The words that lead to the verb.
void StatementReader::take_lead(Index verb, StatementDraft& draft) const {
  Index first = lead_of(verb);
  if (first == verb) first = carrier_of(verb);
  if (first == verb || (draft.speaker.first < verb && draft.speaker.last > first)) return;
  for (Index t = first; t < verb; ++t) {  // "suggests, to support the idea, ..."
    if (word(t) == ",") return;
  }
  draft.cue.first = std::min(draft.cue.first, first);
}

// The end of a medium right behind the cue, or `token`: "in a statement".
Index StatementReader::end_of_medium(Index token, Index verb) const {
  if (token >= tokens_.last || tree_.token(token).relation != Relation::case_) return token;
  const Index noun = tree_.token(token).head;
  if (noun == kNone || noun < token || noun - token > kMedium) return token;
  const std::string preposition = word(token);
  const bool within = preposition == "in" || preposition == "on" || preposition == "at" ||
                      preposition == "during" || preposition == "via";
  // "said with a laugh"
  const bool manner =
      preposition == "with" && std::binary_search(kManners.begin(), kManners.end(), word(noun));
  if (!(manner || (within && is_medium(noun))) || tree_.token(noun).head != verb) return token;
  for (Index t = token; t < noun; ++t) {
    if (!tree_.below(t, noun)) return token;
  }
  return noun + 1;
}

// The end of a day right behind the cue, or `token`: "said Tuesday night".
Index StatementReader::end_of_day(Index token, Index verb) const {
  Index end = token;
  while (end < tokens_.last && is_time(end) && tree_.below(end, verb) &&
         tree_.token(end).relation != Relation::case_) {
    ++end;
  }
  return end;
}

// The auxiliaries, adverbs and particles around the verb, and the verb that it completes.
void StatementReader::widen_cue(Index verb, StatementDraft& draft) const {
  draft.cue = {first_of_verb(verb), verb + 1};
  take_lead(verb, draft);
  const Index particle = particle_of(verb);
  if (particle == verb + 1) draft.cue.last = particle + 1;
  // "distanced itself from"
  const Index itself = draft.cue.last;
  const bool own = itself < tokens_.last && tree_.token(itself).head == verb &&
                   tree_.token(itself).relation == Relation::obj && is_hollow(word(itself)) &&
                   !draft.content.empty() && draft.content.front() > itself;
  if (own) draft.cue.last = itself + 1;
  take_manner(verb, draft);
  take_preposition(verb, draft);
}

// "said repeatedly", "fired back": the adverbs right behind, unless they are told.
void StatementReader::take_manner(Index verb, StatementDraft& draft) const {
  for (Index next = draft.cue.last; next < tokens_.last; ++next) {
    const Token& adverb = tree_.token(next);
    const bool own = adverb.head == verb && adverb.relation == Relation::advmod &&
                     adverb.pos == Pos::adv && tree_.children(next).empty();
    if (!own || is_time(next) || is_question_word(word(next))) return;
    if (std::binary_search(draft.content.begin(), draft.content.end(), next)) return;
    draft.cue.last = next + 1;
  }
}

// "called for talks", "was charged with fraud": the preposition belongs to the cue; the "by" before
// an agent does not.
void StatementReader::take_preposition(Index verb, StatementDraft& draft) const {
  const Index next = draft.cue.last;
  if (next >= tokens_.last) return;
  const Token& preposition = tree_.token(next);
  const auto told = std::lower_bound(draft.content.begin(), draft.content.end(), next);
  if (preposition.head == kNone || told == draft.content.end() || *told != next) return;
  // of a passive, the subject is told as well, and stands before
  if (told != draft.content.begin() && (!tree_.passive(verb) || *std::prev(told) > verb)) return;
  const bool own = (preposition.relation == Relation::case_ ||
                    (preposition.relation == Relation::mark && preposition.pos != Pos::part)) &&
                   draft.word->takes_after(word(next));
  if (!own) return;
  draft.cue.last = next + 1;
  draft.content.erase(told);
}

// "Refused to say", "plans to propose": what somebody means to say is said in one cue. "Voiced
// concern about" is one as well.
void StatementReader::join_cues(std::vector<StatementDraft>& drafts) const {
  std::vector<char> gone(drafts.size(), 0);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    StatementDraft& outer = drafts[i];
    if (outer.word->kind == 'a' || outer.word->kind == 'p' || gone[i] != 0) continue;
    for (std::size_t j = i + 1; j < drafts.size(); ++j) {
      StatementDraft& inner = drafts[j];
      if (gone[j] != 0 || inner.cue_token == kNone) continue;
      // "seemed to dismiss the idea" is one as well
      const bool seeming = (outer.word->takes & kTakesSubject) != 0;
      const bool within = inner.word->kind == 'n' || seeming;
      if (within && inner.cue.contains(outer.cue_token)) {
        gone[i] = 1;
        break;
      }
      if (inner.word->kind != 'v' || tree_.token(inner.cue_token).head != outer.cue_token) continue;
      if (!leads(outer, inner)) continue;
      outer.cue.last = inner.cue.last;
      outer.content = inner.content;
      outer.takes_quote = outer.takes_quote || inner.takes_quote;
      gone[j] = 1;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (gone[i] != 0) continue;
    if (kept != i) drafts[kept] = std::move(drafts[i]);
    ++kept;
  }
  drafts.resize(kept);
}

// True when `inner` is the saying that `outer` means: "refused to say whether ...", "declined to
// comment on ...", but not "decided to recall the envoy".
bool StatementReader::leads(const StatementDraft& outer, const StatementDraft& inner) const {
  const Force force = outer.word->force;
  const bool means = force == Force::intends || force == Force::holds || force == Force::promises;
  const bool said = tree_.has(inner.cue_token, Relation::ccomp) ||
                    inner.cue.last > inner.cue_token + 1 || inner.word->force == Force::judges;
  return means && said && !tree_.passive(outer.cue_token) && !inner.content.empty() &&
         inner.cue.first == outer.cue.last && is_to_infinitive(tree_, inner.cue_token) &&
         std::binary_search(outer.content.begin(), outer.content.end(), inner.cue_token);
}

// The article and the adjectives of a noun.
void StatementReader::take_noun_words(StatementDraft& draft) const {
  while (draft.cue.first > tokens_.first) {
    const Index at = draft.cue.first - 1;
    const Token& before = tree_.token(at);
    const bool own = before.head == draft.cue_token &&
                     (before.relation == Relation::det || before.relation == Relation::amod);
    if (!own || draft.speaker.contains(at)) break;
    --draft.cue.first;
  }
}

// The medium and the colon behind.
void StatementReader::finish_cue(StatementDraft& draft) const {
  const auto taken = [&](Index end) {
    const bool told = std::any_of(draft.content.begin(), draft.content.end(), [&](Index token) {
      return token >= draft.cue.last && token < end;
    });
    const bool named = draft.speaker.first < end && draft.speaker.last > draft.cue.last;
    return told || named;
  };
  if (draft.word->kind == 'v') {
    const auto reach = [&](Index end) {
      if (!taken(end)) draft.cue.last = end;
    };
    reach(end_of_day(draft.cue.last, draft.cue_token));
    reach(end_of_medium(draft.cue.last, draft.cue_token));
    reach(end_of_day(draft.cue.last, draft.cue_token));
  }
  const Index next = draft.cue.last;
  if (next >= tokens_.last || word(next) != ":") return;
  draft.cue.last = next + 1;
  std::erase(draft.content, next);
}

}  // namespace tacitus
