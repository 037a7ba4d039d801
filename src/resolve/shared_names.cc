// SPDX-License-Identifier: Apache-2.0
#include "resolve/shared_names.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {

int OwnerBefore(const SentenceView& view, const NameHit& hit) {
  static constexpr std::string_view kCommon[] = {"national", "federal", "supreme", "central", "house", "ministry", "foreign", "defence", "defense", "republican", "royal", "constitutional", "state",
                                                 "senate", "parliament", "presidential", "interior", "general", "joint", "chamber", "border", "coast", "air", "armed", "special", "electoral"};
  const std::string word = LowerAscii(view.tree[hit.first].form);
  if (hit.first == hit.last || std::find(std::begin(kCommon), std::end(kCommon), word) == std::end(kCommon)) return -1;
  int before = hit.first - 1;
  if (before >= 0 && view.tree[before].xpos == XposFrom("POS")) --before;
  for (const Mention& mention : view.out.mentions) {
    const bool state = mention.kind == MentionKind::kState || mention.kind == MentionKind::kAdjective || mention.kind == MentionKind::kCapital;
    const bool owns = before < hit.first - 1 || mention.kind == MentionKind::kAdjective;
    if (mention.last == before && state && owns && mention.actors.size() == 1) return view.knowledge.ByCode(mention.actors[0].country);
  }
  return -1;
}

int SharedBodyOf(const SentenceView& view, const NameHit& hit) {
  struct Shared {
    std::string_view name;
    std::initializer_list<std::string_view> codes;
  };
  static const Shared kShared[] = {{"foreign office", {"GBR", "DEU", "PAK"}}, {"joint chiefs of staff", {"USA", "KOR"}}, {"joint chiefs", {"USA", "KOR"}}};
  const std::string name = FoldName(view.TextOf(hit.first, hit.last));
  const ArticleContext& context = view.context;
  std::string_view best;
  int most = 0;
  for (const Shared& shared : kShared) {
    if (shared.name != name) continue;
    for (std::string_view code : shared.codes) {
      const std::string key(code);
      auto told = context.countries.find(key);
      const bool own = key == context.home || key == context.house || key == context.press;
      const int times = own ? 1000 : told == context.countries.end() ? 0 : told->second;
      if (times > most) best = code, most = times;
    }
  }
  return best.empty() ? -1 : view.knowledge.ByCode(best);
}

}  // namespace lapwing
