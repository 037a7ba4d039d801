// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/file.h"
#include "role_training.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

constexpr std::array<std::string_view, kRoleClasses> kClasses = {"titles", "forces", "police and courts", "parliaments", "governments", "others"};

/// Right answers of every class.
std::string Shares(const std::vector<RoleExample>& examples, const std::function<size_t(const RoleExample&)>& chosen) {
  std::string out;
  int all_good = 0;
  for (size_t kind = 0; kind < kRoleClasses; ++kind) {
    int good = 0, all = 0;
    for (const RoleExample& e : examples) {
      if (static_cast<size_t>(e.ranked.role) != kind) continue;
      ++all;
      good += chosen(e) == static_cast<size_t>(e.right) ? 1 : 0;
    }
    all_good += good;
    out += fmt::format("{}{} {} of {}", kind == 0 ? "" : ", ", kClasses[kind], good, all);
  }
  return fmt::format("{} of {} ({:.3f}): {}", all_good, examples.size(), examples.empty() ? 0 : static_cast<double>(all_good) / static_cast<double>(examples.size()), out);
}

/// What the surest rule says, where a definite phrase asks.
size_t ByRules(const RoleExample& e) {
  size_t nobody = 0;
  bool definite = true;
  for (size_t c = 0; c < e.ranked.choices.size(); ++c) {
    if (e.ranked.choices[c].country.empty()) nobody = c, definite = e.ranked.choices[c].features[kNobodyIndefinite] == 0;
  }
  for (size_t c = 0; definite && c < e.ranked.choices.size(); ++c) {
    if (e.ranked.choices[c].features[kByFirst] != 0) return c;
  }
  return nobody;
}

}  // namespace

void AddTrainRoles(CLI::App& train, Run& run) {
  CLI::App* verb = train.add_subcommand("roles", "Weights by which bare bodies and titles choose their state, from annotated articles");
  verb->footer("Example:\n  lapwing train roles --out src/resolve/role_weights.h tests/sets/coreference_dev.txt tests/sets/coreference_more.txt");
  auto sets = std::make_shared<std::vector<std::string>>();
  auto options = std::make_shared<RoleTrainOptions>();
  auto out = std::make_shared<std::string>();
  auto folds = std::make_shared<int>(10);
  verb->add_option("set", *sets, "Annotated articles (tests/sets/README.md)")->required()->type_name("FILE")->check(CLI::ExistingFile);
  verb->add_option("--out", *out, "Header the weights are written to; without it only the folds are told")->type_name("FILE");
  verb->add_option("--folds", *folds, "Parts of the cross-validation, whole articles")->type_name("N")->capture_default_str();
  verb->add_option("--variance", options->variance, "Variance of the prior of every weight")->type_name("V")->capture_default_str();
  verb->add_option("--own", options->own, "Share of it that a class adds")->type_name("S")->capture_default_str();
  verb->add_option("--nobody", options->nobody, "Weight of a role that is nobody's")->type_name("W")->capture_default_str();
  verb->callback([&run, sets, options, out, folds] {
    run = [sets, options, out, folds]() -> int {
      auto pipeline = Pipeline::Load({});
      if (!pipeline) return Fail(pipeline.error());
      Result<std::vector<Case>> cases = ReadCases(*sets);
      if (!cases) return Fail(cases.error());
      const std::vector<RoleExample> examples = ReadRoleExamples(**pipeline, *cases);
      if (examples.empty()) return Fail({Errc::kBadData, "no bare role in the files", ""});
      std::vector<RoleWeights> held;
      for (int fold = 0; fold < *folds; ++fold) {
        std::vector<const RoleExample*> others;
        for (const RoleExample& e : examples) {
          if (e.article % *folds != fold) others.push_back(&e);
        }
        held.push_back(TrainRoles(others, *options));
      }
      const std::string unseen = Shares(examples, [&](const RoleExample& e) { return ChosenRole(e, &held[static_cast<size_t>(e.article % *folds)]); });
      fmt::print("{} articles\nrules alone:     {}\nweights at hand: {}\n{} folds:        {}\n", cases->size(), Shares(examples, ByRules), Shares(examples, [](const RoleExample& e) { return ChosenRole(e, nullptr); }), *folds, unseen);
      if (out->empty()) return kDone;
      std::vector<const RoleExample*> all;
      for (const RoleExample& e : examples) all.push_back(&e);
      const std::string told = fmt::format("/// {} annotated articles. Right in {} folds of whole articles: {}.\n/// Not tuned by hand to sentences: change the features, train again.\n", cases->size(), *folds, unseen);
      Status status = WriteFile(*out, RoleWeightsHeader(TrainRoles(all, *options), told));
      return status ? kDone : Fail(status.error());
    };
  });
}

}  // namespace lapwing::tools
