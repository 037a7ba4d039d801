// SPDX-License-Identifier: Apache-2.0
/// Names as Universal NER publishes them: "# sent_id = ..." and a line a word with its number, form and IOB2 tag.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lapwing/result.h"

namespace lapwing::parse {

struct NamedSentence {
  std::vector<std::string> forms;
  std::vector<uint8_t> tags;  ///< name_tags.h; kinds other than PER, ORG, LOC count as no name
};

/// By sentence id.
Result<std::map<std::string, NamedSentence>> ReadNames(const std::string& path);

}  // namespace lapwing::parse
