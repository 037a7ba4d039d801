// SPDX-License-Identifier: Apache-2.0
// Who may be called whose ally.
#include <algorithm>

#include "resolve/descriptions.h"

namespace lapwing {
namespace {

/// Treaty allies of today and yesterday. Who is in none of these groups may be anybody's ally.
constexpr std::string_view kAlliances[] = {
    "USA CAN GBR FRA DEU ITA ESP PRT NLD BEL LUX DNK NOR ISL GRC TUR POL CZE HUN BGR ROU SVK SVN EST LVA LTU HRV ALB MNE MKD FIN SWE",
    "USA JPN", "USA KOR", "USA PHL", "USA THA", "USA AUS NZL", "USA ISR", "USA TWN", "GBR AUS NZL MYS SGP", "USA PAK", "USA SAU", "RUS BLR ARM KAZ KGZ TJK", "RUS PRK", "RUS SYR",
    "RUS CHN", "CHN PRK", "CHN PAK", "IRN SYR", "IRN IRQ", "SUN POL DDR CSK HUN BGR ROU", "SUN VNM LAO KHM", "SUN CUB NIC", "SUN MNG", "VEN CUB NIC BOL ECU", "SUN AFG", "SUN SYR"};

bool In(std::string_view group, const std::string& code) { return group.find(code) != std::string_view::npos; }

}  // namespace

bool Allied(const std::string& a, const std::string& b) {
  return std::any_of(std::begin(kAlliances), std::end(kAlliances), [&](std::string_view group) { return In(group, a) && In(group, b); });
}

bool MayBeAllied(const std::vector<Actor>& actors) {
  auto known = [&](const std::string& code) { return std::any_of(std::begin(kAlliances), std::end(kAlliances), [&](std::string_view group) { return In(group, code); }); };
  if (!std::all_of(actors.begin(), actors.end(), [&](const Actor& a) { return known(a.country); })) return true;
  if (actors.size() > 2) return true;
  return std::any_of(std::begin(kAlliances), std::end(kAlliances), [&](std::string_view group) {
    return std::all_of(actors.begin(), actors.end(), [&](const Actor& a) { return In(group, a.country); });
  });
}

}  // namespace lapwing
