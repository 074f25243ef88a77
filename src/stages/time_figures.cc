#include "stages/time_figures.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/word_list.h"
#include "stages/time_neighbours.h"

// Figures are dates less often than they look like dates. Some say it by their shape ("7/14/2017",
// "2016-11-05"). The rest want one of two things around them:
//
//   led       a preposition that dates have: "on 4/22", "since 11/2016"
//   alone     nothing behind that they could count or divide, and no name, number or noun of
//             documents before: "The hearing was moved to another day, 2016/11.", but not
//             "Directive 11/2016", "case 2016/11", "a 5/13 chance", "fell to 9-18-15", "24/7"
//
// Eight figures in a row ("20161105") are a date only when they are led or a file's name has them.
// Weeks by number are those of the calendar, not of a strike, a trial or a season: "week 23", but
// not "now in week 3", "Week 10", "week 4 of the trial".

namespace tacitus {
namespace {

// Before figures they say that the figures are a score, a share, a number or a document.
constexpr std::string_view kNotAlone[] = {
    "a",          "account",  "act",        "an",   "and",    "are",       "article",  "at",
    "bill",       "call",     "case",       "code", "decree", "directive", "document", "fell",
    "file",       "finished", "flight",     "form", "from",   "id",        "improved", "is",
    "item",       "its",      "law",        "line", "lost",   "model",     "motion",   "no",
    "nos",        "now",      "number",     "of",   "order",  "paragraph", "phone",    "record",
    "regulation", "report",   "resolution", "room", "route",  "rule",      "ruling",   "score",
    "section",    "serial",   "statute",    "than", "the",    "their",     "to",       "total",
    "was",        "went",     "were",       "with", "won"};
constexpr std::string_view kNotCalendar[] = {"enter", "entered", "entering", "enters", "her",
                                             "his",   "into",    "its",      "now",    "their"};

static_assert(is_sorted_list(kNotAlone) && is_sorted_list(kNotCalendar),
              "the lists are searched by halves");

class FigureGuard {
 public:
  FigureGuard(const TimeMatch& match, const Surroundings& around)
      : match_(match),
        meaning_(match.meaning),
        around_(around),
        atoms_(around.atoms),
        near_(match, around) {}

  Verdict judge() const {
    switch (meaning_.form) {
      case TimeForm::iso:
        return of_iso();
      case TimeForm::years:
        return of_years();
      case TimeForm::day_of_month:
        return of_day();
      case TimeForm::week_number:
        return of_week();
      default:
        return of_numeric();
    }
  }

 private:
  static Verdict accept_if(bool good) { return good ? Verdict::accept : Verdict::reject; }

  // The sentence or the clause ends behind the match.
  bool closed() const {
    if (match_.last >= atoms_.size()) return true;
    const Atom& next = atoms_[match_.last];
    const bool stop = next.mark == '.' || next.mark == ',' || next.mark == ';' ||
                      next.mark == '!' || next.mark == '?' || next.mark == ')';
    const bool goes_on =
        match_.last + 1 < atoms_.size() && !next.spaced && !atoms_[match_.last + 1].spaced;
    return stop && !goes_on;
  }

  // Nothing around the match makes another thing of its figures.
  bool alone() const {
    if (!closed()) return false;
    if (around_.first == 0) return true;
    const Atom& previous = atoms_[around_.first - 1];
    if (previous.mark != 0) return previous.mark == '?' || previous.mark == ',';
    if (previous.kind == AtomKind::digits || previous.kind == AtomKind::number) return false;
    const bool name = previous.capital && around_.first > 1;
    return !name && !one_of(near_.before(), kNotAlone);
  }

  // "on 4/22", "since 11/2016", "Friday 5/12".
  Verdict of_numeric() const {
    const bool led = leads_day(near_.before());
    if (meaning_.number_size == 1) return of_month();
    if (meaning_.number_size == 2 && meaning_.year > 0) return accept_if(is_joined());
    const bool shifted = meaning_.shift != Shift::none && meaning_.weekday < 0;
    if (!near_.is_tight() && meaning_.weekday < 0 && !shifted) return Verdict::reject;
    const int low = std::min(meaning_.numbers[0], meaning_.numbers[1]);
    const int high = std::max(meaning_.numbers[0], meaning_.numbers[1]);
    const bool day = low >= 1 && low <= 12 && high <= 31;
    const bool slash = near_.has_mark('/');
    if (meaning_.number_size == 3) {
      if (slash) return Verdict::accept;
      const bool two = atoms_[match_.last - 1].digits == 2;
      return accept_if(day && two && (led || alone()));
    }
    if (shifted) {  // "next 5/12", but not "the last 2/3"
      return accept_if(day && slash && near_.before() != "the" && !is_fraction() && closed());
    }
    if (!day) return meaning_.weekday >= 0 ? Verdict::shorten : Verdict::reject;
    if (meaning_.weekday >= 0) return slash ? Verdict::accept : Verdict::shorten;
    if (!slash) return accept_if(near_.before() == "on" && high > 12 && closed());
    if (led) return accept_if(!near_.counted_after() && (near_.before() == "on" || !is_fraction()));
    const bool always = low == 7 && high == 24;  // "open 24/7"
    return accept_if(high > 12 && !always && alone());
  }

  // "declining by 1/2 point".
  bool is_fraction() const {
    const int over = meaning_.numbers[1];
    const bool common = over == 2 || over == 3 || over == 4 || over == 8;
    return common && meaning_.numbers[0] < over;
  }

  // "on the 27th", "Friday the 15th"; but not "on the 27th floor", "Sunday the second round".
  Verdict of_day() const {
    const std::uint32_t at =
        near_.first().kind == AtomKind::weekday ? match_.last - 1 : match_.first;
    if (atoms_[at].kind == AtomKind::digits) {  // "on Monday 21"
      const bool day = atoms_[at].value >= 1 && atoms_[at].value <= 31;
      return day && ends_clause() ? Verdict::accept : Verdict::shorten;
    }
    if (atoms_[at].value > 31) return Verdict::reject;
    if (meaning_.shift != Shift::none) return Verdict::accept;
    const bool article = at > 0 && near_.word(at - 1) == "the";
    const bool weekday = near_.first().kind == AtomKind::weekday;
    const bool led = near_.has_edge() || (article && leads_day(near_.before(2)));
    if (!weekday && !led) return Verdict::reject;
    const bool spelled = atoms_[at].digits == 0;
    const Verdict no = weekday ? Verdict::shorten : Verdict::reject;
    if (spelled && !(weekday && article)) return no;
    if (match_.last >= atoms_.size()) return Verdict::accept;
    const Atom& next = atoms_[match_.last];
    if (next.mark == '-' || next.mark == '/') return no;
    if (next.mark != 0) {
      const bool list =
          match_.last + 1 < atoms_.size() && atoms_[match_.last + 1].kind == AtomKind::ordinal;
      return list ? no : Verdict::accept;
    }
    return follows_number(near_.after()) ? Verdict::accept : no;
  }

  // A stop or nothing stands behind, and no figures behind a comma.
  bool ends_clause() const {
    if (match_.last >= atoms_.size()) return true;
    const Atom& next = atoms_[match_.last];
    const bool stop = next.mark == '.' || next.mark == '!' || next.mark == '?';
    const bool comma = next.mark == ',' && match_.last + 1 < atoms_.size() &&
                       atoms_[match_.last + 1].kind != AtomKind::digits;
    return stop || comma;
  }

  // Without white space, but for "08/12, 2015".
  bool is_joined() const {
    for (std::uint32_t i = match_.first + 1; i < match_.last; ++i) {
      if (atoms_[i].spaced && atoms_[i - 1].mark != ',') return false;
    }
    return true;
  }

  // "11/2016", "11 - 2016".
  Verdict of_month() const {
    const bool month = meaning_.numbers[0] >= 1 && meaning_.numbers[0] <= 12;
    if (!month) return Verdict::reject;
    const bool led = near_.is_tight() && leads_year(near_.before());
    return accept_if(led || (meaning_.year >= 1900 && meaning_.year <= 2100 && alone()));
  }

  // "2011-13" goes up; "2017-07" is a month and "1950-3" nothing.
  Verdict of_years() const {
    if (meaning_.last_year > 0) {
      return accept_if(near_.is_tight() && meaning_.last_year > meaning_.year);
    }
    const bool two = atoms_[match_.last - 1].digits == 2;
    const bool rises = meaning_.numbers[0] > meaning_.year % (two ? 100 : 10);
    if (near_.is_tight() && rises) return Verdict::accept;
    const bool modern = meaning_.year >= 1900 && meaning_.year <= 2100;
    if (rises || !names_month(meaning_) || !modern) return Verdict::shorten;
    const bool led = near_.is_tight() && two && atoms_[match_.last - 2].mark == '-' &&
                     leads_year(near_.before());
    return led || alone() ? Verdict::accept : Verdict::shorten;
  }

  // "2017-07-04", "20170704", "2017 07 04".
  Verdict of_iso() const {
    if (near_.has_mark()) return accept_if(near_.is_tight());
    const bool led = leads_day(near_.before());
    if (!near_.is_tight()) return accept_if(led && closed());
    if (led) return Verdict::accept;
    const bool joined = around_.first > 0 && !atoms_[match_.first].spaced &&
                        (near_.before() == "-" || near_.before() == "_");
    return accept_if(joined || alone());
  }

  // "week 10 of 2016", "week 23".
  Verdict of_week() const {
    if (meaning_.numbers[0] < 1 || meaning_.numbers[0] > 53) return Verdict::reject;
    if (meaning_.year > 0 || meaning_.shift != Shift::none) return Verdict::accept;
    const std::uint32_t back = near_.before() == "the" ? 2 : 1;
    const bool lower_case = !atoms_[match_.first].capital;
    const bool other =
        one_of(near_.before(back), kNotCalendar) || one_of(near_.before(back + 1), kNotCalendar);
    const std::string next = near_.word(match_.last);
    const bool joint = match_.last < atoms_.size() && atoms_[match_.last].mark == '-';
    return accept_if(lower_case && !other && !joint && next != "of" && next != "in" &&
                     !near_.counted_after());
  }

  const TimeMatch& match_;
  const TimeMeaning& meaning_;
  const Surroundings& around_;
  std::span<const Atom> atoms_;
  TimeNeighbours near_;
};

}  // namespace

Verdict judge_figures(const TimeMatch& match, const Surroundings& around) {
  return FigureGuard(match, around).judge();
}

}  // namespace tacitus
