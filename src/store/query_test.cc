#include "store/query.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

std::string_view name_of(QueryValue::Kind kind) {
  constexpr std::string_view kNames[] = {"=", "^", "<", "<=", ">", ">=", "..", "none", "any"};
  return kNames[static_cast<std::size_t>(kind)];
}

// "type =REJECT | ^THR; -status =negated", or the error.
std::string printed(std::string_view query) {
  const Result<std::vector<QueryTerm>> terms = parse_query(query);
  if (!terms) return terms.error().text();
  std::string out;
  for (const QueryTerm& term : *terms) {
    out += (out.empty() ? "" : "; ") + std::string(term.negated ? "-" : "") + term.field->name;
    for (const QueryValue& value : term.values) {
      out += (&value == &term.values.front() ? " " : " | ") + std::string(name_of(value.kind));
      out += value.text + (value.upper.empty() ? "" : "," + value.upper);
    }
  }
  return out;
}

struct Case {
  std::string_view query;
  std::string_view printed;
};

const Case kCases[] = {
    {"", ""},
    {"  type:REJECT  ", "type =REJECT"},
    {"actor:PRK recipient:KOR -status:negated", "actor =PRK; recipient =KOR; -status =negated"},
    {"type:REJECT,THR*,\"A, B\"", "type =REJECT | ^THR | =A, B"},
    {"actor:\"Kim \\\"Un\\\"\"", "actor =Kim \"Un\""},
    {"text:\"military talks\"", "text =military talks"},
    {"goldstein:<-5 confidence:>=0.5 quad:1..3", "goldstein <-5; confidence >=0.5; quad ..1,3"},
    {"since:2017-07 until:2018", "since =2017-07; until =2018"},
    {"day:2017-07-01..2017-07-09 published:>2017", "day ..2017-07-01,2017-07-09; published >2017"},
    {"claimant:none recipient:any", "claimant none; recipient any"},
    {"actor:\"none\"", "actor =none"},  // quoted: the word itself
    {"cameo:04* historical:no", "cameo ^04; historical =no"},
    {"actor_sector:MIL speaker_name:\"Jane Doe\"", "actor_sector =MIL; speaker_name =Jane Doe"},
    {"text:talks;drop", "text =talks;drop"},
};

const Case kFaults[] = {
    {"typ:REJECT", "query:1: unknown field \"typ\"; did you mean \"type\"?"},
    {"type:A xyzzy:B",
     "query:8: unknown field \"xyzzy\"; docs/query.md lists them, such as actor, type and since"},
    {"talks",
     "query:1: a term is a field and a value, such as type:REJECT; for words of the text write "
     "text:\"talks\""},
    {"type:", "query:6: \"type:\" has no value; write type:none for records without one"},
    {"type:A,,B", "query:8: \"type:\" has no value; write type:none for records without one"},
    {"text:\"talks", "query:6: the quotation mark is not closed; end the value with \""},
    {"text:\"a\"b", "query:9: a ',' or a blank must follow the closing quotation mark"},
    {"since:July", "query:7: \"July\" is not a date; write 2017, 2017-07 or 2017-07-21"},
    {"since:2017-13", "query:7: \"2017-13\" is not a date; write 2017, 2017-07 or 2017-07-21"},
    {"day:2017*", "query:5: a date has no '*'; write 2017, 2017-07 or 2017-07-21"},
    {"quad:high", "query:6: \"quad\" is a number; write quad:3, quad:<-2.5 or quad:1..3"},
    {"historical:maybe", "query:12: \"historical\" is yes or no"},
    {"since:none", "query:7: \"since\" needs a value; none and any are of no use"},
    {"actor:>PRK",
     "query:7: \"actor\" has no order; write actor:value, or put the value in quotation marks"},
};

TEST(ParseQuery, Cases) {
  for (const Case& c : kCases) EXPECT_EQ(printed(c.query), c.printed) << c.query;
}

TEST(ParseQuery, Faults) {
  for (const Case& c : kFaults) EXPECT_EQ(printed(c.query), c.printed) << c.query;
}

TEST(ParseQuery, AnyBytes) {
  // Neither crashes nor runs on, whatever the bytes.
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 20000; ++i) {
    constexpr std::string_view kSome = "type:-,\"\\.<>=* \n1\xff";
    bytes += kSome[(state >> 16) % kSome.size()];
    state = state * 1664525u + 1013904223u;
    if (i % 40 == 0) bytes.clear();
    printed(bytes);
  }
}

TEST(ParseDays, Cases) {
  struct DayCase {
    std::string_view text;
    std::string_view first;
    std::string_view last;
  };
  const DayCase cases[] = {
      {"2017", "2017-01-01", "2017-12-31"},
      {"2016-02", "2016-02-01", "2016-02-29"},
      {"2017-07-21", "2017-07-21", "2017-07-21"},
  };
  for (const DayCase& c : cases) {
    const Result<DayRange> days = parse_days(c.text, "");
    ASSERT_TRUE(days) << c.text;
    EXPECT_EQ(days->first, c.first);
    EXPECT_EQ(days->last, c.last);
  }
}

}  // namespace
}  // namespace tacitus
