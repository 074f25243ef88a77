#include "ml/model.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ml/lemma_rules.h"
#include "ml/testing.h"

namespace tacitus {
namespace {

constexpr Kernel kKernels[] = {Kernel::plain, Kernel::avx2, Kernel::avx512vnni};

struct Sentence {
  std::vector<std::string> forms;
  std::vector<bool> touches;
  std::vector<std::string> lines;  // what is expected, as printed() writes it
  std::string arcs;
};

std::vector<WordForm> words_of(const Sentence& sentence) {
  std::vector<WordForm> words;
  for (std::size_t i = 0; i < sentence.forms.size(); ++i) {
    words.push_back({sentence.forms[i], sentence.touches[i]});
  }
  return words;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

// Reads a table of tests/parity.
std::vector<Sentence> read_parity(const std::string& table) {
  std::vector<Sentence> sentences(1);
  std::size_t at = 0;
  while (at < table.size()) {
    const std::size_t end = std::min(table.find('\n', at), table.size());
    const std::string line = table.substr(at, end - at);
    at = end + 1;
    Sentence& sentence = sentences.back();
    if (line.starts_with("# arcs ")) sentence.arcs = line.substr(7);
    // A "#" may be a word; a comment has no cells.
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() == 9) {
      sentence.forms.push_back(cells[0]);
      sentence.touches.push_back(cells[1] == "1");
      sentence.lines.push_back(line);
    }
    if (line.empty() && !sentence.forms.empty()) sentences.emplace_back();
  }
  if (sentences.back().forms.empty()) sentences.pop_back();
  return sentences;
}

std::string printed(const Heads& heads, const Sentence& sentence, std::size_t i,
                    const WordAnalysis& word) {
  const auto name = [&](TagGroup group) {
    return heads.names(group)[word.tags[static_cast<std::size_t>(group)]];
  };
  const std::pair<TagGroup, std::string_view> kFeatureGroups[] = {
      {TagGroup::number, "number="},     {TagGroup::person, "person="}, {TagGroup::tense, "tense="},
      {TagGroup::verbform, "verbform="}, {TagGroup::mood, "mood="},     {TagGroup::voice, "voice="},
      {TagGroup::degree, "degree="}};
  std::string features;
  for (const auto& [group, prefix] : kFeatureGroups) {
    if (name(group) == "-") continue;
    if (!features.empty()) features += '|';
    features += std::string(prefix) + name(group);
  }
  const auto rule = parse_lemma_rule(name(TagGroup::lemma));
  const std::string lemma = rule ? lemma_of(*rule, sentence.forms[i]) : "?";
  return sentence.forms[i] + "\t" + (sentence.touches[i] ? "1" : "0") + "\t" +
         name(TagGroup::upos) + "\t" + name(TagGroup::xpos) + "\t" +
         (features.empty() ? "_" : features) + "\t" + std::to_string(word.head) + "\t" +
         heads.relations()[word.relation] + "\t" + lemma + "\t" + name(TagGroup::name);
}

std::string sum_of_arcs(const std::vector<std::int32_t>& score, std::size_t words) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < words; ++i) {
    for (std::size_t j = 0; j <= words; ++j) {
      if (j != i + 1) sum += score[i * (words + 1) + j];
    }
  }
  return std::to_string(sum);
}

void compare(const std::string& model_path, const std::string& table_path) {
  const std::string bytes = project_file(model_path);
  const std::vector<Sentence> sentences = read_parity(project_file(table_path));
  ASSERT_GT(sentences.size(), 10u) << table_path << " is missing";
  for (const Kernel kernel : kKernels) {
    if (!is_usable(kernel)) continue;
    SCOPED_TRACE(name_of(kernel));
    const Result<Model> model = Model::load(model_path, bytes, kernel);
    ASSERT_TRUE(model) << model.error().text();
    Batch batch(model->encoder());
    Heads::Scratch scratch;
    std::vector<WordAnalysis> words;
    for (const Sentence& sentence : sentences) {
      batch.clear();
      batch.add(words_of(sentence));
      model->analyze(batch, scratch, words);
      EXPECT_EQ(sum_of_arcs(scratch.score, words.size()), sentence.arcs) << sentence.lines[0];
      for (std::size_t i = 0; i < words.size(); ++i) {
        EXPECT_EQ(printed(model->heads(), sentence, i, words[i]), sentence.lines[i]);
      }
    }
  }
}

// What training/reference.py says, word for word.
TEST(Parity, Toy) { compare("tests/parity/toy.model", "tests/parity/toy.tsv"); }
TEST(Parity, ToyBase) { compare("tests/parity/toy_base.model", "tests/parity/toy_base.tsv"); }
TEST(Parity, Small) { compare("data/models/small.model", "tests/parity/small.tsv"); }
TEST(Parity, Base) {
  if (project_file("data/models/base.model").empty()) GTEST_SKIP() << "no base.model";
  compare("data/models/base.model", "tests/parity/base.tsv");
}

std::string analyzed(const Model& model, const std::vector<std::vector<WordForm>>& sentences) {
  Batch batch(model.encoder());
  for (const auto& sentence : sentences) batch.add(sentence);
  Heads::Scratch scratch;
  std::vector<WordAnalysis> words;
  model.analyze(batch, scratch, words);
  std::string out;
  for (const WordAnalysis& word : words) {
    for (const std::uint16_t tag : word.tags) out += std::to_string(tag) + " ";
    out += "| " + std::to_string(word.head) + " " + std::to_string(word.relation) + "\n";
  }
  return out + std::string(batch.encoded.begin(), batch.encoded.end());
}

// Lengths on both sides of the kernels' tiles and of the encoder's chunks.
std::vector<std::vector<WordForm>> some_sentences() {
  const std::string_view forms[] = {"The", "police", "fired", "13", "shots", ",", "U.N.", "said"};
  std::vector<std::vector<WordForm>> sentences;
  for (const std::size_t size : {1, 2, 3, 5, 6, 7, 9, 16, 23, 24, 25, 49, 1, 100}) {
    std::vector<WordForm> words;
    for (std::size_t i = 0; i < size; ++i) words.push_back({forms[(i * i + size) % 8], i % 5 == 4});
    sentences.push_back(words);
  }
  return sentences;
}

TEST(Model, KernelsGiveTheSameBytes) {
  const std::string bytes = RandomModel().bytes();
  const Result<Model> plain = Model::load("m", bytes, Kernel::plain);
  ASSERT_TRUE(plain) << plain.error().text();
  const std::string expected = analyzed(*plain, some_sentences());
  for (const Kernel kernel : kKernels) {
    if (!is_usable(kernel)) continue;
    EXPECT_EQ(analyzed(*Model::load("m", bytes, kernel), some_sentences()), expected)
        << name_of(kernel);
  }
}

TEST(Model, ASentenceIsReadAlone) {
  const std::string bytes = RandomModel(2).bytes();
  const Result<Model> model = Model::load("m", bytes);
  ASSERT_TRUE(model) << model.error().text();
  std::string lines;
  std::string vectors;
  for (const auto& sentence : some_sentences()) {
    const std::string alone = analyzed(*model, {sentence});
    const std::size_t size = sentence.size() * RandomModel::kWidth;
    lines += alone.substr(0, alone.size() - size);
    vectors += alone.substr(alone.size() - size);
  }
  EXPECT_EQ(analyzed(*model, some_sentences()), lines + vectors);
}

TEST(Model, TheRelationRootIsTheRootsAlone) {
  for (const std::string_view names : {"root\npunct\nnsubj\nobj\nx\n", "a\nb\nc\nd\nroot\n"}) {
    RandomModel writer(4);
    writer.add_text("label.names", std::string(names));
    const Result<Model> model = Model::load("m", writer.bytes());
    ASSERT_TRUE(model) << model.error().text();
    Batch batch(model->encoder());
    for (const auto& sentence : some_sentences()) batch.add(sentence);
    Heads::Scratch scratch;
    std::vector<WordAnalysis> words;
    model->analyze(batch, scratch, words);
    std::size_t roots = 0;
    for (const WordAnalysis& word : words) {
      EXPECT_EQ(word.head == 0, model->heads().relations()[word.relation] == "root");
      roots += word.head == 0 ? 1 : 0;
    }
    EXPECT_EQ(roots, some_sentences().size());
  }
}

TEST(Model, WrongFiles) {
  struct Case {
    std::string error;
    void (*spoil)(RandomModel&);
  };
  const Case kCases[] = {
      {"m: format and kind are \"tacitus-9\" and \"small\"; expected \"tacitus-1\" and \"small\" "
       "or \"base\"",
       [](RandomModel& m) { m.metadata = R"({"format":"tacitus-9","kind":"small"})"; }},
      {"m:arc.pair.weight: the model has no such tensor",
       [](RandomModel& m) { m.remove("arc.pair.weight"); }},
      {"m:block1.weight: shape is [64]; expected [96, 32]",
       [](RandomModel& m) { m.add("block1.weight", "I8", {64}, std::vector<std::int8_t>(64)); }},
      {"m:in.weight: shape is [32, 84]; expected [any, 80]",
       [](RandomModel& m) {
         m.add("in.weight", "I8", {32, 84}, std::vector<std::int8_t>(32 * 84));
       }},
      {"m:in.weight: gives a width that is no multiple of 32",
       [](RandomModel& m) {
         m.add("in.weight", "I8", {8, 80}, std::vector<std::int8_t>(640));
         m.add("in.scale", "F32", {8}, std::vector<float>(8));
         m.add("in.bias", "F32", {8}, std::vector<float>(8));
       }},
      {"m:heads.in.inverse: is not above 0",
       [](RandomModel& m) { m.add("heads.in.inverse", "F32", {1}, std::vector<float>{0}); }},
      {"m:vocab.keys: is not in ascending order",
       [](RandomModel& m) {
         m.add("vocab.keys", "U64", {3}, std::vector<std::uint64_t>{3, 2, 1});
       }},
      {"m:embed.word: shape is [4, 20]; expected [3, any]",
       [](RandomModel& m) {
         m.add("vocab.keys", "U64", {2}, std::vector<std::uint64_t>{1, 2});
       }},
      {"m:tags.groups: does not divide the lines of tags.names",
       [](RandomModel& m) {
         m.add("tags.groups", "I32", {11}, std::vector<std::int32_t>(11, 2000000000));
       }},
      {"m:tags.names: has \"upos=PUNCT\" among the names of xpos",
       [](RandomModel& m) {
         m.add("tags.groups", "I32", {11},
               std::vector<std::int32_t>{2, 2, 3, 2, 2, 2, 1, 1, 1, 3, 3});
       }},
      {"m:label.names: must name root and some other relation",
       [](RandomModel& m) { m.add_text("label.names", "a\nb\nc\nd\ne\n"); }},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.error);
    RandomModel writer;
    c.spoil(writer);
    const Result<Model> model = Model::load("m", writer.bytes());
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().text(), c.error);
  }
}

}  // namespace
}  // namespace tacitus
