#pragma once

#include "ml/matrix.h"

namespace tacitus {

// The tables behind operations_of(). Those for processors that this build is not for are null.
extern const Operations kPlainOperations;
extern const Operations* const kAvx2Operations;
extern const Operations* const kAvx512VnniOperations;

}  // namespace tacitus
