#include "tacitus/store.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "engine/fields.h"
#include "engine/records.h"
#include "engine/sample.h"
#include "store/schema.h"
#include "store/testing.h"

namespace tacitus {
namespace {

Store open(const std::string& path, Store::Mode mode = Store::Mode::write) {
  Result<Store> store = Store::open(path, mode);
  EXPECT_TRUE(store) << store.error().text();
  return *std::move(store);
}

Added add(Store& store, const Document& from, const std::vector<Record>& records = {}) {
  const Result<Added> added = store.add(from, records, 1, "test");
  EXPECT_TRUE(added) << added.error().text();
  return *added;
}

// The ids of the records that answer, "a b", or the error.
std::string ids(const Store& store, const Question& question) {
  std::string out;
  const Status status = store.find(question, [&](const Record& record) {
    out += (out.empty() ? "" : " ") + record.id;
    return true;
  });
  return status ? out : status.error().text();
}

std::string text_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  return "?";
}

// "PRK 2; USA 1"
std::string counts(const Store& store, const Question& question,
                   const std::vector<std::string>& fields) {
  const Result<AnswerTable> answer = store.count(question, fields);
  if (!answer) return answer.error().text();
  std::string out;
  for (const std::vector<Cell>& row : answer->rows) {
    out += out.empty() ? "" : "; ";
    for (const Cell& cell : row) out += (&cell == &row.front() ? "" : " ") + text_of(cell);
  }
  return out;
}

// Three documents with four records.
void fill(Store& store) {
  const PartyField north = party("PRK", "Kim Jong Un");
  PartyField south = party("KOR", "South Korea", 5);
  south.role = "Foreign minister";
  const PartyField states = party("USA", "United States", 9);
  const Document a = document("a", "The North rejected the talks.", "2017-07-21", "Gazette");
  const Document b = document("b", "Washington called the talks off.", "2017-08-02", "Herald");
  const Document c = document("c", "No date here.", "");
  Record reject = event(a, "REJECT", north, south);
  reject.date = reject.date_end = "2017-07-20";
  reject.goldstein = -5;
  reject.claimants.push_back({party("USA", "Jane Doe"), {"said", {0, 3}}});
  Record consult = event(a, "CONSULT", south, states);
  consult.status = EventStatus::hypothetical;
  consult.confidence = 0.5;
  Record retreat = event(b, "RETREAT", states, north);
  retreat.actor.push_back(party("USA", "Navy", 20));
  retreat.contexts = {"military", "diplomatic"};
  Record aid = event(c, "AID", states, party("", "Red Cross", 3));
  add(store, a, {reject, consult});
  add(store, b, {retreat});
  add(store, c, {aid});
  ASSERT_TRUE(store.commit());
}

struct FindCase {
  Question question;
  std::string_view ids;
};

const FindCase kFind[] = {
    {{""}, "b-RETREAT a-CONSULT a-REJECT c-AID"},  // newest first; no day last
    {{"actor:PRK"}, "a-REJECT"},
    {{"actor:\"kim jong un\""}, "a-REJECT"},
    {{"actor:Kim*"}, "a-REJECT"},
    {{"actor:USA"}, "b-RETREAT c-AID"},  // a record with two of them comes once
    {{"actor:USA,KOR"}, "b-RETREAT a-CONSULT c-AID"},
    {{"recipient:\"Red Cross\""}, "c-AID"},
    {{"party:PRK"}, "b-RETREAT a-REJECT"},
    {{"actor_name:Navy"}, "b-RETREAT"},
    {{"claimant:USA"}, "a-REJECT"},
    {{"claimant:none"}, "b-RETREAT a-CONSULT c-AID"},
    {{"-type:REJECT,AID"}, "b-RETREAT a-CONSULT"},
    {{"type:RE*"}, "b-RETREAT a-REJECT"},
    {{"status:actual type:REJECT actor:PRK recipient:KOR since:2017-07 text:\"talks\" "
      "claimant:USA"},
     "a-REJECT"},
    {{"since:2017-08"}, "b-RETREAT"},
    {{"until:2017-07-20"}, "a-REJECT"},
    {{"day:2017-07"}, "a-CONSULT a-REJECT"},
    {{"published:2017-07-21"}, "a-CONSULT a-REJECT"},
    {{"date:none kind:event"}, "b-RETREAT a-CONSULT c-AID"},
    {{"date:2017-07"}, "a-REJECT"},
    {{"date_end:2017-07-20"}, "a-REJECT"},
    {{"date:any"}, "a-REJECT"},
    {{"day:none"}, "c-AID"},
    {{"goldstein:<0"}, "a-REJECT"},
    {{"goldstein:-5"}, "a-REJECT"},
    {{"goldstein:-5,3"}, "a-REJECT"},
    {{"goldstein:none"}, "b-RETREAT a-CONSULT c-AID"},
    {{"historical:yes"}, ""},
    {{"-historical:yes kind:event since:2017-08"}, "b-RETREAT"},
    {{"country:JPN"}, ""},
    {{"actor_role:\"Foreign minister\""}, "a-CONSULT"},
    {{"actor_role:Foreign*"}, "a-CONSULT"},
    {{"actor_role:any"}, "a-CONSULT"},
    {{"confidence:0.4..0.6"}, "a-CONSULT"},
    {{"context:diplomatic"}, "b-RETREAT"},
    {{"context:military"}, "b-RETREAT"},
    {{"context:milit*"}, "b-RETREAT"},
    {{"context:legal,military"}, "b-RETREAT"},
    {{"context:mil"}, ""},
    {{"context:\"military;diplomatic\""}, "b-RETREAT"},  // as it stands in the flat form
    {{"-context:military kind:event"}, "a-CONSULT a-REJECT c-AID"},
    {{"context:none"}, "a-CONSULT a-REJECT c-AID"},
    {{"text:\"the talks\""}, "b-RETREAT a-CONSULT a-REJECT"},
    {{"text:\"talks the\""}, ""},
    {{"text:call*"}, "b-RETREAT"},
    {{"text:north,washington"}, "b-RETREAT a-CONSULT a-REJECT"},
    {{"-text:talks"}, "c-AID"},
    {{"actor:PRK text:talks"}, "a-REJECT"},
    {{"actor:PRK -text:talks"}, ""},
    {{"actor:PRK article:washington"}, ""},
    {{"text:talks article:washington"}, "b-RETREAT"},
    {{"text:\"OR NEAR( *\""}, ""},  // no operators
    {{"article:date"}, "c-AID"},
    {{"document:a"}, "a-CONSULT a-REJECT"},
    {{"publisher:Herald"}, "b-RETREAT"},
    {{"type:x' OR 1=1"},
     "query:9: a term is a field and a value, such as type:REJECT; for words of "
     "the text write text:\"OR\""},
    {{"publisher:\"x' OR '1'='1\""}, ""},
    {{"", "type", 2, 0}, "c-AID a-CONSULT"},
    {{"", "-type", 2, 1}, "a-REJECT a-CONSULT"},
    // Only those from the day of the last one wanted are read, unless one has no day.
    {{"type:RE*", "", 1, 0}, "b-RETREAT"},
    {{"confidence:<2", "", 1, 1}, "a-CONSULT"},
    {{"confidence:<2", "", 3, 0}, "b-RETREAT a-CONSULT a-REJECT"},
    {{"confidence:<2", "", 4, 0}, "b-RETREAT a-CONSULT a-REJECT c-AID"},
    {{"confidence:<2", "day", 2, 0}, "c-AID a-REJECT"},
    {{"published:<2017-08", "", 1, 0}, "a-CONSULT"},
    {{"published:2017", "", 1, 2}, "a-REJECT"},
    {{"", "published", 0, 0}, "c-AID a-CONSULT a-REJECT b-RETREAT"},
    {{"", "-confidence", 1, 0}, "a-CONSULT"},
    {{"", "goldstein", 0, 0}, "a-CONSULT b-RETREAT c-AID a-REJECT"},  // those without come first
    {{"kind:event", "-published", 1, 0}, "b-RETREAT"},
    {{"", "actor", 0, 0},
     "--sort: records cannot be sorted by \"actor\"; sort by day, published, confidence or another "
     "plain field"},
    {{"", "dai", 0, 0}, "--sort: unknown field \"dai\"; did you mean \"day\"?"},
};

TEST(Store, Finds) {
  const TestFile file("finds");
  Store store = open(file.path());
  fill(store);
  for (const FindCase& c : kFind) {
    EXPECT_EQ(ids(store, c.question), c.ids) << c.question.query << " " << c.question.sort;
  }
}

TEST(Store, Counts) {
  const TestFile file("counts");
  Store store = open(file.path());
  fill(store);
  EXPECT_EQ(counts(store, {}, {}), "4");
  EXPECT_EQ(counts(store, {}, {"type"}), "AID 1; CONSULT 1; REJECT 1; RETREAT 1");
  EXPECT_EQ(counts(store, {}, {"actor"}), "USA 2; KOR 1; PRK 1");
  EXPECT_EQ(counts(store, {"since:2017"}, {"month", "status"}),
            "2017-07 actual 1; 2017-07 hypothetical 1; 2017-08 actual 1");
  EXPECT_EQ(counts(store, {"type:REJECT"}, {"week"}), "2017-07-17 1");  // a Monday
  EXPECT_EQ(counts(store, {"actor:USA", "type"}, {"type"}), "AID 1; RETREAT 1");
  EXPECT_EQ(
      counts(store, {}, {"text"}),
      "--count: records cannot be counted by \"text\"; count by actor, type, month or another "
      "field");
}

// So many records that no term is rare: words are gathered, not asked for one by one.
TEST(Store, FindsAmongMany) {
  const TestFile file("many");
  Store store = open(file.path());
  fill(store);
  const Document common = document("m", "Talks were held.", "2016-01-01");
  std::vector<Record> records;
  for (int i = 0; i < 2100; ++i) {
    Record one = event(common, "CONSULT", party("FRA", ""), party("DEU", "", 9));
    one.id = "m" + std::to_string(10000 + i);
    records.push_back(one);
  }
  add(store, common, records);
  ASSERT_TRUE(store.commit());
  EXPECT_EQ(ids(store, {"type:CONSULT text:talks", "", 2, 0}), "a-CONSULT m10000");
  EXPECT_EQ(ids(store, {"type:CONSULT article:talks -text:held"}), "a-CONSULT");
  EXPECT_EQ(ids(store, {"text:talks actor:PRK"}), "a-REJECT");
  EXPECT_EQ(ids(store, {"kind:event", "type", 2, 2099}), "m12097 m12098");
  EXPECT_EQ(counts(store, {"text:talks"}, {"type"}), "CONSULT 2101; REJECT 1; RETREAT 1");
}

TEST(Store, GivesUpWhatTakesTooLong) {
  const TestFile file("patience");
  Result<Database> opened = Database::open(file.path(), Database::Mode::create);
  ASSERT_TRUE(opened);
  Database asked = *std::move(opened);
  constexpr std::string_view kEndless =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  asked.give_up_at(std::chrono::steady_clock::now());
  const Result<std::int64_t> endless = asked.integer(kEndless);
  ASSERT_FALSE(endless);
  EXPECT_NE(endless.error().text().find("took too long"), std::string::npos);
  asked.give_up_at(std::chrono::steady_clock::now() + std::chrono::hours(1));
  EXPECT_EQ(*asked.integer("SELECT 7"), 7);
}

TEST(Store, EveryKindComesBackAsItWent) {
  const TestFile file("kinds");
  const Annotated in = full_sample();
  const std::vector<Record> records = to_records(in.document, in.annotations, shipped_ontology());
  std::vector<std::string> expected;
  for (const Record& record : records) expected.push_back(to_json(record));
  Store store = open(file.path());
  add(store, in.document, records);
  ASSERT_TRUE(store.commit());
  std::vector<std::string> found;
  const Status status = store.find_json({}, [&](std::string_view json) {
    found.emplace_back(json);
    return true;
  });
  ASSERT_TRUE(status);
  std::sort(expected.begin(), expected.end());
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, expected);
}

TEST(Store, KnowsWhatItHas) {
  const TestFile file("known");
  Store store = open(file.path());
  const Document first = document("a", "First version.", "2020-01-01");
  const Document second = document("a", "Second version.", "2020-01-01");
  EXPECT_EQ(*store.look_up(first), Known::no);
  EXPECT_EQ(add(store, first, {event(first, "AID", party("USA", ""), party("PRK", ""))}),
            Added::added);
  EXPECT_EQ(add(store, first), Added::unchanged);
  EXPECT_EQ(*store.look_up(second), Known::other);
  EXPECT_EQ(add(store, second, {event(second, "ASSAULT", party("USA", ""), party("PRK", ""))}),
            Added::replaced);
  EXPECT_EQ(ids(store, {"text:first"}), "");
  EXPECT_EQ(ids(store, {"text:second"}), "a-ASSAULT");
  // The older version does not come back when old input is read again.
  EXPECT_EQ(*store.look_up(first), Known::same);
  EXPECT_EQ(store.batch_size(), 2u);
  ASSERT_TRUE(store.commit());
  EXPECT_EQ(*store.documents(), 1);
  EXPECT_EQ(*store.records(), 1);
}

TEST(Store, ABatchIsAllOrNothing) {
  const TestFile file("batch");
  {
    Store store = open(file.path());
    add(store, document("a", "Kept.", ""));
    ASSERT_TRUE(store.commit());
    add(store, document("b", "Lost.", ""));
  }  // as after a crash: nobody commits
  Store store = open(file.path());
  EXPECT_EQ(*store.documents(), 1);
  add(store, document("b", "Lost.", ""));
  store.roll_back();
  EXPECT_EQ(*store.documents(), 1);
}

TEST(Store, ReadersSeeWhatIsCommitted) {
  const TestFile file("readers");
  Store writer = open(file.path());
  const Store reader = open(file.path(), Store::Mode::read);
  add(writer, document("a", "Text.", ""));
  EXPECT_EQ(*reader.documents(), 0);
  ASSERT_TRUE(writer.commit());
  EXPECT_EQ(*reader.documents(), 1);
  Store other = open(file.path(), Store::Mode::read);
  const Result<Added> added = other.add(document("b", "Text.", ""), {}, 1, "test");
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().text(), file.path() + ": the store was opened for reading only");
}

TEST(Store, ReadersInOtherThreads) {
  const TestFile file("threads");
  Store writer = open(file.path());
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      const Store reader = open(file.path(), Store::Mode::read);
      std::int64_t before = 0;
      while (before < 40) {
        const Result<std::int64_t> now = reader.documents();
        ASSERT_TRUE(now) << now.error().text();
        ASSERT_GE(*now, before);
        before = *now;
        ids(reader, {"text:text"});
      }
    });
  }
  for (int i = 0; i < 40; ++i) {
    const Document one = document("d" + std::to_string(i), "Text.", "2020-01-01");
    add(writer, one, {event(one, "AID", party("USA", ""), party("PRK", ""))});
    EXPECT_TRUE(writer.commit());
  }
  for (std::thread& reader : readers) reader.join();
}

TEST(Store, RefusesWhatIsNoStore) {
  const TestFile file("refuses");
  const std::string& path = file.path();
  Result<Store> missing = Store::open(path, Store::Mode::read);
  ASSERT_FALSE(missing);
  EXPECT_EQ(
      missing.error().text(),
      path + ": there is no such store; `tacitus ingest FILE --store " + path + "` makes one");
  const Result<Store> folder = Store::open("/", Store::Mode::read);
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().text().substr(0, 30), "/: the store cannot be opened;")
      << folder.error().text();
  std::ofstream(path) << "This is a text and no database, and long enough to be looked at by all.";
  for (const Store::Mode mode : {Store::Mode::read, Store::Mode::write}) {
    const Result<Store> text = Store::open(path, mode);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().text(), path + ": this is no store: it is not a SQLite database");
  }
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Store, RefusesForeignAndNewerDatabases) {
  const TestFile file("foreign");
  {
    const Result<Database> database = Database::open(file.path(), Database::Mode::create);
    ASSERT_TRUE(database->execute("CREATE TABLE records (a)"));
  }
  const std::string foreign = bytes_of(file.path());
  for (const Store::Mode mode : {Store::Mode::read, Store::Mode::write}) {
    const Result<Store> store = Store::open(file.path(), mode);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().message,
              "this SQLite database is no store of tacitus; name another file");
    EXPECT_TRUE(bytes_of(file.path()) == foreign);  // not even its journal mode is changed
  }
  const TestFile newer("newer");
  open(newer.path());
  {
    const Result<Database> database = Database::open(newer.path(), Database::Mode::write);
    ASSERT_TRUE(database->execute("PRAGMA user_version = 99"));
  }
  for (const Store::Mode mode : {Store::Mode::read, Store::Mode::write}) {
    const Result<Store> store = Store::open(newer.path(), mode);
    ASSERT_FALSE(store);
    EXPECT_NE(store.error().message.find("the store has layout 99"), std::string::npos)
        << store.error().message;
  }
}

// Opens a damaged store and asks it everything; what matters is that it ends.
void ask_all(const std::string& path) {
  for (const Store::Mode mode : {Store::Mode::read, Store::Mode::write}) {
    Result<Store> store = Store::open(path, mode);
    if (!store) {
      EXPECT_FALSE(store.error().message.empty());
      EXPECT_EQ(store.error().where, path);
      continue;
    }
    for (const FindCase& c : kFind) ids(*store, c.question);
    counts(*store, {}, {"actor", "month"});
    if (mode == Store::Mode::write) {
      const Document more = document("more", "More text.", "2020-01-01");
      if (store->add(more, {event(more, "AID", party("USA", ""), party("PRK", ""))}, 1, "test")) {
        static_cast<void>(store->commit());
      }
    }
  }
}

// A small store as one file, nothing beside it.
std::string store_bytes(const std::string& path) {
  {
    Store store = open(path);
    fill(store);
  }
  const Result<Database> database = Database::open(path, Database::Mode::write);
  EXPECT_TRUE(database->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  return bytes_of(path);
}

void write_bytes(const std::string& path, std::string_view bytes) {
  std::filesystem::remove(path + "-wal");
  std::filesystem::remove(path + "-shm");
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

TEST(Store, CutShort) {
  const TestFile file("cut");
  const std::string bytes = store_bytes(file.path());
  ASSERT_GT(bytes.size(), 4096u);
  std::vector<std::size_t> lengths;
  for (std::size_t page = 4096; page < bytes.size(); page += 4096) lengths.push_back(page);
  for (std::size_t i = 1; i < 40; ++i) lengths.push_back(i * 7919 % bytes.size());
  for (const std::size_t length : lengths) {
    SCOPED_TRACE(length);
    write_bytes(file.path(), std::string_view(bytes).substr(0, length));
    ask_all(file.path());
  }
}

TEST(Store, BytesOverwritten) {
  const TestFile file("overwritten");
  const std::string bytes = store_bytes(file.path());
  std::uint32_t state = 7;
  for (int round = 0; round < 60; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i < 16; ++i) {
      state = state * 1664525u + 1013904223u;
      damaged[state % damaged.size()] = static_cast<char>(state >> 24);
    }
    SCOPED_TRACE(round);
    write_bytes(file.path(), damaged);
    ask_all(file.path());
  }
}

}  // namespace
}  // namespace tacitus
