#pragma once

#include <cstdint>
#include <span>

namespace tacitus {

// What a phrase is in its clause.
enum class Slot : std::uint8_t {
  subject,
  object,
  oblique,    // after a preposition, of a verb
  possessor,  // "Moon" of "Moon's offer"
  nominal,    // after a preposition, of a noun
  apposition,
  other,
};
inline constexpr std::uint16_t kSlots = 7;

// What is the best name that somebody was called by.
enum class NameForm : std::uint8_t {
  full,    // "Moon Jae-in"
  single,  // "Moon"
  noun,    // "the president"
  unsure,  // a name that may be of something else
  pronoun,
};

// Features of a choice for a pronoun, all of them yes or no. Where several numbers follow a name,
// it is the first of that many.
// NOLINTBEGIN(readability-identifier-naming): constants of an array, counted by the compiler
namespace features {
enum Feature : std::uint16_t {
  kAnybody = 0,                      // every choice
  kDistance = 1,                     // 4: same sentence, one before, two, more
  kRank = kDistance + 4,             // 4: last that was named, one before, two, more
  kSlotHere = kRank + 4,             // kSlots: of the last mention, in the same sentence
  kSlotBefore = kSlotHere + kSlots,  // kSlots: in an earlier one
  kPairHere = kSlotBefore + kSlots,  // 4 x 4: the pronoun's place x the mention's, see place_of()
  kPairBefore = kPairHere + 16,      // 4 x 4
  kGoverns = kPairBefore + 16,       // 4 x 2: place x subject of the nearest clause around, a later
  kGovernsObject = kGoverns + 8,     // 4: object of a clause around
  kLastSubject = kGovernsObject + 4,  // subject of the sentence before
  kHereSubject,                       // subject of another clause of this sentence
  kPronounHere,                       // last mentioned by a pronoun, in the same sentence
  kPronounBefore,                     // in an earlier one
  kChainHere,                         // the last pronoun of this gender meant it: same sentence
  kChainBefore,                       // an earlier one
  kCount,                             // 4: mentions so far: 1, 2, 3, more
  kMost = kCount + 4,                 // mentioned most
  kFirst,                             // first of its kind in the document
  kForm,                              // 5: NameForm
  kGenderFits = kForm + 5,            // 4: by a single name, a pronoun, a full name, a noun
  kGenderClashes = kGenderFits + 4,   // 4
  kGenderUnknown = kGenderClashes + 4,
  kConjoined,     // "Park and Choi"
  kQuoteInside,   // the pronoun is quoted, the mention is not
  kQuoteOutside,  // the other way round
  kAfter,         // the mention comes after the pronoun
  kSaying,        // both are subjects of a verb of saying
  kSameVerb,      // both are subjects of verbs that are joined
  kFar,           // more than 25 words between
  kFeatures,
};
}  // namespace features
// NOLINTEND(readability-identifier-naming)

// Weights of the features in hundredths of a nat, for pronouns of people; nobody weighs 0.
// [feature]
extern const std::int16_t kPersonWeights[features::kFeatures];
// For "it" and "they". [feature]
extern const std::int16_t kThingWeights[features::kFeatures];
// The sum of the weights.
int weigh(std::span<const std::uint16_t> features, const std::int16_t* weights);

}  // namespace tacitus
