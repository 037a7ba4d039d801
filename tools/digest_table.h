// SPDX-License-Identifier: Apache-2.0
/// `lapwing digest` of event files.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lapwing::tools {

/// Events of files as a table, pairs by types; gives the exit code.
int DigestTable(const std::vector<std::string>& inputs, size_t most);

}  // namespace lapwing::tools
