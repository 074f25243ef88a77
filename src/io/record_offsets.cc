#include "io/record_offsets.h"

namespace tacitus {
namespace {

// Collects every span of a record, in a fixed order.
class Spans {
 public:
  void add(Record& record) {
    spans_.push_back(&record.sentence_span);
    for (TextSpan* words : {&record.trigger, &record.cue, &record.terms, &record.subject}) {
      add(*words);
    }
    for (auto* parties : {&record.actor, &record.recipient, &record.addressee, &record.proposer,
                          &record.sender, &record.target}) {
      add(*parties);
    }
    add(record.speaker);
    add(record.body);
    add(record.claimants);
    if (record.place) spans_.push_back(&record.place->span);
    for (NumberField& number : record.numbers) {
      add(number.words);
      add(number.claimants);
    }
    for (TextSpan& words : record.quote) add(words);
    for (ConditionField& condition : record.conditions) {
      add(condition.words);
      add(condition.by);
    }
    for (AnswerField& answer : record.answers) {
      add(answer.by);
      add(answer.words);
    }
    for (PositionField& position : record.positions) {
      add(position.holder);
      add(position.claim);
    }
  }

  const std::vector<Span*>& all() const { return spans_; }

 private:
  void add(TextSpan& words) { spans_.push_back(&words.span); }
  void add(std::optional<PartyField>& party) {
    if (party) spans_.push_back(&party->span);
  }
  void add(std::vector<PartyField>& parties) {
    for (PartyField& party : parties) spans_.push_back(&party.span);
  }
  void add(std::vector<ClaimantField>& claimants) {
    for (ClaimantField& claimant : claimants) {
      add(claimant.entity);
      add(claimant.cue);
    }
  }

  std::vector<Span*> spans_;
};

}  // namespace

void to_unit(std::string_view text, Unit unit, std::vector<Record>& records) {
  if (unit == Unit::byte) return;
  Spans collected;
  for (Record& record : records) collected.add(record);
  const std::vector<Span*>& spans = collected.all();
  std::vector<std::uint32_t> offsets;
  for (const Span* span : spans) {
    offsets.push_back(span->begin);
    offsets.push_back(span->end);
  }
  offsets = to_unit(text, std::move(offsets), unit);
  for (std::size_t i = 0; i < spans.size(); ++i) *spans[i] = {offsets[2 * i], offsets[2 * i + 1]};
}

}  // namespace tacitus
