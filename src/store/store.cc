#include "tacitus/store.h"

#include "engine/read_record.h"
#include "store/find.h"
#include "store/ingest.h"
#include "store/link.h"
#include "store/query.h"
#include "store/schema.h"
#include "store/select.h"

namespace tacitus {

struct Store::State {
  Database database;
  bool writes = false;
  std::optional<Ingester> ingester;
  std::optional<Transaction> batch;
  std::size_t batch_size = 0;
};

namespace {

// What a connection is told first. A crash of the program loses nothing that was committed; one of
// the machine may lose the last batches, never a part of one.
constexpr const char* kWriting =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
    "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";
constexpr const char* kReading =
    "PRAGMA query_only = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

Error not_for_writing(const std::string& path) {
  return {Error::Code::unsupported, path, "the store was opened for reading only"};
}

}  // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, Mode mode) {
  const bool writes = mode == Mode::write;
  Result<Database> database =
      Database::open(path, writes ? Database::Mode::create : Database::Mode::read);
  if (!database) return database.error();
  auto state = std::make_unique<State>();
  state->database = *std::move(database);
  Database& opened = state->database;
  // Before anything is set: a file that is no store stays as it is, to the byte.
  const Result<bool> current = is_current(opened);
  if (!current) return current.error();
  if (!*current && !writes) {
    return Error{Error::Code::unsupported, path,
                 "the store is of another version; `tacitus ingest --store " + path +
                     "` brings it up to date"};
  }
  if (const Status set = opened.execute(writes ? kWriting : kReading); !set) return set.error();
  if (!*current) {
    if (const Status up = bring_up(opened); !up) return up.error();
  }
  Result<Ingester> ingester = Ingester::create(opened, writes);
  if (!ingester) return ingester.error();
  state->ingester = *std::move(ingester);
  state->writes = writes;
  return Store(std::move(state));
}

Result<Known> Store::look_up(const Document& document) const {
  return state_->ingester->look_up(document);
}

Result<Added> Store::add(const Document& document, const std::vector<Record>& records,
                         std::size_t sentences, std::string_view coder) {
  if (!state_->writes) return not_for_writing(state_->database.path());
  if (!state_->batch) {
    Result<Transaction> transaction = Transaction::begin(state_->database);
    if (!transaction) return transaction.error();
    state_->batch.emplace(*std::move(transaction));
  }
  Result<Added> added = state_->ingester->add(document, records, sentences, coder);
  if (added && *added != Added::unchanged) ++state_->batch_size;
  return added;
}

Status Store::commit() {
  if (!state_->batch) return Ok{};
  Status status = state_->batch->commit();
  roll_back();
  return status;
}

void Store::roll_back() {
  state_->batch.reset();
  state_->batch_size = 0;
}

Status Store::link(const Resources& resources, const LinkProgress& progress) {
  if (!state_->writes) return not_for_writing(state_->database.path());
  const Result<WordRanks> ranks = WordRanks::create(resources);
  if (!ranks) return ranks.error();
  const auto go_on = [](std::string_view, std::string_view) { return true; };
  return link_store(state_->database, *ranks, progress ? progress : go_on);
}

Result<bool> Store::linked() const {
  const Result<bool> waits = waits_for_links(state_->database);
  if (!waits) return waits.error();
  return !*waits;
}

std::size_t Store::batch_size() const { return state_->batch_size; }

void Store::give_up_after(std::chrono::milliseconds time) const {
  state_->database.give_up_at(std::chrono::steady_clock::now() + time);
}

Status Store::find(const Question& question,
                   const std::function<bool(const Record&)>& visit) const {
  std::optional<Error> error;
  Status status = find_json(question, [&](std::string_view json) {
    const Result<Record> record = read_record(json);
    if (record) return visit(*record);
    error = Error{Error::Code::invalid_data, state_->database.path(), record.error().message};
    return false;
  });
  if (error) return *error;
  return status;
}

Status Store::find_json(const Question& question,
                        const std::function<bool(std::string_view)>& visit) const {
  return find_records(state_->database, question,
                      [&](std::string_view json, std::string_view) { return visit(json); });
}

Status Store::find_told(
    const Question& question,
    const std::function<bool(std::string_view json, std::string_view sentence)>& visit) const {
  return find_records(state_->database, question, visit);
}

Result<AnswerTable> Store::count(const Question& question,
                                 const std::vector<std::string>& fields) const {
  return count_records(state_->database, question, fields);
}

Result<AnswerTable> Store::select(const Selection& selection) const {
  return select_rows(state_->database, selection);
}

Result<std::optional<AnswerTable>> Store::article(std::string_view document) const {
  Result<AnswerTable> answer = answer_of(
      state_->database, "SELECT * FROM articles WHERE document = ?", {std::string(document)});
  if (!answer) return answer.error();
  if (answer->rows.empty()) return std::optional<AnswerTable>();
  return std::optional<AnswerTable>(*std::move(answer));
}

Result<std::int64_t> Store::documents() const {
  return state_->database.integer("SELECT count(*) FROM documents");
}

Result<std::int64_t> Store::records() const {
  return state_->database.integer("SELECT count(*) FROM records");
}

std::vector<std::string> question_fields() {
  std::vector<std::string> names;
  for (const QueryField& field : query_fields()) names.push_back(field.name);
  return names;
}

}  // namespace tacitus
