#include "io/record_offsets.h"

namespace tacitus {
namespace {

// Every span of the record, in a fixed order.
void collect(Record& record, std::vector<Span*>& spans) {
  spans.push_back(&record.sentence_span);
  spans.push_back(&record.trigger.span);
  for (PartyField& party : record.actor) spans.push_back(&party.span);
  for (PartyField& party : record.recipient) spans.push_back(&party.span);
  for (ClaimantField& claimant : record.claimants) {
    if (claimant.entity) spans.push_back(&claimant.entity->span);
    spans.push_back(&claimant.cue.span);
  }
}

}  // namespace

void to_unit(std::string_view text, Unit unit, std::vector<Record>& records) {
  if (unit == Unit::byte) return;
  std::vector<Span*> spans;
  for (Record& record : records) collect(record, spans);
  std::vector<std::uint32_t> offsets;
  for (const Span* span : spans) {
    offsets.push_back(span->begin);
    offsets.push_back(span->end);
  }
  offsets = to_unit(text, std::move(offsets), unit);
  for (std::size_t i = 0; i < spans.size(); ++i) *spans[i] = {offsets[2 * i], offsets[2 * i + 1]};
}

}  // namespace tacitus
