// SPDX-License-Identifier: Apache-2.0
/// The shipped groups of states (groupings/*.txt) and a user's own over them.
#pragma once

#include <string>

#include "watch/groupings.h"

namespace lapwing {

/// `own`: a file of groups, "" for none. A fault in it is kUsage: it is part of the command.
Result<Groupings> LoadGroupings(const std::string& own);

}  // namespace lapwing
