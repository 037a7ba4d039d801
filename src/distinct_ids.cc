// SPDX-License-Identifier: Apache-2.0
#include "distinct_ids.h"

#include <algorithm>

#include "base/hash.h"

namespace lapwing {

uint64_t ContentHash(const Article& article) { return HashFields({article.title, article.text}); }

void DistinctIds::Restore(std::vector<std::pair<uint64_t, uint64_t>> known) {
  known_ = std::move(known);
  std::sort(known_.begin(), known_.end());
}

bool DistinctIds::Take(uint64_t id, uint64_t content) {
  auto it = std::lower_bound(known_.begin(), known_.end(), std::pair(id, uint64_t{0}));
  if (it != known_.end() && it->first == id) return it->second == content;
  return seen_.try_emplace(id, content).first->second == content;
}

void DistinctIds::Claim(Article& article) {
  uint64_t content = ContentHash(article);
  if (article.id.empty() || Take(Hash64(article.id), content)) return;
  article.id += "#" + Hex(content).substr(0, 8);
  Take(Hash64(article.id), content);
  ++renamed_;
}

}  // namespace lapwing
