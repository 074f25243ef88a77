#pragma once

// For tests only: one small document with every layer filled by hand, and a small ontology.

#include <fstream>
#include <sstream>
#include <string>

#include "lexicon/ontology.h"
#include "stages/testing.h"

namespace tacitus {

// "Freedonia's army shelled Sylvania on Monday, officials said." with an event that stands on the
// word of the officials.
inline Annotated sample() {
  Annotated out = from_conllu(R"(
# 2021-03-03
# paragraph
Freedonia PROPN 3 nmod:poss B-LOC
&'s PART 1 case
army NOUN 4 nsubj
shelled VERB 0 root shell Tense=Past|VerbForm=Fin|Mood=Ind
Sylvania PROPN 4 obj B-LOC
on ADP 7 case
Monday PROPN 4 obl
+, PUNCT 10 punct
officials NOUN 10 nsubj official
said VERB 4 parataxis say Tense=Past|VerbForm=Fin|Mood=Ind
+. PUNCT 4 punct
)");
  out.document.id = "sample";
  Annotations& layers = out.annotations;
  const Days monday = *parse_iso_date("2021-03-01");
  layers.times.push_back({layers.tokens[6].span,
                          {6, 7},
                          0,
                          {monday, monday + std::chrono::days(1), DatePrecision::day}});
  const auto mention = [&](Index first, Index last, Index head, Index entity, MentionKind kind) {
    Mention m;
    m.span = {layers.tokens[first].span.begin, layers.tokens[last].span.end};
    m.tokens = {first, last + 1};
    m.head = head;
    m.sentence = 0;
    m.entity = entity;
    m.kind = kind;
    layers.mentions.push_back(m);
  };
  mention(0, 2, 2, 0, MentionKind::organization);
  mention(4, 4, 4, 1, MentionKind::place);
  mention(8, 8, 8, kNone, MentionKind::group);
  layers.entities.push_back({"Army of Freedonia", "FRD", "MIL", "", "", "actors/roles.tsv:3"});
  layers.entities.push_back({"Sylvania", "SYL", "", "", "Q1", "actors/countries.tsv:9"});
  Event event;
  event.type = "ASSAULT";
  event.mode = "heavy-weapons";
  event.cameo = "194";
  event.contexts = {"military"};
  event.actor = {0};
  event.recipient = {1};
  event.claimants = {{2, layers.tokens[9].span}};
  event.trigger = layers.tokens[3].span;
  event.token = 3;
  event.sentence = 0;
  event.time = 0;
  event.date = layers.times[0].interval;
  event.confidence = 0.9f;
  event.rule = "frames/assault.frames:12";
  layers.events.push_back(event);
  return out;
}

// sample() with one finding of each other kind in its sentence, all on the word of the officials.
inline Annotated full_sample() {
  Annotated out = sample();
  Annotations& layers = out.annotations;
  const auto span = [&](Index first, Index last) {
    return Span{layers.tokens[first].span.begin, layers.tokens[last].span.end};
  };
  Location location;
  location.span = span(4, 4);
  location.tokens = {4, 5};
  location.sentence = 0;
  location.role = PlaceRole::event;
  location.name = "Sylvania";
  location.country = "SYL";
  location.latitude = 1.5;
  location.longitude = -2.25;
  location.geonames = 7;
  location.precision = PlacePrecision::country;
  location.rule = "places/places.tsv:1";
  layers.locations.push_back(location);
  layers.events[0].place = 0;
  layers.events[0].numbers.push_back(
      {NumberKind::killed, 3, std::nullopt, "", span(4, 4), {{2, span(9, 9)}}});
  const DateInterval monday = layers.times[0].interval;
  Statement statement;
  statement.speaker = 2;
  statement.speaker_words = span(8, 8);
  statement.cue = span(9, 9);
  statement.content = {span(0, 6)};
  statement.sentence = 0;
  statement.date = monday;
  statement.confidence = 0.8f;
  statement.rule = "cues/reporting.tsv:1";
  layers.statements.push_back(statement);
  Proposal proposal;
  proposal.proposer = {0};
  proposal.addressee = {1};
  proposal.terms = span(3, 4);
  proposal.terms_type = "CONSULT";
  proposal.conditions = {{span(5, 6), 0}};
  proposal.answers = {{{1}, ProposalState::rejected, 0, span(3, 3)}};
  proposal.state = ProposalState::rejected;
  proposal.event = 0;
  proposal.sentence = 0;
  proposal.rule = "cues/proposals.tsv:1";
  layers.proposals.push_back(proposal);
  Measure measure;
  measure.sender = {0};
  measure.target = {1};
  measure.measure = "embargo";
  measure.words = span(4, 4);
  measure.sentence = 0;
  measure.status = MeasureStatus::lifted;
  measure.rule = "ontology/measures.tsv:1";
  layers.measures.push_back(measure);
  Dispute dispute;
  dispute.subject = span(4, 4);
  dispute.positions = {{0, span(0, 4), Stance::claims, kNone}, {2, span(8, 9), Stance::denies, 0}};
  dispute.sentence = 0;
  dispute.rule = "disputes";
  layers.disputes.push_back(dispute);
  return out;
}

// The tables of data/ontology.
inline Ontology shipped_ontology() {
  Resources resources;
  for (const char* name : {"cameo", "contexts", "modes", "plover", "sectors"}) {
    const std::string file = std::string("ontology/") + name + ".tsv";
    std::ifstream stream(std::string(TACITUS_SOURCE_DIR) + "/data/" + file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    resources.files.push_back({file, bytes.str()});
  }
  return *Ontology::create(resources);
}

}  // namespace tacitus
