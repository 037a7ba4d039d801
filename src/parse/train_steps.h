// SPDX-License-Identifier: Apache-2.0
/// The steps of TrainParse, in the order they run. Each takes what the steps before made and gives section bytes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lapwing/sentence.h"
#include "base/model_file.h"
#include "parse/splitter.h"
#include "parse/tag_set.h"
#include "parse/tokenizer.h"
#include "base/random.h"
#include "parse/train.h"
#include "parse/word_table.h"

namespace lapwing::parse {

/// Sentences of all treebanks; `text` is their running text, which the spans point into.
struct Corpus {
  std::vector<Sentence> sentences;
  std::vector<char> named;  ///< for each sentence: are its names known?
  std::string text;
};

/// Gives the line to options.progress, one thread at a time.
void Say(const TrainOptions& options, const std::string& line);

Result<Corpus> ReadCorpus(const TrainOptions& options);
WordSplits LearnWordSplits(const Corpus& corpus);
std::string TrainSplitter(const Corpus& corpus, const WordTable& words, uint64_t seed);

/// Clusters, case habits and tag sets of words; `tokenizer` cuts the texts.
Result<std::string> LearnWords(const Corpus& corpus, const Tokenizer& tokenizer, const TrainOptions& options);

TagSet CollectTags(const Corpus& corpus);
std::string TrainLemmas(const Corpus& corpus, const WordTable& words);
/// Sections "vocabulary" and "net" of `file`. `after_round` is called with the file as it stands after each round.
Status TrainNet(const Corpus& corpus, const WordTable& words, const TagSet& tag_set, const TrainOptions& options, ModelFile& file,
                const std::function<Status()>& after_round);

}  // namespace lapwing::parse
