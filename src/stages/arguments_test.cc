#include "stages/arguments.h"

#include <gtest/gtest.h>

#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

// "subj=Rebels obj=base", the words of each argument of the token with that form.
std::string arguments_of(const Annotated& text, const Cues& cues, std::string_view form) {
  const Tree tree(text.annotations);
  Arguments arguments(tree, cues);
  std::string out;
  for (Index i = 0; i < tree.size(); ++i) {
    if (text.document.at(tree.token(i).span) != form) continue;
    for (const Argument& argument : arguments.of(i)) {
      if (!out.empty()) out += ' ';
      out.append(name_of_role(argument.role)).append("=");
      out.append(text.document.at(tree.token(argument.token).span));
    }
    break;
  }
  return out;
}

struct Case {
  std::string_view name;
  std::string_view conllu;
  std::string_view trigger;
  std::string_view arguments;
};

const Case kCases[] = {
    {"active", R"(
Rebels NOUN 2 nsubj
attacked VERB 0 root attack Tense=Past|VerbForm=Fin
the DET 4 det
base NOUN 2 obj
near ADP 6 case
Goma PROPN 2 obl
)",
     "attacked", "subj=Rebels obj=base near=Goma"},
    {"passive with an agent", R"(
The DET 2 det
base NOUN 4 nsubj:pass
was AUX 4 aux:pass be
stormed VERB 0 root storm VerbForm=Part|Voice=Pass
by ADP 6 case
rebels NOUN 4 obl:agent
)",
     "stormed", "obj=base subj=rebels"},
    {"reduced relative", R"(
Sanctions NOUN 4 nsubj
imposed VERB 1 acl impose Tense=Past|VerbForm=Part|Voice=Pass
by ADP 4 case
Washington PROPN 2 obl:agent
hurt VERB 0 root hurt
)",
     "imposed", "subj=Washington obj=Sanctions"},
    {"participle of a predicate", R"(
Norway PROPN 4 nsubj
was AUX 4 cop be
a DET 4 det
donor NOUN 0 root
giving VERB 4 acl give VerbForm=Ger
millions NOUN 5 obj
)",
     "giving", "obj=millions subj=Norway"},
    {"a clause as subject of a predicate", R"(
Leaving VERB 5 csubj leave VerbForm=Ger
Nato PROPN 1 obj
is AUX 5 cop be
not PART 5 advmod not
option NOUN 0 root option
)",
     "option", "subj=Leaving prt=not"},
    {"relative clause", R"(
forces NOUN 0 root
that PRON 3 nsubj
shelled VERB 1 acl:relcl shell Tense=Past|VerbForm=Fin
Aleppo PROPN 3 obj
)",
     "shelled", "subj=forces obj=Aleppo"},
    {"relative clause, object gap", R"(
base NOUN 0 root
that PRON 4 obj
rebels NOUN 4 nsubj
shelled VERB 1 acl:relcl shell Tense=Past|VerbForm=Fin
)",
     "shelled", "obj=base subj=rebels"},
    {"control by the subject", R"(
Seoul PROPN 2 nsubj
agreed VERB 0 root agree
to PART 4 mark
hold VERB 2 xcomp hold VerbForm=Inf
talks NOUN 4 obj
)",
     "hold", "obj=talks subj=Seoul"},
    {"control by the object", R"(
Seoul PROPN 2 nsubj
urged VERB 0 root urge
Pyongyang PROPN 2 obj
to PART 5 mark
respond VERB 2 xcomp respond VerbForm=Inf
)",
     "respond", "subj=Pyongyang"},
    {"control by a prepositional object", R"(
Paris PROPN 2 nsubj
called VERB 0 root call
on ADP 4 case
Tehran PROPN 2 obl
to PART 6 mark
stop VERB 2 xcomp stop VerbForm=Inf
)",
     "stop", "subj=Tehran"},
    {"accused of", R"(
Kyiv PROPN 2 nsubj
accused VERB 0 root accuse
Moscow PROPN 2 obj
of SCONJ 5 mark
shelling VERB 2 advcl shell VerbForm=Ger
civilians NOUN 5 obj
)",
     "shelling", "obj=civilians subj=Moscow"},
    {"shared object", R"(
Pyongyang PROPN 2 nsubj
ignored VERB 0 root ignore Tense=Past|VerbForm=Fin
or CCONJ 4 cc
rejected VERB 2 conj reject Tense=Past|VerbForm=Fin
the DET 6 det
offer NOUN 4 obj
)",
     "ignored", "subj=Pyongyang obj=offer"},
    {"light verb", R"(
Rebels NOUN 2 nsubj
launched VERB 0 root launch Tense=Past|VerbForm=Fin
an DET 4 det
attack NOUN 2 obj
on ADP 6 case
Goma PROPN 4 nmod
)",
     "attack", "on=Goma subj=Rebels on=Goma"},
    {"light verb, passive", R"(
Talks NOUN 3 nsubj:pass
were AUX 3 aux:pass be
held VERB 0 root hold Tense=Past|VerbForm=Part|Voice=Pass
with ADP 5 case
Syria PROPN 3 obl
by ADP 7 case
Moscow PROPN 3 obl:agent
)",
     "Talks", "with=Syria subj=Moscow"},
    {"came under attack", R"(
The DET 2 det
convoy NOUN 3 nsubj
came VERB 0 root come Tense=Past|VerbForm=Fin
under ADP 5 case
attack NOUN 3 obl
)",
     "attack", "obj=convoy"},
    {"noun", R"(
Israeli ADJ 3 amod
air NOUN 3 compound
strikes NOUN 0 root strike
on ADP 5 case
Gaza PROPN 3 nmod
)",
     "strikes", "mod=Israeli mod=air on=Gaza"},
    {"an object hung one clause too low", R"(
Oslo PROPN 2 nsubj
accused VERB 0 root accuse Tense=Past|VerbForm=Fin
Moscow PROPN 5 obj
of SCONJ 5 mark of
shelling VERB 2 advcl shell VerbForm=Ger
)",
     "accused", "subj=Oslo adv=shelling of=shelling obj=Moscow"},
    {"what hangs below an occasion", R"(
Chad PROPN 2 nsubj
sued VERB 0 root sue Tense=Past|VerbForm=Fin
in ADP 5 case in
a DET 5 det a
court NOUN 2 obl
against ADP 7 case against
Niger PROPN 5 nmod
)",
     "sued", "subj=Chad in=court against=Niger"},
    {"a list of a headline", R"(
Oslo PROPN 4 vocative
, PUNCT 1 punct ,
Lima PROPN 4 nsubj
sign VERB 0 root sign
pact NOUN 4 obj
)",
     "sign", "subj=Lima obj=pact subj=Oslo"},
    {"a headline without is", R"(
Seoul PROPN 0 root
to PART 3 mark to
send VERB 1 acl send VerbForm=Inf
aid NOUN 3 obj
)",
     "send", "obj=aid subj=Seoul"},
    {"a comment after a comma", R"(
Oslo PROPN 2 nsubj
asked VERB 0 root ask Tense=Past|VerbForm=Fin
Lima PROPN 2 obj
to PART 5 mark to
speak VERB 2 xcomp speak VerbForm=Inf
, PUNCT 7 punct ,
citing VERB 5 advcl cite VerbForm=Ger
delays NOUN 7 obj
)",
     "citing", "obj=delays subj=Oslo"},
    {"a subject hung one clause too high", R"(
That PRON 2 nsubj
came VERB 0 root come Tense=Past|VerbForm=Fin
after SCONJ 5 mark after
police NOUN 2 nsubj
said VERB 2 advcl say Tense=Past|VerbForm=Fin
)",
     "said", "subj=police"},
    {"a subject taken for a phrase of time", R"(
It PRON 2 nsubj
comes VERB 0 root come Tense=Pres|VerbForm=Fin
as SCONJ 4 case as
Oslo PROPN 2 obl
is AUX 6 aux be
pressing VERB 2 advcl press VerbForm=Part
Lima PROPN 6 obj
)",
     "pressing", "aux=is obj=Lima subj=Oslo"},
    {"what a letter says", R"(
Oslo PROPN 2 nsubj
sent VERB 0 root send Tense=Past|VerbForm=Fin
letters NOUN 2 obj letter
to ADP 5 case to
Lima PROPN 3 nmod
threatening VERB 5 acl threaten VerbForm=Ger
war NOUN 6 obj
)",
     "threatening", "obj=war subj=Oslo to=Lima"},
    {"what introduces a clause", R"(
if SCONJ 3 mark if
Oslo PROPN 3 nsubj
left VERB 0 root leave Tense=Past|VerbForm=Fin
)",
     "left", "mark=if subj=Oslo"},
    {"a participle of a noun", R"(
planes NOUN 0 root plane
carrying VERB 1 acl carry VerbForm=Ger
aid NOUN 2 obj
)",
     "planes", "acl=carrying"},
    {"an object that the tree takes for a time", R"(
Miners NOUN 2 nsubj
ended VERB 0 root end Tense=Past|VerbForm=Fin
a DET 4 det
strike NOUN 2 obl
)",
     "ended", "subj=Miners obj=strike"},
    {"an object that the tree takes for a subject", R"(
Oslo PROPN 2 nsubj
met VERB 0 root meet Tense=Past|VerbForm=Fin
Lima PROPN 2 nsubj
)",
     "met", "subj=Oslo obj=Lima"},
    {"about to", R"(
Oslo PROPN 3 nsubj
is AUX 3 cop be
about ADJ 0 root about
to PART 5 mark to
close VERB 3 csubj close VerbForm=Inf
ports NOUN 5 obj
)",
     "close", "obj=ports subj=Oslo"},
    {"a subject hung on the verb of saying", R"(
Oslo PROPN 7 nsubj
welcomed VERB 7 ccomp welcome Tense=Past|VerbForm=Fin
talks NOUN 2 obj
, PUNCT 2 punct
the DET 6 det
agency NOUN 7 nsubj
said VERB 0 root say Tense=Past|VerbForm=Fin
)",
     "welcomed", "obj=talks subj=Oslo"},
    {"what is vowed on a day", R"(
Oslo PROPN 2 nsubj
vowed VERB 0 root vow Tense=Past|VerbForm=Fin
to PART 4 mark to
wage VERB 2 advcl wage VerbForm=Inf
war NOUN 4 obj
)",
     "vowed", "subj=Oslo adv=wage xcomp=wage comp=wage to=wage"},
    {"a lone goal is the object", R"(
Judges NOUN 2 nsubj
freed VERB 0 root free Tense=Past|VerbForm=Fin
the DET 4 det
editor NOUN 2 iobj
)",
     "freed", "subj=Judges iobj=editor obj=editor"},
    {"whoever calls apologises", R"(
Oslo PROPN 2 nsubj
called VERB 0 root call Tense=Past|VerbForm=Fin
Lima PROPN 2 obj
to PART 5 mark to
apologise VERB 2 xcomp apologise VerbForm=Inf
)",
     "apologise", "subj=Oslo"},
    {"a comment on a clause whose reason stands between", R"(
Oslo PROPN 2 nsubj
blamed VERB 0 root blame Tense=Past|VerbForm=Fin
Lima PROPN 2 obj
for SCONJ 5 mark for
hiding VERB 2 advcl hide VerbForm=Ger
, PUNCT 7 punct ,
accusing VERB 5 advcl accuse VerbForm=Ger
it PRON 7 obj
)",
     "accusing", "obj=it subj=Oslo"},
    {"a deed after a reason is part of it", R"(
Oslo PROPN 2 nsubj
blamed VERB 0 root blame Tense=Past|VerbForm=Fin
Lima PROPN 2 obj
for SCONJ 5 mark for
shelling VERB 2 advcl shell VerbForm=Ger
, PUNCT 7 punct ,
killing VERB 5 advcl kill VerbForm=Ger
ten NUM 7 obj
)",
     "killing", "obj=ten subj=Lima"},
    {"who rejects a text does not say what it says", R"(
Oslo PROPN 2 nsubj
rejected VERB 0 root reject Tense=Past|VerbForm=Fin
resolutions NOUN 2 obj resolution
urging VERB 3 acl urge VerbForm=Ger
restraint NOUN 4 obj
)",
     "urging", "obj=restraint subj=resolutions"},
    {"a trip's goal", R"(
She PRON 2 nsubj
spoke VERB 0 root speak Tense=Past|VerbForm=Fin
during ADP 5 case during
a DET 5 det
trip NOUN 2 obl trip
to ADP 7 case to
Peru PROPN 5 nmod
)",
     "spoke", "subj=She during=trip"},
    {"offer to hold", R"(
Seoul PROPN 3 nmod:poss
&'s PART 1 case
offer NOUN 0 root
to PART 5 mark
hold VERB 3 acl hold VerbForm=Inf
talks NOUN 5 obj
)",
     "hold", "obj=talks subj=Seoul"},
};

TEST(Arguments, Cases) {
  const Cues cues = shipped_cues();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    const Annotated text = from_conllu(c.conllu);
    EXPECT_EQ(arguments_of(text, cues, c.trigger), c.arguments);
  }
}

// A tree with a cycle must not hang; the parser never gives one, a reader might.
TEST(Arguments, OddTreesEnd) {
  const Cues cues = shipped_cues();
  Annotated text = from_conllu("said VERB 2 conj say\nheld VERB 1 conj hold\n");
  EXPECT_EQ(arguments_of(text, cues, "said"), "");
}

}  // namespace
}  // namespace tacitus
