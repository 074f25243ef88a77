#include "lexicon/lemmas.h"

#include <algorithm>
#include <vector>

#include "base/table.h"
#include "base/utf8.h"
#include "base/word_list.h"

namespace tacitus {
namespace {

bool ends_in(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() + 1 && word.ends_with(ending);
}

// What a regular form may come from, likeliest first: "criticised" from criticise, criticis.
std::vector<std::string> stems_of(std::string_view form) {
  std::vector<std::string> stems;
  const auto add = [&](std::size_t cut, std::string_view ending) {
    stems.push_back(std::string(form.substr(0, form.size() - cut)).append(ending));
  };
  const auto inflected = [&](std::size_t cut) {
    const std::string_view stem = form.substr(0, form.size() - cut);
    const std::size_t n = stem.size();
    if (n > 2 && stem[n - 1] == stem[n - 2]) add(cut + 1, "");  // "planned"
    add(cut, "");
    add(cut, "e");
    if (n > 1 && stem[n - 1] == 'i') add(cut + 1, "y");   // "denied"
    if (n > 2 && stem.ends_with("ck")) add(cut + 1, "");  // "panicked"
    if (n > 1 && stem[n - 1] == 'y') add(cut + 1, "ie");  // "lying"
  };
  if (ends_in(form, "ing")) {
    inflected(3);
  } else if (ends_in(form, "ed")) {
    inflected(2);
  } else if (ends_in(form, "ies")) {
    add(3, "y");
    add(1, "");
  } else if (ends_in(form, "es")) {
    add(1, "");
    add(2, "");
  } else if (ends_in(form, "s")) {
    add(1, "");
  }
  stems.emplace_back(form);
  return stems;
}

// The classes of data/lemmas/irregular.tsv, and the letter before a form of each.
struct Class {
  Pos pos;
  std::string_view name;
  char letter;
};
constexpr Class kClasses[] = {
    {Pos::verb, "VERB", 'v'}, {Pos::noun, "NOUN", 'n'}, {Pos::pron, "PRON", 'p'}};

// The class that `wanted` is true of, or null.
template <class Wanted>
const Class* find_class(Wanted wanted) {
  const Class* const found = std::find_if(std::begin(kClasses), std::end(kClasses), wanted);
  return found == std::end(kClasses) ? nullptr : found;
}

// "5,000,000.50" without its commas; nothing for what is not written like that.
std::string without_commas(std::string_view form) {
  std::string out;
  std::size_t run = 0;  // digits since the last comma
  bool comma = false;
  std::size_t i = 0;
  for (; i < form.size() && form[i] != '.'; ++i) {
    if (form[i] == ',') {
      if (run == 0 || run > 3 || (comma && run != 3)) return {};
      comma = true;
      run = 0;
    } else if (is_digit(form[i])) {
      ++run;
      out += form[i];
    } else {
      return {};
    }
  }
  if (!comma || run != 3) return {};
  return out.append(form.substr(i));
}

// "ada@news.example", "http://news.example/Page", "www.News.example".
bool is_address(std::string_view form) {
  const std::size_t at = form.find('@');
  return (at != std::string_view::npos && at > 0 && at + 1 < form.size()) ||
         form.find("://") != std::string_view::npos || form.starts_with("www.");
}

// Whether "blistering" is led back to "blister", "flavored" to "flavor" or "flavore".
bool takes_off_ending(std::string_view written, std::string_view predicted) {
  const std::string form = lower(written);
  if (!ends_in(form, "ing") && !ends_in(form, "ed")) return false;
  const std::vector<std::string> stems = stems_of(form);
  return predicted != form && is_in(stems, predicted);
}

}  // namespace

Result<Lemmas> Lemmas::create(const Resources& resources) {
  Lemmas lemmas;
  constexpr std::string_view kIrregular = "lemmas/irregular.tsv";
  constexpr std::string_view kVerbs = "lemmas/verbs.tsv";
  auto rows = read_table(kIrregular, resources.find(kIrregular), {"form", "pos", "lemma"});
  if (!rows) return rows.error();
  for (const TableRow& row : *rows) {
    const Class* of = find_class([&](const Class& one) { return one.name == row.cells[1]; });
    if (of == nullptr) {
      return bad_data(place_of(kIrregular, row, 1), "pos must be VERB, NOUN or PRON");
    }
    const std::string key = of->letter + std::string(row.cells[0]);
    if (!lemmas.irregular_.emplace(key, row.cells[2]).second) {
      return bad_data(place_of(kIrregular, row, 0), "the form stands twice");
    }
    if (of->pos == Pos::verb) lemmas.verbs_.emplace(row.cells[2]);
  }
  rows = read_table(kVerbs, resources.find(kVerbs), {"lemma"});
  if (!rows) return rows.error();
  for (const TableRow& row : *rows) lemmas.verbs_.emplace(row.cells[0]);
  return lemmas;
}

bool Lemmas::is_verb(const std::string& word) const {
  if (verbs_.contains(word)) return true;
  if (!word.ends_with("ise") && !word.ends_with("yse")) return false;
  std::string american = word;
  american[american.size() - 2] = 'z';
  return verbs_.contains(american);
}

std::string Lemmas::lemma(std::string_view written, Pos pos, std::string_view predicted) const {
  if (pos == Pos::num) {
    std::string plain = without_commas(written);
    return plain.empty() ? std::string(predicted) : plain;
  }
  if (pos == Pos::propn && is_address(written)) return std::string(written);
  if (pos == Pos::adj && takes_off_ending(written, predicted)) return lower(written);
  const Class* const of = find_class([&](const Class& one) { return one.pos == pos; });
  if (of == nullptr) return std::string(predicted);
  const std::string form = lower(written);
  const auto found = irregular_.find(of->letter + form);
  if (found != irregular_.end()) return found->second;
  if (pos != Pos::verb) return std::string(predicted);
  const std::vector<std::string> stems = stems_of(form);
  const bool regular = std::find(stems.begin(), stems.end(), predicted) != stems.end();
  if (regular && is_verb(std::string(predicted))) return std::string(predicted);
  for (const std::string& stem : stems) {
    if (is_verb(stem)) return stem;
  }
  return std::string(predicted);
}

}  // namespace tacitus
