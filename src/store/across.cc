#include "store/across.h"

#include "store/party_key.h"
#include "store/stories.h"

// A restriction is known by who puts it on whom and of which kind it is: one embargo of one country
// against another, however often it is proposed, imposed, extended and lifted. Its reports in the
// order of their days are its history. A quarrel is a dispute that several articles tell of: a
// holder in common, days that meet, and words about the same.

namespace tacitus {
namespace {

std::string joined(const std::vector<std::string>& keys) {
  std::string out;
  for (const std::string& key : keys) out += (out.empty() ? "" : ";") + key;
  return out;
}

}  // namespace

Status make_restrictions(const Database& database) {
  if (Status cleared = database.execute("DELETE FROM measure_reports"); !cleared) {
    return cleared;
  }
  Result<SqlStatement> rows = database.prepare(
      "SELECT record, measure, status, day FROM records WHERE kind = 'measure' ORDER BY record");
  if (!rows) return rows.error();
  Result<SqlStatement> insert = database.prepare(
      "INSERT INTO measure_reports (record, restriction, sender, target, measure, status, day) "
      "VALUES (?, ?, ?, ?, ?, ?, ?)");
  if (!insert) return insert.error();
  Result<PartyKeys> keys = PartyKeys::create(database);
  if (!keys) return keys.error();
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Ok{};
    const auto senders = keys->find(rows->integer(0), "sender");
    if (!senders) return senders.error();
    const auto targets = keys->find(rows->integer(0), "target");
    if (!targets) return targets.error();
    const std::string sender = joined(*senders);
    const std::string target = joined(*targets);
    const std::string measure(rows->text(1));
    insert->bind(rows->integer(0));
    std::string key = sender;
    key.append("\t").append(target).append("\t").append(measure);
    insert->bind(group_name("restriction", key));
    insert->bind_known(sender).bind_known(target).bind_known(measure);
    insert->bind_known(rows->text(2)).bind_known(rows->text(3));
    if (Status status = insert->run(); !status) return status;
  }
}

Status make_quarrels(const Database& database, const WordRanks& ranks) {
  if (Status cleared = database.execute("DELETE FROM dispute_reports"); !cleared) {
    return cleared;
  }
  Result<SqlStatement> rows = database.prepare(
      "SELECT record, ifnull(published, '') || ' ' || document || ' ' || "
      "printf('%09d', sentence_index) || ' ' || id AS place, day, article, "
      "ifnull(subject_text, '') || ' ' || ifnull(positions_claim_text, '') "
      "FROM records WHERE kind = 'dispute' ORDER BY place, record");
  if (!rows) return rows.error();
  Result<PartyKeys> keys = PartyKeys::create(database);
  if (!keys) return keys.error();
  std::vector<std::int64_t> records;
  std::vector<std::string> ids;
  std::vector<EventFacts> disputes;
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) break;
    records.push_back(rows->integer(0));
    ids.emplace_back(rows->text(1));
    EventFacts& facts = disputes.emplace_back();
    facts.type = "dispute";
    facts.status = "actual";
    facts.undated = rows->text(2).empty();
    facts.first_day = facts.last_day = day_number(rows->text(2));
    facts.article = static_cast<std::uint32_t>(rows->integer(3));
    facts.words = content_words(rows->text(4), ranks);
    auto holders = keys->find(records.back(), "positions");
    if (!holders) return holders.error();
    facts.actors = *std::move(holders);
    facts.actor_named = !facts.actors.empty();
  }
  std::vector<Link> links;
  for (const EventLink& link : find_same_events(disputes, Likeness({}))) links.push_back(link.link);
  const auto groups = average_groups(disputes.size(), links, kLeastLink);
  Result<SqlStatement> insert = database.prepare(
      "INSERT INTO dispute_reports (record, quarrel, day) SELECT ?1, ?2, day FROM records "
      "WHERE record = ?1");
  if (!insert) return insert.error();
  for (std::size_t i = 0; i < records.size(); ++i) {
    Status status = insert->bind(records[i]).bind(group_name("quarrel", ids[groups[i]])).run();
    if (!status) return status;
  }
  return Ok{};
}

}  // namespace tacitus
