#include "engine/cases.h"

#include <set>

#include "base/date.h"
#include "base/suggestion.h"
#include "base/table.h"
#include "base/utf8.h"
#include "lexicon/frame_reader.h"
#include "lexicon/ontology_checker.h"

namespace tacitus {
namespace {

// An event line, kept until the text of its case is whole.
struct EventLine {
  LinePart rest;  // behind "event" or "maybe"
  std::uint32_t line = 0;
  bool optional = false;
  std::string_view layer;  // empty for events; else a literal
};

// The layer that a line of the case is about, empty for none.
std::string_view layer_of(std::string_view key) {
  if (key == "number") return "numbers";
  if (key == "proposal") return "proposals";
  if (key == "measure") return "measures";
  return key == "dispute" ? "disputes" : "";
}

class CaseReader {
 public:
  CaseReader(std::string_view name, const Ontology& ontology) : name_(name), codes_(ontology) {}

  Result<std::vector<Case>> read(std::string_view bytes) {
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      std::string_view line = bytes.substr(begin, end - begin);
      begin = end + 1;
      ++line_;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (!is_utf8(line)) return fault(1, "the line is not valid UTF-8");
      if (const Status status = read_line(line); !status) return status.error();
    }
    if (const Status status = finish_case(); !status) return status.error();
    return std::move(cases_);
  }

 private:
  Error fault(std::uint32_t column, std::string message) const {
    return fault_at(line_, column, std::move(message));
  }
  Error fault_at(std::uint32_t line, std::uint32_t column, std::string message) const {
    return bad_data(name_ + ":" + std::to_string(line) + ":" + std::to_string(column),
                    std::move(message));
  }

  Status read_line(std::string_view line) {
    if (trimmed({line, 1}).text.empty() || line[0] == '#') return Ok{};
    if (line[0] == '|') return read_text(line);
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string_view key = line.substr(0, blank);
    const LinePart rest = trimmed({line.substr(blank), static_cast<std::uint32_t>(blank + 1)});
    if (key == "case") return begin_case(rest);
    if (cases_.empty()) return fault(1, "the file must begin with \"case NAME\"");
    if (key == "event" || key == "maybe") {
      events_.push_back({rest, line_, key == "maybe", ""});
      return Ok{};
    }
    if (!layer_of(key).empty()) {
      events_.push_back({rest, line_, false, layer_of(key)});
      return Ok{};
    }
    if (key == "standing") {
      cases_.back().lists_standing = true;
      cases_.back().lists_events = rest.text != "only";
      return Ok{};
    }
    if (key == "publisher") {
      cases_.back().document.publisher = rest.text;
      return Ok{};
    }
    if (key != "date") {
      return fault(1, unknown("line", key,
                              {"case", "date", "publisher", "event", "maybe", "standing", "number",
                               "proposal", "measure", "dispute", "|"}));
    }
    const auto day = parse_iso_date(rest.text);
    if (!day) {
      return fault(rest.column,
                   "\"" + std::string(rest.text) + "\" is not a date; write YYYY-MM-DD");
    }
    cases_.back().document.published = *day;
    cases_.back().document.date_source = DateSource::given;
    return Ok{};
  }

  Status begin_case(LinePart name) {
    if (Status status = finish_case(); !status) return status;
    if (name.text.empty()) return fault(1, "the case has no name");
    if (!names_.insert(std::string(name.text)).second) {
      return fault(name.column, "there is another case \"" + std::string(name.text) + "\"");
    }
    Case one;
    one.name = name.text;
    one.document.id = name.text;
    one.line = line_;
    cases_.push_back(std::move(one));
    return Ok{};
  }

  Status read_text(std::string_view line) {
    if (cases_.empty()) return fault(1, "the file must begin with \"case NAME\"");
    line.remove_prefix(1);
    if (!line.empty() && line[0] == ' ') line.remove_prefix(1);
    cases_.back().document.text.append(line).append("\n");
    if (cases_.back().document.text.size() > kMaxDocumentBytes) {
      return fault(1, "the text is too long");
    }
    return Ok{};
  }

  // Reads the events of the case, now that its text is whole.
  Status finish_case() {
    for (const EventLine& line : events_) {
      if (!line.layer.empty()) {
        if (Status status = read_standing(line, cases_.back()); !status) return status;
        continue;
      }
      Result<CaseEvent> event = read_event(line, cases_.back().document);
      if (!event) return event.error();
      cases_.back().events.push_back(*std::move(event));
    }
    events_.clear();
    return Ok{};
  }

  // Takes "WORDS" or "WORDS"#2 off `rest` and finds them in the text.
  Result<Span> read_anchor(const EventLine& line, LinePart& rest, const Document& document) const {
    const std::size_t close = rest.text.find('"', 1);
    if (rest.text.substr(0, 1) != "\"" || close == std::string_view::npos || close == 1) {
      return fault_at(line.line, rest.column, "an event begins with \"words\" of its sentence");
    }
    const std::string words(rest.text.substr(1, close - 1));
    std::size_t size = close + 1;
    std::size_t number = 1;
    if (rest.text.substr(size, 1) == "#" && size + 1 < rest.text.size() &&
        rest.text[size + 1] >= '1' && rest.text[size + 1] <= '9') {
      number = static_cast<std::size_t>(rest.text[size + 1] - '0');
      size += 2;
    }
    std::size_t at = document.text.find(words);
    for (std::size_t i = 1; i < number && at != std::string::npos; ++i) {
      at = document.text.find(words, at + 1);
    }
    if (at == std::string::npos) {
      return fault_at(line.line, rest.column,
                      "the text has no \"" + words + "\"" + (number > 1 ? " that often" : ""));
    }
    rest = trimmed({rest.text.substr(size), rest.column + static_cast<std::uint32_t>(size)});
    return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  Status read_standing(const EventLine& line, Case& one) const {
    CaseStanding standing;
    standing.layer = line.layer;
    standing.line_number = line.line;
    LinePart rest = line.rest;
    const Result<Span> anchor = read_anchor(line, rest, one.document);
    if (!anchor) return anchor.error();
    if (rest.text.empty()) return fault_at(line.line, rest.column, "say what is told there");
    standing.anchor = *anchor;
    standing.line = rest.text;
    one.standing.push_back(std::move(standing));
    return Ok{};
  }

  Result<CaseEvent> read_event(const EventLine& line, const Document& document) const {
    CaseEvent event;
    event.line = line.line;
    event.optional = line.optional;
    LinePart rest = line.rest;
    const Result<Span> anchor = read_anchor(line, rest, document);
    if (!anchor) return anchor.error();
    event.anchor = *anchor;
    // The reader of examples wants a sentence before the event.
    const std::string example_line = "x => " + std::string(rest.text);
    const Result<Example> example = parse_example({example_line, 1}, "", codes_);
    if (!example) return fault_at(line.line, rest.column, example.error().message);
    if (example->events.size() != 1 || example->events[0].type.empty()) {
      return fault_at(line.line, rest.column, "write one event: TYPE ACTOR -> RECIPIENT");
    }
    event.expected = example->events[0];
    return event;
  }

  std::string name_;
  OntologyChecker codes_;
  std::uint32_t line_ = 0;
  std::vector<Case> cases_;
  std::vector<EventLine> events_;  // of the last case
  std::set<std::string> names_;
};

}  // namespace

Result<std::vector<Case>> parse_cases(std::string_view name, std::string_view bytes,
                                      const Ontology& ontology) {
  return CaseReader(name, ontology).read(bytes);
}

}  // namespace tacitus
