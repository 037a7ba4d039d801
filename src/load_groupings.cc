// SPDX-License-Identifier: Apache-2.0
#include "load_groupings.h"

#include "base/file.h"

namespace lapwing {

Result<Groupings> LoadGroupings(const std::string& own) {
  Groupings groupings;
  std::vector<std::string> files = {DataPath("groupings/alliances.txt"), DataPath("groupings/regions.txt")};
  if (!own.empty()) files.push_back(own);
  for (const std::string& file : files) {
    Result<std::string> text = ReadFile(file);
    if (!text) return text.error();
    Status read = groupings.Read(*text, file);
    if (!read) return Error{Errc::kUsage, read.error().message, read.error().where};
  }
  return groupings;
}

}  // namespace lapwing
