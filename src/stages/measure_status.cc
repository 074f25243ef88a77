#include "stages/measure_status.h"

#include <algorithm>

// Where a measure stands is said by the word that governs its name, by a participle behind it or by
// a word before it:
//
//   lifted sanctions · sanctions imposed by Norway · proposed tariffs · the threat of an embargo
//
// cues/measure_status.tsv lists these words. Words that count or list ("a package of sanctions")
// are passed through. What is not told as fact counts for less: who may lift a ban has not lifted
// it, and who may impose one has proposed it. A mention that no such word governs ("U.S. sanctions
// have hurt farmers") speaks of a measure that is in force.

namespace tacitus {
namespace {

constexpr int kDepth = 6;  // words to climb

std::optional<MeasureStatus> parse_status(std::string_view name) {
  if (name == "proposed") return MeasureStatus::proposed;
  if (name == "threatened") return MeasureStatus::threatened;
  if (name == "imposed") return MeasureStatus::imposed;
  if (name == "extended") return MeasureStatus::extended;
  if (name == "eased") return MeasureStatus::eased;
  if (name == "lifted") return MeasureStatus::lifted;
  if (name == "blocked") return MeasureStatus::blocked;
  return std::nullopt;
}

std::string_view pos_of(const Token& token) {
  if (token.pos == Pos::verb) return "verb";
  if (token.pos == Pos::noun || token.pos == Pos::propn) return "noun";
  return token.pos == Pos::adj ? "modifier" : "";
}

class Reader {
 public:
  Reader(Standing& standing, const StandingCues& cues) : standing_(standing), cues_(cues) {}

  MeasureReading run(Index noun) {
    if (beside(noun)) return reading_;
    Index at = noun;
    for (int step = 0; step < kDepth; ++step) {
      const Token& word = standing_.token(at);
      if (word.head == kNone) break;
      const Token& above = standing_.token(word.head);
      if (word.relation == Relation::conj && above.pos != Pos::verb) {
        at = word.head;
        continue;
      }
      const bool phrase = word.relation == Relation::obj || word.relation == Relation::nsubj_pass ||
                          word.relation == Relation::obl || word.relation == Relation::nmod ||
                          word.relation == Relation::compound || word.relation == Relation::nsubj ||
                          word.relation == Relation::xcomp;
      if (!phrase || judge(word.head, word.relation)) break;
      const bool noun_above = pos_of(above) == "noun";
      if (!noun_above) break;
      at = word.head;
    }
    return reading_;
  }

 private:
  // "sanctions imposed in 2016", "proposed sanctions".
  bool beside(Index noun) {
    for (const Index kid : standing_.tree().children(noun)) {
      const Token& word = standing_.token(kid);
      const bool participle =
          word.relation == Relation::acl || word.relation == Relation::acl_relcl;
      if (participle && word.pos == Pos::verb) {
        const CueRow* row = standing_.row(cues_.measure_status, "verb", kid);
        if (row == nullptr || !passive_like(kid, noun)) continue;
        set(kid, *row);
        return true;
      }
      if (word.relation != Relation::amod) continue;
      const CueRow* row = standing_.form_row(cues_.measure_status, "modifier", kid);
      if (row == nullptr) continue;
      if (judged_above(noun)) return true;
      set(kid, *row);
      return true;
    }
    return false;
  }

  // "lifted the proposed ..." is rare, "blocked proposed sanctions" is not: the verb above knows
  // more than the word before.
  bool judged_above(Index noun) {
    const Token& word = standing_.token(noun);
    const bool object = word.relation == Relation::obj || word.relation == Relation::nsubj_pass;
    return object && judge(word.head, word.relation);
  }

  // The noun undergoes the participle, and is not its doer ("sanctions hurting farmers").
  bool passive_like(Index verb, Index noun) {
    for (const Index object : standing_.words(verb, role::kObj)) {
      if (object == noun) return true;
    }
    return standing_.tree().passive(verb);
  }

  // True when the word above says where the measure stands.
  bool judge(Index above, Relation relation) {
    const std::string_view pos = pos_of(standing_.token(above));
    if (pos.empty() || pos == "modifier") return false;
    const CueRow* row = standing_.row(cues_.measure_status, pos, above);
    if (row == nullptr) return false;
    const bool passive = standing_.tree().passive(above);
    if (pos == "verb" && relation == Relation::nsubj && !passive && !ergative(*row)) return false;
    set(above, *row);
    return true;
  }

  // "the embargo ended", "sanctions took effect": the measure is the subject.
  static bool ergative(const CueRow& row) {
    return row.reads.find(" subject") != std::string::npos;
  }

  void set(Index word, const CueRow& row) {
    const auto status = parse_status(std::string_view(row.reads).substr(0, row.reads.find(' ')));
    if (!status) return;
    reading_.word = word;
    reading_.rule = row.rule;
    reading_.by_sender = row.reads.find(" sender") != std::string::npos;
    const auto weighed = weigh_status(standing_, cues_, word, *status);
    reading_.none = !weighed;
    reading_.status = weighed.value_or(*status);
  }

  Standing& standing_;
  const StandingCues& cues_;
  MeasureReading reading_;
};

// The status that a verb or noun above gives to what hangs below it: "threatened to", "a plan to".
std::optional<MeasureStatus> status_above(Standing& standing, const StandingCues& cues,
                                          Index word) {
  Index at = standing.token(word).head;
  for (int step = 0; at != kNone && step < kDepth; ++step) {
    const std::string_view pos = pos_of(standing.token(at));
    const CueRow* row = pos.empty() ? nullptr : standing.row(cues.measure_status, pos, at);
    if (row != nullptr) {
      const auto status =
          parse_status(std::string_view(row->reads).substr(0, row->reads.find(' ')));
      const bool unreal = status == MeasureStatus::proposed || status == MeasureStatus::threatened;
      if (unreal || status == MeasureStatus::blocked) return status;
    }
    at = standing.token(at).head;
  }
  return std::nullopt;
}

}  // namespace

std::optional<MeasureStatus> weigh_status(Standing& standing, const StandingCues& cues, Index word,
                                          MeasureStatus status) {
  // Words of proposing tell of themselves that they are said, not done.
  const Reality reality = standing.reality(word);
  const bool said = status == MeasureStatus::proposed || status == MeasureStatus::threatened ||
                    status == MeasureStatus::blocked;
  if (said) {
    if (reality.negated) return std::nullopt;
    const bool done = !reality.future && !reality.hypothetical;
    return status == MeasureStatus::blocked && !done ? MeasureStatus::proposed : status;
  }
  const bool undoes = status == MeasureStatus::lifted || status == MeasureStatus::eased ||
                      status == MeasureStatus::extended;
  const std::optional<MeasureStatus> above = status_above(standing, cues, word);
  if (undoes) {
    const bool done = !reality.negated && !reality.hypothetical && !reality.future && !above;
    return done ? status : MeasureStatus::imposed;
  }
  if (above && (reality.hypothetical || reality.future || reality.negated)) return above;
  if (reality.negated) return std::nullopt;
  if (reality.hypothetical) return MeasureStatus::proposed;
  if (reality.future) return MeasureStatus::threatened;
  return status;
}

MeasureReading read_measure_noun(Standing& standing, const StandingCues& cues, Index noun) {
  return Reader(standing, cues).run(noun);
}

}  // namespace tacitus
