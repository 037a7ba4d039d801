// SPDX-License-Identifier: Apache-2.0
// Scores against annotated sets, as the literature prints them.
#include "evaluate.h"
#include "evaluate_folds.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "parse/conllu.h"
#include "parse/evaluate.h"
#include "relation_input.h"
#include "tools/evaluate_times.h"
#include "tools/verb.h"
#include "base/file.h"
#include "base/tree_repair.h"

namespace lapwing::tools {
namespace {

int EvaluateRelations(const Common& common, bool errors, bool frames) {
  auto pipeline = Pipeline::Load({common.codebook, common.actors, frames});
  if (!pipeline) return Fail(pipeline.error());
  Confusion types, quads, poles;
  int guesses = 0, all = 0;
  for (const std::string& input : common.inputs) {
    Result<RelationInput> relations = RelationInput::Open(input);
    if (!relations) return Fail(relations.error());
    RelationQuery query;
    std::string fault;
    while (relations->Next(query, fault)) {
      if (!fault.empty() || query.type.empty()) continue;
      Relation answer = (*pipeline)->Relate(query.text, query.source, query.target);
      std::string type = RelationType(answer.type);
      int quad = RelationQuad(type);
      types.Add(RelationType(query.type), type);
      quads.Add(std::to_string(query.quad > 0 ? query.quad : RelationQuad(query.type)), std::to_string(quad));
      poles.Add(query.binary == 1 ? "conflict" : "cooperation", quad >= 3 ? "conflict" : "cooperation");
      guesses += answer.frame.empty() ? 1 : 0;
      ++all;
      if (errors && type != query.type) {
        fmt::print("{}\t{} read as {}\t{}\t{}\t[{} > {}]\n", query.id, query.type, type, answer.frame.empty() ? "guess" : answer.frame, query.text,
                   fmt::join(query.source, "; "), fmt::join(query.target, "; "));
      }
    }
  }
  if (all == 0) {
    fmt::print(stderr, "lapwing evaluate relations: no annotated relation in the input\n");
    return kAnswerIsNo;
  }
  if (errors) return kDone;
  if (!frames && !common.quiet) fmt::print(stderr, "lapwing evaluate: the shipped model may have learned from these sentences; --folds 5 answers each by a model that has not, --frames by none\n");
  fmt::print("{}\n{}\n", types.Table(), types.Worst(12));
  fmt::print("relations {}, no frame matched in {}\n", all, guesses);
  fmt::print("types  macro-F1 {:.3f}  accuracy {:.3f}\n", types.MacroF1(), types.Accuracy());
  fmt::print("quad   macro-F1 {:.3f}  accuracy {:.3f}\n", quads.MacroF1(), quads.Accuracy());
  fmt::print("binary macro-F1 {:.3f}  accuracy {:.3f}\n", poles.MacroF1(), poles.Accuracy());
  return kDone;
}

int EvaluateFolds(const Common& common, RelationSources sources, int folds, const std::string& words, const PairTrainOptions& options, std::pair<float, float> shares) {
  auto pipeline = Pipeline::Load({common.codebook, common.actors, true});
  if (!pipeline) return Fail(pipeline.error());
  sources.relations = common.inputs;
  Result<WordVectors> vectors = ReadWordVectors(words);
  if (!vectors) return Fail(vectors.error());
  Result<RelationExamples> data = ReadRelationExamples(**pipeline, sources, folds);
  if (!data) return Fail(data.error());
  WeighExamples(*data, shares.first, shares.second);
  FoldAnswers answers = CrossValidate(*data, *vectors, options, folds, [&](const std::string& line) {
    if (!common.quiet) fmt::print(stderr, "lapwing evaluate: {}\n", line);
  });
  fmt::print("{}", FoldReport(*data, answers));
  return kDone;
}

int EvaluateParse(const Common& common) {
  auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
  if (!parser) return Fail(parser.error());
  for (const std::string& input : common.inputs) {
    Result<std::vector<Sentence>> gold = parse::ReadConlluFile(input);
    if (!gold) return Fail(gold.error());
    parse::UsePlainQuotes(*gold);
    Result<parse::Scores> tokens = parse::EvaluateTokens(**parser, *gold);
    if (!tokens) return Fail(tokens.error());
    Result<parse::Scores> raw = parse::EvaluateRaw(**parser, *gold);
    if (!raw) return Fail(raw.error());
    fmt::print("{}\n  gold tokens  {}\n  raw text     {}\n", input, parse::ToString(*tokens), parse::ToString(*raw));
  }
  return kDone;
}

int EvaluateNames(const Common& common) {
  auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
  if (!parser) return Fail(parser.error());
  for (const std::string& input : common.inputs) {
    Result<parse::NameScores> scores = parse::EvaluateNames(**parser, input);
    if (!scores) return Fail(scores.error());
    fmt::print("{}\n  {}\n", input, parse::ToString(*scores));
  }
  return kDone;
}

double SecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Sentences a second of the language core, and what resolver and coder add to it, on one thread: reading and printing are
/// not counted.
int EvaluateSpeed(const Common& common) {
  auto start = std::chrono::steady_clock::now();
  auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
  if (!parser) return Fail(parser.error());
  double load = SecondsSince(start);
  Tally tally(common.quiet);
  Articles articles(common, tally);
  if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
  std::vector<Article> texts;
  for (Article article; articles.Next(article); article = {}) {
    if (article.status == ArticleStatus::kOk) texts.push_back(std::move(article));
  }
  std::vector<std::vector<Sentence>> parsed;
  size_t sentences = 0, words = 0;
  start = std::chrono::steady_clock::now();
  for (const Article& article : texts) {
    parsed.push_back((*parser)->Parse(article.text, Field::kText));
    sentences += parsed.back().size();
    for (const Sentence& sentence : parsed.back()) words += sentence.tokens.size();
  }
  double seconds = SecondsSince(start);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{} articles, {} sentences of {:.1f} words: {:.0f} sentences and {:.0f} words a second; load {:.0f} ms; memory {:.0f} MiB with the texts\n",
             texts.size(), sentences, static_cast<double>(words) / static_cast<double>(std::max<size_t>(1, sentences)),
             static_cast<double>(sentences) / seconds, static_cast<double>(words) / seconds, load * 1000, static_cast<double>(usage.ru_maxrss) / 1024);
  start = std::chrono::steady_clock::now();
  auto pipeline = Pipeline::Load({});
  if (!pipeline) return Fail(pipeline.error());
  load = SecondsSince(start);
  for (std::vector<Sentence>& article : parsed) {
    for (Sentence& sentence : article) RepairTree(sentence);
  }
  std::vector<std::vector<SentenceMentions>> mentions;
  start = std::chrono::steady_clock::now();
  for (size_t i = 0; i < texts.size(); ++i) mentions.push_back((*pipeline)->resolver().Resolve(texts[i], parsed[i]));
  double resolving = SecondsSince(start);
  Coder coder((*pipeline)->codebook_ptr());
  size_t events = 0;
  start = std::chrono::steady_clock::now();
  for (size_t i = 0; i < texts.size(); ++i) events += coder.Code(texts[i], parsed[i], mentions[i]).size();
  double coding = SecondsSince(start);
  double all = seconds + resolving + coding;
  fmt::print("of the whole time language core {:.1f} %, resolver {:.1f} %, coder {:.1f} % ({} events); knowledge, codebook and models load in {:.0f} ms\n", 100 * seconds / all,
             100 * resolving / all, 100 * coding / all, events, load * 1000);
  return kDone;
}

}  // namespace

void AddEvaluate(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("evaluate", "Scores against annotated sets");
  verb->footer("Examples:\n  lapwing evaluate relations relations.jsonl\n  lapwing evaluate parse en_ewt-ud-test.conllu\n  lapwing evaluate names en_ewt-ud-test.iob2\n"
               "  lapwing evaluate actors tests/sets/actors_dev.txt --errors\n  lapwing evaluate times --errors wsj_0006.tml");
  verb->require_subcommand(1);
  auto common = std::make_shared<Common>();
  auto errors = std::make_shared<bool>(false);
  CLI::App* relations = verb->add_subcommand("relations", "Event type of given pairs: macro-F1 over 15 types, quad and binary");
  common->AddInputs(*relations, "JSON lines with text, source, target, type, quad, binary");
  common->AddCoding(*relations);
  relations->add_flag("--errors", *errors, "List the wrong answers instead of the figures");
  auto frames = std::make_shared<bool>(false);
  relations->add_flag("--frames", *frames, "The frames alone, without the coder's model");
  auto folds = std::make_shared<int>(0);
  auto sources = std::make_shared<RelationSources>();
  auto words = std::make_shared<std::string>();
  auto options = std::make_shared<PairTrainOptions>();
  auto shares = std::make_shared<std::pair<float, float>>(0.5f, 0.3f);
  relations->add_option("--folds", *folds, "Cross-validate the coder's model: train on the other parts, answer this one")->type_name("N")->check(CLI::Range(2, 100));
  relations->add_option("--quads", sources->quads, "With --folds: annotated quad classes, learned from and scored as event or none")->type_name("FILE");
  relations->add_option("--practice", sources->practice, "With --folds: folder of practice sentences")->type_name("DIR");
  relations->add_option("--words", *words, "With --folds: word vectors, text; else those of the model at hand")->type_name("FILE");
  relations->add_option("--rounds", options->rounds)->group("");
  relations->add_option("--rate", options->rate)->group("");
  relations->add_option("--decay", options->decay)->group("");
  relations->add_option("--own", options->own_share)->group("");
  relations->add_option("--drop", options->drop)->group("");
  relations->add_option("--dense", options->dense_scale)->group("");
  relations->add_option("--seeds", options->seeds)->group("");
  relations->add_option("--practice-share", shares->first)->group("");
  relations->add_option("--quad-share", shares->second)->group("");
  relations->callback([&run, common, errors, frames, folds, sources, words, options, shares] {
    if (*folds > 0) {
      run = [=] { return EvaluateFolds(*common, *sources, *folds, *words, *options, *shares); };
      return;
    }
    run = [=] { return EvaluateRelations(*common, *errors, *frames); };
  });
  CLI::App* parse = verb->add_subcommand("parse", "Language core against a treebank, as the CoNLL 2018 shared task scores");
  parse->add_option("input", common->inputs, "CoNLL-U files")->required()->type_name("INPUT");
  parse->callback([&run, common] { run = [common] { return EvaluateParse(*common); }; });
  CLI::App* names = verb->add_subcommand("names", "Persons, organisations and places against IOB2 tags as Universal NER publishes them");
  names->add_option("input", common->inputs, "IOB2 files")->required()->type_name("INPUT");
  names->callback([&run, common] { run = [common] { return EvaluateNames(*common); }; });
  CLI::App* speed = verb->add_subcommand("speed", "How fast the language core reads articles, on one thread, and what resolver and coder add");
  common->AddInputs(*speed, "Articles");
  speed->callback([&run, common] { run = [common] { return EvaluateSpeed(*common); }; });
  AddEvaluateStories(*verb, run);
  AddEvaluateSets(*verb, run);
  AddEvaluateTimes(*verb, run);
  AddEvaluateAlarms(*verb, run);
}

}  // namespace lapwing::tools
