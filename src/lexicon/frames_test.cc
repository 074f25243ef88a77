#include "lexicon/frames.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

// Knows REJECT (mode meet), CONSULT and AID, and the code 120.
class FewCodes : public CodeChecker {
 public:
  bool has_type(std::string_view type) const override {
    return type == "REJECT" || type == "CONSULT" || type == "AID";
  }
  bool has_mode(std::string_view type, std::string_view mode) const override {
    return type == "REJECT" && mode == "meet";
  }
  bool has_cameo(std::string_view code) const override { return code == "120" || code == "040"; }
};

Result<Frames> parse(std::string text) {
  Resources resources;
  resources.files.push_back({"frames/a.frames", std::move(text)});
  return parse_frames(resources, FewCodes());
}

constexpr std::string_view kGood = R"(# Written for Tacitus.
class thing
  offer, peace offer
  <other>

class other
  plan

frame reject-thing
  code       REJECT cameo 120
  verbs      reject, turn down
  nouns      rejection, flat refusal
  require    obj <thing> | of <thing>
  unless     subj "surgeon", "body"
  actor      subj | poss
  recipient  obj.poss | obj.from!
  absorbs    obj
  options    recipient-required, recipient-wanted
  when       obj [CONSULT AID] : mode meet
  confidence 0.9
  yes  Seoul rejected Tokyo's plan. => KOR -> JPN mode=meet
  no   Seoul has a plan.
  no   Aid came. => AID "Oslo" -> PRK.GOV, KOR status=future @1999-01-02
)";

TEST(Frames, ReadsAFrame) {
  const Result<Frames> frames = parse(std::string(kGood));
  ASSERT_TRUE(frames) << frames.error().text();
  ASSERT_EQ(frames->frames.size(), 1u);
  const Frame& frame = frames->frames[0];
  EXPECT_EQ(frame.rule, "frames/a.frames:9");
  EXPECT_EQ(frame.type, "REJECT");
  EXPECT_EQ(frame.cameo, "120");
  ASSERT_EQ(frame.triggers.size(), 4u);
  EXPECT_EQ(frame.triggers[1].companions, std::vector<std::string>{"down"});
  EXPECT_EQ(frame.triggers[3].lemma, "refusal");
  EXPECT_TRUE(frame.recipient_required);
  EXPECT_TRUE(frame.recipient_wanted);
  EXPECT_TRUE(frame.recipient[1].direct);
  ASSERT_EQ(frame.when.size(), 1u);
  EXPECT_EQ(frame.when[0].mode, "meet");
  EXPECT_EQ(frame.when[0].conditions[0].words, (std::vector<std::string>{"CONSULT", "AID"}));
  EXPECT_FLOAT_EQ(frame.confidence, 0.9f);
}

TEST(Frames, AClassTakesInAnother) {
  const Result<Frames> frames = parse(std::string(kGood));
  ASSERT_TRUE(frames);
  EXPECT_TRUE(frames->classes[0].single.contains("plan"));
  EXPECT_TRUE(frames->classes[0].compound.contains("offer"));
}

TEST(Frames, ReadsExamples) {
  const Result<Frames> frames = parse(std::string(kGood));
  ASSERT_TRUE(frames);
  ASSERT_EQ(frames->examples.size(), 3u);
  const Example& aid = frames->examples[2];
  EXPECT_FALSE(aid.positive);
  EXPECT_EQ(aid.sentence, "Aid came.");
  EXPECT_EQ(aid.date, "1999-01-02");
  ASSERT_EQ(aid.events.size(), 1u);
  EXPECT_EQ(aid.events[0].type, "AID");
  EXPECT_EQ(aid.events[0].actor[0].words, "Oslo");
  EXPECT_EQ(aid.events[0].recipient[0].sector, "GOV");
  EXPECT_EQ(aid.events[0].recipient[1].code, "KOR");
  EXPECT_EQ(aid.events[0].attributes.at("status"), "future");
}

struct Fault {
  std::string_view text;
  std::string_view error;
};

const Fault kFaults[] = {
    {"  code REJECT\n", "frames/a.frames:1:1: an indented line before the first class or frame"},
    {"farme x\n",
     "frames/a.frames:1:1: unknown block \"farme\"; a line at the margin begins with class or "
     "frame"},
    {"frame x\n  cod REJECT\n", "frames/a.frames:2:3: unknown key \"cod\"; did you mean \"code\"?"},
    {"frame x\n  code REFUSE\n",
     "frames/a.frames:2:8: unknown type \"REFUSE\"; see ontology/plover.tsv"},
    {"frame x\n  code REJECT mode talk\n",
     "frames/a.frames:2:15: \"mode talk\" is not known; write type, mode (of the type) or cameo "
     "with "
     "its code"},
    {"frame x\n  code REJECT\n  actor nsubject\n",
     "frames/a.frames:3:9: unknown role \"nsubject\""},
    {"frame x\n  code REJECT\n  actor sub\n",
     "frames/a.frames:3:9: unknown role \"sub\"; did you mean \"subj\"?"},
    {"frame x\n  code REJECT\n  require obj <nothing>\n",
     "frames/a.frames:3:15: \"<nothing>\" is no test; write a known <class>, \"word\", [TYPE], "
     "actor, "
     "actor!, person, organization, group, place, country, code:X, sector:X, any, none, plural or "
     "name"},
    {"frame x\n  code REJECT\n  verbs reject\n  actor subj\n  yes Seoul said no.\n",
     "frames/a.frames:5:7: a yes needs its events: SENTENCE => ACTOR -> RECIPIENT"},
    {"frame x\n  code REJECT\n  verbs reject\n  actor subj\n",
     "frames/a.frames:1:1: the frame \"x\" has no \"yes\" example"},
    {"frame x\n  code REJECT\n  verbs reject\n  actor subj\n  yes A. => Seoul -> -\n",
     "frames/a.frames:5:13: \"Seoul\" is no party; write a code (PRK, PRK.GOV), \"words\" or -"},
    {"frame x\n  code REJECT\n  confidence 3\n",
     "frames/a.frames:3:14: confidence must be a number from 0.05 to 1"},
    {"class a\n  <b>\nclass b\n  <a>\n", "frames/a.frames:1:1: the class takes in itself"},
    {"class a\n  x\nclass a\n  y\n", "frames/a.frames:3:7: the class \"a\" is already defined"},
    {"frame x\r\n", "frames/a.frames:1:1: carriage return; lines must end with \\n alone"},
    {"frame \xff\n", "frames/a.frames:1:1: the line is not valid UTF-8"},
};

TEST(Frames, FaultsSayWhereAndWhat) {
  for (const Fault& fault : kFaults) {
    SCOPED_TRACE(fault.text);
    const Result<Frames> frames = parse(std::string(fault.text));
    ASSERT_FALSE(frames);
    EXPECT_EQ(frames.error().text(), fault.error);
  }
}

TEST(Frames, EmptyFilesAreNoFrames) {
  const Result<Frames> frames = parse("");
  ASSERT_TRUE(frames);
  EXPECT_TRUE(frames->frames.empty());
}

TEST(Roles, PrepositionsHaveSpellings) {
  EXPECT_EQ(preposition_role("towards"), preposition_role("toward"));
  EXPECT_EQ(preposition_role("along"), preposition_role("near"));
  EXPECT_EQ(preposition_role("in exchange for"), parse_role("in_exchange_for"));
  EXPECT_EQ(preposition_role("notwithstanding"), std::nullopt);
  EXPECT_EQ(name_of_role(*parse_role("against")), "against");
}

}  // namespace
}  // namespace tacitus
