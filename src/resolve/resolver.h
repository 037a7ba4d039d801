// SPDX-License-Identifier: Apache-2.0
/// Says who and when is meant by the words of an article.
///
///   auto knowledge = Knowledge::Load("knowledge");
///   Resolver resolver(*knowledge);
///   std::vector<SentenceMentions> mentions = resolver.Resolve(article, sentences);
///
/// Input      an article and its parsed sentences (title sentences first, then text)
/// Output     one SentenceMentions per sentence, in order
/// Invariant  same input and knowledge, same output
/// Threads    const calls may run at once
/// Cost       linear in tokens
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "lapwing/article.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"
#include "resolve/knowledge.h"

namespace lapwing {

struct RankedPronoun;
struct RankedRole;

class Resolver {
 public:
  explicit Resolver(std::shared_ptr<const Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

  /// `ranked` and `roles`, where given, collect what every pronoun and bare role was chosen among (rank.h, role_choice.h).
  std::vector<SentenceMentions> Resolve(const Article& article, std::span<const Sentence> sentences, std::vector<RankedPronoun>* ranked = nullptr, std::vector<RankedRole>* roles = nullptr) const;

  const Knowledge& knowledge() const { return *knowledge_; }

 private:
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace lapwing
