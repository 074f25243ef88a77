#include "stages/mention_members.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "stages/mentions.h"
#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

// Who the members of the last sentence with that text are: "PER FRA.GOV"; empty for one mention.
std::string members_of(const std::string& table, std::string_view text) {
  Annotated made = from_conllu(table);
  MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
  const auto last = static_cast<Index>(made.annotations.sentences.size() - 1);
  std::string found;
  std::size_t count = 0;
  for (const Mention& mention : made.annotations.mentions) {
    const bool meant = mention.sentence == last && made.document.at(mention.span) == text;
    if (!meant || mention.entity == kNone) continue;
    ++count;
    const Entity& entity = made.annotations.entities[mention.entity];
    if (!found.empty()) found += ' ';
    found += entity.code.empty() ? "?" : entity.code;
    if (!entity.sector.empty()) found += "." + entity.sector;
  }
  return count > 1 ? found : std::string();
}

constexpr std::string_view kTwo = R"(
  Peru PROPN 2 nsubj B-LOC
  met VERB 0 root meet
  France PROPN 2 obj B-LOC

)";

constexpr std::string_view kThree = R"(
  Peru PROPN 2 nsubj B-LOC
  met VERB 0 root meet
  France PROPN 2 obj B-LOC
  and CCONJ 5 cc and
  Chad PROPN 3 conj B-LOC

)";

constexpr std::string_view kMediated = R"(
  Chad PROPN 2 nsubj B-LOC
  mediated VERB 0 root mediate
  between ADP 4 case
  Peru PROPN 2 obl B-LOC
  and CCONJ 6 cc and
  France PROPN 4 conj B-LOC

)";

constexpr std::string_view kCapital = R"(
  Envoys NOUN 3 nsubj envoy Number=Plur
  had AUX 3 aux have
  met VERB 0 root meet
  in ADP 5 case
  Peru PROPN 3 obl B-LOC

)";

constexpr std::string_view kRebels = R"(
  The DET 3 det the
  Peruvian ADJ 3 amod B-NORP
  government NOUN 4 nsubj government
  fought VERB 0 root fight
  Peruvian ADJ 6 amod B-NORP
  rebels NOUN 4 obj rebel Number=Plur

)";

constexpr std::string_view kCountriesSigned = R"(
  The DET 3 det the
  two NUM 3 nummod two
  countries NOUN 4 nsubj country Number=Plur
  signed VERB 0 root sign
)";

constexpr std::string_view kBothGovernmentsSigned = R"(
  Both DET 2 det both
  governments NOUN 3 nsubj government Number=Plur
  signed VERB 0 root sign
)";

constexpr std::string_view kSidesSigned = R"(
  Both DET 2 det both
  sides NOUN 3 nsubj side Number=Plur
  signed VERB 0 root sign
)";

constexpr std::string_view kLeadersOfThem = R"(
  Leaders NOUN 5 nsubj leader Number=Plur
  of ADP 4 case
  both DET 4 det both
  countries NOUN 1 nmod country Number=Plur
  met VERB 0 root meet
)";

constexpr std::string_view kChadHelps = R"(
  Chad PROPN 2 nsubj B-LOC
  helps VERB 0 root help
  both DET 4 det both
  countries NOUN 2 obj country Number=Plur
)";

constexpr std::string_view kOwnSentence = R"(
  Chad PROPN 4 nsubj B-LOC
  and CCONJ 3 cc and
  Togo PROPN 1 conj B-LOC
  hope VERB 0 root hope
  both DET 6 det both
  governments NOUN 7 nsubj government Number=Plur
  sign VERB 4 ccomp sign
)";

constexpr std::string_view kCountriesThatSigned = R"(
  The DET 3 det the
  two NUM 3 nummod two
  countries NOUN 6 nsubj country Number=Plur
  that PRON 5 nsubj that
  signed VERB 3 acl:relcl sign
  rejoiced VERB 0 root rejoice
)";

constexpr std::string_view kTwoCountries = R"(
  Two NUM 2 nummod two
  countries NOUN 3 nsubj country Number=Plur
  signed VERB 0 root sign
)";

TEST(Members, WhomTheTwoCountriesAre) {
  const struct {
    std::string_view what, story, sentence, text, expected;
  } kCases[] = {
      {"those before", kTwo, kCountriesSigned, "The two countries", "PER FRA"},
      {"both", kTwo, kBothGovernmentsSigned, "Both governments", "PER FRA"},
      {"not two of three", kThree, kCountriesSigned, "The two countries", ""},
      {"nor one", kCapital, kCountriesSigned, "The two countries", ""},
      {"nobody before", "", kCountriesSigned, "The two countries", ""},
      {"a state and its rebels are two sides", kRebels, kSidesSigned, "Both sides",
       "PER.GOV PER.REB"},
      {"but one country", kRebels, kCountriesSigned, "The two countries", ""},
      {"their leaders", kTwo, kLeadersOfThem, "Leaders of both countries", "PER FRA"},
      {"who acts on them is none of them", kTwo, kChadHelps, "both countries", "PER FRA"},
      {"those of the same sentence", kTwo, kOwnSentence, "both governments", "TCD TGO"},
      {"told by their own clause", kTwo, kCountriesThatSigned, "The two countries", ""},
      {"those joined by and", kMediated, kCountriesSigned, "The two countries", "PER FRA"},
      {"any two", kTwo, kTwoCountries, "Two countries", ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(members_of(std::string(c.story) + std::string(c.sentence), c.text), c.expected);
  }
}

TEST(Members, NothingOfNothing) {
  Annotations none;
  const Tree tree(none);
  add_members(tree, none);
  EXPECT_TRUE(none.mentions.empty());
}

}  // namespace
}  // namespace tacitus
