#include "tacitus/engine.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/suggestion.h"
#include "engine/explain.h"
#include "engine/parts.h"
#include "engine/records.h"
#include "lexicon/ontology_checker.h"
#include "ml/matrix.h"
#include "stages/article.h"
#include "stages/disputes.h"
#include "stages/events.h"
#include "stages/locations.h"
#include "stages/measures.h"
#include "stages/mentions.h"
#include "stages/numbers.h"
#include "stages/parser.h"
#include "stages/proposals.h"
#include "stages/statements.h"
#include "stages/times.h"
#include "stages/tokenizer.h"

// The row of rooms: article, tokenizer, parser, times, mentions, locations, statements, events.
// Tables are read once, in the order of the floors, and the first fault ends it.

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 12> kLayerNames = {
    "blocks",     "tokens", "trees",     "times",    "mentions", "locations",
    "statements", "events", "proposals", "measures", "disputes", "numbers"};

std::string names_of(Layers layers) {
  std::string out;
  for (std::size_t i = 0; i < kLayerNames.size(); ++i) {
    if ((layers & (1u << i)) == 0) continue;
    if (!out.empty()) out += ", ";
    out += kLayerNames[i];
  }
  return out;
}

// The files that create() hands to the tables and stages by name.
constexpr std::string_view kNeeded[] = {
    "actors/countries.tsv",     "actors/groups.tsv",    "actors/leaders.tsv",
    "actors/organizations.tsv", "actors/places.tsv",    "actors/roles.tsv",
    "cues/abbreviations.tsv",   "cues/agencies.tsv",    "cues/given_names.tsv",
    "cues/people.tsv",          "lemmas/irregular.tsv", "lemmas/verbs.tsv",
    "models/segmenter.model",   "places/places.bin"};

Status check_needed(const Resources& resources) {
  for (const std::string_view name : kNeeded) {
    if (resources.find(name).data() != nullptr) continue;
    return Error{Error::Code::not_found, std::string(name), "the data file is missing"};
  }
  return Ok{};
}

// Adds a stage that a create() made.
template <class S>
Status add_stage(Result<S> stage, std::vector<std::unique_ptr<Stage>>& stages) {
  if (!stage) return stage.error();
  stages.push_back(std::make_unique<S>(*std::move(stage)));
  return Ok{};
}

}  // namespace

Status check_order(const std::vector<std::unique_ptr<Stage>>& stages, Layers given) {
  Layers there = given;
  for (const std::unique_ptr<Stage>& stage : stages) {
    const Contract contract = stage->contract();
    const std::string name(contract.name);
    if ((contract.reads & ~there) != 0) {
      return Error{Error::Code::invalid_data, "stage " + name,
                   "reads " + names_of(contract.reads & ~there) + " before it is written"};
    }
    if ((contract.writes & there) != 0) {
      return Error{Error::Code::invalid_data, "stage " + name,
                   "writes " + names_of(contract.writes & there) + ", which is already there"};
    }
    there |= contract.writes;
  }
  return Ok{};
}

Result<Actors> load_actors(const Resources& resources) {
  const auto at = [&](std::string_view name) { return resources.find(name); };
  ActorTables tables = {at("actors/countries.tsv"),     at("actors/leaders.tsv"),
                        at("actors/organizations.tsv"), at("actors/roles.tsv"),
                        at("actors/groups.tsv"),        at("actors/places.tsv")};
  for (const Resources::File& file : resources.files) {
    if (file.name.starts_with("actors/own/")) tables.own.push_back({file.name, file.bytes});
  }
  return Actors::create(tables);
}

Engine::Engine(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

namespace {

// Reads the tables; each member of `parts` stays where it is from now on.
Status load_tables(const Resources& resources, Engine::Parts& parts) {
  Result<Ontology> ontology = Ontology::create(resources);
  if (!ontology) return ontology.error();
  parts.ontology = *std::move(ontology);
  Result<Cues> cues = Cues::create(resources);
  if (!cues) return cues.error();
  parts.cues = *std::move(cues);
  Result<Reporting> reporting = Reporting::create(resources);
  if (!reporting) return reporting.error();
  parts.reporting = *std::move(reporting);
  Result<StandingCues> standing = StandingCues::create(resources);
  if (!standing) return standing.error();
  parts.standing = *std::move(standing);
  Result<Lemmas> lemmas = Lemmas::create(resources);
  if (!lemmas) return lemmas.error();
  parts.lemmas = *std::move(lemmas);
  Result<Frames> frames = parse_frames(resources, OntologyChecker(parts.ontology));
  if (!frames) return frames.error();
  parts.frames = *std::move(frames);
  Result<Actors> actors = load_actors(resources);
  if (!actors) return actors.error();
  parts.actors = *std::move(actors);
  Result<FieldCodes> codes = FieldCodes::create(resources);
  if (!codes) return codes.error();
  parts.field_codes = *std::move(codes);
  constexpr std::string_view kPlaces = "places/places.bin";
  Result<Gazetteer> gazetteer = Gazetteer::create(std::string(kPlaces), resources.share(kPlaces));
  if (!gazetteer) return gazetteer.error();
  parts.gazetteer = *std::move(gazetteer);
  Result<People> people =
      People::create(resources.find("cues/given_names.tsv"), resources.find("cues/people.tsv"));
  if (!people) return people.error();
  parts.people = *std::move(people);
  return Ok{};
}

// The kernel of that name, if this processor has it.
Result<Kernel> kernel_named(std::string_view name) {
  if (name.empty()) return best_kernel();
  const std::optional<Kernel> kernel = parse_kernel(name);
  if (!kernel) {
    return Error{Error::Code::unsupported, "",
                 unknown("kernel", name, {"plain", "avx2", "avx512vnni"})};
  }
  if (is_usable(*kernel)) return *kernel;
  return Error{Error::Code::unsupported, "",
               "this processor has no " + std::string(name) + "; plain works everywhere"};
}

// The parser with the model of that name.
Result<Parser> load_parser(const Resources& resources, const EngineOptions& options) {
  const Result<Kernel> kernel = kernel_named(options.kernel);
  if (!kernel) return kernel.error();
  constexpr std::string_view kModels[] = {"base", "small"};  // rules are proven with the first
  const std::string_view* named = std::find(std::begin(kModels), std::end(kModels), options.model);
  if (!options.model.empty() && named == std::end(kModels)) {
    return Error{Error::Code::unsupported, "",
                 unknown("language model", options.model, {"base", "small"})};
  }
  for (const std::string_view name : kModels) {
    const std::string file = "models/" + std::string(name) + ".model";
    Bytes bytes = resources.share(file);
    const bool wanted = options.model.empty() ? bytes.data() != nullptr : name == options.model;
    if (!wanted) continue;
    if (bytes.data() == nullptr) {
      return Error{Error::Code::not_found, file, "the data have no such language model"};
    }
    return Parser::create(file, std::move(bytes), *kernel);
  }
  return Error{Error::Code::not_found, "models", "there is no language model"};
}

Status load_stages(const Resources& resources, const EngineOptions& options, Engine::Parts& parts) {
  const auto at = [&](std::string_view name) { return resources.find(name); };
  Status status = add_stage(ArticleFinder::create(at("cues/agencies.tsv")), parts.stages);
  if (!status) return status;
  status = add_stage(Tokenizer::create(at("cues/abbreviations.tsv"), at("models/segmenter.model")),
                     parts.stages);
  if (!status) return status;
  Result<Parser> parser = load_parser(resources, options);
  if (!parser) return parser.error();
  parser->use(parts.lemmas);
  auto owned = std::make_unique<Parser>(*std::move(parser));
  parts.parser = owned.get();
  parts.stages.push_back(std::move(owned));
  parts.stages.push_back(std::make_unique<TimeFinder>());
  parts.stages.push_back(std::make_unique<MentionFinder>(parts.actors, parts.people));
  parts.stages.push_back(std::make_unique<LocationFinder>(parts.gazetteer, parts.cues));
  parts.stages.push_back(std::make_unique<StatementFinder>(parts.reporting, parts.cues));
  auto coder =
      std::make_unique<EventCoder>(parts.frames, parts.cues, parts.reporting, parts.ontology);
  parts.coder = coder.get();
  parts.stages.push_back(std::move(coder));
  parts.stages.push_back(
      std::make_unique<NumberFinder>(parts.cues, parts.reporting, parts.standing));
  parts.stages.push_back(
      std::make_unique<ProposalFinder>(parts.frames, parts.cues, parts.reporting, parts.standing));
  parts.stages.push_back(
      std::make_unique<MeasureFinder>(parts.frames, parts.cues, parts.reporting, parts.standing));
  parts.stages.push_back(
      std::make_unique<DisputeFinder>(parts.frames, parts.cues, parts.reporting, parts.standing));
  return check_order(parts.stages, 0);
}

}  // namespace

Result<Engine> Engine::create(const Resources& resources, const EngineOptions& options) {
  auto parts = std::make_unique<Parts>();
  if (Status status = check_needed(resources); !status) return status.error();
  if (Status status = load_tables(resources, *parts); !status) return status.error();
  if (Status status = load_stages(resources, options, *parts); !status) return status.error();
  return Engine(std::move(parts));
}

Annotations Engine::annotate(const Document& document) const {
  Annotations annotations;
  for (const std::unique_ptr<Stage>& stage : parts_->stages) stage->run(document, annotations);
  return annotations;
}

Annotations Engine::annotate(const Document& document, Annotations given, bool keep_trees) const {
  const Layers there = kBlocks | kTokens | (keep_trees ? kTree : 0);
  if (given.blocks.empty() && !document.text.empty()) {
    given.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}});
    for (Sentence& sentence : given.sentences) sentence.block = 0;
  }
  for (const std::unique_ptr<Stage>& stage : parts_->stages) {
    if ((stage->contract().writes & there) == 0) stage->run(document, given);
  }
  return given;
}

std::vector<Record> Engine::code(const Document& document) const {
  return to_records(document, annotate(document));
}

std::vector<Record> Engine::to_records(const Document& document,
                                       const Annotations& annotations) const {
  return tacitus::to_records(document, annotations, parts_->ontology);
}

std::string Engine::explain(const Document& document, const Annotations& annotations) const {
  return tacitus::explain(document, annotations, *parts_->coder);
}

}  // namespace tacitus
