// SPDX-License-Identifier: Apache-2.0
/// Nouns that may stand for those who act, where they stand for something else.
#pragma once

#include "resolve/interpret.h"

namespace lapwing {

/// "by force", "on its own side of the border", "took Doha's side": nobody who acts.
bool MereNoun(const SentenceView& view, const NameHit& hit);

}  // namespace lapwing
