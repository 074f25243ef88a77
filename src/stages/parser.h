#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lemmas.h"
#include "ml/lemma_rules.h"
#include "ml/model.h"
#include "stages/stage.h"

namespace tacitus {

// Gives every word its part of speech, features, lemma, head, relation and name, sentence by
// sentence, with the language model of docs/model_format.md. Sentences of more than kMostWords
// words are read in pieces of that length: the tree of each later piece hangs on the root of the
// first as a parataxis. Time is linear in the words, but for the arcs, which are quadratic in the
// words of a piece; memory does not grow with the document.
class Parser : public Stage {
 public:
  static constexpr Index kMostWords = 512;

  // Reads a model file. `name` stands in errors ("models/small.model"). `kernel` must be usable on
  // this processor.
  static Result<Parser> create(const std::string& name, Bytes bytes, Kernel kernel = best_kernel());

  // Lets a dictionary correct the model's lemmas of verbs and nouns, and TreeMender its trees; it
  // must outlive the parser.
  void use(const Lemmas& dictionary) { dictionary_ = &dictionary; }

  Contract contract() const override { return {"parser", kTokens, kTree}; }
  void run(const Document& document, Annotations& annotations) const override;

  Kernel kernel() const { return model_.kernel(); }
  const Model& model() const { return model_; }

 private:
  struct NameTag {
    NameKind kind = NameKind::none;
    bool begins = false;
  };
  struct Room;

  Status read_names(const std::string& name);
  static void add_sentence(const Document& document, const Annotations& annotations,
                           IndexRange tokens, Room& room);
  void finish_batch(const Document& document, Annotations& annotations, Room& room) const;
  void fill(const WordAnalysis& word, std::string_view form, Token& token) const;

  Model model_;
  const Lemmas* dictionary_ = nullptr;
  // What the indices of the model's tags mean: [index].
  std::vector<Pos> pos_;
  std::vector<Morphology> number_, person_, tense_, verb_form_, mood_, voice_, degree_;
  std::vector<LemmaRule> lemmas_;
  std::vector<NameTag> name_tags_;
  std::vector<Relation> relations_;
};

}  // namespace tacitus
