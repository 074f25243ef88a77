#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "tacitus/document.h"
#include "tacitus/record.h"
#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// What a store knows of a document: nothing, this very version of it, or another one.
enum class Known : std::uint8_t { no, same, other };

// What became of a document that was added: new, there already (nothing was written), or a new
// version of one that was there.
enum class Added : std::uint8_t { added, unchanged, replaced };

// One value of an answer; monostate is "not known".
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

// The answer to a question that is no list of records.
struct AnswerTable {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // [row][column]
};

// A question to a store, in the language of docs/query.md.
struct Question {
  std::string query = {};    // "actor:PRK type:REJECT since:2017-07"; empty: everything
  std::string sort = {};     // a field, "confidence" up or "-confidence" down; empty: "-day"
  std::uint64_t limit = 0;   // at most so many; 0: all
  std::uint64_t offset = 0;  // after so many
};

// Rows of one view or table of a store.
struct Selection {
  std::string view;  // "stories", "dyads_monthly": see docs/store.md
  // Columns that must have these values; a column may be followed by '<', '>' or '!' for "at most",
  // "at least" and "another": {{"actor", "USA"}, {"month>", "2017-01"}, {"state!", "open"}}.
  std::vector<std::pair<std::string, std::string>> where = {};
  // A question in the language of docs/query.md: only rows that belong to a record that answers it,
  // such as offers of which one report does. Empty: all rows. For views with a column "offer",
  // "restriction", "quarrel", "story", "record" or "article".
  std::string query = {};
  // Rows that agree in these columns become one, with the sums of those that count something
  // (events, reports, quad1, ...); {"actor", "recipient"}. Empty: rows as they are.
  std::vector<std::string> by = {};
  std::string sort = {};     // a column, "-column" downwards; empty: as it comes
  std::uint64_t limit = 0;   // at most so many; 0: all
  std::uint64_t offset = 0;  // after so many
};

// Told what link() works on, "articles" or "events", and the month, "2017-07", empty for what has
// no date; it stops when this returns false.
using LinkProgress = std::function<bool(std::string_view what, std::string_view month)>;

// A file of articles and of what was found in them: SQLite, made for direct use by other programs,
// too. docs/store.md tells its tables and views.
//
//   Result<Store> store = Store::open("world.db", Store::Mode::write);
//   store->add(document, sentences, engine->code(document));
//   store->commit();
//   store->link(resources);
//   store->find({"actor:PRK recipient:KOR type:REJECT"}, [](const Record& r) { ...; return true;
//   });
//
// One Store may be used by one thread at a time. Any number of Stores may be open on one file: one
// that writes, the others reading; readers never wait, and see what was committed when their
// question began. Every error names the file and says what would be right; a file that was cut
// short or overwritten gives errors, never a wrong answer that SQLite could have noticed.
class Store {
 public:
  enum class Mode : std::uint8_t { read, write };

  // Opens a store. For writing, a file that is not there is made, and one of an older layout is
  // brought up to date; for reading, both are errors.
  static Result<Store> open(const std::string& path, Mode mode);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // ------------------------------------------------------------------------------- writing

  // Whether the document is there, by its id and a hash of all that it holds. A version that
  // another one has replaced counts as the same, so that reading old input again changes nothing.
  Result<Known> look_up(const Document& document) const;

  // Puts a document with its records into the open batch, and drops what an older version of it
  // left. `coder` names what coded it. Nothing is on disk before commit().
  Result<Added> add(const Document& document, const std::vector<Record>& records,
                    std::size_t sentences, std::string_view coder);

  // Writes the batch. After a crash, all of it is there or nothing.
  Status commit();
  // Forgets the batch.
  void roll_back();

  // Finds what belongs together in all that was committed since it was last called: copies of one
  // article, coverage of one happening, reports of one event, offers and their answers, the history
  // of measures, and the counts of dyads. The result depends on the articles alone. May be cut off
  // at any point and called again. Time is about linear in the articles of the months that were
  // touched.
  Status link(const Resources& resources, const LinkProgress& progress = nullptr);
  // Whether link() has nothing to do.
  Result<bool> linked() const;

  // Documents in the open batch.
  std::size_t batch_size() const;

  // ------------------------------------------------------------------------------- asking

  // Questions, until this is called again, are given up when they are not answered so long after
  // now; their error says so.
  void give_up_after(std::chrono::milliseconds time) const;

  // Gives each record that answers the question to `visit`, in order, until it returns false. The
  // error of a faulty question is "query:column: what; what would be right".
  Status find(const Question& question, const std::function<bool(const Record&)>& visit) const;
  // The same, as the JSON that to_json() gives for the record.
  Status find_json(const Question& question,
                   const std::function<bool(std::string_view)>& visit) const;
  // The same with the sentence that tells the record, its white space made single blanks.
  Status find_told(
      const Question& question,
      const std::function<bool(std::string_view json, std::string_view sentence)>& visit) const;

  // How many records answer the question, by each combination of `fields` ("actor", "month"): a
  // column each and "count", most first, or sorted as the question says. A record with two actors
  // counts for both.
  Result<AnswerTable> count(const Question& question, const std::vector<std::string>& fields) const;

  // Rows of a view. Names that the store does not have are errors.
  Result<AnswerTable> select(const Selection& selection) const;

  // One document with all that is known of it; nothing when it is not there.
  Result<std::optional<AnswerTable>> article(std::string_view document) const;

  // The number of documents and of records.
  Result<std::int64_t> documents() const;
  Result<std::int64_t> records() const;

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The fields that a question may name, in the order of docs/query.md; for help and completion.
std::vector<std::string> question_fields();

}  // namespace tacitus
