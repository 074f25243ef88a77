#include "stages/claimants.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "stages/shipped.h"
#include "stages/statements.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

struct Case {
  std::string_view conllu;
  std::string_view trigger;
  std::string_view claimants;  // "words:cue", outermost first
};

const Case kCases[] = {
    {"Rebels NOUN 2 nsubj\nattacked VERB 0 root attack\n", "attacked", ""},
    {"Police NOUN 2 nsubj\nsaid VERB 0 root say\nrebels NOUN 4 nsubj\nattacked VERB 2 ccomp "
     "attack\n",
     "attacked", "Police:said"},
    {"Police NOUN 2 nsubj\nsaid VERB 0 root say\nrebels NOUN 4 nsubj\nattacked VERB 2 ccomp "
     "attack\n",
     "said", ""},
    {"Rebels NOUN 2 nsubj\nattacked VERB 0 root attack\n, PUNCT 5 punct\npolice NOUN 5 nsubj\nsaid "
     "VERB 2 parataxis say\n",
     "attacked", "police:said"},
    {"Rebels NOUN 3 nsubj\nreportedly ADV 3 advmod\nattacked VERB 0 root attack\n", "attacked",
     "-:reportedly"},
    {"Police NOUN 2 nsubj\nsaid VERB 0 root say\nOslo PROPN 4 nsubj\nreported VERB 2 ccomp "
     "report\nthat SCONJ 7 mark\nrebels NOUN 7 nsubj\nattacked VERB 4 ccomp attack\n",
     "attacked", "Police:said Oslo:reported"},
    {"Rebels NOUN 2 nsubj\nattacked VERB 0 root attack\naccording VERB 5 case accord\nto ADP 3 "
     "fixed to\npolice NOUN 2 obl\n",
     "attacked", "police:according to"},
    // What is judged or asked for is not told as true.
    {"Rome PROPN 2 nsubj\ncondemned VERB 0 root condemn\nthe DET 4 det\nattack NOUN 2 obj\n",
     "attack", ""},
    {"Rome PROPN 2 nsubj\nurged VERB 0 root urge\nthem PRON 2 obj\nto PART 5 mark\nleave VERB 2 "
     "xcomp leave\n",
     "leave", ""},
};

const Reporting& reporting() {
  static const Reporting kReporting = [] {
    Resources resources;
    add_shipped(resources, "cues/reporting.tsv");
    return *Reporting::create(resources);
  }();
  return kReporting;
}

TEST(Claims, Cases) {
  const Cues cues = shipped_cues();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.conllu);
    Annotated text = from_conllu(c.conllu);
    Annotations& layers = text.annotations;
    Index trigger = kNone;
    // Every noun is a mention of its own.
    for (Index t = 0; t < layers.tokens.size(); ++t) {
      if (text.document.at(layers.tokens[t].span) == c.trigger) trigger = t;
      if (layers.tokens[t].pos != Pos::noun && layers.tokens[t].pos != Pos::propn) continue;
      Mention mention;
      mention.span = layers.tokens[t].span;
      mention.head = t;
      mention.tokens = {t, t + 1};
      mention.sentence = 0;
      mention.kind = MentionKind::group;
      layers.mentions.push_back(mention);
    }
    StatementFinder(reporting(), cues).run(text.document, layers);
    std::string found;
    for (const Claimant& claimant : Claims(layers, reporting()).of(trigger, 0)) {
      if (!found.empty()) found += ' ';
      found += claimant.mention == kNone
                   ? "-"
                   : std::string(text.document.at(layers.mentions[claimant.mention].span));
      found.append(":").append(text.document.at(claimant.cue));
    }
    EXPECT_EQ(found, c.claimants);
  }
}

}  // namespace
}  // namespace tacitus
