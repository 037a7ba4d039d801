// SPDX-License-Identifier: Apache-2.0
/// "Here" in a report is where it was written: "HANOI, June 14 - The Laotian premier arrived here".
#pragma once

#include "resolve/interpret.h"

namespace lapwing {

/// Makes "here" a mention of the dateline's state where somebody comes, is or stays there, outside quotation marks.
void AddHere(SentenceView& view);

}  // namespace lapwing
