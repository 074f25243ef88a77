#include "stages/parser.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "base/ud.h"
#include "base/utf8.h"
#include "stages/tree_mender.h"

// The model knows nothing of documents. This stage looks up the features of each word, gives whole
// sentences to the model in batches large enough that the weights are read from memory seldom, and
// writes what the model's indices mean into the tokens.

namespace tacitus {
namespace {

// Words of a batch that call for the model, at the least; a batch is never cut inside a sentence.
constexpr std::size_t kBatchWords = 192;

// Makes one tree of the trees of a sentence that was read in pieces.
void join_pieces(Annotations& annotations, IndexRange tokens) {
  Index root = kNone;
  for (Index i = tokens.first; i < tokens.last; ++i) {
    Token& token = annotations.tokens[i];
    if (token.head != kNone) continue;
    if (root == kNone) {
      root = i;
    } else {
      token.head = root;
      token.relation = Relation::parataxis;
    }
  }
}

}  // namespace

// What one run needs beside the tables; nothing of it is kept from one document to the next.
struct Parser::Room {
  explicit Room(const Encoder& encoder) : batch(encoder) {}

  std::vector<WordForm> forms;  // of one sentence
  Batch batch;
  std::vector<Index> tokens;  // [word of the batch] its token
  std::vector<WordAnalysis> words;
  Heads::Scratch scratch;
};

Result<Parser> Parser::create(const std::string& name, Bytes bytes, Kernel kernel) {
  auto model = Model::load(name, std::move(bytes), kernel);
  if (!model) return model.error();
  Parser parser;
  parser.model_ = std::move(*model);
  const Status names = parser.read_names(name);
  if (!names) return names.error();
  return parser;
}

Status Parser::read_names(const std::string& name) {
  const Heads& heads = model_.heads();
  const auto unknown = [&](std::string_view kind, std::string_view value) {
    return Error{Error::Code::invalid_data, name,
                 "unknown " + std::string(kind) + " \"" + std::string(value) + "\""};
  };
  for (const std::string& tag : heads.names(TagGroup::upos)) {
    const std::optional<Pos> pos = parse_pos(tag);
    if (!pos) return unknown("part of speech", tag);
    pos_.push_back(*pos);
  }
  const auto features = [&](TagGroup group, const std::string& feature,
                            std::vector<Morphology>& out) {
    for (const std::string& tag : heads.names(group)) out.push_back(parse_feats(feature + tag));
  };
  features(TagGroup::number, "Number=", number_);
  features(TagGroup::person, "Person=", person_);
  features(TagGroup::tense, "Tense=", tense_);
  features(TagGroup::verbform, "VerbForm=", verb_form_);
  features(TagGroup::mood, "Mood=", mood_);
  features(TagGroup::voice, "Voice=", voice_);
  features(TagGroup::degree, "Degree=", degree_);
  for (const std::string& tag : heads.names(TagGroup::lemma)) {
    const std::optional<LemmaRule> rule = parse_lemma_rule(tag);
    if (!rule) return unknown("lemma rule", tag);
    lemmas_.push_back(*rule);
  }
  for (const std::string& tag : heads.names(TagGroup::name)) {
    const bool outside = tag == "O";
    const bool prefixed = tag.starts_with("B-") || tag.starts_with("I-");
    const auto kind = prefixed ? parse_name_kind(std::string_view(tag).substr(2)) : std::nullopt;
    if (!outside && !kind) return unknown("name tag", tag);
    name_tags_.push_back({kind.value_or(NameKind::none), tag.starts_with('B')});
  }
  for (const std::string& label : heads.relations()) {
    const std::optional<Relation> relation = parse_relation(label);
    if (!relation) return unknown("relation", label);
    relations_.push_back(*relation);
  }
  return Ok{};
}

void Parser::add_sentence(const Document& document, const Annotations& annotations,
                          IndexRange tokens, Room& room) {
  room.forms.clear();
  for (Index i = tokens.first; i < tokens.last; ++i) {
    const Token& token = annotations.tokens[i];
    const bool touches =
        i > tokens.first && (token.glued || token.span.begin <= annotations.tokens[i - 1].span.end);
    room.forms.push_back({document.at(token.span), touches});
    room.tokens.push_back(i);
  }
  room.batch.add(room.forms);
}

void Parser::fill(const WordAnalysis& word, std::string_view form, Token& token) const {
  const auto tag = [&](TagGroup group) { return word.tags[static_cast<std::size_t>(group)]; };
  token.pos = pos_[tag(TagGroup::upos)];
  token.morphology.number = number_[tag(TagGroup::number)].number;
  token.morphology.person = person_[tag(TagGroup::person)].person;
  token.morphology.tense = tense_[tag(TagGroup::tense)].tense;
  token.morphology.verb_form = verb_form_[tag(TagGroup::verbform)].verb_form;
  token.morphology.mood = mood_[tag(TagGroup::mood)].mood;
  token.morphology.voice = voice_[tag(TagGroup::voice)].voice;
  token.morphology.degree = degree_[tag(TagGroup::degree)].degree;
  token.lemma = lemma_of(lemmas_[tag(TagGroup::lemma)], form);
  if (dictionary_ != nullptr) token.lemma = dictionary_->lemma(form, token.pos, token.lemma);
  token.relation = relations_[word.relation];
  const NameTag& name = name_tags_[tag(TagGroup::name)];
  token.name = name.kind;
  token.name_begins = name.begins;
}

void Parser::finish_batch(const Document& document, Annotations& annotations, Room& room) const {
  model_.analyze(room.batch, room.scratch, room.words);
  for (std::size_t i = 0; i < room.words.size(); ++i) {
    Token& token = annotations.tokens[room.tokens[i]];
    const WordAnalysis& word = room.words[i];
    fill(word, document.at(token.span), token);
    const std::uint32_t before = room.batch.places[i].before;
    token.head = word.head == 0 ? kNone : room.tokens[i] - before + word.head - 1;
    // An inner part that follows nothing of its kind opens a name.
    const NameKind previous =
        before == 0 ? NameKind::none : annotations.tokens[room.tokens[i] - 1].name;
    if (token.name != NameKind::none && token.name != previous) token.name_begins = true;
  }
  room.batch.clear();
  room.tokens.clear();
}

void Parser::run(const Document& document, Annotations& annotations) const {
  Room room(model_.encoder());
  for (const Sentence& sentence : annotations.sentences) {
    const IndexRange tokens = sentence.tokens;
    assert(tokens.last <= annotations.tokens.size() && "tokens of a sentence are there");
    for (Index first = tokens.first; first < tokens.last; first += kMostWords) {
      add_sentence(document, annotations, {first, std::min(tokens.last, first + kMostWords)}, room);
      if (room.tokens.size() >= kBatchWords) finish_batch(document, annotations, room);
    }
  }
  if (!room.tokens.empty()) finish_batch(document, annotations, room);
  for (const Sentence& sentence : annotations.sentences) {
    if (sentence.tokens.size() > kMostWords) join_pieces(annotations, sentence.tokens);
  }
  if (dictionary_ == nullptr) return;
  TreeMender mender(document, *dictionary_, annotations);
  for (const Sentence& sentence : annotations.sentences) mender.mend(sentence);
}

}  // namespace tacitus
