// SPDX-License-Identifier: Apache-2.0
/// Learns which words tell an act, and of which type (code/act_signs.h), from annotated reports (evaluate_documents.h).
///
/// Input    annotated reports; every verb and noun that no annotation names tells nothing
/// Output   the model, for PairModel::SetActs
/// Cost     a minute for 500 reports with five folds; the same bytes every time
#pragma once

#include <vector>

#include "base/case_file.h"
#include "code/pair_trainer.h"
#include "pipeline.h"

namespace lapwing {

/// One example a word; `fold` is that of its report, by the name of its case.
std::vector<PairExample> ReadActExamples(const Pipeline& pipeline, const std::vector<Case>& cases, int folds);

PairTrainOptions ActTrainOptions();

/// Words right by their likeliest type: "of 3,981 words taken for acts at 0.5 and more 3,445 are, of 7,224 that are".
std::string ActFigures(const std::vector<PairExample>& examples, const std::vector<PairScores>& chances);

}  // namespace lapwing
