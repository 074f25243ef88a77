#include <algorithm>

#include "base/date.h"
#include "engine/read_record.h"
#include "store/across.h"
#include "store/party_key.h"
#include "store/stories.h"

// An offer is what articles report as a proposal, reported once or often; its reports are found as
// those of an event are. An answer is what one of the articles says itself, or an event of the next
// two months: those to whom it was made reject, agree, or do what was proposed, towards those who
// made it, and the words are about the same matter. "Seoul proposed military talks" on Monday and
// "Pyongyang snubs Seoul's offer of talks" on Friday are an offer and its answer; a rejection of
// something else by the same is not. The names of the parties are no matter: they stand in all that
// the two say to each other. Nor is an offer of their own an answer, though it is an event of the
// same type as an agreement. What several reports tell of one day is one answer. The last answer
// says how the offer stands.

namespace tacitus {
namespace {

constexpr int kAnswerDays = 60;
constexpr int kOpenDays = 7;         // an offer of that age may be told as if it were new
constexpr double kSameMatter = 0.2;  // cosine of the terms and the answer's sentence

struct Proposal {
  std::int64_t row = 0;
  std::string id;  // by which the proposals are ordered
  std::string day;
  EventFacts facts;
  std::string names;  // of its parties, as the text has them and as tables do
  std::string terms;
  std::string sentence;
};

struct OfferAnswer {
  std::int64_t row = 0;  // of the record that tells it
  std::string day;
  std::string state;
  std::string answerer;
  std::string reason;
  std::uint32_t article = 0;
};

std::string joined(const std::vector<std::string>& keys) {
  std::string out;
  for (const std::string& key : keys) out += (out.empty() ? "" : ";") + key;
  return out;
}

bool have_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
    return std::binary_search(b.begin(), b.end(), one);
  });
}

// Brings the answers into the order of their days, each once. What an article tells of an offer
// itself, the first `told`, goes before what its events say.
void drop_repeated(std::vector<OfferAnswer>& answers, std::size_t told) {
  const auto same_answer = [](const OfferAnswer& a, const OfferAnswer& b) {
    return a.day == b.day && a.state == b.state && a.answerer == b.answerer;
  };
  std::vector<OfferAnswer> kept;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const bool repeated = std::any_of(kept.begin(), kept.end(), [&](const OfferAnswer& other) {
      if (same_answer(answers[i], other)) return true;
      return i >= told && other.article == answers[i].article &&
             other.answerer == answers[i].answerer && other.reason != answers[i].reason;
    });
    if (!repeated) kept.push_back(answers[i]);
  }
  std::stable_sort(kept.begin(), kept.end(),
                   [](const OfferAnswer& a, const OfferAnswer& b) { return a.day < b.day; });
  answers = std::move(kept);
}

class Offers {
 public:
  static Result<Offers> create(const Database& database, const WordRanks& ranks) {
    Result<PartyKeys> keys = PartyKeys::create(database);
    if (!keys) return keys.error();
    return Offers(database, ranks, *std::move(keys));
  }

  Status make() {
    Status cleared = database_->execute(
        "DELETE FROM offers; DELETE FROM offer_reports; DELETE FROM offer_answers");
    if (!cleared) return cleared;
    if (Status loaded = load(); !loaded) return loaded;
    std::vector<EventFacts> facts;
    for (const Proposal& proposal : proposals_) facts.push_back(proposal.facts);
    std::vector<Link> links;
    for (const EventLink& link : find_same_events(facts, Likeness({}))) links.push_back(link.link);
    const auto groups = average_groups(proposals_.size(), links, kStory);
    std::vector<std::vector<std::uint32_t>> members(proposals_.size());
    for (std::uint32_t i = 0; i < groups.size(); ++i) members[groups[i]].push_back(i);
    for (const std::vector<std::uint32_t>& group : members) {
      if (group.empty()) continue;
      if (Status written = write(group); !written) return written;
    }
    return Ok{};
  }

 private:
  Offers(const Database& database, const WordRanks& ranks, PartyKeys keys)
      : database_(&database), ranks_(&ranks), keys_(std::move(keys)) {}

  Status load() {
    Result<SqlStatement> rows = database_->prepare(
        "SELECT record, ifnull(published, '') || ' ' || document || ' ' || "
        "printf('%09d', sentence_index) || ' ' || id AS place, day, published, article, "
        "terms_type, "
        "terms_text, sentence_text FROM records WHERE kind = 'proposal' ORDER BY place, record");
    if (!rows) return rows.error();
    while (true) {
      const Result<bool> row = rows->step();
      if (!row) return row.error();
      if (!*row) return Ok{};
      Proposal& proposal = proposals_.emplace_back();
      proposal.row = rows->integer(0);
      proposal.id = rows->text(1);
      proposal.day = rows->text(2);
      EventFacts& facts = proposal.facts;
      facts.type = "proposal";
      facts.status = "actual";
      facts.undated = proposal.day.empty();
      facts.first_day = day_number(proposal.day);
      facts.last_day = facts.first_day + kOpenDays;
      facts.article = static_cast<std::uint32_t>(rows->integer(4));
      facts.trigger = rows->text(5);
      proposal.terms = rows->text(6);
      proposal.sentence = rows->text(7);
      Result<std::string> names = names_in(proposal.row);
      if (!names) return names.error();
      proposal.names = *std::move(names);
      facts.words = content_words(proposal.terms, *ranks_, proposal.names);
      const auto proposers = keys_.find(proposal.row, "proposer");
      if (!proposers) return proposers.error();
      const auto addressees = keys_.find(proposal.row, "addressee");
      if (!addressees) return addressees.error();
      facts.actors = *proposers;
      facts.actor_named = !facts.actors.empty();
      facts.recipients = *addressees;
      facts.recipient_named = !facts.recipients.empty();
    }
  }

  // The words by which the parties of a record are called.
  Result<std::string> names_in(std::int64_t record) const {
    Result<SqlStatement> rows = database_->prepare(
        "SELECT ifnull(name, '') || ' ' || ifnull(text, '') FROM parties WHERE record = ?");
    if (!rows) return rows.error();
    rows->bind(record);
    std::string names;
    while (true) {
      const Result<bool> row = rows->step();
      if (!row) return row.error();
      if (!*row) return names;
      names.append(rows->text(0)).append(" ");
    }
  }

  // The answers that the article of a proposal tells itself.
  Status told_answers(const Proposal& proposal, std::vector<OfferAnswer>& answers) const {
    Result<SqlStatement> rows = database_->prepare("SELECT json FROM record_json WHERE record = ?");
    if (!rows) return rows.error();
    const Result<bool> found = rows->bind(proposal.row).step();
    if (!found) return found.error();
    if (!*found) return Ok{};
    const Result<Record> record = read_record(rows->text(0));
    if (!record) return record.error();
    for (const AnswerField& answer : record->answers) {
      std::vector<std::string> by;
      for (const PartyField& one : answer.by) by.push_back(party_key(one.code, one.name, one.text));
      answers.push_back({proposal.row, answer.date.empty() ? record->published : answer.date,
                         answer.state, joined(by), "told in the article of the offer",
                         proposal.facts.article});
    }
    if (record->answers.empty() && record->state != "open" && !record->state.empty()) {
      answers.push_back({proposal.row, record->published, record->state, "",
                         "told in the article of the offer", proposal.facts.article});
    }
    return Ok{};
  }

  // What an event of the addressee says about an offer of `terms`, a PLOVER type; "" for nothing.
  static std::string_view state_of(std::string_view type, std::string_view terms) {
    if (type == "REJECT") return "rejected";
    if (type == "AGREE" || (!terms.empty() && type == terms)) return "accepted";
    return "";
  }

  Status later_answers(const Proposal& offer, std::vector<OfferAnswer>& answers) {
    if (offer.day.empty() || offer.facts.recipients.empty()) return Ok{};
    const auto day = parse_iso_date(offer.day);
    const std::string last = to_iso(*day + std::chrono::days(kAnswerDays));
    Result<SqlStatement> rows = database_->prepare(
        "SELECT DISTINCT r.record, r.type, r.day, r.sentence_text, r.article, r.id "
        "FROM parties AS p "
        "JOIN records AS r ON r.record = p.record "
        "WHERE (p.code = ?1 OR p.name = ?1) AND p.field = 'actor' AND p.day BETWEEN ?2 AND ?3 "
        "AND r.kind = 'event' AND r.status = 'actual' AND r.historical = 0 "
        "AND NOT EXISTS (SELECT 1 FROM records AS o JOIN parties AS q ON q.record = o.record "
        "WHERE r.type = 'AGREE' AND o.article = r.article AND o.kind = 'proposal' "
        "AND o.sentence_index = r.sentence_index AND q.field = 'proposer' "
        "AND (q.code = ?1 OR q.name = ?1)) "
        "ORDER BY r.day, r.document, r.sentence_index, r.id");
    if (!rows) return rows.error();
    for (const std::string& addressee : offer.facts.recipients) {
      rows->bind(addressee).bind(offer.day).bind(last);
      while (true) {
        const Result<bool> row = rows->step();
        if (!row) return row.error();
        if (!*row) break;
        const std::string_view state = state_of(rows->text(1), offer.facts.trigger);
        if (state.empty()) continue;
        const auto recipients = keys_.find(rows->integer(0), "recipient");
        if (!recipients) return recipients.error();
        if (!have_common(*recipients, offer.facts.actors)) continue;
        const Result<bool> same = about_the_same(offer, rows->integer(0), rows->text(3));
        if (!same) return same.error();
        if (!*same) continue;
        answers.push_back({rows->integer(0), std::string(rows->text(2)), std::string(state),
                           addressee, "an event between the same, about the same",
                           static_cast<std::uint32_t>(rows->integer(4))});
      }
    }
    return Ok{};
  }

  // Whether a record with that sentence is about the matter of the offer.
  Result<bool> about_the_same(const Proposal& offer, std::int64_t record,
                              std::string_view sentence) const {
    Result<std::string> names = names_in(record);
    if (!names) return names.error();
    names->append(offer.names);
    std::vector<WordWeight> matter = content_words(offer.terms, *ranks_, *names);
    if (matter.empty()) matter = content_words(offer.sentence, *ranks_, *names);
    return cosine(matter, content_words(sentence, *ranks_, *names)) >= kSameMatter;
  }

  Status write(const std::vector<std::uint32_t>& group) {
    const Proposal& first = proposals_[group.front()];
    const std::string name = group_name("offer", first.id);
    std::vector<OfferAnswer> answers;
    for (const std::uint32_t member : group) {
      if (Status told = told_answers(proposals_[member], answers); !told) return told;
    }
    const std::size_t told = answers.size();
    if (Status later = later_answers(first, answers); !later) return later;
    drop_repeated(answers, told);
    if (Status written = write_reports(name, group); !written) return written;
    if (Status written = write_answers(name, answers); !written) return written;
    return write_offer(name, first, answers);
  }

  Status write_reports(const std::string& name, const std::vector<std::uint32_t>& group) const {
    Result<SqlStatement> insert =
        database_->prepare("INSERT INTO offer_reports (record, offer) VALUES (?, ?)");
    if (!insert) return insert.error();
    for (const std::uint32_t member : group) {
      Status status = insert->bind(proposals_[member].row).bind(name).run();
      if (!status) return status;
    }
    return Ok{};
  }

  Status write_answers(const std::string& name, const std::vector<OfferAnswer>& answers) const {
    Result<SqlStatement> insert = database_->prepare(
        "INSERT INTO offer_answers (offer, record, position, day, state, answerer, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)");
    if (!insert) return insert.error();
    std::int64_t position = 0;
    for (const OfferAnswer& answer : answers) {
      insert->bind(name).bind(answer.row).bind(position++).bind_known(answer.day);
      insert->bind(answer.state).bind_known(answer.answerer).bind(answer.reason);
      if (Status status = insert->run(); !status) return status;
    }
    return Ok{};
  }

  Status write_offer(const std::string& name, const Proposal& first,
                     const std::vector<OfferAnswer>& answers) const {
    Result<SqlStatement> insert = database_->prepare(
        "INSERT INTO offers (offer, record, day, proposer, addressee, terms_type, terms, state, "
        "state_day, reports, articles, first_report, last_report) "
        "SELECT ?1, ?2, ?3, ?4, ?5, f.terms_type, f.terms_text, ?6, ?7, count(*), "
        "count(DISTINCT r.article), min(r.published), max(r.published) "
        "FROM offer_reports AS o JOIN records AS r ON r.record = o.record "
        "JOIN records AS f ON f.record = ?2 WHERE o.offer = ?1");
    if (!insert) return insert.error();
    const std::string state = answers.empty() ? "open" : answers.back().state;
    insert->bind(name).bind(first.row).bind_known(first.day);
    insert->bind_known(joined(first.facts.actors)).bind_known(joined(first.facts.recipients));
    insert->bind(state).bind_known(answers.empty() ? first.day : answers.back().day);
    return insert->run();
  }

  const Database* database_;
  const WordRanks* ranks_;
  PartyKeys keys_;
  std::vector<Proposal> proposals_;  // by `id`
};

}  // namespace

Status make_offers(const Database& database, const WordRanks& ranks) {
  Result<Offers> offers = Offers::create(database, ranks);
  if (!offers) return offers.error();
  return offers->make();
}

}  // namespace tacitus
