// SPDX-License-Identifier: Apache-2.0
/// Makes the model of the language core: from treebanks, from sentences that a teacher annotated ("silver"), and from
/// plain text for what is known of words.
///
/// Deterministic: the same inputs and options give the same bytes, whatever the number of threads and the processor.
/// About 20 minutes on two cores and 4 GB with three million words of silver. `progress` is called by one thread at a time.
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
  std::vector<std::string> names;      ///< names (IOB2, as Universal NER writes them) of sentences of the treebanks
  std::vector<std::string> silver;     ///< CoNLL-U annotated by a teacher (models/teacher), names in MISC
  std::vector<std::string> practice;   ///< grammars to draw further sentences from (practice.h)
  size_t practice_sentences = 2500;    ///< from each
  std::string knowledge;               ///< folder whose persons, places and organisations hint at names; "" for none
  std::vector<std::string> texts;      ///< plain text for word clusters and case habits, paragraphs separated by blank lines
  std::string words_from;              ///< or: a model whose words are taken over (texts is then not read)
  std::string dev;                     ///< a treebank scored after each round; "" for none
  std::string out_dir;                 ///< english.model is written here
  uint64_t seed = 1;
  int clusters = 512;
  int rounds = 12;                     ///< passes over all sentences
  int repeat = 2;                      ///< times a treebank sentence stands in a pass; silver stands once
  double rate = 0.002;                 ///< highest step size; it grows at first and then falls to nothing
  double drop = 0.1;                   ///< dropout
  double names_weight = 1.5;           ///< of names in the loss; tags, arcs and labels count 1
  int threads = 1;
  std::function<void(const std::string&)> progress;  ///< a line of text now and then; may be empty
};

Status TrainParse(const TrainOptions& options);

}  // namespace lapwing::parse
