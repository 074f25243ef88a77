#include "stages/article_lines.h"

#include <algorithm>
#include <utility>

#include "base/table.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/article_dates.h"
#include "stages/tokenizer_characters.h"

namespace tacitus {
namespace {

constexpr std::size_t kLongestLine = 240;  // bytes; longer texts are no by-line, no agency

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// ASCII letters small; enough for the words that are looked for, and quick.
std::string small_form(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::vector<std::string_view> split_words_of(std::string_view text, std::size_t limit) {
  std::vector<std::string_view> words;
  std::uint32_t at = 0;
  const auto end = static_cast<std::uint32_t>(text.size());
  while (words.size() < limit) {
    const Span chunk = next_chunk(text, at, end);
    if (chunk.empty()) break;
    words.push_back(text.substr(chunk.begin, chunk.size()));
    at = chunk.end;
  }
  return words;
}

// `text` without marks and white space at both ends.
std::string_view stripped(std::string_view text) {
  constexpr std::string_view kMarks = " \t\n.,;:|/()[]*-_\"'<>";
  const std::size_t begin = text.find_first_not_of(kMarks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kMarks) - begin + 1);
}

bool is_capitalised(std::string_view word) {
  const std::string_view bare = stripped(word);
  return !bare.empty() && is_upper(decode_at(bare, 0).value);
}

// Small words that a name or a list of names may have.
bool is_name_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {
      "al",  "and", "bin", "da",  "de",  "del",  "della", "der", "di",  "du",  "el",
      "ibn", "la",  "le",  "van", "von", "with", "&",     "ter", "ten", "dos", "y"};
  return is_in(kParticles, word);
}

// Small words that an office behind a name may have ("correspondent in Beirut").
bool is_office_word(std::string_view small) {
  constexpr std::string_view kOffice[] = {
      "analyst",    "bureau",    "chief",      "columnist", "contributor", "correspondent",
      "editor",     "for",       "in",         "of",        "at",          "the",
      "reporter",   "reporters", "senior",     "staff",     "special",     "to",
      "writer",     "writers",   "desk",       "foreign",   "news",        "political",
      "diplomatic", "producer",  "journalist", "from",      "stringer",    "correspondents",
      "on",
  };
  return is_in(kOffice, small);
}

bool has_office_noun(std::string_view text) {
  constexpr std::string_view kNouns[] = {"analyst", "columnist",  "contributor",    "correspondent",
                                         "editor",  "reporter",   "staff",          "writer",
                                         "writers", "journalist", "correspondents", "reporters"};
  for (const std::string_view word : split_words_of(text, 12)) {
    const std::string form = small_form(stripped(word));
    if (is_in(kNouns, form)) return true;
  }
  return false;
}

// Two to five capitalised words that end as names of papers do: "Springfield Herald".
bool is_like_an_agency(std::string_view line) {
  constexpr std::string_view kEnds[] = {"news",    "times",     "post",      "herald",  "tribune",
                                        "gazette", "journal",   "press",     "agency",  "wire",
                                        "daily",   "chronicle", "telegraph", "observer"};
  const std::vector<std::string_view> words = split_words_of(line, 6);
  if (words.size() < 2 || words.size() > 5) return false;
  for (const std::string_view word : words) {
    if (!is_capitalised(word) && word != "of") return false;
  }
  return is_in(kEnds, small_form(words.back()));
}

bool starts_small_with(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != prefix[i]) return false;
  }
  return true;
}

}  // namespace

Result<Agencies> Agencies::create(std::string_view name, std::string_view table) {
  Result<std::vector<TableRow>> rows = read_table(name, table, {"name"});
  if (!rows) return rows.error();
  Agencies out;
  std::string_view previous;
  for (const TableRow& row : *rows) {
    if (row.cells[0].empty()) return bad_data(place_of(name, row, 0), "the name is empty");
    if (row.cells[0] <= previous) {
      return bad_data(place_of(name, row, 0), "the rows must be sorted, each name once");
    }
    previous = row.cells[0];
    out.names_.push_back(small_form(row.cells[0]));
  }
  std::sort(out.names_.begin(), out.names_.end());
  return out;
}

bool Agencies::contains(std::string_view words) const {
  std::string_view bare = stripped(words);
  if (bare.size() > 60) return false;
  if (starts_small_with(bare, "the ")) bare.remove_prefix(4);
  return std::binary_search(names_.begin(), names_.end(), small_form(bare));
}

std::uint32_t bullet_size(std::string_view line) {
  std::uint32_t at = 0;
  while (at < line.size()) {
    const CodePoint c = decode_at(line, at);
    const bool round = c.value == 0x2022 || c.value == 0x2023 || c.value == 0x25E6 ||
                       c.value == 0x25AA || c.value == 0x25CF || c.value == 0x25A0 ||
                       c.value == 0xB7 || c.value == 0x2219;
    const std::string_view next = line.substr(at + 1, 1);
    const bool star =
        c.value == '*' && (next == " " || next == "*" || (at > 0 && line[at - 1] == '*'));
    if (!round && !star) break;
    at += c.size;
    while (at < line.size()) {
      const Character space = character_at(line, at);
      if (space.kind != CharClass::space) break;
      at += space.size;
    }
  }
  return at < line.size() ? at : 0;
}

bool ends_sentence_like(std::string_view text) {
  std::size_t end = text.size();
  for (int marks = 0; marks < 8 && end > 0; ++marks) {
    std::size_t last = end - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    const char32_t c = decode_at(text, last).value;
    if (c == '.' || c == '?' || c == '!' || c == 0x2026 || c == ':') return true;
    if (!is_closer(c) && class_of(c) != CharClass::space) return false;
    end = last;
  }
  return false;
}

bool is_capitals(std::string_view text) {
  std::size_t small = 0;
  std::size_t large = 0;
  for (const char c : text.substr(0, 2000)) {
    small += c >= 'a' && c <= 'z';
    large += c >= 'A' && c <= 'Z';
  }
  return large >= 4 && small * 8 < large;
}

std::size_t count_words(std::string_view text, std::size_t limit) {
  constexpr std::size_t kReach = 8000;  // bytes; words are not longer than a line
  return split_words_of(text.substr(0, kReach), limit).size();
}

bool is_byline(std::string_view line) {
  if (line.size() > kLongestLine) return false;
  std::string_view rest = line;
  bool found = false;
  for (const std::string_view start :
       {"by ", "by: ", "written by ", "reported by ", "story by ", "report by ", "analysis by ",
        "words by ", "author: ", "authors: ", "reporter: "}) {
    if (!found && starts_small_with(line, start)) {
      rest = line.substr(start.size());
      found = true;
    }
  }
  if (!found) return false;
  const std::vector<std::string_view> words = split_words_of(rest, 25);
  if (words.empty() || words.size() > 24 || !is_capitalised(words[0])) return false;
  for (const std::string_view word : words) {
    const std::string form = small_form(stripped(word));
    if (form.empty() || is_capitalised(word) || !is_letter(form[0])) continue;
    if (!is_name_particle(form) && !is_office_word(form) && word.find('@') == word.npos)
      return false;
  }
  if (words.size() > 8 && ends_sentence_like(rest)) return false;
  // "By Friday", "By Monday evening": a time, not a name
  const std::string first = small_form(stripped(words[0]));
  return month_of(first) == 0 && !is_date_line(words[0]);
}

bool is_name_line(std::string_view line) {
  if (line.size() > 120 || line.find_first_of(".!?:;\"0123456789") != line.npos) {
    const bool initial = line.find('.') != line.npos && !ends_sentence_like(line);
    if (!initial || line.find_first_of("!?:;\"0123456789") != line.npos) return false;
  }
  const std::vector<std::string_view> words = split_words_of(line, 12);
  if (words.size() < 2 || words.size() > 11 || is_capitals(line)) return false;
  std::size_t run = 0;  // words of the name that is being read
  std::size_t shortest = 9;
  for (std::string_view word : words) {
    const bool comma = word.back() == ',';
    const std::string form = small_form(stripped(word));
    if (form == "and" || form == "&" || form == "with") {
      if (run == 0) return false;
      shortest = std::min(shortest, run);
      run = 0;
      continue;
    }
    if (!is_capitalised(word) && !(run > 0 && is_name_particle(form))) return false;
    if (++run > 4) return false;
    if (comma) {
      shortest = std::min(shortest, run);
      run = 0;
    }
  }
  if (run > 0) shortest = std::min(shortest, run);
  return shortest >= 2;
}

bool is_name_with_office(std::string_view line, const Agencies& agencies) {
  if (line.size() > 160 || ends_sentence_like(line)) return false;
  std::size_t cut = line.find_first_of(",|/(");
  const std::size_t dash = std::min(line.find(" - "), line.find(" \xE2\x80\x93 "));
  cut = std::min(cut, dash);
  if (cut == std::string_view::npos || cut == 0) return false;
  const std::string_view name = stripped(line.substr(0, cut));
  if (!is_name_line(name)) return false;
  std::string_view rest = stripped(line.substr(cut));
  if (agencies.contains(rest)) return true;
  if (count_words(rest, 9) > 8) return false;
  if (has_office_noun(rest)) return true;
  const std::size_t next = rest.find_first_of(",|/-");
  return next != std::string_view::npos &&
         (agencies.contains(rest.substr(0, next)) || agencies.contains(rest.substr(next)));
}

bool is_agency_line(std::string_view line, const Agencies& agencies) {
  if (line.size() > 100 || ends_sentence_like(line)) return false;
  for (const std::string_view start : {"source: ", "from ", "via ", "source - "}) {
    if (starts_small_with(line, start)) line.remove_prefix(start.size());
  }
  if (agencies.contains(line)) return true;
  for (const std::string_view end : {" staff", " staff reports", " and agencies", " reports",
                                     " correspondents", " news agency", " online", " reporters"}) {
    if (line.size() > end.size() && starts_small_with(line.substr(line.size() - end.size()), end) &&
        agencies.contains(line.substr(0, line.size() - end.size()))) {
      return true;
    }
  }
  for (const char mark : {'|', ',', '/'}) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view left = line.substr(0, at);
    const std::string_view right = line.substr(at + 1);
    const bool short_line = count_words(line, 9) <= 8;
    if (agencies.contains(left) && short_line && is_capitalised(stripped(right))) return true;
    if (agencies.contains(right) && agencies.contains(left)) return true;
  }
  if (is_like_an_agency(line)) return true;
  const std::string form = small_form(stripped(line));
  return form == "staff reports" || form == "from staff reports" || form == "from wire reports" ||
         form == "staff and agencies" || form == "from our correspondent" ||
         form == "staff reporter" || form == "our correspondent" || form == "wire services" ||
         form == "news agencies";
}

namespace {

// Lines that are a credit, or the page's furniture, as a whole.
bool is_closing_word(std::string_view form) {
  constexpr std::string_view kWhole[] = {
      "reuter",  "reuters",  "ends",       "end",           "30",      "0",
      "more",    "enditem",  "share",      "print",         "email",   "read more",
      "related", "comments", "share this", "advertisement", "end text"};
  return is_in(kWhole, form);
}

bool starts_as_credit(std::string_view form) {
  constexpr std::string_view kStarts[] = {
      "reporting by ",
      "additional reporting",
      "editing by ",
      "writing by ",
      "edited by ",
      "compiled by ",
      "copyright ",
      "©",
      "(c) ",
      "our standards:",
      "read more",
      "see also:",
      "click here",
      "sign up ",
      "subscribe ",
      "photo by ",
      "photos by ",
      "photo: ",
      "credit: ",
      "image credit",
      "photo credit",
      "reuters/",
      "ap photo",
      "afp/",
      "afp photo",
      "with reporting by ",
      "with files from",
      "translated by ",
      "produced by ",
      "related story",
      "related:",
      "read also",
      "correction:",
      "all rights reserved",
      "getty images",
      "this story was originally published",
      "this article was originally published",
      "read or share this story",
      "image copyright",
      "image source",
      "from the section",
      "a version of this article",
      "ap-ny-",
      "apws-",
      "contributing: ",
  };
  for (const std::string_view start : kStarts) {
    if (form.substr(0, start.size()) == start) return true;
  }
  if (form.substr(0, 7) == "image: " || form.substr(0, 9) == "picture: ") {
    return count_words(form, 9) < 9;
  }
  return form.substr(0, 7) == "follow " &&
         (form.find('@') != form.npos || form.find(" on twitter") != form.npos ||
          form.find(" on facebook") != form.npos);
}

}  // namespace

bool is_credit(std::string_view text) {
  constexpr std::size_t kLongestCredit = 420;
  if (text.size() > kLongestCredit) return false;
  const std::string form = small_form(stripped(text));
  if (form.empty()) return false;
  const bool stop = text.back() == '.' && text.find("..") == text.npos;
  if (!stop && is_closing_word(form)) return true;
  if (starts_as_credit(form)) return true;
  for (const std::string_view words :
       {"contributed to this report", "contributed to this story", "contributed to this article",
        "contributed reporting", "contributed additional reporting", "all rights reserved",
        "information for this report", "some information in this report",
        "material from this report"}) {
    if (form.find(words) != form.npos) return true;
  }
  const bool contributed =
      form.find(" contributed from ") != form.npos ||
      (form.find("contributed") != form.npos && form.find(" to this ") != form.npos);
  return contributed && form.size() < 160;
}

}  // namespace tacitus
