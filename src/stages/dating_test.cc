#include "stages/dating.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "base/date.h"
#include "stages/testing.h"
#include "stages/times.h"

namespace tacitus {
namespace {

std::string_view name_of(DatedBy by) {
  switch (by) {
    case DatedBy::nothing:
      return "nothing";
    case DatedBy::clause:
      return "clause";
    case DatedBy::sentence:
      return "sentence";
    case DatedBy::narrative:
      return "narrative";
    case DatedBy::caption:
      return "caption";
    case DatedBy::publication:
      return "publication";
  }
  return "";
}

// "2017-07-04 clause", "2016-01-01..2016-12-31 clause historical" for the first word of that form.
std::string dating_of(const Annotated& text, std::string_view form) {
  const Annotations& annotations = text.annotations;
  for (Index i = 0; i < annotations.tokens.size(); ++i) {
    if (text.document.at(annotations.tokens[i].span) != form) continue;
    const Dating dating = date_of(text.document, annotations, i);
    std::string out = "?";
    if (dating.date.known()) {
      const std::string begin = to_iso(dating.date.begin);
      const std::string end = to_iso(dating.date.end - std::chrono::days(1));
      out = begin == end ? begin : begin + ".." + end;
    }
    return out + " " + std::string(name_of(dating.by)) + (dating.historical ? " historical" : "");
  }
  return "no such word";
}

struct Case {
  std::string_view word;
  std::string_view expected;
};

void expect_all(std::string_view table, std::initializer_list<Case> cases) {
  Annotated text = from_conllu(table);
  TimeFinder().run(text.document, text.annotations);
  for (const Case& c : cases) {
    SCOPED_TRACE(text.document.text);
    EXPECT_EQ(dating_of(text, c.word), c.expected) << c.word;
  }
}

// A time dates its own clause and not the one that it stands in.
TEST(DateOf, Clause) {
  expect_all(R"(# 2017-07-21
Arland PROPN 7 nsubj B-LOC
+, PUNCT 4 punct
which PRON 4 nsubj
tested VERB 1 acl:relcl test Tense=Past|VerbForm=Fin
missiles NOUN 4 obj missile
Monday PROPN 4 obl:unmarked
rejected VERB 0 root reject Tense=Past|VerbForm=Fin
the DET 9 det
offer NOUN 7 obj)",
             {{"tested", "2017-07-17 clause"}, {"rejected", "2017-07-21 publication"}});
}

// What was said on a day is of that day only when it is told as fact.
TEST(DateOf, Sentence) {
  expect_all(R"(# 2017-07-21
Arland PROPN 2 nsubj
said VERB 0 root say Tense=Past|VerbForm=Fin
on ADP 4 case
Thursday PROPN 2 obl
that SCONJ 7 mark
rebels NOUN 7 nsubj rebel
shelled VERB 2 ccomp shell Tense=Past|VerbForm=Fin
towns NOUN 7 obj town
and CCONJ 12 cc
troops NOUN 12 nsubj troop
will AUX 12 aux will VerbForm=Fin
retreat VERB 7 conj retreat VerbForm=Inf)",
             {{"said", "2017-07-20 clause"},
              {"shelled", "2017-07-20 sentence"},
              {"retreat", "? nothing"}});
}

// "agreed to meet on Friday" says when they meet.
TEST(DateOf, OtherVerb) {
  expect_all(R"(# 2017-07-19
Envoys NOUN 2 nsubj envoy
agreed VERB 0 root agree Tense=Past|VerbForm=Fin
to PART 4 mark
meet VERB 2 xcomp meet VerbForm=Inf
on ADP 6 case
Friday PROPN 4 obl)",
             {{"meet", "2017-07-21 clause"}, {"agreed", "2017-07-19 publication"}});
}

// An attribute dates its noun only.
TEST(DateOf, Attribute) {
  expect_all(R"(# 2017-07-21
Washington PROPN 2 nsubj
condemned VERB 0 root condemn Tense=Past|VerbForm=Fin
its PRON 6 nmod:poss
July PROPN 6 compound
4 NUM 4 nummod
test NOUN 2 obj)",
             {{"condemned", "2017-07-21 publication"}, {"test", "2017-07-04 clause"}});
}

TEST(DateOf, LightVerbAndJoint) {
  expect_all(R"(# 2017-07-21
Rebels NOUN 2 nsubj rebel
launched VERB 0 root launch Tense=Past|VerbForm=Fin
an DET 4 det
attack NOUN 2 obj
and CCONJ 6 cc
killed VERB 2 conj kill Tense=Past|VerbForm=Fin
soldiers NOUN 6 obj soldier
on ADP 9 case
Monday PROPN 6 obl)",
             {{"launched", "2017-07-17 clause"}, {"killed", "2017-07-17 clause"}});
}

// Limits date nothing; "since" reaches to the day of publication.
TEST(DateOf, Limits) {
  expect_all(R"(# 2017-07-21
Police NOUN 3 nsubj
have AUX 3 aux have Tense=Pres|VerbForm=Fin
jailed VERB 0 root jail Tense=Past|VerbForm=Part
writers NOUN 3 obj writer
since SCONJ 6 case
May PROPN 3 obl)",
             {{"jailed", "2017-05-01..2017-07-21 clause"}});
  expect_all(R"(# 2017-07-21
Police NOUN 2 nsubj
halted VERB 0 root halt Tense=Past|VerbForm=Fin
raids NOUN 2 obj raid
until ADP 5 case
Friday PROPN 2 obl)",
             {{"halted", "2017-07-21 publication"}});
}

TEST(DateOf, Historical) {
  expect_all(R"(# 2017-07-21
Seoul PROPN 2 nsubj
imposed VERB 0 root impose Tense=Past|VerbForm=Fin
sanctions NOUN 2 obj sanction
last ADJ 5 amod
year NOUN 2 obl:unmarked)",
             {{"imposed", "2016-01-01..2016-12-31 clause historical"}});
  expect_all(R"(# 2017-07-21
Seoul PROPN 2 nsubj
imposed VERB 0 root impose Tense=Past|VerbForm=Fin
sanctions NOUN 2 obj sanction
years NOUN 5 obl:unmarked year
ago ADV 2 advmod)",
             {{"imposed", "? clause historical"}});
}

TEST(DateOf, Caption) {
  constexpr std::string_view kTable = R"(# 2017-07-21
# file caption
Soldiers NOUN 2 nsubj soldier
march VERB 0 root march Tense=Pres|VerbForm=Fin
in ADP 4 case
Seoul PROPN 2 obl
+, PUNCT 6 punct
May PROPN 4 appos
25 NUM 6 nummod
+, PUNCT 9 punct
2015 NUM 6 nmod:unmarked

Seoul PROPN 3 nsubj
has AUX 3 aux have Tense=Pres|VerbForm=Fin
rejected VERB 0 root reject Tense=Past|VerbForm=Part
it PRON 3 obj)";
  expect_all(kTable, {{"march", "2015-05-25 clause historical"}, {"rejected", "? nothing"}});
}

// The date of the photograph stands where the parser does not know what to hang it on.
TEST(DateOf, CaptionsEnd) {
  expect_all(R"(# 2017-07-21
# file caption
A DET 2 det
leader NOUN 3 nsubj
reacts VERB 0 root react Tense=Pres|VerbForm=Fin
to ADP 5 case
news NOUN 3 obl
of ADP 7 case
tests NOUN 5 nmod test
in ADP 9 case
Arland PROPN 7 nmod
+, PUNCT 11 punct
July PROPN 9 nmod:unmarked
4 NUM 11 nummod
2017 NUM 11 nmod:unmarked)",
             {{"reacts", "2017-07-04 caption"}});
}

// The past tense goes on where the sentence before stood; the perfect tells the news of the day.
TEST(DateOf, Narrative) {
  expect_all(R"(# 2017-07-21
In ADP 2 case
2010 NUM 4 obl
torpedoes NOUN 4 nsubj torpedo
struck VERB 0 root strike Tense=Past|VerbForm=Fin
it PRON 4 obj

Seoul PROPN 2 nsubj
blamed VERB 0 root blame Tense=Past|VerbForm=Fin
Arland PROPN 2 obj

Arland PROPN 3 nsubj
has AUX 3 aux have Tense=Pres|VerbForm=Fin
denied VERB 0 root deny Tense=Past|VerbForm=Part
it PRON 3 obj)",
             {{"struck", "2010-01-01..2010-12-31 clause historical"},
              {"blamed", "2010-01-01..2010-12-31 narrative historical"},
              {"denied", "2017-07-21 publication"}});
}

// Nothing is said of plans, wishes and possibilities, nor without a day of publication.
TEST(DateOf, Unknown) {
  expect_all(R"(# 2017-07-21
Seoul PROPN 3 nsubj
may AUX 3 aux may VerbForm=Fin
strike VERB 0 root strike VerbForm=Inf)",
             {{"strike", "? nothing"}});
  expect_all(R"(Seoul PROPN 2 nsubj
struck VERB 0 root strike Tense=Past|VerbForm=Fin)",
             {{"struck", "? nothing"}});
  EXPECT_FALSE(date_of(Document{}, Annotations{}, 0).date.known());
}

// Trees give the tense: the parser may hang "in May" on the clause behind.
TEST(TimeFinder, TenseFromTree) {
  Annotated text = from_conllu(R"(# 2017-07-21
Envoys NOUN 2 nsubj envoy
said VERB 0 root say Tense=Past|VerbForm=Fin
in ADP 4 case
May PROPN 6 obl
they PRON 6 nsubj
meet VERB 2 ccomp meet Tense=Pres|VerbForm=Fin
on ADP 8 case
Monday PROPN 6 obl)");
  TimeFinder().run(text.document, text.annotations);
  ASSERT_EQ(text.annotations.times.size(), 2u);
  EXPECT_EQ(to_iso(text.annotations.times[0].interval.begin), "2017-05-01");
  EXPECT_EQ(to_iso(text.annotations.times[1].interval.begin), "2017-07-24");
}

}  // namespace
}  // namespace tacitus
