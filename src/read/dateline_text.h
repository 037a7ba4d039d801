// SPDX-License-Identifier: Apache-2.0
/// Formats that keep the dateline apart from the text: it is put before it again, as "OSLO, Jan 17 - The envoys ...".
#pragma once

#include <string>
#include <vector>

#include "read/paragraphs.h"

namespace lapwing {

/// Nothing happens where there is no dateline, no text, or the text begins with it already.
void PutDateline(std::string dateline, std::vector<Paragraph>& paragraphs);

}  // namespace lapwing
