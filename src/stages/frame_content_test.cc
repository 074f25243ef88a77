#include <gtest/gtest.h>

#include "stages/frame_match.h"
#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

class AllCodes : public CodeChecker {
 public:
  bool has_type(std::string_view) const override { return true; }
  bool has_mode(std::string_view, std::string_view) const override { return true; }
  bool has_cameo(std::string_view code) const override {
    return !code.empty() && code.find_first_not_of("0123456789") == std::string_view::npos;
  }
};

constexpr std::string_view kFrames = R"(
class tax
  tax, levy

frame urge
  code       REQUEST cameo 020
  verbs      urge
  actor      subj
  recipient  obj
  yes  x => AAA -> BBB

frame send-arms
  code       AID cameo 072
  verbs      send
  actor      subj
  recipient  to
  yes  x => AAA -> BBB

frame release
  code       CONCEDE cameo 0841
  verbs      free
  actor      subj
  yes  x => AAA -> BBB

frame march
  code       PROTEST cameo 141
  verbs      march
  actor      subj
  yes  x => AAA -> BBB
)";

constexpr std::string_view kContents =
    "act\tcontent\tcode\n"
    "02\t07\t023\n"
    "02\t072\t0232\n"
    "02\t084\t0254\n"
    "141\t<tax>\t1412\n";

struct Case {
  std::string_view name;
  std::string_view conllu;
  std::string_view trigger;
  std::string_view cameo;
};

const Case kCases[] = {
    {"what is asked for", R"(
Seoul PROPN 2 nsubj
urged VERB 0 root urge
Tokyo PROPN 2 obj
to PART 5 mark
send VERB 2 xcomp send
arms NOUN 5 obj arms
)",
     "urged", "0232"},
    {"the first of two that are asked for", R"(
Seoul PROPN 2 nsubj
urged VERB 0 root urge
Tokyo PROPN 2 obj
to PART 5 mark
free VERB 2 xcomp free
them PRON 5 obj they
and CCONJ 8 cc
send VERB 5 conj send
arms NOUN 8 obj arms
)",
     "urged", "0254"},
    {"nothing known is asked for", R"(
Seoul PROPN 2 nsubj
urged VERB 0 root urge
Tokyo PROPN 2 obj
to PART 5 mark
sing VERB 2 xcomp sing
)",
     "urged", "020"},
    {"a thing of a class", R"(
Workers NOUN 2 nsubj worker
marched VERB 0 root march
against ADP 5 case
the DET 5 det
levy NOUN 2 obl levy
)",
     "marched", "1412"},
    {"a thing that stands before its head", R"(
Workers NOUN 2 nsubj worker
marched VERB 0 root march
against ADP 5 case
tax NOUN 5 compound tax
plans NOUN 2 obl plan
)",
     "marched", "1412"},
    {"where it was is not what it was about", R"(
Workers NOUN 2 nsubj worker
marched VERB 0 root march
near ADP 5 case
tax NOUN 5 compound tax
offices NOUN 2 obl office
)",
     "marched", "141"},
};

TEST(RefineByContent, Cases) {
  const Cues cues = shipped_cues();
  Resources resources;
  resources.files.push_back({"frames/a.frames", std::string(kFrames)});
  resources.files.push_back({"ontology/content.tsv", std::string(kContents)});
  const Result<Frames> frames = parse_frames(resources, AllCodes());
  ASSERT_TRUE(frames) << frames.error().text();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const Annotated text = from_conllu(c.conllu);
    const Tree tree(text.annotations);
    Arguments arguments(tree, cues);
    Matcher matcher(tree, arguments, cues, *frames);
    std::string found;
    for (Index i = 0; i < tree.size(); ++i) {
      if (text.document.at(tree.token(i).span) != c.trigger) continue;
      if (const Match* match = matcher.match(i)) found = match->cameo;
    }
    EXPECT_EQ(found, c.cameo);
  }
}

}  // namespace
}  // namespace tacitus
