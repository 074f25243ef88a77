#pragma once

#include <string>

#include "tacitus/annotations.h"

namespace tacitus {

struct RoleRow;

// What a phrase, or a part of one, names.
struct Reading {
  Index entity = kNone;  // in the EntityStore
  std::string code;      // the country that it gives evidence of, even when it is no actor
  MentionKind kind = MentionKind::other;
  IndexRange words;               // of the mention
  Index head = kNone;             // token
  const RoleRow* bare = nullptr;  // the office that the phrase says: "protesters"
  bool elsewhere = false;         // and says whose it is, or that it is not of here: "foreign"
};

}  // namespace tacitus
