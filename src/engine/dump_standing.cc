#include "engine/dump_standing.h"

#include <cmath>

#include "base/date.h"
#include "base/json_writer.h"
#include "engine/dump.h"
#include "engine/names.h"

namespace tacitus {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

// "5000000", not "5e+06".
std::string plain(double value) {
  const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
  return whole ? std::to_string(static_cast<long long>(value)) : to_decimal(value);
}

std::string parties(const Document& document, const Annotations& annotations,
                    const std::vector<Index>& mentions) {
  std::string out;
  for (const Index mention : mentions) {
    if (!out.empty()) out += ", ";
    out += dump_party(document, annotations, mention);
  }
  return out.empty() ? "-" : out;
}

std::string date_of(const DateInterval& date) {
  if (!date.known()) return "";
  const std::string first = to_iso(date.begin);
  const std::string last = to_iso(date.end - std::chrono::days(1));
  return " date=" + (first == last ? first : first + ".." + last);
}

std::string claimed(const Document& document, const Annotations& annotations,
                    const std::vector<Claimant>& claimants) {
  std::string out;
  for (const Claimant& claimant : claimants) {
    out += " claimant=";
    out += claimant.mention == kNone ? quoted(document.at(claimant.cue))
                                     : dump_party(document, annotations, claimant.mention);
  }
  return out;
}

}  // namespace

std::string dump_number(const Document& document, const Annotations& annotations,
                        const EventNumber& number) {
  std::string out = std::string(name_of(number.kind)) + " " + plain(number.low);
  if (!number.high) {
    out += "..";
  } else if (*number.high != number.low) {
    out += ".." + plain(*number.high);
  }
  if (!number.unit.empty()) out += " " + number.unit;
  return out + claimed(document, annotations, number.claimants);
}

std::string dump_proposal(const Document& document, const Annotations& annotations,
                          const Proposal& proposal) {
  std::string out = parties(document, annotations, proposal.proposer) + " -> " +
                    parties(document, annotations, proposal.addressee) + " " +
                    std::string(name_of(proposal.state)) + " " +
                    quoted(document.at(proposal.terms));
  for (const ProposalCondition& condition : proposal.conditions) {
    out += " condition=" + quoted(document.at(condition.span));
    if (condition.holder != kNone) {
      out += " by " + dump_party(document, annotations, condition.holder);
    }
  }
  if (!proposal.terms_type.empty()) out += " type=" + proposal.terms_type;
  for (const Answer& answer : proposal.answers) {
    out += " answer=" + parties(document, annotations, answer.answerer) + " " +
           std::string(name_of(answer.state)) + " " + quoted(document.at(answer.span));
  }
  return out + date_of(proposal.date);
}

std::string dump_measure(const Document& document, const Annotations& annotations,
                         const Measure& measure) {
  std::string out = measure.measure + " " + parties(document, annotations, measure.sender) +
                    " -> " + parties(document, annotations, measure.target) + " " +
                    std::string(name_of(measure.status));
  if (measure.body != kNone) out += " body=" + dump_party(document, annotations, measure.body);
  return out + claimed(document, annotations, measure.claimants) + date_of(measure.date);
}

std::string dump_dispute(const Document& document, const Annotations& annotations,
                         const Dispute& dispute) {
  std::string out;
  for (const Position& position : dispute.positions) {
    if (!out.empty()) out += ", ";
    out += position.holder == kNone ? "-" : dump_party(document, annotations, position.holder);
    out += " " + std::string(name_of(position.stance));
  }
  out += " about " + quoted(document.at(dispute.subject));
  for (const Position& position : dispute.positions) {
    out += " " + quoted(document.at(position.claim));
  }
  return out;
}

}  // namespace tacitus
