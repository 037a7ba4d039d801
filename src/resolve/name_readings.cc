// SPDX-License-Identifier: Apache-2.0
#include "resolve/name_readings.h"

#include <algorithm>

#include "base/strings.h"
#include "resolve/knowledge_text.h"

namespace lapwing {
namespace {

bool WordChar(char c) { return IsAlpha(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

/// Calls `found` with every place where the phrase stands as words of its own; letters as they are written, but a phrase in small
/// letters also begins a sentence.
template <typename Found>
void Seek(std::string_view text, const std::string& phrase, Found&& found) {
  for (size_t at = text.find(phrase); at != text.npos; at = text.find(phrase, at + 1)) {
    bool begins = at == 0 || !WordChar(text[at - 1]);
    size_t end = at + phrase.size();
    // "Russian" for "Russia" is no such word, "governors" for "governor" is.
    bool ends = end >= text.size() || !WordChar(text[end]) || (text[end] == 's' && (end + 1 >= text.size() || !WordChar(text[end + 1])));
    if (begins && ends) found(Span{static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
  }
}

struct Evidence {
  bool holds_name = false;
  int near = 0, far = 0;  ///< words that stand in the sentence, and elsewhere
};

Evidence Weigh(const std::vector<std::string>& words, std::string_view text, Span hit, Span sentence) {
  Evidence evidence;
  for (const std::string& word : words) {
    bool near = false, far = false;
    Seek(text, word, [&](Span at) {
      if (at.begin <= hit.begin && at.end >= hit.end) evidence.holds_name = evidence.holds_name || at.end - at.begin > hit.end - hit.begin;
      else if (at.begin >= sentence.begin && at.end <= sentence.end) near = true;
      else far = true;
    });
    evidence.near += near ? 1 : 0;
    evidence.far += far && !near ? 1 : 0;
  }
  return evidence;
}

}  // namespace

Result<std::shared_ptr<const NameReadings>> NameReadings::Load(const std::string& path) {
  auto readings = std::make_shared<NameReadings>();
  auto file = OpenKnowledgeFile(path, false);
  if (!file && file.error().code == Errc::kNotFound) return std::shared_ptr<const NameReadings>(readings);
  if (!file) return file.error();
  Findings findings;
  for (const KnowledgeBlock& block : ReadBlocks(*file, findings)) {
    if (block.kind != "ambiguous") continue;
    Name& name = readings->names_[std::string(block.head)];
    for (const KnowledgeField& field : block.fields) {
      if (field.key == "longer") {
        for (std::string_view longer : SplitTrim(field.value, '|')) name.longer.emplace_back(longer);
      } else if (OneOf(field.key, {"state", "place", "person", "org", "group", "thing"})) {
        NameReading reading{std::string(field.key), "", {}};
        std::string_view rest = field.value;
        size_t blank = rest.find(' ');
        std::string_view code = rest.substr(0, blank);
        if (code != "-") reading.code = code;
        if (blank != rest.npos) {
          for (std::string_view word : SplitTrim(rest.substr(blank), '|')) reading.words.emplace_back(word);
        }
        name.readings.push_back(std::move(reading));
      }
    }
  }
  return std::shared_ptr<const NameReadings>(readings);
}

bool NameReadings::BorneByPeople(std::string_view name) const {
  auto found = names_.find(name);
  return found != names_.end() && std::any_of(found->second.readings.begin(), found->second.readings.end(), [](const NameReading& r) { return r.kind == "person"; });
}

const NameReading* NameReadings::Decide(std::string_view name, std::string_view code, std::string_view text, Span hit, Span sentence) const {
  auto found = names_.find(name);
  if (found == names_.end()) return nullptr;
  for (const std::string& longer : found->second.longer) {
    bool within = false;
    auto covers = [&](Span at) { within = within || (at.begin <= hit.begin && at.end >= hit.end); };
    Seek(text, longer, covers);
    if (hit.begin == sentence.begin && !longer.empty() && longer[0] >= 'a' && longer[0] <= 'z') Seek(text, static_cast<char>(longer[0] - 'a' + 'A') + longer.substr(1), covers);
    if (within) return &found->second.within;
  }
  Evidence state;
  for (const NameReading& reading : found->second.readings) {
    if (reading.code != code || reading.kind != "state") continue;
    state = Weigh(reading.words, text, hit, sentence);
    break;
  }
  const NameReading* best = nullptr;
  int most = state.near * 2 + state.far;
  for (const NameReading& reading : found->second.readings) {
    if (reading.code == code && reading.kind == "state") continue;
    if (reading.kind == "org" || reading.kind == "group") continue;  // a capital that stands for a body is the business of seats
    Evidence other = Weigh(reading.words, text, hit, sentence);
    if (other.holds_name) return &reading;
    if (other.near == 0 || state.near > 0 || other.near * 2 + other.far <= most) continue;
    best = &reading;
    most = other.near * 2 + other.far;
  }
  return best;
}

}  // namespace lapwing
