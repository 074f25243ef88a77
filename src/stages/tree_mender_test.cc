#include "stages/tree_mender.h"

#include <gtest/gtest.h>

#include <string>

#include "base/ud.h"
#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

std::string printed(const Annotations& annotations) {
  std::string out;
  for (const Token& token : annotations.tokens) {
    if (!out.empty()) out += ' ';
    out += name_of(token.pos);
    out += '/' + (token.head == kNone ? std::string("0") : std::to_string(token.head + 1)) + '/';
    out += name_of(token.relation);
  }
  return out;
}

Lemmas shipped_lemmas() {
  Resources resources;
  add_shipped(resources, "lemmas/irregular.tsv");
  add_shipped(resources, "lemmas/verbs.tsv");
  return *Lemmas::create(resources);
}

struct Case {
  const char* text;  // form, part of speech, head, relation
  const char* tree;
};

const Case kCases[] = {
    // brackets and quotation marks hang on the head of what they enclose
    {"Chad PROPN 2 nsubj\nleft VERB 0 root\n( PUNCT 2 punct (\nin ADP 5 case in\nMay PROPN 2 "
     "obl\n) "
     "PUNCT 2 punct )\nfor ADP 8 case for\n\" PUNCT 2 punct \"\npeace NOUN 2 obl\n\" PUNCT 2 punct "
     "\"",
     "PROPN/2/nsubj VERB/0/root PUNCT/5/punct ADP/5/case PROPN/2/obl PUNCT/5/punct ADP/8/case "
     "PUNCT/9/punct NOUN/2/obl PUNCT/9/punct"},
    // not on either of two that they enclose
    {"Chad PROPN 2 nsubj\nleft VERB 0 root\n( PUNCT 2 punct (\nit PRON 2 dep\nthen ADV 2 advmod\n) "
     "PUNCT 2 punct )",
     "PROPN/2/nsubj VERB/0/root PUNCT/2/punct PRON/2/dep ADV/2/advmod PUNCT/2/punct"},
    // a comma whose arc crosses others hangs on the lower of the units beside it
    {"In ADP 2 case in\nMay PROPN 6 obl\n, PUNCT 8 punct ,\nold ADJ 5 amod\nChad PROPN 6 "
     "nsubj\nleft "
     "VERB 0 root\nthe DET 8 det\ntalks NOUN 6 obj",
     "ADP/2/case PROPN/6/obl PUNCT/2/punct ADJ/5/amod PROPN/6/nsubj VERB/0/root DET/8/det "
     "NOUN/6/obj"},
    // a preposition hangs on the head of its phrase, "and" on what it adds
    {"Chad PROPN 2 nsubj\nsat VERB 0 root\nin ADP 4 case in\nhigh ADJ 5 amod\nplaces NOUN 2 "
     "obl\nand "
     "CCONJ 7 cc\nPeru PROPN 8 nsubj\nleft VERB 2 conj",
     "PROPN/2/nsubj VERB/0/root ADP/5/case ADJ/5/amod NOUN/2/obl CCONJ/8/cc PROPN/8/nsubj "
     "VERB/2/conj"},
    // a whole sentence without "were" is no passive
    {"Gunmen NOUN 2 nsubj:pass\nshot VERB 0 root\nat ADP 4 case\nguards NOUN 2 obl\n. PUNCT 2 "
     "punct",
     "NOUN/2/nsubj VERB/0/root ADP/4/case NOUN/2/obl PUNCT/2/punct"},
    // who is listed belongs with the first; what is not listed may be beside the meeting
    {"a DET 2 det\nmeeting NOUN 0 root\nof ADP 4 case of\nChile PROPN 2 nmod\n, PUNCT 2 punct "
     ",\nPeru PROPN 2 conj\nand CCONJ 8 cc\nMali PROPN 6 conj",
     "DET/2/det NOUN/0/root ADP/4/case PROPN/2/nmod PUNCT/2/punct PROPN/4/conj CCONJ/8/cc "
     "PROPN/6/conj"},
    {"the DET 2 det\narmy NOUN 0 root\nof ADP 4 case of\nChile PROPN 2 nmod\nand CCONJ 6 "
     "cc\nPeru PROPN 2 conj",
     "DET/2/det NOUN/0/root ADP/4/case PROPN/2/nmod CCONJ/6/cc PROPN/2/conj"},
    // no "and" joins what stands after "after" with the main clause
    {"They PRON 2 nsubj\nleft VERB 0 root\nafter ADP 4 case after\nyouths NOUN 2 obl\n, PUNCT 6 "
     "punct ,\nangered VERB 4 acl\n, PUNCT 6 punct ,\nburned VERB 2 conj\nflags NOUN 8 obj",
     "PRON/2/nsubj VERB/0/root SCONJ/8/mark NOUN/8/nsubj PUNCT/6/punct VERB/4/acl PUNCT/6/punct "
     "VERB/2/advcl NOUN/8/obj"},
    // nor with an adverbial clause that nothing joins; "visiting" is not what a president does who
    // has "met" behind it
    {"Chad PROPN 2 nsubj\nleft VERB 0 root\nafter ADP 5 case after\nits PRON 5 nmod:poss\nally "
     "NOUN 7 "
     "obl\n, PUNCT 5 punct ,\nquit VERB 2 advcl quit VerbForm=Fin\ntalks NOUN 7 obj",
     "PROPN/2/nsubj VERB/0/root SCONJ/7/mark PRON/5/nmod:poss NOUN/7/nsubj PUNCT/5/punct "
     "VERB/2/advcl "
     "NOUN/7/obj"},
    {"One PRON 2 nsubj\nfled VERB 0 root\nafter SCONJ 7 mark after\nEve PROPN 2 obl\n, PUNCT 7 "
     "punct "
     ",\nwas AUX 7 aux:pass be\nstabbed VERB 2 conj stab",
     "PRON/2/nsubj VERB/0/root SCONJ/7/mark PROPN/7/nsubj:pass PUNCT/7/punct AUX/7/aux:pass "
     "VERB/2/advcl"},
    {"Chad PROPN 2 nsubj\nleft VERB 0 root\nafter ADP 4 case after\ntalks NOUN 6 obl\n, PUNCT 4 "
     "punct "
     ",\ncausing VERB 2 advcl cause VerbForm=Ger\nanger NOUN 6 obj",
     "PROPN/2/nsubj VERB/0/root ADP/4/case NOUN/6/obl PUNCT/4/punct VERB/2/advcl NOUN/6/obj"},
    {"Lagos PROPN 5 nsubj\nand CCONJ 3 cc and\nvisiting VERB 5 advcl visit\nNowak PROPN 3 "
     "obj\nmet VERB 0 root",
     "PROPN/5/nsubj CCONJ/4/cc VERB/4/amod PROPN/1/conj VERB/0/root"},
    {"Lagos PROPN 5 nsubj\nand CCONJ 3 cc and\nvisiting VERB 1 conj visit\nNowak PROPN 3 "
     "obj\nmet VERB 0 root",
     "PROPN/5/nsubj CCONJ/4/cc VERB/4/amod PROPN/1/conj VERB/0/root"},
    {"Lagos PROPN 2 nsubj\nspoke VERB 0 root\nand CCONJ 4 cc and\nvisited VERB 2 conj "
     "visit\nNowak PROPN 4 obj",
     "PROPN/2/nsubj VERB/0/root CCONJ/4/cc VERB/2/conj PROPN/4/obj"},
    // Peru owns nothing without "'s"
    {"talks NOUN 8 nsubj\nof ADP 3 case of\nChile PROPN 1 nmod\n, PUNCT 1 punct ,\nPeru PROPN 8 "
     "nmod:poss\nand CCONJ 7 cc\nMali PROPN 5 conj\nhope NOUN 0 root",
     "NOUN/8/nsubj ADP/3/case PROPN/1/nmod PUNCT/1/punct PROPN/3/conj CCONJ/7/cc PROPN/5/conj "
     "NOUN/0/root"},
    // a diplomat's post stands between the title and the name
    {"envoy NOUN 4 nmod:desc envoy\nto ADP 3 case to\nIran PROPN 1 nmod B-LOC\nEve PROPN 6 nsubj "
     "B-PER\nGass PROPN 4 flat I-PER\nleft VERB 0 root",
     "NOUN/6/nsubj ADP/3/case PROPN/1/nmod PROPN/1/appos PROPN/4/flat VERB/0/root"},
    {"envoy NOUN 5 nsubj envoy\nto ADP 3 case to\nIran PROPN 1 nmod B-LOC\nEve PROPN 5 nsubj "
     "B-PER\nleft VERB 0 root",
     "NOUN/5/nsubj ADP/3/case PROPN/1/nmod PROPN/1/appos VERB/0/root"},
    {"visits NOUN 5 nsubj visit\nto ADP 3 case to\nIran PROPN 1 nmod B-LOC\nEve PROPN 5 nsubj "
     "B-PER\nends VERB 0 root",
     "NOUN/5/nsubj ADP/3/case PROPN/1/nmod PROPN/5/nsubj VERB/0/root"},
    // a headline may be one
    {"Minister NOUN 2 nsubj:pass\nheld VERB 0 root", "NOUN/2/nsubj:pass VERB/0/root"},
    // what stands before "to" is whom they urge
    {"They PRON 2 nsubj\nurged VERB 0 root\nSudan PROPN 5 iobj\nto PART 5 mark\nyield VERB 2 xcomp",
     "PRON/2/nsubj VERB/0/root PROPN/2/obj PART/5/mark VERB/2/xcomp"},
    // whoever is warned does not yield; a clause with its own subject, or of nobody, is another's
    {"They PRON 2 nsubj\nwarned VERB 0 root\nSudan PROPN 2 iobj\nnot PART 6 advmod\nto PART 6 "
     "mark\nyield VERB 2 ccomp",
     "PRON/2/nsubj VERB/0/root PROPN/2/obj PART/6/advmod PART/6/mark VERB/2/xcomp"},
    {"They PRON 2 nsubj\ntold VERB 0 root\nSudan PROPN 2 iobj\nthat SCONJ 6 mark\nRome PROPN 6 "
     "nsubj\nyielded VERB 2 ccomp",
     "PRON/2/nsubj VERB/0/root PROPN/2/iobj SCONJ/6/mark PROPN/6/nsubj VERB/2/ccomp"},
    {"They PRON 2 nsubj\nsaid VERB 0 root\nto PART 4 mark\nyield VERB 2 ccomp",
     "PRON/2/nsubj VERB/0/root PART/4/mark VERB/2/ccomp"},
    // what has a subject of its own has its doer; what has only "that" may not
    {"They PRON 2 nsubj\ndemanded VERB 0 root\nthat SCONJ 5 mark\nRome PROPN 5 nsubj\nyield VERB 2 "
     "xcomp",
     "PRON/2/nsubj VERB/0/root SCONJ/5/mark PROPN/5/nsubj VERB/2/ccomp"},
    {"They PRON 2 nsubj\ndemanded VERB 0 root\nthat SCONJ 4 mark\nyield VERB 2 xcomp",
     "PRON/2/nsubj VERB/0/root SCONJ/4/mark VERB/2/xcomp"},
    // an object has no preposition; another phrase may
    {"They PRON 2 nsubj\nhanded VERB 0 root\nin ADP 5 case\ntheir PRON 5 nmod:poss\nguns NOUN 2 "
     "obj",
     "PRON/2/nsubj VERB/0/root ADP/2/compound:prt PRON/5/nmod:poss NOUN/2/obj"},
    {"They PRON 2 nsubj\nseal VERB 0 root\noff ADP 5 case\nthe DET 5 det\nport NOUN 2 obl",
     "PRON/2/nsubj VERB/0/root ADP/2/compound:prt DET/5/det NOUN/2/obj"},
    {"They PRON 2 nsubj\nfell VERB 0 root\noff ADP 5 case\nthe DET 5 det\nroof NOUN 2 obl",
     "PRON/2/nsubj VERB/0/root ADP/5/case DET/5/det NOUN/2/obl"},
    // nobody "offers of" anything
    {"They PRON 2 nsubj\nspurned VERB 0 root\na DET 4 det\nplan NOUN 2 obj\nand CCONJ 6 cc\n"
     "offers VERB 2 conj offer\nof ADP 8 case\naid NOUN 6 obl",
     "PRON/2/nsubj VERB/0/root DET/4/det NOUN/2/obj CCONJ/6/cc NOUN/4/conj ADP/8/case NOUN/6/nmod"},
    // of two objects the first gets the second; a name and a title are no gift
    {"They PRON 2 nsubj\nlent VERB 0 root lend\nOman PROPN 2 obj\nten NUM 5 nummod\nships NOUN 2 "
     "obj",
     "PRON/2/nsubj VERB/0/root PROPN/2/iobj NUM/5/nummod NOUN/2/obj"},
    {"They PRON 2 nsubj\nmade VERB 0 root make\nEve PROPN 2 obj\nqueen NOUN 2 obj",
     "PRON/2/nsubj VERB/0/root PROPN/2/obj NOUN/2/obj"},
    // whoever is seen doing something does it
    {"Polls NOUN 2 nsubj\nshow VERB 0 root\nEve PROPN 2 obj\ntrailing VERB 2 ccomp",
     "NOUN/2/nsubj VERB/0/root PROPN/4/nsubj VERB/2/ccomp"},
    {"They PRON 2 nsubj\ntold VERB 0 root\nEve PROPN 2 obj\nit PRON 5 nsubj\nwas VERB 2 ccomp",
     "PRON/2/nsubj VERB/0/root PROPN/2/obj PRON/5/nsubj VERB/2/ccomp"},
    // no adjective stands in a compound, nor a preposition
    {"on ADP 2 case\nrebel ADJ 3 compound\npositions NOUN 0 root",
     "ADP/3/case NOUN/3/compound NOUN/0/root"},
    // a noun has no compound behind it
    {"Turkey PROPN 2 nsubj\nfrees PROPN 0 root\nGerman ADJ 4 amod\nreporter NOUN 2 compound",
     "PROPN/2/nsubj VERB/0/root ADJ/4/amod NOUN/2/obj"},
    // two common nouns in a row
    {"They PRON 2 nsubj\nimposed VERB 0 root\na DET 4 det\nweapons NOUN 2 obj\nembargo NOUN 4 "
     "appos",
     "PRON/2/nsubj VERB/0/root DET/5/det NOUN/5/compound NOUN/2/obj"},
    // the offer is American, not the aid
    {"an DET 4 det\nAmerican ADJ 3 amod B-NORP\naid NOUN 4 compound\noffer NOUN 0 root",
     "DET/4/det ADJ/4/amod NOUN/4/compound NOUN/0/root"},
    // what is owned is a noun
    {"Oslo PROPN 3 nmod:poss\n&'s PART 1 case\nsevering VERB 6 nsubj\nof ADP 5 case\nties NOUN 3 "
     "nmod\nshocked VERB 0 root",
     "PROPN/3/nmod:poss PART/1/case NOUN/6/nsubj ADP/5/case NOUN/3/nmod VERB/0/root"},
    // between a subject and its verb
    {"The DET 2 det\nplea NOUN 5 nsubj\nfor ADP 4 case\npeace NOUN 5 obl\nfailed VERB 0 root",
     "DET/2/det NOUN/5/nsubj ADP/4/case NOUN/2/nmod VERB/0/root"},
    // a forename that is a verb as well
    {"warned VERB 0 root\na DET 3 det\nlawyer NOUN 4 nsubj\nGrant VERB 1 nsubj\nOgden PROPN 4 obj "
     "B-PER\n+. PUNCT 1 punct",
     "VERB/0/root DET/3/det NOUN/4/nmod:desc PROPN/1/nsubj PROPN/4/flat PUNCT/1/punct"},
    // what is given has a receiver, whatever is told of it before
    {"They PRON 2 nsubj\ngave VERB 0 root give\nlists NOUN 2 obj\nthat PRON 5 nsubj\nname VERB 3 "
     "acl:relcl\nowners NOUN 5 obj\nto ADP 8 case\nPeru PROPN 6 nmod",
     "PRON/2/nsubj VERB/0/root NOUN/2/obj PRON/5/nsubj VERB/3/acl:relcl NOUN/5/obj ADP/8/case "
     "PROPN/2/obl"},
    {"They PRON 2 nsubj\ngave VERB 0 root give\nlists NOUN 2 obj\nthat PRON 5 nsubj\nname VERB 3 "
     "acl:relcl\nvisits NOUN 5 obj visit\nto ADP 8 case\nPeru PROPN 6 nmod",
     "PRON/2/nsubj VERB/0/root NOUN/2/obj PRON/5/nsubj VERB/3/acl:relcl NOUN/5/obj ADP/8/case "
     "PROPN/6/nmod"},
    // whoever vetoes a plan gives the reason
    {"They PRON 2 nsubj\nveto VERB 0 root\nthe DET 4 det\nplan NOUN 2 obj\nsaying VERB 4 acl\n"
     "it PRON 7 nsubj\nfailed VERB 5 ccomp",
     "PRON/2/nsubj VERB/0/root DET/4/det NOUN/2/obj VERB/2/advcl PRON/7/nsubj VERB/5/ccomp"},
    // a letter says something
    {"They PRON 2 nsubj\nreject VERB 0 root\na DET 4 det\nletter NOUN 2 obj\nsaying VERB 4 "
     "acl\nit PRON 7 nsubj\nfailed VERB 5 ccomp",
     "PRON/2/nsubj VERB/0/root DET/4/det NOUN/2/obj VERB/4/acl PRON/7/nsubj VERB/5/ccomp"},
    // a short form of words in small letters is no name, which is not printed here
    {"a DET 3 det\ncruise NOUN 3 compound\nmissile NOUN 0 root\n( PUNCT 5 punct\nCM PROPN 3 appos "
     "B-ORG\n) PUNCT 5 punct",
     "DET/3/det NOUN/3/compound NOUN/0/root PUNCT/5/punct PROPN/3/appos PUNCT/5/punct"},
    // set off by a comma it stays where it is
    {"Talks NOUN 6 nsubj\n+, PUNCT 6 punct\nfor ADP 4 case\nonce NOUN 6 obl\n+, PUNCT 6 punct\n"
     "failed VERB 0 root",
     "NOUN/6/nsubj PUNCT/6/punct ADP/4/case NOUN/6/obl PUNCT/6/punct VERB/0/root"},
    // with a preposition of its own and no "'s" it owns nothing
    {"They PRON 2 nsubj\nspoke VERB 0 root\nwith ADP 4 case\nRome PROPN 7 nmod:poss\nin ADP 7 "
     "case\na DET 7 det\ncall NOUN 2 obl",
     "PRON/2/nsubj VERB/0/root ADP/4/case PROPN/2/obl ADP/7/case DET/7/det NOUN/2/obl"},
    {"They PRON 2 nsubj\nspoke VERB 0 root\nin ADP 6 case\nRome PROPN 6 nmod:poss\n&'s PART 4 "
     "case\ncourts NOUN 2 obl",
     "PRON/2/nsubj VERB/0/root ADP/6/case PROPN/6/nmod:poss PART/4/case NOUN/2/obl"},
    // the name behind a title is no content
    {"She PRON 2 nsubj\ncalled VERB 0 root\nKing PROPN 2 obj\nFelipe PROPN 2 xcomp",
     "PRON/2/nsubj VERB/0/root PROPN/2/obj PROPN/3/flat"},
    {"She PRON 2 nsubj\ncalled VERB 0 root\nhim PRON 2 obj\nFelipe PROPN 2 xcomp",
     "PRON/2/nsubj VERB/0/root PRON/2/obj PROPN/2/xcomp"},
    {"She PRON 2 nsubj\ncalled VERB 0 root\nFelipe PROPN 2 xcomp",
     "PRON/2/nsubj VERB/0/root PROPN/2/obj"},
    {"She PRON 3 nsubj:pass\nwas AUX 3 aux:pass\ncalled VERB 0 root\nEve PROPN 3 xcomp",
     "PRON/3/nsubj:pass AUX/3/aux:pass VERB/0/root PROPN/3/xcomp"},
};

TEST(TreeMender, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    Annotated made = from_conllu(c.text);
    const Lemmas lemmas = shipped_lemmas();
    TreeMender mender(made.document, lemmas, made.annotations);
    for (const Sentence& sentence : made.annotations.sentences) mender.mend(sentence);
    EXPECT_EQ(printed(made.annotations), c.tree);
  }
}

}  // namespace
}  // namespace tacitus
