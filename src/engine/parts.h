#pragma once

#include <memory>
#include <vector>

#include "lexicon/actors.h"
#include "lexicon/cues.h"
#include "lexicon/field_codes.h"
#include "lexicon/frames.h"
#include "lexicon/gazetteer.h"
#include "lexicon/lemmas.h"
#include "lexicon/ontology.h"
#include "lexicon/people.h"
#include "lexicon/reporting.h"
#include "lexicon/standing_cues.h"
#include "stages/events.h"
#include "stages/parser.h"
#include "stages/stage.h"
#include "tacitus/engine.h"

namespace tacitus {

// The tables and stages of an Engine. `commands` such as check and actors look into the tables.
struct Engine::Parts {
  Ontology ontology;
  Cues cues;
  Reporting reporting;
  StandingCues standing;
  Lemmas lemmas;
  Frames frames;
  Actors actors;
  FieldCodes field_codes;
  Gazetteer gazetteer;
  People people;
  std::vector<std::unique_ptr<Stage>> stages;  // in the order in which they run
  const Parser* parser = nullptr;              // one of `stages`
  const EventCoder* coder = nullptr;           // one of `stages`
};

// Refuses an order in which a layer is read before it is written, or written twice; the message
// names the stage. `given` are the layers that are there at the start.
Status check_order(const std::vector<std::unique_ptr<Stage>>& stages, Layers given);

// The tables of actors, those that a user added included.
Result<Actors> load_actors(const Resources& resources);

}  // namespace tacitus
