#include "stages/segmenter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "stages/shipped.h"

namespace tacitus {
namespace {

Abbreviations shipped_abbreviations() {
  Resources resources;
  add_shipped(resources, "cues/abbreviations.tsv");
  return *Abbreviations::create("cues/abbreviations.tsv", resources.find("cues/abbreviations.tsv"));
}

// A model of 2^17 weights that are 0 but for those at `ones`.
std::string model_with(const std::vector<std::uint32_t>& ones) {
  constexpr std::uint32_t kSize = 1u << 17;
  std::string bytes = "TACSEG1\n";
  for (int shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<char>((kSize >> shift) & 0xFF));
  }
  bytes.append(2 * kSize, '\0');
  for (const std::uint32_t one : ones) bytes[12 + 2 * one] = 1;
  return bytes;
}

// Words before the first cut, counted at spaces; 0 for none.
std::size_t words_before_cut(const std::string& text, const std::vector<std::uint32_t>& ones) {
  static const Abbreviations abbreviations = shipped_abbreviations();
  const Result<Segmenter> model = Segmenter::create("test.model", model_with(ones));
  if (!model) return 999;
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::vector<Span> sentences = model->split(text, {0, size}, abbreviations);
  if (sentences.size() < 2) return 0;
  const std::string first = text.substr(0, sentences[0].end);
  return static_cast<std::size_t>(std::count(first.begin(), first.end(), ' ')) + 1;
}

struct Place {
  const char* text;
  std::size_t words;  // before the place
  std::vector<std::uint32_t> features;
};

// Made by training/segmenter/parity.py.
const Place kPlaces[] = {
    {"He met Gen. Smith of the U.S. Army on Jan. 5. \"They talked,\" he said.",
     7,
     {78268, 20095, 65928, 58870, 83301, 88868, 126323, 104160, 103230, 28509, 75353,
      63964, 90991, 53934, 72924, 81606, 62831, 60398,  79510,  8120,   15425}},
    {"He met Gen. Smith of the U.S. Army on Jan. 5. \"They talked,\" he said.",
     10,
     {78268,  49762, 7453,  76408,  30661, 50506, 122894, 70652, 30376, 51299, 47347,
      106181, 63716, 94959, 107401, 58220, 38651, 73668,  56537, 8120,  125234}},
    {"He met Gen. Smith of the U.S. Army on Jan. 5. \"They talked,\" he said.",
     11,
     {78268, 20095, 101835, 123179, 70209,  107190, 86664, 81593,  52980, 28509, 80478,
      83616, 90991, 9402,   72924,  108976, 68222,  76347, 112359, 60760, 22489}},
    {"He met Gen. Smith of the U.S. Army on Jan. 5. \"They talked,\" he said.",
     13,
     {50503, 89447, 54471,  35868, 62600, 41816, 82336, 30999, 93180, 109710, 87107,
      10397, 94904, 128781, 56341, 66456, 38631, 95690, 83143, 38623, 116756}},
    {"“Will they (the rebels) come?” Naïve aides asked… Nobody knew: the U.N. had left.",
     4,
     {57251, 99861, 107605, 66791, 90432,  56746, 100307, 1364, 113271, 109710, 36527,
      2915,  28209, 20262,  85696, 114083, 38631, 24237,  2710, 33607,  110714}},
    {"“Will they (the rebels) come?” Naïve aides asked… Nobody knew: the U.N. had left.",
     5,
     {60387, 120714, 111565, 43108, 101492, 102420, 72828, 26294,  88711, 44899, 108252,
      81899, 68527,  77645,  34867, 121904, 72988,  14036, 129523, 1800,  124495}},
    {"“Will they (the rebels) come?” Naïve aides asked… Nobody knew: the U.N. had left.",
     8,
     {33578, 27567, 123262, 94011, 11391, 11764, 59855, 58861,  13794, 44899, 47586,
      20929, 48413, 11711,  29272, 70915, 16182, 71436, 129523, 46246, 124495}},
    {"“Will they (the rebels) come?” Naïve aides asked… Nobody knew: the U.N. had left.",
     10,
     {129216, 71888,  106495, 30932, 54885,  19115, 29283, 38496, 124736, 109710, 22366,
      17445,  123354, 40501,  96572, 125492, 38631, 58884, 83143, 32588,  116756}},
    {"THE ARMY FLED AT 5 P.M. REBELS TOOK GOMA; 1,000 DIED - SEE NO. 5.",
     6,
     {78268,  94141, 17202, 97114, 25824, 30622, 34449, 74941, 14943, 42455, 33376,
      106831, 51393, 35564, 31030, 81606, 10846, 47028, 28020, 8120,  117440}},
    {"THE ARMY FLED AT 5 P.M. REBELS TOOK GOMA; 1,000 DIED - SEE NO. 5.",
     9,
     {13445,  98873, 112874, 109480, 101885, 50081, 6218,  107933, 102141, 128470, 43321,
      130894, 54799, 80099,  127733, 66324,  34046, 65369, 26094,  43785,  95462}},
    {"THE ARMY FLED AT 5 P.M. REBELS TOOK GOMA; 1,000 DIED - SEE NO. 5.",
     12,
     {127759, 61991, 114708, 112457, 119761, 30231, 80496, 82181, 14846,  58857, 55126,
      31297,  23122, 47354,  99518,  126932, 41274, 36899, 54481, 100395, 10217}},
    {"THE ARMY FLED AT 5 P.M. REBELS TOOK GOMA; 1,000 DIED - SEE NO. 5.",
     14,
     {78268, 49762,  7453,  14473,  92177, 128375, 98438,  70652,  30376, 87016, 1441,
      12531, 111294, 94959, 107401, 20077, 115678, 127498, 109067, 8120,  95462}},
    {"Ångström's firm, Foo Inc. fell 3.5%. Étienne R. Roe left -- for good... • He sold.",
     6,
     {78268, 20095, 65928, 111637, 74232, 87713, 902,   50418, 49295, 28509, 25094,
      58416, 5869,  53934, 72924,  19461, 70483, 51421, 79510, 8120,  15425}},
    {"Ångström's firm, Foo Inc. fell 3.5%. Étienne R. Roe left -- for good... • He sold.",
     8,
     {78268, 20095, 65928, 125187, 62398, 12066, 86664,  19536,  77480, 28509, 93048,
      77876, 90991, 9402,  72924,  20077, 41868, 119442, 114057, 8120,  84399}},
    {"Ångström's firm, Foo Inc. fell 3.5%. Étienne R. Roe left -- for good... • He sold.",
     11,
     {29347, 73622, 53804, 112457, 89942,  17099, 34518,  39526, 65392, 109710, 79905,
      13614, 64076, 20369, 55737,  107954, 68570, 121356, 83143, 88555, 66907}},
    {"Ångström's firm, Foo Inc. fell 3.5%. Étienne R. Roe left -- for good... • He sold.",
     13,
     {52495, 110855, 5668,  122869, 2071,  85072,  49321, 39845,  68979,  43924, 56830,
      54936, 57268,  65890, 20602,  85373, 128817, 17064, 101279, 122449, 116814}},
};

// The features are those of the training: a model that knows but one of them cuts at the first
// place that has it, which is this place or an earlier one of the same text.
TEST(Segmenter, FeaturesAreThoseOfTheTraining) {
  for (const Place& place : kPlaces) {
    SCOPED_TRACE(std::string(place.text) + " / " + std::to_string(place.words));
    EXPECT_EQ(place.features.size(), 21u);
    for (const std::uint32_t feature : place.features) {
      std::size_t expected = place.words;
      for (const Place& other : kPlaces) {
        if (std::string_view(other.text) != place.text) continue;
        if (std::count(other.features.begin(), other.features.end(), feature) > 0) {
          expected = std::min(expected, other.words);
        }
      }
      EXPECT_EQ(words_before_cut(place.text, {feature}), expected) << "feature " << feature;
    }
  }
}

TEST(Segmenter, WithoutWeightsNothingIsCut) {
  EXPECT_EQ(words_before_cut("Rebels fled. The army came.", {}), 0u);
}

// A model that would cut anywhere does not cut behind the possessive of a plural.
TEST(Segmenter, Possessives) {
  std::vector<std::uint32_t> all(1u << 17);
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  EXPECT_EQ(words_before_cut("They left. The Workers' Day came.", all), 2u);
  EXPECT_EQ(words_before_cut("They kept Workers' Day.", all), 0u);
  EXPECT_EQ(words_before_cut("Lee (D-Ohio.) said no.", all), 0u);
  EXPECT_EQ(words_before_cut("\"He said 'No,'\" Lee said.", all), 0u);
  EXPECT_EQ(words_before_cut("They kept Workers\xE2\x80\x99 Day.", all), 0u);
  EXPECT_EQ(words_before_cut("He called it 'peace.' Nobody spoke.", all), 4u);
}

TEST(Segmenter, RefusesBrokenModels) {
  const std::string good = model_with({});
  std::string no_power = good.substr(0, 8) + std::string("\3\0\0\0", 4) + std::string(6, '\0');
  std::string huge = good.substr(0, 8) + std::string("\0\0\0\x40", 4);
  const struct {
    std::string bytes;
    const char* error;
  } kCases[] = {
      {"", "m: not a segmenter model; it must begin with TACSEG1"},
      {"TACSEG1\n", "m: not a segmenter model; it must begin with TACSEG1"},
      {"TACSEG2\n" + good.substr(8), "m: not a segmenter model; it must begin with TACSEG1"},
      {good.substr(0, good.size() - 1),
       "m: the number of weights does not fit the file; was it cut off?"},
      {good + "x", "m: the number of weights does not fit the file; was it cut off?"},
      {no_power, "m: the number of weights does not fit the file; was it cut off?"},
      {huge, "m: the number of weights does not fit the file; was it cut off?"},
  };
  for (const auto& c : kCases) {
    const Result<Segmenter> model = Segmenter::create("m", c.bytes);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().text(), c.error);
  }
}

}  // namespace
}  // namespace tacitus
