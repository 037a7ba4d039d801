// SPDX-License-Identifier: Apache-2.0
/// Work that falls into independent parts.
#pragma once

#include <functional>

namespace lapwing::parse {

/// Calls work(0) ... work(count - 1), `threads` at a time. The calls must not share what they change.
void SideBySide(int threads, int count, const std::function<void(int)>& work);

}  // namespace lapwing::parse
