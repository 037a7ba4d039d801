// SPDX-License-Identifier: Apache-2.0
#include "parse/train.h"

#include <fmt/format.h>

#include "tools/verb.h"

namespace lapwing::tools {

void AddTrain(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("train", "Make the shipped models anew");
  verb->footer("Example:\n  lapwing train parse --out models en_ewt-ud-train.conllu en_gum-ud-train.conllu");
  verb->require_subcommand(1);
  CLI::App* parse = verb->add_subcommand("parse", "Splitter, tagger, lemmatiser and parser from CoNLL-U treebanks");
  auto options = std::make_shared<parse::TrainOptions>();
  parse->add_option("treebank", options->treebanks, "CoNLL-U files to learn from")->required()->type_name("FILE");
  parse->add_option("--out", options->out_dir, "Folder the model is written to")->required()->type_name("DIR");
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
