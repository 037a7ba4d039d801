// SPDX-License-Identifier: Apache-2.0
#include "stories/word_weights.h"

#include <fmt/format.h>

#include <charconv>

#include "base/file.h"
#include "base/hash.h"
#include "base/lines.h"
#include "base/strings.h"

namespace lapwing {

uint32_t TermHash(std::string_view word) { return static_cast<uint32_t>(Hash64(word) >> 32); }

std::string_view CutPlural(std::string_view word, std::string& room) {
  if (word.size() > 4 && word.ends_with("ies")) {
    room.assign(word.substr(0, word.size() - 3)) += 'y';
    return room;
  }
  if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) word.remove_suffix(1);
  return word;
}

Result<WordWeights> WordWeights::Load(const std::string& path) {
  Result<std::string> text = ReadFile(path);
  if (!text) return text.error();
  return Parse(*text, path);
}

Result<WordWeights> WordWeights::Parse(std::string_view text, const std::string& path) {
  WordWeights weights;
  for (LineReader lines(text); lines.Next();) {
    std::string_view line = Trim(lines.line());
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string_view> parts = SplitWords(line);
    int count = 0;
    bool sound = parts.size() == 2 && std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), count).ptr == parts[1].data() + parts[1].size();
    if (!sound || count < 0 || count > 1000) return Error{Errc::kBadData, "a line is WORD and its reports of 1,000", fmt::format("{}:{}", path, lines.number())};
    weights.per_mille_.emplace(TermHash(parts[0]), count);
  }
  return weights;
}

}  // namespace lapwing
