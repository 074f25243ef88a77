#include "cli/progress.h"

#include <unistd.h>

#include <iostream>

#include "cli/session.h"

namespace tacitus {
namespace {

// "1,234,567"
std::string grouped(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string counted(std::uint64_t number, const std::string& thing) {
  return grouped(number) + " " + thing + (number == 1 ? "" : "s");
}

std::uint64_t rate(std::uint64_t count, double seconds) {
  return seconds <= 0 ? 0 : static_cast<std::uint64_t>(static_cast<double>(count) / seconds);
}

// "1:02:03" or "0:32"
std::string clock_time(std::uint64_t seconds) {
  const auto two = [](std::uint64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::uint64_t hours = seconds / 3600;
  const std::uint64_t minutes = seconds / 60 % 60;
  return (hours > 0 ? std::to_string(hours) + ":" + two(minutes) : std::to_string(minutes)) + ":" +
         two(seconds % 60);
}

// "12.3 s"
std::string tenths_of(double seconds) {
  const auto tenths = static_cast<std::uint64_t>(seconds * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

}  // namespace

std::string progress_line(const Counts& counts, double seconds) {
  std::string line = counted(counts.documents, "document") + ", " +
                     grouped(rate(counts.documents, seconds)) + "/s, " +
                     grouped(rate(counts.sentences, seconds)) + " sentences/s, " +
                     counted(counts.records, "event");
  if (counts.errors > 0) line += ", " + counted(counts.errors, "error");
  if (counts.bytes_total > 0 && counts.bytes_read > 0) {
    const double done =
        static_cast<double>(counts.bytes_read) / static_cast<double>(counts.bytes_total);
    line += ", " + std::to_string(static_cast<int>(100 * done)) + " %, " +
            clock_time(static_cast<std::uint64_t>(seconds * (1 - done) / done)) + " left";
  }
  return line;
}

std::string summary_line(const Counts& counts, double seconds) {
  std::string line = counted(counts.documents, "document") + ", " +
                     counted(counts.sentences, "sentence") + ", " +
                     counted(counts.records, "event") + ", ";
  if (counts.errors > 0) line += counted(counts.errors, "error") + ", ";
  return line + tenths_of(seconds);
}

std::string tally_line(const StoreTally& tally, double seconds) {
  return grouped(tally.added) + " added, " + grouped(tally.unchanged) + " unchanged, " +
         grouped(tally.replaced) + " replaced, " + grouped(tally.failed) + " failed; " +
         counted(tally.records, "record") + ", " + tenths_of(seconds);
}

Progress::Progress(bool quiet) : quiet_(quiet), terminal_(!quiet && is_terminal(STDERR_FILENO)) {}

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::show(const Counts& counts) {
  if (!terminal_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  shown_ = true;
  std::cerr << "\r" << progress_line(counts, seconds()) << "\x1b[K" << std::flush;
}

void Progress::say(const std::string& line) {
  if (!terminal_) return;
  shown_ = true;
  std::cerr << "\r" << line << "\x1b[K" << std::flush;
}

void Progress::hide() {
  if (!shown_) return;
  shown_ = false;
  std::cerr << "\r\x1b[K";
}

void Progress::finish(const Counts& counts) {
  hide();
  if (terminal_ || (!quiet_ && counts.errors > 0)) {
    std::cerr << summary_line(counts, seconds()) << "\n";
  }
}

}  // namespace tacitus
