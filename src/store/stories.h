#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "store/clusters.h"
#include "store/words.h"

namespace tacitus {

// Events that are alike by this on average are one story.
inline constexpr double kStory = 0.4;
// Links below this are not made.
inline constexpr double kLeastLink = 0.25;
// Events further apart than this, in days, are not compared.
inline constexpr int kStoryDays = 3;

// An event of an article as the comparison sees it. Days are counted from 1970-01-01.
struct EventFacts {
  std::uint32_t article = 0;
  std::string type;    // "REJECT"
  std::string status;  // "actual"
  bool historical = false;
  std::vector<std::string> actors;      // keys: code and name, or the words; sorted
  std::vector<std::string> recipients;  // the same
  std::string country;                  // where it happened; empty: not known
  int first_day = 0;                    // of the event, else of publication
  int last_day = 0;
  bool dated = false;             // the days are the event's own
  bool undated = false;           // and there is no day of publication
  std::string trigger;            // stem of the word that expresses it
  std::vector<WordWeight> words;  // of the sentence
};

// Why two events are one.
struct EventLink {
  Link link;
  double words = 0;         // cosine of the sentences
  double articles = 0;      // how alike the articles are; 1 for copies and within one
  int days = 0;             // apart
  bool recipients = false;  // the same recipients
  bool trigger = false;     // the same word expresses it
};

// How alike two articles are, 0..1.
using ArticleLikeness = std::function<double(std::uint32_t, std::uint32_t)>;

// The pairs of events that may be one event in two reports, or told twice in one: of one type, of
// compatible status, parties, days and places. Ascending by first and second.
std::vector<EventLink> find_same_events(const std::vector<EventFacts>& events,
                                        const ArticleLikeness& likeness);

// The reason in words: "same type and parties, same day, words 0.52, articles alike 0.31".
std::string reason_of(const EventLink& link);

}  // namespace tacitus
