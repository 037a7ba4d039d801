// SPDX-License-Identifier: Apache-2.0
/// "Here" in a report is where it was written: "HANOI, June 14 - The Laotian premier arrived here". "There" is where something was told to be just before.
#pragma once

#include "resolve/interpret.h"

namespace lapwing {

/// Makes "here" a mention of the dateline's state where somebody comes, is or stays there, outside quotation marks.
void AddHere(SentenceView& view);

/// Makes places of "here", "there" and "the Iranian capital", where they tell the scene; and keeps the town of the dateline and the last place told.
void AddThere(SentenceView& view);

}  // namespace lapwing
