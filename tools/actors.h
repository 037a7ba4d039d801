// SPDX-License-Identifier: Apache-2.0
/// `lapwing actors`: what may be asked of the knowledge files and done with one's own. One file a sub-verb; actors.cc
/// registers them.
#pragma once

#include "tools/verb.h"

namespace lapwing::tools {

void AddActorsCheck(CLI::App& actors, Run& run);   // actors_check.cc
void AddActorsImport(CLI::App& actors, Run& run);  // actors_import.cc
void AddActorsIndex(CLI::App& actors, Run& run);   // actors_index.cc
void AddActorsList(CLI::App& actors, Run& run);    // actors_list.cc: list and show
void AddActorsUnknown(CLI::App& actors, Run& run); // actors_unknown.cc

}  // namespace lapwing::tools
