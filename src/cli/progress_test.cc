#include "cli/progress.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(ProgressLine, Cases) {
  EXPECT_EQ(progress_line({.documents = 1, .sentences = 20, .records = 1}, 2),
            "1 document, 0/s, 10 sentences/s, 1 event");
  EXPECT_EQ(progress_line({.documents = 1234567,
                           .sentences = 12000000,
                           .records = 1000,
                           .errors = 2,
                           .bytes_read = 250,
                           .bytes_total = 1000},
                          4000),
            "1,234,567 documents, 308/s, 3,000 sentences/s, 1,000 events, 2 errors, 25 %, "
            "3:20:00 left");
  EXPECT_EQ(progress_line({}, 0), "0 documents, 0/s, 0 sentences/s, 0 events");
}

TEST(SummaryLine, Cases) {
  EXPECT_EQ(summary_line({.documents = 2, .sentences = 40321, .records = 1}, 12.34),
            "2 documents, 40,321 sentences, 1 event, 12.3 s");
  EXPECT_EQ(summary_line({.errors = 1}, 0), "0 documents, 0 sentences, 0 events, 1 error, 0.0 s");
}

TEST(TallyLine, Cases) {
  EXPECT_EQ(tally_line({}, 0), "0 added, 0 unchanged, 0 replaced, 0 failed; 0 records, 0.0 s");
  EXPECT_EQ(tally_line({1234, 5, 6, 7, 1}, 61.25),
            "1,234 added, 5 unchanged, 6 replaced, 7 failed; 1 record, 61.2 s");
}

}  // namespace
}  // namespace tacitus
