// SPDX-License-Identifier: Apache-2.0
// Scores against annotated sets, as the literature prints them.
#include "evaluate.h"

#include <fmt/format.h>

#include "parse/conllu.h"
#include "parse/evaluate.h"
#include "relation_input.h"
#include "tools/verb.h"
#include "base/file.h"

namespace lapwing::tools {
namespace {

int EvaluateRelations(const Common& common, bool errors) {
  auto pipeline = Pipeline::Load({common.codebook, common.actors});
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
  fmt::print("{}\n{}\n", types.Table(), types.Worst(12));
  fmt::print("relations {}, no frame matched in {}\n", all, guesses);
  fmt::print("types  macro-F1 {:.3f}  accuracy {:.3f}\n", types.MacroF1(), types.Accuracy());
  fmt::print("quad   macro-F1 {:.3f}  accuracy {:.3f}\n", quads.MacroF1(), quads.Accuracy());
  fmt::print("binary macro-F1 {:.3f}  accuracy {:.3f}\n", poles.MacroF1(), poles.Accuracy());
  return kDone;
}

int EvaluateParse(const Common& common) {
  auto parser = Parser::Load(DataPath("models"));
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

}  // namespace

void AddEvaluate(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("evaluate", "Scores against annotated sets");
  verb->footer("Examples:\n  lapwing evaluate relations relations.jsonl\n  lapwing evaluate parse en_ewt-ud-test.conllu");
  verb->require_subcommand(1);
  auto common = std::make_shared<Common>();
  auto errors = std::make_shared<bool>(false);
  CLI::App* relations = verb->add_subcommand("relations", "Event type of given pairs: macro-F1 over 15 types, quad and binary");
  common->AddInputs(*relations, "JSON lines with text, source, target, type, quad, binary");
  common->AddCoding(*relations);
  relations->add_flag("--errors", *errors, "List the wrong answers instead of the figures");
  relations->callback([&run, common, errors] { run = [common, errors] { return EvaluateRelations(*common, *errors); }; });
  CLI::App* parse = verb->add_subcommand("parse", "Language core against a treebank, as the CoNLL 2018 shared task scores");
  parse->add_option("input", common->inputs, "CoNLL-U files")->required()->type_name("INPUT");
  parse->callback([&run, common] { run = [common] { return EvaluateParse(*common); }; });
}

}  // namespace lapwing::tools
