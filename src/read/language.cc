// SPDX-License-Identifier: Apache-2.0
#include "read/language.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/strings.h"
#include "base/utf8.h"

namespace lapwing {
namespace {

constexpr std::string_view kStopWords[] = {
    "a",       "about",  "after", "against", "all",   "also",   "although", "an",      "and",   "any",   "are",
    "as",      "at",     "be",    "because", "been",  "before", "being",    "between", "both",  "but",   "by",
    "can",     "could",  "did",   "do",      "does",  "down",   "during",   "each",    "even",  "for",   "from",
    "further", "had",    "has",   "have",    "he",    "her",    "here",     "him",     "his",   "how",   "however",
    "i",       "if",     "in",    "into",    "is",    "it",     "its",      "just",    "last",  "like",  "made",
    "many",    "may",    "me",    "more",    "most",  "much",   "must",     "my",      "no",    "not",   "now",
    "of",      "on",     "one",   "only",    "or",    "other",  "our",      "out",     "over",  "said",  "says",
    "she",     "should", "since", "so",      "some",  "such",   "than",     "that",    "the",   "their", "them",
    "then",    "there",  "these", "they",    "this",  "those",  "through",  "to",      "too",   "two",   "under",
    "until",   "up",     "us",    "was",     "we",    "were",   "what",     "when",    "where", "which", "while",
    "who",     "will",   "with",  "without", "would", "year",   "yet",      "you",     "your"};

// Words of the list above that are frequent words of Dutch, German, Spanish, Italian, French or Danish too:
// they do not speak for English.
constexpr std::string_view kShared[] = {"a",   "an", "as", "at", "be", "die", "do", "had", "he",
                                        "her", "i",  "in", "is", "me", "no",  "of", "on",  "was"};

// Function words of Dutch, German, French, Spanish, Portuguese, Italian, the Scandinavian languages, Indonesian,
// Polish, Czech, Hungarian and Turkish that are rare in English.
constexpr std::string_view kForeign[] = {
    "ale",  "att",   "auf", "av",  "az",  "bir",  "che",  "con",   "da",  "dan", "das", "dass", "de",   "dei",
    "del",  "della", "dem", "den", "der", "des",  "det",  "di",    "dos", "du",  "ein", "eine", "el",   "en",
    "er",   "es",    "est", "et",  "gli", "het",  "hogy", "ik",    "il",  "ile", "ist", "je",   "jest", "la",
    "las",  "le",    "les", "los", "med", "mit",  "na",   "nicht", "nie", "och", "og",  "os",   "para", "por",
    "pour", "que",   "qui", "sa",  "se",  "si",   "som",  "sur",   "te",  "um",  "un",  "una",  "und",  "une",
    "uno",  "untuk", "van", "ve",  "von", "voor", "w",    "yang",  "za",  "zu"};

// Every word of a page is looked up, so words are compared as numbers: their letters, the first one highest. None of the lists holds a
// longer one than eight letters.
constexpr uint64_t Packed(std::string_view word) {
  uint64_t packed = 0;
  for (size_t i = 0; i < 8; ++i) packed = packed << 8 | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  return packed;
}

template <size_t N>
constexpr std::array<uint64_t, N> PackedList(const std::string_view (&words)[N]) {
  std::array<uint64_t, N> packed{};
  for (size_t i = 0; i < N; ++i) packed[i] = Packed(words[i]);
  return packed;
}

constexpr auto kStopWordsPacked = PackedList(kStopWords);
constexpr auto kSharedPacked = PackedList(kShared);
constexpr auto kForeignPacked = PackedList(kForeign);
static_assert(std::is_sorted(kStopWordsPacked.begin(), kStopWordsPacked.end()) && std::is_sorted(kSharedPacked.begin(), kSharedPacked.end()) &&
              std::is_sorted(kForeignPacked.begin(), kForeignPacked.end()));

/// Most words of a page stand in no list: a table of hashes says so at once.
constexpr size_t HashOf(uint64_t packed) { return static_cast<size_t>(packed * 0x9E3779B97F4A7C15U >> 53); }

constexpr std::array<bool, 2048> kListed = [] {
  std::array<bool, 2048> listed{};
  for (uint64_t word : kStopWordsPacked) listed[HashOf(word)] = true;
  for (uint64_t word : kSharedPacked) listed[HashOf(word)] = true;
  for (uint64_t word : kForeignPacked) listed[HashOf(word)] = true;
  return listed;
}();

template <size_t N>
bool Contains(const std::array<uint64_t, N>& words, std::string_view word) {
  if (word.size() > 8) return false;
  const uint64_t packed = Packed(word);
  return kListed[HashOf(packed)] && std::binary_search(words.begin(), words.end(), packed);
}

struct Counts {
  int words = 0;
  int latin = 0;    ///< words of letters a-z only
  int english = 0;  ///< function words that speak for English
  int foreign = 0;  ///< function words of other languages, and words with letters English has not
};

Counts Count(std::string_view text) {
  Counts counts;
  std::string word;
  bool ascii = true;
  auto finish = [&] {
    if (word.empty()) return;
    ++counts.words;
    if (ascii) ++counts.latin;
    if (!ascii || Contains(kForeignPacked, word)) ++counts.foreign;
    if (ascii && IsStopWord(word) && !Contains(kSharedPacked, word)) ++counts.english;
    word.clear();
    ascii = true;
  };
  for (size_t i = 0; i < text.size() && counts.words < 2000;) {
    char32_t c = NextCodepoint(text, i);
    if (c < 0x80 && IsAlpha(static_cast<char>(c))) {
      word += static_cast<char>(c | 0x20);
    } else if (c >= 0x80 && IsLetter(c)) {
      word += 'x';
      ascii = false;
      if (c >= 0x2E80) finish();  // scripts without spaces: every sign counts
    } else {
      finish();
    }
  }
  finish();
  return counts;
}

}  // namespace

bool IsStopWord(std::string_view lower) { return Contains(kStopWordsPacked, lower); }

std::string GuessLanguage(std::string_view text) {
  Counts counts = Count(text);
  if (counts.words < kLanguageWords) return counts.words > 3 && counts.latin * 3 < counts.words ? "und" : "";
  if (counts.english * 100 >= counts.words * 12) return "en";
  // Tables and lists of names have few function words of any language.
  if (counts.english * 100 < counts.words * 5 && counts.foreign * 100 >= counts.words * 10) return "und";
  return "";
}

}  // namespace lapwing
