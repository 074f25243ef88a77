#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// The names of agencies, papers and stations of cues/agencies.tsv. Immutable.
class Agencies {
 public:
  Agencies() = default;  // knows no name

  // `name` is the table's name in errors.
  static Result<Agencies> create(std::string_view name, std::string_view table);

  // True when `words` is a name of the table, in any capitals, with or without "The" before it and
  // marks around it.
  bool contains(std::string_view words) const;

 private:
  std::vector<std::string> names_;  // in small letters, sorted
};

// Bytes of the bullet and the space behind it at the start of `line`; 0 for none.
std::uint32_t bullet_size(std::string_view line);

// True when `text` ends as a sentence does: stop, question or exclamation mark, ellipsis or colon,
// perhaps with closing quotation marks and brackets behind it.
bool ends_sentence_like(std::string_view text);

// True when nearly all letters are capitals.
bool is_capitals(std::string_view text);

// Words (stretches of non-space) of `text`, counted up to `limit`.
std::size_t count_words(std::string_view text, std::size_t limit);

// "By Jane Doe", "BY JANE DOE, Staff Writer", "Written by Jane Doe".
bool is_byline(std::string_view line);

// "Jane Doe", "Jane van Doe and John Roe": two to four capitalised words, or two such names.
bool is_name_line(std::string_view line);

// "Jane Doe, Reuters", "Jane Doe | BBC News, Beirut", "Jane Doe, staff writer".
bool is_name_with_office(std::string_view line, const Agencies& agencies);

// "VOA News", "The Associated Press", "Reuters Staff", "Source: Xinhua", "AP | Beirut".
bool is_agency_line(std::string_view line, const Agencies& agencies);

// "Youmi Kim in Seoul contributed to this report.", "(Reporting by Jane Doe; Editing by ...)",
// "Copyright ...", "-30-", "Reuter".
bool is_credit(std::string_view text);

// Where the dateline at the start of `text` ends, its dash included: 24 for "SEOUL, July 21
// (Reuters) - South Korea ..."; 0 for none. `strict` asks for a date or an agency in it.
std::uint32_t dateline_size(std::string_view text, const Agencies& agencies, bool strict);

}  // namespace tacitus
