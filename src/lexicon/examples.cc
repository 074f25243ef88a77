#include <algorithm>
#include <cctype>

#include "base/date.h"
#include "base/table.h"
#include "base/word_list.h"
#include "lexicon/frame_reader.h"

// Examples of frames: "Seoul urged Pyongyang to talk. => KOR -> PRK ; ACCUSE PRK -> KOR
// mode=disapprove @2003-05-01".

namespace tacitus {
namespace {

constexpr std::string_view kDefaultDay = "2017-07-21";
constexpr std::string_view kAttributes[] = {"status", "mode",     "cameo", "historical",
                                            "date",   "claimant", "rule",  "confidence"};

bool is_code(std::string_view text) {
  if (text.size() != 3) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_type(std::string_view text) {
  return text.size() > 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<std::vector<ExpectedParty>> parse_parties(LinePart value) {
  std::vector<ExpectedParty> parties;
  for (const LinePart piece : split(value, ",")) {
    ExpectedParty party;
    if (piece.text == "-") continue;
    if (piece.text.size() >= 2 && piece.text.front() == '"' && piece.text.back() == '"') {
      party.words = piece.text.substr(1, piece.text.size() - 2);
    } else if (is_code(piece.text.substr(0, piece.text.find('.')))) {
      const std::size_t dot = piece.text.find('.');
      party.code = piece.text.substr(0, dot);
      if (dot != std::string_view::npos) party.sector = piece.text.substr(dot + 1);
    } else {
      return bad_data(std::to_string(piece.column),
                      "\"" + std::string(piece.text) +
                          "\" is no party; write a code (PRK, PRK.GOV), \"words\" or -");
    }
    parties.push_back(std::move(party));
  }
  return parties;
}

// Takes "name=value" words off the end of `value`.
Status take_attributes(LinePart& value, ExpectedEvent& event) {
  while (true) {
    const std::size_t blank = value.text.find_last_of(' ');
    const std::string_view word =
        blank == std::string_view::npos ? value.text : value.text.substr(blank + 1);
    const std::size_t equals = word.find('=');
    if (word.find('"') != std::string_view::npos) return Ok{};
    if (equals == std::string_view::npos && word != "historical") return Ok{};
    const std::string_view name = word.substr(0, equals);
    if (!is_in(kAttributes, name)) {
      return bad_data(std::to_string(value.column + blank + 1),
                      "unknown attribute \"" + std::string(name) + "\"" +
                          did_you_mean(name, {std::begin(kAttributes), std::end(kAttributes)}));
    }
    event.attributes[std::string(name)] =
        equals == std::string_view::npos ? "true" : std::string(word.substr(equals + 1));
    value =
        trimmed({value.text.substr(0, blank == std::string_view::npos ? 0 : blank), value.column});
  }
}

Result<ExpectedEvent> parse_event(LinePart value, std::string_view type, const CodeChecker& codes) {
  ExpectedEvent event;
  if (const Status status = take_attributes(value, event); !status) return status.error();
  const std::size_t blank = value.text.find(' ');
  const std::string_view first = value.text.substr(0, blank);
  event.type = type;
  if (is_type(first) && !is_code(first) && blank != std::string_view::npos) {
    if (!codes.has_type(first)) {
      return bad_data(std::to_string(value.column), "unknown type " + std::string(first));
    }
    event.type = first;
    value = trimmed({value.text.substr(blank), value.column + static_cast<std::uint32_t>(blank)});
  } else if (is_code(first) && codes.has_type(first)) {  // AID
    const std::size_t next = value.text.find_first_not_of(' ', first.size());
    if (next != std::string_view::npos && value.text.substr(next, 2) != "->" &&
        value.text[next] != ',') {
      event.type = first;
      value = trimmed({value.text.substr(next), value.column + static_cast<std::uint32_t>(next)});
    }
  }
  const std::vector<LinePart> sides = split(value, "->");
  if (sides.size() != 2) {
    return bad_data(std::to_string(value.column), "an event is \"[TYPE] ACTOR -> RECIPIENT\"");
  }
  Result<std::vector<ExpectedParty>> actor = parse_parties(sides[0]);
  if (!actor) return actor.error();
  Result<std::vector<ExpectedParty>> recipient = parse_parties(sides[1]);
  if (!recipient) return recipient.error();
  event.actor = *std::move(actor);
  event.recipient = *std::move(recipient);
  return event;
}

}  // namespace

Result<Example> parse_example(LinePart value, std::string_view type, const CodeChecker& codes) {
  Example example;
  example.date = kDefaultDay;
  const std::size_t at = value.text.rfind(" @");
  if (at != std::string_view::npos && parse_iso_date(value.text.substr(at + 2))) {
    example.date = value.text.substr(at + 2);
    value = trimmed({value.text.substr(0, at), value.column});
  }
  const std::size_t arrow = value.text.find(" => ");
  example.sentence = trimmed({value.text.substr(0, arrow), value.column}).text;
  if (example.sentence.empty()) {
    return bad_data(std::to_string(value.column), "an example needs a sentence");
  }
  if (arrow == std::string_view::npos) return example;
  const auto column = value.column + static_cast<std::uint32_t>(arrow) + 4;
  for (const LinePart piece : split({value.text.substr(arrow + 4), column}, " ; ")) {
    Result<ExpectedEvent> event = parse_event(piece, type, codes);
    if (!event) return event.error();
    example.events.push_back(*std::move(event));
  }
  return example;
}

std::string to_text(const ExpectedEvent& expected) {
  const auto parties = [](const std::vector<ExpectedParty>& list) {
    std::string out;
    for (const ExpectedParty& party : list) {
      if (!out.empty()) out += ", ";
      out += party.words.empty() ? party.code : '"' + party.words + '"';
      if (!party.sector.empty()) out += '.' + party.sector;
    }
    return out.empty() ? std::string("-") : out;
  };
  std::string out =
      expected.type + ' ' + parties(expected.actor) + " -> " + parties(expected.recipient);
  for (const auto& [name, value] : expected.attributes) {
    out.append(" ").append(name).append("=").append(value);
  }
  return out;
}

}  // namespace tacitus
