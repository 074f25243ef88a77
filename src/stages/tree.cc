#include "stages/tree.h"

#include <algorithm>

namespace tacitus {

Tree::Tree(const Annotations& annotations) : annotations_(annotations) {
  const auto count = annotations.tokens.size();
  first_.assign(count + 1, 0);
  for (const Token& token : annotations.tokens) {
    if (token.head != kNone) ++first_[token.head + 1];
  }
  for (std::size_t i = 0; i < count; ++i) first_[i + 1] += first_[i];
  kids_.resize(first_[count]);
  std::vector<Index> next(first_.begin(), first_.end() - 1);
  for (Index i = 0; i < count; ++i) {
    const Index head = annotations.tokens[i].head;
    if (head != kNone) kids_[next[head]++] = i;
  }
}

bool Tree::in_one_sentence(Index one, Index other) const {
  const auto& all = annotations_.sentences;
  const auto sentence = std::partition_point(
      all.begin(), all.end(), [&](const Sentence& s) { return s.tokens.last <= one; });
  return sentence != all.end() && sentence->tokens.contains(other);
}

std::span<const Index> Tree::children(Index token) const {
  return {kids_.data() + first_[token], kids_.data() + first_[token + 1]};
}

Index Tree::child(Index token, Relation relation) const {
  for (const Index kid : children(token)) {
    if (annotations_.tokens[kid].relation == relation) return kid;
  }
  return kNone;
}

Index Tree::child(Index token, Relation relation, std::string_view lemma) const {
  for (const Index kid : children(token)) {
    const Token& other = annotations_.tokens[kid];
    if (other.relation == relation && other.lemma == lemma) return kid;
  }
  return kNone;
}

std::string Tree::marker(Index token, Relation relation) const {
  std::string words;
  for (const Index kid : children(token)) {
    if (annotations_.tokens[kid].relation != relation) continue;
    if (!words.empty()) words += ' ';
    words += annotations_.tokens[kid].lemma;
    for (const Index part : children(kid)) {
      if (annotations_.tokens[part].relation != Relation::fixed) continue;
      words += ' ';
      words += annotations_.tokens[part].lemma;
    }
  }
  // "accounts of President Viktor ...", where the tree hangs "of" on the title
  for (const Index kid : children(token)) {
    if (relation != Relation::case_ || !words.empty()) break;
    const bool title = annotations_.tokens[kid].relation == Relation::nmod_desc && kid < token;
    if (title) words = marker(kid, relation);
  }
  return words;
}

bool Tree::below(Index inner, Index outer) const {
  for (std::size_t steps = 0; inner != kNone && steps <= kids_.size(); ++steps) {
    if (inner == outer) return true;
    inner = annotations_.tokens[inner].head;
  }
  return false;
}

bool Tree::passive(Index token) const {
  const Token& verb = annotations_.tokens[token];
  if (verb.pos != Pos::verb) return false;
  if (has(token, Relation::aux_pass)) return true;
  const Index agent = child(token, Relation::obl_agent);
  if (agent != kNone && marker(agent, Relation::case_) == "by") return true;
  if (has(token, Relation::nsubj_pass)) return !has(token, Relation::aux);  // "Minister held"
  // A finite form or one with "have" is active whatever the tagger says of its voice.
  if (has(token, Relation::nsubj) || has(token, Relation::aux)) return false;
  const bool reduced = verb.relation == Relation::acl || verb.relation == Relation::advcl ||
                       verb.relation == Relation::xcomp || verb.relation == Relation::root;
  return reduced && verb.morphology.verb_form == VerbForm::participle &&
         (verb.morphology.voice == Voice::passive || verb.morphology.tense == Tense::past);
}

bool is_nominal(const Token& token) {
  return token.pos == Pos::noun || token.pos == Pos::propn || token.pos == Pos::pron ||
         token.pos == Pos::num || token.pos == Pos::adj || token.pos == Pos::det ||
         token.pos == Pos::x || token.pos == Pos::sym;
}

bool is_headline_subject(const Tree& tree, Index token) {
  const Token& word = tree.token(token);
  if (word.head != kNone || (word.pos != Pos::noun && word.pos != Pos::propn)) return false;
  return !tree.has(token, Relation::cop) && !tree.has(token, Relation::det) &&
         !tree.has(token, Relation::nmod_poss);
}

bool is_clause(const Tree& tree, Index token) {
  const Token& word = tree.token(token);
  return word.pos == Pos::verb || tree.has(token, Relation::cop);
}

}  // namespace tacitus
