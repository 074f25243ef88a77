#pragma once

#include <string>

#include "tacitus/annotations.h"

namespace tacitus {

// What a phrase, or a part of one, names.
struct Reading {
  Index entity = kNone;  // in the EntityStore
  std::string code;      // the country that it gives evidence of, even when it is no actor
  MentionKind kind = MentionKind::other;
  IndexRange words;    // of the mention
  Index head = kNone;  // token
};

}  // namespace tacitus
