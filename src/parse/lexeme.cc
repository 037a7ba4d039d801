// SPDX-License-Identifier: Apache-2.0
#include "parse/lexeme.h"

#include "parse/chars.h"
#include "base/model_hash.h"

namespace lapwing::parse {
namespace {

enum class CaseStyle { kRunning, kCapitals, kTitle };

CaseHabit HabitOf(std::string_view form, const WordTable& words) {
  return words.Find(HashBytes(WordTable::Normalize(form))).habit;
}

/// Capitals: at least three words, none of them with a small letter. Title case: nearly every long word has a capital
/// although several of them would not have one in running text.
CaseStyle StyleOf(std::span<const Token> tokens, const WordTable& words) {
  int letters = 0;
  int upper = 0;
  int long_words = 0;
  int long_capital = 0;
  for (const auto& token : tokens) {
    if (token.form.size() < 2 || !HasLetter(token.form)) continue;
    ++letters;
    if (!HasLower(token.form)) ++upper;
    if (token.form.size() < 4) continue;
    ++long_words;
    if (StartsUpper(token.form)) ++long_capital;
  }
  if (letters >= 3 && upper >= letters - letters / 8) return CaseStyle::kCapitals;
  if (long_words < 4 || long_capital * 10 < long_words * 9) return CaseStyle::kRunning;
  int raised = 0;
  for (size_t i = 1; i < tokens.size(); ++i) {
    if (StartsUpper(tokens[i].form) && HabitOf(tokens[i].form, words) == CaseHabit::kLower) ++raised;
  }
  return raised >= 2 && raised * 4 >= long_words ? CaseStyle::kTitle : CaseStyle::kRunning;
}

std::string UsualCase(const std::string& form, CaseStyle style, bool first, const WordTable& words) {
  if (style == CaseStyle::kRunning || !HasLetter(form)) return form;
  CaseHabit habit = HabitOf(form, words);
  if (style == CaseStyle::kTitle) return habit == CaseHabit::kLower && !first ? Lower(form) : form;
  switch (habit) {
    case CaseHabit::kUpper: return form;
    case CaseHabit::kLower: return first ? Capitalize(form) : Lower(form);
    case CaseHabit::kMixed: return Lower(form);
    // A word never seen in running text is most often a name.
    default: return Capitalize(form);
  }
}

/// Byte length of the last (or first) n characters; npos when there are fewer than n + 1.
size_t SuffixBytes(std::string_view word, size_t n) {
  size_t pos = word.size();
  for (; n > 0; --n) {
    do {
      if (pos == 0) return std::string_view::npos;
      --pos;
    } while ((static_cast<unsigned char>(word[pos]) & 0xC0) == 0x80);
  }
  return pos == 0 ? std::string_view::npos : word.size() - pos;
}

size_t PrefixBytes(std::string_view word, size_t n) {
  size_t pos = 0;
  for (; n > 0; --n) {
    if (pos >= word.size()) return std::string_view::npos;
    pos += Decode(word, pos).length;
  }
  return pos >= word.size() ? std::string_view::npos : pos;
}

void Fill(Lexeme& lexeme, const WordTable& words) {
  lexeme.lower = Lower(lexeme.form);
  std::string normalized = WordTable::Normalize(lexeme.form);
  lexeme.word = HashBytes(normalized);
  for (size_t n = 0; n < lexeme.suffix.size(); ++n) {
    size_t bytes = SuffixBytes(normalized, n + 1);
    lexeme.suffix[n] = bytes == std::string_view::npos ? 0 : HashBytes(std::string_view(normalized).substr(normalized.size() - bytes), 1);
  }
  for (size_t n = 0; n < lexeme.prefix.size(); ++n) {
    size_t bytes = PrefixBytes(normalized, n + 1);
    lexeme.prefix[n] = bytes == std::string_view::npos ? 0 : HashBytes(std::string_view(normalized).substr(0, bytes), 2);
  }
  lexeme.shape = HashBytes(Shape(lexeme.form, 3), 3);
  lexeme.short_shape = HashBytes(Shape(lexeme.form, 1), 4);
  const WordInfo& info = words.Find(lexeme.word);
  lexeme.cluster = info.cluster;
  lexeme.cluster4 = words.Prefix(info.cluster, 4);
  lexeme.cluster6 = words.Prefix(info.cluster, 6);
  lexeme.cluster10 = words.Prefix(info.cluster, 10);
  lexeme.ambiguity = info.ambiguity;
  lexeme.habit = info.habit;
}

}  // namespace

void Describe(std::span<const Token> tokens, const WordTable& words, std::vector<Lexeme>& out) {
  CaseStyle style = StyleOf(tokens, words);
  out.resize(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    out[i].form = UsualCase(tokens[i].form, style, i == 0, words);
    Fill(out[i], words);
  }
}

}  // namespace lapwing::parse
