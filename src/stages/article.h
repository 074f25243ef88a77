#pragma once

#include <string_view>

#include "stages/article_lines.h"
#include "stages/stage.h"
#include "tacitus/result.h"

namespace tacitus {

// Finds the parts of a news story: headline, by-line, agency, dateline, paragraphs, subheadings,
// captions, credit lines. Fills Annotations::blocks, in text order and without overlap. Bullets,
// "FILE - " and blank space belong to no block; a date alone on its line is a dateline. A given
// Document::title is the headline, and a line that repeats it belongs to no block.
class ArticleFinder : public Stage {
 public:
  // `agencies` are the bytes of cues/agencies.tsv.
  static Result<ArticleFinder> create(std::string_view agencies);

  Contract contract() const override { return {"article", 0, kBlocks}; }

  // O(document.text.size()).
  void run(const Document& document, Annotations& annotations) const override;

 private:
  explicit ArticleFinder(Agencies agencies);

  Agencies agencies_;
};

}  // namespace tacitus
