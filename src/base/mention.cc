// SPDX-License-Identifier: Apache-2.0
#include "lapwing/mention.h"

namespace lapwing {

const char* ToString(MentionKind kind) {
  switch (kind) {
    case MentionKind::kState: return "state";
    case MentionKind::kAdjective: return "adjective";
    case MentionKind::kCapital: return "capital";
    case MentionKind::kSeat: return "seat";
    case MentionKind::kBody: return "body";
    case MentionKind::kOrg: return "organisation";
    case MentionKind::kGroup: return "group";
    case MentionKind::kPerson: return "person";
    case MentionKind::kRole: return "role";
    case MentionKind::kSector: return "nameless";
    case MentionKind::kPronoun: return "pronoun";
    case MentionKind::kPlace: return "place";
  }
  return "";
}

}  // namespace lapwing
