#include "io/read_conllu.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/date.h"
#include "base/ud.h"
#include "base/utf8.h"
#include "io/line_reader.h"

// A sentence is collected row by row (SentenceRows), proved as a whole (one tree, or none) and only
// then appended to the document, so that a broken sentence leaves no trace. After an error the
// reader keeps what it has: the next call of next() goes on in the same document.

namespace tacitus {
namespace {

constexpr std::size_t kMaxLineBytes = 1 << 20;
constexpr std::size_t kMaxWords = 1 << 16;  // of a sentence
constexpr std::size_t kColumns = 10;
// The columns that are read.
constexpr std::size_t kId = 0;
constexpr std::size_t kForm = 1;
constexpr std::size_t kLemma = 2;
constexpr std::size_t kUpos = 3;
constexpr std::size_t kFeats = 5;
constexpr std::size_t kHead = 6;
constexpr std::size_t kDeprel = 7;
constexpr std::size_t kMisc = 9;

// One word line.
struct Word {
  std::string form;
  bool space_after = true;
  Index head = 0;  // 1-based in the sentence, 0 for the root
  bool has_head = false;
  bool has_relation = false;
  std::uint64_t line = 0;
  Token token;  // all but span and head
};

// A multiword token: words [first, last), 0-based in the sentence.
struct Group {
  Index first = 0;
  Index last = 0;
  std::string form;
  bool space_after = true;
};

struct SentenceRows {
  std::vector<Word> words;
  std::vector<Group> groups;
};

// A complaint about one line: the byte column (from 1) and what is wrong.
struct Fault {
  std::size_t column = 1;
  std::string message;
};

struct Cells {
  std::vector<std::string_view> text;
  std::vector<std::size_t> column;  // from 1

  bool has(std::size_t c) const { return text[c] != "_"; }
};

Cells split(std::string_view line) {
  Cells cells;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    cells.text.push_back(line.substr(at, end - at));
    cells.column.push_back(at + 1);
    at = end + 1;
  }
  return cells;
}

std::optional<Index> parse_number(std::string_view text) {
  Index value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// The value of `key` in "A=1|B=2", or nothing.
std::string_view value_of(std::string_view features, std::string_view key) {
  while (!features.empty()) {
    const std::string_view feature = features.substr(0, features.find('|'));
    features.remove_prefix(std::min(features.size(), feature.size() + 1));
    if (feature.size() > key.size() && feature.substr(0, key.size()) == key &&
        feature[key.size()] == '=') {
      return feature.substr(key.size() + 1);
    }
  }
  return {};
}

bool space_after(const Cells& cells) { return value_of(cells.text[kMisc], "SpaceAfter") != "No"; }

std::string quoted(std::string_view text) { return "\"" + std::string(text.substr(0, 40)) + "\""; }

// Reads tags and names of a word line into `word`.
std::optional<Fault> read_tags(const Cells& cells, Word& word) {
  Token& token = word.token;
  if (cells.has(kUpos)) {
    const auto pos = parse_pos(cells.text[kUpos]);
    if (!pos) return Fault{cells.column[kUpos], "unknown UPOS " + quoted(cells.text[kUpos])};
    token.pos = *pos;
  }
  // "_" is absent, except as the lemma of the word "_" itself.
  if (cells.has(kLemma) || cells.text[kForm] == "_") token.lemma = cells.text[kLemma];
  if (cells.has(kFeats)) token.morphology = parse_feats(cells.text[kFeats]);
  const std::string_view name = value_of(cells.text[kMisc], "Name");
  if (name.empty()) return std::nullopt;
  const auto kind = name.size() > 2 ? parse_name_kind(name.substr(2)) : std::nullopt;
  if (!kind || (name.substr(0, 2) != "B-" && name.substr(0, 2) != "I-")) {
    return Fault{cells.column[kMisc], "unknown name " + quoted(name) + "; write B-PER, I-ORG, ..."};
  }
  token.name = *kind;
  token.name_begins = name[0] == 'B';
  return std::nullopt;
}

std::optional<Fault> read_arc(const Cells& cells, Word& word) {
  if (cells.has(kHead)) {
    const auto head = parse_number(cells.text[kHead]);
    if (!head) return Fault{cells.column[kHead], "the head must be a number or \"_\""};
    word.head = *head;
    word.has_head = true;
  }
  if (cells.has(kDeprel)) {
    const auto relation = parse_relation(cells.text[kDeprel]);
    if (!relation) {
      return Fault{cells.column[kDeprel], "unknown relation " + quoted(cells.text[kDeprel])};
    }
    word.token.relation = *relation;
    word.has_relation = true;
  }
  if (word.has_head && word.has_relation &&
      (word.head == 0) != (word.token.relation == Relation::root)) {
    return Fault{cells.column[kDeprel], "a word with head 0 is root, and no other"};
  }
  if (word.has_head && word.head == 0) word.token.relation = Relation::root;
  return std::nullopt;
}

// "3-4	don't	_ ...": the words 3 and 4 are written as one.
std::optional<Fault> read_group(const Cells& cells, std::size_t dash, SentenceRows& rows) {
  const std::string_view id = cells.text[kId];
  const auto first = parse_number(id.substr(0, dash));
  const auto last = parse_number(id.substr(dash + 1));
  const Index next = static_cast<Index>(rows.words.size()) + 1;
  if (!first || !last || *first != next || *last < *first || *last - *first > 100) {
    return Fault{1, "the range " + quoted(id) + " must begin with word " + std::to_string(next)};
  }
  if (!rows.groups.empty() && rows.groups.back().last > *first - 1) {
    return Fault{1, "the range " + quoted(id) + " overlaps the one before it"};
  }
  rows.groups.push_back({*first - 1, *last, std::string(cells.text[kForm]), space_after(cells)});
  return std::nullopt;
}

// Adds a token line to `rows`.
std::optional<Fault> read_row(std::string_view line, std::uint64_t number, SentenceRows& rows) {
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = decode_at(line, at);
    if (point.value == 0xFFFD && point.size == 1) return Fault{at + 1, "invalid UTF-8"};
    at += point.size;
  }
  const Cells cells = split(line);
  if (cells.text.size() != kColumns) {
    return Fault{1, "the line has " + std::to_string(cells.text.size()) +
                        " columns; a word has 10, separated by tabs"};
  }
  const std::string_view id = cells.text[kId];
  if (cells.text[kForm].empty()) return Fault{cells.column[kForm], "the form is empty"};
  if (id.find('.') != std::string_view::npos) return std::nullopt;  // an empty node
  const std::size_t dash = id.find('-');
  if (dash != std::string_view::npos) return read_group(cells, dash, rows);
  const Index next = static_cast<Index>(rows.words.size()) + 1;
  if (parse_number(id) != next) {
    return Fault{1, "the word is numbered " + quoted(id) + "; it must be " + std::to_string(next)};
  }
  Word word;
  word.form = cells.text[kForm];
  word.space_after = space_after(cells);
  word.line = number;
  if (auto fault = read_tags(cells, word)) return fault;
  if (auto fault = read_arc(cells, word)) return fault;
  rows.words.push_back(std::move(word));
  return std::nullopt;
}

// A complaint about a whole sentence, at one of its lines.
struct SentenceFault {
  std::uint64_t line = 0;
  std::string message;
};

bool goes_in_circles(const std::vector<Word>& words) {
  std::vector<std::size_t> seen(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t at = i + 1;  // 1-based
    while (at != 0 && seen[at - 1] == 0) {
      seen[at - 1] = i + 1;
      at = words[at - 1].head;
    }
    if (at != 0 && seen[at - 1] == i + 1) return true;
  }
  return false;
}

// Proves that the words have one tree, or none. `has_tree` says which.
std::optional<SentenceFault> prove_tree(const SentenceRows& rows, bool& has_tree) {
  std::size_t heads = 0;
  std::size_t roots = 0;
  for (const Word& word : rows.words) {
    heads += word.has_head;
    roots += word.has_head && word.head == 0;
    if (word.head > rows.words.size()) {
      return SentenceFault{word.line, "head " + std::to_string(word.head) + " is no word"};
    }
  }
  has_tree = heads != 0;
  const std::uint64_t line = rows.words.front().line;
  if (!has_tree) return std::nullopt;
  if (heads != rows.words.size()) return SentenceFault{line, "only some words have heads"};
  if (roots != 1) {
    return SentenceFault{line, "the sentence has " + std::to_string(roots) + " roots"};
  }
  if (goes_in_circles(rows.words)) return SentenceFault{line, "the heads go in a circle"};
  return std::nullopt;
}

// Bytes of the first code point at `at`.
std::size_t step(std::string_view text, std::size_t at) { return decode_at(text, at).size; }

// Shares `form` out to the words of a group, in order and each at least one character: its own form
// where it stands there, else as many bytes as it is long. Empty when there are too few characters.
std::vector<Span> share_out(std::string_view form, const std::vector<Word>& words,
                            const Group& group) {
  std::vector<Span> parts;
  std::size_t at = 0;
  for (Index i = group.first; i < group.last; ++i) {
    if (at >= form.size()) return {};
    const std::string& own = words[i].form;
    std::size_t end = form.size();
    if (i + 1 < group.last) {
      if (form.compare(at, own.size(), own) == 0) {
        end = at + own.size();
      } else {
        end = at + step(form, at);
        while (end < form.size() && end - at < own.size()) end += step(form, end);
      }
      // Leave something for those that follow.
      std::size_t left = 0;
      for (std::size_t k = end; k < form.size(); k += step(form, k)) ++left;
      while (left < group.last - i - 1 && end > at) {
        do {
          --end;
        } while (end > at && (static_cast<unsigned char>(form[end]) & 0xC0) == 0x80);
        ++left;
      }
      if (end == at) return {};
    }
    parts.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end;
  }
  return parts;
}

// A document under construction.
class Builder {
 public:
  Document document;
  Annotations layers;

  bool empty() const { return layers.sentences.empty(); }
  void begin_block() { new_block_ = true; }
  bool tree_differs(bool has_tree) const { return !empty() && has_tree != has_tree_; }

  // Appends a proved sentence, or says what is wrong with its multiword tokens.
  std::optional<std::string> add(SentenceRows rows, bool has_tree) {
    const std::size_t size = document.text.size();
    const Index first = static_cast<Index>(layers.tokens.size());
    if (auto problem = add_tokens(rows, first, has_tree)) {
      document.text.resize(size);
      layers.tokens.resize(first);
      return problem;
    }
    Sentence sentence;
    sentence.tokens = {first, static_cast<Index>(layers.tokens.size())};
    sentence.span = {layers.tokens[first].span.begin, layers.tokens.back().span.end};
    if (new_block_ || layers.blocks.empty()) layers.blocks.push_back({sentence.span});
    layers.blocks.back().span.end = sentence.span.end;
    sentence.block = static_cast<Index>(layers.blocks.size() - 1);
    layers.sentences.push_back(sentence);
    new_block_ = false;
    has_tree_ = has_tree;
    space_ = rows.groups.empty() || rows.groups.back().last < rows.words.size()
                 ? rows.words.back().space_after
                 : rows.groups.back().space_after;
    return std::nullopt;
  }

 private:
  std::optional<std::string> add_tokens(SentenceRows& rows, Index first, bool has_tree) {
    if (!empty()) document.text += new_block_ ? "\n\n" : space_ ? " " : "";
    bool space = false;
    std::size_t next_group = 0;
    for (Index i = 0; i < rows.words.size();) {
      if (space) document.text += ' ';
      Group group{i, i + 1, rows.words[i].form, rows.words[i].space_after};
      if (next_group < rows.groups.size() && rows.groups[next_group].first == i) {
        group = rows.groups[next_group++];
        if (group.last > rows.words.size()) return "a range ends after the sentence";
      }
      const std::vector<Span> parts = share_out(group.form, rows.words, group);
      if (parts.empty()) return "a range has fewer characters than words";
      const auto base = static_cast<std::uint32_t>(document.text.size());
      document.text += group.form;
      for (; i < group.last; ++i) {
        Token token = std::move(rows.words[i].token);
        const Span part = parts[i - group.first];
        token.span = {base + part.begin, base + part.end};
        token.glued = i > group.first;
        if (has_tree && rows.words[i].head != 0) token.head = first + rows.words[i].head - 1;
        if (!has_tree) token.relation = Relation::dep;
        layers.tokens.push_back(std::move(token));
      }
      space = group.space_after;
    }
    return std::nullopt;
  }

  bool new_block_ = false;
  bool space_ = true;      // after the last word
  bool has_tree_ = false;  // what the sentences so far have
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

class ConlluReader : public Reader {
 public:
  ConlluReader(std::istream& input, std::string name)
      : lines_(input, kMaxLineBytes), name_(std::move(name)) {}

  Result<std::optional<Input>> next() override {
    std::string line;
    while (!ended_ && !ready_) {
      switch (lines_.next(line)) {
        case LineReader::Got::end:
          ended_ = true;
          if (auto error = finish_sentence()) return *error;
          break;
        case LineReader::Got::failed:
          ended_ = true;
          return Error{Error::Code::io, name_, "the input cannot be read further"};
        case LineReader::Got::too_long:
          if (auto error = reject(lines_.number(), 1, "the line is too long")) return *error;
          break;
        case LineReader::Got::line:
          if (auto error = read_line(line)) return *error;
          break;
      }
    }
    if (!ready_) ready_ = take();
    return std::exchange(ready_, std::nullopt);
  }

 private:
  Error fault(std::uint64_t line, std::size_t column, std::string message) const {
    return {Error::Code::invalid_data,
            name_ + ":" + std::to_string(line) + ":" + std::to_string(column), std::move(message)};
  }

  // The error, and the rest of the sentence is passed over. One error a sentence.
  std::optional<Error> reject(std::uint64_t line, std::size_t column, std::string message) {
    if (skipping_) return std::nullopt;
    skipping_ = true;
    rows_ = {};
    return fault(line, column, std::move(message));
  }

  // Handles one line; a document that it ends goes into ready_.
  std::optional<Error> read_line(const std::string& line) {
    if (trimmed(line).empty()) return finish_sentence();
    if (line[0] == '#') return read_comment(line);
    if (skipping_ || too_long_) return std::nullopt;
    if (rows_.words.size() >= kMaxWords) {
      return reject(lines_.number(), 1, "the sentence has too many words");
    }
    if (auto problem = read_row(line, lines_.number(), rows_)) {
      return reject(lines_.number(), problem->column, std::move(problem->message));
    }
    return std::nullopt;
  }

  std::optional<Error> finish_sentence() {
    skipping_ = false;
    SentenceRows rows = std::move(rows_);
    rows_ = {};
    if (rows.words.empty()) return std::nullopt;
    const std::uint64_t line = rows.words.front().line;
    bool has_tree = false;
    if (auto problem = prove_tree(rows, has_tree)) {
      return fault(problem->line, 1, std::move(problem->message));
    }
    if (builder_.tree_differs(has_tree)) {
      return fault(line, 1, "some sentences of the document have trees and others do not");
    }
    start_document(line);
    if (auto problem = builder_.add(std::move(rows), has_tree)) {
      return fault(line, 1, std::move(*problem));
    }
    if (builder_.document.text.size() > kMaxDocumentBytes) {
      builder_ = {};
      too_long_ = true;
      return fault(line, 1,
                   "the document is too long; at most " + std::to_string(kMaxDocumentBytes) +
                       " bytes are allowed");
    }
    return std::nullopt;
  }

  // Gives the document its default id.
  void start_document(std::uint64_t line) {
    if (builder_.document.id.empty()) {
      builder_.document.id = name_ + ":" + std::to_string(line);
    }
  }

  std::optional<Error> read_comment(std::string_view line) {
    if (!is_utf8(line)) return reject(lines_.number(), 1, "invalid UTF-8");
    const std::string_view comment = trimmed(line.substr(1));
    const std::size_t equals = std::min(comment.find('='), comment.size());
    const std::string_view key = trimmed(comment.substr(0, equals));
    const std::string_view value =
        equals < comment.size() ? trimmed(comment.substr(equals + 1)) : std::string_view();
    if (key == "newdoc" || key == "newdoc id") {
      std::optional<Error> error = finish_sentence();
      ready_ = take();
      too_long_ = false;
      builder_.document.id = value;
      return error;
    }
    if (key == "newpar" || key == "newpar id") builder_.begin_block();
    if (builder_.empty() && key == "publisher") builder_.document.publisher = value;
    if (builder_.empty() && key == "language") builder_.document.language = value;
    if (builder_.empty() && key == "date") {
      const std::optional<Days> day = parse_iso_date(value);
      if (!day)
        return fault(lines_.number(), 1, quoted(value) + " is not a date; write YYYY-MM-DD");
      builder_.document.published = *day;
      builder_.document.date_source = DateSource::metadata;
    }
    return std::nullopt;
  }

  // The document so far, if it has a sentence; a new one begins.
  std::optional<Input> take() {
    std::optional<Input> input;
    if (!builder_.empty()) {
      input.emplace();
      input->document = std::move(builder_.document);
      input->annotations = std::move(builder_.layers);
    }
    builder_ = {};
    return input;
  }

  LineReader lines_;
  std::string name_;
  SentenceRows rows_;
  Builder builder_;
  std::optional<Input> ready_;  // a whole document, to be given next
  bool skipping_ = false;       // until the sentence ends
  bool too_long_ = false;       // until the document ends
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_conllu_reader(std::istream& input, std::string name) {
  return std::make_unique<ConlluReader>(input, std::move(name));
}

}  // namespace tacitus
