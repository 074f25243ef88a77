#include "store/stories.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

#include "base/json_writer.h"

// One event in many reports. Two records may be one event only when nothing contradicts it: they
// have one type, no different actors, recipients or countries, days that meet, and both happened or
// both did not. "A former employee" and "the gunman" may be one man; two names are two people
// unless they have a word in common. Compared are events that have a party in common, and all
// events of one type in articles that are alike. What speaks for a pair is added up: the words of
// the sentences, how alike the articles are, the same parties, the same verb. "North Korea fired a
// missile on Tuesday" in two papers is one event; so is "Pyongyang's test-firing" in the third,
// since the articles are alike. Two raids of one army on one town in one week are two, for their
// days do not meet.

namespace tacitus {
namespace {

constexpr double kWordsPart = 0.4;
constexpr double kArticlesPart = 0.25;
constexpr double kRecipientsPart = 0.1;
constexpr double kTriggerPart = 0.2;

bool have_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
    return std::binary_search(b.begin(), b.end(), one);
  });
}

// What happened, what did not, and what may: events of different ones are different events.
std::string_view reality_of(const EventFacts& event) {
  if (event.status == "future" || event.status == "hypothetical") return "possible";
  return event.status;
}

// Days between two intervals; 0 when they meet.
int days_apart(const EventFacts& a, const EventFacts& b) {
  if (a.undated || b.undated) return 0;
  return std::max({0, a.first_day - b.last_day, b.first_day - a.last_day});
}

bool contradict(const EventFacts& a, const EventFacts& b) {
  if (a.actor_named && b.actor_named && !have_common(a.actors, b.actors)) return true;
  if (a.recipient_named && b.recipient_named && !have_common(a.recipients, b.recipients))
    return true;
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return true;
  return days_apart(a, b) > (a.dated && b.dated ? 1 : kStoryDays);
}

EventLink compare(const std::vector<EventFacts>& events, std::uint32_t first, std::uint32_t second,
                  const Likeness& likeness) {
  const EventFacts& a = events[first];
  const EventFacts& b = events[second];
  EventLink out;
  out.words = cosine(a.words, b.words);
  out.articles = a.article == b.article ? 1 : likeness.of(a.article, b.article);
  out.days = days_apart(a, b);
  out.actors = have_common(a.actors, b.actors);
  out.recipients = have_common(a.recipients, b.recipients);
  out.trigger = !a.trigger.empty() && a.trigger == b.trigger;
  // Articles that are alike by a third are as good as sure to be about the same.
  constexpr double kAlikeEnough = 0.33;
  const double score =
      kWordsPart * out.words + kArticlesPart * std::min(1.0, out.articles / kAlikeEnough) +
      kRecipientsPart * (out.recipients ? 1 : 0) + kTriggerPart * (out.trigger ? 1 : 0);
  out.link = {first, second, std::min(1.0, score)};
  return out;
}

// What two events must have in common to be compared.
std::string head_of(const EventFacts& event) {
  std::string head = event.type + "\t";
  return head.append(reality_of(event)).append(event.historical ? "\tpast" : "\tnow");
}

using Blocks = std::map<std::string, std::vector<std::uint32_t>>;

// Events by head and party, each list by day. An event stands in as many lists as it has parties.
Blocks blocks_by_party(const std::vector<EventFacts>& events) {
  Blocks blocks;
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    const std::string head = head_of(events[i]);
    const auto add = [&](std::string_view part, const std::string& party) {
      std::string key = head;
      key.append("\t").append(part).append("\t").append(party);
      blocks[key].push_back(i);
    };
    for (const std::string& one : events[i].actors) add("actor", one);
    for (const std::string& one : events[i].recipients) add("to", one);
  }
  for (auto& [key, list] : blocks) {
    std::stable_sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
      return events[a].first_day < events[b].first_day;
    });
  }
  return blocks;
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void add_pair(const std::vector<EventFacts>& events, std::uint32_t a, std::uint32_t b,
              Pairs& pairs) {
  if (!contradict(events[a], events[b])) pairs.emplace_back(std::min(a, b), std::max(a, b));
}

void add_pairs_of_parties(const std::vector<EventFacts>& events, Pairs& pairs) {
  for (const auto& [key, list] : blocks_by_party(events)) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t k = i + 1; k < list.size(); ++k) {
        if (events[list[k]].first_day - events[list[i]].last_day > kStoryDays) break;
        add_pair(events, list[i], list[k], pairs);
      }
    }
  }
}

// The events of one head in articles that are alike, and within one article.
void add_pairs_of_articles(const std::vector<EventFacts>& events, const Likeness& likeness,
                           Pairs& pairs) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> told;  // [article], its events
  for (std::uint32_t i = 0; i < events.size(); ++i) told[events[i].article].push_back(i);
  const auto add = [&](std::uint32_t a, std::uint32_t b) {
    if (a != b && head_of(events[a]) == head_of(events[b])) add_pair(events, a, b, pairs);
  };
  for (const auto& [article, list] : told) {
    for (const std::uint32_t a : list) {
      for (const std::uint32_t b : list) {
        if (a < b) add(a, b);
      }
    }
  }
  for (const Link& pair : likeness.pairs()) {
    const auto first = told.find(pair.first);
    const auto second = told.find(pair.second);
    if (first == told.end() || second == told.end()) continue;
    for (const std::uint32_t a : first->second) {
      for (const std::uint32_t b : second->second) add(a, b);
    }
  }
}

std::string two_decimals(double value) { return to_decimal(std::round(value * 100) / 100); }

}  // namespace

Likeness::Likeness(const std::vector<Link>& pairs) : pairs_(pairs) {
  for (Link& pair : pairs_) {
    if (pair.first > pair.second) std::swap(pair.first, pair.second);
  }
  const auto order = [](const Link& a, const Link& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.second != b.second ? a.second < b.second : a.similarity > b.similarity;
  };
  const auto same = [](const Link& a, const Link& b) {
    return a.first == b.first && a.second == b.second;
  };
  std::sort(pairs_.begin(), pairs_.end(), order);
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end(), same), pairs_.end());
}

double Likeness::of(std::uint32_t a, std::uint32_t b) const {
  const auto before = [](const Link& x, const Link& y) {
    return x.first != y.first ? x.first < y.first : x.second < y.second;
  };
  const Link wanted = {std::min(a, b), std::max(a, b), 0};
  const auto found = std::lower_bound(pairs_.begin(), pairs_.end(), wanted, before);
  const bool there =
      found != pairs_.end() && found->first == wanted.first && found->second == wanted.second;
  return there ? found->similarity : 0;
}

std::vector<EventLink> find_same_events(const std::vector<EventFacts>& events,
                                        const Likeness& likeness) {
  Pairs pairs;
  add_pairs_of_parties(events, pairs);
  add_pairs_of_articles(events, likeness, pairs);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<EventLink> links;
  for (const auto& [first, second] : pairs) {
    const EventLink link = compare(events, first, second, likeness);
    if (link.link.similarity >= kLeastLink) links.push_back(link);
  }
  return links;
}

std::string reason_of(const EventLink& link) {
  std::string reason = "same type";
  if (link.actors && link.recipients) {
    reason += " and parties";
  } else if (link.actors) {
    reason += " and actor";
  } else if (link.recipients) {
    reason += " and recipient";
  }
  if (link.days == 0) {
    reason += ", same time";
  } else {
    reason += ", " + std::to_string(link.days) + (link.days == 1 ? " day" : " days") + " apart";
  }
  if (link.trigger) reason += ", same verb";
  reason += ", words " + two_decimals(link.words);
  if (link.articles > 0) reason += ", articles alike " + two_decimals(link.articles);
  return reason;
}

}  // namespace tacitus
