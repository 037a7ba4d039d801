// SPDX-License-Identifier: Apache-2.0
#include "act_training.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "answers.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/tree.h"
#include "code/act_signs.h"
#include "evaluate_sets.h"

namespace lapwing {
namespace {

constexpr int kInAllParts = -1;      // of the cross-validation: taught always, asked never
constexpr float kExample = 0.3F;     // of an example of the codebook beside a word of a report: frames know it anyway
constexpr float kNearMiss = 4.0F;    // of a near miss: at 2 twelve examples of the codebook came out wrong, at 4 seven

/// The word of a phrase that the others hang on; of several a verb or noun.
int HeadWord(const Tree& tree, const Span& phrase) {
  int found = -1;
  auto inside = [&](int t) { return t >= 0 && tree[t].span.begin < phrase.end && tree[t].span.end > phrase.begin; };
  for (int t = 0; t < tree.size(); ++t) {
    if (!inside(t) || inside(tree.Head(t))) continue;
    const bool content = tree[t].upos == Upos::VERB || tree[t].upos == Upos::NOUN;
    if (found < 0 || (content && tree[found].upos != Upos::VERB && tree[found].upos != Upos::NOUN)) found = t;
  }
  return found;
}

using RightWords = std::map<std::pair<size_t, int>, int>;  ///< sentence and word to class

/// An example of every word; those that `right` does not name tell nothing.
void AddWords(const Pipeline& pipeline, const CodedArticle& coded, const RightWords& right, int fold, float weight, std::vector<PairExample>& examples) {
  for (size_t s = 0; s < coded.sentences.size(); ++s) {
    const Tree tree(coded.sentences[s]);
    for (int t = 0; t < tree.size(); ++t) {
      if (!MayTellAct(tree, coded.mentions[s], t)) continue;
      PairExample example;
      example.features = FindActSigns(tree, pipeline.codebook(), coded.mentions[s], coded.sentences[s].field == Field::kTitle, t);
      auto found = right.find({s, t});
      example.right = 1U << (found == right.end() ? kNoEvent : found->second);
      example.own = false;
      example.fold = fold;
      example.weight = weight;
      examples.push_back(std::move(example));
    }
  }
}

/// The codebook's examples: what frames code in them, and near misses, which tell nothing.
void AddCodebookExamples(const Pipeline& pipeline, std::vector<PairExample>& examples) {
  for (const Example& e : pipeline.codebook().examples) {
    // "=> OTHER": a near miss of one type that is another.
    if (e.wish || (!e.must && !e.expect.empty())) continue;
    Article article;
    article.id = "example";
    article.published = e.published.empty() ? "2024-06-14" : e.published;
    article.text = e.sentence;
    const CodedArticle coded = pipeline.Code(std::move(article));
    RightWords right;
    for (const Event& event : coded.events) {
      const int type = PairClass(event.type);
      if (!e.must || type < 0 || event.frame.ends_with("/learnt")) continue;
      for (size_t s = 0; s < coded.sentences.size(); ++s) {
        for (int t = 0; t < static_cast<int>(coded.sentences[s].tokens.size()); ++t) {
          if (coded.sentences[s].tokens[static_cast<size_t>(t)].span.begin == event.trigger.begin) right.emplace(std::pair(s, t), type);
        }
      }
    }
    if (e.must && right.empty()) continue;
    AddWords(pipeline, coded, right, kInAllParts, e.must ? kExample : kNearMiss, examples);
  }
}

}  // namespace

std::vector<PairExample> ReadActExamples(const Pipeline& pipeline, const std::vector<Case>& cases, int folds) {
  std::vector<PairExample> examples;
  AddCodebookExamples(pipeline, examples);
  for (const Case& c : cases) {
    const CodedArticle coded = pipeline.Resolve(ArticleOf(c));
    RightWords right;
    for (const auto& [key, value] : c.fields) {
      if (key != "event") continue;
      const std::vector<std::string_view> parts = SplitTrim(value, '|');
      const Where where = parts.size() == 6 ? FindPhrase(coded.article, parts[5]) : Where{};
      const int type = parts.empty() ? -1 : PairClass(parts[0]);
      if (!where.found || type < 0) continue;
      for (size_t s = 0; s < coded.sentences.size(); ++s) {
        const Sentence& sentence = coded.sentences[s];
        if (sentence.field != where.field || sentence.tokens.empty() || where.span.begin < sentence.tokens.front().span.begin || where.span.begin >= sentence.tokens.back().span.end) continue;
        if (const int word = HeadWord(Tree(sentence), where.span); word >= 0) right.emplace(std::pair(s, word), type);
      }
    }
    const int fold = static_cast<int>(Hash64(c.name) % static_cast<uint64_t>(std::max(1, folds)));
    AddWords(pipeline, coded, right, fold, 1.0F, examples);
  }
  return examples;
}

PairTrainOptions ActTrainOptions() {
  PairTrainOptions options;
  options.rounds = 12;
  options.seeds = 1;
  options.drop = 0.15F;
  options.decay = 1e-3F;
  options.dense_scale = 1.5F;
  return options;
}

std::string ActFigures(const std::vector<PairExample>& examples, const std::vector<PairScores>& chances) {
  std::string out;
  int acts = 0;
  for (const PairExample& e : examples) acts += e.fold >= 0 && (e.right >> kNoEvent & 1) == 0 ? 1 : 0;
  for (float least : {0.3F, 0.5F, 0.7F, 0.9F}) {
    int taken = 0, right = 0;
    for (size_t i = 0; i < examples.size(); ++i) {
      if (examples[i].fold < 0) continue;
      const auto best = std::max_element(chances[i].begin(), chances[i].begin() + kNoEvent) - chances[i].begin();
      if (chances[i][static_cast<size_t>(best)] < least) continue;
      ++taken;
      right += (examples[i].right >> best & 1) != 0 ? 1 : 0;
    }
    out += fmt::format("at {:.1f} and more {} of {} words are acts of the type said ({:.3f}), {:.3f} of the {} acts\n", least, right, taken, taken == 0 ? 0.0 : static_cast<double>(right) / taken,
                       acts == 0 ? 0.0 : static_cast<double>(right) / acts, acts);
  }
  return out;
}

}  // namespace lapwing
