// SPDX-License-Identifier: Apache-2.0
#include "pronoun_training.h"

#include <doctest/doctest.h>

#include "resolve/rank_features.h"

namespace lapwing {
namespace {

RankedPronoun::Choice Choice(const char* country, std::vector<RankFeature> features) {
  RankedPronoun::Choice choice;
  if (*country != '\0') choice.actors.emplace_back().country = country;
  choice.features.assign(kFeatures, 0.0);
  for (RankFeature f : features) choice.features[f] = 1;
  return choice;
}

/// A world in which pronouns mean the nearest object, against all theory.
std::vector<PronounExample> Perverse() {
  std::vector<PronounExample> examples;
  for (int i = 0; i < 40; ++i) {
    PronounExample e;
    e.article = i;
    e.ranked.pronoun = PronounClass::kThing;
    e.ranked.choices = {Choice("", {kNobody}), Choice("ARD", {kLastSubject, kLastFirst}), Choice("BRU", {kLastObject})};
    e.right = 2;
    examples.push_back(e);
  }
  return examples;
}

std::vector<const PronounExample*> Pointers(const std::vector<PronounExample>& examples) {
  std::vector<const PronounExample*> out;
  for (const PronounExample& e : examples) out.push_back(&e);
  return out;
}

TEST_CASE("without examples the weights are what theory expects: the subject of the sentence before") {
  const PronounWeights weights = TrainPronouns({}, {});
  PronounExample e = Perverse()[0];
  e.right = 1;
  CHECK(RightlyRanked(e, &weights));
}

TEST_CASE("forty examples overrule theory, for their own class of pronouns alone") {
  const std::vector<PronounExample> examples = Perverse();
  const PronounWeights weights = TrainPronouns(Pointers(examples), {});
  CHECK(RightlyRanked(examples[0], &weights));
  PronounExample human = examples[0];
  human.ranked.pronoun = PronounClass::kHuman;
  CHECK(!RightlyRanked(human, &weights));
}

TEST_CASE("the same examples make the same header") {
  const std::vector<PronounExample> examples = Perverse();
  const std::string header = WeightsHeader(TrainPronouns(Pointers(examples), {}), "/// Of a test.\n");
  CHECK(header == WeightsHeader(TrainPronouns(Pointers(examples), {}), "/// Of a test.\n"));
  CHECK(header.find("/// Of a test.") != std::string::npos);
}

}  // namespace
}  // namespace lapwing
