#include "stages/measures.h"

#include <algorithm>
#include <optional>

#include "base/word_list.h"
#include "stages/dating.h"
#include "stages/measure_status.h"
#include "stages/standing.h"

// Measures are found by their names ("arms embargo", "sanctions", "freeze" of assets) and by verbs
// that put them in force or undo them ("expelled two diplomats", "reopened the border"); both are
// in cues/measures.tsv. measure_status.cc says where a named one stands. Who sends it: whoever does
// what the word of its status says (imposes, lifts), or whose it is ("U.S. sanctions"). Whom it
// meets: whoever stands after "on", "against", or whose the thing is ("tariffs on Chinese steel").
//
// The same measure is told many times in an article. A mention that adds nothing to another of the
// same kind, sender and target is left out; "the measure", "the sanctions" with a word of status
// changes the last one ("Russia blocked the measure"), which then has that status and date.
//
// Left out on purpose: rules at home without a target ("a smoking ban"), those of clubs, firms and
// leagues, and names without anybody in reach ("the debate on sanctions").

namespace tacitus {
namespace {

constexpr float kSaid = 0.85f;     // a word says where it stands
constexpr float kBare = 0.65f;     // a mention of one in force
constexpr float kOneSided = 0.8f;  // factor: sender or target is not known
constexpr Index kNear = 4;         // sentences that "the measure" may lie behind its name

constexpr int kClimb = 4;            // words above a measure in which a body is looked for
constexpr std::size_t kWindow = 64;  // measures back and forth to compare one with

struct Found {
  Measure measure;
  bool bare = false;
  MeasureStatus first = MeasureStatus::imposed;  // status when it was named
};

class Finder {
 public:
  Finder(Standing& standing, const StandingCues& tables)
      : annotations_(standing.annotations()), tables_(tables), standing_(standing) {}

  std::vector<Measure> run() {
    for (Index s = 0; s < annotations_.sentences.size(); ++s) {
      const Sentence& sentence = annotations_.sentences[s];
      if (!is_prose(sentence, annotations_.blocks)) continue;
      for (Index t = sentence.tokens.first; t < sentence.tokens.last; ++t) read(t, s);
    }
    return settle();
  }

 private:
  void read(Index token, Index sentence);
  bool is_private(const MeasureReading& reading);
  void read_noun(Index noun, Index sentence, const CueRow& row);
  std::vector<Index> asides(Index noun) const;
  void read_verb(Index verb, Index sentence, const CueRow& row);
  void read_anaphor(Index noun, const std::string& kind, const std::string& rule);
  void set_parties(Index noun, const MeasureReading& reading, Measure& measure);
  void take_event(Index word, bool sender, Measure& measure) const;
  bool has_adjective(Index mention) const;
  void add_own_parties(Index noun, Measure& measure);
  void set_body(Index word, Measure& measure);
  const CueRow* body_row(Index mention) const;
  bool is_public(const Measure& measure) const;
  void date(Index word, Measure& measure) const;
  void keep(Measure measure, bool bare);
  bool covers(const Found& wide, const Found& narrow) const;
  std::vector<Measure> settle();

  const Annotations& annotations_;
  const StandingCues& tables_;
  Standing& standing_;
  std::vector<Found> found_;
};

// The first word of what a row reads, and the second, a status.
std::string_view kind_of(const CueRow& row) {
  return std::string_view(row.reads).substr(0, row.reads.find(' '));
}

bool lifts(const CueRow& row) { return row.reads.ends_with(" lifted"); }

void Finder::read(Index token, Index sentence) {
  const Pos pos = standing_.token(token).pos;
  if (pos == Pos::verb) {
    if (const CueRow* row = standing_.row(tables_.measures, "verb", token)) {
      read_verb(token, sentence, *row);
    }
    return;
  }
  if (pos != Pos::noun && pos != Pos::propn) return;
  if (standing_.token(token).name == NameKind::organization) return;  // "Agreement on Tariffs"
  if (const CueRow* row = standing_.row(tables_.measures, "noun", token)) {
    // "tariff sanctions" is one measure.
    const Token& word = standing_.token(token);
    const bool part = word.relation == Relation::compound &&
                      standing_.row(tables_.measures, "noun", word.head) != nullptr;
    if (!part) read_noun(token, sentence, *row);
  } else if (const CueRow* again = standing_.row(tables_.measure_status, "anaphor", token)) {
    read_anaphor(token, "", again->rule);
  }
}

void Finder::take_event(Index word, bool sender, Measure& measure) const {
  const Index index = word == kNone ? kNone : standing_.event_at(word);
  if (index == kNone) return;
  const Event& event = annotations_.events[index];
  const bool about = event.type == "SANCTION" || event.type == "THREATEN" ||
                     event.type == "RETREAT" || event.type == "REJECT" || event.type == "COERCE" ||
                     event.type == "CONCEDE" || event.type == "REQUEST" || event.type == "AGREE";
  if (!about) return;
  if (measure.event == kNone) measure.event = index;
  const bool done = event.type != "REQUEST" && event.type != "REJECT";
  if (sender && done && measure.sender.empty()) measure.sender = event.actor;
  if (done && measure.target.empty()) measure.target = event.recipient;
}

// "U.S. sanctions on Iran", "EU-led sanctions", "the embargo by Mali"; a country's name before it
// is its target ("the Cuba embargo"), an adjective its sender ("French sanctions").
void Finder::add_own_parties(Index noun, Measure& measure) {
  const Tree& tree = standing_.tree();
  add_new(measure.target, standing_.parties_after(noun, {"on", "against", "over", "to", "toward",
                                                         "towards", "upon", "from"}));
  for (const Index kid : tree.children(noun)) {
    const Token& word = tree.token(kid);
    const bool led = word.relation == Relation::amod && word.pos == Pos::verb;
    const bool before = word.relation == Relation::amod || word.relation == Relation::compound ||
                        word.relation == Relation::nmod_poss;
    if (led) {
      for (const Index part : tree.children(kid)) {
        add_new(measure.sender, standing_.matcher().parties(part));
      }
    }
    if (!before || led) continue;
    const std::vector<Index> named = standing_.matcher().parties(kid);
    if (named.empty()) continue;
    const Entity* entity = standing_.entity(named.front());
    const bool target = word.relation == Relation::compound && entity != nullptr &&
                        is_country(*entity) && has_adjective(named.front());
    if (target) {
      if (measure.target.empty()) measure.target = named;
    } else {
      add_new(measure.sender, named);
    }
  }
  if (measure.sender.empty()) measure.sender = standing_.parties_after(noun, {"by"});
  if (measure.target.empty()) measure.target = standing_.parties_after(noun, {"of", "for"});
}

// Most countries have an adjective, so that their bare name before a measure is its target. Those
// that have none ("U.S.", "United Arab Emirates", "UK") may be either, and mostly send it.
bool Finder::has_adjective(Index mention) const {
  const std::string_view text = standing_.document().at(annotations_.mentions[mention].span);
  const bool letters = std::all_of(text.begin(), text.end(),
                                   [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
  return !letters && text.find("United") == std::string_view::npos;
}

void Finder::set_parties(Index noun, const MeasureReading& reading, Measure& measure) {
  add_own_parties(noun, measure);
  const Index word = reading.word;
  if (word != kNone && standing_.token(word).pos == Pos::verb) {
    if (measure.target.empty()) {
      measure.target = standing_.parties_after(word, {"on", "against", "upon", "over"});
    }
    if (reading.by_sender && measure.sender.empty()) {
      for (const Index subject : standing_.words(word, role::kSubj)) {
        add_new(measure.sender, standing_.matcher().parties(subject));
      }
    }
    take_event(word, reading.by_sender, measure);
  }
  take_event(noun, true, measure);
  // "closed its border with Togo": the owner of the thing is not whom it meets.
  const auto own = [&](Index target) { return standing_.any_same_side({target}, measure.sender); };
  if (std::any_of(measure.target.begin(), measure.target.end(), own)) {
    std::erase_if(measure.target, own);
    for (const Index other : standing_.parties_after(noun, {"with", "from", "against"})) {
      if (!own(other)) add_new(measure.target, {other});
    }
    for (const Index kid : standing_.tree().children(noun)) {
      for (const Index other : standing_.parties_after(kid, {"with", "from", "against"})) {
        if (!own(other)) add_new(measure.target, {other});
      }
    }
  }
}

// What stands behind a measure and is no part of its name or target.
std::vector<Index> Finder::asides(Index noun) const {
  std::vector<Index> found;
  const Tree& tree = standing_.tree();
  const auto add = [&](Index kid) {
    const Relation relation = tree.token(kid).relation;
    const std::string marker = tree.marker(kid, Relation::case_);
    const bool near = relation == Relation::nmod &&
                      (marker == "on" || marker == "against" || marker == "of" || marker == "over");
    if (kid > noun && !near && relation != Relation::punct) {
      const auto below = tree.children(kid);
      found.push_back(below.empty() ? kid : std::min(kid, below.front()));
    }
  };
  for (const Index kid : tree.children(noun)) {
    add(kid);
    for (const Index nested : tree.children(kid)) {
      const Relation relation = tree.token(nested).relation;
      const bool far = relation == Relation::nmod || relation == Relation::acl ||
                       relation == Relation::acl_relcl || relation == Relation::conj;
      if (kid > noun && nested > kid && far) add(nested);
    }
  }
  return found;
}

// "The league imposed a ban": whoever does it is a thing of words, and neither somebody known nor a
// text that others decided on ("the decree bans ...").
bool Finder::is_private(const MeasureReading& reading) {
  static constexpr std::string_view kTexts[] = {
      "law",    "bill",  "decree", "order",   "act",  "rule",    "decision",  "move",
      "treaty", "which", "that",   "measure", "plan", "package", "resolution"};
  const Index verb = reading.word;
  if (!reading.by_sender || verb == kNone || standing_.token(verb).pos != Pos::verb) return false;
  const Index subject = standing_.tree().child(verb, Relation::nsubj);
  if (subject == kNone || standing_.token(subject).pos == Pos::pron) return false;
  if (standing_.token(subject).name != NameKind::none) return false;
  if (!standing_.matcher().parties(subject).empty()) return false;
  return !is_in(kTexts, standing_.lemma(subject));
}

void Finder::read_noun(Index noun, Index sentence, const CueRow& row) {
  const MeasureReading reading = read_measure_noun(standing_, tables_, noun);
  if (reading.none) return;
  Measure measure;
  measure.measure = kind_of(row);
  measure.status = reading.status;
  measure.sentence = sentence;
  measure.words = standing_.phrase(noun, asides(noun));
  measure.rule = join_rules(row.rule, reading.rule);
  set_parties(noun, reading, measure);
  if (measure.sender.empty() && is_private(reading)) return;
  if (measure.target.empty()) {
    read_anaphor(noun, measure.measure, row.rule);
    static constexpr std::string_view kOpen[] = {"tariff", "quota", "trade_ban"};
    const bool open = is_in(kOpen, measure.measure);
    if (!open || measure.sender.empty() || reading.word == kNone) return;
  }
  const Index word = reading.word == kNone ? noun : reading.word;
  set_body(word, measure);
  measure.claimants = standing_.claimants(word);
  date(word, measure);
  keep(std::move(measure), reading.word == kNone);
}

void Finder::read_verb(Index verb, Index sentence, const CueRow& row) {
  const auto status = weigh_status(standing_, tables_, verb,
                                   lifts(row) ? MeasureStatus::lifted : MeasureStatus::imposed);
  if (!status) return;
  Measure measure;
  measure.measure = kind_of(row);
  measure.status = *status;
  measure.sentence = sentence;
  measure.rule = row.rule;
  const std::vector<Index> objects = standing_.words(verb, role::kObj);
  for (const Index subject : standing_.words(verb, role::kSubj)) {
    add_new(measure.sender, standing_.matcher().parties(subject));
  }
  for (const Index object : objects) {
    if (measure.target.empty()) measure.target = standing_.parties(object);
  }
  const std::vector<std::string_view> kMarkers = {"from", "with", "to", "against",
                                                  "on",   "of",   "in"};
  std::vector<Index> beside;
  for (const Index object : objects) add_new(beside, standing_.parties_after(object, kMarkers));
  if (beside.empty()) beside = standing_.parties_after(verb, kMarkers);
  const bool whole =
      measure.target.empty() || standing_.any_same_side(measure.target, measure.sender);
  if (whole && !beside.empty()) measure.target = std::move(beside);
  std::erase_if(measure.target,
                [&](Index target) { return standing_.any_same_side({target}, measure.sender); });
  take_event(verb, true, measure);
  measure.words = standing_.token(verb).span;
  if (!objects.empty()) {
    const Span object = standing_.phrase(objects.front());
    const Sentence& here = annotations_.sentences[sentence];
    const Span both{std::min(measure.words.begin, object.begin),
                    std::max(measure.words.end, object.end)};
    if (here.span.contains(both)) measure.words = both;
  }
  if (measure.target.empty() || measure.sender.empty()) return;
  set_body(verb, measure);
  measure.claimants = standing_.claimants(verb);
  date(verb, measure);
  keep(std::move(measure), false);
}

// "the measure", "the sanctions": with a word of status they change the last one named.
void Finder::read_anaphor(Index noun, const std::string& kind, const std::string& rule) {
  bool definite = false;
  for (const Index kid : standing_.tree().children(noun)) {
    const std::string& lemma = standing_.lemma(kid);
    definite =
        definite || lemma == "the" || lemma == "this" || lemma == "these" || lemma == "those";
  }
  const MeasureReading reading = read_measure_noun(standing_, tables_, noun);
  const bool told = reading.word != kNone && !reading.none;
  if (!definite || !told || found_.empty()) return;
  const Index sentence = standing_.sentence_of(noun);
  for (std::size_t i = found_.size(); i-- > 0;) {
    Measure& last = found_[i].measure;
    if (last.sentence + kNear < sentence) return;
    if (!kind.empty() && last.measure != kind) continue;
    if (last.status == reading.status) return;
    const bool unreal =
        reading.status == MeasureStatus::proposed || reading.status == MeasureStatus::threatened;
    if (unreal) return;
    last.status = reading.status;
    last.rule = join_rules(join_rules(last.rule, rule), reading.rule);
    if (standing_.event_at(reading.word) != kNone) last.event = standing_.event_at(reading.word);
    last.claimants = standing_.claimants(reading.word);
    date(reading.word, last);
    if (last.sender.empty() && reading.by_sender) {
      for (const Index subject : standing_.words(reading.word, role::kSubj)) {
        add_new(last.sender, standing_.matcher().parties(subject));
      }
    }
    return;
  }
}

// A council, a parliament: rows of pos "body".
const CueRow* Finder::body_row(Index mention) const {
  const Mention& one = annotations_.mentions[mention];
  if (one.kind == MentionKind::person) return nullptr;
  const auto& rows = tables_.measure_status.find("body", standing_.lemma(one.head));
  return rows.empty() ? nullptr : &tables_.measure_status.row(rows.front());
}

void Finder::set_body(Index word, Measure& measure) {
  const auto take = [&](Index mention) {
    const CueRow* row = body_row(mention);
    if (row == nullptr) return false;
    measure.body = mention;
    measure.rule = join_rules(measure.rule, row->rule);
    return true;
  };
  for (const Index sender : measure.sender) {
    if (take(sender)) return;
  }
  // "Congress is working on a bill authorizing sanctions": a body above is also the sender.
  const bool planned = measure.status == MeasureStatus::proposed && measure.sender.empty();
  Index above = planned ? word : kNone;
  for (int step = 0; above != kNone && step < kClimb; ++step) {
    for (const Index subject : standing_.words(above, role::kSubj)) {
      for (const Index mention : standing_.matcher().parties(subject)) {
        if (!take(mention)) continue;
        measure.sender = {mention};
        return;
      }
      // "a bill in the Senate would impose"
      for (const Index mention : standing_.parties_after(subject, {"in", "before", "of"})) {
        if (!take(mention)) continue;
        measure.sender = {mention};
        return;
      }
    }
    above = standing_.token(above).head;
  }
  Index at = word;
  for (int step = 0; at != kNone && step < kClimb; ++step) {
    for (const Index mention :
         standing_.parties_after(at, {"at", "in", "through", "by", "under", "before"})) {
      if (take(mention)) return;
    }
    at = standing_.token(at).head;
  }
}

// States, their bodies and their leaders; not firms, clubs and people.
bool Finder::is_public(const Measure& measure) const {
  static constexpr std::string_view kPrivate[] = {"BUS", "CVL", "EDU", "SOC", "MED", "AGR",
                                                  "LAB", "REL", "UNK", "ELI", "REF"};
  const auto is_state = [&](Index mention) {
    const Entity* entity = standing_.entity(mention);
    if (entity == nullptr || entity->code.empty() || entity->code == "MNC") return false;
    return !is_in(kPrivate, entity->sector);
  };
  const auto& known = measure.sender.empty() ? measure.target : measure.sender;
  if (!std::any_of(known.begin(), known.end(), is_state)) return false;
  const bool abroad = measure.measure != "ban" && measure.measure != "suspension";
  return abroad || (!measure.target.empty() && !measure.sender.empty());
}

void Finder::date(Index word, Measure& measure) const {
  measure.date = date_of(standing_.document(), annotations_, word).date;
}

void Finder::keep(Measure measure, bool bare) {
  if (!is_public(measure)) return;
  measure.confidence = bare ? kBare : kSaid;
  if (measure.sender.empty() || measure.target.empty()) measure.confidence *= kOneSided;
  const MeasureStatus first = measure.status;
  found_.push_back({std::move(measure), bare, first});
}

// True when `narrow` says nothing that `wide` does not.
bool Finder::covers(const Found& wide, const Found& narrow) const {
  const Measure& a = wide.measure;
  const Measure& b = narrow.measure;
  const bool kind = a.measure == b.measure;
  const bool status = narrow.bare || a.status == b.status || wide.first == narrow.first;
  const auto within = [&](const std::vector<Index>& all, const std::vector<Index>& some) {
    return some.empty() || standing_.any_same_side(all, some);
  };
  return kind && status && within(a.sender, b.sender) && within(a.target, b.target);
}

std::vector<Measure> Finder::settle() {
  std::vector<bool> out(found_.size(), false);
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const std::size_t last = std::min(found_.size(), i + kWindow);
    for (std::size_t k = i < kWindow ? 0 : i - kWindow; k < last && !out[i]; ++k) {
      if (k == i || out[k] || !covers(found_[k], found_[i])) continue;
      // Of two that say the same the first stays, but a bare one gives way.
      const bool both = covers(found_[i], found_[k]);
      out[i] = !both || (found_[i].bare == found_[k].bare ? k < i : found_[i].bare);
    }
  }
  std::vector<Measure> kept;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (!out[i]) kept.push_back(std::move(found_[i].measure));
  }
  return kept;
}

}  // namespace

void MeasureFinder::run(const Document& document, Annotations& annotations) const {
  Standing standing(document, annotations, cues_, frames_, reporting_);
  annotations.measures = Finder(standing, standing_).run();
}

}  // namespace tacitus
