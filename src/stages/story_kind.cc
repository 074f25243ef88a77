#include "stages/story_kind.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "base/word_list.h"

// A court that sentences a burglar, a club that sues a striker, a fan who attacks an actress: the
// words of the sentence are those of politics, the story is not. What tells them apart is the rest
// of the article. It is judged by two lists of words, and cautiously: there must be several words
// of everyday life, and more than twice as many as of public life. So a bombing (terrorist, bomb),
// a political trial (opposition, activist), war crimes (war, militia) and unrest (protest,
// government) stay what they are, and so does whatever a government, a party or an army has a part
// in.
//
// A stream without borders between its stories is judged by the sentences near by.

namespace tacitus {
namespace {

constexpr std::uint32_t kFew = 3;   // words of everyday life that a story must have
constexpr std::uint32_t kFold = 2;  // times as many as of public life
constexpr Index kNear = 20;         // sentences to either side
constexpr Index kLeast = 4;         // sentences; less tells nothing

const WordClass* class_named(const Frames& frames, std::string_view name) {
  for (const WordClass& one : frames.classes) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

}  // namespace

StoryKinds::StoryKinds(const Annotations& annotations, const Frames& frames) {
  const WordClass* everyday = class_named(frames, "everyday-story");
  const WordClass* open = class_named(frames, "public-story");
  if (everyday == nullptr || open == nullptr) return;
  before_.reserve(annotations.sentences.size() + 1);
  before_.push_back({});
  for (const Sentence& sentence : annotations.sentences) {
    Counts counts = before_.back();
    for (Index token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
      const std::string lemma = lower(annotations.tokens[token].lemma);
      if (everyday->single.contains(lemma)) ++counts.everyday;
      if (open->single.contains(lemma)) ++counts.open;
    }
    before_.push_back(counts);
    first_.push_back(sentence.tokens.first);
  }
}

bool StoryKinds::is_everyday(Index token) const {
  if (first_.size() < kLeast || token < first_.front()) return false;
  const auto next = std::upper_bound(first_.begin(), first_.end(), token);
  const Index sentence = static_cast<Index>(next - first_.begin()) - 1;
  const Index last = static_cast<Index>(first_.size());
  const Counts& from = before_[sentence > kNear ? sentence - kNear : 0];
  const Counts& to = before_[std::min(sentence + kNear + 1, last)];
  const std::uint32_t everyday = to.everyday - from.everyday;
  return everyday >= kFew && everyday > kFold * (to.open - from.open);
}

bool is_public(const Mention& mention, const Entity& entity) {
  static constexpr std::string_view kSectors[] = {"LEG", "MIL", "OPP", "PRE",
                                                  "PRM", "PTY", "REB", "SPY"};
  static constexpr std::string_view kAnybody[] = {"authority", "official", "department"};
  if (entity.code.empty() && entity.role == "officer") return false;  // of the police, mostly
  if (entity.role == "leader" || is_in(kSectors, entity.sector)) return true;
  if (entity.sector == "GOV") return !is_in(kAnybody, entity.role);
  const bool body = !entity.code.empty() && entity.sector.empty() && entity.code != "MNC";
  if (mention.kind == MentionKind::pronoun)
    return body && entity.rule.starts_with("actors/countries");
  return body && mention.kind != MentionKind::person;
}

}  // namespace tacitus
