// SPDX-License-Identifier: Apache-2.0
/// The steps of TrainParse, in the order they run. Each takes what the steps before made and gives section bytes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lapwing/sentence.h"
#include "parse/model_file.h"
#include "parse/random.h"
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

/// Gives the line to options.progress, one thread at a time.
void Say(const TrainOptions& options, const std::string& line);
/// Calls work(0) ... work(count - 1), `threads` at a time. The calls must not share what they change.
void SideBySide(int threads, int count, const std::function<void(int)>& work);

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
