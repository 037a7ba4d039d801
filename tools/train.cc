// SPDX-License-Identifier: Apache-2.0
#include "parse/train.h"

#include "base/file.h"
#include "evaluate_folds.h"
#include "relation_training.h"

#include <fmt/format.h>

#include "tools/verb.h"

namespace lapwing::tools {

void AddTrainCoder(CLI::App& verb, Run& run) {
  CLI::App* coder = verb.add_subcommand("coder", "The model that weighs what the frames propose, from labelled pairs");
  coder->footer("Example:\n  lapwing train coder --relations relations.jsonl --quads quads.jsonl --practice models/relations --out models");
  auto sources = std::make_shared<RelationSources>();
  auto options = std::make_shared<PairTrainOptions>();
  auto out = std::make_shared<std::string>();
  auto words = std::make_shared<std::string>();
  auto folds = std::make_shared<int>(5);
  coder->add_option("--relations", sources->relations, "Annotated relations, JSON lines with type")->type_name("FILE")->required();
  coder->add_option("--quads", sources->quads, "Annotated quad classes, JSON lines with quad and spans")->type_name("FILE");
  coder->add_option("--practice", sources->practice, "Folder of practice sentences")->type_name("DIR");
  coder->add_option("--words", *words, "Word vectors, text; without it those of the model at hand")->type_name("FILE");
  coder->add_option("--out", *out, "Folder the model is written to; it must be there")->required()->type_name("DIR")->check(CLI::ExistingDirectory);
  coder->add_option("--folds", *folds, "Parts of the cross-validation that finds the temperature")->type_name("N")->capture_default_str();
  coder->add_option("--rounds", options->rounds, "Passes over all pairs")->type_name("N")->capture_default_str();
  coder->add_option("--seed", options->seed, "Order of the pairs")->type_name("N")->capture_default_str();
  coder->callback([&run, sources, options, out, words, folds] {
    run = [sources, options, out, words, folds]() -> int {
      auto pipeline = Pipeline::Load({.codebook = {}, .actor_files = {}, .frames_only = true});
      if (!pipeline) return Fail(pipeline.error());
      Result<WordVectors> vectors = ReadWordVectors(*words);
      if (!vectors) return Fail(vectors.error());
      fmt::print(stderr, "reading pairs\n");
      Result<RelationExamples> data = ReadRelationExamples(**pipeline, *sources, *folds);
      if (!data) return Fail(data.error());
      WeighExamples(*data);
      fmt::print(stderr, "{} relations, {} quad classes, {} practice sentences; {} words\n", data->relations, data->quads, data->examples.size() - data->relations - data->quads, vectors->size());
      FoldAnswers answers = CrossValidate(*data, *vectors, *options, *folds, [](const std::string& line) { fmt::print(stderr, "{}\n", line); });
      std::vector<const PairExample*> all;
      for (const PairExample& example : data->examples) all.push_back(&example);
      fmt::print(stderr, "training on all\n");
      PairModel model = PairTrainer(*vectors, *options).Train(all);
      PairTrainer::SetTemperature(model, answers.temperature);
      fmt::print(stderr, "temperature {:.2f}\n", answers.temperature);
      if (auto at_hand = PairModel::Load(DataPath("models")); at_hand && (*at_hand)->acts() != nullptr) model.SetActs(std::make_shared<PairModel>(*(*at_hand)->acts()));
      Status status = model.Write(*out + "/" + kCoderModelName);
      return status ? kDone : Fail(status.error());
    };
  });
}

void AddTrain(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("train", "Make the shipped models anew");
  verb->footer("Example:\n  lapwing train parse --out models en_ewt-ud-train.conllu en_gum-ud-train.conllu");
  verb->require_subcommand(1);
  AddTrainCoder(*verb, run);
  AddTrainAlarms(*verb, run);
  AddTrainPronouns(*verb, run);
  AddTrainRoles(*verb, run);
  AddTrainActs(*verb, run);
  CLI::App* parse = verb->add_subcommand("parse", "Splitter, tagger, lemmatiser and parser from CoNLL-U treebanks");
  auto options = std::make_shared<parse::TrainOptions>();
  parse->add_option("treebank", options->treebanks, "CoNLL-U files to learn from")->required()->type_name("FILE");
  parse->add_option("--out", options->out_dir, "Folder the model is written to; it must be there")->required()->type_name("DIR")->check(CLI::ExistingDirectory);
  parse->add_option("--text", options->texts, "Plain text for word clusters, paragraphs separated by blank lines")->type_name("FILE")->allow_extra_args(false);
  parse->add_option("--words-from", options->words_from, "Model whose word knowledge is taken over instead of --text")->type_name("FILE")->allow_extra_args(false);
  parse->add_option("--dev", options->dev, "Treebank scored after each stage")->type_name("FILE")->allow_extra_args(false);
  parse->add_option("--names", options->names, "Names of the treebanks' sentences, IOB2 as Universal NER writes them")->type_name("FILE")->allow_extra_args(false);
  parse->add_option("--silver", options->silver, "CoNLL-U annotated by the teacher (models/teacher)")->type_name("FILE")->allow_extra_args(false);
  parse->add_option("--practice", options->practice, "Grammar of practice sentences added to the treebanks")->type_name("FILE")->allow_extra_args(false);
  parse->add_option("--knowledge", options->knowledge, "Folder whose persons, places and organisations hint at names")->type_name("DIR");
  parse->add_option("--names-weight", options->names_weight, "Weight of names in the loss")->type_name("W")->capture_default_str();
  parse->add_option("--rounds", options->rounds, "Passes over all sentences")->type_name("N")->capture_default_str();
  parse->add_option("--repeat", options->repeat, "Times a treebank sentence stands in a pass")->type_name("N")->capture_default_str();
  parse->add_option("--rate", options->rate, "Highest step size")->type_name("R")->capture_default_str();
  parse->add_option("--drop", options->drop, "Dropout")->type_name("SHARE")->capture_default_str();
  parse->add_option("--threads", options->threads, "The result does not depend on it")->type_name("N")->capture_default_str();
  parse->add_option("--seed", options->seed, "Order of the sentences in training")->type_name("N")->capture_default_str();
  parse->callback([&run, options] {
    run = [options]() -> int {
      options->progress = [](const std::string& line) { fmt::print(stderr, "{}\n", line); };
      Status status = parse::TrainParse(*options);
      return status ? kDone : Fail(status.error());
    };
  });
}

}  // namespace lapwing::tools
