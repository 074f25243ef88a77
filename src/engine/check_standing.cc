#include "engine/check_standing.h"

#include <algorithm>

namespace tacitus {
namespace {

class Checker {
 public:
  Checker(const Document& document, const Annotations& annotations)
      : document_(document), layers_(annotations) {}

  std::vector<std::string> run() {
    for (index_ = 0; index_ < layers_.events.size(); ++index_) {
      for (const EventNumber& number : layers_.events[index_].numbers) check_number(number);
    }
    for (index_ = 0; index_ < layers_.proposals.size(); ++index_) {
      check_proposal(layers_.proposals[index_]);
    }
    for (index_ = 0; index_ < layers_.measures.size(); ++index_) {
      check_measure(layers_.measures[index_]);
    }
    for (index_ = 0; index_ < layers_.disputes.size(); ++index_) {
      check_dispute(layers_.disputes[index_]);
    }
    check_order("proposal", layers_.proposals);
    check_order("measure", layers_.measures);
    check_order("dispute", layers_.disputes);
    return std::move(found_);
  }

 private:
  void complain(std::string_view what) {
    found_.push_back(std::string(layer_) + " " + std::to_string(index_) + ": " + std::string(what));
  }

  bool on_boundary(std::uint32_t offset) const {
    if (offset >= document_.text.size()) return offset == document_.text.size();
    return (static_cast<unsigned char>(document_.text[offset]) & 0xC0) != 0x80;
  }

  void check_span(Span span, std::string_view which) {
    const std::string name(which);
    if (span.begin >= span.end) {
      complain(name + " is empty or backwards");
    } else if (!on_boundary(span.begin) || !on_boundary(span.end)) {
      complain(name + " cuts a character or ends behind the text");
    }
  }

  void check_mentions(const std::vector<Index>& mentions, std::string_view which) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const auto before = mentions.begin() + static_cast<std::ptrdiff_t>(i);
      if (mentions[i] >= layers_.mentions.size()) {
        complain(std::string(which) + " does not exist");
      } else if (std::find(mentions.begin(), before, mentions[i]) != before) {
        complain(std::string(which) + " stands twice");
      }
    }
  }

  void check_optional(Index index, std::size_t size, std::string_view which) {
    if (index != kNone && index >= size) complain(std::string(which) + " does not exist");
  }

  void check_claimants(const std::vector<Claimant>& claimants) {
    for (const Claimant& claimant : claimants) {
      check_span(claimant.cue, "the cue of a claimant");
      check_optional(claimant.mention, layers_.mentions.size(), "a claimant");
    }
  }

  void check_common(Index sentence, const DateInterval& date, float confidence,
                    const std::string& rule) {
    if (sentence >= layers_.sentences.size()) complain("its sentence does not exist");
    if (date.known() && date.begin >= date.end) complain("its date ends before it begins");
    if (!(confidence >= 0 && confidence <= 1)) complain("its confidence is not between 0 and 1");
    if (rule.empty()) complain("it does not say why (no rule)");
  }

  void check_number(const EventNumber& number) {
    layer_ = "event";
    check_span(number.span, "a number");
    check_claimants(number.claimants);
    if (!(number.low >= 0)) complain("a number is less than nothing");
    if (number.high && *number.high < number.low) complain("a number ends below its begin");
    if ((number.kind == NumberKind::money) == number.unit.empty()) {
      complain("a sum of money has a unit, and nothing else has");
    }
  }

  void check_proposal(const Proposal& proposal) {
    layer_ = "proposal";
    check_common(proposal.sentence, proposal.date, proposal.confidence, proposal.rule);
    check_span(proposal.terms, "its terms");
    check_mentions(proposal.proposer, "a proposer");
    check_mentions(proposal.addressee, "an addressee");
    check_optional(proposal.event, layers_.events.size(), "its event");
    if (proposal.proposer.empty()) complain("nobody makes it");
    for (const ProposalCondition& condition : proposal.conditions) {
      check_span(condition.span, "a condition");
      check_optional(condition.holder, layers_.mentions.size(), "who sets a condition");
    }
    for (const Answer& answer : proposal.answers) {
      check_span(answer.span, "an answer");
      check_mentions(answer.answerer, "an answerer");
      check_optional(answer.event, layers_.events.size(), "the event of an answer");
    }
    if (proposal.answers.empty() != (proposal.state == ProposalState::open)) {
      complain("it is open when nobody has answered, and only then");
    }
  }

  void check_measure(const Measure& measure) {
    layer_ = "measure";
    check_common(measure.sentence, measure.date, measure.confidence, measure.rule);
    check_span(measure.words, "its words");
    check_mentions(measure.sender, "a sender");
    check_mentions(measure.target, "a target");
    check_optional(measure.body, layers_.mentions.size(), "its body");
    check_optional(measure.event, layers_.events.size(), "its event");
    check_claimants(measure.claimants);
    if (measure.measure.empty()) complain("it has no kind");
    if (measure.sender.empty() && measure.target.empty()) complain("nobody is known of it");
  }

  void check_dispute(const Dispute& dispute) {
    layer_ = "dispute";
    check_common(dispute.sentence, {}, dispute.confidence, dispute.rule);
    check_span(dispute.subject, "its subject");
    if (dispute.positions.size() < 2) complain("it takes two to disagree");
    for (const Position& position : dispute.positions) {
      check_span(position.claim, "a claim");
      check_optional(position.holder, layers_.mentions.size(), "a holder");
      check_optional(position.statement, layers_.statements.size(), "a statement");
    }
  }

  template <class T>
  void check_order(std::string_view layer, const std::vector<T>& all) {
    layer_ = layer;
    for (index_ = 1; index_ < all.size(); ++index_) {
      if (all[index_].sentence < all[index_ - 1].sentence) complain("it is not in text order");
    }
  }

  const Document& document_;
  const Annotations& layers_;
  std::string_view layer_;
  std::size_t index_ = 0;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> check_standing(const Document& document, const Annotations& annotations) {
  return Checker(document, annotations).run();
}

}  // namespace tacitus
