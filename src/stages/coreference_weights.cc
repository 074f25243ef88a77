// Weights of features, in the order of coreference_features.h. Those for people are the output of
// training/coreference/fit.py on GAP, development and validation; the others were set by hand. By
// hand, too, kGenderClashes of people (the 89th to 92nd) were lowered by 50, 100, 100 and 150: in
// GAP all candidates are of the pronoun's gender, so that it says little of others.

#include "stages/coreference_features.h"

namespace tacitus {

// clang-format off
const std::int16_t kPersonWeights[features::kFeatures] = {
    68, 140, 63, -74, -64, 97, 53, 43, 6, 53,
    43, -8, 27, -10, 30, 6, 45, 16, -61, -20,
    -92, 6, 29, 43, 38, 29, -12, -21, -9, 6,
    -9, 33, 6, 1, 27, -2, -2, -9, 18, 68,
    -20, -33, -21, -25, 18, 19, 0, -7, -45, 2,
    -35, 9, 2, -8, -1, 60, 10, -12, 44, 28,
    -43, -3, 2, 28, 12, 36, 9, 43, 42, -146,
    -68, 34, -29, -14, 7, 33, 40, 0, 27, 98,
    113, -70, 1, -78, 66, 30, 45, 39, -90, -120,
    -151, -175, 22, -97, -111, -65, -27, -13, -1, -32,
};
const std::int16_t kThingWeights[features::kFeatures] = {
    0,
    60, 20, -100, -200,
    30, 0, -30, -50,
    60, 0, -10, 30, -30, 0, 0,
    60, 0, -40, 0, -60, 0, 0,
    40, 0, 0, 0, 0, 20, 0, 0, 10, 0, 20, 0, 0, 0, 0, 0,
    40, 0, 0, 0, 0, 20, 0, 0, 10, 0, 20, 0, 0, 0, 0, 0,
    100, 30, 30, 30, 120, 50, 50, 30,
    -20, -20, -20, -20,
    40, 0, 40, 20, 60, 30,
    0, 20, 30, 40,
    20, 10,
    0, 0, 0, 0, 0,
    0, 0, 0, 0,
    0, 0, 0, 0,
    0, -20, -50, 0, -50, 20, 30, -20,
};
// clang-format on

}  // namespace tacitus
