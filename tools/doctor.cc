// SPDX-License-Identifier: Apache-2.0
// Is this installation whole? Every part is loaded and tried; anything wrong makes the exit code 2.
#include <fmt/format.h>

#include <chrono>

#include "base/file.h"
#include "examples.h"
#include "parse/matrix.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

struct Report {
  bool well = true;
  void Line(bool good, const std::string& name, const std::string& text) {
    fmt::print("{:<4} {:<12} {}\n", good ? "ok" : "BAD", name, text);
    well = well && good;
  }
};

/// How knowledge was loaded: without an index all is well too, only slower.
std::string Loaded(const KnowledgeOrigin& origin, double ms) {
  if (!origin.index.empty()) return fmt::format("knowledge loaded in {:.1f} ms from {}", ms, origin.index);
  return fmt::format("knowledge loaded in {:.1f} ms from its text files; {}", ms, origin.refused.empty() ? "there is no index" : "not used: " + origin.refused);
}

}  // namespace

void AddDoctor(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("doctor", "Check that models, knowledge and codebook are there and sound");
  verb->footer("Example:\n  lapwing doctor && echo fit");
  verb->callback([&run] {
    run = []() -> int {
      Report report;
      report.Line(true, "version", LAPWING_VERSION);
      report.Line(true, "data", DataPath(""));
      auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
      report.Line(static_cast<bool>(parser), "model", parser ? "english.model loads" : parser.error().message);
      static const char* const kKernels[] = {"plain kernel: same results, much slower", "kernel for AVX2", "kernel for AVX-512"};
      report.Line(true, "processor", kKernels[static_cast<int>(parse::UsedKernel())]);
      auto begin = std::chrono::steady_clock::now();
      auto knowledge = Knowledge::Load(DataPath("knowledge"));
      double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
      report.Line(static_cast<bool>(knowledge), "knowledge",
                  knowledge ? fmt::format("{} states, organisations and groups, {} people, {} places, {} names", (*knowledge)->entities.size(),
                                          (*knowledge)->persons.size(), (*knowledge)->places.size(), (*knowledge)->names())
                            : knowledge.error().where + ": " + knowledge.error().message);
      if (knowledge) report.Line(true, "index", Loaded((*knowledge)->origin(), ms));
      auto codebook = Codebook::Load(DataPath("codebook/plover"));
      report.Line(static_cast<bool>(codebook), "codebook",
                  codebook ? fmt::format("{} types, {} frames, {} patterns", (*codebook)->types.size(), (*codebook)->frames.size(), (*codebook)->patterns.size())
                           : codebook.error().where + ": " + codebook.error().message);
      auto judge = PairModel::Load(DataPath("models"));
      report.Line(static_cast<bool>(judge), "judge", judge ? fmt::format("coder.model loads, vectors of {} words", (*judge)->vectors().size()) : judge.error().where + ": " + judge.error().message);
      if (report.well) {
        // One sentence through everything.
        auto pipeline = Pipeline::Load({});
        Article article;
        article.id = "doctor";
        article.published = "2024-01-17";
        article.text = "The French foreign minister met his German counterpart in Berlin on Tuesday. France condemned the attack by Syria.";
        std::vector<Event> events = pipeline ? (*pipeline)->Code(article).events : std::vector<Event>();
        report.Line(!events.empty(), "coding", events.empty() ? "a plain sentence gives no event" : "a plain sentence gives " + Brief(events[0]));
      }
      return report.well ? kDone : kUsage;
    };
  });
}

}  // namespace lapwing::tools
