// SPDX-License-Identifier: Apache-2.0
// Why an event was coded, and why a sentence was not.
#include <fmt/format.h>

#include "examples.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

std::string_view TextOf(const CodedArticle& coded, const Sentence& sentence) {
  return sentence.field == Field::kTitle ? coded.article.title : coded.article.text;
}

void PrintTree(const Sentence& sentence, int token, int depth, std::string& out) {
  const Token& t = sentence.tokens[static_cast<size_t>(token)];
  out += fmt::format("    {:<{}}{} ({}, {})\n", "", depth * 2, t.form, ToString(t.deprel), ToString(t.upos));
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    if (sentence.tokens[i].head == token) PrintTree(sentence, static_cast<int>(i), depth + 1, out);
  }
}

std::string ActorLine(const Actor& actor) {
  return fmt::format("{} = {}{}{}{}{}", actor.text, actor.country.empty() ? "no known state" : actor.country, actor.sector.empty() ? "" : " ", actor.sector,
                     actor.name.empty() ? "" : ", ", actor.name);
}

void ExplainSentence(const Pipeline& pipeline, const CodedArticle& coded, size_t index, bool tree, const std::string& only) {
  const Sentence& sentence = coded.sentences[index];
  std::string out;
  bool any = false;
  for (const Event& event : coded.events) {
    if (event.field != sentence.field || !(event.sentence == sentence.span)) continue;
    if (!only.empty() && event.id != only) continue;
    any = true;
    out += fmt::format("  event {}  {}  confidence {:.2f}\n", event.id, Brief(event), event.confidence);
    for (const Frame& frame : pipeline.codebook().frames) {
      if (frame.name == event.frame) {
        out += fmt::format("    frame       {} ({}:{}): {}\n", frame.name, frame.file, frame.line, frame.note);
        break;
      }
    }
    out += fmt::format("    word        \"{}\"\n", Slice(TextOf(coded, sentence), event.trigger));
    for (const std::string& reason : event.reasons) out += fmt::format("    model       {}\n", reason);
    for (const Actor& actor : event.actors) out += fmt::format("    actor       {}\n", ActorLine(actor));
    for (const Actor& actor : event.recipients) out += fmt::format("    recipient   {}\n", ActorLine(actor));
    if (event.attribution) out += fmt::format("    according to {}\n", ActorLine(*event.attribution));
    out += fmt::format("    status      {}\n", ToString(event.status));
    out += fmt::format("    date        {}{}{}\n", event.date ? event.date.ToString() : "none", event.date ? ", from " : "", event.date ? event.date_basis : "");
    if (event.place) out += fmt::format("    place       {} ({})\n", event.place->name, event.place->country);
  }
  if (!only.empty() && !any) return;
  for (const Refusal& refusal : coded.refusals) {
    if (refusal.sentence != static_cast<int>(index) || !only.empty()) continue;
    const Token& token = sentence.tokens[static_cast<size_t>(refusal.token)];
    out += fmt::format("  not coded: \"{}\" as {}: {}\n", token.form, refusal.frame, refusal.reason);
  }
  if (out.empty()) out = "  not coded: no word of the codebook with its sides in this sentence\n";
  fmt::print("\"{}\"\n", Slice(TextOf(coded, sentence), sentence.span));
  if (tree) {
    std::string picture;
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      if (sentence.tokens[i].head == kRoot) PrintTree(sentence, static_cast<int>(i), 0, picture);
    }
    fmt::print("{}", picture);
  }
  std::string actors;
  for (const Mention& mention : coded.mentions[index].mentions) {
    for (const Actor& actor : mention.actors) {
      if (!actor.country.empty()) actors += fmt::format("{}{}={}{}{}", actors.empty() ? "" : "; ", actor.text, actor.country, actor.sector.empty() ? "" : " ", actor.sector);
    }
  }
  if (!actors.empty()) fmt::print("  who: {}\n", actors);
  std::string dates;
  for (const DateMention& date : coded.mentions[index].dates) {
    std::string words;
    for (int t = date.first; t <= date.last; ++t) words += (words.empty() ? "" : " ") + sentence.tokens[static_cast<size_t>(t)].form;
    dates += fmt::format("{}{}={}", dates.empty() ? "" : "; ", words, date.date ? date.date.ToString() : date.past_state ? "a past state" : "no day");
  }
  if (!dates.empty()) fmt::print("  when: {}\n", dates);
  fmt::print("{}\n", out);
}

}  // namespace

void AddExplain(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("explain", "Every reason in words: frames, sides, dates, and why other readings lost");
  verb->footer("Examples:\n  lapwing explain report.txt --published 2024-01-17 --tree\n  lapwing explain events.txt --event 5d1c6f0a9b3e7a21");
  auto common = std::make_shared<Common>();
  auto tree = std::make_shared<bool>(false);
  auto only = std::make_shared<std::string>();
  common->AddInputs(*verb, "The articles the events come from");
  common->AddCoding(*verb);
  verb->add_flag("--tree", *tree, "Show the dependency trees");
  verb->add_option("--event", *only, "Only the event with this id")->type_name("ID");
  verb->callback([&run, common, tree, only] {
    run = [common, tree, only]() -> int {
      auto pipeline = Pipeline::Load({common->codebook, common->actors});
      if (!pipeline) return Fail(pipeline.error());
      Tally tally(common->quiet);
      Articles articles(*common, tally);
      if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
      size_t events = 0, found = 0;
      for (Article article; articles.Next(article); article = {}) {
        tally.Add(article);
        CodedArticle coded = (*pipeline)->Code(std::move(article), true);
        events += coded.events.size();
        for (const Event& event : coded.events) found += event.id == *only ? 1 : 0;
        for (size_t i = 0; i < coded.sentences.size(); ++i) ExplainSentence(**pipeline, coded, i, *tree, *only);
      }
      int code = tally.Finish("explain", events, "events");
      if (!only->empty() && found == 0) {
        fmt::print(stderr, "lapwing explain: no event {} in these inputs\n", *only);
        return kAnswerIsNo;
      }
      return code;
    };
  });
}

}  // namespace lapwing::tools
