// SPDX-License-Identifier: Apache-2.0
#include "exchange/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "base/file.h"
#include "base/lines.h"
#include "base/strings.h"

namespace lapwing {
namespace {

std::string Key(std::string_view name) {
  std::string key = FoldName(name);
  std::erase(key, '.');
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

/// Lines of "a | b | c", comments and blank lines left out; a line with fewer than `least` columns is the error.
Status ReadTable(std::string_view text, const std::string& path, size_t least, const std::function<bool(const std::vector<std::string_view>&)>& take) {
  for (LineReader lines(text); lines.Next();) {
    std::string_view line = Trim(lines.line());
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> columns = SplitTrim(line, '|');
    if (columns.size() < least || !take(columns)) return Error{Errc::kBadData, fmt::format("'{}' is no line of this table", line), fmt::format("{}:{}", path, lines.number())};
  }
  return Ok{};
}

template <typename Map>
std::string Look(const Map& map, std::string_view key) {
  auto found = map.find(std::string(key));
  return found == map.end() ? std::string() : found->second;
}

std::string NoneIfDash(std::string_view text) { return text == "-" ? std::string() : std::string(text); }

}  // namespace

Result<std::shared_ptr<const ExchangeTables>> ExchangeTables::Load(const std::string& folder, TypeScheme scheme) {
  auto tables = std::make_shared<ExchangeTables>();
  tables->scheme_ = std::move(scheme);
  using Reader = Status (ExchangeTables::*)(std::string_view, const std::string&);
  const std::pair<const char*, Reader> files[] = {{"cameo.txt", &ExchangeTables::ReadCameo},
                                                  {"countries.txt", &ExchangeTables::ReadCountries},
                                                  {"codes.txt", &ExchangeTables::ReadCodes},
                                                  {"sectors.txt", &ExchangeTables::ReadSectors},
                                                  {"formats.txt", nullptr}};
  for (const auto& [name, reader] : files) {
    std::string path = folder + "/" + name;
    Result<std::string> text = ReadFile(path);
    if (!text) return text.error();
    if (reader == nullptr) {
      Result<Formats> formats = Formats::Read(*text, path);
      if (!formats) return formats.error();
      tables->formats_ = std::move(*formats);
      continue;
    }
    Status status = (tables.get()->*reader)(*text, path);
    if (!status) return status.error();
  }
  return std::shared_ptr<const ExchangeTables>(tables);
}

Status ExchangeTables::ReadCameo(std::string_view text, const std::string& path) {
  return ReadTable(text, path, 5, [&](const std::vector<std::string_view>& columns) {
    CameoCode code{std::string(columns[1]), NoneIfDash(columns[2]), {}, 0};
    if (columns[3] != "-") {
      for (std::string_view context : SplitWords(columns[3])) code.contexts.emplace_back(context);
    }
    auto [end, error] = std::from_chars(columns[4].data(), columns[4].data() + columns[4].size(), code.goldstein);
    return cameo_.emplace(columns[0], std::move(code)).second && error == std::errc() && end == columns[4].data() + columns[4].size();
  });
}

Status ExchangeTables::ReadCountries(std::string_view text, const std::string& path) {
  return ReadTable(text, path, 4, [&](const std::vector<std::string_view>& columns) {
    std::string code(columns[0]);
    Country country{std::string(columns[3]), "", NoneIfDash(columns[2])};
    if (columns[1] != "-") {
      for (std::string_view fips : SplitWords(columns[1])) {
        if (country.fips.empty()) country.fips = fips;
        by_fips_.emplace(fips, code);
      }
    }
    if (!country.cow.empty()) by_cow_.emplace(country.cow, code);
    for (size_t i = 3; i < columns.size(); ++i) by_name_.emplace(Key(columns[i]), code);
    return countries_.emplace(code, std::move(country)).second;
  });
}

Status ExchangeTables::ReadCodes(std::string_view text, const std::string& path) {
  return ReadTable(text, path, 3, [&](const std::vector<std::string_view>& columns) {
    if (columns.size() > 3) to_cameo_.emplace(columns[1], columns[0]);
    return by_code_.emplace(columns[0], NoneIfDash(columns[1])).second;
  });
}

Status ExchangeTables::ReadSectors(std::string_view text, const std::string& path) {
  return ReadTable(text, path, 2, [&](const std::vector<std::string_view>& columns) {
    for (size_t i = 1; i < columns.size(); ++i) by_sector_.emplace(Key(columns[i]), columns[0]);
    return sector_names_.emplace(columns[0], columns[1]).second;
  });
}

const CameoCode* ExchangeTables::Cameo(std::string_view code) const {
  auto found = cameo_.find(std::string(code));
  return found == cameo_.end() ? nullptr : &found->second;
}

bool ExchangeTables::IsWorldCode(std::string_view code) { return OneOf(code, {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}); }
bool ExchangeTables::IsCountry(std::string_view code) const { return countries_.contains(code) || IsWorldCode(code); }
std::string ExchangeTables::CountryNamed(std::string_view name) const { return Look(by_name_, Key(name)); }
std::string ExchangeTables::CountryOfFips(std::string_view fips) const { return Look(by_fips_, fips); }
std::string ExchangeTables::CountryOfCow(std::string_view number) const {
  if (size_t point = number.find('.'); point != std::string_view::npos) number = number.substr(0, point);  // "731.0", as data frames write it
  return Look(by_cow_, number);
}

std::optional<std::string> ExchangeTables::CountryOfCameo(std::string_view code) const {
  auto found = by_code_.find(std::string(code));
  if (found != by_code_.end()) return found->second;
  if (countries_.contains(code)) return std::string(code);
  return std::nullopt;
}

std::string ExchangeTables::NearestCountry(std::string_view name) const {
  std::string key = Key(name), best;
  int least = key.size() <= 4 ? 2 : std::max(2, static_cast<int>(key.size()) / 4) + 1;
  for (const auto& [code, country] : countries_) {
    int distance = EditDistance(key, Key(country.name));
    if (distance >= least) continue;
    least = distance;
    best = country.name;
  }
  return best;
}

std::string ExchangeTables::CountryName(std::string_view code) const {
  auto found = countries_.find(code);
  return found == countries_.end() ? std::string() : found->second.name;
}
std::string ExchangeTables::Fips(std::string_view code) const {
  auto found = countries_.find(code);
  return found == countries_.end() ? std::string() : found->second.fips;
}
std::string ExchangeTables::Cow(std::string_view code) const {
  auto found = countries_.find(code);
  return found == countries_.end() ? std::string() : found->second.cow;
}
std::string ExchangeTables::CameoCountry(std::string_view code) const {
  std::string cameo = Look(to_cameo_, code);
  return cameo.empty() ? std::string(code) : cameo;
}

std::string ExchangeTables::Sector(std::string_view name) const {
  if (sector_names_.contains(name)) return std::string(name);
  return Look(by_sector_, Key(name));
}

std::string ExchangeTables::SectorName(std::string_view sector) const {
  auto found = sector_names_.find(sector);
  return found == sector_names_.end() ? std::string(sector) : found->second;
}

}  // namespace lapwing
