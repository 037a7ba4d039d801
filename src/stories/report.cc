// SPDX-License-Identifier: Apache-2.0
#include "stories/report.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "base/lines.h"
#include "base/strings.h"
#include "lapwing/date.h"

namespace lapwing {
namespace {

// Words of more than a quarter of all reports tell nothing of this one.
constexpr int kCommonPerMille = 250;
constexpr size_t kLeadWords = 40;
constexpr int kMostWeight = 8;

struct Word {
  std::string_view written;
  bool number = false;
  bool name = false;  ///< a capital that no sentence begins with
};

bool Letter(unsigned char c) { return IsAlpha(static_cast<char>(c)) || c >= 0x80; }

/// Calls `take` for every word. Punctuation beyond ASCII (dashes, dots of ellipsis: E2 80 xx) parts words as any other.
template <typename Take>
void ForWords(std::string_view text, Take take) {
  bool begins = true;
  for (size_t at = 0; at < text.size();) {
    auto c = static_cast<unsigned char>(text[at]);
    if (c == 0xE2 && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80) {
      at += 3;
      continue;
    }
    if (!Letter(c) && !IsDigit(text[at])) {
      if (c == '.' || c == '?' || c == '!' || c == '\n' || c == '"' || c == ':') begins = true;
      ++at;
      continue;
    }
    size_t end = at;
    bool number = IsDigit(text[at]);
    while (end < text.size()) {
      auto d = static_cast<unsigned char>(text[end]);
      bool inside = end + 1 < text.size() && IsDigit(text[end + 1]) && end > at && IsDigit(text[end - 1]);
      if (d == 0xE2 && end + 1 < text.size() && static_cast<unsigned char>(text[end + 1]) == 0x80) break;
      if (!Letter(d) && !IsDigit(text[end]) && !(inside && (d == '.' || d == ','))) break;
      ++end;
    }
    std::string_view written = text.substr(at, end - at);
    bool possessive = written == "s" && at > 0 && text[at - 1] == '\'';
    if (!possessive && !take(Word{written, number, !begins && (IsUpper(written[0]) || static_cast<unsigned char>(written[0]) == 0xC3)})) return;
    begins = false;
    at = end;
  }
}

void Lower(std::string_view word, std::string& lower) {
  lower.assign(word);
  for (char& c : lower) c = IsUpper(c) ? static_cast<char>(c + 32) : c;
}

uint32_t Mix(uint64_t a, uint64_t b, uint64_t c) {
  uint64_t h = (a * 0x9E3779B97F4A7C15ull) ^ (b + 0x7F4A7C159E3779B9ull) * 0xBF58476D1CE4E5B9ull;
  h = (h ^ (h >> 31)) * 0x94D049BB133111EBull ^ (c + 0x2545F4914F6CDD1Dull) * 0xD6E8FEB86659FD93ull;
  h ^= h >> 29;
  return static_cast<uint32_t>((h * 0xBF58476D1CE4E5B9ull) >> 32);
}

void SortOnce(std::vector<uint32_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// Gathers terms in the order of their first mention.
class Keywords {
 public:
  explicit Keywords(const WordWeights& weights) : weights_(weights) { places_.reserve(512); }

  void Add(const Word& word, std::string_view lower, int weight) {
    if (word.written.size() < 2 || (word.number && word.written.size() == 4)) return;  // years are everywhere
    uint32_t hash = TermHash(CutPlural(lower, room_));
    auto [it, fresh] = places_.emplace(hash, list_.size());
    if (fresh) {
      int per_mille = weights_.PerMille(hash);
      list_.push_back({{hash, 0, static_cast<uint16_t>(per_mille)}, word.written});
    }
    Keyword& term = list_[it->second].term;
    // A few mentions say what there is to say; a name counts more.
    term.weight = static_cast<uint16_t>(std::min(term.weight + weight + (word.name ? 1 : 0), kMostWeight));
  }

  void MoveTo(Report& report) {
    std::erase_if(list_, [](const Entry& entry) { return entry.term.per_mille > kCommonPerMille; });
    if (list_.size() > kMaxTerms) {
      auto value = [](const Keyword& term) { return term.weight * (1000 - term.per_mille); };
      std::stable_sort(list_.begin(), list_.end(), [&](const Entry& a, const Entry& b) { return value(a.term) > value(b.term); });
      list_.resize(kMaxTerms);
    }
    std::sort(list_.begin(), list_.end(), [](const Entry& a, const Entry& b) { return a.term.hash < b.term.hash; });
    for (const Entry& entry : list_) {
      report.terms.push_back(entry.term);
      report.words.emplace_back(entry.word);
    }
  }

 private:
  struct Entry {
    Keyword term;
    std::string_view word;
  };
  const WordWeights& weights_;
  std::vector<Entry> list_;
  std::unordered_map<uint32_t, size_t> places_;  ///< looked up, never walked
  std::string room_;
};

}  // namespace

Report MakeReport(const Article& article, const Agencies& agencies, const WordWeights& weights) {
  Report report;
  report.id = article.id;
  if (std::optional<Date> date = Date::Parse(article.published); date && date->precision == Precision::kDay) report.day = date->Days();
  if (!article.publisher.empty()) report.publisher = Hash64(LowerAscii(article.publisher)) | 1;
  if (!article.url.empty()) report.url = Hash64(article.url) | 1;
  report.agency = agencies.Of(article);

  Keywords terms(weights);
  std::string lower;
  ForWords(article.title, [&](const Word& word) {
    Lower(word.written, lower);
    terms.Add({word.written, word.number, false}, lower, 3);  // titles write every word with a capital
    return true;
  });
  uint64_t last[2] = {0, 0};
  size_t words = 0;
  for (LineReader lines(article.text); words < kMaxWords && lines.Next();) {
    std::string_view line = lines.line();
    if (line.empty() || IsCredit(line)) continue;
    line.remove_prefix(DatelineLength(line));
    size_t in_line = 0;
    ForWords(line, [&](const Word& word) {
      Lower(word.written, lower);
      uint64_t hash = Hash64(lower);
      // Phrases end with their paragraph: papers drop, move and insert whole ones.
      if (++in_line >= kShingleWords) report.shingles.push_back(Mix(last[0], last[1], hash));
      last[0] = last[1];
      last[1] = hash;
      if (word.number) report.figures.push_back(static_cast<uint32_t>(hash));
      terms.Add(word, lower, words < kLeadWords ? 2 : 1);
      return ++words < kMaxWords;
    });
  }
  SortOnce(report.shingles);
  SortOnce(report.figures);
  terms.MoveTo(report);
  return report;
}

}  // namespace lapwing
