// SPDX-License-Identifier: Apache-2.0
#include "parse/lemmatizer.h"

#include <algorithm>
#include <map>

#include "base/byte_io.h"
#include "parse/chars.h"
#include "base/model_hash.h"

namespace lapwing::parse {
namespace {

constexpr size_t kLongestEnding = 6;
constexpr size_t kWhole = 99;

uint64_t TagKey(TagPair tag) { return static_cast<uint64_t>(tag.upos) << 8 | tag.xpos; }

uint64_t EndingKey(std::string_view text, size_t length, uint64_t tag) {
  bool whole = length == kWhole;
  return Combine(HashBytes(whole ? text : text.substr(text.size() - length), whole ? 11 : 12), tag);
}

LemmaRule RuleFor(std::string_view text, std::string_view lemma) {
  size_t common = 0;
  while (common < text.size() && common < lemma.size() && text[common] == lemma[common]) ++common;
  return {static_cast<uint8_t>(std::min<size_t>(text.size() - common, 255)), std::string(lemma.substr(common))};
}

bool KeepsCase(TagPair tag) { return tag.upos == Upos::PROPN || tag.upos == Upos::X || tag.upos == Upos::SYM; }

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

/// "straf": one syllable that would double its last letter if it were the whole stem, so an e has gone.
bool WantsE(std::string_view stem) {
  if (stem.size() < 3) return false;
  size_t groups = 0;
  for (size_t i = 0; i < stem.size(); ++i) groups += IsVowel(stem[i]) && (i == 0 || !IsVowel(stem[i - 1]));
  char last = stem[stem.size() - 1];
  return groups == 1 && !IsVowel(last) && last != 'w' && last != 'x' && IsVowel(stem[stem.size() - 2]) && !IsVowel(stem[stem.size() - 3]);
}

/// Regular base forms a word could have, the likeliest first.
std::vector<std::string> Candidates(std::string_view text, std::string_view xpos) {
  size_t ending = xpos == "VBG" ? 3 : 2;
  bool inflected = (xpos == "VBG" && text.ends_with("ing")) || ((xpos == "VBD" || xpos == "VBN") && text.ends_with("ed"));
  std::vector<std::string> out;
  if (inflected && text.size() > ending + 2) {
    std::string stem(text.substr(0, text.size() - ending));
    size_t n = stem.size();
    bool doubled = stem[n - 1] == stem[n - 2] && !IsVowel(stem[n - 1]);
    if (doubled) out.push_back(stem.substr(0, n - 1));
    if (stem[n - 1] == 'i' && ending == 2) out.push_back(stem.substr(0, n - 1) + "y");
    if (WantsE(stem)) out.push_back(stem + "e");
    out.push_back(stem);
    out.push_back(stem + "e");
  } else if ((xpos == "VBZ" || xpos == "NNS") && text.ends_with("es") && text.size() > 4) {
    if (text.ends_with("ies")) out.push_back(std::string(text.substr(0, text.size() - 3)) + "y");
    out.emplace_back(text.substr(0, text.size() - 1));
    out.emplace_back(text.substr(0, text.size() - 2));
  }
  return out;
}

/// Keeps `lemma` when it is a word of running text, else takes the first candidate that is one.
std::string PreferKnown(const std::string& text, TagPair tag, std::string lemma, const WordTable& words) {
  auto known = [&](const std::string& word) { return words.Find(HashBytes(WordTable::Normalize(word))).cluster != 0; };
  std::string_view xpos = XposName(tag.xpos);
  // "bombed", "climbing": no verb doubles its last letter to -mb-.
  bool past = xpos == "VBD" || xpos == "VBN";
  if (past && text.ends_with("mbed")) return text.substr(0, text.size() - 2);
  if (xpos == "VBG" && text.ends_with("mbing")) return text.substr(0, text.size() - 3);
  if (known(lemma)) return lemma;
  std::vector<std::string> candidates = Candidates(text, xpos);
  for (auto& candidate : candidates) {
    if (known(candidate)) return candidate;
  }
  bool verb = xpos == "VBD" || xpos == "VBN" || xpos == "VBG";
  return verb && !candidates.empty() && WantsE(lemma) ? candidates.front() : lemma;
}

using RuleCounts = std::map<uint16_t, int>;
uint16_t Best(const RuleCounts& counts) {
  return std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
}

}  // namespace

std::string Lemmatizer::Base(const Lexeme& lexeme, TagPair tag) {
  if (!KeepsCase(tag)) return lexeme.lower;
  return lexeme.form;
}

std::string Lemmatizer::Lemma(const Lexeme& lexeme, TagPair tag, const WordTable& words) const {
  std::string text = Base(lexeme, tag);
  uint64_t key = TagKey(tag);
  auto found = endings_.find(EndingKey(text, kWhole, key));
  bool whole = found != endings_.end();
  for (size_t length = std::min(kLongestEnding, text.size()) + 1; found == endings_.end() && length-- > 0;) {
    found = endings_.find(EndingKey(text, length, key));
  }
  std::string lemma = text;
  if (found != endings_.end()) {
    const LemmaRule& rule = rules_[found->second];
    if (rule.cut <= text.size() && rule.add.size() + text.size() > rule.cut) {
      lemma.resize(text.size() - rule.cut);
      lemma += rule.add;
    }
  }
  return whole ? lemma : PreferKnown(text, tag, std::move(lemma), words);
}

std::string Lemmatizer::Train(const std::vector<Example>& examples) {
  std::map<std::pair<uint8_t, std::string>, int> rule_counts;
  for (const auto& example : examples) {
    LemmaRule rule = RuleFor(example.text, example.lemma);
    rule_counts[{rule.cut, rule.add}] += example.count;
  }
  std::map<std::pair<uint8_t, std::string>, uint16_t> rule_ids;
  for (const auto& entry : rule_counts) rule_ids.emplace(entry.first, static_cast<uint16_t>(rule_ids.size()));

  // (tag, ending length, ending) -> how often each rule was right. Endings count each word once: they stand for unseen words.
  std::map<std::tuple<uint64_t, size_t, std::string>, RuleCounts> counts;
  for (const auto& example : examples) {
    LemmaRule rule = RuleFor(example.text, example.lemma);
    uint16_t id = rule_ids[{rule.cut, rule.add}];
    uint64_t tag = TagKey(example.tag);
    counts[{tag, kWhole, example.text}][id] += example.count;
    if (rule.cut > kLongestEnding) continue;
    for (size_t length = 0; length <= std::min(kLongestEnding, example.text.size()); ++length) {
      if (length < rule.cut) continue;
      counts[{tag, length, example.text.substr(example.text.size() - length)}][id] += 1;
    }
  }
  std::map<uint64_t, uint16_t> chosen;
  auto shorter = [&](uint64_t tag, const std::string& text, size_t length) -> int {
    for (size_t n = std::min(length, text.size()) + 1; n-- > 0;) {
      auto it = chosen.find(EndingKey(text, n, tag));
      if (it != chosen.end()) return it->second;
    }
    return -1;
  };
  // The map's order visits short endings of a tag before long ones, whole words last.
  for (const auto& [key, rules] : counts) {
    const auto& [tag, length, text] = key;
    bool whole = length == kWhole;
    uint16_t best = Best(rules);
    int total = 0;
    for (const auto& entry : rules) total += entry.second;
    if (!whole && length > 0 && total < 2) continue;
    size_t below = whole ? kLongestEnding : length - 1;
    if (length > 0 && shorter(tag, text, below) == best) continue;
    chosen[EndingKey(text, length, tag)] = best;
  }
  ByteWriter out;
  out.U32(static_cast<uint32_t>(rule_ids.size()));
  for (const auto& entry : rule_ids) {
    out.U8(entry.first.first);
    out.Text(entry.first.second);
  }
  out.U32(static_cast<uint32_t>(chosen.size()));
  for (const auto& [key, rule] : chosen) {
    out.U64(key);
    out.U16(rule);
  }
  return out.Take();
}

bool Lemmatizer::Load(std::string_view bytes) {
  ByteReader in(bytes);
  rules_.resize(std::min<uint32_t>(in.U32(), 65535));
  for (auto& rule : rules_) {
    rule.cut = in.U8();
    rule.add = in.Text();
  }
  uint32_t count = in.U32();
  if (!in.ok() || in.left() != uint64_t{count} * 10) return false;
  endings_.reserve(count);
  for (uint32_t i = 0; i < count; ++i) {
    uint64_t key = in.U64();
    uint16_t rule = in.U16();
    if (rule >= rules_.size()) return false;
    endings_.emplace(key, rule);
  }
  return true;
}

}  // namespace lapwing::parse
