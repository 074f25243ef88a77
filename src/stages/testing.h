#pragma once

// For tests only: builds a document with its tokens and trees from a small hand-written table.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/ud.h"
#include "base/utf8.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// A document and what the tokenizer and the parser would have said of it.
struct Annotated {
  Document document;
  Annotations annotations;
};

namespace testing_detail {

// The cells of a line: at tabs when it has any, else at spaces.
inline std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  const char separator = line.find('\t') == std::string_view::npos ? ' ' : '\t';
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(separator, at), line.size());
    if (end > at) cells.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return cells;
}

inline Index number_of(std::string_view text) {
  Index value = 0;
  for (const char c : text) value = value * 10 + static_cast<Index>(c - '0');
  return value;
}

// One word of the table, as it was written.
struct Line {
  std::string_view form;
  bool space_before = true;
  bool glued = false;
  Index head = 0;  // 1-based in the sentence, 0 for the root
  Token token;
};

// An optional cell: "B-ORG", "I-ORG", features ("Number=Plur|Tense=Past") or the lemma.
inline void read_optional(std::string_view cell, Token& token, bool& has_features) {
  if (cell == "_" || cell.empty()) return;
  const bool named = cell.size() > 2 && cell[1] == '-' && (cell[0] == 'B' || cell[0] == 'I');
  const std::optional<NameKind> kind = named ? parse_name_kind(cell.substr(2)) : std::nullopt;
  if (kind) {
    token.name = *kind;
    token.name_begins = cell[0] == 'B';
  } else if (cell.find('=') != std::string_view::npos) {
    token.morphology = parse_feats(cell);
    has_features = true;
  } else {
    token.lemma = std::string(cell);
  }
}

inline Line read_line(std::string_view text) {
  Line line;
  const std::vector<std::string_view> cells = cells_of(text);
  if (cells.size() < 4) return line;
  line.form = cells[0];
  if (line.form.size() > 1 && (line.form[0] == '+' || line.form[0] == '&')) {
    line.space_before = false;
    line.glued = line.form[0] == '&';
    line.form.remove_prefix(1);
  }
  Token& token = line.token;
  token.pos = parse_pos(cells[1]).value_or(Pos::x);
  line.head = number_of(cells[2]);
  token.relation = parse_relation(cells[3]).value_or(Relation::dep);
  token.glued = line.glued;
  bool has_features = false;
  for (std::size_t i = 4; i < cells.size(); ++i) read_optional(cells[i], token, has_features);
  if (token.lemma.empty()) {
    token.lemma = token.pos == Pos::propn ? std::string(line.form) : lower(line.form);
  }
  if (!has_features && (token.pos == Pos::noun || token.pos == Pos::propn)) {
    const bool same = token.lemma == line.form || token.lemma == lower(line.form);
    token.morphology.number = same ? Number::singular : Number::plural;
  }
  return line;
}

// Appends one sentence to the text and to the layers.
inline void add_sentence(const std::vector<Line>& lines, Annotated& out) {
  Annotations& annotations = out.annotations;
  std::string& text = out.document.text;
  Sentence sentence;
  sentence.block = static_cast<Index>(annotations.blocks.size() - 1);
  sentence.tokens.first = static_cast<Index>(annotations.tokens.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool first_of_text = text.empty() || text.back() == '\n';
    if (lines[i].space_before && !first_of_text) text += ' ';
    Token token = lines[i].token;
    token.span.begin = static_cast<std::uint32_t>(text.size());
    text += lines[i].form;
    token.span.end = static_cast<std::uint32_t>(text.size());
    token.head = lines[i].head == 0 ? kNone : sentence.tokens.first + lines[i].head - 1;
    annotations.tokens.push_back(std::move(token));
  }
  sentence.tokens.last = static_cast<Index>(annotations.tokens.size());
  sentence.span = {annotations.tokens[sentence.tokens.first].span.begin,
                   annotations.tokens.back().span.end};
  annotations.blocks.back().span.end = sentence.span.end;
  annotations.sentences.push_back(sentence);
}

// "# headline", "# caption", "# file caption", "# paragraph" begin a block, "# 2017-07-21" dates
// the document; other comments are passed over.
inline void read_comment(std::string_view comment, Annotated& out) {
  while (!comment.empty() && (comment[0] == '#' || comment[0] == ' ')) comment.remove_prefix(1);
  if (const std::optional<Days> day = parse_iso_date(comment)) {
    out.document.published = *day;
    out.document.date_source = DateSource::given;
    return;
  }
  Block block;
  if (comment == "headline") {
    block.kind = BlockKind::headline;
  } else if (comment == "caption" || comment == "file caption") {
    block.kind = BlockKind::caption;
    block.file_caption = comment == "file caption";
  } else if (comment != "paragraph") {
    return;
  }
  if (!out.document.text.empty()) out.document.text += "\n\n";
  block.span.begin = block.span.end = static_cast<std::uint32_t>(out.document.text.size());
  out.annotations.blocks.push_back(block);
}

}  // namespace testing_detail

// Builds a document from lines, one word a line, with a blank line between sentences:
//
//   # 2017-07-21
//   # paragraph
//   Seoul    PROPN 2 nsubj B-LOC
//   urged    VERB  0 root  urge Tense=Past|VerbForm=Fin
//   the      DET   4 det
//   North    PROPN 2 obj
//   +.       PUNCT 2 punct
//
// The cells are form, UPOS, head (counted from 1 in the sentence, 0 for the root), relation and
// then, in any order and all optional: lemma, features (they contain "="), name ("B-PER", "I-PER",
// "B-ORG", "B-LOC", "B-NORP"). Without a lemma it is the form, in lower case unless PROPN. Without
// features a noun is plural when its lemma differs from its form. A form that begins with "+" has
// no space before it; one that begins with "&" is a glued part of the word before ("&'s", "&n't").
// Comments: "# 2017-07-21" dates the document, "# headline", "# paragraph", "# caption", "# file
// caption" begin a block; without one all is one paragraph.
inline Annotated from_conllu(std::string_view table) {
  Annotated out;
  std::vector<testing_detail::Line> lines;
  const auto finish = [&] {
    if (lines.empty()) return;
    if (out.annotations.blocks.empty()) out.annotations.blocks.push_back(Block{});
    testing_detail::add_sentence(lines, out);
    lines.clear();
  };
  for (std::size_t at = 0; at < table.size();) {
    const std::size_t end = std::min(table.find('\n', at), table.size());
    std::string_view line = table.substr(at, end - at);
    at = end + 1;
    while (!line.empty() && line[0] == ' ') line.remove_prefix(1);
    if (line.empty() || line[0] == '#') {
      finish();
      if (!line.empty()) testing_detail::read_comment(line, out);
      continue;
    }
    lines.push_back(testing_detail::read_line(line));
  }
  finish();
  return out;
}

}  // namespace tacitus
