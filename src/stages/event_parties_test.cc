#include "stages/event_parties.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/split.h"
#include "stages/tree.h"

namespace tacitus {
namespace {

// "FRA.GOV TUR": who is named in the first sentence, one mention and one entity each; a code of "?"
// is not known, and a "*" before it says that only the story tells the code.
Annotations text_of(std::string_view named, std::size_t sentences) {
  Annotations annotations;
  annotations.sentences.resize(sentences);
  for (std::string_view party : split_list(named, ' ')) {
    if (party.empty()) continue;
    Entity entity;
    if (party.front() == '*') {
      entity.rule = kStoryRule;
      party.remove_prefix(1);
    }
    const std::size_t dot = party.find('.');
    if (party.substr(0, dot) != "?") entity.code = party.substr(0, dot);
    if (dot != std::string_view::npos) entity.sector = party.substr(dot + 1);
    Mention mention;
    mention.sentence = 0;
    mention.entity = static_cast<Index>(annotations.entities.size());
    annotations.entities.push_back(entity);
    annotations.mentions.push_back(mention);
  }
  return annotations;
}

Match match_of(std::string_view type, std::vector<Index> actor, std::vector<Index> recipient) {
  Match match;
  match.type = type;
  match.actor = std::move(actor);
  match.recipient = std::move(recipient);
  return match;
}

TEST(EventParties, WhomAnArticleDoesNotPlace) {
  const struct {
    std::string_view actor, recipient, type;
    bool unknown, unplaced;
  } kCases[] = {
      {"FRA.GOV", "TUR", "ACCUSE", false, false},
      {"?.REB", "?.CVL", "RETREAT", true, true},      // whose rebels, whose hostages?
      {"?.UAF", "?.CVL", "ASSAULT", true, false},     // gunmen, people: nobody's
      {"*YEM.REB", "?.CVL", "ASSAULT", true, false},  // only the story says whose
      {"?.LEG", "FRA", "REJECT", false, true},        // "lawmakers rejected the French offer"
      {"FRA.COP", "?.JRN", "COERCE", false, true},
      {"FRA.COP", "?.CVL", "COERCE", false, false},  // "French police arrested 40 people"
      {"FRA", "?", "SUPPORT", false, true},          // "France backs Mr. Ode"
      {"?.OPP", "FRA", "PROTEST", false, false},     // who protests is mostly unknown
      {"?.SOC", "FRA.GOV", "REQUEST", false, false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.actor) + " " + std::string(c.recipient));
    const std::string named = std::string(c.actor) + " " + std::string(c.recipient);
    const Match match = match_of(c.type, {0}, {1});
    const Annotations article = text_of(named, 6);
    EXPECT_EQ(EventParties(article).is_unknown(match), c.unknown);
    EXPECT_EQ(EventParties(article).is_unplaced(match), c.unplaced);
    const Annotations brief = text_of(named, 5);  // no room to say it
    EXPECT_FALSE(EventParties(brief).is_unknown(match));
    EXPECT_FALSE(EventParties(brief).is_unplaced(match));
  }
}

TEST(EventParties, ActsBetweenTwoOfWhomOneIsFound) {
  const struct {
    std::string_view named;  // the first acts
    std::string_view type;
    bool expected;
  } kCases[] = {
      {"TUR.GOV GRC", "REJECT", true},
      {"TUR.GOV", "REJECT", false},         // the sentence names nobody else
      {"TUR.GOV TUR", "REJECT", false},     // but the actor's own country
      {"TUR.GOV TUR.MIL", "REJECT", true},  // a body of it may be the other party
      {"TUR.GOV ?", "REJECT", false},       // a name of which nothing is known
      {"TUR.GOV ?.REB", "REJECT", true},    // "the rebels"
      {"TUR.GOV GRC", "REQUEST", false},    // a call may be for nobody
      {"TUR.GOV GRC", "RETREAT", false},
      {"TUR.GOV GRC", "CONSULT", true},
      {"TUR.GOV", "CONSULT", true},  // nobody meets alone
      {"UNO", "CONSULT", false},     // but its members do
      {"TUR.GOV", "AGREE", false},   // "promised reforms"
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.named) + " " + std::string(c.type));
    const Match match = match_of(c.type, {0}, {});
    EXPECT_EQ(EventParties(text_of(c.named, 6)).is_half_found(match, {}), c.expected);
    EXPECT_FALSE(EventParties(text_of(c.named, 5)).is_half_found(match, {}));
  }
}

TEST(EventParties, WhoeverSaysItIsNoOtherParty) {
  const Annotations article = text_of("TUR.GOV GRC", 6);
  const EventParties parties(article);
  EXPECT_FALSE(parties.is_half_found(match_of("REJECT", {0}, {}), {{1, {}}}));
  EXPECT_TRUE(parties.is_half_found(match_of("REJECT", {0}, {}), {{kNone, {}}}));
  EXPECT_FALSE(parties.is_half_found(match_of("REJECT", {0}, {1}), {}));  // both are there
  EXPECT_FALSE(parties.is_half_found(match_of("ASSAULT", {}, {1}), {}));  // the doer may be unknown
}

TEST(EventParties, PrivatePeople) {
  const struct {
    std::string_view actor, recipient, type;
    bool expected;
  } kCases[] = {
      {"?.BUS", "?.CVL", "AGREE", true},
      {"MNC.BUS", "?.CVL", "AGREE", true},
      {"FRA.BUS", "?.CVL", "AGREE", false},
      {"?.CVL", "?.GOV", "REQUEST", false},
      {"?.CVL", "?.CVL", "PROTEST", false},
      {"?", "?.CVL", "AGREE", true},  // a whole article does not say who it is
  };
  for (const auto& c : kCases) {
    const std::string named = std::string(c.actor) + " " + std::string(c.recipient);
    EXPECT_EQ(EventParties(text_of(named, 6)).is_private(match_of(c.type, {0}, {1})), c.expected)
        << named;
  }
  const Annotations victims = text_of("?.CVL", 6);
  EXPECT_FALSE(EventParties(victims).is_private(match_of("ASSAULT", {}, {0})));
  EXPECT_TRUE(EventParties(victims).is_private(match_of("AID", {}, {0})));
}

}  // namespace
}  // namespace tacitus
