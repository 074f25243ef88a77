#include "lexicon/fold.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

struct Case {
  std::string_view text;
  std::string_view folded;
};

const Case kCases[] = {
    {"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"},
    {"Élysée", "Elysee"},
    {"Nicolás Maduro", "Nicolas Maduro"},
    {"Tô Lâm", "To Lam"},
    {"Lê Minh Hưng", "Le Minh Hung"},
    {"Nguyễn Phú Trọng", "Nguyen Phu Trong"},
    {"Łukasz Żółw", "Lukasz Zolw"},
    {"Klaus Iohannis, Ploiești", "Klaus Iohannis, Ploiesti"},
    {"North Korea’s", "North Korea's"},
    {"Moon Jae‑in", "Moon Jae-in"},
    {"United\u00A0 \n States", "United States"},
    {"Москва", "Москва"},
    {"\xFF\xFE", "\xFF\xFE"},  // broken UTF-8 stays
    {"", ""},
};

TEST(FoldName, Cases) {
  for (const Case& c : kCases) EXPECT_EQ(fold_name(c.text), c.folded) << c.text;
}

}  // namespace
}  // namespace tacitus
