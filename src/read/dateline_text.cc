// SPDX-License-Identifier: Apache-2.0
#include "read/dateline_text.h"

#include "base/strings.h"

namespace lapwing {

void PutDateline(std::string dateline, std::vector<Paragraph>& paragraphs) {
  while (!dateline.empty() && (dateline.back() == '-' || dateline.back() == ' ' || dateline.back() == ',')) dateline.pop_back();
  for (std::string_view dash : {"\u2013", "\u2014"}) {
    if (dateline.ends_with(dash)) dateline.resize(dateline.size() - dash.size());
  }
  dateline = Trim(dateline);
  if (dateline.empty() || paragraphs.empty() || paragraphs.front().text.starts_with(dateline)) return;
  std::string& first = paragraphs.front().text;
  bool dashed = first.starts_with("- ") || first.starts_with("\u2013 ") || first.starts_with("\u2014 ");
  first = dateline + (dashed ? " " : " - ") + first;
}

}  // namespace lapwing
