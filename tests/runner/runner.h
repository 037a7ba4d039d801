// SPDX-License-Identifier: Apache-2.0
/// One function per stage that runs a case (base/case_file.h), each in tests/runner/<stage>_cases.cc.
#pragma once

#include <string>
#include <vector>

#include "base/case_file.h"

namespace lapwing::testing {

/// What went wrong in one case, in words; empty when it passed.
using Failures = std::vector<std::string>;

void RunReadCase(const Case& c, Failures& failures);
void RunParseCase(const Case& c, Failures& failures);
void RunResolveCase(const Case& c, Failures& failures);
void RunCodeCase(const Case& c, Failures& failures);

}  // namespace lapwing::testing
