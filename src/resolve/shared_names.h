// SPDX-License-Identifier: Apache-2.0
/// Bodies whose name many states have: whose one is meant. Indices of the knowledge; -1: none, or the name is one state's alone.
#pragma once

#include "resolve/interpret.h"

namespace lapwing {

/// "Peru's National Intelligence Service", "the Canadian House of Commons": of the state named right before.
int OwnerBefore(const SentenceView& view, const NameHit& hit);

/// "the Foreign Office" of London, Berlin or Islamabad, "the Joint Chiefs of Staff" of Washington or Seoul: of the state where the report is
/// written, or else of the one it has told of most.
int SharedBodyOf(const SentenceView& view, const NameHit& hit);

}  // namespace lapwing
