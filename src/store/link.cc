#include "store/link.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/date.h"
#include "store/copies.h"
#include "store/coverage.h"
#include "store/groups.h"
#include "store/party_key.h"
#include "store/stories.h"

// Links are made a month at a time: the articles published in a month and in the week before it are
// compared, and the links whose later article falls into the month are those of the month; events
// go the same way by their own days. A month is touched when an article comes into it or leaves it,
// and its links are then made anew from all that is there. So what the store holds depends on the
// articles alone, not on the order or the portions in which they came; and an article a day costs a
// month a day. Articles without a date are one month of their own. Every month is one transaction;
// the groups follow when all months are done, in another one (groups.cc), and only then is a month
// no longer touched. A run that is cut off begins again with what is still touched.

namespace tacitus {
namespace {

constexpr int kDaysBefore = 7;
constexpr std::size_t kBeginning = 1500;  // bytes of an article that tell what it covers

// The days that are looked at for a month, and its own first day.
struct MonthDays {
  std::string from;  // some days before it
  std::string first;
  std::string last;
};

MonthDays days_of_month(const std::string& month, int before) {
  const auto first = parse_iso_date(month + "-01");
  if (!first) return {};
  const DateInterval whole = month_interval(year_of(*first), month_of(*first));
  return {to_iso(whole.begin - std::chrono::days(before)), to_iso(whole.begin),
          to_iso(whole.end - std::chrono::days(1))};
}

// "column BETWEEN ? AND ?" with its days, or "column IS NULL".
std::string condition_of(const std::string& column, const std::string& month) {
  return month.empty() ? column + " IS NULL" : column + " BETWEEN ? AND ?";
}

// ------------------------------------------------------------------------------------ articles

// The articles of a month, in the order of their ids.
struct MonthArticles {
  std::vector<std::int64_t> rows;
  std::vector<bool> own;  // published in the month, not before it
  std::vector<std::vector<std::uint64_t>> shingles;
  std::vector<ArticleWords> words;
};

Result<MonthArticles> load_articles(const Database& database, const WordRanks& ranks,
                                    const std::string& month) {
  Result<SqlStatement> rows =
      database.prepare("SELECT article, published, text FROM documents WHERE " +
                       condition_of("published", month) + " ORDER BY document");
  if (!rows) return rows.error();
  const MonthDays days = days_of_month(month, kDaysBefore);
  if (!month.empty()) rows->bind(days.from).bind(days.last);
  MonthArticles out;
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return out;
    const std::string_view text = rows->text(2);
    out.rows.push_back(rows->integer(0));
    out.own.push_back(month.empty() || rows->text(1) >= days.first);
    out.shingles.push_back(shingles(text));
    out.words.push_back(
        {content_words(text.substr(0, kBeginning), ranks), day_number(rows->text(1))});
  }
}

Status write_article_links(const Database& database, const std::string& month,
                           const MonthArticles& articles, std::string_view kind,
                           const std::vector<Link>& links) {
  Result<SqlStatement> insert = database.prepare(
      "INSERT INTO article_links (month, kind, first, second, similarity) VALUES (?, ?, ?, ?, ?)");
  if (!insert) return insert.error();
  for (const Link& link : links) {
    if (!articles.own[link.first] && !articles.own[link.second]) continue;
    insert->bind(month).bind(kind).bind(articles.rows[link.first]);
    insert->bind(articles.rows[link.second]).bind_number(link.similarity);
    if (Status status = insert->run(); !status) return status;
  }
  return Ok{};
}

// Runs statements that take the month as their parameters, all of them.
Status run_for_month(const Database& database, const std::string& month,
                     const std::vector<std::string_view>& statements) {
  for (const std::string_view sql : statements) {
    Result<SqlStatement> statement = database.prepare(sql);
    if (!statement) return statement.error();
    const auto marks = std::count(sql.begin(), sql.end(), '?');
    for (auto i = marks; i > 0; --i) statement->bind(month);
    if (Status status = statement->run(); !status) return status;
  }
  return Ok{};
}

Status link_articles(const Database& database, const WordRanks& ranks, const std::string& month) {
  const Result<MonthArticles> articles = load_articles(database, ranks, month);
  if (!articles) return articles.error();
  Status removed = run_for_month(database, month, {"DELETE FROM article_links WHERE month = ?"});
  if (!removed) return removed;
  Status copies =
      write_article_links(database, month, *articles, "copy", find_copies(articles->shingles));
  if (!copies) return copies;
  Status alike =
      write_article_links(database, month, *articles, "coverage", find_alike(articles->words));
  if (!alike) return alike;
  // Events are compared by how alike their articles are: those of these articles must be again.
  return run_for_month(database, month,
                       {"INSERT OR REPLACE INTO touched (kind, month, done) "
                        "SELECT DISTINCT 'record', ifnull(substr(day, 1, 7), ''), 0 FROM records "
                        "WHERE kind = 'event' AND ifnull(substr(published, 1, 7), '') = ?",
                        "UPDATE touched SET done = 1 WHERE kind = 'article' AND month = ?"});
}

// -------------------------------------------------------------------------------------- events

// The events of a month, in the order of their ids.
struct MonthEvents {
  std::vector<std::int64_t> rows;
  std::vector<bool> own;
  std::vector<EventFacts> events;
};

void read_event(const SqlStatement& row, const WordRanks& ranks, EventFacts& event) {
  event.article = static_cast<std::uint32_t>(row.integer(1));
  event.type = row.text(2);
  event.status = row.text(3);
  event.historical = row.integer(4) != 0;
  const std::string_view date = row.text(5);
  const std::string_view published = row.text(7);
  event.dated = !date.empty();
  event.undated = date.empty() && published.empty();
  event.first_day = day_number(event.dated ? date : published);
  event.last_day = event.dated ? day_number(row.text(6)) : event.first_day;
  event.country = row.text(8);
  const std::vector<WordWeight> trigger = content_words(row.text(9), ranks);
  if (!trigger.empty()) event.trigger = std::to_string(trigger.front().word);
  event.words = content_words(row.text(10), ranks);
}

Result<MonthEvents> load_events(const Database& database, const WordRanks& ranks,
                                const std::string& month) {
  Result<SqlStatement> rows = database.prepare(
      "SELECT record, article, type, status, historical, date, date_end, published, "
      "place_country, trigger_text, sentence_text, day FROM records WHERE kind = 'event' AND " +
      condition_of("day", month) + " ORDER BY id, record");
  if (!rows) return rows.error();
  Result<PartyKeys> keys = PartyKeys::create(database);
  if (!keys) return keys.error();
  const MonthDays days = days_of_month(month, kStoryDays);
  if (!month.empty()) rows->bind(days.from).bind(days.last);
  MonthEvents out;
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return out;
    out.rows.push_back(rows->integer(0));
    out.own.push_back(month.empty() || rows->text(11) >= days.first);
    EventFacts& event = out.events.emplace_back();
    read_event(*rows, ranks, event);
    Result<PartyTraits> actors = keys->find_traits(rows->integer(0), "actor", ranks);
    if (!actors) return actors.error();
    Result<PartyTraits> recipients = keys->find_traits(rows->integer(0), "recipient", ranks);
    if (!recipients) return recipients.error();
    event.actors = std::move(actors->keys);
    event.actor_named = actors->named;
    event.recipients = std::move(recipients->keys);
    event.recipient_named = recipients->named;
  }
}

// How alike the articles of a month's events are, from the links that there are.
Result<Likeness> load_likeness(const Database& database, const std::string& month) {
  Result<SqlStatement> rows = database.prepare(
      "SELECT l.first, l.second, l.kind, l.similarity FROM article_links AS l "
      "WHERE l.first IN (SELECT article FROM records WHERE kind = 'event' AND " +
      condition_of("day", month) + ")");
  if (!rows) return rows.error();
  const MonthDays days = days_of_month(month, kStoryDays);
  if (!month.empty()) rows->bind(days.from).bind(days.last);
  std::vector<Link> pairs;
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Likeness(pairs);
    pairs.push_back({static_cast<std::uint32_t>(rows->integer(0)),
                     static_cast<std::uint32_t>(rows->integer(1)),
                     rows->text(2) == "copy" ? 1 : rows->number(3)});
  }
}

Status link_events(const Database& database, const WordRanks& ranks, const std::string& month) {
  const Result<MonthEvents> events = load_events(database, ranks, month);
  if (!events) return events.error();
  const Result<Likeness> alike = load_likeness(database, month);
  if (!alike) return alike.error();
  Status removed = run_for_month(database, month, {"DELETE FROM event_links WHERE month = ?"});
  if (!removed) return removed;
  Result<SqlStatement> insert = database.prepare(
      "INSERT INTO event_links (month, first, second, similarity, reason) VALUES (?, ?, ?, ?, ?)");
  if (!insert) return insert.error();
  for (const EventLink& link : find_same_events(events->events, *alike)) {
    if (!events->own[link.link.first] && !events->own[link.link.second]) continue;
    insert->bind(month).bind(events->rows[link.link.first]);
    insert->bind(events->rows[link.link.second]).bind_number(link.link.similarity);
    if (Status status = insert->bind(reason_of(link)).run(); !status) return status;
  }
  return run_for_month(database, month,
                       {"UPDATE touched SET done = 1 WHERE kind = 'record' AND month = ?"});
}

// ---------------------------------------------------------------------------------- the months

// The first month of a kind that is touched and not done.
Result<std::optional<std::string>> next_touched(const Database& database, std::string_view kind) {
  Result<SqlStatement> rows = database.prepare(
      "SELECT month FROM touched WHERE kind = ? AND done = 0 ORDER BY month LIMIT 1");
  if (!rows) return rows.error();
  const Result<bool> row = rows->bind(kind).step();
  if (!row) return row.error();
  if (!*row) return std::optional<std::string>();
  return std::optional<std::string>(std::string(rows->text(0)));
}

using LinkMonth = Status (*)(const Database&, const WordRanks&, const std::string&);

Status link_months(const Database& database, const WordRanks& ranks, std::string_view kind,
                   LinkMonth link, const LinkProgress& progress) {
  while (true) {
    const Result<std::optional<std::string>> month = next_touched(database, kind);
    if (!month) return month.error();
    if (!*month) return Ok{};
    if (!progress(kind == "article" ? "articles" : "events", **month)) {
      return Error{Error::Code::io, database.path(),
                   "linking was interrupted; `tacitus ingest` goes on with it"};
    }
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    if (Status linked = link(database, ranks, **month); !linked) return linked;
    if (Status done = transaction->commit(); !done) return done;
  }
}

}  // namespace

Status link_store(const Database& database, const WordRanks& ranks, const LinkProgress& progress) {
  Status articles = link_months(database, ranks, "article", link_articles, progress);
  if (!articles) return articles;
  Status events = link_months(database, ranks, "record", link_events, progress);
  if (!events) return events;
  const Result<bool> waits = waits_for_links(database);
  if (!waits) return waits.error();
  if (!*waits) return Ok{};
  Result<Transaction> transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  if (Status grouped = make_groups(database, ranks); !grouped) return grouped;
  if (Status cleared = database.execute("DELETE FROM touched"); !cleared) return cleared;
  return transaction->commit();
}

Result<bool> waits_for_links(const Database& database) {
  const Result<std::int64_t> touched = database.integer("SELECT count(*) FROM touched");
  if (!touched) return touched.error();
  return *touched > 0;
}

std::string month_of_day(std::string_view day) { return std::string(day.substr(0, 7)); }

std::string next_month(const std::string& month) {
  const auto first = parse_iso_date(month + "-01");
  return first ? month_of_day(to_iso(add_months(*first, 1))) : std::string();
}

}  // namespace tacitus
