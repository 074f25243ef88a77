#include "store/stories.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

const WordRanks& ranks() {
  static const WordRanks words = [] {
    Resources resources;
    resources.files.push_back({"words/common.tsv", "word\trank\nthe\t1\n"});
    return *WordRanks::create(resources);
  }();
  return words;
}

// A missile test in two reports, unless a test says otherwise.
EventFacts facts(std::uint32_t article) {
  EventFacts event;
  event.article = article;
  event.type = "ASSAULT";
  event.status = "actual";
  event.actors = {"PRK"};
  event.recipients = {"JPN"};
  event.actor_named = event.recipient_named = true;
  event.first_day = event.last_day = 100;
  event.dated = true;
  event.trigger = "fire";
  event.words = content_words("Pyongyang fired missile toward northern Japan", ranks());
  return event;
}

struct Case {
  std::string_view name;
  void (*change)(EventFacts& second);
  std::string_view reason;  // empty: no link
};

const Case kCases[] = {
    {"same", [](EventFacts&) {}, "same type and parties, same time, same verb, words 1"},
    {"a day later", [](EventFacts& e) { e.first_day = e.last_day = 101; },
     "same type and parties, 1 day apart, same verb, words 1"},
    {"another day", [](EventFacts& e) { e.first_day = e.last_day = 102; }, ""},
    {"no date of its own, published two days later",
     [](EventFacts& e) {
       e.dated = false;
       e.first_day = e.last_day = 102;
     },
     "same type and parties, 2 days apart, same verb, words 1"},
    {"a week around it",
     [](EventFacts& e) {
       e.first_day = 97;
       e.last_day = 104;
     },
     "same type and parties, same time, same verb, words 1"},
    {"another type", [](EventFacts& e) { e.type = "AID"; }, ""},
    {"another actor", [](EventFacts& e) { e.actors = {"CHN"}; }, ""},
    {"one of two actors",
     [](EventFacts& e) {
       e.actors = {"CHN", "PRK"};
     },
     "same type and parties, same time, same verb, words 1"},
    {"another recipient", [](EventFacts& e) { e.recipients = {"KOR"}; }, ""},
    {"no recipient",
     [](EventFacts& e) {
       e.recipients.clear();
       e.recipient_named = false;
     },
     "same type and actor, same time, same verb, words 1"},
    {"denied", [](EventFacts& e) { e.status = "negated"; }, ""},
    {"planned", [](EventFacts& e) { e.status = "future"; }, ""},
    {"long ago", [](EventFacts& e) { e.historical = true; }, ""},
    {"other words and verb",
     [](EventFacts& e) {
       e.trigger = "shell";
       e.words = content_words("Artillery shelled fishing boats", ranks());
     },
     ""},
};

TEST(FindSameEvents, Cases) {
  for (const Case& c : kCases) {
    std::vector<EventFacts> events = {facts(1), facts(2)};
    c.change(events[1]);
    const std::vector<EventLink> links = find_same_events(events, Likeness({}));
    EXPECT_EQ(links.empty() ? "" : reason_of(links[0]), c.reason) << c.name;
  }
}

TEST(FindSameEvents, AlikeArticlesMakeUpForOtherWords) {
  std::vector<EventFacts> events = {facts(1), facts(2)};
  events[1].words = content_words("test-firing yesterday drew protest", ranks());
  const std::vector<EventLink> links = find_same_events(events, Likeness({{1, 2, 0.31}}));
  ASSERT_EQ(links.size(), 1u);
  EXPECT_GE(links[0].link.similarity, kStory);
  EXPECT_EQ(reason_of(links[0]),
            "same type and parties, same time, same verb, words 0, articles alike 0.31");
}

TEST(FindSameEvents, ActorsMayBeUnknown) {
  std::vector<EventFacts> events = {facts(1), facts(2)};
  events[1].actors = {"gunman"};  // whoever that is
  events[1].actor_named = false;
  EXPECT_EQ(reason_of(find_same_events(events, Likeness({})).at(0)),
            "same type and recipient, same time, same verb, words 1");
  // Without a party in common events are compared when their articles are alike.
  for (EventFacts& event : events) {
    event.recipients.clear();
    event.recipient_named = false;
  }
  EXPECT_TRUE(find_same_events(events, Likeness({})).empty());
  EXPECT_EQ(reason_of(find_same_events(events, Likeness({{1, 2, 0.5}})).at(0)),
            "same type, same time, same verb, words 1, articles alike 0.5");
}

TEST(Likeness, Cases) {
  const Likeness likeness({{7, 3, 0.2}, {1, 2, 0.5}, {3, 7, 1}});
  EXPECT_EQ(likeness.of(3, 7), 1);
  EXPECT_EQ(likeness.of(2, 1), 0.5);
  EXPECT_EQ(likeness.of(1, 7), 0);
  EXPECT_EQ(likeness.pairs().size(), 2u);
}

}  // namespace
}  // namespace tacitus
