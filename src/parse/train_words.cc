// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>

#include "parse/chars.h"
#include "parse/cluster.h"
#include "parse/text_blocks.h"
#include "parse/train_steps.h"

namespace lapwing::parse {
namespace {

constexpr int kMinCount = 6;          ///< rarer words have no cluster
constexpr size_t kMaxWords = 40000;
constexpr int kMinTagged = 4;         ///< training tokens a word needs for its tag set to be told

struct WordCount {
  int64_t count = 0;
  int64_t lower = 0;
  int64_t capital = 0;
  int64_t upper = 0;
};
using Counts = std::unordered_map<std::string, WordCount>;

bool EndsSentence(std::string_view form) { return std::string_view(".!?:\"'(-*").find(form.back()) != std::string_view::npos; }

/// Calls visit(tokens of one block).
template <typename Visit>
void ForEachBlock(const std::string& text, const Tokenizer& tokenizer, Visit visit) {
  TokenBlock tokens;
  for (const auto& block : FindBlocks(text)) {
    tokens.tokens.clear();
    tokens.multiword.clear();
    tokenizer.Tokenize(text, block.span, tokens);
    visit(tokens.tokens);
  }
}

/// Headlines say nothing about case.
bool IsRunningText(const std::vector<Token>& tokens) {
  size_t words = 0;
  size_t raised = 0;
  for (const auto& token : tokens) {
    if (!HasLetter(token.form)) continue;
    ++words;
    raised += StartsUpper(token.form);
  }
  return words >= 6 && raised * 2 < words;
}

void Count(const std::vector<Token>& tokens, Counts& counts) {
  bool running = IsRunningText(tokens);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::string& form = tokens[i].form;
    WordCount& word = counts[WordTable::Normalize(form)];
    ++word.count;
    if (!running || i == 0 || EndsSentence(tokens[i - 1].form) || !HasLetter(form)) continue;
    if (!StartsUpper(form)) {
      ++word.lower;
    } else if (HasLower(form) || form.size() == 1) {
      ++word.capital;
    } else {
      ++word.upper;
    }
  }
}

CaseHabit Habit(const WordCount& count) {
  int64_t total = count.lower + count.capital + count.upper;
  if (total < 2) return CaseHabit::kUnknown;
  if (count.upper * 5 > total * 3) return CaseHabit::kUpper;
  if (count.lower * 10 >= total * 9) return CaseHabit::kLower;
  if (count.lower * 10 <= total) return CaseHabit::kCapital;
  return CaseHabit::kMixed;
}

/// Words of the treebanks with the set of UPOS and coarse XPOS they had: rare readings are left out as likely slips.
std::map<std::string, uint16_t> TagSetsOfWords(const Corpus& corpus) {
  std::map<std::string, std::map<int, int>> tags;
  for (const auto& sentence : corpus.sentences) {
    for (const auto& token : sentence.tokens) {
      ++tags[WordTable::Normalize(token.form)][static_cast<int>(token.upos) << 8 | token.xpos];
    }
  }
  std::map<std::vector<int>, uint16_t> sets;
  std::map<std::string, uint16_t> out;
  for (const auto& [word, counts] : tags) {
    int total = 0;
    for (const auto& entry : counts) total += entry.second;
    if (total < kMinTagged) continue;
    std::vector<int> set;
    for (const auto& [tag, count] : counts) {
      if (count * 25 >= total) set.push_back(tag);
    }
    auto id = static_cast<uint16_t>(std::min<size_t>(sets.size() + 1, 65535));
    out[word] = sets.emplace(set, id).first->second;
  }
  return out;
}

Result<std::string> ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Errc::kNotFound, "cannot open the text", path};
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

}  // namespace

Result<std::string> LearnWords(const Corpus& corpus, const Tokenizer& tokenizer, const TrainOptions& options) {
  std::vector<std::string> texts{corpus.text};
  for (const auto& path : options.texts) {
    auto text = ReadText(path);
    if (!text) return text.error();
    texts.push_back(PlainQuotes(*text));
  }
  Counts counts;
  for (const auto& text : texts) {
    ForEachBlock(text, tokenizer, [&](const std::vector<Token>& tokens) { Count(tokens, counts); });
  }
  std::vector<std::pair<int64_t, std::string>> frequent;
  for (const auto& [word, count] : counts) {
    if (count.count >= kMinCount) frequent.emplace_back(-count.count, word);
  }
  std::sort(frequent.begin(), frequent.end());
  if (frequent.size() > kMaxWords) frequent.resize(kMaxWords);
  std::unordered_map<std::string, uint32_t> ids;
  for (const auto& entry : frequent) ids.emplace(entry.second, static_cast<uint32_t>(ids.size() + 1));

  std::vector<uint32_t> sequence{0};
  for (const auto& text : texts) {
    ForEachBlock(text, tokenizer, [&](const std::vector<Token>& tokens) {
      for (const auto& token : tokens) {
        auto it = ids.find(WordTable::Normalize(token.form));
        sequence.push_back(it == ids.end() ? 0 : it->second);
      }
      sequence.push_back(0);
    });
  }
  texts.clear();
  if (options.progress) options.progress(fmt::format("words: {} running words, {} with a cluster", sequence.size(), ids.size()));
  int clusters = std::min(options.clusters, static_cast<int>(ids.size()));
  Clustering clustering = ClusterWords(sequence, static_cast<uint32_t>(ids.size()), clusters);

  std::map<std::string, uint16_t> tag_sets = TagSetsOfWords(corpus);
  std::set<std::string> all;
  for (const auto& entry : frequent) all.insert(entry.second);
  for (const auto& entry : tag_sets) all.insert(entry.first);
  std::vector<WordTable::Item> items;
  for (const auto& word : all) {
    WordTable::Item item{word, {}};
    auto id = ids.find(word);
    if (id != ids.end()) item.info.cluster = clustering.cluster[id->second];
    auto set = tag_sets.find(word);
    if (set != tag_sets.end()) item.info.ambiguity = set->second;
    auto count = counts.find(word);
    if (count != counts.end()) item.info.habit = Habit(count->second);
    items.push_back(std::move(item));
  }
  return WordTable::Pack(items, clustering.paths);
}

}  // namespace lapwing::parse
