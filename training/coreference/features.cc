// Writes what the coreference sees of the pronouns of GAP, for fit.py.
//
//   coreference_features DATA < gap-development.tsv > features.tsv
//
// DATA is the data folder of the engine. One line a snippet whose pronoun was found: its id,
// whether A and B are meant (0 or 1), then a cell for each choice: the candidates that it names
// ("A", "B", "AB" or "-"), a colon, the numbers of its features with commas.

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "lexicon/actors.h"
#include "lexicon/people.h"
#include "stages/coreference.h"
#include "stages/mention_reader.h"
#include "tacitus/engine.h"
#include "tacitus/io.h"

namespace tacitus {
namespace {

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

// The bytes of `length` code points from the code point `begin` on.
Span bytes_of(const std::string& text, std::size_t begin, std::size_t length) {
  std::vector<std::uint32_t> starts;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  }
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  return {starts[begin], starts[begin + length]};
}

std::size_t points_in(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

struct Tables {
  Resources resources;
  Actors actors;
  People people;
};

void write_choices(const Tables& tables, const Document& document, Annotations layers,
                   const std::vector<std::string>& cells) {
  const auto span_of = [&](std::size_t name) {
    return bytes_of(cells[1], std::stoul(cells[name + 1]), points_in(cells[name]));
  };
  const Span pronoun = span_of(2);
  const Span spans[] = {span_of(4), span_of(7)};
  layers.mentions.clear();
  layers.entities.clear();
  const Tree tree(layers);
  const Pieces pieces(tables.actors, document, layers);
  const Phrases phrases(pieces, tree);
  const Homes homes(pieces, tree);
  EntityStore store(tables.actors, pieces, homes, std::nullopt);
  Coreference coreference(document, tree, {pieces, phrases, store}, tables.people);
  MentionReader reader(document, tree, phrases, store, coreference);
  const auto count = static_cast<Index>(phrases.all().size());
  for (Index i = 0; i < count; ++i) {
    const bool wanted = tree.token(phrases.all()[i].head).span == pronoun;
    if (wanted) {
      reader.read(i);  // looks around
      std::cout << cells[0] << '\t' << (cells[6] == "TRUE") << '\t' << (cells[9] == "TRUE");
      for (const Choice& choice : coreference.choices(i)) {
        std::string names;
        for (int which = 0; which < 2; ++which) {
          bool there = false;
          for (const Index member : coreference.members(choice.cluster)) {
            const Phrase& phrase = phrases.all()[member];
            const Span head = tree.token(phrase.head).span;
            there = there || spans[which].contains(head);
            const Span words = {tree.token(phrase.words.first).span.begin,
                                tree.token(phrase.words.last - 1).span.end};
            there = there || (words.contains(spans[which]) && words.end == spans[which].end);
          }
          if (there) names += which == 0 ? 'A' : 'B';
        }
        std::cout << '\t' << (names.empty() ? "-" : names) << ':';
        for (std::size_t f = 0; f < choice.features.size(); ++f) {
          std::cout << (f == 0 ? "" : ",") << choice.features[f];
        }
      }
      std::cout << '\n';
    }
    reader.read_next(i);
    if (reader.read(i).entity != kNone) store.mentioned(reader.read(i).entity);
  }
}

int run(const std::string& folder) {
  Result<Resources> resources = load_resources(folder);
  if (!resources) {
    std::cerr << resources.error().text() << '\n';
    return 1;
  }
  const auto at = [&](std::string_view name) { return resources->find(name); };
  EngineOptions options;
  options.model = "small";
  Result<Engine> engine = Engine::create(*resources, options);
  Result<Actors> actors = Actors::create({at("actors/countries.tsv"), at("actors/leaders.tsv"),
                                          at("actors/organizations.tsv"), at("actors/roles.tsv"),
                                          at("actors/groups.tsv"), at("actors/places.tsv")});
  Result<People> people = People::create(at("cues/given_names.tsv"), at("cues/people.tsv"));
  if (!engine || !actors || !people) return 1;
  const Tables tables{*resources, *std::move(actors), *std::move(people)};
  std::string line;
  std::getline(std::cin, line);  // the names of the columns
  while (std::getline(std::cin, line)) {
    const std::vector<std::string> cells = split(line);
    if (cells.size() < 10) continue;
    Document document;
    document.id = cells[0];
    document.text = cells[1];
    write_choices(tables, document, engine->annotate(document), cells);
  }
  return 0;
}

}  // namespace
}  // namespace tacitus

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: coreference_features DATA < GAP.tsv > features.tsv\n";
    return 2;
  }
  return tacitus::run(words[1]);
}
