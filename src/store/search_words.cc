// SPDX-License-Identifier: Apache-2.0
#include "store/search_words.h"

namespace lapwing {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0'; }

}  // namespace

std::string MatchText(std::string_view words) {
  std::string out;
  size_t at = 0;
  while (at < words.size()) {
    if (IsBlank(words[at])) {
      ++at;
      continue;
    }
    bool phrase = words[at] == '"';
    if (phrase) ++at;
    std::string word;
    while (at < words.size() && words[at] != '"' && (phrase || !IsBlank(words[at]))) {
      word += words[at] == '\0' ? ' ' : words[at];
      ++at;
    }
    if (phrase && at < words.size()) ++at;  // the closing mark
    bool begins = !phrase && word.size() > 1 && word.back() == '*';
    if (begins) word.pop_back();
    if (word.empty()) continue;
    if (!out.empty()) out += ' ';
    out += '"' + word + '"';
    if (begins) out += '*';
  }
  return out.empty() ? "\"\"" : out;
}

}  // namespace lapwing
