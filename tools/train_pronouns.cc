// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>

#include "base/file.h"
#include "pronoun_training.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

constexpr std::array<std::string_view, kPronounClasses> kClasses = {"he and she", "it", "they", "the country"};

/// Right answers of every class: each article answered by weights that have not seen it, or by those compiled in.
std::string Shares(const std::vector<PronounExample>& examples, const std::function<bool(const PronounExample&)>& right) {
  std::string out;
  for (size_t kind = 0; kind < kPronounClasses; ++kind) {
    int good = 0, all = 0;
    for (const PronounExample& e : examples) {
      if (static_cast<size_t>(e.ranked.pronoun) != kind) continue;
      ++all;
      good += right(e) ? 1 : 0;
    }
    out += fmt::format("{}{} {} of {} ({:.3f})", kind == 0 ? "" : ", ", kClasses[kind], good, all, all == 0 ? 0 : static_cast<double>(good) / all);
  }
  return out;
}

}  // namespace

void AddTrainPronouns(CLI::App& train, Run& run) {
  CLI::App* verb = train.add_subcommand("pronouns", "Weights by which pronouns choose whom they mean, from annotated articles");
  verb->footer("Example:\n  lapwing train pronouns --out src/resolve/rank_weights.h tests/sets/coreference_dev.txt tests/sets/coreference_more.txt");
  auto sets = std::make_shared<std::vector<std::string>>();
  auto options = std::make_shared<PronounTrainOptions>();
  auto out = std::make_shared<std::string>();
  auto folds = std::make_shared<int>(10);
  verb->add_option("set", *sets, "Annotated articles (tests/sets/README.md)")->required()->type_name("FILE")->check(CLI::ExistingFile);
  verb->add_option("--out", *out, "Header the weights are written to; without it only the folds are told")->type_name("FILE");
  verb->add_option("--folds", *folds, "Parts of the cross-validation, whole articles")->type_name("N")->capture_default_str();
  verb->add_option("--human", options->variance[0], "Variance of the prior of he and she")->type_name("V")->capture_default_str();
  verb->add_option("--thing", options->variance[1], "Variance of the prior of it")->type_name("V")->capture_default_str();
  verb->add_option("--plural", options->variance[2], "Variance of the prior of they")->type_name("V")->capture_default_str();
  verb->add_option("--country", options->variance[3], "Variance of the prior of \"the country\"")->type_name("V")->capture_default_str();
  verb->add_option("--of-places", options->of_places, "Share of it that possessives and objects have")->type_name("S")->capture_default_str();
  verb->callback([&run, sets, options, out, folds] {
    run = [sets, options, out, folds]() -> int {
      auto pipeline = Pipeline::Load({});
      if (!pipeline) return Fail(pipeline.error());
      Result<std::vector<Case>> cases = ReadCases(*sets);
      if (!cases) return Fail(cases.error());
      const std::vector<PronounExample> examples = ReadPronounExamples(**pipeline, *cases);
      if (examples.empty()) return Fail({Errc::kBadData, "no marked pronoun in the files", ""});
      std::vector<PronounWeights> held;
      for (int fold = 0; fold < *folds; ++fold) {
        std::vector<const PronounExample*> others;
        for (const PronounExample& e : examples) {
          if (e.article % *folds != fold) others.push_back(&e);
        }
        held.push_back(TrainPronouns(others, *options));
      }
      const std::string now = Shares(examples, [](const PronounExample& e) { return RightlyRanked(e, nullptr); });
      const std::string unseen = Shares(examples, [&](const PronounExample& e) { return RightlyRanked(e, &held[static_cast<size_t>(e.article % *folds)]); });
      fmt::print("{} articles\nweights at hand: {}\n{} folds:        {}\n", cases->size(), now, *folds, unseen);
      if (out->empty()) return kDone;
      std::vector<const PronounExample*> all;
      for (const PronounExample& e : examples) all.push_back(&e);
      const std::string told = fmt::format("/// {} annotated articles. Right in {} folds of whole articles: {}.\n/// Not tuned by hand to sentences: change the features, train again.\n", cases->size(), *folds, unseen);
      Status status = WriteFile(*out, WeightsHeader(TrainPronouns(all, *options), told));
      return status ? kDone : Fail(status.error());
    };
  });
}

}  // namespace lapwing::tools
