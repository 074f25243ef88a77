#include "stages/frame_match.h"

#include <gtest/gtest.h>

#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

class AllCodes : public CodeChecker {
 public:
  bool has_type(std::string_view) const override { return true; }
  bool has_mode(std::string_view, std::string_view) const override { return true; }
  bool has_cameo(std::string_view) const override { return true; }
};

constexpr std::string_view kFrames = R"(
class offer
  offer, peace plan

frame refuse
  code       REJECT cameo 120
  verbs      reject, turn down
  actor      subj
  recipient  obj
  yes  x => AAA -> BBB

frame refuse-offer
  code       REJECT cameo 125
  verbs      reject, turn down
  require    obj <offer>
  unless     subj "surgeon"
  actor      subj
  recipient  obj.poss
  when       obj.xcomp [CONSULT] : mode meet
  yes  x => AAA -> BBB

frame hold-talks
  code       CONSULT cameo 046
  nouns      talks
  require    subj actor | poss actor
  actor      subj | poss
  recipient  with
  yes  x => AAA -> BBB

frame agree-to
  code       AGREE cameo 030
  verbs      agree
  require    xcomp [CONSULT]
  actor      subj
  recipient  xcomp.recipient
  yes  x => AAA -> BBB

frame give
  code       AID cameo 070
  verbs      donate
  actor      subj
  recipient  to
  yes  x => AAA -> BBB

frame car-bomb
  code       ASSAULT cameo 183
  nouns      car bomb
  actor      of
  recipient  in
  yes  x => AAA -> BBB

frame shoot
  code       ASSAULT cameo 190
  verbs      shell
  actor      subj
  recipient  obj
  options    exact
  yes  x => AAA -> BBB

frame kill
  code       ASSAULT cameo 180
  verbs      kill
  actor      subj | in.of
  recipient  obj
  options    exact
  yes  x => AAA -> BBB

frame detain
  code       COERCE cameo 173
  verbs      detain
  actor      subj | in!
  recipient  obj
  yes  x => AAA -> BBB

frame blast
  code       ASSAULT cameo 183
  nouns      blast
  actor      by
  recipient  in
  options    exact
  yes  x => AAA -> BBB

frame silence
  code       REJECT cameo 129
  verbs      respond
  options    negated
  actor      subj
  recipient  to
  yes  x => AAA -> BBB
)";

// Every proper noun is a mention and an entity of its own.
void add_mentions(Annotated& text) {
  Annotations& layers = text.annotations;
  for (Index i = 0; i < layers.tokens.size(); ++i) {
    if (layers.tokens[i].pos != Pos::propn) continue;
    Mention mention;
    mention.span = layers.tokens[i].span;
    mention.head = i;
    mention.tokens = {i, i + 1};
    mention.sentence = 0;
    mention.kind = MentionKind::organization;
    mention.entity = static_cast<Index>(layers.entities.size());
    layers.mentions.push_back(mention);
    Entity entity;
    entity.name = text.document.at(mention.span);
    if (layers.tokens[i].name == NameKind::location) {  // a capital, which stands for its country
      entity.name = "country of " + entity.name;
      entity.code = "AAA";
    }
    layers.entities.push_back(entity);
  }
}

struct Case {
  std::string_view name;
  std::string_view conllu;
  std::string_view trigger;
  std::string_view match;  // "REJECT/meet Seoul -> Tokyo", empty for none
};

const Case kCases[] = {
    {"the frame that demands more wins", R"(
Seoul PROPN 2 nsubj
rejected VERB 0 root reject
Tokyo PROPN 5 nmod:poss
&'s PART 3 case
offer NOUN 2 obj
)",
     "rejected", "REJECT Seoul -> Tokyo"},
    {"a refinement of the code", R"(
Seoul PROPN 2 nsubj
rejected VERB 0 root reject
Tokyo PROPN 5 nmod:poss
&'s PART 3 case
offer NOUN 2 obj
to PART 7 mark
hold VERB 5 acl hold
talks NOUN 7 obj talks
)",
     "rejected", "REJECT/meet Seoul -> Tokyo"},
    {"a particle", R"(
Seoul PROPN 2 nsubj
turned VERB 0 root turn
down ADP 2 compound:prt down
Tokyo PROPN 2 obj
)",
     "turned", "REJECT Seoul -> Tokyo"},
    {"whom an act of force hits, by its outcome", R"(
Seoul PROPN 2 nsubj
shelled VERB 0 root shell
a DET 4 det
hill NOUN 2 obj hill
, PUNCT 6 punct
killing VERB 2 advcl kill
Tokyo PROPN 6 obj
)",
     "shelled", "ASSAULT Seoul -> Tokyo"},
    {"whom it hits, by the clause above", R"(
Tokyo PROPN 3 nsubj:pass
was AUX 3 aux:pass
killed VERB 0 root kill
when ADV 6 advmod when
Seoul PROPN 6 nsubj
shelled VERB 3 advcl shell
a DET 8 det
hill NOUN 6 obj hill
)",
     "shelled", "ASSAULT Seoul -> Tokyo"},
    {"an outcome that is not harm hits nobody", R"(
Seoul PROPN 2 nsubj
shelled VERB 0 root shell
a DET 4 det
hill NOUN 2 obj hill
, PUNCT 6 punct
alarming VERB 2 advcl alarm
Tokyo PROPN 6 obj
)",
     "shelled", "ASSAULT Seoul -> "},
    {"an area kills nobody", R"(
Tokyo PROPN 3 nsubj:pass
was AUX 3 aux:pass
killed VERB 0 root kill
in ADP 6 case in
the DET 6 det
part NOUN 3 obl part
of ADP 8 case of
Seoul PROPN 6 nmod
)",
     "killed", "ASSAULT  -> Tokyo"},
    {"several places hold nobody in common", R"(
Tokyo PROPN 3 nsubj:pass
was AUX 3 aux:pass
detained VERB 0 root detain
in ADP 5 case in
Seoul PROPN 3 obl
and CCONJ 7 cc
Lima PROPN 5 conj
)",
     "detained", "COERCE  -> Tokyo"},
    {"one place holds", R"(
Tokyo PROPN 3 nsubj:pass
was AUX 3 aux:pass
detained VERB 0 root detain
in ADP 5 case in
Seoul PROPN 3 obl
)",
     "detained", "COERCE Seoul -> Tokyo"},
    {"\"it\" below what somebody says of another", R"(
Oslo PROPN 2 nsubj
said VERB 0 root say
Seoul PROPN 4 nsubj
waited VERB 2 ccomp wait
as SCONJ 7 mark as
it PRON 7 nsubj it
shelled VERB 4 advcl shell
Tokyo PROPN 7 obj
)",
     "shelled", "ASSAULT Seoul -> Tokyo"},
    {"a capital before a train and an attack is where it was", R"(
Oslo PROPN 2 compound B-LOC
train NOUN 0 root train
and CCONJ 4 cc
bombings NOUN 2 conj bombing
that PRON 6 nsubj that
killed VERB 2 acl:relcl kill
Tokyo PROPN 6 obj
)",
     "killed", "ASSAULT  -> Tokyo"},
    {"a capital before its means does what it does", R"(
Oslo PROPN 2 compound B-LOC
fire NOUN 3 nsubj fire
killed VERB 0 root kill
Tokyo PROPN 3 obj
)",
     "killed", "ASSAULT Oslo -> Tokyo"},
    {"whoever claims an attack", R"(
Tokyo PROPN 3 nsubj:pass
was AUX 3 aux:pass
killed VERB 0 root kill
in ADP 5 case in
raids NOUN 3 obl raid
claimed VERB 5 acl claim Tense=Past|VerbForm=Part|Voice=Pass
by ADP 8 case by
Seoul PROPN 6 obl:agent
)",
     "killed", "ASSAULT Seoul -> Tokyo"},
    {"whoever is suspected of a part in it", R"(
Seoul PROPN 3 nsubj:pass
is AUX 3 aux:pass
suspected VERB 0 root suspect
of ADP 5 case of
involvement NOUN 3 obl involvement
in ADP 8 case in
a DET 8 det
blast NOUN 5 nmod blast
in ADP 10 case in
Tokyo PROPN 8 nmod
)",
     "blast", "ASSAULT Seoul -> Tokyo"},
    {"a list whose second name hangs as an apposition", R"(
Seoul PROPN 5 nsubj
Lima PROPN 1 appos
and CCONJ 4 cc
Oslo PROPN 2 conj
donated VERB 0 root donate
to ADP 7 case
Tokyo PROPN 5 obl
)",
     "donated", "AID Seoul, Lima, Oslo -> Tokyo"},
    {"without its particle it is another verb", R"(
Seoul PROPN 2 nsubj
turned VERB 0 root turn
Tokyo PROPN 2 obj
)",
     "turned", ""},
    {"a compound of a class", R"(
Seoul PROPN 2 nsubj
rejected VERB 0 root reject
Tokyo PROPN 6 nmod:poss
&'s PART 3 case
peace NOUN 6 compound
plan NOUN 2 obj
)",
     "rejected", "REJECT Seoul -> Tokyo"},
    {"compound actors", R"(
Seoul PROPN 4 nsubj
and CCONJ 3 cc
Oslo PROPN 1 conj
rejected VERB 0 root reject
Tokyo PROPN 4 obj
)",
     "rejected", "REJECT Seoul, Oslo -> Tokyo"},
    {"an inner event gives the recipient", R"(
Seoul PROPN 2 nsubj
agreed VERB 0 root agree
to PART 4 mark
hold VERB 2 xcomp hold
talks NOUN 4 obj talks
with ADP 7 case
Tokyo PROPN 4 obl
)",
     "agreed", "AGREE Seoul -> Tokyo"},
    {"an agent that hangs too low", R"(
Tokyo PROPN 3 nsubj:pass
was AUX 3 aux:pass be
rejected VERB 0 root reject Tense=Past|VerbForm=Part|Voice=Pass
in ADP 5 case in
talks NOUN 3 obl
on ADP 7 case on
fish NOUN 5 nmod
by ADP 9 case by
Seoul PROPN 7 nmod
)",
     "rejected", "REJECT Seoul -> Tokyo"},
    {"whoever the thing is of", R"(
Seoul PROPN 2 nsubj
rejected VERB 0 root reject
a DET 4 det
plan NOUN 2 obj
for ADP 6 case for
Tokyo PROPN 4 nmod
)",
     "rejected", "REJECT Seoul -> Tokyo"},
    {"they are those of the clause around", R"(
Oslo PROPN 2 nsubj
left VERB 0 root leave Tense=Past|VerbForm=Fin
when ADV 5 advmod when
they PRON 5 nsubj they
rejected VERB 2 advcl reject Tense=Past|VerbForm=Fin
Tokyo PROPN 5 obj
)",
     "rejected", "REJECT Oslo -> Tokyo"},
    {"whoever a purpose helps", R"(
Seoul PROPN 2 nsubj
donated VERB 0 root donate Tense=Past|VerbForm=Fin
tents NOUN 2 obj
to PART 5 mark to
assist VERB 2 advcl assist VerbForm=Inf
Tokyo PROPN 5 obj
)",
     "donated", "AID Seoul -> Tokyo"},
    {"negation is asked for", R"(
Seoul PROPN 4 nsubj
has AUX 4 aux have
not PART 4 advmod not
responded VERB 0 root respond
to ADP 6 case
Tokyo PROPN 4 obl
)",
     "responded", "REJECT Seoul -> Tokyo"},
    {"the words of a trigger stand beside each other", R"(
A DET 3 det
car NOUN 3 compound car
bomb NOUN 4 nsubj bomb
exploded VERB 0 root explode
in ADP 6 case
Tokyo PROPN 3 nmod
)",
     "bomb", "ASSAULT  -> Tokyo"},
    {"and in one sentence", R"(
They PRON 2 nsubj
sold VERB 0 root sell
the DET 4 det
car NOUN 2 obj car

bomb NOUN 2 nsubj bomb
exploded VERB 0 root explode
in ADP 4 case
Tokyo PROPN 1 nmod
)",
     "bomb", ""},
    {"and without it nothing", R"(
Seoul PROPN 2 nsubj
responded VERB 0 root respond
to ADP 4 case
Tokyo PROPN 2 obl
)",
     "responded", ""},
};

std::string to_text(const Annotated& text, const Match& match) {
  const auto parties = [&](const std::vector<Index>& mentions) {
    std::string out;
    for (const Index mention : mentions) {
      if (!out.empty()) out += ", ";
      out += text.document.at(text.annotations.mentions[mention].span);
    }
    return out;
  };
  return match.type + (match.mode.empty() ? "" : "/" + match.mode) + " " + parties(match.actor) +
         " -> " + parties(match.recipient);
}

TEST(Matcher, Cases) {
  const Cues cues = shipped_cues();
  Resources resources;
  resources.files.push_back({"frames/a.frames", std::string(kFrames)});
  const Result<Frames> frames = parse_frames(resources, AllCodes());
  ASSERT_TRUE(frames) << frames.error().text();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    Annotated text = from_conllu(c.conllu);
    add_mentions(text);
    const Tree tree(text.annotations);
    Arguments arguments(tree, cues);
    Matcher matcher(tree, arguments, cues, *frames);
    std::string found;
    for (Index i = 0; i < tree.size(); ++i) {
      if (text.document.at(tree.token(i).span) != c.trigger) continue;
      if (const Match* match = matcher.match(i)) found = to_text(text, *match);
    }
    EXPECT_EQ(found, c.match);
  }
}

TEST(Matcher, AMissSaysWhy) {
  const Cues cues = shipped_cues();
  Resources resources;
  resources.files.push_back({"frames/a.frames", std::string(kFrames)});
  const Result<Frames> frames = parse_frames(resources, AllCodes());
  ASSERT_TRUE(frames);
  Annotated text = from_conllu("Seoul PROPN 2 nsubj\nagreed VERB 0 root agree\n");
  add_mentions(text);
  const Tree tree(text.annotations);
  Arguments arguments(tree, cues);
  Matcher matcher(tree, arguments, cues, *frames);
  const std::vector<Miss> misses = matcher.misses(1);
  ASSERT_EQ(misses.size(), 1u);
  EXPECT_EQ(misses[0].why, "it requires xcomp [CONSULT]");
}

}  // namespace
}  // namespace tacitus
