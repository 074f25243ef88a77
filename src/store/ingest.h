#pragma once

#include <string>
#include <vector>

#include "store/record_rows.h"
#include "store/sql.h"
#include "tacitus/store.h"

namespace tacitus {

// A hash of all that a document holds.
std::string content_hash(const Document& document);

// The statements that write documents and records. Made once for a connection that writes.
class Ingester {
 public:
  // `database` must outlive it. One that is open for reading can only be looked up in.
  static Result<Ingester> create(const Database& database, bool writes);

  Result<Known> look_up(const Document& document);
  // Inside a transaction.
  Result<Added> add(const Document& document, const std::vector<Record>& records,
                    std::size_t sentences, std::string_view coder);

 private:
  Ingester(const Database& database, RecordCells cells)
      : database_(&database), cells_(std::move(cells)) {}
  Status prepare(bool writes);
  Status remove(std::int64_t article, const Document& document, std::string_view old_hash);
  Status touch(std::string_view kind, std::string_view day);
  Status touch_old(std::int64_t article);
  Status add_record(std::int64_t article, const Document& document, const Record& record);
  Status add_parties(std::int64_t row, const Record& record, const std::string& day);

  const Database* database_;
  RecordCells cells_;
  SqlStatement find_;
  SqlStatement find_revision_;
  SqlStatement add_revision_;
  SqlStatement remove_;
  SqlStatement add_document_;
  SqlStatement add_record_;
  SqlStatement add_json_;
  SqlStatement add_party_;
  SqlStatement touch_;
  SqlStatement old_days_;
};

}  // namespace tacitus
