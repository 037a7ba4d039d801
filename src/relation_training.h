// SPDX-License-Identifier: Apache-2.0
/// Labelled pairs as the coder's model learns them: from annotated relations, from annotated quad classes, and from practice
/// sentences.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "code/pair_trainer.h"
#include "pipeline.h"

namespace lapwing {

struct RelationSources {
  std::vector<std::string> relations;  ///< JSON lines as `lapwing relate` reads them, with "type"
  std::vector<std::string> quads;      ///< JSON lines with "quad" 0 (no event) to 4 and "spans"
  std::string practice;                ///< folder of files: TYPE, a tab, a sentence with <s>doer</s> and <t>recipient</t>
};

struct RelationExamples {
  std::vector<PairExample> examples;
  size_t relations = 0;  ///< how many of the first examples are annotated relations
  size_t quads = 0;      ///< how many come next
};

/// `folds`: which part of a cross-validation a text belongs to, by the text alone, so that all pairs of a sentence fall together
/// and a text that stands in two files falls on the same side. An unusable line is an error that names it.
Result<RelationExamples> ReadRelationExamples(const Pipeline& pipeline, const RelationSources& sources, int folds);

/// Classes of an annotated type: YIELD is CONCEDE or RETREAT; 0 when unknown.
uint32_t ClassesOf(const std::string& type);

/// How the parts weigh in training, chosen by cross-validation on the relations (docs/coder.md).
void WeighExamples(RelationExamples& data, float practice_share = 0.5f, float quad_share = 0.3f);

/// Word vectors from a text file, or from the coder's model at hand when `path` is "".
Result<WordVectors> ReadWordVectors(const std::string& path);

}  // namespace lapwing
