// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/json.h"
#include "relation_input.h"
#include "tools/verb.h"

namespace lapwing::tools {

void AddRelate(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("relate", "What one given side does to another: the best PLOVER type");
  verb->footer("Input lines: {\"id\": \"1\", \"text\": \"...\", \"source\": \"...\", \"target\": \"...\"}; source and target are phrases of the\n"
               "text, a string or a list; {\"marked\": \"<s>A</s> ... <t>B</t>\"} is accepted too.\n\n"
               "Example:\n  lapwing relate pairs.jsonl > relations.jsonl");
  auto common = std::make_shared<Common>();
  auto abstain = std::make_shared<double>(0.0);
  common->AddInputs(*verb, "JSON lines");
  common->AddCoding(*verb);
  verb->add_option("--abstain", *abstain, "Leave out answers with a confidence under P")->type_name("P")->check(CLI::Range(0.0, 1.0));
  auto frames = std::make_shared<bool>(false);
  verb->add_flag("--frames", *frames, "The frames alone, without the coder's model");
  verb->callback([&run, common, abstain, frames] {
    run = [common, abstain, frames]() -> int {
      auto pipeline = Pipeline::Load({common->codebook, common->actors, *frames});
      if (!pipeline) return Fail(pipeline.error());
      if (common->inputs.empty()) common->inputs.emplace_back("-");
      size_t answered = 0, left_out = 0, bad = 0;
      for (const std::string& input : common->inputs) {
        Result<RelationInput> relations = RelationInput::Open(input);
        if (!relations) return Fail(relations.error());
        RelationQuery query;
        std::string fault;
        while (relations->Next(query, fault)) {
          if (!fault.empty()) {
            ++bad;
            if (!common->quiet) fmt::print(stderr, "lapwing: {}\n", fault);
            continue;
          }
          Relation relation = (*pipeline)->Relate(query.text, query.source, query.target);
          if (relation.confidence < *abstain) {
            ++left_out;
            continue;
          }
          ++answered;
          JsonWriter json;
          json.BeginObject().FieldOrNull("id", query.id).Field("type", relation.type).FieldOrNull("mode", relation.mode);
          json.Field("quad", relation.quad).Key("confidence").Rounded(relation.confidence, 3);
          json.Field("status", ToString(relation.status)).FieldOrNull("frame", relation.frame).EndObject();
          if (!Print(json.Take() + "\n")) return kDone;
        }
      }
      if (!common->quiet) fmt::print(stderr, "lapwing relate: {} answered, {} left out under --abstain, {} lines unusable\n", answered, left_out, bad);
      return bad > 0 ? kSomeFailed : kDone;
    };
  });
}

}  // namespace lapwing::tools
