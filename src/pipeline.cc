// SPDX-License-Identifier: Apache-2.0
#include "pipeline.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/tree_repair.h"

namespace lapwing {

Result<std::shared_ptr<const Pipeline>> Pipeline::Load(const PipelineOptions& options) {
  std::shared_ptr<Pipeline> pipeline(new Pipeline());
  auto parser = Parser::Load(DataPath("models"), DataPath("knowledge"));
  if (!parser) return parser.error();
  auto knowledge = Knowledge::Load(DataPath("knowledge"), options.actor_files);
  if (!knowledge) return knowledge.error();
  auto codebook = Codebook::Load(options.codebook.empty() ? DataPath("codebook/plover") : options.codebook);
  if (!codebook) return codebook.error();
  auto model = ReadFile(DataPath("models/english.model"));
  if (!model) return model.error();
  pipeline->parser_ = *parser;
  pipeline->codebook_ = *codebook;
  pipeline->resolver_ = std::make_unique<Resolver>(*knowledge);
  pipeline->coder_ = std::make_unique<Coder>(*codebook);
  pipeline->stamp_ = {LAPWING_VERSION, (*codebook)->hash, Hex(Hash64(*model))};
  return std::shared_ptr<const Pipeline>(pipeline);
}

CodedArticle Pipeline::Resolve(Article article) const {
  CodedArticle coded;
  coded.article = std::move(article);
  if (coded.article.status != ArticleStatus::kOk && coded.article.status != ArticleStatus::kTruncated) return coded;
  coded.sentences = parser_->Parse(coded.article.title, Field::kTitle);
  std::vector<Sentence> body = parser_->Parse(coded.article.text, Field::kText);
  std::move(body.begin(), body.end(), std::back_inserter(coded.sentences));
  for (Sentence& sentence : coded.sentences) RepairTree(sentence);
  coded.mentions = resolver_->Resolve(coded.article, coded.sentences);
  return coded;
}

CodedArticle Pipeline::Code(Article article, bool with_refusals) const {
  CodedArticle coded = Resolve(std::move(article));
  coded.events = coder_->Code(coded.article, coded.sentences, coded.mentions, with_refusals ? &coded.refusals : nullptr);
  return coded;
}

Relation Pipeline::Relate(const std::string& text, const std::vector<std::string>& source, const std::vector<std::string>& target, PairFeatures* seen) const {
  Article article;
  article.text = text;
  std::vector<Sentence> sentences = parser_->Parse(text, Field::kText);
  for (Sentence& sentence : sentences) RepairTree(sentence);
  std::vector<SentenceMentions> mentions = resolver_->Resolve(article, sentences);
  return RelateSides(*codebook_, text, sentences, mentions, source, target, seen);
}

}  // namespace lapwing
