#pragma once

#include <cstdint>
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
  std::vector<std::string> actors;      // keys, sorted: see party_key.h
  std::vector<std::string> recipients;  // the same
  bool actor_named = false;             // one of the actors is known by a code or a name
  bool recipient_named = false;
  std::string country;  // where it happened; empty: not known
  int first_day = 0;    // of the event, else of publication
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
  bool actors = false;      // a common actor
  bool recipients = false;  // a common recipient
  bool trigger = false;     // the same word expresses it
};

// How alike articles are.
class Likeness {
 public:
  // The pairs that are alike, with their similarity, 0..1; a pair may stand twice.
  explicit Likeness(const std::vector<Link>& pairs);
  double of(std::uint32_t a, std::uint32_t b) const;
  // Every pair once, first < second, ascending.
  const std::vector<Link>& pairs() const { return pairs_; }

 private:
  std::vector<Link> pairs_;
};

// The pairs of events that may be one event in two reports, or told twice in one: of one type, of
// compatible status, parties, days and places. Ascending by first and second.
std::vector<EventLink> find_same_events(const std::vector<EventFacts>& events,
                                        const Likeness& likeness);

// The reason in words: "same type and parties, same time, same verb, words 0.52, articles alike
// 0.31".
std::string reason_of(const EventLink& link);

}  // namespace tacitus
