// SPDX-License-Identifier: Apache-2.0
/// Makes the model of the language core from treebanks, and from plain text for what is known of words.
///
/// Deterministic: the same inputs and options give the same bytes, whatever the number of threads. About 20 minutes on one
/// core; 2 GB for each thread. `progress` is called by one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lapwing/result.h"

namespace lapwing::parse {

struct TrainOptions {
  std::vector<std::string> treebanks;  ///< CoNLL-U files to learn from
  /// Documents whose name ("# newdoc id", "# sent_id") contains one of these are left out: the parts of GUM that may
  /// not be used commercially.
  std::vector<std::string> leave_out = {"whow", "fiction", "essay", "letter", "podcast"};
  std::vector<std::string> texts;      ///< plain text for word clusters and case habits, paragraphs separated by blank lines
  std::string words_from;              ///< or: a model whose words are taken over (texts is then not read)
  std::string practice;                ///< a grammar to draw further sentences from (practice.h); "" for none
  size_t practice_sentences = 2500;
  std::string dev;                     ///< a treebank scored at the end of each stage; "" for none
  std::string out_dir;                 ///< english.model is written here
  uint64_t seed = 1;
  int clusters = 512;
  int tagger_rounds = 8;
  int parser_rounds = 7;
  int parser_models = 3;               ///< trained with different seeds; the sum of their weights is the model
  int folds = 5;                       ///< the parser learns from tags given by taggers that did not see the sentence
  int threads = 1;                     ///< folds and models are trained side by side; the result is the same
  std::function<void(const std::string&)> progress;  ///< a line of text now and then; may be empty
};

Status TrainParse(const TrainOptions& options);

}  // namespace lapwing::parse
