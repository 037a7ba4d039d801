// SPDX-License-Identifier: Apache-2.0
#include "pipeline.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/tree_repair.h"
#include "code/verb_lemmas.h"
#include "resolve/demonyms.h"

namespace lapwing {
namespace {

/// The model knows PLOVER's types; an ontology of other names is coded by its frames alone.
bool KnowsTypes(const Codebook& codebook) {
  if (codebook.types.size() != kNoEvent) return false;
  for (const EventType& type : codebook.types) {
    if (PairClass(type.name) < 0) return false;
  }
  return true;
}

}  // namespace

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
  if (!options.frames_only && KnowsTypes(**codebook)) {
    auto judge = PairModel::Load(DataPath("models"));
    if (!judge) return judge.error();
    pipeline->model_ = *judge;
    Result<std::string> bytes = ReadFile(DataPath("models/coder.model"));
    if (!bytes) return bytes.error();
    *model += *bytes;
  }
  pipeline->coder_ = std::make_unique<Coder>(*codebook, pipeline->model_);
  pipeline->stamp_ = {LAPWING_VERSION, (*codebook)->hash, Hex(Hash64(*model))};
  return std::shared_ptr<const Pipeline>(pipeline);
}

void Pipeline::Mend(std::vector<Sentence>& sentences) const {
  for (Sentence& sentence : sentences) {
    MendVerbLemmas(*codebook_, sentence);
    RepairTree(sentence);
    MendDemonyms(resolver_->knowledge(), sentence);
  }
}

CodedArticle Pipeline::Resolve(Article article, std::vector<RankedPronoun>* ranked, std::vector<RankedRole>* roles) const {
  CodedArticle coded;
  coded.article = std::move(article);
  if (coded.article.status != ArticleStatus::kOk && coded.article.status != ArticleStatus::kTruncated) return coded;
  coded.sentences = parser_->Parse(coded.article.title, Field::kTitle);
  std::vector<Sentence> body = parser_->Parse(coded.article.text, Field::kText);
  std::move(body.begin(), body.end(), std::back_inserter(coded.sentences));
  Mend(coded.sentences);
  coded.mentions = resolver_->Resolve(coded.article, coded.sentences, ranked, roles);
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
  Mend(sentences);
  std::vector<SentenceMentions> mentions = resolver_->Resolve(article, sentences);
  return RelateSides(*codebook_, model_.get(), text, sentences, mentions, source, target, seen);
}

}  // namespace lapwing
