#include "store/stories.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "base/json_writer.h"

// One event in many reports. Two records may be one event only when nothing contradicts it: they
// have one type, a common actor, no different recipients or countries, days that meet, and both
// happened or both did not. Among those that remain what speaks for it is added up: the words of
// the sentences, how alike the articles are, the same recipient, the same verb. "North Korea fired
// a missile on Tuesday" in two papers is one event; so is "Pyongyang's test-firing" in the third,
// since the articles are alike. Two raids of one army on one town in one week are two, for their
// days do not meet.

namespace tacitus {
namespace {

constexpr double kWordsPart = 0.45;
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
  return event.status == "future" || event.status == "hypothetical" ? "possible" : event.status;
}

// Days between two intervals; 0 when they meet.
int days_apart(const EventFacts& a, const EventFacts& b) {
  if (a.undated || b.undated) return 0;
  return std::max({0, a.first_day - b.last_day, b.first_day - a.last_day});
}

bool contradict(const EventFacts& a, const EventFacts& b) {
  if (!a.recipients.empty() && !b.recipients.empty() && !have_common(a.recipients, b.recipients)) {
    return true;
  }
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return true;
  return days_apart(a, b) > (a.dated && b.dated ? 1 : kStoryDays);
}

EventLink compare(const std::vector<EventFacts>& events, std::uint32_t first, std::uint32_t second,
                  const ArticleLikeness& likeness) {
  const EventFacts& a = events[first];
  const EventFacts& b = events[second];
  EventLink out;
  out.words = cosine(a.words, b.words);
  out.articles = a.article == b.article ? 1 : likeness(a.article, b.article);
  out.days = days_apart(a, b);
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

// Events by what they must have in common, each list by day. An event stands in as many lists as it
// has actors.
std::map<std::string, std::vector<std::uint32_t>> blocks_of(const std::vector<EventFacts>& events) {
  std::map<std::string, std::vector<std::uint32_t>> blocks;
  for (std::uint32_t i = 0; i < events.size(); ++i) {
    const EventFacts& event = events[i];
    std::string head = event.type + "\t";
    head.append(reality_of(event)).append(event.historical ? "\tpast" : "\tnow");
    for (const std::string& actor : event.actors) blocks[head + "\tactor\t" + actor].push_back(i);
    if (!event.actors.empty()) continue;
    for (const std::string& one : event.recipients) blocks[head + "\tnone\t" + one].push_back(i);
  }
  for (auto& [key, list] : blocks) {
    std::stable_sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
      return events[a].first_day < events[b].first_day;
    });
  }
  return blocks;
}

std::string two_decimals(double value) { return to_decimal(std::round(value * 100) / 100); }

}  // namespace

std::vector<EventLink> find_same_events(const std::vector<EventFacts>& events,
                                        const ArticleLikeness& likeness) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (const auto& [key, list] : blocks_of(events)) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t k = i + 1; k < list.size(); ++k) {
        const EventFacts& a = events[list[i]];
        const EventFacts& b = events[list[k]];
        if (b.first_day - a.last_day > kStoryDays) break;
        if (!contradict(a, b)) {
          pairs.emplace_back(std::min(list[i], list[k]), std::max(list[i], list[k]));
        }
      }
    }
  }
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
  std::string reason = link.recipients ? "same type and parties" : "same type and actor";
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
