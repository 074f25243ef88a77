#include "stages/time_guard.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/word_list.h"
#include "stages/time_figures.h"
#include "stages/time_neighbours.h"

// The grammar reads words as they come; this file knows what else they may be.
//
//   "May", "March"     a verb, a surname, a demonstration: wants a capital and a preposition or the
//                      like before it, and no tag or name that says otherwise
//   "2000"             a quantity: no counted noun behind it, no "some" or "Resolution" before it
//   "Sunday Times"     a name
//   "in his 80s"       an age
//   "every Monday"     a habit
//   "last day", "day after day", "week-long"   no time
//
// Words are looked up in sorted lists. A list names what is common in news; tags, where there are
// any, do the rest.

namespace tacitus {
namespace {

constexpr std::string_view kHabits[] = {"all", "any", "each", "every", "other", "per", "whole"};
constexpr std::string_view kBeforeMonth[] = {
    "after",     "and",   "around",  "before", "between", "by",   "during", "early",
    "following", "for",   "from",    "in",     "into",    "late", "mid",    "of",
    "or",        "since", "through", "till",   "to",      "until"};
constexpr std::string_view kBeforeSeason[] = {"after", "before", "by",    "during",  "early", "in",
                                              "late",  "mid",    "since", "through", "until"};
constexpr std::string_view kBeforeAttribute[] = {"'s", "a",   "an",  "her",   "his",  "its",
                                                 "my", "our", "the", "their", "this", "your"};
constexpr std::string_view kNeverYear[] = {
    "about",   "above",    "airbus",  "almost", "another",    "approximately", "article", "below",
    "boeing",  "building", "chapter", "clause", "decree",     "exceeding",     "fewer",   "flight",
    "highway", "least",    "less",    "line",   "more",       "most",          "nearly",  "no",
    "number",  "order",    "over",    "page",   "resolution", "resolutions",   "room",    "roughly",
    "route",   "section",  "some",    "than",   "these",      "those",         "under",   "unit",
    "up"};
constexpr std::string_view kPapers[] = {"business", "express", "herald",    "independent", "mail",
                                        "mirror",   "morning", "observer",  "people",      "post",
                                        "sport",    "star",    "telegraph", "times",       "world"};
// Behind four figures they make a time of day: "1800 UTC".
constexpr std::string_view kClocks[] = {"bst",   "cet", "edt",   "est", "gmt",
                                        "hours", "hrs", "local", "pst", "utc"};
// New years that do not begin on the first of January.
constexpr std::string_view kOtherNewYears[] = {
    "buddhist", "chinese", "hindu",   "iranian", "islamic", "jewish",  "khmer",
    "lunar",    "muslim",  "persian", "tamil",   "thai",    "tibetan", "vietnamese"};
// Behind a holiday they say that no day is meant: "Christmas Island", "a Christmas tree".
constexpr std::string_view kNotHolidays[] = {
    "bunny",  "card",    "cards",   "carol",    "carols", "egg",      "eggs", "gift", "gifts",
    "island", "islands", "present", "presents", "rising", "shopping", "tree", "trees"};
constexpr std::string_view kNotDays[] = {"black",  "bloody", "casual", "cyber",    "fat",
                                         "giving", "man",    "orange", "sheffield"};
constexpr std::string_view kPossessives[] = {"her", "his", "my", "our", "their", "your"};

static_assert(is_sorted_list(kHabits) && is_sorted_list(kBeforeMonth) &&
                  is_sorted_list(kBeforeSeason) && is_sorted_list(kBeforeAttribute) &&
                  is_sorted_list(kNeverYear) && is_sorted_list(kPapers) &&
                  is_sorted_list(kClocks) && is_sorted_list(kOtherNewYears) &&
                  is_sorted_list(kNotHolidays) && is_sorted_list(kNotDays) &&
                  is_sorted_list(kPossessives),
              "the lists are searched by halves");

class Guard {
 public:
  Guard(const TimeMatch& match, const Surroundings& around)
      : match_(match),
        meaning_(match.meaning),
        around_(around),
        atoms_(around.atoms),
        near_(match, around) {}

  Verdict judge() const {
    if (one_of(near_.before(), kHabits) && repeats()) return Verdict::reject;
    if (tight_hyphen_after() && counts_units()) return Verdict::reject;
    switch (meaning_.form) {
      case TimeForm::date:
        return of_date();
      case TimeForm::year:
        return of_year();
      case TimeForm::decade:
        return of_decade();
      case TimeForm::weekday:
        return of_weekday();
      case TimeForm::nth_weekday:
        return of_nth_weekday();
      case TimeForm::season:
        return of_season();
      case TimeForm::today:
        return of_today();
      case TimeForm::unit:
      case TimeForm::run:
      case TimeForm::recent:
        return of_unit();
      case TimeForm::later:
        return of_later();
      case TimeForm::from_now:
        return of_from_now();
      case TimeForm::beside_later:
      case TimeForm::beside_earlier:
        return of_beside();
      case TimeForm::holiday:
        return of_holiday();
      case TimeForm::numeric:
      case TimeForm::years:
      case TimeForm::iso:
      case TimeForm::week_number:
      case TimeForm::day_of_month:
        return judge_figures(match_, around_);
      default:
        return Verdict::accept;
    }
  }

 private:
  bool named(std::uint32_t at, NameKind kind) const { return near_.token_of(at).name == kind; }

  bool repeats() const {
    return meaning_.form == TimeForm::weekday || meaning_.form == TimeForm::unit ||
           meaning_.form == TimeForm::season || meaning_.form == TimeForm::weekend ||
           meaning_.form == TimeForm::holiday || meaning_.form == TimeForm::date;
  }
  bool counts_units() const {
    return meaning_.form == TimeForm::unit || meaning_.form == TimeForm::run ||
           meaning_.form == TimeForm::later || meaning_.form == TimeForm::within;
  }
  bool tight_hyphen_after() const {
    const std::uint32_t at = match_.last;
    return at + 1 < atoms_.size() && atoms_[at].mark == '-' && !atoms_[at].spaced &&
           !atoms_[at + 1].spaced;
  }

  // "May 20 people", "in May 2000 soldiers", "July 4 and 30 others".
  Verdict of_date() const {
    const Atom& last = atoms_[match_.last - 1];
    const bool two = meaning_.year > 0 && last.kind == AtomKind::digits && last.digits == 2 &&
                     near_.first().digits != 4 && !names_short_year(last);
    if (two) return Verdict::shorten;
    const bool ends_in_number = last.kind == AtomKind::digits;
    const bool full = meaning_.day > 0 && last.digits == 4;  // "on June 9, 2014 rebels struck"
    if (ends_in_number && !full && is_counted(near_.after())) return Verdict::shorten;
    const bool bare_number = match_.last - match_.first == 2 && ends_in_number;
    if (bare_number && near_.before() == "in" && last.digits < 3 && near_.counted_after()) {
      return Verdict::shorten;
    }
    const std::string joint = near_.word(match_.last - 2);
    if (meaning_.day_2 > 0 && (joint == "and" || joint == "&") && meaning_.year == 0 &&
        ends_in_number && !ends_pair()) {
      return Verdict::shorten;
    }
    const bool spelled = near_.first().kind == AtomKind::ordinal && near_.first().digits == 0;
    if (spelled && near_.word(match_.first + 1) != "of") return Verdict::reject;
    if (near_.first().kind == AtomKind::shift) return of_shifted_month();
    if (near_.first().digits == 4 && is_verb(last)) return Verdict::shorten;  // "in 1984 may have"
    if (near_.first().digits > 0 && is_verb(last) && !leads_day(near_.before()) && !ends_pair()) {
      return Verdict::reject;
    }
    if (near_.first().kind != AtomKind::month) return Verdict::accept;
    return of_month();
  }

  // "12 may die", and not "on 12 may".
  static bool is_verb(const Atom& last) {
    return last.kind == AtomKind::month && !last.capital && last.weak &&
           (last.value == 3 || last.value == 5);
  }

  // "April of '87", "April of 87": no day of a month, and nothing that it could count behind.
  bool names_short_year(const Atom& last) const {
    if (near_.word(match_.last - 2) == "'") return true;
    if (near_.word(match_.last - 2) != "of") return true;
    return last.value > 31 && ends_pair();
  }

  // True when nothing that the second number could count stands behind it.
  bool ends_pair() const {
    if (match_.last >= atoms_.size() || atoms_[match_.last].kind == AtomKind::mark) return true;
    return follows_number(near_.after());
  }

  Verdict of_shifted_month() const {
    const Atom& month = atoms_[match_.last - 1];
    const bool that = near_.word(match_.first) == "that";
    if (month.kind != AtomKind::month) return that ? Verdict::reject : Verdict::accept;
    const bool word_itself = month.value == 3 || month.value == 5 || month.value == 8;
    const bool doubtful = !month.capital && word_itself;  // "this august body"
    const bool name = named(match_.last - 1, NameKind::person);
    return doubtful || that || name ? Verdict::reject : Verdict::accept;
  }

  // The match begins with a month.
  Verdict of_month() const {
    const Token& token = near_.token_of(match_.first);
    const bool verb = near_.word(match_.first) == "may" || near_.word(match_.first) == "march";
    if (verb && !near_.first().capital && !meaning_.bare && meaning_.year == 0) {
      return Verdict::reject;  // "may 20 people"
    }
    if (!meaning_.bare) return Verdict::accept;
    if (token.pos == Pos::aux || token.pos == Pos::verb) return Verdict::reject;
    if (token.name == NameKind::person || token.name == NameKind::organization) {
      return one_of(near_.before(), kBeforeMonth) && token.name_begins && !next_is_name()
                 ? Verdict::accept
                 : Verdict::reject;
    }
    if (next_is_name() && near_.first().kind == AtomKind::month &&
        !one_of(near_.before(), kBeforeMonth)) {
      return Verdict::reject;  // "April Ryan", "June Smith"
    }
    if (!near_.first().weak) {
      // "august" and "april" in lower case stand only where a month must.
      const bool in =
          near_.before() == "in" || (near_.before() == "the" && near_.before(2) == "in");
      return near_.first().capital || in ? Verdict::accept : Verdict::reject;
    }
    const bool abbreviated = near_.first().span.size() < 5 && near_.word(match_.first) != "may";
    const bool marked = match_.last >= atoms_.size() || atoms_[match_.last].kind == AtomKind::mark;
    if (abbreviated && near_.before() == "in" && marked) return Verdict::accept;  // "in dec."
    if (abbreviated && near_.after() != "." && near_.after() != "," && !ends_sentence() &&
        !token_has_stop()) {
      return Verdict::reject;  // "Mar del Plata"
    }
    if (near_.before() == "in" && near_.word(match_.first) == "may" && ends_pair() &&
        token.pos != Pos::aux) {
      return Verdict::accept;
    }
    const bool months =
        near_.first().capital && (near_.has_edge() || one_of(near_.before(), kBeforeMonth));
    const bool possessive =
        near_.first().capital && near_.after() == "'" && token.pos == Pos::propn;
    if (near_.before() == "to" || near_.before() == "and" || near_.before() == "or" ||
        near_.before() == "for") {
      // "Theresa May told Trump and May": only with a tag or another month nearby.
      return near_.first().capital && month_nearby() ? Verdict::accept : Verdict::reject;
    }
    return months || possessive ? Verdict::accept : Verdict::reject;
  }

  bool ends_sentence() const { return match_.last >= atoms_.size(); }
  bool token_has_stop() const {
    return near_.token_of(match_.first).span.end > near_.first().span.end;
  }

  bool month_nearby() const {
    const std::uint32_t begin = match_.first > 4 ? match_.first - 4 : 0;
    for (std::uint32_t i = begin; i < match_.first; ++i) {
      if (atoms_[i].kind == AtomKind::month) return true;
    }
    return false;
  }

  // A capitalised word right behind: the month is a given name, perhaps.
  bool next_is_name() const {
    if (match_.last >= atoms_.size()) return false;
    const Atom& next = atoms_[match_.last];
    return next.kind == AtomKind::none && next.capital && next.mark == 0;
  }

  Verdict of_year() const {
    const Atom& last = atoms_[match_.last - 1];
    const bool spelled_out = match_.last - match_.first > 1;  // "the year 2000"
    if (spelled_out &&
        last.digits == 3) {  // "the year 247", but not "a five year 150 million loan"
      return near_.before() == "the" || leads_year(near_.before()) ? Verdict::accept
                                                                   : Verdict::reject;
    }
    if (spelled_out) return Verdict::accept;
    if (is_counted(near_.after()) || one_of(near_.after(), kClocks)) return Verdict::reject;
    const std::string previous = near_.before();
    if (near_.has_edge()) return Verdict::accept;
    const bool compared =
        previous == "than" && (near_.before(2) == "later" || near_.before(2) == "earlier" ||
                               near_.before(3) == "year" || near_.before(4) == "year");
    const bool open = near_.after() == "or" && (near_.word(match_.last + 1) == "later" ||
                                                near_.word(match_.last + 1) == "earlier");
    if (compared || (open && !one_of(previous, kNeverYear))) return Verdict::accept;
    if (one_of(previous, kNeverYear)) return Verdict::reject;
    if (previous == "." && (near_.before(2) == "no" || near_.before(2) == "nos"))
      return Verdict::reject;
    if (tight_unit_around()) return Verdict::reject;
    if (previous == "-" && around_.first > 1 && atoms_[around_.first - 2].digits == 4) {
      return Verdict::accept;
    }
    if (previous == "in" && is_number_before(2)) return Verdict::reject;  // "one in 2000"
    const bool modern = last.value >= 1900 && last.value <= 2100;
    if (previous == "and" && one_of(near_.before(3), kNeverYear)) return Verdict::reject;
    const bool led = leads_year(previous) || previous == "(" || previous == ",";
    if (!modern)
      return led && previous != "to" && previous != "of" && last.value >= 1400 &&
                     !near_.counted_after() && previous != "," && previous != "and"
                 ? Verdict::accept
                 : Verdict::reject;
    if (previous == "to" || previous == ",") {
      return near_.counted_after() ? Verdict::reject : Verdict::accept;
    }
    if (led || one_of(previous, kBeforeAttribute)) return Verdict::accept;
    if (previous == "not" && ends_pair()) return Verdict::accept;  // "but not 1998"
    if (near_.counted_after()) return Verdict::reject;
    const bool follows_name = around_.first > 0 && atoms_[around_.first - 1].capital;
    return follows_name || around_.first == 0 || previous == "'" || previous == "s"
               ? Verdict::accept
               : Verdict::reject;
  }

  bool is_number_before(std::uint32_t steps) const {
    if (around_.first < steps) return false;
    const Atom& atom = atoms_[around_.first - steps];
    return atom.kind == AtomKind::number || (atom.kind == AtomKind::digits && atom.digits < 4);
  }

  // "F-1950", "1984-class", "A/1999".
  bool tight_unit_around() const {
    const bool before_tight =
        match_.first > 0 && !near_.first().spaced &&
        (atoms_[match_.first - 1].mark == '-' || atoms_[match_.first - 1].mark == '/');
    if (!before_tight) return false;
    const bool mid = match_.first > 1 && (near_.word(match_.first - 2) == "mid" ||
                                          atoms_[match_.first - 2].kind == AtomKind::digits ||
                                          near_.word(match_.first - 2) == "pre" ||
                                          near_.word(match_.first - 2) == "post");
    return !mid;
  }

  Verdict of_decade() const {
    if (one_of(near_.before(), kPossessives)) return Verdict::reject;
    const bool full = near_.first().kind == AtomKind::decade && !near_.first().weak &&
                      near_.first().word == UINT16_MAX;
    const bool marked = near_.first().mark == '\'';
    return full || marked || near_.before() == "the" ||
                   (near_.has_edge() && near_.before() != "in" &&
                    near_.word(match_.first - 1) == "the")
               ? Verdict::accept
               : Verdict::reject;
  }

  Verdict of_weekday() const {
    const std::uint32_t at = match_.last - 1;
    const Atom& day = atoms_[at];
    if (day.weak) {
      const bool listed = (near_.before() == "or" || near_.before() == "and") &&
                          around_.first > 1 && atoms_[around_.first - 2].kind == AtomKind::weekday;
      const bool led = near_.before() == "on" || listed;
      return meaning_.bare && day.capital && led ? Verdict::accept : Verdict::reject;
    }
    if (!day.capital && near_.before() != "on" && meaning_.bare) return Verdict::reject;
    if (match_.last < atoms_.size() && atoms_[match_.last].capital && near_.before() != "on" &&
        one_of(near_.after(), kPapers)) {
      return Verdict::reject;
    }
    if (meaning_.bare && one_of(near_.before(), kNotDays)) return Verdict::reject;
    if (meaning_.bare && near_.before() == "on" && near_.before(2) == "mail")
      return Verdict::reject;
    if (meaning_.bare && near_.before() == "a" && near_.before(2) == "on") return Verdict::reject;
    if (near_.token_of(at).pos == Pos::noun && !day.capital) return Verdict::accept;
    // "said that Sunday's vote": the conjunction; the weekday is found alone.
    const bool that =
        !meaning_.bare && near_.word(match_.first) == "that" && match_.last - match_.first == 2;
    if (that && near_.before() != "on" && near_.before() != "by" && near_.before() != "of")
      return Verdict::reject;
    return named(at, NameKind::organization) && near_.before() != "on" ? Verdict::reject
                                                                       : Verdict::accept;
  }

  // "on second Sunday", "back first Sunday": of this month; but not "the second Sunday", "a third
  // Sunday in a row", which count something else.
  Verdict of_nth_weekday() const {
    if (meaning_.month > 0 || match_.last - match_.first > 2) return Verdict::accept;
    const Atom& day = atoms_[match_.last - 1];
    const bool free = around_.first > 0 && atoms_[around_.first - 1].mark == 0 &&
                      !one_of(near_.before(), kBeforeAttribute);
    const bool closed = match_.last >= atoms_.size() || atoms_[match_.last].kind == AtomKind::mark;
    return free && closed && day.capital && !day.weak ? Verdict::accept : Verdict::reject;
  }

  Verdict of_season() const {
    if (meaning_.shift != Shift::none || meaning_.year > 0) return Verdict::accept;
    const bool fall = near_.word(match_.first) == "fall";
    if (near_.first().capital && around_.first > 0) return Verdict::reject;  // "Prague Spring"
    const Token& token = near_.token_of(match_.first);
    if (token.pos == Pos::verb) return Verdict::reject;
    if (fall && (near_.after() == "of" || near_.after() == "in" || near_.after() == "to"))
      return Verdict::reject;
    const bool article = near_.before() == "the";
    if (!article && !near_.has_edge() && modifies_noun())
      return Verdict::reject;  // "by winter snow"
    const std::string lead = article ? near_.before(2) : near_.before();
    if (fall && lead != "in" && !near_.has_edge()) return Verdict::reject;
    if (near_.after() == "from" || (!article && lead == "after")) return Verdict::reject;
    return near_.has_edge() || one_of(lead, kBeforeSeason) ? Verdict::accept : Verdict::reject;
  }

  // Something stands behind the word that it may describe.
  bool modifies_noun() const {
    if (match_.last >= atoms_.size() || atoms_[match_.last].mark != 0) return false;
    return !follows_number(near_.after());
  }

  Verdict of_today() const {
    if (!near_.first().capital || around_.first == 0) return Verdict::accept;
    const Atom& previous = atoms_[around_.first - 1];
    const bool name = previous.capital && previous.kind == AtomKind::none;
    return name ? Verdict::reject : Verdict::accept;
  }

  Verdict of_unit() const {
    const TimeUnit unit = meaning_.unit;
    if (unit == TimeUnit::minute) return Verdict::reject;
    if (meaning_.form == TimeForm::recent)
      return meaning_.plural ? Verdict::accept : Verdict::reject;
    const bool article =
        near_.before() == "the" || near_.word(match_.first) == "this" || near_.has_edge();
    if (meaning_.form == TimeForm::run) {
      const bool following = meaning_.shift == Shift::following;
      return following && !article ? Verdict::reject : Verdict::accept;
    }
    if (meaning_.edge_only) {
      const bool idiom =
          unit == TimeUnit::day && near_.has_edge() && near_.word(around_.first) != "earlier" &&
          near_.word(around_.first) != "later" && near_.word(around_.first) != "late" &&
          near_.word(around_.first) != "early";
      return near_.has_edge() && !idiom ? Verdict::accept : Verdict::reject;
    }
    if (meaning_.plural || unit == TimeUnit::hour) return Verdict::reject;
    const bool program =
        around_.first > 0 && near_.first().capital && atoms_[match_.last - 1].capital;
    if (program && near_.first().kind == AtomKind::shift)
      return Verdict::reject;  // ABC's "This Week"
    const bool story = meaning_.shift == Shift::same || meaning_.shift == Shift::following ||
                       meaning_.shift == Shift::previous || meaning_.shift == Shift::next;
    const bool working = unit == TimeUnit::day && match_.last - match_.first > 2 &&
                         near_.word(match_.last - 2).compare(0, 4, "work") == 0;
    if (working || (unit == TimeUnit::day && !story)) return Verdict::reject;
    if (meaning_.shift == Shift::following && !article) return Verdict::reject;
    return Verdict::accept;
  }

  // "the month after the next", but not "the day after the next attack".
  Verdict of_from_now() const {
    const bool the_next =
        near_.word(match_.last - 1) == "next" && near_.word(match_.last - 2) == "the";
    return the_next && !ends_pair() ? Verdict::shorten : Verdict::accept;
  }

  // "two years on," but not "two days on the road".
  Verdict of_later() const {
    if (near_.word(match_.last - 1) != "on") return Verdict::accept;
    const bool ends = match_.last >= atoms_.size() || atoms_[match_.last].mark == ',' ||
                      atoms_[match_.last].mark == '.';
    return ends ? Verdict::accept : Verdict::reject;
  }

  Verdict of_beside() const {
    const bool short_unit = meaning_.unit == TimeUnit::minute || meaning_.unit == TimeUnit::hour;
    if (short_unit && near_.first().kind != AtomKind::part) return Verdict::reject;
    if (near_.word(match_.last - 2) == near_.after()) return Verdict::reject;  // "day after day"
    const bool led =
        near_.first().kind == AtomKind::number || near_.first().kind == AtomKind::digits ||
        near_.first().kind == AtomKind::tens || near_.before() == "the" || meaning_.plural;
    return led ? Verdict::accept : Verdict::reject;
  }

  Verdict of_holiday() const {
    if (near_.first().kind == AtomKind::digits) {
      const bool attacks = meaning_.numbers[0] == 9 && meaning_.numbers[1] == 11;
      return attacks && near_.is_tight() ? Verdict::accept : Verdict::reject;
    }
    const std::string next = near_.after();
    const bool new_year = static_cast<Holiday>(meaning_.ordinal) == Holiday::new_year;
    if (new_year && one_of(near_.before(), kOtherNewYears)) return Verdict::reject;
    const bool dated =
        match_.last < atoms_.size() && (atoms_[match_.last].digits == 4 || next == "weekend");
    const bool bare_new_year = new_year && match_.last - match_.first == 2 && next != "'";
    if (bare_new_year && !dated && near_.before(near_.before() == "the" ? 2 : 1) != "before") {
      return Verdict::reject;  // "in the new year"
    }
    const bool sale = near_.word(match_.first) == "black" || near_.word(match_.first) == "cyber";
    if (sale && !dated && !leads_day(near_.before())) return Verdict::reject;
    if (one_of(next, kNotHolidays)) return Verdict::reject;
    const std::string name = near_.word(match_.first);
    const bool plain = name == "easter" || (new_year && match_.last - match_.first > 2) ||
                       name == "christmas" || name == "halloween";
    return near_.first().capital || plain || meaning_.year > 0 || dated || bare_new_year
               ? Verdict::accept
               : Verdict::reject;
  }

  const TimeMatch& match_;
  const TimeMeaning& meaning_;
  const Surroundings& around_;
  std::span<const Atom> atoms_;
  TimeNeighbours near_;
};

}  // namespace

Verdict judge(const TimeMatch& match, const Surroundings& around) {
  return Guard(match, around).judge();
}

}  // namespace tacitus
