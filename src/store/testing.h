#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/date.h"
#include "tacitus/store.h"

namespace tacitus {

// A file name of its own for a test's store; the file and what SQLite puts beside it are removed at
// the end.
class TestFile {
 public:
  explicit TestFile(const std::string& name)
      : path_((std::filesystem::temp_directory_path() /
               ("tacitus_" + name + "_" + std::to_string(process()) + ".db"))
                  .string()) {
    remove();
  }
  ~TestFile() { remove(); }
  TestFile(const TestFile&) = delete;
  TestFile& operator=(const TestFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  static long process() {
    std::error_code code;
    const std::string name = std::filesystem::read_symlink("/proc/self", code).filename().string();
    return code ? 0 : std::stol(name);
  }
  void remove() const {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) {
      std::error_code code;
      std::filesystem::remove(path_ + end, code);
    }
  }

  std::string path_;
};

// A party by its code and name.
inline PartyField party(const std::string& code, const std::string& name, std::uint32_t begin = 0) {
  PartyField field;
  field.code = code;
  field.name = name;
  field.text = name.empty() ? code : name;
  field.span = {begin, begin + static_cast<std::uint32_t>(field.text.size())};
  return field;
}

// A document whose text is `text`, published on `day` ("" for never).
inline Document document(const std::string& id, const std::string& text, const std::string& day,
                         const std::string& publisher = "") {
  Document out;
  out.id = id;
  out.text = text;
  out.publisher = publisher;
  if (const auto date = parse_iso_date(day)) {
    out.published = *date;
    out.date_source = DateSource::metadata;
  }
  return out;
}

// An event of the whole text of `from`.
inline Record event(const Document& from, const std::string& type, const PartyField& actor,
                    const PartyField& recipient) {
  Record record;
  record.id = from.id + "-" + type;
  record.document = from.id;
  if (from.dated()) record.published = to_iso(from.published);
  record.publisher = from.publisher;
  record.sentence_span = {0, static_cast<std::uint32_t>(from.text.size())};
  record.type = type;
  record.actor.push_back(actor);
  record.recipient.push_back(recipient);
  return record;
}

}  // namespace tacitus
