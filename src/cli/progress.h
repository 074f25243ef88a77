#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace tacitus {

// How far the work is.
struct Counts {
  std::uint64_t documents = 0;
  std::uint64_t sentences = 0;
  std::uint64_t records = 0;
  std::uint64_t errors = 0;
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;  // 0 when it is not known
};

// "1,234 documents, 56/s, 3,210 sentences/s, 789 events, 45 %, 0:32 left"
std::string progress_line(const Counts& counts, double seconds);

// "1,234 documents, 40,321 sentences, 789 events, 2 errors, 12.3 s"
std::string summary_line(const Counts& counts, double seconds);

// What became of the documents that a store was given.
struct StoreTally {
  std::uint64_t added = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t replaced = 0;
  std::uint64_t failed = 0;
  std::uint64_t records = 0;  // of those added and replaced
};

// "1,234 added, 2 unchanged, 1 replaced, 0 failed; 789 records, 12.3 s"
std::string tally_line(const StoreTally& tally, double seconds);

// Shows the state of the work on standard error, about five times a second, when that is a terminal
// and `quiet` is not set.
class Progress {
 public:
  explicit Progress(bool quiet);

  void show(const Counts& counts);
  // Shows `line` instead, at once.
  void say(const std::string& line);
  // Removes the line, so that something else can be printed.
  void hide();
  // Removes the line and prints the summary, on a terminal or when there were errors.
  void finish(const Counts& counts);
  // Since it was made.
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;

  bool quiet_;
  bool terminal_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = Clock::now();
};

}  // namespace tacitus
