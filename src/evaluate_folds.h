// SPDX-License-Identifier: Apache-2.0
/// Cross-validation of the coder's model: every annotated pair is answered by a model that has not seen its sentence.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "relation_training.h"

namespace lapwing {

struct FoldAnswers {
  std::vector<PairScores> chances;   ///< for each annotated example (relations, then quads), of the model that did not learn from it
  float temperature = 1;             ///< found over all of them; `chances` have it
};

/// Trains `folds` models. Practice sentences belong to every training part.
FoldAnswers CrossValidate(const RelationExamples& data, const WordVectors& vectors, const PairTrainOptions& options, int folds,
                          const std::function<void(const std::string&)>& progress);

/// The most likely type of P-A's fifteen (CONCEDE and RETREAT are YIELD), NONE left out, and its chance.
std::pair<std::string, float> LikeliestRelation(const PairScores& chances);

/// How far stated chances are from what came true, in ten bins of chance (Guo et al. 2017).
class Calibration {
 public:
  void Add(double chance, bool right);
  double Error() const;   ///< expected calibration error
  double Brier() const;
  std::string Table() const;

 private:
  struct Bin {
    int count = 0;
    double chance = 0;
    int right = 0;
  };
  Bin bins_[10];
  double brier_ = 0;
  int count_ = 0;
};

/// Every figure of the cross-validation, as printed by `lapwing evaluate relations --folds`.
std::string FoldReport(const RelationExamples& data, const FoldAnswers& answers);

}  // namespace lapwing
