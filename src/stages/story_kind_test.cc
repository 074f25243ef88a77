#include "stages/story_kind.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tacitus {
namespace {

Frames frames_with_classes() {
  Frames frames;
  frames.classes.push_back({"everyday-story", {{"murder", true}, {"tennis", true}}, {}});
  frames.classes.push_back({"public-story", {{"war", true}, {"minister", true}}, {}});
  return frames;
}

// Sentences are divided by "." and their words are lemmas.
Annotations annotations_of(std::string_view text) {
  Annotations annotations;
  Index first = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    Token token;
    token.lemma = std::string(text.substr(at, end - at));
    annotations.tokens.push_back(token);
    const Index next = static_cast<Index>(annotations.tokens.size());
    if (token.lemma == ".") {
      Sentence sentence;
      sentence.tokens = {first, next};
      annotations.sentences.push_back(sentence);
      first = next;
    }
    at = end + 1;
  }
  return annotations;
}

TEST(StoryKinds, ByTheWordsOfTheStory) {
  const struct {
    std::string_view text;
    bool everyday;
  } kCases[] = {
      {"a Murder . the murder . b . murder .", true},  // in any capitals
      {"a murder . the murder . b . d .", false},      // too few words of it
      {"murder murder murder . tennis .", false},      // too short to tell
      {"murder . tennis . tennis . the war .", true},
      {"murder . tennis . tennis . the war war .", false},  // not twice as many
      {"", false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(StoryKinds(annotations_of(c.text), frames_with_classes()).is_everyday(0), c.everyday);
  }
}

TEST(StoryKinds, NothingWithoutTheClasses) {
  EXPECT_FALSE(
      StoryKinds(annotations_of("murder . murder . murder . murder ."), Frames()).is_everyday(0));
}

// A stream of stories is judged by what stands near by.
TEST(StoryKinds, OnlyNearSentencesCount) {
  std::string text = "murder murder murder .";
  for (int i = 0; i < 60; ++i) text += " war .";
  const StoryKinds stories(annotations_of(text), frames_with_classes());
  EXPECT_FALSE(stories.is_everyday(0));
  std::string apart = "murder murder murder .";
  for (int i = 0; i < 60; ++i) apart += i < 30 ? " day ." : " war .";
  const StoryKinds others(annotations_of(apart), frames_with_classes());
  EXPECT_TRUE(others.is_everyday(0));
  EXPECT_FALSE(others.is_everyday(100));
}

TEST(IsPublic, WhoMakesItPublicLife) {
  const struct {
    std::string_view code, sector, role;
    MentionKind kind;
    bool expected;
  } kCases[] = {
      {"FRA", "", "", MentionKind::organization, true},  // France as such
      {"FRA", "", "", MentionKind::person, false},       // a Frenchman
      {"FRA", "GOV", "minister", MentionKind::person, true},
      {"FRA", "GOV", "authority", MentionKind::group, false},
      {"FRA", "COP", "police", MentionKind::organization, false},
      {"", "REB", "rebel", MentionKind::group, true},
      {"", "PTY", "party", MentionKind::organization, true},
      {"MNC", "", "", MentionKind::organization, false},
      {"UNO", "", "", MentionKind::organization, true},
      {"GEO", "CVL", "player", MentionKind::person, false},
      {"", "", "leader", MentionKind::person, true},
  };
  for (const auto& c : kCases) {
    Mention mention;
    mention.kind = c.kind;
    Entity entity;
    entity.code = c.code;
    entity.sector = c.sector;
    entity.role = c.role;
    EXPECT_EQ(is_public(mention, entity), c.expected) << c.code << ' ' << c.sector << ' ' << c.role;
  }
}

}  // namespace
}  // namespace tacitus
