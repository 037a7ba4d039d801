// SPDX-License-Identifier: Apache-2.0
/// The whole flow, and the only file that knows all stages: Article -> Sentences -> Mentions -> Events.
///
///   auto pipeline = Pipeline::Load({});
///   CodedArticle coded = (*pipeline)->Code(article);
///
/// Threads  immutable after loading; one Pipeline serves all workers
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/event_json.h"
#include "code/coder.h"
#include "code/relate.h"
#include "lapwing/article.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"
#include "lapwing/result.h"
#include "lapwing/sentence.h"
#include "parse/parser.h"
#include "resolve/resolver.h"

namespace lapwing {

struct PipelineOptions {
  std::string codebook;                   ///< folder; "" = the shipped PLOVER codebook
  std::vector<std::string> actor_files;   ///< user files that add to or override knowledge/
  bool frames_only = false;               ///< the codebook decides alone, without the coder's model
};

/// An article with everything the stages found in it.
struct CodedArticle {
  Article article;
  std::vector<Sentence> sentences;  ///< title first
  std::vector<SentenceMentions> mentions;
  std::vector<Event> events;
  std::vector<Refusal> refusals;    ///< filled only when asked for
};

class Pipeline {
 public:
  static Result<std::shared_ptr<const Pipeline>> Load(const PipelineOptions& options);

  /// Sentences and mentions of a readable article, no events. `ranked`, where given, collects what every pronoun was chosen among (resolve/rank.h), `roles` the same of bare roles (resolve/role_choice.h).
  CodedArticle Resolve(Article article, std::vector<RankedPronoun>* ranked = nullptr, std::vector<RankedRole>* roles = nullptr) const;

  /// Codes a readable article; of any other it keeps the record and finds nothing.
  CodedArticle Code(Article article, bool with_refusals = false) const;

  /// The best type for what `source` does to `target` in `text`. Always answers. `seen`, where given, gets what the model sees.
  Relation Relate(const std::string& text, const std::vector<std::string>& source, const std::vector<std::string>& target, PairFeatures* seen = nullptr) const;

  /// Null where the codebook decides alone: asked for, or its types are not those the model knows.
  const PairModel* model() const { return model_.get(); }
  const Parser& parser() const { return *parser_; }
  const Resolver& resolver() const { return *resolver_; }
  const Codebook& codebook() const { return *codebook_; }
  std::shared_ptr<const Codebook> codebook_ptr() const { return codebook_; }
  const CoderStamp& stamp() const { return stamp_; }

 private:
  Pipeline() = default;
  void Mend(std::vector<Sentence>& sentences) const;
  std::shared_ptr<const Parser> parser_;
  std::shared_ptr<const Codebook> codebook_;
  std::unique_ptr<Resolver> resolver_;
  std::shared_ptr<const PairModel> model_;
  std::unique_ptr<Coder> coder_;
  CoderStamp stamp_;
};

}  // namespace lapwing
