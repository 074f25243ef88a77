// An organisation that no table has still says by its name what it is. Three questions, in order:
//
//   1. a sure word anywhere:   "Ruritania Liberation Front" (REB), "Acme Corp." (BUS)
//   2. the head of the name:   "Ministry of Silly Walks", "Greater Zenda High Court": the word
//                              before the first preposition, or the last word
//   3. a word that needs company: "union" of workers or teachers, but not "European Union";
//                              "committee" of a senate; "council" of a city
//
// Words that may be anything ("group", "front", "movement", "centre", "league") say nothing.

#include "stages/mention_titles.h"

#include <algorithm>

#include "base/word_list.h"

namespace tacitus {
namespace {

struct Form {
  std::string_view word;
  std::string_view sector;
};

constexpr std::string_view kSuffixes[] = {"inc",  "inc.", "corp", "corp.", "ltd", "ltd.", "llc",
                                          "plc",  "co.",  "gmbh", "s.a.",  "ag",  "n.v.", "a.s.",
                                          "pvt.", "pte",  "spa",  "oyj",   "llp", "bhd"};

// Whatever else the name says.
constexpr Form kAnywhere[] = {
    {"liberation", "REB"},   {"rebel", "REB"},      {"rebels", "REB"},      {"mujahideen", "REB"},
    {"jihad", "REB"},        {"cartel", "CRM"},     {"mafia", "CRM"},       {"police", "COP"},
    {"intelligence", "SPY"}, {"prosecutor", "JUD"}, {"prosecutors", "JUD"}, {"hospital", "MED"},
    {"university", "EDU"},   {"holdings", "BUS"},   {"airlines", "BUS"},    {"airways", "BUS"},
};

// The head of the name.
constexpr Form kHeads[] = {
    {"academy", "EDU"},      {"administration", "GOV"},
    {"agency", "GOV"},       {"airline", "BUS"},
    {"army", "MIL"},         {"assembly", "LEG"},
    {"association", "SOC"},  {"authority", "GOV"},
    {"bank", "BUS"},         {"battalion", "MIL"},
    {"brigade", "MIL"},      {"broadcasting", "JRN"},
    {"bureau", "GOV"},       {"church", "REL"},
    {"clinic", "MED"},       {"college", "EDU"},
    {"commission", "GOV"},   {"companies", "BUS"},
    {"company", "BUS"},      {"congress", "LEG"},
    {"corporation", "BUS"},  {"corps", "MIL"},
    {"court", "JUD"},        {"courts", "JUD"},
    {"daily", "JRN"},        {"democrats", "PTY"},
    {"department", "GOV"},   {"diocese", "REL"},
    {"directorate", "GOV"},  {"embassy", "GOV"},
    {"energy", "BUS"},       {"enterprises", "BUS"},
    {"exchange", "BUS"},     {"federation", "SOC"},
    {"fleet", "MIL"},        {"forces", "MIL"},
    {"foundation", "SOC"},   {"gazette", "JRN"},
    {"government", "GOV"},   {"greens", "PTY"},
    {"herald", "JRN"},       {"industries", "BUS"},
    {"institute", "EDU"},    {"insurance", "BUS"},
    {"journal", "JRN"},      {"legislature", "LEG"},
    {"magazine", "JRN"},     {"militia", "REB"},
    {"mines", "BUS"},        {"mining", "BUS"},
    {"ministry", "GOV"},     {"monastery", "REL"},
    {"mosque", "REL"},       {"motors", "BUS"},
    {"municipality", "GOV"}, {"navy", "MIL"},
    {"news", "JRN"},         {"newspaper", "JRN"},
    {"observatory", "SOC"},  {"office", "GOV"},
    {"oil", "BUS"},          {"parliament", "LEG"},
    {"partners", "BUS"},     {"party", "PTY"},
    {"petroleum", "BUS"},    {"pharmaceuticals", "BUS"},
    {"polytechnic", "EDU"},  {"post", "JRN"},
    {"presidency", "GOV"},   {"radio", "JRN"},
    {"refinery", "BUS"},     {"regiment", "MIL"},
    {"school", "EDU"},       {"schools", "EDU"},
    {"secretariat", "GOV"},  {"securities", "BUS"},
    {"seminary", "REL"},     {"senate", "LEG"},
    {"service", "GOV"},      {"services", "BUS"},
    {"shipping", "BUS"},     {"society", "SOC"},
    {"steel", "BUS"},        {"synagogue", "REL"},
    {"synod", "REL"},        {"systems", "BUS"},
    {"technologies", "BUS"}, {"telecom", "BUS"},
    {"television", "JRN"},   {"times", "JRN"},
    {"treasury", "GOV"},     {"tribunal", "JUD"},
    {"tribune", "JRN"},      {"trust", "SOC"},
    {"tv", "JRN"},
};

// A head that needs another word in the name.
struct Pair {
  std::string_view head;
  std::string_view with;
  std::string_view sector;
};
constexpr Pair kPairs[] = {
    {"union", "workers", "LAB"},
    {"union", "trade", "LAB"},
    {"union", "labor", "LAB"},
    {"union", "labour", "LAB"},
    {"union", "teachers", "LAB"},
    {"union", "miners", "LAB"},
    {"union", "mineworkers", "LAB"},
    {"union", "employees", "LAB"},
    {"union", "students", "EDU"},
    {"union", "student", "EDU"},
    {"union", "journalists", "JRN"},
    {"union", "farmers", "AGR"},
    {"council", "city", "GOV"},
    {"council", "county", "GOV"},
    {"council", "town", "GOV"},
    {"council", "municipal", "GOV"},
    {"council", "provincial", "GOV"},
    {"council", "regional", "GOV"},
    {"council", "security", "GOV"},
    {"council", "legislative", "LEG"},
    {"council", "students", "EDU"},
    {"committee", "senate", "LEG"},
    {"committee", "house", "LEG"},
    {"committee", "congressional", "LEG"},
    {"committee", "parliamentary", "LEG"},
    {"committee", "judiciary", "LEG"},
    {"committee", "olympic", "SOC"},
    {"chamber", "deputies", "LEG"},
    {"chamber", "commerce", "BUS"},
    {"house", "representatives", "LEG"},
    {"house", "commons", "LEG"},
    {"force", "air", "MIL"},
    {"force", "defense", "MIL"},
    {"force", "defence", "MIL"},
    {"guard", "national", "MIL"},
    {"guard", "coast", "MIL"},
    {"guard", "border", "MIL"},
    {"guards", "border", "MIL"},
    {"command", "central", "MIL"},
    {"command", "military", "MIL"},
    {"crescent", "red", "MED"},
    {"cross", "red", "MED"},
    {"center", "medical", "MED"},
    {"centre", "medical", "MED"},
    {"service", "security", "SPY"},
    {"services", "security", "SPY"},
    {"service", "secret", "SPY"},
    {"services", "state", "SPY"},
    {"services", "human", "GOV"},
    {"services", "public", "GOV"},
    {"services", "relief", "SOC"},
    {"agency", "news", "JRN"},
    {"army", "resistance", "REB"},
    {"front", "resistance", "REB"},
    {"movement", "resistance", "REB"},
    {"army", "salvation", "SOC"},
    {"association", "bar", "JUD"},
    {"schools", "public", "EDU"},
    {"office", "attorney", "JUD"},
    {"bank", "central", "GOV"},
    {"bank", "reserve", "GOV"},
    {"bank", "national", "GOV"},
};

bool is_preposition(std::string_view word) {
  constexpr std::string_view kWords[] = {"of", "for", "on", "in", "to", "against", "at", "de"};
  return is_in(kWords, word);
}

// "Department" of "Department of Health", "Court" of "Federal High Court".
std::string_view head_of(std::span<const std::string> words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (is_preposition(words[i])) return words[i - 1];
  }
  return words.back();
}

}  // namespace

bool is_company_suffix(std::string_view word) { return is_in(kSuffixes, word); }

std::string_view sector_of_title(std::span<const std::string> words) {
  if (words.empty()) return {};
  if (words.size() > 1 && is_company_suffix(words.back())) return "BUS";
  const std::string_view head = head_of(words);
  const auto has = [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  for (const Pair& pair : kPairs) {
    if (head == pair.head && has(pair.with)) return pair.sector;
  }
  if (words.size() < 2) return {};  // "Times", "Post": a word alone is no form
  for (const Form& form : kAnywhere) {
    if (has(form.word)) return form.sector;
  }
  for (const Form& form : kHeads) {
    if (head == form.word) return form.sector;
  }
  return {};
}

}  // namespace tacitus
