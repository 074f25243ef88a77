#include "store/ingest.h"

#include <chrono>
#include <span>

#include "base/content_hash.h"
#include "base/date.h"
#include "engine/names.h"
#include "store/link.h"
#include "store/schema.h"

// A document is known by its id; a hash of its content tells whether it is the same version. The
// row numbers are given in the order of the input, and a new version keeps the number of the old
// one, so that the same input in the same order makes the same file, whatever happened on the way.

namespace tacitus {
namespace {

std::string published_of(const Document& document) {
  return document.dated() ? to_iso(document.published) : std::string();
}

const std::string& day_of(const Record& record) {
  return record.date.empty() ? record.published : record.date;
}

SqlValue plain(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value.data)) return *number;
  if (const auto* number = std::get_if<double>(&value.data)) return *number;
  return {};
}

}  // namespace

std::string content_hash(const Document& document) {
  ContentHash hash;
  hash.add(document.text).add(document.title.begin).add(document.title.end);
  hash.add(document.publisher).add(document.language).add(document.url);
  hash.add(published_of(document)).add(name_of(document.date_source));
  return hash.id();
}

Result<Ingester> Ingester::create(const Database& database, bool writes) {
  Ingester ingester(database, RecordCells(stored_columns()));
  if (const Status status = ingester.prepare(writes); !status) return status.error();
  return ingester;
}

Status Ingester::prepare(bool writes) {
  std::string columns;
  std::string marks;
  for (const Column& column : cells_.columns()) {
    columns += ", \"" + column.name + "\"";
    marks += ", ?";
  }
  const std::pair<SqlStatement*, std::string> statements[] = {
      {&find_, "SELECT article, content_hash FROM documents WHERE document = ?"},
      {&find_revision_, "SELECT 1 FROM revisions WHERE document = ? AND content_hash = ?"},
      {&add_revision_, "INSERT OR IGNORE INTO revisions (document, content_hash) VALUES (?, ?)"},
      {&remove_, "DELETE FROM documents WHERE article = ?"},
      {&add_document_,
       "INSERT INTO documents (article, document, content_hash, published, date_source, publisher, "
       "title, url, language, text, sentences, records, coder) "
       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      {&add_record_, "INSERT INTO records (article, day, sentence_text" + columns +
                         ") VALUES (?, ?, ?" + marks + ")"},
      {&add_json_, "INSERT INTO record_json (record, json) VALUES (?, ?)"},
      {&add_party_,
       "INSERT INTO parties (record, field, position, kind, day, code, sector, name, role, text, "
       "begin, \"end\", wikidata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      {&touch_, "INSERT OR REPLACE INTO touched (kind, month, done) VALUES (?, ?, 0)"},
      {&old_days_,
       "SELECT 'article', ifnull(published, '') FROM documents WHERE article = ?1 UNION "
       "SELECT DISTINCT 'record', ifnull(substr(day, 1, 7), '') FROM records WHERE article = ?1"},
  };
  constexpr std::size_t kLookUps = 2;  // the first ones
  for (const auto& [statement, sql] :
       std::span(statements).first(writes ? std::size(statements) : kLookUps)) {
    Result<SqlStatement> prepared = database_->prepare(sql);
    if (!prepared) return prepared.error();
    *statement = *std::move(prepared);
  }
  return Ok{};
}

Result<Known> Ingester::look_up(const Document& document) {
  const std::string hash = content_hash(document);
  const Result<bool> found = find_.bind(document.id).step();
  if (!found) return found.error();
  if (!*found) return Known::no;
  const bool same = find_.text(1) == hash;
  find_.reset();
  if (same) return Known::same;
  const Result<bool> old = find_revision_.bind(document.id).bind(hash).step();
  if (!old) return old.error();
  if (*old) find_revision_.reset();
  return *old ? Known::same : Known::other;
}

Status Ingester::remove(std::int64_t article, const Document& document, std::string_view old_hash) {
  Status noted = add_revision_.bind(document.id).bind(old_hash).run();
  if (!noted) return noted;
  if (Status touched = touch_old(article); !touched) return touched;
  return remove_.bind(article).run();
}

// The links of the month of a day, and of the month after it, which looks back, must be made anew.
Status Ingester::touch(std::string_view kind, std::string_view day) {
  const std::string month = month_of_day(day);
  if (Status status = touch_.bind(kind).bind(month).run(); !status) return status;
  return month.empty() ? Status(Ok{}) : touch_.bind(kind).bind(next_month(month)).run();
}

Status Ingester::touch_old(std::int64_t article) {
  old_days_.bind(article);
  std::vector<std::pair<std::string, std::string>> days;
  while (true) {
    const Result<bool> row = old_days_.step();
    if (!row) return row.error();
    if (!*row) break;
    days.emplace_back(old_days_.text(0), old_days_.text(1));
  }
  for (const auto& [kind, day] : days) {
    if (Status status = touch(kind, day); !status) return status;
  }
  return Ok{};
}

Result<Added> Ingester::add(const Document& document, const std::vector<Record>& records,
                            std::size_t sentences, std::string_view coder) {
  const Result<Known> known = look_up(document);
  if (!known) return known.error();
  if (*known == Known::same) return Added::unchanged;
  std::optional<std::int64_t> article;
  if (*known == Known::other) {
    const Result<bool> found = find_.bind(document.id).step();
    if (!found) return found.error();
    article = find_.integer(0);
    const std::string old_hash(find_.text(1));
    find_.reset();
    if (const Status status = remove(*article, document, old_hash); !status) return status.error();
  }
  SqlStatement& add = add_document_;
  article ? add.bind(*article) : add.bind_null();
  add.bind(document.id).bind(content_hash(document)).bind_known(published_of(document));
  add.bind_known(name_of(document.date_source)).bind_known(document.publisher);
  add.bind_known(document.at(document.title)).bind_known(document.url);
  add.bind_known(document.language).bind(document.text);
  add.bind(static_cast<std::int64_t>(sentences)).bind(static_cast<std::int64_t>(records.size()));
  if (const Status status = add.bind(coder).run(); !status) return status.error();
  const std::int64_t row = database_->last_row();
  if (const Status status = touch("article", published_of(document)); !status) {
    return status.error();
  }
  for (const Record& record : records) {
    if (const Status status = add_record(row, document, record); !status) return status.error();
  }
  return *known == Known::other ? Added::replaced : Added::added;
}

Status Ingester::add_record(std::int64_t article, const Document& document, const Record& record) {
  const std::string& day = day_of(record);
  if (Status status = touch("record", day); !status) return status;
  const Span sentence = record.sentence_span;
  const bool inside = sentence.begin <= sentence.end && sentence.end <= document.text.size();
  add_record_.bind(article).bind_known(day);
  add_record_.bind(inside ? document.at(sentence) : std::string_view());
  for (const SqlValue& value : cells_.cells(record)) add_record_.bind_value(value);
  if (Status status = add_record_.run(); !status) return status;
  const std::int64_t row = database_->last_row();
  if (Status status = add_json_.bind(row).bind(to_json(record)).run(); !status) return status;
  return add_parties(row, record, day);
}

Status Ingester::add_parties(std::int64_t row, const Record& record, const std::string& day) {
  const RecordKind* const kind = find_kind(record.kind);
  const Value value = kind->value(record);
  for (const PartyRow& party : parties_of(*kind, value)) {
    add_party_.bind(row).bind(party.field).bind(std::int64_t{party.position});
    add_party_.bind(record.kind).bind_known(day);
    for (const Value& part : party.party->items()) add_party_.bind_value(plain(part));
    if (Status status = add_party_.run(); !status) return status;
  }
  return Ok{};
}

}  // namespace tacitus
