#include "stages/quantities.h"

#include <gtest/gtest.h>

#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

const StandingCues& cues() {
  static const StandingCues kCues = *StandingCues::create(shipped_standing());
  return kCues;
}

// "at least 12 people" becomes words that all hang on the last one.
std::string table_of(std::string_view words) {
  std::string table;
  std::vector<std::string> forms;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    forms.emplace_back(words.substr(at, end - at));
    at = end + 1;
  }
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const bool last = i + 1 == forms.size();
    table += forms[i] +
             (last ? "\tNOUN\t0\troot\n" : "\tNUM\t" + std::to_string(forms.size()) + "\tnummod\n");
  }
  return table;
}

std::string figure(double value) { return std::to_string(static_cast<long long>(value)); }

std::string quantities_of(std::string_view words) {
  const Annotated made = from_conllu(table_of(words));
  const Tree tree(made.annotations);
  std::string out;
  for (const Sentence& sentence : made.annotations.sentences) {
    for (const Quantity& one : find_quantities(made.document, tree, cues(), sentence)) {
      if (!out.empty()) out += " | ";
      out += figure(one.low) + (one.high == one.low ? "" : "..");
      if (one.high && *one.high != one.low) out += figure(*one.high);
      if (!one.unit.empty()) out += " " + one.unit;
    }
  }
  return out;
}

struct Case {
  std::string_view words;
  std::string_view quantities;
};

const Case kCases[] = {
    {"12 people", "12"},
    {"2,500 people", "2500"},
    {"at least 12 people", "12.."},
    {"12 or more people", "12.."},
    {"between 200 and 300 people", "200..300"},
    {"200 to 300 people", "200..300"},
    {"200 - 300 people", "200..300"},
    {"5 to 7 million people", "5000000..7000000"},
    {"up to 80 people", "0..80"},
    {"twenty - five people", "25"},
    {"two hundred and fifty people", "250"},
    {"a dozen people", "12"},
    {"half a million people", "500000"},
    {"dozens of people", "24.."},
    {"tens of thousands of people", "20000.."},
    {"several people", ""},  // no least value
    {"$ 5 million", "5000000 USD"},
    {"$ 5 m", "5000000 USD"},
    {"US$ 1.5 billion", "1500000000 USD"},
    {"between $ 5 million and $ 7 million", "5000000..7000000 USD"},
    {"3 million euros", "3000000 EUR"},
    {"millions of dollars", "2000000.. USD"},
    {"12 percent", ""},             // a share
    {"a 12 - year - old boy", ""},  // an age
    {"one and two people", "1 | 2"},
    {"people", ""},
};

TEST(FindQuantities, Cases) {
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.words);
    EXPECT_EQ(quantities_of(one.words), one.quantities);
  }
}

}  // namespace
}  // namespace tacitus
