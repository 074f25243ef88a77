#include "stages/statements.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

const Cues& cues() {
  static const Cues kCues = shipped_cues();
  return kCues;
}

const Reporting& reporting() {
  static const Reporting kReporting = [] {
    Resources resources;
    add_shipped(resources, "cues/reporting.tsv");
    Result<Reporting> made = Reporting::create(resources);
    EXPECT_TRUE(made) << made.error().text();
    return *std::move(made);
  }();
  return kReporting;
}

// Every name, noun and pronoun that heads a phrase is a mention of its own.
void add_mentions(Annotations& annotations) {
  for (Index s = 0; s < annotations.sentences.size(); ++s) {
    const IndexRange tokens = annotations.sentences[s].tokens;
    for (Index t = tokens.first; t < tokens.last; ++t) {
      const Token& token = annotations.tokens[t];
      bool heads = token.relation != Relation::flat && token.relation != Relation::compound;
      heads = heads && token.lemma != "settlement" && token.lemma != "passenger";
      if (!heads || (token.pos != Pos::noun && token.pos != Pos::propn && token.pos != Pos::pron)) {
        continue;
      }
      Mention mention;
      mention.span = token.span;
      mention.head = t;
      mention.tokens = {t, t + 1};
      mention.sentence = s;
      mention.entity = static_cast<Index>(annotations.mentions.size());
      mention.kind = token.pos == Pos::pron ? MentionKind::pronoun : MentionKind::person;
      annotations.mentions.push_back(mention);
    }
  }
}

// "direct [she] <said> {We will stay.} to [Rome]", one a statement.
std::vector<std::string> statements_of(std::string_view table) {
  Annotated made = from_conllu(table);
  add_mentions(made.annotations);
  StatementFinder(reporting(), cues()).run(made.document, made.annotations);
  constexpr std::string_view kModes[] = {"direct", "indirect", "mixed"};
  std::vector<std::string> out;
  for (const Statement& statement : made.annotations.statements) {
    std::string line(kModes[static_cast<std::size_t>(statement.mode)]);
    line += " [" + std::string(made.document.at(statement.speaker_words)) + "]";
    line += " <" + std::string(made.document.at(statement.cue)) + ">";
    for (const Span part : statement.content) {
      line += " {" + std::string(made.document.at(part)) + "}";
    }
    for (const Index mention : statement.addressee) {
      line +=
          " to [" + std::string(made.document.at(made.annotations.mentions[mention].span)) + "]";
    }
    out.push_back(std::move(line));
  }
  return out;
}

struct Case {
  std::string_view what;
  std::string_view table;
  std::vector<std::string> statements;
};

const Case kCases[] = {
    {"a clause below the verb, and who is told",
     R"(
       Petrov PROPN 2 nsubj B-PER
       told VERB 0 root tell Tense=Past|VerbForm=Fin
       reporters NOUN 2 iobj reporter
       that SCONJ 6 mark
       they PRON 6 nsubj
       left VERB 2 ccomp leave Tense=Past|VerbForm=Fin
       +. PUNCT 2 punct
     )",
     {"indirect [Petrov] <told> {that they left} to [reporters]"}},
    {"before and behind the verb, and in the next sentence",
     R"(
       " PUNCT 4 punct
       +We PRON 4 nsubj
       will AUX 4 aux
       stay VERB 8 ccomp stay VerbForm=Inf
       +, PUNCT 4 punct
       +" PUNCT 4 punct
       she PRON 8 nsubj
       said VERB 0 root say Tense=Past|VerbForm=Fin
       +. PUNCT 8 punct

       " PUNCT 3 punct
       +They PRON 3 nsubj
       know VERB 0 root know
       +. PUNCT 3 punct
       +" PUNCT 3 punct
     )",
     {"direct [she] <said> {We will stay,} {They know.}"}},
    {"a second verb of saying is told by the same person, not by what is told",
     R"(
       She PRON 2 nsubj she
       said VERB 0 root say Tense=Past|VerbForm=Fin
       she PRON 4 nsubj she
       left VERB 2 ccomp leave Tense=Past|VerbForm=Fin
       and CCONJ 6 cc
       promised VERB 4 conj promise Tense=Past|VerbForm=Fin
       to PART 8 mark to
       return VERB 6 xcomp return VerbForm=Inf
       +. PUNCT 2 punct
     )",
     {"indirect [She] <said> {she left}", "indirect [she] <promised> {to return}"}},
    {"a clause that the tree hangs on the medium",
     R"(
       Petrov PROPN 2 nsubj B-PER
       said VERB 0 root say Tense=Past|VerbForm=Fin
       for ADP 4 case for
       years NOUN 2 obl year
       that SCONJ 7 mark that
       they PRON 7 nsubj they
       left VERB 4 acl leave Tense=Past|VerbForm=Fin
       +. PUNCT 2 punct
     )",
     {"indirect [Petrov] <said> {that they left}"}},
    {"a question ends its sentence before the word of asking",
     R"(
       " PUNCT 3 punct
       +Who PRON 3 nsubj who
       left VERB 0 root leave Tense=Past|VerbForm=Fin
       +? PUNCT 3 punct
       +" PUNCT 3 punct

       Petrov PROPN 2 nsubj B-PER
       asked VERB 0 root ask Tense=Past|VerbForm=Fin
       +. PUNCT 2 punct
     )",
     {"direct [Petrov] <asked> {Who left?}"}},
    {"a clause above the verb is cut in two",
     R"(
       The DET 2 det
       raid NOUN 7 nsubj:pass
       +, PUNCT 5 punct
       officials NOUN 5 nsubj official
       say VERB 7 parataxis say VerbForm=Fin
       +, PUNCT 5 punct
       planned VERB 0 root plan VerbForm=Part|Voice=Pass
       +. PUNCT 7 punct
     )",
     {"indirect [officials] <say> {The raid} {planned}"}},
    {"a clause of saying that commas cut out, below a noun by the tree",
     R"(
       The DET 2 det
       goal NOUN 9 nsubj
       +, PUNCT 5 punct
       Petrov PROPN 5 nsubj
       said VERB 2 acl:relcl say Tense=Past|VerbForm=Fin
       +, PUNCT 2 punct
       is AUX 9 cop be VerbForm=Fin
       a DET 9 det
       truce NOUN 0 root
       +. PUNCT 9 punct
     )",
     {"indirect [Petrov] <said> {The goal} {is a truce}"}},
    {"a relative clause goes on with what it hangs on",
     R"(
       The DET 2 det
       goal NOUN 9 nsubj
       +, PUNCT 5 punct
       which PRON 5 nsubj
       failed VERB 2 acl:relcl fail Tense=Past|VerbForm=Fin
       +, PUNCT 2 punct
       is AUX 9 cop be VerbForm=Fin
       a DET 9 det
       truce NOUN 0 root
       +. PUNCT 9 punct
     )",
     {}},
    {"what seems so is said by nobody",
     R"(
       The DET 2 det
       talks NOUN 3 nsubj talk
       seem VERB 0 root seem VerbForm=Fin
       to PART 6 mark
       have AUX 6 aux
       failed VERB 3 xcomp fail VerbForm=Inf
       +. PUNCT 3 punct
     )",
     {"indirect [] <seem> {The talks} {to have failed}"}},
    {"according to",
     R"(
       According VERB 4 case accord
       to ADP 1 fixed
       the DET 4 det
       ministry NOUN 7 obl
       +, PUNCT 4 punct
       three NUM 7 nsubj
       died VERB 0 root die VerbForm=Fin
       +. PUNCT 7 punct
     )",
     {"indirect [the ministry] <According to> {three died}"}},
    {"an object and what it is called",
     R"(
       She PRON 2 nsubj
       called VERB 0 root call Tense=Past|VerbForm=Fin
       the DET 4 det
       offer NOUN 2 obj
       " PUNCT 6 punct
       +nonsense NOUN 2 xcomp
       +" PUNCT 6 punct
       +. PUNCT 2 punct
     )",
     {"mixed [She] <called> {the offer \"nonsense\"}"}},
    {"a judgement of somebody",
     R"(
       She PRON 2 nsubj
       condemned VERB 0 root condemn Tense=Past|VerbForm=Fin
       Iran PROPN 2 obj B-LOC
       +. PUNCT 2 punct
     )",
     {"indirect [She] <condemned> {Iran}"}},
    {"a name alone is nobody's words",
     R"(
       She PRON 2 nsubj
       quoted VERB 0 root quote Tense=Past|VerbForm=Fin
       Iran PROPN 2 obj B-LOC
       +. PUNCT 2 punct
     )",
     {}},
    {"the verb that leads to it, and the colon",
     R"(
       She PRON 2 nsubj
       went VERB 0 root go Tense=Past|VerbForm=Fin
       on ADP 2 compound:prt
       to PART 5 mark
       say VERB 2 xcomp say VerbForm=Inf
       +: PUNCT 5 punct
       " PUNCT 9 punct
       +We PRON 9 nsubj
       stay VERB 5 ccomp stay VerbForm=Fin
       +. PUNCT 9 punct
       +" PUNCT 9 punct
     )",
     {"direct [She] <went on to say:> {We stay.}"}},
    {"the medium belongs to the cue",
     R"(
       Petrov PROPN 2 nsubj B-PER
       said VERB 0 root say Tense=Past|VerbForm=Fin
       in ADP 5 case
       a DET 5 det
       statement NOUN 2 obl
       that SCONJ 8 mark
       they PRON 8 nsubj
       left VERB 2 ccomp leave Tense=Past|VerbForm=Fin
       +. PUNCT 2 punct
     )",
     {"indirect [Petrov] <said in a statement> {that they left}"}},
    {"what somebody refuses to say",
     R"(
       She PRON 2 nsubj
       refused VERB 0 root refuse Tense=Past|VerbForm=Fin
       to PART 4 mark
       say VERB 2 xcomp say VerbForm=Inf
       whether SCONJ 7 mark
       they PRON 7 nsubj
       left VERB 4 ccomp leave Tense=Past|VerbForm=Fin
       +. PUNCT 2 punct
     )",
     {"indirect [She] <refused to say> {whether they left}"}},
    {"what a relative clause hangs on",
     R"(
       A DET 2 det
       plan NOUN 5 nsubj
       Rome PROPN 4 nsubj B-LOC
       opposes VERB 2 acl:relcl oppose Tense=Pres|VerbForm=Fin
       failed VERB 0 root fail Tense=Past|VerbForm=Fin
       +. PUNCT 5 punct
     )",
     {"indirect [Rome] <opposes> {A plan}"}},
    {"who is called says nothing",
     R"(
       She PRON 2 nsubj
       called VERB 0 root call Tense=Past|VerbForm=Fin
       an DET 4 det
       ambulance NOUN 2 obj
       +. PUNCT 2 punct
     )",
     {}},
    {"anybody",
     R"(
       You PRON 2 nsubj you
       know VERB 0 root know Tense=Pres|VerbForm=Fin
       that SCONJ 5 mark
       roads NOUN 5 nsubj
       freeze VERB 2 ccomp freeze Tense=Pres|VerbForm=Fin
       +. PUNCT 2 punct
     )",
     {}},
    {"a thing means nothing",
     R"(
       The DET 2 det
       settlement NOUN 3 nsubj
       offers VERB 0 root offer Tense=Pres|VerbForm=Fin
       benefits NOUN 3 obj benefit
       +. PUNCT 3 punct
     )",
     {}},
    {"no speaker is a measure",
     R"(
       They PRON 2 nsubj
       pay VERB 0 root pay Tense=Pres|VerbForm=Fin
       more ADV 2 advmod
       per ADP 5 case
       passenger NOUN 2 obl passenger Number=Sing
       +. PUNCT 2 punct
     )",
     {}},
    {"the preposition belongs to the cue",
     R"(
       Rome PROPN 3 nsubj
       also ADV 3 advmod
       called VERB 0 root call Tense=Past|VerbForm=Fin
       for ADP 5 case
       talks NOUN 3 obl talk
       +. PUNCT 3 punct
     )",
     {"indirect [Rome] <also called for> {talks}"}},
    {"a closing source has the whole sentence, and is in nobody else's words",
     R"(
       Petrov PROPN 2 nsubj B-PER
       said VERB 0 root say Tense=Past|VerbForm=Fin
       he PRON 4 nsubj he
       left VERB 2 ccomp leave Tense=Past|VerbForm=Fin
       +, PUNCT 2 punct
       according VERB 8 case accord
       to ADP 6 fixed to
       Reuters PROPN 4 obl B-ORG
       +. PUNCT 2 punct
     )",
     {"indirect [Petrov] <said> {he left}",
      "indirect [Reuters] <according to> {Petrov said he left}"}},
    {"what somebody was asked is no part of the answer",
     R"(
       Asked VERB 9 advcl ask Tense=Past|VerbForm=Part
       whether SCONJ 4 mark whether
       they PRON 4 nsubj they
       left VERB 1 ccomp leave Tense=Past|VerbForm=Fin
       +, PUNCT 9 punct
       Rome PROPN 7 nsubj
       said VERB 9 parataxis say Tense=Past|VerbForm=Fin
       they PRON 9 nsubj they
       stayed VERB 0 root stay Tense=Past|VerbForm=Fin
       +. PUNCT 9 punct
     )",
     {"indirect [] <Asked> {whether they left}", "indirect [Rome] <said> {they stayed}"}},
    {"a passive that nobody named tells",
     R"(
       The DET 2 det the
       raid NOUN 4 nsubj:pass raid
       was AUX 4 aux:pass be
       condemned VERB 0 root condemn Tense=Past|VerbForm=Part|Voice=Pass
       +. PUNCT 4 punct
     )",
     {"indirect [] <was condemned> {The raid}"}},
    {"a passive has its preposition in the cue, but not the agent's",
     R"(
       Petrov PROPN 3 nsubj:pass B-PER
       was AUX 3 aux:pass be
       charged VERB 0 root charge Tense=Past|VerbForm=Part|Voice=Pass
       with ADP 5 case with
       fraud NOUN 3 obl fraud
       by ADP 7 case by
       Rome PROPN 3 obl:agent
       +. PUNCT 3 punct
     )",
     {"indirect [Rome] <was charged with> {Petrov} {fraud}"}},
    {"a matter is told by somebody who can act",
     R"(
       Rome PROPN 2 nsubj
       revealed VERB 0 root reveal Tense=Past|VerbForm=Fin
       the DET 4 det the
       plan NOUN 2 obj plan
       +. PUNCT 2 punct

       The DET 2 det the
       settlement NOUN 3 nsubj settlement
       revealed VERB 0 root reveal Tense=Past|VerbForm=Fin
       the DET 5 det the
       plan NOUN 3 obj plan
       +. PUNCT 3 punct
     )",
     {"indirect [Rome] <revealed> {the plan}"}},
    {"words are answered, a fire is fought",
     R"(
       Rome PROPN 2 nsubj
       responded VERB 0 root respond Tense=Past|VerbForm=Fin
       to ADP 5 case to
       the DET 5 det the
       offer NOUN 2 obl offer
       +. PUNCT 2 punct

       Rome PROPN 2 nsubj
       responded VERB 0 root respond Tense=Past|VerbForm=Fin
       to ADP 5 case to
       the DET 5 det the
       fire NOUN 2 obl fire
       +. PUNCT 2 punct
     )",
     {"indirect [Rome] <responded to> {the offer}"}},
    {"who is called on, and to do what",
     R"(
       Rome PROPN 2 nsubj
       called VERB 0 root call Tense=Past|VerbForm=Fin
       on ADP 4 case on
       Oslo PROPN 2 obl
       to PART 6 mark to
       leave VERB 2 xcomp leave VerbForm=Inf
       +. PUNCT 2 punct
     )",
     {"indirect [Rome] <called on> {Oslo to leave}"}},
    {"within a statement another speaker's is one when it is named and has been made",
     R"(
       Rome PROPN 2 nsubj
       said VERB 0 root say Tense=Past|VerbForm=Fin
       Oslo PROPN 4 nsubj
       denied VERB 2 ccomp deny Tense=Past|VerbForm=Fin
       the DET 6 det the
       raid NOUN 4 obj raid
       +. PUNCT 2 punct

       Rome PROPN 2 nsubj
       said VERB 0 root say Tense=Past|VerbForm=Fin
       villagers NOUN 4 nsubj villager
       denied VERB 2 ccomp deny Tense=Past|VerbForm=Fin
       the DET 6 det the
       raid NOUN 4 obj raid
       +. PUNCT 2 punct

       Rome PROPN 2 nsubj
       said VERB 0 root say Tense=Past|VerbForm=Fin
       Oslo PROPN 5 nsubj
       would AUX 5 aux would
       deny VERB 2 ccomp deny VerbForm=Inf
       the DET 7 det the
       raid NOUN 5 obj raid
       +. PUNCT 2 punct
     )",
     {"indirect [Rome] <said> {Oslo denied the raid}", "indirect [Oslo] <denied> {the raid}",
      "indirect [Rome] <said> {villagers denied the raid}",
      "indirect [Rome] <said> {Oslo would deny the raid}"}},
    {"somebody's words are not told once more by nobody",
     R"(
       Rome PROPN 3 nmod:poss
       +'s PART 1 case 's
       criticism NOUN 7 nsubj:pass criticism
       of ADP 5 case of
       Oslo PROPN 3 nmod
       was AUX 7 aux:pass be
       approved VERB 0 root approve Tense=Past|VerbForm=Part|Voice=Pass
       +. PUNCT 7 punct
     )",
     {"indirect [Rome] <criticism of> {Oslo}"}},
    {"a scare quote is no statement",
     R"(
       The DET 4 det
       " PUNCT 4 punct
       +peace NOUN 4 compound
       +" PUNCT 3 punct
       march NOUN 6 nsubj
       ended VERB 0 root end Tense=Past|VerbForm=Fin
       +. PUNCT 6 punct
     )",
     {}},
};

TEST(Statements, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(statements_of(c.table), c.statements);
  }
}

// Whatever trees and marks there are: what is said stands in text order, each word once.
TEST(Statements, ContentStandsInTextOrder) {
  constexpr std::string_view kWords[] = {
      "She",  "said",   "told", "\"", "“",    "”",     ",", ".", "according", "to",
      "that", "called", "Rome", "he", "will", "leave", "“", "”", "warned",    "for"};
  constexpr Relation kRelations[] = {
      Relation::nsubj, Relation::ccomp,  Relation::parataxis, Relation::obj,   Relation::obl,
      Relation::advcl, Relation::mark,   Relation::punct,     Relation::case_, Relation::conj,
      Relation::xcomp, Relation::advmod, Relation::nmod,      Relation::acl,   Relation::dep};
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    Annotated made;
    Annotations& layers = made.annotations;
    layers.blocks.push_back(Block{});
    const Index sentences = 1 + random() % 3;
    for (Index s = 0; s < sentences; ++s) {
      Sentence sentence;
      sentence.tokens.first = static_cast<Index>(layers.tokens.size());
      const Index count = 3 + random() % 14;
      for (Index i = 0; i < count; ++i) {
        Token token;
        const std::string_view text = kWords[random() % std::size(kWords)];
        token.span.begin = static_cast<std::uint32_t>(made.document.text.size());
        made.document.text += text;
        token.span.end = static_cast<std::uint32_t>(made.document.text.size());
        made.document.text += ' ';
        token.lemma = text == "said" ? "say" : text == "told" ? "tell" : std::string(text);
        const bool verb = text == "said" || text == "told" || text == "called" ||
                          text == "warned" || text == "leave";
        token.pos = verb ? Pos::verb : static_cast<Pos>(random() % 17);
        token.relation = kRelations[random() % std::size(kRelations)];
        layers.tokens.push_back(token);
      }
      // Some tree, projective or not: each word hangs on one that stands before it in `order`.
      std::vector<Index> order(count);
      std::iota(order.begin(), order.end(), sentence.tokens.first);
      std::shuffle(order.begin(), order.end(), random);
      for (Index i = 1; i < count; ++i) layers.tokens[order[i]].head = order[random() % i];
      sentence.tokens.last = static_cast<Index>(layers.tokens.size());
      sentence.span = {layers.tokens[sentence.tokens.first].span.begin,
                       layers.tokens.back().span.end};
      sentence.block = 0;
      layers.sentences.push_back(sentence);
    }
    layers.blocks[0].span = {0, static_cast<std::uint32_t>(made.document.text.size())};
    add_mentions(layers);
    StatementFinder(reporting(), cues()).run(made.document, layers);
    for (const Statement& statement : layers.statements) {
      std::uint32_t last = 0;
      for (const Span span : statement.content) {
        ASSERT_LE(last, span.begin) << made.document.text;
        last = span.end;
      }
    }
  }
}

TEST(Statements, EmptyDocument) { EXPECT_EQ(statements_of(""), std::vector<std::string>()); }

}  // namespace
}  // namespace tacitus
