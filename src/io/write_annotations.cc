#include "io/write_annotations.h"

#include "base/date.h"
#include "base/json_writer.h"
#include "base/ud.h"
#include "engine/names.h"
#include "io/layer_printer.h"

namespace tacitus {
namespace {

// The words of the text for a cell or a comment: white space that would break lines or columns
// becomes a space.
std::string cell(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out.empty() ? "_" : out;
}

class ConlluPrinter {
 public:
  ConlluPrinter(const Document& document, const Annotations& annotations)
      : document_(document), layers_(annotations) {}

  std::string run() {
    if (layers_.sentences.empty()) return "";
    out_ += "# newdoc id = " + cell(document_.id) + "\n";
    if (document_.dated()) out_ += "# date = " + to_iso(document_.published) + "\n";
    if (!document_.publisher.empty()) out_ += "# publisher = " + cell(document_.publisher) + "\n";
    if (!document_.language.empty()) out_ += "# language = " + cell(document_.language) + "\n";
    for (Index i = 0; i < layers_.sentences.size(); ++i) add_sentence(i);
    return std::move(out_);
  }

 private:
  void add_sentence(Index i) {
    const Sentence& sentence = layers_.sentences[i];
    if (i == 0 || layers_.sentences[i - 1].block != sentence.block) out_ += "# newpar\n";
    out_ += "# sent_id = " + cell(document_.id) + "-" + std::to_string(i + 1) + "\n";
    out_ += "# text = " + cell(document_.at(sentence.span)) + "\n";
    for (Index t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      const Index last = end_of_word(t, sentence.tokens.last);
      if (!layers_.tokens[t].glued && last > t + 1) add_range(t, last, sentence);
      add_token(t, sentence);
    }
    out_ += "\n";
  }

  // One behind the last token that is written together with `token` as one word.
  Index end_of_word(Index token, Index limit) const {
    Index end = token + 1;
    while (end < limit && layers_.tokens[end].glued) ++end;
    return end;
  }

  // "SpaceAfter=No" when the next token follows without space.
  std::string_view space_after(Index token) const {
    if (token + 1 >= layers_.tokens.size()) return "";
    const bool close = layers_.tokens[token + 1].span.begin == layers_.tokens[token].span.end;
    return close ? "SpaceAfter=No" : "";
  }

  void add_range(Index first, Index last, const Sentence& sentence) {
    const Span span = {layers_.tokens[first].span.begin, layers_.tokens[last - 1].span.end};
    const std::string_view misc = space_after(last - 1);
    out_ += std::to_string(first - sentence.tokens.first + 1) + "-" +
            std::to_string(last - sentence.tokens.first) + "\t" + cell(document_.at(span)) +
            "\t_\t_\t_\t_\t_\t_\t_\t" + std::string(misc.empty() ? "_" : misc) + "\n";
  }

  void add_token(Index i, const Sentence& sentence) {
    const Token& token = layers_.tokens[i];
    const Index first = sentence.tokens.first;
    const bool has_tree = token.head != kNone || token.relation == Relation::root;
    const Index head = token.head == kNone ? 0 : token.head - first + 1;
    const bool in_range = token.glued || end_of_word(i, sentence.tokens.last) > i + 1;
    std::string misc;
    if (token.name != NameKind::none) {
      misc = (token.name_begins ? "Name=B-" : "Name=I-") + std::string(name_of(token.name));
    }
    if (const std::string_view space = space_after(i); !in_range && !space.empty()) {
      misc += (misc.empty() ? "" : "|") + std::string(space);
    }
    out_ += std::to_string(i - first + 1) + "\t" + cell(document_.at(token.span)) + "\t" +
            cell(token.lemma) + "\t" + std::string(name_of(token.pos)) + "\t_\t" +
            to_feats(token.morphology) + "\t" + (has_tree ? std::to_string(head) : "_") + "\t" +
            (has_tree ? std::string(name_of(token.relation)) : "_") + "\t_\t" +
            (misc.empty() ? "_" : misc) + "\n";
  }

  const Document& document_;
  const Annotations& layers_;
  std::string out_;
};

}  // namespace

std::string to_conllu(const Document& document, const Annotations& annotations) {
  return ConlluPrinter(document, annotations).run();
}

std::string to_json(const Document& document, const Annotations& annotations) {
  JsonWriter json;
  json.begin_object();
  LayerPrinter(document, annotations, {.words = true, .ontology = nullptr, .positions = {}}, json)
      .print();
  json.end_object();
  return json.take();
}

}  // namespace tacitus
