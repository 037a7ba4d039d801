// SPDX-License-Identifier: Apache-2.0
/// The best dependency tree for scores of all (dependent, head) pairs.
///
/// Each word first takes its best head. Nearly always that is a tree with one root; else the best tree is found by
/// Chu, Liu and Edmonds' method with the root fixed to the word that gains most by it. Ties go to the earlier head.
///
/// Threads  any.
/// Cost     n^2 for n words; n^3 at worst where the greedy choice is no tree.
#pragma once

#include <vector>

namespace lapwing::parse {

/// `scores`: a row of `stride` numbers for each of n words, column 0 the root, column j word j (counted from 1).
/// `heads` gets n numbers: 0 the root, else the head's number.
void BestTree(const float* scores, int stride, int n, std::vector<int>& heads);

}  // namespace lapwing::parse
