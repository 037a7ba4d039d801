// SPDX-License-Identifier: Apache-2.0
#include "exchange/side.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "exchange/values.h"

namespace lapwing {
namespace {

bool IsCode(std::string_view text) { return text.size() == 3 && std::all_of(text.begin(), text.end(), IsUpper); }

std::string CountryOfColumn(const ExchangeTables& tables, CountryCodes codes, const SideWords& words, std::string_view whose, std::string& country) {
  const std::string& value = words.country;
  if (codes == CountryCodes::kCameo) {
    std::optional<std::string> found = tables.CountryOfCameo(value);
    if (!found && IsCode(value) && !tables.Sector(value).empty()) return "";  // a role without a country
    if (!found) return fmt::format("'{}' is no country of CAMEO's", value);
    country = *found;
    return "";
  }
  if (IsCode(value) && tables.IsCountry(value)) {
    country = value;
    return "";
  }
  country = tables.CountryNamed(value);
  if (country.empty() && IsCode(value)) country = tables.CountryOfCameo(value).value_or("");
  if (!country.empty() || FoldName(value) == FoldName(words.name) || FoldName(value) == FoldName(whose)) return "";
  std::string near = tables.NearestCountry(value);
  return fmt::format("'{}' is no country known here{}", value, near.empty() ? "" : fmt::format("; did you mean {}?", near));
}

}  // namespace

std::pair<std::string, std::string> RoleAndWhose(const std::string& name) {
  size_t bracket = name.rfind(" (");
  if (bracket == std::string::npos || !name.ends_with(')')) return {};
  return {name.substr(0, bracket), name.substr(bracket + 2, name.size() - bracket - 3)};
}

std::string ResolveSide(const ExchangeTables& tables, CountryCodes codes, const SideWords& words, Actor& actor, bool& unknown_sector) {
  actor.name = words.name;
  actor.text = !words.text.empty() ? words.text : words.code;
  actor.wikidata = words.wikidata.starts_with('Q') ? words.wikidata : "";
  auto [role, whose] = RoleAndWhose(words.name);
  bool any_sector = false;
  for (std::string_view list = words.sector; std::string_view sector : SplitTrim(list, list.find(';') != std::string_view::npos ? ';' : ',')) {
    any_sector = true;
    if (actor.sector.empty()) actor.sector = tables.Sector(sector);
  }
  unknown_sector = any_sector && actor.sector.empty();
  if (!any_sector && !role.empty()) actor.sector = tables.Sector(role);

  if (!words.country.empty()) {
    std::string fault = CountryOfColumn(tables, codes, words, whose, actor.country);
    if (!fault.empty()) return fault;
  }
  if (actor.country.empty() && !words.cow.empty()) actor.country = tables.CountryOfCow(words.cow);
  for (std::string_view code : {std::string_view(words.group), std::string_view(words.sector), std::string_view(words.code).substr(0, 3)}) {
    if (!actor.country.empty() || codes != CountryCodes::kCameo || code.empty()) continue;
    std::optional<std::string> found = tables.CountryOfCameo(code);
    if (found && ExchangeTables::IsWorldCode(*found)) actor.country = *found;
  }
  if (actor.country.empty() && !whose.empty()) actor.country = tables.CountryNamed(whose);
  if (actor.country.empty() && words.country.empty() && !words.name.empty()) actor.country = tables.CountryNamed(words.name);
  if (ExchangeTables::IsWorldCode(actor.country) && codes == CountryCodes::kCameo) actor.sector.clear();
  return "";
}

std::vector<Actor> OwnSide(const RowCells& row, SideOf side) {
  auto values = [&](SidePart part) { return SplitValues(row.Of(side, part)); };
  std::vector<std::string> begins = values(SidePart::kBegin), ends = values(SidePart::kEnd);
  size_t count = 0;
  for (int part = 0; part < kSideParts; ++part) count = std::max(count, values(static_cast<SidePart>(part)).size());
  std::vector<Actor> actors(count);
  auto take = [&](SidePart part, std::string Actor::*field) {
    std::vector<std::string> given = values(part);
    for (size_t i = 0; i < given.size(); ++i) actors[i].*field = given[i];
  };
  take(SidePart::kText, &Actor::text);
  take(SidePart::kName, &Actor::name);
  take(SidePart::kCountry, &Actor::country);
  take(SidePart::kSector, &Actor::sector);
  take(SidePart::kWikidata, &Actor::wikidata);
  for (size_t i = 0; i < count; ++i) {
    if (i < begins.size() && i < ends.size()) actors[i].span = {ReadOffset(begins[i]).value_or(0), ReadOffset(ends[i]).value_or(0)};
  }
  return actors;
}

}  // namespace lapwing
