// SPDX-License-Identifier: Apache-2.0
/// Articles with every mention of an actor marked by whom it means: "{RUS GOV Vladimir Putin|He} told {KOR|the South}".
/// Read by the score of coreference (evaluate_sets.h) and by what learns from it (pronoun_training.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/case_file.h"
#include "lapwing/article.h"
#include "lapwing/mention.h"
#include "resolve/knowledge.h"

namespace lapwing {

struct ChainMention {
  Span span;          ///< of the article's text
  std::string chain;  ///< the same for all mentions of one actor, or of the same several
};

struct AnnotatedChains {
  Article article;    ///< without the marks
  std::vector<ChainMention> mentions;
};

AnnotatedChains ReadChains(const Case& c, const Knowledge& knowledge);

/// The chain of a mention found; "" for nobody.
std::string ChainOf(const std::vector<Actor>& actors, const Knowledge& knowledge);

/// Of the same countries and, where it is one, the same person; sectors do not count.
bool SameCountriesAndPerson(std::string_view gold, std::string_view found);

}  // namespace lapwing
