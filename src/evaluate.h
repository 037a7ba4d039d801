// SPDX-License-Identifier: Apache-2.0
/// The literature's figures for relation classification with given sides (ZSP, ACL 2024): per-type precision, recall, F1
/// and macro-F1 over 15 types, 4 quad classes and 2 poles. CONCEDE and RETREAT count as one type, YIELD; quad classes are
/// those of that protocol (SANCTION material conflict, YIELD material cooperation), not PLOVER's own table.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace lapwing {

struct ClassScore {
  int gold = 0;
  int answered = 0;
  int correct = 0;
  double Precision() const { return answered == 0 ? 0 : static_cast<double>(correct) / answered; }
  double Recall() const { return gold == 0 ? 0 : static_cast<double>(correct) / gold; }
  double F1() const { return correct == 0 ? 0 : 2 * Precision() * Recall() / (Precision() + Recall()); }
};

/// Counts gold against answer; an answer of "" is an abstention and wrong.
class Confusion {
 public:
  void Add(const std::string& gold, const std::string& answer);
  double MacroF1() const;
  double Accuracy() const;
  std::string Table() const;      ///< per class: gold, precision, recall, F1
  std::string Worst(size_t most) const;  ///< commonest confusions: "24 REJECT read as ACCUSE"

 private:
  std::map<std::string, ClassScore> classes_;
  std::map<std::pair<std::string, std::string>, int> pairs_;
};

/// Type as that protocol names it: CONCEDE, RETREAT -> YIELD.
std::string RelationType(const std::string& plover_type);
/// 1-4 by that protocol's table.
int RelationQuad(const std::string& relation_type);

}  // namespace lapwing
