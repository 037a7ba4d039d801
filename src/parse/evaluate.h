// SPDX-License-Identifier: Apache-2.0
/// Scores of an analysis against a treebank, as the CoNLL 2018 shared task defines them: sentences, words, tags, lemmas
/// and attachment are F1 over words aligned by their characters (white space does not count); labels are compared
/// without subtypes.
///
/// Where gold or system has a multiword token, the words of the overlapping multiword tokens are aligned by the longest
/// common subsequence of their forms in small letters; elsewhere words align when they cover the same characters.
/// Source  Zeman et al. 2018, conll18_ud_eval.py.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lapwing/result.h"
#include "lapwing/sentence.h"

namespace lapwing {
class Parser;
}

namespace lapwing::parse {

struct F1 {
  int correct = 0;
  int gold = 0;
  int system = 0;
  double Value() const { return gold + system == 0 ? 0.0 : 200.0 * correct / (gold + system); }
};

struct Scores {
  F1 sentences, words, upos, xpos, lemmas, uas, las;
};

/// Both sides' spans must point into texts that are equal but for white space; else kBadInput.
Result<Scores> Evaluate(std::span<const Sentence> gold, std::span<const Sentence> system);

/// The treebank's text analysed from scratch, or with its sentences and tokens given, and scored.
Result<Scores> EvaluateRaw(const Parser& parser, std::vector<Sentence> gold);
Result<Scores> EvaluateTokens(const Parser& parser, std::vector<Sentence> gold);

/// Names of one kind or of all: right when first word, last word and kind are.
struct NameScores {
  F1 all;
  F1 kinds[3];  ///< PER, ORG, LOC: what Universal NER annotates
};
NameScores CompareNames(std::span<const std::vector<EntitySpan>> gold, std::span<const std::vector<EntitySpan>> system);
/// A file of IOB2 tags (iob2.h), its words given. Names of other kinds that the parser finds do not count.
Result<NameScores> EvaluateNames(const Parser& parser, const std::string& path);
std::string ToString(const NameScores& scores);

/// One line: "sentences 77.40 words 98.90 UPOS ..."; shares in percent.
std::string ToString(const Scores& scores);

}  // namespace lapwing::parse
