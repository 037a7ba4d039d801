// SPDX-License-Identifier: Apache-2.0
#include "code/judge.h"

#include <fmt/format.h>

#include <algorithm>

#include "code/pair_readings.h"

namespace lapwing {
Pair Judge::PairOf(const Match& match) const {
  Pair pair;
  auto take = [&](const Side* side, int fallback, std::vector<int>& tokens, int& head) {
    int at = side != nullptr ? side->token : fallback;
    if (at < 0) return;
    const Mention* mention = mentions_.At(at);
    int first = mention != nullptr ? std::min(mention->first, at) : at, last = mention != nullptr ? std::max(mention->last, at) : at;
    for (int t = first; t <= last; ++t) tokens.push_back(t);
    head = at;
  };
  auto first_known = [](const std::vector<Side>& sides, size_t skip) -> const Side* {
    for (const Side& side : sides) {
      if (side.Known() && skip-- == 0) return &side;
    }
    return nullptr;
  };
  take(first_known(match.actors, 0), match.actor_tokens.empty() ? -1 : match.actor_tokens[0], pair.source, pair.source_head);
  const Side* other = first_known(match.recipients, 0);
  if (other == nullptr && (match.both || match.pattern->reciprocal)) other = first_known(match.actors, 1);
  take(other, match.recipient_tokens.empty() ? -1 : match.recipient_tokens[0], pair.target, pair.target_head);
  return pair;
}

Judgement Judge::Of(const Match& match, int type, bool with_reasons) const {
  Judgement judgement;
  Pair pair = PairOf(match);
  PairFeatures features = FindPairFeatures(tree_, codebook_, mentions_, pair, ReadPair(tree_, codebook_, mentions_, pair));
  PairScores chances = model_.Chances(features, Voice::kPractice);
  judgement.likeliest = static_cast<int>(std::max_element(chances.begin(), chances.end()) - chances.begin());
  judgement.none = chances[kNoEvent];
  judgement.chance = type < 0 ? 0 : chances[static_cast<size_t>(type)];
  if (!with_reasons || type < 0) return judgement;
  int rival = -1;
  for (int c = 0; c < kPairClasses; ++c) {
    if (c != type && (rival < 0 || chances[static_cast<size_t>(c)] > chances[static_cast<size_t>(rival)])) rival = c;
  }
  judgement.reasons.push_back(fmt::format("{} {:.2f} against {} {:.2f}", kPairClassNames[static_cast<size_t>(type)], judgement.chance, kPairClassNames[static_cast<size_t>(rival)],
                                          chances[static_cast<size_t>(rival)]));
  for (const PairReason& reason : model_.Reasons(features, type, rival, 4, Voice::kPractice)) {
    if (reason.weight > 0) judgement.reasons.push_back(fmt::format("for {}: {} (+{:.2f})", kPairClassNames[static_cast<size_t>(type)], reason.sign, reason.weight));
  }
  for (const PairReason& reason : model_.Reasons(features, rival, type, 2, Voice::kPractice)) {
    if (reason.weight > 0) judgement.reasons.push_back(fmt::format("for {}: {} (+{:.2f})", kPairClassNames[static_cast<size_t>(rival)], reason.sign, reason.weight));
  }
  return judgement;
}

}  // namespace lapwing
