// SPDX-License-Identifier: Apache-2.0
#include "evaluate_stories.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace lapwing {
namespace {

double F1(double precision, double recall) { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
double Share(int part, int whole) { return whole == 0 ? 0 : static_cast<double>(part) / whole; }

Article ArticleOf(const Case& c) {
  Article article;
  article.id = c.name;
  article.publisher = c.Get("publisher");
  article.published = c.Get("published");
  article.title = c.Get("title");
  article.text = c.Get("text");
  return article;
}

/// Pairs of the same non-empty key.
std::set<std::pair<size_t, size_t>> Pairs(const std::vector<std::string>& keys) {
  std::set<std::pair<size_t, size_t>> pairs;
  for (size_t i = 0; i < keys.size(); ++i) {
    for (size_t j = i + 1; j < keys.size(); ++j) {
      if (!keys[i].empty() && keys[i] == keys[j]) pairs.emplace(i, j);
    }
  }
  return pairs;
}

}  // namespace

double StoryScores::PairF1() const { return F1(Share(pairs_right, pairs_found), Share(pairs_right, pairs)); }
double StoryScores::StoryF1() const { return articles == 0 ? 0 : F1(precision_sum / articles, recall_sum / articles); }

std::string StoryScores::Report() const {
  return fmt::format("duplicates precision {:.3f}  recall {:.3f}  F1 {:.3f}  ({} pairs annotated, {} found)\n", Share(pairs_right, pairs_found), Share(pairs_right, pairs), PairF1(), pairs, pairs_found) +
         fmt::format("stories    B-cubed precision {:.3f}  recall {:.3f}  F1 {:.3f}  ({} articles of {} stories, {} found)\n", precision_sum / articles, recall_sum / articles, StoryF1(), articles,
                     stories, stories_found) +
         fmt::format("relations  {:.3f}  ({} of {})\n", Share(relations_right, articles), relations_right, articles);
}

StoryScores ScoreStories(Grouper& grouper, const std::vector<Case>& cases, std::vector<std::string>* faults) {
  StoryScores scores;
  std::vector<std::string> wanted, found, same, copies;
  std::map<std::string, std::string> origin;
  for (const Case& c : cases) {
    Placement placement = grouper.Add(ArticleOf(c));
    bool own_text = placement.relation == Retelling::kFirst || placement.relation == Retelling::kStory;
    origin[c.name] = own_text ? c.name : origin[placement.of];
    wanted.emplace_back(c.Get("story"));
    found.push_back(placement.story);
    same.emplace_back(c.Get("same"));
    copies.push_back(origin[c.name]);
    bool right = c.Get("relation") == ToString(placement.relation);
    scores.relations_right += right ? 1 : 0;
    if (!right && faults != nullptr) faults->push_back(fmt::format("{}: {}, not {}: {}", c.name, ToString(placement.relation), c.Get("relation"), placement.why));
  }
  scores.articles = static_cast<int>(cases.size());
  scores.stories = static_cast<int>(std::set(wanted.begin(), wanted.end()).size());
  scores.stories_found = static_cast<int>(std::set(found.begin(), found.end()).size());
  auto annotated = Pairs(same), proposed = Pairs(copies);
  scores.pairs = static_cast<int>(annotated.size());
  scores.pairs_found = static_cast<int>(proposed.size());
  for (const auto& pair : proposed) scores.pairs_right += annotated.contains(pair) ? 1 : 0;
  for (size_t i = 0; i < cases.size(); ++i) {
    int both = 0, of_wanted = 0, of_found = 0;
    for (size_t j = 0; j < cases.size(); ++j) {
      bool together = wanted[i] == wanted[j], placed = found[i] == found[j];
      both += together && placed ? 1 : 0;
      of_wanted += together ? 1 : 0;
      of_found += placed ? 1 : 0;
      if (i < j && together != placed && faults != nullptr) faults->push_back(fmt::format("{} and {}: {}", cases[i].name, cases[j].name, placed ? "put together" : "put apart"));
    }
    scores.precision_sum += static_cast<double>(both) / of_found;
    scores.recall_sum += static_cast<double>(both) / of_wanted;
  }
  return scores;
}

}  // namespace lapwing
