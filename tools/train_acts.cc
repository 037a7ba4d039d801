// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "act_training.h"
#include "base/file.h"
#include "tools/verb.h"

namespace lapwing::tools {

namespace {

constexpr int kNoPart = -2;  // a part that no example is of

}  // namespace

void AddTrainActs(CLI::App& train, Run& run) {
  CLI::App* verb = train.add_subcommand("acts", "Which words tell an act, and of which type, from annotated reports");
  verb->footer("Example:\n  lapwing train acts --out models tests/sets/documents_dev.txt tests/sets/documents_more.txt");
  auto sets = std::make_shared<std::vector<std::string>>();
  auto options = std::make_shared<PairTrainOptions>(ActTrainOptions());
  auto out = std::make_shared<std::string>();
  auto folds = std::make_shared<int>(5);
  auto temperature = std::make_shared<float>(1.1F);
  verb->add_option("set", *sets, "Annotated reports (tests/sets/README.md)")->required()->type_name("FILE")->check(CLI::ExistingFile);
  verb->add_option("--out", *out, "Folder whose coder.model takes the weights; without it only the folds are told")->type_name("DIR")->check(CLI::ExistingDirectory);
  verb->add_option("--folds", *folds, "Parts of the cross-validation, whole reports; 0: none")->type_name("N")->capture_default_str();
  verb->add_option("--temperature", *temperature, "Of the chances, where no folds find it")->type_name("T")->capture_default_str();
  verb->add_option("--rounds", options->rounds, "Passes over all words")->type_name("N")->capture_default_str();
  verb->add_option("--decay", options->decay, "Pull of every weight towards zero")->type_name("D")->capture_default_str();
  verb->add_option("--drop", options->drop, "Share of signs left out while learning")->type_name("SHARE")->capture_default_str();
  verb->callback([&run, sets, options, out, folds, temperature] {
    run = [sets, options, out, folds, temperature]() -> int {
      auto pipeline = Pipeline::Load({});
      if (!pipeline) return Fail(pipeline.error());
      Result<std::vector<Case>> cases = ReadCases(*sets);
      if (!cases) return Fail(cases.error());
      const std::vector<PairExample> examples = ReadActExamples(**pipeline, *cases, std::max(1, *folds));
      auto model = PairModel::Load(DataPath("models"));
      if (!model) return Fail(model.error());
      const PairTrainer trainer((*model)->vectors(), *options);
      auto all_but = [&](int fold) {
        std::vector<const PairExample*> chosen;
        for (const PairExample& e : examples) {
          if (e.fold != fold) chosen.push_back(&e);
        }
        return chosen;
      };
      fmt::print("{} reports, {} words\n", cases->size(), examples.size());
      float found = *temperature;
      if (*folds > 1) {
        std::vector<PairScores> chances(examples.size());
        std::vector<std::pair<PairScores, uint32_t>> unseen;
        for (int fold = 0; fold < *folds; ++fold) {
          const PairModel part = trainer.Train(all_but(fold));
          for (size_t i = 0; i < examples.size(); ++i) {
            if (examples[i].fold == fold) chances[i] = part.Chances(examples[i].features, Voice::kPractice);
          }
        }
        for (size_t i = 0; i < examples.size(); ++i) {
          if (examples[i].fold >= 0) unseen.emplace_back(chances[i], examples[i].right);
        }
        found = PairTrainer::Temperature(unseen);
        fmt::print("{} folds of whole reports, temperature {:.2f}:\n{}", *folds, found, ActFigures(examples, chances));
      }
      if (out->empty()) return kDone;
      auto acts = std::make_shared<PairModel>(trainer.Train(all_but(kNoPart)));
      PairTrainer::SetTemperature(*acts, found);
      PairModel whole = **model;
      whole.SetActs(std::move(acts));
      Status status = whole.Write(*out + "/" + kCoderModelName);
      return status ? kDone : Fail(status.error());
    };
  });
}

}  // namespace lapwing::tools
