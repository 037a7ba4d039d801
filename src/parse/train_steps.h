// SPDX-License-Identifier: Apache-2.0
/// The steps of TrainParse, in the order they run. Each takes what the steps before made and gives section bytes.
#pragma once

#include <string>
#include <vector>

#include "lapwing/sentence.h"
#include "parse/model_file.h"
#include "parse/splitter.h"
#include "parse/tagger.h"
#include "parse/tokenizer.h"
#include "parse/train.h"
#include "parse/word_table.h"

namespace lapwing::parse {

/// Sentences of all treebanks; `text` is their running text, which the spans point into.
struct Corpus {
  std::vector<Sentence> sentences;
  std::string text;
};

/// Deterministic numbers for shuffles and exploration (xorshift64*).
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2 + 1) {}
  uint64_t Next() {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return state_ * 0x2545F4914F6CDD1Dull;
  }
  size_t Below(size_t n) { return static_cast<size_t>((Next() >> 33) % n); }
  /// Takes out each key with the given chance.
  void Drop(std::vector<uint64_t>& keys, uint64_t per_mille) {
    std::erase_if(keys, [&](uint64_t) { return Next() % 1000 < per_mille; });
  }
  void Shuffle(std::vector<size_t>& items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[Below(i)]);
  }

 private:
  uint64_t state_;
};

Result<Corpus> ReadCorpus(const TrainOptions& options);
/// Tags for every sentence from taggers that were trained without it.
std::vector<std::vector<TagId>> JackknifeTags(const Corpus& corpus, const WordTable& words, const TagSet& tag_set, const TrainOptions& options);

WordSplits LearnWordSplits(const Corpus& corpus);
std::string TrainSplitter(const Corpus& corpus, const WordTable& words, uint64_t seed);

/// Clusters, case habits and tag sets of words; `tokenizer` cuts the texts.
Result<std::string> LearnWords(const Corpus& corpus, const Tokenizer& tokenizer, const TrainOptions& options);

TagSet CollectTags(const Corpus& corpus);
/// Trains on the sentences for which use[i] is set.
std::string TrainTagger(const Corpus& corpus, const std::vector<char>& use, const WordTable& words, const TagSet& tags, int rounds, uint64_t seed);
std::string TrainLemmas(const Corpus& corpus, const WordTable& words);
/// `tags`: for each sentence the tags a tagger gave that had not seen it.
std::string TrainTrees(const Corpus& corpus, const std::vector<std::vector<TagId>>& tags, const WordTable& words, const TagSet& tag_set,
                       const TrainOptions& options);

}  // namespace lapwing::parse
