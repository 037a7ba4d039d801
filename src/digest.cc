// SPDX-License-Identifier: Apache-2.0
#include "digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "alert_feed.h"
#include "base/dyads.h"
#include "base/report_day.h"
#include "base/strings.h"

namespace lapwing {
namespace {

constexpr int kBusyBefore = 3;
constexpr int64_t kWeek = 7;

struct Candidate {
  double weight = 0;
  std::string story;
  DigestSentence sentence;
};

struct Pair {
  int events = 0, before = 0;
  std::array<int, 4> quads{};
  std::set<std::string> types, types_before;
  std::vector<Candidate> candidates;
  std::set<std::string> stories, stories_before;  ///< type and story: what counts once
};

/// What did not happen or is long past is no news of these days.
bool IsNews(const EventRecord& record) {
  EventStatus status = record.event.status;
  if (status == EventStatus::kHypothetical || status == EventStatus::kNegated || status == EventStatus::kHistorical) return false;
  return !OldNews(record);
}

std::string StoryOf(const EventRecord& record) { return record.article.story.empty() ? record.article.id : record.article.story; }

/// As the text calls them, unless it only says "he": then by name, or by what their state is called.
std::string Voucher(const Event& event, const ActorNames& names) {
  if (!event.attribution) return {};
  const Actor& actor = *event.attribution;
  if (!OneOf(LowerAscii(actor.text), {"he", "she", "it", "they", "we", "i"})) return actor.text;
  if (!actor.name.empty()) return actor.name;
  return actor.country.empty() ? actor.text : NameOf(names, actor.country);
}

Candidate CandidateOf(const EventRecord& record, const ActorNames& names) {
  Candidate candidate;
  candidate.story = StoryOf(record);
  candidate.weight = record.event.confidence * (2 + std::abs(record.event.score)) * (record.event.status == EventStatus::kAsserted ? 1.0 : 0.8);
  const Event& event = record.event;
  candidate.sentence = {record.sentence, event.type, ToString(event.status), record.article.published.substr(0, 10), Voucher(event, names),
                        record.article.publisher, record.article.url, event.id};
  return candidate;
}

/// `shown`: sentences of the pairs above; one that speaks of three states is read once.
std::vector<DigestSentence> Choose(Pair& pair, size_t most, std::set<std::string>& shown) {
  std::stable_sort(pair.candidates.begin(), pair.candidates.end(), [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  std::vector<DigestSentence> chosen;
  std::set<std::string> stories;
  for (const Candidate& candidate : pair.candidates) {
    if (chosen.size() == most) break;
    if (stories.contains(candidate.story) || !shown.insert(candidate.sentence.text).second) continue;
    stories.insert(candidate.story);
    chosen.push_back(candidate.sentence);
  }
  std::stable_sort(chosen.begin(), chosen.end(), [](const DigestSentence& a, const DigestSentence& b) { return a.day < b.day; });
  return chosen;
}

/// More than before, beyond what chance gives: difference over its standard error.
double Rise(const Pair& pair) { return (pair.events - pair.before) / std::sqrt(static_cast<double>(pair.events + pair.before) + 1); }

}  // namespace

Result<std::pair<int64_t, int64_t>> DigestDays(Store& store, std::optional<int64_t> since, std::optional<int64_t> until) {
  Result<std::pair<int64_t, int64_t>> span = store.DaysOf();
  if (!span) return span.error();
  const bool none = span->second < span->first;
  if (none && !since && !until) return *span;
  int64_t to = until ? *until : none ? *since : since ? std::max(span->second, *since) : span->second;
  return std::pair(since.value_or(to - kWeek + 1), to);
}

Result<Digest> MakeDigest(Store& store, const DigestQuery& query) {
  Digest digest;
  digest.from = query.from;
  digest.to = query.to;
  if (digest.from > digest.to) return digest;
  int64_t length = query.to - query.from + 1;
  std::map<std::pair<std::string, std::string>, Pair> pairs;
  EventQuery events;
  events.reported_from = query.from - length;
  events.reported_to = query.to;
  Status status = store.ReadEvents(events, [&](const EventRecord& record) {
    if (!IsNews(record) || !record.event.same_as.empty()) return true;
    std::optional<int64_t> reported = ReportDay(record.article);
    if (!reported) return true;
    const int64_t day = *reported;
    std::set<std::pair<std::string, std::string>> seen;
    for (const Dyad& dyad : DyadsOf(record.event)) {
      std::pair<std::string, std::string> key = std::minmax(dyad.source, dyad.target);
      if (!query.region.empty() && !IsMember(query.region, key.first, day) && !IsMember(query.region, key.second, day)) continue;
      if (!seen.insert(key).second) continue;
      Pair& pair = pairs[key];
      std::string once = record.event.type + " " + StoryOf(record);
      if (day < query.from) {
        pair.before += pair.stories_before.insert(once).second ? 1 : 0;
        pair.types_before.insert(record.event.type);
        continue;
      }
      pair.candidates.push_back(CandidateOf(record, query.names));
      if (!pair.stories.insert(once).second) continue;
      ++pair.events;
      ++pair.quads[static_cast<size_t>(std::max(1, QuadNumber(record.event.quad)) - 1)];
      pair.types.insert(record.event.type);
    }
    return true;
  });
  if (status) {
    status = store.ReadVolume(query.from - length, query.to, [&](int64_t day, int64_t articles) { (day < query.from ? digest.articles_before : digest.articles) += articles; });
  }
  if (status) {
    status = store.ReadAlerts(query.from, query.to, [&](const AlertRow& alert) {
      bool inside = query.region.empty() || IsMember(query.region, alert.source, alert.day) || IsMember(query.region, alert.target, alert.day);
      if (inside && !ToldWithAnother(alert)) digest.alarms.push_back(AlertSentence(alert));
      return true;
    });
  }
  if (!status) return status.error();

  std::vector<std::pair<std::pair<std::string, std::string>, Pair*>> order;
  for (auto& [key, pair] : pairs) {
    if (pair.events > 0) order.emplace_back(key, &pair);
    else if (pair.before >= kBusyBefore) digest.gone.push_back(fmt::format("{} - {} ({} before)", NameOf(query.names, key.first), NameOf(query.names, key.second), pair.before));
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    double left = Rise(*a.second), right = Rise(*b.second);
    if (left != right) return left > right;
    return a.second->events > b.second->events;
  });
  std::set<std::string> sentences;
  for (size_t i = 0; i < order.size() && i < query.pairs; ++i) {
    const auto& [key, pair] = order[i];
    DigestPair shown{key.first, key.second, NameOf(query.names, key.first), NameOf(query.names, key.second), pair->events, pair->before, pair->quads, {}, Choose(*pair, query.sentences, sentences)};
    for (const std::string& type : pair->types) {
      if (!pair->types_before.contains(type)) shown.first_of.push_back(type);
    }
    digest.pairs.push_back(std::move(shown));
  }
  digest.other_pairs = order.size() - digest.pairs.size();
  return digest;
}

}  // namespace lapwing
