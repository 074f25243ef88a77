#include "store/link.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "store/schema.h"
#include "store/testing.h"

namespace tacitus {
namespace {

Resources resources() {
  Resources out;
  out.files.push_back({"words/common.tsv", "word\trank\nof\t4\non\t14\nsaid\t10\nthe\t1\nto\t5\n"});
  return out;
}

struct Told {
  Document document;
  std::vector<Record> records;
};

Told told(const Document& from, std::vector<Record> records = {}) {
  return {from, std::move(records)};
}

Record attack(const Document& from, const std::string& actor = "PRK",
              const std::string& recipient = "JPN") {
  Record record = event(from, "ASSAULT", party(actor, ""), party(recipient, "", 9));
  record.trigger.text = "fired";
  record.quad = 4;
  record.goldstein = -10;
  return record;
}

// A missile told by three papers, one of them twice and one of them a copy; and another event.
std::vector<Told> world() {
  const std::string wire =
      "Pyongyang fired a ballistic missile over Hokkaido early on Tuesday, the Japanese government "
      "said, and residents were told by loudspeaker to take shelter in basements";
  const Document a = document("a", wire, "2017-08-29", "Wire");
  const Document b = document("b", wire + ".", "2017-08-29", "Herald");
  const Document c =
      document("c", "Missile from Pyongyang crossed Hokkaido, residents fled to basements",
               "2017-08-30", "Gazette");
  const Document d =
      document("d", "Parliament in Valletta adopted the fisheries budget", "2017-08-30", "Gazette");
  const Document e = document("e", "Another missile fell near Guam", "2017-09-15", "Wire");
  const Document f = document("f", "No date and no event", "");
  Record again = attack(a);
  again.id += "-again";
  again.sentence_index = 3;
  return {told(a, {attack(a), again}),
          told(b, {attack(b)}),
          told(c, {attack(c)}),
          told(d),
          told(e, {attack(e, "PRK", "USA")}),
          told(f)};
}

// Links; the error, or "".
std::string link(Store& store) {
  const Status status = store.link(resources());
  return status ? "" : status.error().text();
}

void add_all(Store& store, const std::vector<Told>& all) {
  for (const Told& one : all) {
    ASSERT_TRUE(store.add(one.document, one.records, 1, "test"));
    ASSERT_TRUE(store.commit());
  }
}

std::string text_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&cell)) return std::to_string(*number);
  return "-";
}

// The rows of a query, "a 1; b 2".
std::string rows(const Store& store, const Selection& selection,
                 const std::vector<std::string>& columns) {
  const Result<AnswerTable> answer = store.select(selection);
  if (!answer) return answer.error().text();
  std::string out;
  for (const std::vector<Cell>& row : answer->rows) {
    out += out.empty() ? "" : "; ";
    for (const std::string& column : columns) {
      const auto found = std::find(answer->columns.begin(), answer->columns.end(), column);
      const auto at = static_cast<std::size_t>(found - answer->columns.begin());
      out += (&column == &columns.front() ? "" : " ") + text_of(row.at(at));
    }
  }
  return out;
}

// All that links made, by ids: the same for the same articles.
std::string linked_state(const Store& store) {
  return rows(store, {.view = "articles", .sort = "document"}, {"document", "coverage", "copies"}) +
         "\n" + rows(store, {.view = "story_reports", .sort = "id"}, {"id", "story", "reason"}) +
         "\n" +
         rows(store, {.view = "stories", .sort = "story"},
              {"story", "mentions", "articles", "independent_articles", "outlets",
               "independent_outlets", "first_report", "last_report"}) +
         "\n" +
         rows(store, {.view = "dyads_daily", .sort = "day"},
              {"actor", "recipient", "day", "events", "reports", "share", "per_1000_articles"}) +
         "\n" +
         rows(store, {.view = "countries_monthly", .sort = "month"},
              {"country", "month", "events", "reports", "quad4", "goldstein_sum"});
}

Store open(const std::string& path) {
  Result<Store> store = Store::open(path, Store::Mode::write);
  EXPECT_TRUE(store) << store.error().text();
  return *std::move(store);
}

TEST(Link, OneEventManyReports) {
  const TestFile file("link");
  Store store = open(file.path());
  EXPECT_TRUE(*store.linked());
  add_all(store, world());
  EXPECT_FALSE(*store.linked());
  const Status linked = store.link(resources());
  ASSERT_TRUE(linked) << linked.error().text();
  EXPECT_TRUE(*store.linked());
  // Four reports in three articles, one of which is a copy: two independent ones.
  EXPECT_EQ(rows(store, {.view = "stories", .sort = "day"},
                 {"day", "type", "mentions", "articles", "independent_articles", "outlets",
                  "independent_outlets", "first_report", "last_report"}),
            "2017-08-29 ASSAULT 4 3 2 3 2 2017-08-29 2017-08-30; "
            "2017-09-15 ASSAULT 1 1 1 1 1 2017-09-15 2017-09-15");
  EXPECT_EQ(rows(store, {.view = "articles", .sort = "document"}, {"document", "copy_of"}),
            "a -; b a; c -; d -; e -; f -");
  EXPECT_EQ(rows(store, {.view = "story_reports", .where = {{"document", "b"}}}, {"reason"}),
            "same type and parties, same time, same verb, words 1, articles alike 1");
  EXPECT_EQ(
      rows(store, {.view = "dyads_daily", .sort = "day"},
           {"actor", "recipient", "day", "events", "reports", "quad4", "goldstein_sum", "share"}),
      "PRK JPN 2017-08-29 1 4 1 -10.000000 1.000000; "
      "PRK USA 2017-09-15 1 1 1 -10.000000 1.000000");
  EXPECT_EQ(rows(store, {.view = "dyads_monthly", .where = {{"month>", "2017-09"}}},
                 {"actor", "recipient", "month", "events"}),
            "PRK USA 2017-09 1");
  EXPECT_EQ(rows(store, {.view = "countries_monthly", .sort = "month"},
                 {"country", "month", "events", "reports", "goldstein_mean", "share",
                  "per_1000_articles"}),
            "PRK 2017-08 1 4 -10.000000 1.000000 250.000000; "
            "PRK 2017-09 1 1 -10.000000 1.000000 1000.000000");
  EXPECT_EQ(rows(store, {.view = "dyads_weekly", .sort = "week"}, {"week", "recipient", "events"}),
            "2017-08-28 JPN 1; 2017-09-11 USA 1");
  EXPECT_EQ(rows(store, {.view = "dyads_daily", .by = {"actor"}}, {"actor", "events", "reports"}),
            "PRK 2 5");
  EXPECT_EQ(rows(store,
                 {.view = "dyad_months",
                  .where = {{"recipient", "USA"}},
                  .by = {"month", "actor"},
                  .sort = "-events"},
                 {"month", "actor", "quad4"}),
            "2017-09 PRK 1");
  EXPECT_EQ(rows(store, {.view = "dyad_months", .by = {"actors"}}, {}).substr(0, 23),
            "unknown column \"actors\"");
  EXPECT_EQ(rows(store, {.view = "story_events", .sort = "day"},
                 {"day", "actor_code", "recipient_code", "mentions"}),
            "2017-08-29 PRK JPN 4; 2017-09-15 PRK USA 1");
  EXPECT_EQ(rows(store, {.view = "nowhere"}, {}).substr(0, 22), "unknown view \"nowhere\"");
}

TEST(Link, DependsOnTheArticlesAlone) {
  std::vector<Told> all = world();
  const TestFile file("order_once");
  Store once = open(file.path());
  add_all(once, all);
  ASSERT_EQ(link(once), "");
  const std::string expected = linked_state(once);
  // In other orders, and linked after every document.
  for (int turn = 0; turn < 5; ++turn) {
    std::rotate(all.begin(), all.begin() + 1, all.end());
    const TestFile other("order_other");
    Store store = open(other.path());
    for (const Told& one : all) {
      add_all(store, {one});
      ASSERT_EQ(link(store), "");
    }
    EXPECT_EQ(linked_state(store), expected) << turn;
  }
}

TEST(Link, FollowsNewVersions) {
  const TestFile file("versions");
  Store store = open(file.path());
  std::vector<Told> all = world();
  add_all(store, all);
  ASSERT_EQ(link(store), "");
  // The second paper takes its story back.
  all[1] =
      told(document("b", "We regret that the page showed an old draft", "2017-08-29", "Herald"));
  add_all(store, {all[1]});
  EXPECT_FALSE(*store.linked());
  ASSERT_EQ(link(store), "");
  EXPECT_EQ(rows(store, {.view = "stories", .sort = "day", .limit = 1}, {"mentions", "outlets"}),
            "3 2");
  const TestFile fresh("versions_fresh");
  Store other = open(fresh.path());
  add_all(other, all);
  ASSERT_EQ(link(other), "");
  EXPECT_EQ(linked_state(store), linked_state(other));
}

TEST(Link, GoesOnAfterAnInterruption) {
  const TestFile whole_file("whole");
  Store whole = open(whole_file.path());
  add_all(whole, world());
  ASSERT_EQ(link(whole), "");
  for (int stop = 0; stop < 8; ++stop) {
    const TestFile file("interrupted");
    Store store = open(file.path());
    add_all(store, world());
    int steps = 0;
    const Status cut =
        store.link(resources(), [&](std::string_view, std::string_view) { return steps++ < stop; });
    if (!cut) {
      EXPECT_NE(cut.error().message.find("interrupted"), std::string::npos);
    }
    ASSERT_EQ(link(store), "");
    EXPECT_EQ(linked_state(store), linked_state(whole)) << stop;
  }
}

// A proposal of talks by `day`, in words of its own.
Record proposal(const Document& from) {
  Record record;
  record.kind = "proposal";
  record.id = from.id + "-proposal";
  record.document = from.id;
  record.published = to_iso(from.published);
  record.publisher = from.publisher;
  record.sentence_span = {0, static_cast<std::uint32_t>(from.text.size())};
  record.proposer = {party("KOR", "South Korea")};
  record.addressee = {party("PRK", "North Korea", 20)};
  record.terms.text = "military talks at Panmunjom";
  record.terms_type = "CONSULT";
  record.state = "open";
  return record;
}

TEST(Link, OffersAndTheirAnswers) {
  const TestFile file("offers");
  Store store = open(file.path());
  const Document a = document("a", "Seoul proposed military talks at Panmunjom", "2017-07-17");
  const Document b = document("b", "South Korea offers military talks at Panmunjom", "2017-07-18");
  const Document c = document("c", "Pyongyang snubs the military talks at Panmunjom", "2017-07-21");
  const Document d = document("d", "North Korea rejects a fisheries treaty", "2017-07-25");
  add_all(store, {told(a, {proposal(a)}), told(b, {proposal(b)})});
  ASSERT_EQ(link(store), "");
  const std::vector<std::string> columns = {"proposer", "addressee", "state", "state_day",
                                            "reports"};
  EXPECT_EQ(rows(store, {.view = "offers"}, columns), "KOR PRK open 2017-07-17 2");
  const auto reject = [](const Document& from) {
    return event(from, "REJECT", party("PRK", ""), party("KOR", "", 9));
  };
  add_all(store, {told(d, {reject(d)}), told(c, {reject(c)})});
  ASSERT_EQ(link(store), "");
  EXPECT_EQ(rows(store, {.view = "offers"}, columns), "KOR PRK rejected 2017-07-21 2");
  EXPECT_EQ(rows(store, {.view = "offers_told"}, {"document", "state"}), "a open; b open");
  // A question chooses the offers of which a report answers it, not only those whose first does.
  EXPECT_EQ(rows(store, {.view = "offers", .query = "document:b"}, columns),
            "KOR PRK rejected 2017-07-21 2");
  EXPECT_EQ(rows(store, {.view = "offers", .query = "party:JPN"}, columns), "");
  EXPECT_EQ(rows(store, {.view = "offers", .where = {{"state!", "open"}}}, {"state"}), "rejected");
  EXPECT_EQ(rows(store, {.view = "offers", .where = {{"state!", "rejected"}}}, {"state"}), "");
  EXPECT_EQ(rows(store, {.view = "offer_history"}, {"day", "state", "answerer", "document"}),
            "2017-07-21 rejected PRK c");
}

// What the same two say to each other on other matters is no answer, nor is an offer of their own.
TEST(Link, AnswersAreAboutTheMatterOfTheOffer) {
  const TestFile file("matters");
  Store store = open(file.path());
  const Document a =
      document("a", "South Korea offers North Korea military talks at Panmunjom", "2017-07-17");
  const Document b = document(
      "b", "North Korea rejects South Korea's offer of a ferry for North Koreans", "2017-07-18");
  const Document c =
      document("c", "North Korea proposes to South Korea military talks at Kaesong", "2017-07-19");
  Record own = proposal(c);
  std::swap(own.proposer, own.addressee);
  own.terms.text = "military talks at Kaesong";
  const Document d = document(
      "d", "The North Koreans reject the military talks that South Korea offers", "2017-07-20");
  const Document e = document("e", "North Korea said no to military talks", "2017-07-20");
  const auto answer = [](const Document& from, const char* type) {
    return event(from, type, party("PRK", "North Korea"), party("KOR", "South Korea", 9));
  };
  add_all(store, {told(a, {proposal(a)}), told(b, {answer(b, "REJECT")}),
                  told(c, {own, answer(c, "AGREE")}), told(d, {answer(d, "REJECT")}),
                  told(e, {answer(e, "REJECT")})});
  ASSERT_EQ(link(store), "");
  EXPECT_EQ(rows(store, {.view = "offer_history", .where = {{"answerer", "PRK"}}},
                 {"day", "state", "document"}),
            "2017-07-20 rejected d");
}

TEST(Link, MeasuresHaveAHistory) {
  const TestFile file("measures");
  Store store = open(file.path());
  std::vector<Told> all;
  for (const auto& [day, status] : {std::pair{"2017-07-28", "proposed"},
                                    {"2017-08-02", "imposed"},
                                    {"2017-08-02", "imposed"},
                                    {"2018-06-01", "lifted"}}) {
    const Document from =
        document("m" + std::to_string(all.size()), "Washington and its embargo", day);
    Record record;
    record.kind = "measure";
    record.id = from.id;
    record.document = from.id;
    record.published = day;
    record.measure = "embargo";
    record.measure_status = status;
    record.sender = {party("USA", "")};
    record.target = {party("PRK", "", 9)};
    all.push_back(told(from, {record}));
  }
  add_all(store, all);
  ASSERT_EQ(link(store), "");
  EXPECT_EQ(rows(store, {.view = "restrictions"},
                 {"sender", "target", "measure", "status", "first_day", "last_day", "reports"}),
            "USA PRK embargo lifted 2017-07-28 2018-06-01 4");
  EXPECT_EQ(rows(store, {.view = "measure_history", .sort = "day"}, {"day", "status", "reports"}),
            "2017-07-28 proposed 1; 2017-08-02 imposed 2; 2018-06-01 lifted 1");
}

TEST(Link, DisputesAcrossArticles) {
  const TestFile file("disputes");
  Store store = open(file.path());
  std::vector<Told> all;
  for (const std::string day : {"2017-07-04", "2017-07-05", "2017-07-20"}) {
    const Document from = document("d" + day, "Range of the missile launched at Banghyon", day);
    Record record;
    record.kind = "dispute";
    record.id = from.id;
    record.document = from.id;
    record.published = day;
    record.subject.text = "range of the missile launched at Banghyon";
    record.positions = {{party("PRK", "", 1), {"intercontinental", {0, 1}}, "claims"},
                        {party("RUS", "", 2), {"medium-range", {0, 1}}, "denies"}};
    all.push_back(told(from, {record}));
  }
  add_all(store, all);
  ASSERT_EQ(link(store), "");
  EXPECT_EQ(rows(store, {.view = "quarrels", .sort = "first_day"},
                 {"first_day", "last_day", "reports", "holders"}),
            "2017-07-04 2017-07-05 2 PRK;RUS; 2017-07-20 2017-07-20 1 PRK;RUS");
}

TEST(Migration, FromEveryVersion) {
  const TestFile now_file("migration_now");
  Store now = open(now_file.path());
  add_all(now, world());
  ASSERT_EQ(link(now), "");
  for (int version = 1; version < kStoreVersion; ++version) {
    const TestFile file("migration");
    {
      Result<Database> database = Database::open(file.path(), Database::Mode::create);
      ASSERT_TRUE(database);
      ASSERT_TRUE(make_version(*database, version));
      // A document of that time, and a column that was not known then.
      ASSERT_TRUE(
          database->execute("INSERT INTO documents (document, content_hash, published, text, "
                            "sentences, records, coder)"
                            " VALUES ('old', 'x', '2017-08-30', 'An old text', 1, 0, 'test');"
                            "ALTER TABLE records DROP COLUMN confidence"));
    }
    const Result<Store> reading = Store::open(file.path(), Store::Mode::read);
    ASSERT_FALSE(reading);
    EXPECT_NE(reading.error().message.find("tacitus ingest"), std::string::npos);
    Store store = open(file.path());
    EXPECT_EQ(*store.linked(), version > 1);  // the first layout had no links
    EXPECT_EQ(*store.documents(), 1);
    EXPECT_EQ(rows(store, {.view = "articles"}, {"document"}), "old");
    add_all(store, {told(document("old", "A new text", "2017-08-30"))});
    add_all(store, world());
    ASSERT_EQ(link(store), "");
    EXPECT_EQ(rows(store, {.view = "stories", .sort = "day"}, {"day", "mentions"}),
              rows(now, {.view = "stories", .sort = "day"}, {"day", "mentions"}));
  }
}

// What an older layout had counted is there in the new tables at once, without being linked again.
TEST(Migration, CountriesComeFromTheDyads) {
  const TestFile file("migration_countries");
  {
    Result<Database> database = Database::open(file.path(), Database::Mode::create);
    ASSERT_TRUE(database);
    ASSERT_TRUE(make_version(*database, 2));
    ASSERT_TRUE(database->execute(
        "INSERT INTO dyad_months VALUES ('PRK', '2017-08', 'JPN', 2, 5, 0, 1, 0, 1, -11, 7),"
        "('PRK', '2017-08', 'USA', 1, 1, 0, 0, 1, 0, -2, 1);"
        "INSERT INTO day_totals VALUES ('2017-08-29', '2017-08', 10, 6)"));
  }
  const Store store = open(file.path());
  EXPECT_EQ(rows(store, {.view = "countries_monthly"},
                 {"country", "month", "events", "reports", "quad2", "goldstein_mean", "share"}),
            "PRK 2017-08 3 6 1 -4.333333 0.500000");
  EXPECT_EQ(rows(store, {.view = "dyad_months"}, {"actor", "recipient", "month", "events"}),
            "PRK JPN 2017-08 2; PRK USA 2017-08 1");
  // Columns that are worked out compare as numbers.
  EXPECT_EQ(rows(store, {.view = "countries_monthly", .where = {{"share>", "0.4"}}}, {"country"}),
            "PRK");
  EXPECT_EQ(rows(store, {.view = "countries_monthly", .where = {{"share>", "0.6"}}}, {"country"}),
            "");
  EXPECT_EQ(rows(store, {.view = "countries_monthly", .where = {{"share<", "x"}}}, {"country"}),
            "PRK");
}

// As when two programs open a new file at once.
TEST(Migration, AStepIsTakenOnce) {
  const TestFile file("migration_once");
  {
    Store store = open(file.path());
    add_all(store, world());
  }
  Result<Database> database = Database::open(file.path(), Database::Mode::write);
  ASSERT_TRUE(database);
  EXPECT_TRUE(make_version(*database, kStoreVersion));
  EXPECT_EQ(*open(file.path()).documents(), 6);
}

TEST(Migration, ANewFieldIsFilledFromTheJson) {
  const TestFile file("field");
  {
    Store store = open(file.path());
    add_all(store, world());
  }
  {
    const Result<Database> database = Database::open(file.path(), Database::Mode::write);
    ASSERT_TRUE(database->execute(
        "DROP VIEW events; DROP VIEW statements; DROP VIEW proposals; DROP VIEW measures;"
        "DROP VIEW disputes; DROP VIEW story_events; DROP INDEX records_goldstein;"
        "ALTER TABLE records DROP COLUMN goldstein;"
        "DELETE FROM facts WHERE name = 'fields'"));
  }
  const Store store = open(file.path());
  EXPECT_EQ(rows(store, {.view = "events", .where = {{"document", "e"}}}, {"goldstein"}),
            "-10.000000");
}

}  // namespace
}  // namespace tacitus
