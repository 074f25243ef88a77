#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "lexicon/ontology.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Prints a document and the layers of its annotations as members of the JSON object that is open:
// "document": {...}, "blocks": [...], ... in the order of Annotations. Layers refer to each other
// by index; what is unknown is absent. All that it is given is borrowed. O(size of the layers).
class LayerPrinter {
 public:
  struct Options {
    bool words = false;                  // the tokens, and the others' ranges of them
    const Ontology* ontology = nullptr;  // of the scores of events; null for none
    // [byte of the text, its end included] the position to print; empty for the byte itself.
    std::vector<std::uint32_t> positions;
  };

  LayerPrinter(const Document& document, const Annotations& annotations, Options options,
               JsonWriter& json);

  void print();

 private:
  template <class T>
  void list(std::string_view name, const std::vector<T>& items,
            void (LayerPrinter::*add)(const T&));
  void text(std::string_view key, std::string_view value);
  void index(std::string_view key, Index value);
  void indices(std::string_view key, const std::vector<Index>& values);
  std::uint32_t at(std::uint32_t byte) const;
  void span(Span value);
  void words(std::string_view key, Span value);
  void range(IndexRange tokens);
  void days(const DateInterval& interval);
  void confidence(float value);

  void add_document();
  void add_block(const Block& block);
  void add_sentence(const Sentence& sentence);
  void add_token(const Token& token);
  void add_time(const TimeExpression& time);
  void add_mention(const Mention& mention);
  void add_entity(const Entity& entity);
  void add_location(const Location& location);
  void add_statement(const Statement& statement);
  void add_part(const Span& part);
  void add_claimant(const Claimant& claimant);
  void add_number(const EventNumber& number);
  void add_scores(const Event& event);
  void add_event(const Event& event);
  void add_condition(const ProposalCondition& condition);
  void add_answer(const Answer& answer);
  void add_proposal(const Proposal& proposal);
  void add_measure(const Measure& measure);
  void add_position(const Position& position);
  void add_dispute(const Dispute& dispute);

  const Document& document_;
  const Annotations& layers_;
  const Options options_;
  const std::vector<std::vector<Index>> mentions_;  // [entity]
  std::size_t entities_ = 0;                        // printed so far
  JsonWriter& json_;
};

}  // namespace tacitus
