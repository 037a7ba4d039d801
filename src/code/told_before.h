// SPDX-License-Identifier: Apache-2.0
/// What is asked of events and sentences told before, by all that complete an event from the report around it (other_party.h, told_doers.h).
#pragma once

#include <span>
#include <vector>

#include "base/tree.h"
#include "code/sides.h"
#include "lapwing/event.h"
#include "lapwing/sentence.h"

namespace lapwing {

inline constexpr double kInferred = 0.85;  ///< confidence beside a party that stands in the sentence
inline constexpr int kSentencesBack = 2;   ///< how far bare words look back
inline constexpr int kUsual = 2;           ///< acts with one and the same party that make it the usual one
inline constexpr int kUsualMargin = 3;     ///< ... when no other has a third as many

/// The sentence the event was read from, or -1.
int SentenceOf(const Event& event, std::span<const Sentence> sentences);

/// The token that begins at this byte, or -1.
int TokenAt(const Tree& tree, uint32_t begin);

/// "the accord", "the signing": no name, no owner, no party in it.
bool Bare(const Tree& tree, int noun);

/// The actors of those that have a code.
std::vector<Actor> KnownActors(const std::vector<Side>& sides);

}  // namespace lapwing
