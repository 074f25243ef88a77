#include "store/query.h"

#include <algorithm>
#include <charconv>

#include "base/calendar.h"
#include "base/date.h"
#include "base/suggestion.h"
#include "store/schema.h"

// The language of questions (docs/query.md):
//
//   actor:PRK recipient:KOR -type:CONSULT,YIELD since:2017-07 text:"military talks" goldstein:<-5
//
// is white space between terms; a term is a field, ':' and values with ',' between them; '-' before
// it turns it round. What a field is comes from the table of fields; the few that are put together
// are listed below.

namespace tacitus {
namespace {

// A field that no table of fields has.
struct Composed {
  std::string_view name;
  Lookup lookup;
  std::string_view column;
  std::string_view party;
  std::string_view help;
};

constexpr Composed kComposed[] = {
    {"since", Lookup::since, "day", "", "not before this day, month or year"},
    {"until", Lookup::until, "day", "", "not after it"},
    {"day", Lookup::span, "day", "", "on this day; day:2017-07 in this month; or when published"},
    {"text", Lookup::words, "", "", "words of the sentence that tells it"},
    {"article", Lookup::article, "", "", "words of the whole article"},
    {"story", Lookup::story, "", "", "the story that the event is a mention of"},
    {"coverage", Lookup::coverage, "", "", "the coverage that the article belongs to"},
    {"party", Lookup::party, "", "", "any party, whatever its part"},
    {"claimant", Lookup::party, "", "claimants", "on whose word it stands"},
    {"holder", Lookup::party, "", "positions", "who holds a position in a dispute"},
    {"context", Lookup::list, "contexts", "", "one PLOVER context"},
    {"country", Lookup::column, "place_country", "", "country where it happened"},
};

// The parts of a party by which one may ask.
constexpr std::string_view kParts[] = {"code", "sector", "name", "role", "wikidata"};

// Whether a party stands somewhere inside the shape.
bool has_party(const Shape& shape) {
  if (shape.type == FieldType::list) return has_party(*shape.item);
  if (shape.type != FieldType::object) return false;
  if (shape.name == "party") return true;
  for (std::size_t i = 0; i < shape.members; ++i) {
    if (has_party(*shape.member(i).shape)) return true;
  }
  return false;
}

bool is_there(const std::vector<QueryField>& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const QueryField& field) { return field.name == name; });
}

void add_parties(std::vector<QueryField>& fields) {
  for (const RecordKind& kind : kinds_of_records()) {
    for (std::size_t i = 0; i < kind.shape.members; ++i) {
      const Member& member = kind.shape.member(i);
      const std::string name(member.name);
      if (!has_party(*member.shape) || is_there(fields, name)) continue;
      fields.push_back({name, Lookup::party, FieldType::text, "", name,
                        "code or name: " + std::string(member.meaning)});
      for (const std::string_view part : kParts) {
        fields.push_back({name + "_" + std::string(part), Lookup::part, FieldType::text,
                          std::string(part), name, std::string(part) + " of it"});
      }
    }
  }
}

std::vector<QueryField> make_fields() {
  std::vector<QueryField> fields;
  for (const Composed& one : kComposed) {
    fields.push_back({std::string(one.name), one.lookup, FieldType::text, std::string(one.column),
                      std::string(one.party), std::string(one.help)});
  }
  add_parties(fields);
  for (const Column& column : stored_columns()) {
    if (is_there(fields, column.name)) continue;
    Lookup lookup = column.list ? Lookup::list : Lookup::column;
    if (column.type == FieldType::date) lookup = Lookup::span;
    fields.push_back({column.name, lookup, column.type, column.name, "", column.meaning});
  }
  return fields;
}

Error bad_query(std::size_t column, std::string message) {
  return {Error::Code::invalid_data, "query:" + std::to_string(column), std::move(message)};
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_number(std::string_view text) {
  double number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

class QueryReader {
 public:
  explicit QueryReader(std::string_view query) : query_(query) {}

  Result<std::vector<QueryTerm>> read() {
    std::vector<QueryTerm> terms;
    while (true) {
      while (at_ < query_.size() && is_space(query_[at_])) ++at_;
      if (at_ == query_.size()) return terms;
      Result<QueryTerm> term = read_term();
      if (!term) return term.error();
      terms.push_back(*std::move(term));
    }
  }

 private:
  std::size_t column() const { return at_ + 1; }
  bool is_end() const { return at_ == query_.size() || is_space(query_[at_]); }

  Result<QueryTerm> read_term() {
    QueryTerm term;
    term.column = column();
    if (query_[at_] == '-') {
      term.negated = true;
      ++at_;
    }
    const std::size_t begin = at_;
    while (!is_end() && query_[at_] != ':' && query_[at_] != '"') ++at_;
    const std::string_view name = query_.substr(begin, at_ - begin);
    if (is_end() || query_[at_] != ':') {
      std::string word(name.substr(0, 40));
      if (word.empty()) word = "talks";
      return bad_query(begin + 1,
                       "a term is a field and a value, such as type:REJECT; for words of the text "
                       "write text:\"" +
                           word + "\"");
    }
    const Result<const QueryField*> field =
        find_query_field(name, "query:" + std::to_string(begin + 1));
    if (!field) return field.error();
    term.field = *field;
    ++at_;
    do {
      Result<QueryValue> value = read_value(*term.field);
      if (!value) return value.error();
      term.values.push_back(*std::move(value));
    } while (at_ < query_.size() && query_[at_++] == ',');
    return term;
  }

  // One value, up to ',' or white space.
  Result<QueryValue> read_value(const QueryField& field) {
    const std::size_t begin = column();
    QueryValue value;
    if (at_ < query_.size() && query_[at_] == '"') {
      if (auto error = read_quoted(value)) return *error;
      if (at_ < query_.size() && query_[at_] == '*') {
        value.kind = QueryValue::Kind::prefix;
        ++at_;
      }
      if (!is_end() && query_[at_] != ',') {
        return bad_query(column(), "a ',' or a blank must follow the closing quotation mark");
      }
    } else {
      const std::size_t first = at_;
      while (!is_end() && query_[at_] != ',') ++at_;
      set_plain(query_.substr(first, at_ - first), value);
    }
    if (value.text.empty() && !value.quoted && value.kind == QueryValue::Kind::equal) {
      return bad_query(begin, "\"" + field.name + ":\" has no value; write " + field.name +
                                  ":none for records without one");
    }
    if (auto error = check_value(field, value, begin)) return *error;
    return value;
  }

  std::optional<Error> read_quoted(QueryValue& value) {
    const std::size_t open = column();
    value.quoted = true;
    for (++at_; at_ < query_.size() && query_[at_] != '"'; ++at_) {
      if (query_[at_] == '\\' && at_ + 1 < query_.size()) ++at_;
      value.text += query_[at_];
    }
    if (at_ == query_.size()) {
      return bad_query(open, "the quotation mark is not closed; end the value with \"");
    }
    ++at_;
    return std::nullopt;
  }

  static void set_plain(std::string_view text, QueryValue& value) {
    using Kind = QueryValue::Kind;
    struct Sign {
      std::string_view sign;
      Kind kind;
    };
    constexpr Sign kSigns[] = {
        {">=", Kind::at_least}, {"<=", Kind::at_most}, {">", Kind::more}, {"<", Kind::less}};
    if (text == "none" || text == "any") {
      value.kind = text == "none" ? Kind::none : Kind::any;
      return;
    }
    for (const Sign& sign : kSigns) {
      if (!text.starts_with(sign.sign)) continue;
      value.kind = sign.kind;
      value.text = text.substr(sign.sign.size());
      return;
    }
    if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
      value.kind = Kind::range;
      value.text = text.substr(0, dots);
      value.upper = text.substr(dots + 2);
      return;
    }
    if (text.size() > 1 && text.back() == '*') {
      value.kind = Kind::prefix;
      text.remove_suffix(1);
    }
    value.text = text;
  }

  static std::optional<Error> check_value(const QueryField& field, const QueryValue& value,
                                          std::size_t column) {
    using Kind = QueryValue::Kind;
    if (value.kind == Kind::none || value.kind == Kind::any) {
      const bool fits = field.lookup != Lookup::since && field.lookup != Lookup::until &&
                        field.lookup != Lookup::words && field.lookup != Lookup::article;
      if (fits) return std::nullopt;
      return bad_query(column, "\"" + field.name + "\" needs a value; none and any are of no use");
    }
    if (field.lookup == Lookup::since || field.lookup == Lookup::until ||
        field.lookup == Lookup::span) {
      return check_days(value, column);
    }
    if (field.type == FieldType::integer || field.type == FieldType::number) {
      const bool bad = value.kind == Kind::prefix || !is_number(value.text) ||
                       (value.kind == Kind::range && !is_number(value.upper));
      if (!bad) return std::nullopt;
      return bad_query(column, "\"" + field.name + "\" is a number; write " + field.name + ":3, " +
                                   field.name + ":<-2.5 or " + field.name + ":1..3");
    }
    if (field.type == FieldType::boolean && value.text != "true" && value.text != "false" &&
        value.text != "yes" && value.text != "no") {
      return bad_query(column, "\"" + field.name + "\" is yes or no");
    }
    const bool compares = value.kind != Kind::equal && value.kind != Kind::prefix;
    if (compares && field.lookup != Lookup::column) {
      return bad_query(column, "\"" + field.name + "\" has no order; write " + field.name +
                                   ":value, or put the value in quotation marks");
    }
    return std::nullopt;
  }

  static std::optional<Error> check_days(const QueryValue& value, std::size_t column) {
    const std::string where = "query:" + std::to_string(column);
    if (value.kind == QueryValue::Kind::prefix) {
      return bad_query(column, "a date has no '*'; write 2017, 2017-07 or 2017-07-21");
    }
    if (const auto days = parse_days(value.text, where); !days) return days.error();
    if (value.kind != QueryValue::Kind::range) return std::nullopt;
    if (const auto days = parse_days(value.upper, where); !days) return days.error();
    return std::nullopt;
  }

  std::string_view query_;
  std::size_t at_ = 0;
};

}  // namespace

const std::vector<QueryField>& query_fields() {
  static const std::vector<QueryField> fields = make_fields();
  return fields;
}

Result<const QueryField*> find_query_field(std::string_view name, std::string where) {
  std::vector<std::string_view> names;
  for (const QueryField& field : query_fields()) {
    if (field.name == name) return &field;
    names.push_back(field.name);
  }
  std::string message = "unknown field \"" + std::string(name.substr(0, 40)) + "\"";
  const std::string_view guess = nearest(name, names);
  message += guess.empty() ? "; docs/query.md lists them, such as actor, type and since"
                           : "; did you mean \"" + std::string(guess) + "\"?";
  return Error{Error::Code::invalid_data, std::move(where), std::move(message)};
}

Result<DayRange> parse_days(std::string_view text, std::string where) {
  const std::string first(text);
  if (text.size() == 10 && parse_iso_date(text)) return DayRange{first, first};
  if (text.size() == 7) {
    if (const auto day = parse_iso_date(first + "-01")) {
      const DateInterval month = month_interval(year_of(*day), month_of(*day));
      return DayRange{to_iso(month.begin), to_iso(month.end - std::chrono::days(1))};
    }
  }
  if (text.size() == 4 && parse_iso_date(first + "-01-01")) {
    return DayRange{first + "-01-01", first + "-12-31"};
  }
  return Error{Error::Code::invalid_data, std::move(where),
               "\"" + std::string(text.substr(0, 40)) +
                   "\" is not a date; write 2017, 2017-07 or 2017-07-21"};
}

Result<std::vector<QueryTerm>> parse_query(std::string_view query) {
  return QueryReader(query).read();
}

}  // namespace tacitus
