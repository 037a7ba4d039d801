// SPDX-License-Identifier: Apache-2.0
#include "resolve/role_choice.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/role_weights.h"

namespace lapwing {
namespace {

static_assert(kRoleFeatures == kRoleWeights);
using Features = std::array<double, kRoleFeatures>;

RoleClass ClassOf(const BareRole& role) {
  if (role.title) return RoleClass::kTitle;
  if (OneOf(role.sector, {"MIL", "SPY"})) return RoleClass::kArmed;
  if (OneOf(role.sector, {"COP", "JUD"})) return RoleClass::kOrder;
  if (role.sector == "LEG") return RoleClass::kHouse;
  return role.sector == "GOV" ? RoleClass::kRulers : RoleClass::kOther;
}

/// The one state a mention is of: no organisation, no group.
std::string StateOf(const SentenceView& view, const std::vector<Actor>& actors) {
  if (actors.size() != 1 || actors[0].country.size() != 3 || OneOf(actors[0].country, {"IGO", "NGO", "IMG", "MNC"})) return {};
  return view.knowledge.ByCode(actors[0].country) < 0 ? std::string() : actors[0].country;
}

/// What is done to others, hardly to one's own.
bool Harms(const Tree& tree, int verb) {
  return verb >= 0 && OneOf(tree.Lemma(verb), {"attack", "accuse", "ambush", "arrest", "blame", "blockade", "bomb", "bombard", "capture", "condemn", "denounce", "detain", "expel", "fire", "fight", "hit", "invade", "kidnap", "kill", "oust",
                                               "overrun", "overthrow", "raid", "ram", "release", "repel", "seize", "shell", "shoot", "storm", "strike", "surround", "take", "topple", "torture", "warn", "wound"});
}

}  // namespace

RoleChoice ChooseState(const SentenceView& view, const BareRole& role) {
  const Tree& tree = view.tree;
  const ArticleContext& context = view.context;
  std::map<std::string, Features> candidates;
  for (const auto& [country, times] : context.countries) {
    if (country.size() == 3 && !OneOf(country, {"IGO", "NGO", "IMG", "MNC"}) && view.knowledge.ByCode(country) >= 0) candidates[country];
  }
  for (size_t i = 0; i < role.proposals.size(); ++i) {
    candidates[role.proposals[i].second][role.proposals[i].first] = 1;
    if (i == 0) candidates[role.proposals[i].second][kByFirst] = 1;
  }
  // This sentence.
  const int verb = tree.Head(role.head);
  const bool subject = IsSubject(tree.Rel(role.head));
  const bool harm = Harms(tree, verb);
  int nearest_token = -1;
  std::string nearest;
  for (const Mention& m : view.out.mentions) {
    const std::string country = StateOf(view, m.actors);
    if (country.empty() || m.head == role.head) continue;
    Features& f = candidates[country];
    const bool place = OneOf(tree.Preposition(m.head), {"in", "at", "near"});
    if (place) f[kHerePlace] = 1;
    if (m.head < role.head) {
      if (IsSubject(tree.Rel(m.head))) f[kHereSubject] = 1;
      else if (!place) f[kHereOther] = 1;
      if (m.head > nearest_token) nearest_token = m.head, nearest = country;
    } else if (!place) {
      f[IsSubject(tree.Rel(m.head)) ? kHereLaterSubject : kHereLater] = 1;
    }
    const bool beside = verb >= 0 && tree.Head(m.head) == verb;
    if (beside && !place && IsSubject(tree.Rel(m.head)) && !subject) f[harm ? kHarmsIt : kActsOnIt] = 1;
    if (beside && !place && !IsSubject(tree.Rel(m.head)) && subject) f[kActedOnByIt] = 1;
    if (!role.sector.empty() && m.actors[0].sector == role.sector) f[kOwnSector] = 1;
    if (context.countries.count(country) == 0) f[kNewlyTold] = 1;
  }
  // The sentences before.
  std::string topic;
  int topic_sentence = -1;
  for (const Recent& r : context.recent) {
    const std::string country = StateOf(view, r.actors);
    if (country.empty()) continue;
    auto it = candidates.find(country);
    if (it == candidates.end()) continue;
    Features& f = it->second;
    const int back = context.sentence - r.sentence;
    if (back == 1) f[r.subject ? kLastSentenceSubject : kLastSentenceOther] = 1;
    else if (back > 1 && f[kLastSentenceSubject] == 0 && f[kLastSentenceOther] == 0 && f[kOlderSentence] == 0) f[kOlderSentence] = std::log(static_cast<double>(back));
    if (!role.sector.empty() && r.actors[0].sector == role.sector) f[kOwnSector] = 1;
    if (nearest.empty()) nearest = country;
    if (r.subject && r.paragraph == context.paragraph && (topic_sentence < 0 || r.sentence <= topic_sentence)) topic = country, topic_sentence = r.sentence;
  }
  int most = 1;
  for (const auto& [country, times] : context.countries) most = std::max(most, times);
  for (auto& [country, f] : candidates) {
    if (country == context.home) f[kAtHome] = 1;
    if (country == context.press) f[kOfPress] = 1;
    const auto is = [&country](const Actor& a) { return a.country == country; };
    if (std::any_of(context.title_state.begin(), context.title_state.end(), is)) f[kInTitleAlone] = 1;
    if (std::any_of(context.title_pair.begin(), context.title_pair.end(), is)) f[kInTitleTwo] = 1;
    if (std::any_of(context.speaker.begin(), context.speaker.end(), is)) f[kSpeakerOfIt] = 1;
    if (auto told = context.countries.find(country); told != context.countries.end()) {
      f[kShareOfReport] = static_cast<double>(told->second) / most;
      if (told->second == most) f[kToldMost] = 1;
    }
    if (country == nearest) f[kNearestState] = 1;
    if (country == topic) f[kParagraphSubject] = 1;
  }
  if (!role.not_of.empty()) candidates.erase(role.not_of);
  Features& nobody = candidates[""];
  nobody[kOfNobody] = 1;
  nobody[kNobodyIndefinite] = role.definite ? 0 : 1;
  nobody[kNobodyPlural] = tree[role.last].xpos == XposFrom("NNS") ? 1 : 0;
  nobody[kNobodyUnproposed] = role.proposals.empty() ? 1 : 0;
  nobody[kNobodyOne] = candidates.size() == 2 ? 1 : 0;
  nobody[kNobodyNamed] = role.named ? 1 : 0;
  for (int child : tree.Children(role.head)) {
    if (child < role.first && (tree.Rel(child) == Deprel::amod || tree.Rel(child) == Deprel::compound)) nobody[kNobodyModified] = 1;
  }
  nobody[kNobodyGoverned] = tree.Preposition(role.head).empty() ? 0 : 1;
  nobody[kNobodyShort] = context.sentence < 2 ? 1 : 0;

  const RoleClass kind = ClassOf(role);
  const auto& shared = kRoleShared;
  const auto& own = kRoleOwn[static_cast<size_t>(kind)];
  double sum = 0, best_score = 0;
  const std::string* best = nullptr;
  for (const auto& [country, f] : candidates) {
    double score = 0;
    for (size_t i = 0; i < kRoleFeatures; ++i) score += f[i] * (shared[i] + own[i]);
    sum += std::exp(score);
    if (best == nullptr || score > best_score) best = &country, best_score = score;
  }
  if (context.ranked_roles != nullptr) {
    RankedRole& seen = context.ranked_roles->emplace_back(RankedRole{context.sentence, role.last, kind, {}});
    for (const auto& [country, f] : candidates) seen.choices.push_back({country, {f.begin(), f.end()}});
  }
  return {*best, std::exp(best_score) / sum};
}

}  // namespace lapwing
