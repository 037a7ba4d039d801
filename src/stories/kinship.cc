// SPDX-License-Identifier: Apache-2.0
#include "stories/kinship.h"

#include <algorithm>
#include <cstdlib>

namespace lapwing {
namespace {

// Reprints of wires share a third of their phrases on average (NEWS-COPY: Silcock et al. 2023); accounts of one event in words of
// their own share under a tenth, most of it names.
constexpr double kSameText = 0.30;
constexpr double kContained = 0.60;
constexpr double kWhole = 0.90;
constexpr double kPartLength = 0.66;
constexpr double kLonger = 1.15;
constexpr int64_t kReprintDays = 7;

size_t Shared(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  size_t shared = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++shared, ++i, ++j;
    else if (a[i] < b[j]) ++i;
    else ++j;
  }
  return shared;
}

struct Overlap {
  double jaccard = 0, of_a = 0, of_b = 0;
  bool SameText() const { return jaccard >= kSameText || std::max(of_a, of_b) >= kContained; }
};

Overlap OverlapOf(const Report& a, const Report& b) {
  if (a.shingles.empty() || b.shingles.empty()) return {};
  auto shared = static_cast<double>(Shared(a.shingles, b.shingles));
  auto of_a = static_cast<double>(a.shingles.size()), of_b = static_cast<double>(b.shingles.size());
  return {shared / (of_a + of_b - shared), shared / of_a, shared / of_b};
}

bool OtherFigures(const Report& a, const Report& b) {
  size_t least = std::min(a.figures.size(), b.figures.size());
  return a.day != b.day && least >= 2 && Shared(a.figures, b.figures) * 2 < least;
}

}  // namespace

bool FilledForm(const Report& later, const Report& earlier) { return OtherFigures(later, earlier) && OverlapOf(later, earlier).SameText(); }

const char* ToString(Retelling relation) {
  switch (relation) {
    case Retelling::kFirst: return "first";
    case Retelling::kCopy: return "copy";
    case Retelling::kSyndicated: return "syndicated";
    case Retelling::kUpdate: return "update";
    case Retelling::kExcerpt: return "excerpt";
    case Retelling::kStory: return "story";
  }
  return "";
}

std::optional<Kinship> KinshipOf(const Report& later, const Report& earlier) {
  if (later.day != kNoDay && earlier.day != kNoDay && std::abs(later.day - earlier.day) > kReprintDays) return std::nullopt;
  Overlap overlap = OverlapOf(later, earlier);
  if (!overlap.SameText() || OtherFigures(later, earlier)) return std::nullopt;
  Kinship kin{Retelling::kSyndicated, overlap.jaccard, overlap.of_a, overlap.of_b};
  bool known = later.publisher != 0 && earlier.publisher != 0;
  bool same_source = (known && later.publisher == earlier.publisher) || (later.url != 0 && later.url == earlier.url);
  double length = static_cast<double>(later.shingles.size()) / static_cast<double>(earlier.shingles.size());
  if (kin.jaccard >= kWhole) kin.relation = same_source || !known ? Retelling::kCopy : Retelling::kSyndicated;
  else if (same_source) kin.relation = Retelling::kUpdate;
  else if (length < kPartLength && kin.of_later >= kContained) kin.relation = Retelling::kExcerpt;
  else if (!known) kin.relation = length > kLonger ? Retelling::kUpdate : Retelling::kCopy;
  return kin;
}

}  // namespace lapwing
