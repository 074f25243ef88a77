#include "engine/score.h"

#include <algorithm>
#include <set>

#include "base/date.h"
#include "base/ud.h"
#include "engine/dump.h"
#include "engine/expectation.h"
#include "engine/names.h"
#include "engine/score_standing.h"
#include "lexicon/frame_reader.h"

namespace tacitus {
namespace {

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

// An event of the engine paired with one of the case.
struct Pair {
  std::size_t gold = 0;
  std::size_t own = 0;
};

class CaseScorer {
 public:
  CaseScorer(const Case& gold, const Annotations& own, Scores& scores,
             std::vector<Mistake>& mistakes)
      : gold_(gold), own_(own), scores_(scores), mistakes_(mistakes) {}

  void run() {
    used_.assign(own_.events.size(), false);
    const std::vector<Pair> pairs = pair_up(false);
    pair_up(true);  // takes away what may be there
    count_events(pairs);
    std::set<std::size_t> hit;
    for (const Pair& pair : pairs) {
      hit.insert(pair.gold);
      count_pair(pair);
    }
    for (std::size_t g = 0; g < gold_.events.size(); ++g) {
      if (gold_.events[g].optional || hit.count(g) != 0) continue;
      mistakes_.push_back({gold_.events[g].line, "missed " + to_text(gold_.events[g].expected)});
    }
    for (std::size_t o = 0; o < own_.events.size(); ++o) {
      if (used_[o]) continue;
      mistakes_.push_back({gold_.line, "invented " + describe(o)});
    }
  }

 private:
  std::string describe(std::size_t own) const {
    const Event& event = own_.events[own];
    return "\"" + std::string(gold_.document.at(event.trigger)) + "\" " +
           dump_event(gold_.document, own_, event) + " by " + event.rule;
  }

  // How many of the expected parties are there, each by another mention.
  std::size_t parties_right(const std::vector<ExpectedParty>& expected,
                            const std::vector<Index>& mentions) const {
    std::vector<bool> taken(mentions.size(), false);
    std::size_t right = 0;
    for (const ExpectedParty& party : expected) {
      for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (taken[i] || !is_party(gold_.document, own_, party, mentions[i])) continue;
        taken[i] = true;
        ++right;
        break;
      }
    }
    return right;
  }

  bool parties_same(const std::vector<ExpectedParty>& expected,
                    const std::vector<Index>& mentions) const {
    return expected.size() == mentions.size() &&
           parties_right(expected, mentions) == expected.size();
  }

  bool all_parties_same(const ExpectedEvent& expected, const Event& event) const {
    return parties_same(expected.actor, event.actor) &&
           parties_same(expected.recipient, event.recipient);
  }

  // Pairs the events of the case that are (not) optional with unused ones of the engine, best
  // first.
  std::vector<Pair> pair_up(bool optional) {
    struct Candidate {
      std::size_t quality = 0;
      Pair pair;
    };
    std::vector<Candidate> candidates;
    for (std::size_t g = 0; g < gold_.events.size(); ++g) {
      const CaseEvent& gold = gold_.events[g];
      if (gold.optional != optional) continue;
      for (std::size_t o = 0; o < own_.events.size(); ++o) {
        const Event& event = own_.events[o];
        if (used_[o] || event.type != gold.expected.type) continue;
        if (!own_.sentences[event.sentence].span.overlaps(gold.anchor)) continue;
        const std::size_t same = all_parties_same(gold.expected, event) ? 100 : 0;
        const std::size_t right = parties_right(gold.expected.actor, event.actor) +
                                  parties_right(gold.expected.recipient, event.recipient);
        const std::size_t near = event.trigger.overlaps(gold.anchor) ? 1 : 0;
        candidates.push_back({same + 2 * right + near, {g, o}});
      }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.quality > b.quality; });
    std::vector<Pair> pairs;
    std::set<std::size_t> taken;
    for (const Candidate& candidate : candidates) {
      if (used_[candidate.pair.own] || taken.count(candidate.pair.gold) != 0) continue;
      used_[candidate.pair.own] = true;
      taken.insert(candidate.pair.gold);
      pairs.push_back(candidate.pair);
    }
    std::sort(pairs.begin(), pairs.end(),
              [](const Pair& a, const Pair& b) { return a.gold < b.gold; });
    if (optional) {
      for (const Pair& pair : pairs) optional_.insert(pair.own);
    }
    return pairs;
  }

  void count_events(const std::vector<Pair>& pairs) {
    std::size_t whole = 0;
    for (const Pair& pair : pairs) {
      const Event& event = own_.events[pair.own];
      whole += all_parties_same(gold_.events[pair.gold].expected, event);
      ++scores_["types/" + event.type].right;
    }
    Tally& types = scores_["types"];
    Tally& events = scores_["events"];
    types.right += pairs.size();
    events.right += whole;
    for (std::size_t o = 0; o < own_.events.size(); ++o) {
      if (optional_.count(o) != 0) continue;
      ++types.found;
      ++events.found;
      ++scores_["types/" + own_.events[o].type].found;
    }
    for (const CaseEvent& gold : gold_.events) {
      if (gold.optional) continue;
      ++types.expected;
      ++events.expected;
      ++scores_["types/" + gold.expected.type].expected;
    }
  }

  void count_parties(std::string_view score, const std::vector<ExpectedParty>& expected,
                     const std::vector<Index>& mentions) {
    Tally& tally = scores_[std::string(score)];
    tally.right += parties_right(expected, mentions);
    tally.found += mentions.size();
    tally.expected += expected.size();
  }

  void count_attribute(std::string_view score, bool right) {
    Tally& tally = scores_[std::string(score)];
    tally.right += right;
    ++tally.found;
    ++tally.expected;
  }

  static bool same_date(const DateInterval& date, const std::string& text) {
    if (!date.known()) return text == "unknown";
    const std::string last = to_iso(date.end - std::chrono::days(1));
    const std::size_t dots = text.find("..");
    if (dots == std::string::npos) return to_iso(date.begin) == text;
    return to_iso(date.begin) == text.substr(0, dots) && last == text.substr(dots + 2);
  }

  bool claimed_by(const Event& event, const std::string& whose) const {
    std::string words = whose;
    words.erase(std::remove(words.begin(), words.end(), '"'), words.end());
    return std::any_of(event.claimants.begin(), event.claimants.end(), [&](const Claimant& c) {
      if (c.mention == kNone) return words == "unnamed";
      const Mention& mention = own_.mentions[c.mention];
      if (mention.entity != kNone && own_.entities[mention.entity].code == words) return true;
      return gold_.document.at(mention.span).find(words) != std::string_view::npos;
    });
  }

  // Counts the parties and attributes of a pair; a mistake for each that is wrong.
  void count_pair(const Pair& pair) {
    const CaseEvent& gold = gold_.events[pair.gold];
    const Event& event = own_.events[pair.own];
    count_parties("actors", gold.expected.actor, event.actor);
    count_parties("recipients", gold.expected.recipient, event.recipient);
    bool good = all_parties_same(gold.expected, event);
    const auto count = [&](std::string_view score, bool right) {
      count_attribute(score, right);
      good = good && right;
    };
    const auto status = gold.expected.attributes.find("status");
    count("status", name_of(event.status) ==
                        (status == gold.expected.attributes.end() ? "actual" : status->second));
    for (const auto& [name, value] : gold.expected.attributes) {
      if (name == "mode") count("modes", event.mode == value);
      if (name == "date") count("dates", same_date(event.date, value));
      if (name == "claimant") count("claimants", claimed_by(event, value));
      if (name == "historical") good = good && event.historical == (value == "true");
      if (name == "cameo") good = good && event.cameo == value;
    }
    if (good) return;
    mistakes_.push_back(
        {gold.line, "found " + describe(pair.own) + "; should be " + to_text(gold.expected)});
  }

  const Case& gold_;
  const Annotations& own_;
  Scores& scores_;
  std::vector<Mistake>& mistakes_;
  std::vector<bool> used_;          // events of the engine
  std::set<std::size_t> optional_;  // those paired with a "maybe"
};

// The index in `own` of the token with the same span, or kNone, for each token of `gold`.
std::vector<Index> align(const Annotations& gold, const Annotations& own) {
  std::vector<Index> aligned(gold.tokens.size(), kNone);
  std::size_t at = 0;
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    while (at < own.tokens.size() && own.tokens[at].span.begin < gold.tokens[i].span.begin) ++at;
    if (at < own.tokens.size() && own.tokens[at].span == gold.tokens[i].span) {
      aligned[i] = static_cast<Index>(at);
    }
  }
  return aligned;
}

void add(Scores& scores, std::string_view name, std::size_t right, std::size_t found,
         std::size_t expected) {
  Tally& tally = scores[std::string(name)];
  tally.right += right;
  tally.found += found;
  tally.expected += expected;
}

}  // namespace

double Tally::precision() const {
  return found == 0 && expected == 0 ? 100 : percent(right, found);
}

double Tally::recall() const {
  return found == 0 && expected == 0 ? 100 : percent(right, expected);
}

double Tally::f1() const {
  return found == 0 && expected == 0 ? 100 : percent(2 * right, found + expected);
}

void score_case(const Case& gold, const Annotations& annotations, Scores& scores,
                std::vector<Mistake>& mistakes) {
  if (gold.lists_events) CaseScorer(gold, annotations, scores, mistakes).run();
  score_standing(gold, annotations, scores, mistakes);
}

void score_trees(const Annotations& gold, const Annotations& own, Scores& scores) {
  const std::vector<Index> aligned = align(gold, own);
  std::size_t words = 0, upos = 0, lemmas = 0, heads = 0, relations = 0;
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    if (aligned[i] == kNone) continue;
    const Token& wanted = gold.tokens[i];
    const Token& got = own.tokens[aligned[i]];
    const Index head = wanted.head == kNone ? kNone : aligned[wanted.head];
    const bool same_head = head == got.head && (wanted.head == kNone) == (got.head == kNone);
    ++words;
    upos += wanted.pos == got.pos;
    lemmas += wanted.lemma == got.lemma;
    heads += same_head;
    relations += same_head && base_of(wanted.relation) == base_of(got.relation);
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> spans;
  for (const Sentence& sentence : gold.sentences) {
    spans.emplace(sentence.span.begin, sentence.span.end);
  }
  std::size_t sentences = 0;
  for (const Sentence& sentence : own.sentences) {
    sentences += spans.count({sentence.span.begin, sentence.span.end});
  }
  const std::size_t found = own.tokens.size();
  const std::size_t expected = gold.tokens.size();
  add(scores, "words", words, found, expected);
  add(scores, "sentences", sentences, own.sentences.size(), gold.sentences.size());
  add(scores, "upos", upos, found, expected);
  add(scores, "lemmas", lemmas, found, expected);
  add(scores, "uas", heads, found, expected);
  add(scores, "las", relations, found, expected);
}

}  // namespace tacitus
