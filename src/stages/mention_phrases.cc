// The phrase of a head grows over its neighbours as long as the tree ties them to it as parts of a
// name or as describing words. It stops at prepositions, relative clauses, commas. It never cuts a
// piece ("Bank of Japan", "minister of foreign affairs") in two.
//
// The parser is sometimes wrong about what heads a name ("spokesman Moon Sang-kyun" has one head or
// the other, or two heads in apposition), so a name that follows directly, without a comma, is
// taken in whatever the relation says.

#include "stages/mention_phrases.h"

#include <algorithm>
namespace tacitus {
namespace {

constexpr std::size_t kDeepest = 64;  // steps up a tree

bool describes(Relation relation) {
  switch (relation) {
    case Relation::det:
    case Relation::det_predet:
    case Relation::amod:
    case Relation::compound:
    case Relation::nummod:
    case Relation::nmod_poss:
    case Relation::nmod_desc:
    case Relation::nmod_unmarked:
    case Relation::flat:
    case Relation::goeswith:
    case Relation::fixed:
      return true;
    default:
      return false;
  }
}

bool continues_name(Relation relation) {
  return relation == Relation::flat || relation == Relation::compound ||
         relation == Relation::goeswith || relation == Relation::fixed;
}

bool may_follow(Relation relation) {
  return relation == Relation::appos || relation == Relation::nmod_desc ||
         relation == Relation::nmod_unmarked || relation == Relation::dep ||
         relation == Relation::nmod || relation == Relation::list || relation == Relation::nummod;
}

// Relations of words that are inside the phrase of another.
bool is_part(Relation relation) {
  switch (relation) {
    case Relation::compound:
    case Relation::flat:
    case Relation::amod:
    case Relation::det:
    case Relation::case_:
    case Relation::fixed:
    case Relation::goeswith:
    case Relation::nummod:
    case Relation::mark:
    case Relation::cc:
    case Relation::punct:
    case Relation::advmod:
    case Relation::aux:
    case Relation::aux_pass:
    case Relation::cop:
      return true;
    default:
      return false;
  }
}

// Relations of words that stand where a noun does.
bool is_argument(Relation relation) {
  switch (relation) {
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::nsubj_outer:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::appos:
    case Relation::conj:
    case Relation::root:
      return true;
    default:
      return false;
  }
}

}  // namespace

Phrases::Phrases(const Pieces& pieces, const Tree& tree)
    : pieces_(pieces),
      tree_(tree),
      headed_by_(tree.size(), kNone),
      covered_by_(tree.size(), kNone),
      absorbed_(tree.size(), false),
      nested_(tree.size(), false) {
  const Annotations& layers = tree.annotations();
  for (Index i = 0; i < layers.sentences.size(); ++i) {
    if (is_prose(layers.sentences[i], layers.blocks)) find_in_sentence(i);
  }
}

bool Phrases::is_head(Index index) const {
  const Token& token = tree_.token(index);
  const Piece* piece = pieces_.at(index);
  const bool known = piece != nullptr && piece->kind != PieceKind::role;
  const bool noun = token.pos == Pos::noun || token.pos == Pos::propn || known;
  if (token.pos == Pos::pron) return !is_part(token.relation);
  if (!noun) {
    // "the French", "two of them": only where a noun would stand.
    const bool stands = token.pos == Pos::num || token.pos == Pos::adj || token.pos == Pos::det ||
                        token.pos == Pos::x;
    return stands && is_argument(token.relation);
  }
  if (!is_part(token.relation)) return true;
  if (token.relation == Relation::case_ || token.head == kNone) return false;
  const Pos parent = tree_.token(token.head).pos;
  const bool inside = parent == Pos::noun || parent == Pos::propn || parent == Pos::adj ||
                      parent == Pos::num || parent == Pos::x || parent == Pos::sym;
  return !inside;
}

// True when a title ends before `index` and a person's name begins there: one phrase, even if the
// tree has them side by side ("UN envoy" and "Lakhdar Brahimi" both subjects).
bool Phrases::title_meets_name(Index index, IndexRange sentence) const {
  if (index <= sentence.first || index >= sentence.last) return false;
  const Piece* title = pieces_.at(index - 1);
  const Piece* name = pieces_.at(index);
  if (title == nullptr || name == nullptr || title->last != index || name->first != index)
    return false;
  const bool person = name->kind == PieceKind::person || name->kind == PieceKind::surname ||
                      name->kind == PieceKind::name;
  return person && title->kind == PieceKind::role && title->role->kind == MentionKind::person &&
         tree_.token(index - 1).morphology.number != Number::plural;
}

// True when `index` stands directly before `words` and cannot be parted from them: the beginning of
// a name, or one written word ("22-year-old man", "U.S.-backed rebels").
bool Phrases::is_joined(Index index, IndexRange words) const {
  const Token& first = tree_.token(words.first);
  const Token& token = tree_.token(index);
  const bool name = first.name != NameKind::none && !first.name_begins && token.name == first.name;
  if (name) return true;
  const bool touches = token.span.end == first.span.begin && !first.glued;
  const bool hyphen = touches && (token.lemma == "-" || first.lemma == "-");
  return hyphen && words.first < words.last && tree_.token(words.last - 1).pos != Pos::punct;
}

// True when `index`, left of `words`, is a word of their phrase.
bool Phrases::grows_left(Index index, IndexRange words) const {
  if (is_joined(index, words)) return true;
  Index at = index;
  for (std::size_t step = 0; step < kDeepest; ++step) {
    const Token& token = tree_.token(at);
    if (token.head == kNone) return false;
    // "Bulgaria voiced opposition" is no phrase; "the elected president" is.
    if (token.pos == Pos::aux) return false;
    if (words.contains(token.head)) {
      if (token.pos == Pos::punct) {
        return token.lemma != "," && token.lemma != ";" && token.lemma != ":" &&
               token.lemma != "--";
      }
      return describes(token.relation);
    }
    at = token.head;
  }
  return false;
}

// True when `index`, directly after the words of `phrase`, continues it.
bool Phrases::grows_right(Index index, const Phrase& phrase) const {
  if (tree_.token(index).pos == Pos::punct) return false;
  // "a judge Thursday ordered"
  const bool name = tree_.token(index).name == NameKind::person;
  if (!name && pieces_.at(index) == nullptr && pieces_.is_calendar(index)) return false;
  Index at = index;
  for (std::size_t step = 0; step < kDeepest; ++step) {
    const Token& token = tree_.token(at);
    if (token.head == kNone) return false;
    if (phrase.words.contains(token.head)) {
      if (continues_name(token.relation)) return true;
      return may_follow(token.relation) && tree_.token(index).pos == Pos::propn &&
             !tree_.has(at, Relation::case_);
    }
    if (token.head < phrase.words.first) return false;
    at = token.head;
  }
  return false;
}

void Phrases::grow(Phrase& phrase, IndexRange sentence) {
  Index first = phrase.head;
  Index last = phrase.head + 1;
  const auto take_piece = [&](Index index) {
    const Piece* piece = pieces_.at(index);
    if (piece == nullptr) return;
    first = std::min(first, piece->first);
    last = std::max(last, piece->last);
  };
  take_piece(phrase.head);
  for (Index i = first; i > sentence.first;) {
    const bool title = title_meets_name(i, sentence);
    --i;
    const bool free = !absorbed_[i] || nested_[phrase.head];
    if (!free || !(title || grows_left(i, {first, last}))) break;
    first = i;
    take_piece(i);
    i = first;
  }
  phrase.words = {first, last};
  while (
      phrase.words.last < sentence.last &&
      (!absorbed_[phrase.words.last] || nested_[phrase.head]) &&
      (title_meets_name(phrase.words.last, sentence) || grows_right(phrase.words.last, phrase))) {
    const Piece* piece = pieces_.at(phrase.words.last);
    phrase.words.last =
        piece != nullptr ? std::max(piece->last, phrase.words.last + 1) : phrase.words.last + 1;
  }
}

// True when a phrase already holds the whole name that `token` is a part of.
bool Phrases::inside_its_name(Index token) const {
  const Piece* piece = pieces_.at(token);
  if (piece == nullptr || covered_by_[token] == kNone) return false;
  const Index head = phrases_[covered_by_[token]].head;
  return piece->first <= head && head < piece->last;
}

// Says of each phrase (from `begin` on) whose it is, by the head of the possessor's phrase.
void Phrases::link_possessors(std::size_t begin, IndexRange tokens) {
  std::vector<Index> headed(tokens.size(), kNone);  // [token - first], phrase
  for (std::size_t i = begin; i < phrases_.size(); ++i) {
    headed[phrases_[i].head - tokens.first] = static_cast<Index>(i);
  }
  const auto phrase_of = [&](Index token) {
    const Index own = headed[token - tokens.first];
    return own != kNone ? own : covered_by_[token];
  };
  for (Index i = tokens.first; i < tokens.last; ++i) {
    const Token& token = tree_.token(i);
    if (token.relation != Relation::nmod_poss || token.head == kNone) continue;
    const Index owned = phrase_of(token.head);
    const Index owner = phrase_of(i);
    if (owned == kNone || owner == kNone || owned == owner) continue;
    if (phrases_[owned].possessor == kNone) phrases_[owned].possessor = phrases_[owner].head;
  }
}

// Known names that the tree ties to nothing near: a phrase of their own.
void Phrases::add_lost_names(Index sentence, IndexRange tokens) {
  for (Index i = tokens.first; i < tokens.last; ++i) {
    const Piece* piece = pieces_.at(i);
    if (absorbed_[i] || piece == nullptr || piece->kind == PieceKind::role || piece->first != i)
      continue;
    Phrase phrase;
    phrase.sentence = sentence;
    phrase.words = {piece->first, piece->last};
    phrase.head = piece->last - 1;
    for (Index at = piece->last; at-- > piece->first;) {
      const Index head = tree_.token(at).head;
      if (head == kNone || !phrase.words.contains(head)) {
        phrase.head = at;
        break;
      }
    }
    for (Index at = piece->first; at < piece->last; ++at) {
      absorbed_[at] = true;
      covered_by_[at] = static_cast<Index>(phrases_.size());
    }
    phrases_.push_back(phrase);
  }
}

void Phrases::find_in_sentence(Index index) {
  const IndexRange tokens = tree_.annotations().sentences[index].tokens;
  std::vector<std::pair<std::uint32_t, Index>> heads;  // depth, token
  std::vector<std::uint32_t> depth(tokens.size(), 0);
  for (Index i = tokens.first; i < tokens.last; ++i) {
    std::uint32_t steps = 0;
    for (Index at = tree_.token(i).head; at != kNone && steps < kDeepest;
         at = tree_.token(at).head) {
      ++steps;
    }
    if (is_head(i)) heads.push_back({steps, i});
  }
  std::sort(heads.begin(), heads.end());
  const std::size_t begin = phrases_.size();
  for (const auto& [steps, head] : heads) {
    const Token& token = tree_.token(head);
    // A possessor is inside another's words and still a phrase of its own, and so is "Washington"
    // in "Seoul and Washington's offer".
    const bool nested =
        token.relation == Relation::nmod_poss ||
        (token.relation == Relation::conj && token.head != kNone && nested_[token.head]);
    if (absorbed_[head] && !nested) continue;
    nested_[head] = nested;
    Phrase phrase;
    phrase.head = head;
    phrase.sentence = index;
    if (nested && inside_its_name(head)) continue;
    grow(phrase, tokens);
    for (Index i = phrase.words.first; i < phrase.words.last; ++i) {
      absorbed_[i] = true;
      covered_by_[i] = static_cast<Index>(phrases_.size());
    }
    phrases_.push_back(phrase);
  }
  add_lost_names(index, tokens);
  link_possessors(begin, tokens);
  std::sort(phrases_.begin() + static_cast<std::ptrdiff_t>(begin), phrases_.end(),
            [](const Phrase& one, const Phrase& two) { return one.head < two.head; });
  for (std::size_t i = begin; i < phrases_.size(); ++i) {
    headed_by_[phrases_[i].head] = static_cast<Index>(i);
  }
  for (std::size_t i = begin; i < phrases_.size(); ++i) {
    if (phrases_[i].possessor != kNone) phrases_[i].possessor = headed_by_[phrases_[i].possessor];
  }
}

}  // namespace tacitus
