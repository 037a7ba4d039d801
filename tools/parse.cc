// SPDX-License-Identifier: Apache-2.0
#include "parse/parser.h"

#include "base/file.h"
#include "parse/conllu.h"
#include "tools/verb.h"

namespace lapwing::tools {
namespace {

int ParseConllu(const Parser& parser, const std::string& path) {
  Result<std::vector<Sentence>> sentences = parse::ReadConlluFile(path == "-" ? "/dev/stdin" : path);
  if (!sentences) return Fail(sentences.error());
  // The models know plain quotes only; the file keeps its own.
  std::vector<Sentence> plain = *sentences;
  parse::UsePlainQuotes(plain);
  parser.Annotate(plain);
  for (size_t i = 0; i < plain.size(); ++i) {
    Sentence& written = plain[i];
    for (size_t t = 0; t < written.tokens.size(); ++t) written.tokens[t].form = (*sentences)[i].tokens[t].form;
    written.multiword = (*sentences)[i].multiword;
    if (!Print(parse::WriteConllu(written))) break;
  }
  return kDone;
}

void PrintArticle(const Parser& parser, const Article& article) {
  bool first = true;
  for (Field field : {Field::kTitle, Field::kText}) {
    int paragraph = -1;
    for (Sentence& sentence : parser.Parse(field == Field::kTitle ? article.title : article.text, field)) {
      if (first) sentence.comments.push_back("newdoc id = " + article.id);
      if (sentence.paragraph != paragraph) sentence.comments.emplace_back(field == Field::kTitle ? "newpar id = title" : "newpar");
      paragraph = sentence.paragraph;
      first = false;
      if (!Print(parse::WriteConllu(sentence))) return;
    }
  }
}

}  // namespace

void AddParse(CLI::App& app, Run& run) {
  CLI::App* verb = app.add_subcommand("parse", "Sentences, tags, lemmas and dependency trees as CoNLL-U");
  verb->footer("Examples:\n  lapwing parse report.txt\n  lapwing parse --input conllu treebank.conllu");
  auto common = std::make_shared<Common>();
  auto kind = std::make_shared<std::string>("articles");
  common->AddInputs(*verb, "What to parse");
  verb->add_option("--input", *kind, "articles, or conllu: keep the given sentences and tokens")->check(CLI::IsMember({"articles", "conllu"}))->type_name("KIND");
  verb->callback([&run, common, kind] {
    run = [common, kind]() -> int {
      auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
      if (!parser) return Fail(parser.error());
      if (*kind == "conllu") {
        int worst = kDone;
        if (common->inputs.empty()) common->inputs.emplace_back("-");
        for (const std::string& input : common->inputs) worst = std::max(worst, ParseConllu(**parser, input));
        return worst;
      }
      Tally tally(common->quiet);
      Articles articles(*common, tally);
      if (articles.nothing_opened()) return Fail(*articles.nothing_opened());
      size_t parsed = 0;
      for (Article article; articles.Next(article); article = {}) {
        tally.Add(article);
        if (article.status != ArticleStatus::kOk) continue;
        PrintArticle(**parser, article);
        ++parsed;
      }
      return tally.Finish("parse", parsed, "parsed");
    };
  });
}

}  // namespace lapwing::tools
