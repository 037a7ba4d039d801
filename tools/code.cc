// SPDX-License-Identifier: Apache-2.0
#include "tools/verb.h"

namespace lapwing::tools {

void AddCode(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("code", "Events from articles, one JSON line each");
  verb->footer("Examples:\n  lapwing code report.txt --published 2024-01-17\n  zcat archive.jsonl.gz | lapwing code - --threads 2 > events.jsonl");
  auto common = std::make_shared<Common>();
  common->AddInputs(*verb, "Pages, text dumps, JSON lines of articles; gzip of any");
  common->AddCoding(*verb);
  verb->callback([&run, common] {
    run = [common] {
      return PrintLines(*common, "code", "events", [](const Pipeline& pipeline, Article&& article) {
        CodedArticle coded = pipeline.Code(std::move(article));
        std::string lines;
        for (const Event& event : coded.events) lines += ToJson(event, coded.article, pipeline.stamp()) + "\n";
        return lines;
      });
    };
  });
}

}  // namespace lapwing::tools
