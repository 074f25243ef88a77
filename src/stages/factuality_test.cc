#include "stages/factuality.h"

#include <gtest/gtest.h>

#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

struct Case {
  std::string_view conllu;
  std::string_view trigger;
  EventStatus status;
};

const Case kCases[] = {
    {"Rebels NOUN 2 nsubj\nattacked VERB 0 root attack\nGoma PROPN 2 obj\n", "attacked",
     EventStatus::actual},
    {"Rebels NOUN 4 nsubj\ndid AUX 4 aux do\nnot PART 4 advmod not\nattack VERB 0 root attack\n",
     "attack", EventStatus::negated},
    {"No DET 2 det no\nrebels NOUN 3 nsubj\nattacked VERB 0 root attack\n", "attacked",
     EventStatus::negated},
    {"Rebels NOUN 3 nsubj\nwill AUX 3 aux will\nattack VERB 0 root attack\n", "attack",
     EventStatus::future},
    {"Rebels NOUN 3 nsubj\nwould AUX 3 aux would\nattack VERB 0 root attack\nnext ADJ 5 amod "
     "next\nmonth NOUN 3 obl:unmarked\n",
     "attack", EventStatus::future},
    {"Rebels NOUN 3 nsubj\nmay AUX 3 aux may\nattack VERB 0 root attack\n", "attack",
     EventStatus::hypothetical},
    {"Rebels NOUN 2 nsubj\nrefused VERB 0 root refuse\nto PART 4 mark to\nattack VERB 2 xcomp "
     "attack\n",
     "attack", EventStatus::negated},
    {"Rebels NOUN 2 nsubj\nplan VERB 0 root plan\nto PART 4 mark to\nattack VERB 2 xcomp attack\n",
     "attack", EventStatus::future},
    {"Rebels NOUN 2 nsubj\nbegan VERB 0 root begin\nto PART 4 mark to\nattack VERB 2 xcomp "
     "attack\n",
     "attack", EventStatus::actual},
    {"If SCONJ 3 mark if\nrebels NOUN 3 nsubj\nattack VERB 5 advcl attack\nwe PRON 5 nsubj\nleave "
     "VERB 0 root leave\n",
     "attack", EventStatus::hypothetical},
    {"Moscow PROPN 4 nsubj\nnot PART 4 advmod not\nonly ADV 2 advmod only\nrejected VERB 0 root "
     "reject\n",
     "rejected", EventStatus::actual},
    // The main clause of a condition is only as real as its own words.
    {"Police NOUN 2 nsubj\nsaid VERB 0 root say\nrebels NOUN 4 nsubj\nattacked VERB 2 ccomp "
     "attack\n",
     "attacked", EventStatus::actual},
    {"Kyiv PROPN 2 nsubj\nfears VERB 0 root fear\nan DET 4 det a\nattack NOUN 2 obj attack\n",
     "attack", EventStatus::hypothetical},
    {"The DET 2 det\nthreat NOUN 0 root threat\nof ADP 4 case of\nattack NOUN 2 nmod attack\n",
     "attack", EventStatus::hypothetical},
    {"An DET 2 det\nend NOUN 0 root end\nto ADP 4 case to\nattacks NOUN 2 nmod attack\n", "attacks",
     EventStatus::negated},
    // When it was.
    {"It PRON 2 nsubj\nrained VERB 0 root rain\nat ADP 5 case at\nthe DET 5 det\nend NOUN 2 obl "
     "end\nof ADP 7 case of\nattacks NOUN 5 nmod attack\n",
     "attacks", EventStatus::actual},
    {"Troops NOUN 2 nsubj\nmoved VERB 0 root move\nto PART 4 mark to\nattack VERB 2 advcl attack\n",
     "attack", EventStatus::hypothetical},
    // Who used tanks for it did it; who may use them may do it.
    {"Troops NOUN 2 nsubj\nused VERB 0 root use\ntanks NOUN 2 obj tank\nto PART 5 mark "
     "to\nattack VERB 2 advcl attack\n",
     "attack", EventStatus::actual},
    {"Troops NOUN 3 nsubj\nmay AUX 3 aux may\nuse VERB 0 root use\ntanks NOUN 3 obj tank\nto "
     "PART 6 mark to\nattack VERB 3 advcl attack\n",
     "attack", EventStatus::hypothetical},
    {"Rebels NOUN 3 nsubj\nwere AUX 3 cop be Tense=Past\nable ADJ 0 root able\nto PART 5 mark "
     "to\nattack VERB 3 xcomp attack\n",
     "attack", EventStatus::actual},
    {"Rebels NOUN 3 nsubj\nare AUX 3 cop be Tense=Pres\nable ADJ 0 root able\nto PART 5 mark "
     "to\nattack VERB 3 xcomp attack\n",
     "attack", EventStatus::hypothetical},
    {"Oslo PROPN 2 nsubj\ninsists VERB 0 root insist\nit PRON 6 nsubj\ndid AUX 6 aux do\nnot "
     "PART 6 advmod not\nattack VERB 2 ccomp attack\n",
     "attack", EventStatus::negated},
    {"Rebels NOUN 4 nsubj\nwould AUX 4 aux would\noften ADV 4 advmod often\nattack VERB 0 root "
     "attack\n",
     "attack", EventStatus::actual},
    {"Did AUX 3 aux do\nrebels NOUN 3 nsubj\nattack VERB 0 root attack\n? PUNCT 3 punct ?\n",
     "attack", EventStatus::hypothetical},
    // A future seen from the past, unless a condition follows.
    {"Police NOUN 2 nsubj\nsaid VERB 0 root say Tense=Past\nthey PRON 5 nsubj\nwould AUX 5 aux "
     "would\nattack VERB 2 ccomp attack\n",
     "attack", EventStatus::future},
    {"Police NOUN 2 nsubj\nsaid VERB 0 root say Tense=Past\nthey PRON 5 nsubj\nwould AUX 5 aux "
     "would\nattack VERB 2 ccomp attack\nif SCONJ 8 mark if\nrebels NOUN 8 nsubj\nstayed VERB 5 "
     "advcl stay\n",
     "attack", EventStatus::hypothetical},
    {"Rebels NOUN 4 nsubj\ncould AUX 4 aux could\nnot PART 4 advmod not\nattack VERB 0 root "
     "attack\n",
     "attack", EventStatus::negated},
    {"Rebels NOUN 2 nsubj\nhave VERB 0 root have\nto PART 4 mark to\nattack VERB 2 xcomp attack\n",
     "attack", EventStatus::hypothetical},
    // A verb denies the act that is its subject only when it says that it happens.
    {"Support NOUN 4 nsubj support\nhas AUX 4 aux have\nnot PART 4 advmod not\nwavered VERB 0 root "
     "waver\n",
     "Support", EventStatus::actual},
    {"Talks NOUN 4 nsubj talk\ndid AUX 4 aux do\nnot PART 4 advmod not\nbegin VERB 0 root begin\n",
     "Talks", EventStatus::negated},
    {"Neither CCONJ 2 cc:preconj neither\nOslo PROPN 5 nsubj\nnor CCONJ 4 cc nor\nLima PROPN 2 "
     "conj\nattacked VERB 0 root attack\n",
     "attacked", EventStatus::negated},
    {"Oslo PROPN 2 nsubj\nleft VERB 0 root leave\nnor CCONJ 6 cc nor\ndid AUX 6 aux do\nLima PROPN "
     "6 "
     "nsubj\nattack VERB 2 conj attack\n",
     "attack", EventStatus::negated},
    {"Had AUX 3 aux have Tense=Past\nrebels NOUN 3 nsubj\nattacked VERB 0 root attack\n",
     "attacked", EventStatus::hypothetical},
    {"Army NOUN 2 nsubj\ndenied VERB 0 root deny\nreports NOUN 2 obj report\nit PRON 5 "
     "nsubj\nattacked VERB 3 ccomp attack\n",
     "attacked", EventStatus::negated},
    {"Army NOUN 2 nsubj\nstopped VERB 0 root stop\nshort ADJ 2 xcomp short\nof SCONJ 5 mark "
     "of\nattacking VERB 3 advcl attack\n",
     "attacking", EventStatus::negated},
    {"Army NOUN 2 nsubj\nruled VERB 0 root rule\nout ADP 2 compound:prt out\nattacking VERB 2 "
     "advcl attack\n",
     "attacking", EventStatus::negated},
    {"Seoul PROPN 0 root\nto PART 3 mark to\nsend VERB 1 acl send\n", "send", EventStatus::future},
    {"Talks NOUN 3 nsubj talk\nwill AUX 3 aux will\nbegin VERB 0 root begin\n", "Talks",
     EventStatus::future},
};

Index token_named(const Annotated& text, std::string_view form) {
  for (Index i = 0; i < text.annotations.tokens.size(); ++i) {
    if (text.document.at(text.annotations.tokens[i].span) == form) return i;
  }
  return kNone;
}

TEST(Reality, Cases) {
  const Cues cues = shipped_cues();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.conllu);
    const Annotated text = from_conllu(c.conllu);
    const Tree tree(text.annotations);
    const Arguments arguments(tree, cues);
    const Index trigger = token_named(text, c.trigger);
    EXPECT_EQ(reality_of(tree, cues, arguments, trigger, false).status(), c.status);
  }
}

struct Ground {
  std::string_view conllu;
  std::string_view trigger;
  std::string_view
      why;  // of its being hypothetical; empty for duties, purposes, abilities, questions
};
const Ground kGrounds[] = {
    {"Rebels NOUN 3 nsubj\nmay AUX 3 aux may\nattack VERB 0 root attack\n", "attack", "mooted"},
    {"Rebels NOUN 4 nsubj\nmay AUX 4 aux may\nnot PART 4 advmod not\nattack VERB 0 root attack\n",
     "attack", ""},
    {"Rebels NOUN 4 nsubj\nwould AUX 4 aux would\nhave AUX 4 aux have\nattacked VERB 0 root "
     "attack\n",
     "attacked", ""},
    {"Rebels NOUN 3 nsubj\nmust AUX 3 aux must\nattack VERB 0 root attack\n", "attack", ""},
    {"Rebels NOUN 3 nsubj\ncan AUX 3 aux can\nattack VERB 0 root attack\n", "attack", ""},
    {"May AUX 3 aux may\nrebels NOUN 3 nsubj\nattack VERB 0 root attack\n? PUNCT 3 punct ?\n",
     "attack", ""},
    {"Troops NOUN 2 nsubj\nmoved VERB 0 root move\nto PART 4 mark to\nattack VERB 2 advcl attack\n",
     "attack", ""},
    {"If SCONJ 3 mark if\nrebels NOUN 3 nsubj\nattack VERB 5 advcl attack\nwe PRON 5 nsubj\nleave "
     "VERB 0 root leave\n",
     "attack", "conditional"},
    {"Reporters NOUN 2 nsubj\nasked VERB 0 root ask\nif SCONJ 5 mark if\nrebels NOUN 5 "
     "nsubj\nattack VERB 2 ccomp attack\n",
     "attack", ""},
    {"Rebels NOUN 2 nsubj\ntried VERB 0 root try\nto PART 4 mark to\nattack VERB 2 xcomp attack\n",
     "attack", "tried"},
    {"Oslo PROPN 2 nsubj\nhopes VERB 0 root hope\nto PART 4 mark to\nattend VERB 2 xcomp attend\n",
     "attend", "wished"},
    // What somebody hopes that another does is nobody's plan.
    {"Oslo PROPN 2 nsubj\nhopes VERB 0 root hope\nLima PROPN 4 nsubj\nattends VERB 2 ccomp "
     "attend\n",
     "attends", ""},
    {"Speculation NOUN 6 nsubj speculation\nthat SCONJ 5 mark that\nrebels NOUN 5 nsubj\nmay AUX 5 "
     "aux may\nattack VERB 1 acl attack\ngrew VERB 0 root grow\n",
     "attack", "mooted"},
    {"Rebels NOUN 0 root rebel\nwho PRON 4 nsubj\nmay AUX 4 aux may\nattack VERB 1 acl:relcl "
     "attack\n",
     "attack", ""},
};

TEST(Reality, Grounds) {
  const Cues cues = shipped_cues();
  for (const Ground& c : kGrounds) {
    SCOPED_TRACE(c.conllu);
    const Annotated text = from_conllu(c.conllu);
    const Tree tree(text.annotations);
    const Arguments arguments(tree, cues);
    const Index trigger = token_named(text, c.trigger);
    const Reality reality = reality_of(tree, cues, arguments, trigger, false);
    std::string why;
    if (reality.mooted) why += "mooted";
    if (reality.conditional) why += "conditional";
    if (reality.tried) why += "tried";
    if (reality.wished) why += "wished";
    EXPECT_EQ(why, c.why);
    EXPECT_TRUE(reality.hypothetical);
  }
}

TEST(Reality, AFrameMayUseUpTheNegation) {
  const Cues cues = shipped_cues();
  const Annotated text = from_conllu(
      "Pyongyang PROPN 4 nsubj\nhas AUX 4 aux have\nnot PART 4 advmod not\nresponded VERB 0 root "
      "respond\n");
  const Tree tree(text.annotations);
  const Arguments arguments(tree, cues);
  EXPECT_EQ(reality_of(tree, cues, arguments, 3, true).status(), EventStatus::actual);
  EXPECT_TRUE(is_negated(tree, cues, 3));
}

}  // namespace
}  // namespace tacitus
