// SPDX-License-Identifier: Apache-2.0
#include "code/pattern_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr std::array<std::string_view, 7> kStatuses = {"asserted", "claimed", "denied", "planned", "hypothetical", "negated", "historical"};

std::string ReadFlag(std::string_view word, const Codebook& book, Pattern& pattern) {
  const EventType& type = book.types[static_cast<size_t>(pattern.type)];
  if (word == "reciprocal") pattern.reciprocal = true;
  else if (word == "weak") pattern.weak = true;
  else if (word == "norec") pattern.norec = true;
  else if (word == "ahead") pattern.ahead = true;
  else if (word == "place") pattern.place = true;
  else if (word.starts_with("mode=")) {
    pattern.mode = word.substr(5);
    if (type.FindMode(pattern.mode) == nullptr) return fmt::format("type {} has no mode '{}'", type.name, pattern.mode);
  } else if (word.starts_with("status=")) {
    pattern.status = word.substr(7);
    if (std::find(kStatuses.begin(), kStatuses.end(), pattern.status) == kStatuses.end()) return fmt::format("unknown status '{}'", pattern.status);
  } else {
    return fmt::format("unknown flag '{}'; use mode=, status=, reciprocal, weak, norec, ahead, place", word);
  }
  return {};
}

std::string ReadEventFiller(std::string_view rest, const Codebook& book, Slot& slot) {
  slot.event = true;
  if (rest.empty()) slot.filter.any = true;
  else if (rest == "+") slot.filter.cooperative = true;
  else if (rest == "-") slot.filter.hostile = true;
  else if (rest.starts_with(":")) {
    for (std::string_view name : SplitTrim(rest.substr(1), ',')) {
      int type = book.TypeIndex(name);
      if (type < 0) return fmt::format("unknown event type '{}'", name);
      slot.filter.types.push_back(type);
    }
  } else {
    return fmt::format("unknown event filler 'E{}'", rest);
  }
  return {};
}

/// A word's own mark, and that of its last part, which is what stands in the sentence where the tokenizer parts it or a frame wants two words.
void Mark(std::string_view word, std::bitset<kWordMarks>& marks) {
  marks.set(WordMark(word));
  if (size_t cut = word.find_last_of("_-"); cut != std::string_view::npos) marks.set(WordMark(word.substr(cut + 1)));
}

std::string ReadSlot(std::string_view text, const WordClasses& classes, const Codebook& book, WordChoices& choices, Slot& slot) {
  if (text.starts_with("!")) {
    slot.forbidden = true;
    text.remove_prefix(1);
  }
  size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0) return fmt::format("a slot is written relation=filler, not '{}'", text);
  for (std::string_view relation : SplitTrim(text.substr(0, equals), ',')) slot.relations.emplace_back(relation);
  std::string_view filler = text.substr(equals + 1);
  if (filler.ends_with("?")) {
    slot.optional = true;
    filler.remove_suffix(1);
  }
  if (filler.starts_with("{")) {
    size_t close = filler.find('}');
    if (close == std::string_view::npos) return fmt::format("'{{' without '}}' in '{}'", text);
    std::shared_ptr<const WordChoice>& choice = choices[std::string(filler.substr(1, close - 1))];
    if (choice == nullptr) {
      auto made = std::make_shared<WordChoice>();
      if (std::string fault = ExpandWords(filler.substr(1, close - 1), classes, made->words); !fault.empty()) return fault;
      for (const std::string& word : made->words) Mark(word, made->marks);
      choice = made;
    }
    slot.words = std::shared_ptr<const WordSet>(choice, &choice->words);
    slot.marks = std::shared_ptr<const std::bitset<kWordMarks>>(choice, &choice->marks);
    filler = filler.substr(close + 1);
    if (filler.ends_with("?")) {
      slot.optional = true;
      filler.remove_suffix(1);
    }
    if (filler.empty()) return {};
    if (!filler.starts_with(":")) return fmt::format("after '}}' only :A, :R or :AR may follow, not '{}'", filler);
    filler.remove_prefix(1);
  }
  if (filler == "A") slot.actor = true;
  else if (filler == "R") slot.recipient = true;
  else if (filler == "AR") slot.actor = slot.recipient = true;
  else if (filler == "*") slot.anything = true;
  else if (filler.starts_with("E")) return ReadEventFiller(filler.substr(1), book, slot);
  else return fmt::format("unknown filler '{}'; use A, R, AR, {{words}}, *, E, E+, E-, E:TYPE", filler);
  return {};
}

}  // namespace

std::string ExpandWords(std::string_view list, const WordClasses& classes, WordSet& words, int depth) {
  if (depth > 8) return fmt::format("class {} contains itself", list);
  for (std::string_view word : SplitTrim(list, '|')) {
    if (!word.starts_with("@")) {
      words.insert(std::string(word));
      continue;
    }
    auto it = classes.find(std::string(word));
    if (it == classes.end()) return fmt::format("unknown class {}", word);
    for (const std::string& inner : it->second) {
      if (std::string fault = ExpandWords(inner, classes, words, depth + 1); !fault.empty()) return fault;
    }
  }
  return {};
}

std::string ReadPattern(std::string_view text, const WordClasses& classes, const Codebook& book, WordChoices& choices, Pattern& pattern, std::vector<std::string>& triggers) {
  std::string_view flags;
  if (size_t semicolon = text.find(';'); semicolon != std::string_view::npos) {
    flags = text.substr(semicolon + 1);
    text = text.substr(0, semicolon);
  }
  size_t colon = text.find(':');
  std::string_view slots = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  WordSet words;
  if (std::string fault = ExpandWords(text.substr(0, colon), classes, words); !fault.empty()) return fault;
  if (words.empty()) return "a pattern needs a trigger word before ':'";
  for (std::string_view word : SplitWords(flags)) {
    if (std::string fault = ReadFlag(word, book, pattern); !fault.empty()) return fault;
  }
  std::string joined;  // blanks end a slot, but not inside "{a | b}"
  int depth = 0;
  for (char c : slots) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth > 0 && c == ' ') continue;
    joined += c;
  }
  for (std::string_view slot_text : SplitWords(joined)) {
    Slot slot;
    if (std::string fault = ReadSlot(slot_text, classes, book, choices, slot); !fault.empty()) return fault;
    pattern.slots.Add(std::move(slot));
  }
  // Sorted, so that the order of patterns does not follow the hash of their triggers.
  triggers.assign(words.begin(), words.end());
  std::sort(triggers.begin(), triggers.end());
  return {};
}

}  // namespace lapwing
