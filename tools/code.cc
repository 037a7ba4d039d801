// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <atomic>
#include <cstdio>
#include <set>

#include "tools/verb.h"

namespace lapwing::tools {

void AddCode(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("code", "Events from articles, one JSON line each");
  verb->footer("Examples:\n  lapwing code report.txt --published 2024-01-17\n  zcat archive.jsonl.gz | lapwing code - --threads 2 > events.jsonl");
  auto common = std::make_shared<Common>();
  common->AddInputs(*verb, "Pages, text dumps, JSON lines of articles; gzip of any");
  common->AddCoding(*verb);
  auto abstain = std::make_shared<double>(0.0);
  verb->add_option("--abstain", *abstain, "Leave out events with a confidence under P")->type_name("P")->check(CLI::Range(0.0, 1.0));
  verb->callback([&run, common, abstain] {
    run = [common, abstain]() -> int {
      auto left_out = std::make_shared<std::atomic<size_t>>(0);
      const int status = PrintLines(*common, "code", "events", [abstain, left_out](const Pipeline& pipeline, Article&& article) {
        CodedArticle coded = pipeline.Code(std::move(article));
        std::set<std::string> doubtful;
        for (const Event& event : coded.events) {
          if (event.confidence < *abstain) doubtful.insert(event.id);
        }
        *left_out += doubtful.size();
        std::string lines;
        for (Event& event : coded.events) {
          if (doubtful.contains(event.id)) continue;
          if (doubtful.contains(event.same_as)) event.same_as.clear();  // no line to point to
          lines += ToJson(event, coded.article, pipeline.stamp()) + "\n";
        }
        return lines;
      });
      if (*left_out > 0 && !common->quiet) fmt::print(stderr, "lapwing code: {} events under {} left out\n", left_out->load(), *abstain);
      return status;
    };
  });
}

}  // namespace lapwing::tools
