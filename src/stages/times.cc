#include "stages/times.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/calendar.h"
#include "base/utf8.h"
#include "stages/time_guard.h"
#include "stages/time_resolve.h"
#include "stages/time_steps.h"
#include "stages/time_tense.h"

// A sentence is cut into atoms (time_words.h), and at each atom the longest phrase of the grammar
// is taken (time_patterns.h): an edge ("late", "the end of") and a core ("last year"). The guard
// (time_guard.h) says what is none. Then the phrase grows: a part of the day behind it ("Monday
// morning"), a second time that makes a range ("from Monday to Wednesday"), "the" before it. Last,
// its words are turned into days (time_resolve.h), with the tense of the clause (time_tense.h).
//
// The time just mentioned, from which "a week later" is counted, is kept from sentence to sentence
// over the text. Each caption has its own: its photograph belongs to another story.

namespace tacitus {
namespace {

// A time expression before it is resolved: atoms [first, last).
struct Candidate {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  TimeMeaning meaning;
  std::optional<TimeMeaning> until;  // the other end of a range
  std::optional<TimeMeaning> base;   // what it is counted from: "two days after Christmas"
  Around around = Around::nothing;
};

// The times mentioned so far.
struct Story {
  DateInterval last_day;
  DateInterval last_any;
};

class SentenceReader {
 public:
  SentenceReader(const TimePatterns& patterns, const Document& document, Annotations& annotations,
                 Index sentence)
      : patterns_(patterns),
        document_(document),
        annotations_(annotations),
        sentence_index_(sentence),
        sentence_(annotations.sentences[sentence]),
        atoms_(patterns.words().cut(document, annotations, sentence_.tokens)) {}

  void read(Story& story) {
    for (std::uint32_t at = 0; at < atoms_.size();) {
      story_has_day_ = story.last_day.known();
      std::optional<Candidate> found;
      if (atoms_[at].kind != AtomKind::none) found = candidate_at(at);
      if (!found) {
        ++at;
        continue;
      }
      add(*found, story);
      at = found->last;
    }
  }

 private:
  std::string word(std::uint32_t at) const {
    return at < atoms_.size() ? lower(document_.at(atoms_[at].span)) : std::string();
  }

  // The longest core at `at` that the guard accepts.
  std::optional<TimeMatch> core_at(std::uint32_t at, std::uint32_t first) const {
    std::span<const Atom> rest = atoms_;
    const Surroundings around{document_, annotations_, patterns_.words(), atoms_, first};
    constexpr int kTries = 4;
    for (int i = 0; i < kTries; ++i) {
      const TimeMatch match = patterns_.match_core(rest, at);
      if (match.first == match.last) return std::nullopt;
      const Verdict verdict = judge(match, around);
      if (verdict == Verdict::accept) return match;
      if (verdict == Verdict::reject) return std::nullopt;
      rest = rest.first(match.last - 1);
    }
    return std::nullopt;
  }

  std::optional<Candidate> candidate_at(std::uint32_t at) const {
    Around around = Around::nothing;
    const std::uint32_t edge = patterns_.match_edge(atoms_, at, around);
    std::optional<TimeMatch> core = core_at(at, at);
    std::optional<TimeMatch> inner;
    if (edge > at) inner = core_at(edge, at);
    if (inner && (!core || inner->last > core->last)) {
      core = inner;
    } else {
      around = Around::nothing;
    }
    if (!core) return std::nullopt;
    Candidate found;
    found.first = at;
    found.last = core->last;
    found.meaning = core->meaning;
    found.around = around;
    if (found.meaning.form == TimeForm::within) {
      if (!is_ahead(found)) return std::nullopt;
      ++found.first;  // the preposition is no part of it
    }
    settle_beside(found);
    const bool upcoming = found.meaning.form == TimeForm::run && !found.meaning.plural &&
                          found.meaning.count == 0 && word(core->first) == "upcoming";
    if (upcoming)
      found.meaning.form = TimeForm::unit;  // "the upcoming month" is one of the calendar
    if (found.meaning.form == TimeForm::from_now && word(found.last - 1) == "today") {
      found.meaning.exact = true;  // "two weeks from today", unlike "two weeks from now"
    }
    count_weekday(found);
    grow_weekday(found);
    grow_right(found);
    if (around == Around::nothing) grow_range(found);
    grow_left(found);
    return found;
  }

  // "in two weeks" is a duration unless its verb looks ahead: "the third attack in two weeks".
  bool is_ahead(const Candidate& found) const {
    const std::string before = found.first > 0 ? word(found.first - 1) : std::string();
    if (before == "time" || before == "times" || before == "least") return false;
    if (word(found.last - 1) == "time") return true;  // "in a week's time"
    const bool a_day = found.meaning.unit == TimeUnit::day && word(found.first + 1) == "a";
    if (found.meaning.unit == TimeUnit::minute || a_day) return false;
    // "the first growth in a decade", "the worst storm in ten years"
    for (std::uint32_t i = found.first; i > 0 && found.first - i < 5; --i) {
      const std::string text = word(i - 1);
      const bool superlative = text.size() > 4 && text.compare(text.size() - 3, 3, "est") == 0;
      if (atoms_[i - 1].kind == AtomKind::ordinal || superlative || text == "only" ||
          text == "worst") {
        return false;
      }
    }
    return direction_of(document_, annotations_, sentence_, tokens_of(found), false) ==
           Direction::future;
  }

  // "the day before, ..." counts from the story when nothing follows that it could stand before.
  void settle_beside(Candidate& found) const {
    TimeMeaning& meaning = found.meaning;
    const bool after = meaning.form == TimeForm::beside_later;
    if (!after && meaning.form != TimeForm::beside_earlier) return;
    if (found.last < atoms_.size() && atoms_[found.last].kind != AtomKind::mark) {
      settle_base(found);
      return;
    }
    if (meaning.count == 0 && !meaning.plural) meaning.count = 1;
    meaning.form = after ? TimeForm::later : TimeForm::earlier;
  }

  // "two days after Christmas", "a year before 2016".
  void settle_base(Candidate& found) const {
    const TimeMeaning& meaning = found.meaning;
    if (meaning.count == 0 || meaning.vague) return;
    const std::uint32_t at = found.last + (word(found.last) == "the" ? 1 : 0);
    const std::optional<TimeMatch> core = core_at(at, at);
    if (!core) return;
    const TimeMeaning& base = core->meaning;
    const bool day = (base.form == TimeForm::date && base.day > 0) ||
                     base.form == TimeForm::weekday || base.form == TimeForm::today ||
                     base.form == TimeForm::holiday || base.form == TimeForm::iso ||
                     base.form == TimeForm::numeric;
    const bool year = base.form == TimeForm::year && meaning.unit >= TimeUnit::year;
    if (!day && !year) return;
    // "a week from Tuesday" is a Tuesday, "three months after Easter" some month.
    const bool from_day = base.form == TimeForm::weekday || base.form == TimeForm::today;
    found.meaning.exact = day && (meaning.unit <= TimeUnit::week || from_day);
    found.base = base;
    found.last = core->last;
    grow_year(*found.base, found.last);
  }

  // True for what counts weeks and more from a day that is known: "two weeks ago".
  static bool counts_weeks(const Candidate& found) {
    const TimeMeaning& meaning = found.meaning;
    const bool counts = meaning.form == TimeForm::ago || meaning.form == TimeForm::from_now ||
                        meaning.form == TimeForm::later || found.base;
    return counts && !found.until && meaning.unit >= TimeUnit::week && meaning.count > 0 &&
           !meaning.vague && meaning.weekday < 0;
  }

  // "three weeks after Christmas on Friday".
  void grow_weekday(Candidate& found) const {
    if (!counts_weeks(found) || found.last + 1 >= atoms_.size() || word(found.last) != "on") return;
    const Atom& day = atoms_[found.last + 1];
    const bool dated =
        found.last + 2 < atoms_.size() && (atoms_[found.last + 2].kind == AtomKind::month ||
                                           atoms_[found.last + 2].kind == AtomKind::digits);
    if (day.kind != AtomKind::weekday || day.weak || dated) return;
    found.meaning.weekday = day.value;
    found.last += 2;
  }

  // "Monday two weeks from now": counted from the week of the count, not from now.
  void count_weekday(Candidate& found) const {
    const TimeMeaning& day = found.meaning;
    const bool bare = day.form == TimeForm::weekday && day.shift == Shift::none && day.bare;
    if (!bare || found.last >= atoms_.size()) return;
    const bool comma = atoms_[found.last].mark == ',';
    const std::uint32_t at = found.last + (comma ? 1 : 0);
    if (at >= atoms_.size()) return;
    const AtomKind kind = atoms_[at].kind;
    const bool number =
        kind == AtomKind::number || kind == AtomKind::tens || kind == AtomKind::digits;
    if (!number) return;
    const std::optional<TimeMatch> core = core_at(at, at);
    if (!core) return;
    Candidate counted;
    counted.first = found.first;
    counted.last = core->last;
    counted.meaning = core->meaning;
    settle_beside(counted);
    // Behind a comma the count may as well say once more which day it was.
    if (!counts_weeks(counted) || (comma && counted.meaning.form != TimeForm::from_now)) return;
    counted.meaning.weekday = day.weekday;
    found = counted;
  }

  // "Christmas 2016", "Easter of 2016": the holiday `meaning` ends at `last`.
  void grow_year(TimeMeaning& meaning, std::uint32_t& last) const {
    if (meaning.form != TimeForm::holiday || meaning.year > 0 || last >= atoms_.size()) return;
    const std::uint32_t skip = word(last) == "of" || atoms_[last].mark == ',' ? 1 : 0;
    const std::uint32_t at = last + skip;
    const bool year = at < atoms_.size() && atoms_[at].kind == AtomKind::digits &&
                      atoms_[at].digits == 4 && atoms_[at].value >= 1000;
    if (!year) return;
    meaning.year = atoms_[at].value;
    last = at + 1;
  }

  // "Monday morning", "July 4 at noon", "Labor Day weekend".
  void grow_right(Candidate& found) const {
    TimeMeaning& meaning = found.meaning;
    if (meaning.form == TimeForm::holiday) {
      grow_year(meaning, found.last);
      if (word(found.last) == "weekend") {
        found.around = Around::weekend;
        ++found.last;
        grow_year(meaning, found.last);
        return;
      }
    }
    const bool names_day = meaning.form == TimeForm::weekday || meaning.form == TimeForm::today ||
                           meaning.form == TimeForm::weekday_of ||
                           meaning.form == TimeForm::holiday ||
                           (meaning.form == TimeForm::date && meaning.day > 0);
    if (!names_day || found.last >= atoms_.size()) return;
    const bool late = word(found.last) == "late" || word(found.last) == "early";
    const std::uint32_t at = found.last + (late ? 1 : 0);
    if (at < atoms_.size() && atoms_[at].kind == AtomKind::part) found.last = at + 1;
  }

  // "March to May", "between Monday and Wednesday", "2011-2013".
  void grow_range(Candidate& found) const {
    if (found.last + 1 >= atoms_.size()) return;
    const std::string joint = word(found.last);
    const bool between = found.first > 0 && word(found.first - 1) == "between";
    const bool from = found.first > 0 && word(found.first - 1) == "from";
    const bool joins = atoms_[found.last].mark == '-' || joint == "to" || joint == "through" ||
                       (joint == "and" && between) ||
                       ((joint == "until" || joint == "till") && from);
    if (!joins) return;
    std::uint32_t at = found.last + 1;
    if (word(at) == "the") ++at;
    Around around = Around::nothing;
    const std::uint32_t edge = patterns_.match_edge(atoms_, at, around);
    std::optional<TimeMatch> other = core_at(edge, at);
    if (!other) other = core_at(at, at);
    if (!other || !are_alike(found.meaning, other->meaning)) return;
    found.until = other->meaning;
    found.last = other->last;
  }

  static bool are_alike(const TimeMeaning& a, const TimeMeaning& b) {
    if (a.form != b.form) return false;
    switch (a.form) {
      case TimeForm::date:
        return (a.day > 0) == (b.day > 0) && a.month > 0 && b.month > 0;
      case TimeForm::year:
        return a.year < b.year;
      case TimeForm::weekday:
        return a.shift == Shift::none && b.shift == Shift::none;
      case TimeForm::decade:
      case TimeForm::iso:
      case TimeForm::quarter:
        return true;
      default:
        return false;
    }
  }

  // "the" before what stands alone, "last" before a holiday.
  void grow_left(Candidate& found) const {
    if (found.first == 0) return;
    TimeMeaning& meaning = found.meaning;
    const bool counted = meaning.form == TimeForm::ago && meaning.count == 0 && !meaning.vague;
    if (counted && atoms_[found.first - 1].digits > 0) {
      // "1,300 years ago": the number is none of ours, and too far away to count.
      constexpr std::uint32_t kLongest = 8;
      for (std::uint32_t i = 0; i < kLongest && found.first > 0; ++i) {
        const Atom& left = atoms_[found.first - 1];
        if (left.digits == 0 && left.mark != ',') break;
        --found.first;
      }
      return;
    }
    const Atom& before = atoms_[found.first - 1];
    if (meaning.form == TimeForm::holiday && before.kind == AtomKind::shift &&
        meaning.shift == Shift::none) {
      meaning.shift = static_cast<Shift>(before.value);
      --found.first;
      return;
    }
    if (word(found.first - 1) != "the") return;
    if (meaning.form == TimeForm::unit) settle_article(found);
    const bool weekday = meaning.form == TimeForm::weekday && meaning.shift == Shift::next;
    if (weekday && story_has_day_) meaning.shift = Shift::following;
    const bool named_day = meaning.form == TimeForm::date || meaning.form == TimeForm::weekday ||
                           meaning.form == TimeForm::year || meaning.form == TimeForm::iso ||
                           meaning.form == TimeForm::numeric || meaning.form == TimeForm::years ||
                           meaning.form == TimeForm::today || meaning.form == TimeForm::holiday;
    const bool edge = atoms_[found.first].kind != AtomKind::month &&
                      atoms_[found.first].kind != AtomKind::weekday &&
                      atoms_[found.first].kind != AtomKind::digits &&
                      atoms_[found.first].kind != AtomKind::ordinal &&
                      atoms_[found.first].kind != AtomKind::today &&
                      meaning.form != TimeForm::holiday;
    const bool spelled = atoms_[found.first].kind == AtomKind::ordinal;
    const bool weekend = found.around == Around::weekend;
    if (!named_day || edge || spelled || weekend) --found.first;
  }

  // "in the last month" ends today, "last month" is June; "within the next year" begins today, "the
  // next year" follows the year just mentioned, "next year" follows this one.
  void settle_article(Candidate& found) const {
    TimeMeaning& meaning = found.meaning;
    const std::string shift = word(found.first);
    if (meaning.unit < TimeUnit::week) return;
    if (meaning.unit == TimeUnit::quarter) return;
    if (shift == "last") {
      meaning.form = TimeForm::run;
      meaning.count = 1;
    } else if (shift == "next") {
      const std::string lead = found.first > 1 ? word(found.first - 2) : std::string();
      const bool ahead = lead == "within" || lead == "over" || lead == "in" || lead == "during" ||
                         lead == "for" || lead == "throughout";
      if (ahead) {
        meaning.form = TimeForm::run;
        meaning.count = 1;
      } else {
        meaning.shift = Shift::following;
      }
    }
  }

  IndexRange tokens_of(const Candidate& found) const {
    return {atoms_[found.first].token, atoms_[found.last - 1].until};
  }

  TimeContext context_of(const Candidate& found, const Story& story) const {
    TimeContext context;
    if (document_.dated()) context.anchor = document_.published;
    context.last_day = story.last_day;
    context.last_any = story.last_any;
    context.chain = chain_;
    const std::string& language = document_.language;
    const bool american = language.size() < 3 || language == "en-US" || language == "en-us";
    context.order = american ? NumericOrder::month_first : NumericOrder::day_first;
    const TimeMeaning& meaning = found.base ? *found.base : found.meaning;
    const bool by_tense =
        meaning.year == 0 &&
        (meaning.form == TimeForm::date || meaning.form == TimeForm::weekday ||
         meaning.form == TimeForm::numeric || meaning.form == TimeForm::day_of_month ||
         meaning.form == TimeForm::weekend || meaning.form == TimeForm::season ||
         meaning.form == TimeForm::quarter || meaning.form == TimeForm::half ||
         meaning.form == TimeForm::holiday || meaning.form == TimeForm::nth ||
         meaning.form == TimeForm::nth_weekday);
    if (!by_tense) return context;
    const IndexRange tokens = tokens_of(found);
    const bool over = found.first > 0 && word(found.first - 1) == "over";
    const bool of_day = meaning.day > 0 || meaning.weekday >= 0;
    const bool dated = meaning.day > 0 || meaning.form == TimeForm::holiday;
    context.direction = dated && is_attribute(document_, annotations_, sentence_, tokens)
                            ? Direction::near
                            : direction_of(document_, annotations_, sentence_, tokens, of_day);
    const bool weekend = meaning.form == TimeForm::weekend && over;
    if (weekend && context.direction == Direction::near) context.direction = Direction::past;
    return context;
  }

  void add(const Candidate& found, Story& story) {
    const TimeContext context = context_of(found, story);
    TimeExpression time;
    time.tokens = tokens_of(found);
    if (!annotations_.times.empty()) {
      // Two expressions in one token ("2016,2017"): the first has it.
      const Index free = annotations_.times.back().tokens.last;
      if (time.tokens.first < free) return;
    }
    time.span = {annotations_.tokens[time.tokens.first].span.begin,
                 annotations_.tokens[time.tokens.last - 1].span.end};
    time.sentence = sentence_index_;
    time.interval = interval_of(found, context);
    if (is_attack_of_2001(found)) time.interval = day_interval(Days(kAttackOf2001));
    if (found.around != Around::nothing && time.interval.known()) {
      const Days begin = time.interval.begin;
      time.interval = found.around == Around::week ? week_interval(begin) : weekend_around(begin);
    }
    remember(found, time.interval, story);
    annotations_.times.push_back(time);
  }

  static DateInterval interval_of(const Candidate& found, const TimeContext& context) {
    if (found.until) return resolve_range(found.meaning, *found.until, context);
    if (!found.base) return resolve_time(found.meaning, context);
    const DateInterval base = resolve_time(*found.base, context);
    if (!base.known()) return base;
    TimeContext from_base;
    from_base.anchor = base.begin;
    TimeMeaning count = found.meaning;
    count.form = count.form == TimeForm::beside_later ? TimeForm::from_now : TimeForm::ago;
    return resolve_time(count, from_base);
  }

  // "the Sept. 11 attacks" need no year.
  bool is_attack_of_2001(const Candidate& found) const {
    const TimeMeaning& meaning = found.meaning;
    if (meaning.month != 9 || meaning.day != 11 || meaning.year != 0) return false;
    const std::string next = word(found.last);
    return next == "attack" || next == "attacks" || next == "terrorist" || next == "terror" ||
           next == "hijackers" || next == "hijackings";
  }

  void remember(const Candidate& found, const DateInterval& interval, Story& story) {
    if (!interval.known()) return;
    const TimeForm form = found.meaning.form;
    if (form == TimeForm::run || form == TimeForm::recent) return;
    story.last_any = interval;
    const bool fine =
        interval.precision == DatePrecision::day || interval.precision == DatePrecision::week;
    if (fine) story.last_day = interval;
    const bool told = found.meaning.year > 0 && found.meaning.month > 0 && !found.until;
    const bool old =
        document_.dated() && interval.end + std::chrono::days(180) < document_.published;
    if (told) chain_ = old ? interval : unknown_date();
  }

  static constexpr auto kAttackOf2001 = std::chrono::year(2001) / 9 / 11;

  const TimePatterns& patterns_;
  const Document& document_;
  Annotations& annotations_;
  Index sentence_index_;
  const Sentence& sentence_;
  std::vector<Atom> atoms_;
  DateInterval chain_;          // see TimeContext
  bool story_has_day_ = false;  // some day was mentioned before
};

}  // namespace

Contract TimeFinder::contract() const { return {"times", kBlocks | kTokens | kTree, kTimes}; }

void TimeFinder::run(const Document& document, Annotations& annotations) const {
  annotations.times.clear();
  Story story;
  Story caption;
  Index caption_block = kNone;
  for (Index i = 0; i < annotations.sentences.size(); ++i) {
    const Index block = annotations.sentences[i].block;
    const bool in_caption =
        block < annotations.blocks.size() && annotations.blocks[block].kind == BlockKind::caption;
    if (in_caption && block != caption_block) {
      caption = Story{};
      caption_block = block;
    }
    SentenceReader(patterns_, document, annotations, i).read(in_caption ? caption : story);
  }
}

}  // namespace tacitus
