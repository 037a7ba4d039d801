// SPDX-License-Identifier: Apache-2.0
#include "stories/grouper.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"

namespace lapwing {
namespace {

constexpr double kSameStory = 0.30;
constexpr double kLessADay = 0.02;  // what a day between two articles takes from their likeness
// What one publisher writes in like words is more often the next matter of the same desk than the same one told again.
constexpr double kLessAPublisher = 0.08;
constexpr size_t kMembers = 3;

struct StoryScore {
  const std::string* story = nullptr;
  double sum = 0;
  size_t members = 0;
  Neighbour nearest;
  double Mean() const { return sum / static_cast<double>(members); }
};

int Percent(double share) { return static_cast<int>(share * 100 + 0.5); }

std::string WordsOf(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

}  // namespace

Grouper::Grouper(StoryOptions options, Agencies agencies, WordWeights weights)
    : options_(options), agencies_(std::move(agencies)), weights_(std::move(weights)), window_(options.capacity) {}

Result<Grouper> Grouper::Load(StoryOptions options) {
  Result<Agencies> agencies = Agencies::Load(DataPath("knowledge/agencies.txt"));
  if (!agencies) return agencies.error();
  Result<WordWeights> weights = WordWeights::Load(DataPath("models/news_words.txt"));
  if (!weights) return weights.error();
  return Grouper(options, std::move(*agencies), std::move(*weights));
}

// The earlier article with the most of the text in common; of equal ones the first.
Placement Grouper::PlaceByText(const Report& report, const Signature& signature, const std::vector<Neighbour>& nearest) const {
  std::vector<uint64_t> candidates = window_.SharingBands(signature);
  for (const Neighbour& neighbour : nearest) candidates.push_back(neighbour.number);  // excerpts share few bands
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  Placement best;
  double most = 0;
  for (uint64_t number : candidates) {
    const Held& held = window_.At(number);
    std::optional<Kinship> kin = KinshipOf(report, held.report);
    if (!kin) continue;
    double likeness = std::max(kin->of_later, kin->of_earlier);
    if (kin->jaccard + likeness <= most) continue;
    most = kin->jaccard + likeness;
    best = {held.story, kin->relation, held.report.id, "", likeness, ""};
    best.why = kin->relation == Retelling::kExcerpt ? fmt::format("{}% of its phrases are of {}, whose text is longer", Percent(kin->of_later), held.report.id)
                                                   : fmt::format("{}% of its phrases are of {}, and {}% of that one's are here", Percent(kin->of_later), held.report.id, Percent(kin->of_earlier));
  }
  return best;
}

Placement Grouper::PlaceByWords(const Report& report, const std::vector<Neighbour>& nearest) const {
  std::vector<StoryScore> scores;
  for (const Neighbour& neighbour : nearest) {
    const Held& held = window_.At(neighbour.number);
    bool dated = report.day != kNoDay && held.report.day != kNoDay;
    int64_t apart = dated ? std::abs(report.day - held.report.day) : 0;
    if (apart > options_.days || FilledForm(report, held.report)) continue;
    auto it = std::find_if(scores.begin(), scores.end(), [&](const StoryScore& score) { return *score.story == held.story; });
    if (it == scores.end()) it = scores.insert(scores.end(), {&held.story, 0, 0, neighbour});
    if (it->members == kMembers) continue;
    bool same_publisher = report.publisher != 0 && report.publisher == held.report.publisher;
    it->sum += neighbour.cosine - kLessADay * static_cast<double>(apart) - (same_publisher ? kLessAPublisher : 0);
    ++it->members;
  }
  const StoryScore* best = nullptr;
  for (const StoryScore& score : scores) {
    if (score.Mean() >= kSameStory && (best == nullptr || score.Mean() > best->Mean())) best = &score;
  }
  if (best == nullptr) return {};
  const Held& like = window_.At(best->nearest.number);
  return {*best->story, Retelling::kStory, like.report.id, "", best->nearest.cosine,
          fmt::format("tells of the same as {}: {}", like.report.id, WordsOf(window_.SharedWords(report, best->nearest.number, 5)))};
}

Placement Grouper::Add(const Article& article) {
  if (uint64_t number = window_.Find(article.id); number != Window::kNone) {
    return {window_.At(number).story, Retelling::kCopy, article.id, window_.At(number).report.agency, 1, "the same record came before"};
  }
  Report report = MakeReport(article, agencies_, weights_);
  Signature signature = Sign(report.shingles);
  std::vector<Neighbour> nearest = window_.Nearest(report);
  Placement placement = PlaceByText(report, signature, nearest);
  if (placement.relation == Retelling::kFirst) placement = PlaceByWords(report, nearest);
  if (placement.story.empty()) {
    placement.story = Hex(HashFields({"story", article.id}));
    placement.why = "nothing like it came before";
  }
  if (!article.story.empty()) placement.story = article.story;
  placement.agency = report.agency;
  window_.Add(std::move(report), signature, placement.story);
  return placement;
}

void Grouper::Restore(const Article& article) {
  if (article.story.empty() || window_.Find(article.id) != Window::kNone) return;
  Report report = MakeReport(article, agencies_, weights_);
  Signature signature = Sign(report.shingles);
  window_.Add(std::move(report), signature, article.story);
}

std::string ToJson(const Article& article, const Placement& placement) {
  JsonWriter json;
  json.BeginObject().Field("id", article.id).Field("story", placement.story).Field("relation", ToString(placement.relation)).FieldOrNull("of", placement.of);
  json.FieldOrNull("agency", placement.agency).Key("likeness").Rounded(placement.likeness, 2).Field("why", placement.why);
  json.FieldOrNull("url", article.url).FieldOrNull("publisher", article.publisher).FieldOrNull("published", article.published).FieldOrNull("title", article.title).EndObject();
  return json.Take();
}

}  // namespace lapwing
