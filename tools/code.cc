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
    run = [common]() -> int {
      auto pipeline = Pipeline::Load({common->codebook, common->actors});
      if (!pipeline) return Fail(pipeline.error());
      Tally tally(common->quiet);
      Articles articles(*common, tally);
      if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
      size_t events = 0;
      RunOrdered(
          common->Threads(),
          [&](Article& article) {
            if (!articles.Next(article)) return false;
            tally.Add(article);
            return true;
          },
          [&](Article&& article) {
            CodedArticle coded = (*pipeline)->Code(std::move(article));
            std::string lines;
            for (const Event& event : coded.events) lines += ToJson(event, coded.article, (*pipeline)->stamp()) + "\n";
            return lines;
          },
          [&](std::string&& lines) {
            events += static_cast<size_t>(std::count(lines.begin(), lines.end(), '\n'));
            return Print(lines);
          });
      return tally.Finish("code", events, "events");
    };
  });
}

}  // namespace lapwing::tools
