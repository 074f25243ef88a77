#include "store/groups.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/across.h"
#include "store/clusters.h"
#include "store/coverage.h"
#include "store/dyads.h"
#include "store/party_key.h"
#include "store/stories.h"

// From links to groups. The items of the touched months and all that can be reached from them are
// collected, put into the order of their own ids, and grouped; the name of a group is a hash of its
// first member. Nothing here sees a row number but to write it, so the groups do not depend on the
// order in which articles came.

namespace tacitus {
namespace {

// Items that are grouped together: rows of a table, in the order of their ids.
struct Items {
  std::vector<std::int64_t> rows;
  std::vector<std::string> ids;
  std::unordered_map<std::int64_t, std::uint32_t> places;  // of a row in `rows`
};

// All rows of the first column of a statement.
Result<std::vector<std::int64_t>> rows_of(const Database& database, std::string_view sql) {
  Result<SqlStatement> statement = database.prepare(sql);
  if (!statement) return statement.error();
  std::vector<std::int64_t> rows;
  while (true) {
    const Result<bool> row = statement->step();
    if (!row) return row.error();
    if (!*row) return rows;
    rows.push_back(statement->integer(0));
  }
}

// `rows` and all that links lead to. `neighbours` gives the other ends of the links of one row.
Result<std::vector<std::int64_t>> reach(const Database& database, std::vector<std::int64_t> rows,
                                        const std::string& neighbours) {
  Result<SqlStatement> statement = database.prepare(neighbours);
  if (!statement) return statement.error();
  std::sort(rows.begin(), rows.end());
  std::unordered_map<std::int64_t, bool> met;
  for (const std::int64_t row : rows) met[row] = true;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    statement->bind(rows[at]).bind(rows[at]);
    while (true) {
      const Result<bool> row = statement->step();
      if (!row) return row.error();
      if (!*row) break;
      const std::int64_t other = statement->integer(0);
      if (met.emplace(other, true).second) rows.push_back(other);
    }
  }
  return rows;
}

// The items in the order of the id that `sql` gives for a row.
Result<Items> ordered(const Database& database, const std::vector<std::int64_t>& rows,
                      std::string_view sql) {
  Result<SqlStatement> statement = database.prepare(sql);
  if (!statement) return statement.error();
  std::vector<std::pair<std::string, std::int64_t>> named;
  for (const std::int64_t row : rows) {
    const Result<bool> found = statement->bind(row).step();
    if (!found) return found.error();
    if (!*found) continue;
    named.emplace_back(statement->text(0), row);
    statement->reset();
  }
  std::sort(named.begin(), named.end());
  Items items;
  for (auto& [id, row] : named) {
    items.places[row] = static_cast<std::uint32_t>(items.rows.size());
    items.rows.push_back(row);
    items.ids.push_back(std::move(id));
  }
  return items;
}

// The links among the items, from rows of (first, second, similarity); a pair once.
Result<std::vector<Link>> links_of(const Database& database, const Items& items,
                                   std::string_view sql) {
  Result<SqlStatement> statement = database.prepare(sql);
  if (!statement) return statement.error();
  std::vector<Link> links;
  for (const std::int64_t row : items.rows) {
    statement->bind(row);
    while (true) {
      const Result<bool> more = statement->step();
      if (!more) return more.error();
      if (!*more) break;
      const auto first = items.places.find(statement->integer(0));
      const auto second = items.places.find(statement->integer(1));
      if (first == items.places.end() || second == items.places.end()) continue;
      links.push_back({std::min(first->second, second->second),
                       std::max(first->second, second->second), statement->number(2)});
    }
  }
  std::sort(links.begin(), links.end(), [](const Link& a, const Link& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
  const auto same = [](const Link& a, const Link& b) {
    return a.first == b.first && a.second == b.second;
  };
  links.erase(std::unique(links.begin(), links.end(), same), links.end());
  return links;
}

Status group_articles(const Database& database) {
  Result<std::vector<std::int64_t>> touched =
      rows_of(database,
              "SELECT article FROM documents WHERE ifnull(substr(published, 1, 7), '') IN "
              "(SELECT month FROM touched WHERE kind = 'article')");
  if (!touched) return touched.error();
  const auto rows = reach(database, *std::move(touched),
                          "SELECT second FROM article_links WHERE first = ? UNION ALL "
                          "SELECT first FROM article_links WHERE second = ?");
  if (!rows) return rows.error();
  const Result<Items> items =
      ordered(database, *rows,
              "SELECT ifnull(published, '') || ' ' || document FROM documents WHERE article = ?");
  if (!items) return items.error();
  const auto copies = links_of(database, *items,
                               "SELECT first, second, similarity FROM article_links "
                               "WHERE first = ? AND kind = 'copy'");
  if (!copies) return copies.error();
  const auto alike = links_of(database, *items,
                              "SELECT first, second, max(similarity) FROM article_links "
                              "WHERE first = ? GROUP BY first, second");
  if (!alike) return alike.error();
  const auto copy_groups = connected_groups(items->rows.size(), *copies);
  const auto coverage = average_groups(items->rows.size(), *alike, kCoverage);
  Result<SqlStatement> insert = database.prepare(
      "INSERT OR REPLACE INTO article_groups (article, copies, coverage) VALUES (?, ?, ?)");
  if (!insert) return insert.error();
  for (std::size_t i = 0; i < items->rows.size(); ++i) {
    insert->bind(items->rows[i]).bind(group_name("copies", items->ids[copy_groups[i]]));
    Status status = insert->bind(group_name("coverage", items->ids[coverage[i]])).run();
    if (!status) return status;
  }
  return Ok{};
}

// Writes which story every event is a mention of, and why.
Status write_mentions(const Database& database, const Items& items,
                      const std::vector<std::uint32_t>& groups) {
  Result<SqlStatement> best = database.prepare(
      "SELECT CASE WHEN first = ?1 THEN second ELSE first END, similarity, reason "
      "FROM event_links WHERE first = ?1 OR second = ?2");
  if (!best) return best.error();
  Result<SqlStatement> insert = database.prepare(
      "INSERT OR REPLACE INTO mentions (record, story, similarity, reason) VALUES (?, ?, ?, ?)");
  if (!insert) return insert.error();
  for (std::uint32_t i = 0; i < items.rows.size(); ++i) {
    double similarity = 0;
    std::uint32_t nearest = UINT32_MAX;
    std::string reason;
    best->bind(items.rows[i]).bind(items.rows[i]);
    while (true) {
      const Result<bool> row = best->step();
      if (!row) return row.error();
      if (!*row) break;
      const auto other = items.places.find(best->integer(0));
      if (other == items.places.end() || groups[other->second] != groups[i]) continue;
      const double found = best->number(1);
      if (found < similarity || (found == similarity && other->second >= nearest)) continue;
      similarity = found;
      nearest = other->second;
      reason = best->text(2);
    }
    insert->bind(items.rows[i]).bind(group_name("story", items.ids[groups[i]]));
    nearest == UINT32_MAX ? insert->bind_null() : insert->bind_number(similarity);
    if (Status status = insert->bind_known(reason).run(); !status) return status;
  }
  return Ok{};
}

Status group_events(const Database& database) {
  Result<std::vector<std::int64_t>> touched = rows_of(
      database,
      "SELECT record FROM records WHERE kind = 'event' AND ifnull(substr(day, 1, 7), '') IN "
      "(SELECT month FROM touched WHERE kind = 'record')");
  if (!touched) return touched.error();
  const auto rows = reach(database, *std::move(touched),
                          "SELECT second FROM event_links WHERE first = ? UNION ALL "
                          "SELECT first FROM event_links WHERE second = ?");
  if (!rows) return rows.error();
  // Which stories change is noted before and after: their months' counts are made anew.
  Status before = note_changes(database, *rows);
  if (!before) return before;
  const Result<Items> items = ordered(
      database, *rows,
      "SELECT ifnull(published, '') || ' ' || document || ' ' || printf('%09d', sentence_index) || "
      "' ' || id FROM records WHERE record = ?");
  if (!items) return items.error();
  const auto links = links_of(database, *items,
                              "SELECT first, second, similarity FROM event_links WHERE first = ?");
  if (!links) return links.error();
  const auto groups = average_groups(items->rows.size(), *links, kStory);
  if (Status written = write_mentions(database, *items, groups); !written) return written;
  return note_changes(database, *rows);
}

}  // namespace

Status make_groups(const Database& database, const WordRanks& ranks) {
  if (Status begun = begin_changes(database); !begun) return begun;
  if (Status articles = group_articles(database); !articles) return articles;
  if (Status events = group_events(database); !events) return events;
  if (Status changed = write_changes(database); !changed) return changed;
  if (Status offers = make_offers(database, ranks); !offers) return offers;
  if (Status made = make_restrictions(database); !made) return made;
  return make_quarrels(database, ranks);
}

}  // namespace tacitus
