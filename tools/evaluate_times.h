// SPDX-License-Identifier: Apache-2.0
/// `lapwing evaluate times`: time expressions against texts annotated in TimeML or TIMEX2.
#pragma once

#include "tools/verb.h"

namespace lapwing::tools {

void AddEvaluateTimes(CLI::App& evaluate, Run& run);

}  // namespace lapwing::tools
