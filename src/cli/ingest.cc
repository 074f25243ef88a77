#include <iostream>
#include <optional>
#include <thread>

#include "cli/command.h"
#include "cli/ordered_pool.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "tacitus/store.h"
#include "tacitus/version.h"

// tacitus ingest: documents into a store. The main thread reads and passes over what the store has;
// the pool codes; the documents are stored in the order in which they came, kBatch at a time, each
// batch in one transaction. A batch ends after a number of documents, not after a time, and one
// that is cut off is dropped whole: so a run that was killed and one that was not write the same
// batches, and end in the same file.

namespace tacitus {
namespace {

constexpr std::size_t kBatch = 64;

struct Item {
  std::optional<Error> error;  // a document that could not be read
  Document document;
  bool known = false;
  std::uint64_t bytes_read = 0;
};

struct Outcome {
  std::optional<Error> error;
  Document document;
  bool known = false;
  std::vector<Record> records;
  std::size_t sentences = 0;
  std::uint64_t bytes_read = 0;
};

Outcome work_on(const Engine* engine, Item item) {
  Outcome outcome;
  outcome.bytes_read = item.bytes_read;
  outcome.error = std::move(item.error);
  outcome.known = item.known;
  if (outcome.error || outcome.known) return outcome;
  const Annotations annotations = engine->annotate(item.document);
  outcome.sentences = annotations.sentences.size();
  outcome.records = engine->to_records(item.document, annotations);
  outcome.document = std::move(item.document);
  return outcome;
}

// Stores outcomes and keeps count. Called by one thread at a time.
class Taker {
 public:
  Taker(Store& store, bool quiet, std::uint64_t bytes_total)
      : store_(store), quiet_(quiet), progress_(quiet) {
    counts_.bytes_total = bytes_total;
  }

  bool take(Outcome outcome) {
    if (interrupted()) return false;
    counts_.bytes_read = outcome.bytes_read;
    if (outcome.error) {
      ++counts_.errors;
      progress_.hide();
      report(*outcome.error);
      return true;
    }
    ++counts_.documents;
    if (outcome.known) {
      ++tally_.unchanged;
    } else if (const Status status = store(outcome); !status) {
      return fail(status.error());
    }
    progress_.show(counts_);
    return true;
  }

  // Writes what is left and links it; the exit code of the whole.
  int finish(const Options& options) {
    if (!failed_ && !interrupted()) {
      if (const Status status = commit(); !status) fail(status.error());
    }
    store_.roll_back();
    if (!failed_ && !interrupted()) {
      const Status status = link(options);
      if (!status && !interrupted()) fail(status.error());
    }
    progress_.hide();
    tally_.failed = counts_.errors;
    if (!quiet_) std::cerr << tally_line(tally_, progress_.seconds()) << "\n";
    return failed_ || counts_.errors > 0 ? kReported : kFine;
  }

  // Finds what belongs together, when something new is there.
  Status link(const Options& options) {
    const Result<bool> linked = store_.linked();
    if (!linked) return linked.error();
    if (*linked) return Ok{};
    const Result<Resources> resources = open_resources(options);
    if (!resources) return resources.error();
    return store_.link(*resources, [&](std::string_view what, std::string_view month) {
      progress_.say("linking " + std::string(what) + " of " +
                    (month.empty() ? "unknown date" : std::string(month)));
      return !interrupted();
    });
  }

 private:
  Status store(const Outcome& outcome) {
    const Result<Added> added =
        store_.add(outcome.document, outcome.records, outcome.sentences, coder_);
    if (!added) return added.error();
    if (*added == Added::unchanged) {
      ++tally_.unchanged;
      return Ok{};
    }
    ++(*added == Added::added ? open_.added : open_.replaced);
    open_.records += outcome.records.size();
    counts_.sentences += outcome.sentences;
    counts_.records += outcome.records.size();
    return store_.batch_size() < kBatch ? Ok{} : commit();
  }

  // Writes the batch, and counts it only then.
  Status commit() {
    if (Status status = store_.commit(); !status) return status;
    tally_.added += open_.added;
    tally_.replaced += open_.replaced;
    tally_.records += open_.records;
    open_ = {};
    return Ok{};
  }

  bool fail(const Error& error) {
    progress_.hide();
    report(error);
    failed_ = true;
    return false;
  }

  Store& store_;
  bool quiet_;
  Progress progress_;
  const std::string coder_ = "tacitus " + std::string(kVersion);
  Counts counts_;
  StoreTally tally_;
  StoreTally open_;  // of the batch
  bool failed_ = false;
};

// Reads the documents, looks each up in the store, and has the others coded. The engine is loaded
// when the first one needs it.
class Feeder {
 public:
  Feeder(const Options& options, const Store& store)
      : options_(options), store_(store), documents_(options) {}

  std::uint64_t bytes_total() const { return documents_.bytes_total(); }

  // False when the work cannot go on, after it was reported.
  bool feed(OrderedPool<Item, Outcome>& pool) {
    while (true) {
      Result<std::optional<Input>> input = documents_.next();
      if (input && !*input) return true;
      Item item;
      item.bytes_read = documents_.bytes_read();
      if (input) {
        item.document = std::move((*input)->document);
        const Result<Known> known = store_.look_up(item.document);
        if (!known) return fail(known.error());
        item.known = *known == Known::same;
        if (!item.known && !load_engine()) return false;
      } else {
        item.error = input.error();
      }
      if (!pool.add(std::move(item))) return true;
    }
  }

  const Engine* engine() const { return engine_ ? &*engine_ : nullptr; }

 private:
  bool load_engine() {
    if (engine_) return true;
    Result<Engine> engine = open_engine(options_);
    if (!engine) return fail(engine.error());
    engine_.emplace(*std::move(engine));
    return true;
  }

  static bool fail(const Error& error) {
    report(error);
    return false;
  }

  const Options& options_;
  const Store& store_;
  DocumentSource documents_;
  std::optional<Engine> engine_;
};

}  // namespace

int run_ingest(const Options& options) {
  if (lacks_input(options, "ingest")) return kUsage;
  if (const Status status = check_readable(options.files); !status) {
    report(status.error());
    return kReported;
  }
  Result<Store> store = Store::open(options.store, Store::Mode::write);
  if (!store) {
    report(store.error());
    return kReported;
  }
  // The documents are looked up on a connection of its own, for it is another thread that writes.
  const Result<Store> reading = Store::open(options.store, Store::Mode::read);
  if (!reading) {
    report(reading.error());
    return kReported;
  }
  watch_for_interrupt();
  Feeder feeder(options, *reading);
  Taker taker(*store, options.quiet, feeder.bytes_total());
  const std::size_t jobs =
      options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  OrderedPool<Item, Outcome> pool(
      jobs, [&](Item item) { return work_on(feeder.engine(), std::move(item)); },
      [&](Outcome outcome) { return taker.take(std::move(outcome)); });
  const bool fed = feeder.feed(pool);
  pool.finish();
  const int code = taker.finish(options);
  if (interrupted()) return kInterrupted;
  return fed ? code : kReported;
}

}  // namespace tacitus
