// SPDX-License-Identifier: Apache-2.0
// CAMEO's codes and the dictionaries' dates.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "lapwing/date.h"
#include "resolve/import_parts.h"

namespace lapwing {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Where CAMEO, older ISO lists and other event data differ from ISO 3166.
constexpr Pair kCountries[] = {{"ROM", "ROU"}, {"GFR", "DEU"}, {"FRG", "DEU"}, {"GMY", "DEU"}, {"GDR", "DDR"}, {"TMP", "TLS"}, {"PAL", "PSE"}, {"WSB", "PSE"},
                               {"GZS", "PSE"}, {"KSV", "KOS"}, {"XKX", "KOS"}, {"CZS", "CSK"}, {"CZR", "CZE"}, {"USR", "SUN"}, {"UKG", "GBR"},
                               {"NTH", "NLD"}, {"YAR", "YEM"}, {"YMN", "YEM"}, {"PDY", "YMD"}, {"RVN", "VDR"}, {"SRV", "VNM"}, {"DRV", "VNM"}, {"DRC", "COD"},
                               {"CON", "COG"}, {"SDS", "SSD"}, {"SER", "SRB"}, {"TAW", "TWN"}, {"ROK", "KOR"}, {"ROC", "TWN"}, {"UAE", "ARE"}, {"BUR", "MMR"},
                               {"HKO", "HKG"}, {"MNT", "MNE"}, {"ALG", "DZA"}};
constexpr Pair kRegions[] = {{"AFR", "Africa"},        {"ASA", "Asia"},          {"BLK", "the Balkans"},   {"CRB", "the Caribbean"}, {"CAU", "the Caucasus"},
                             {"CFR", "Central Africa"}, {"CAS", "Central Asia"}, {"CEU", "Central Europe"}, {"EIN", "East Indies"},  {"EAF", "East Africa"},
                             {"EEU", "Eastern Europe"}, {"EUR", "Europe"},       {"LAM", "Latin America"}, {"MEA", "the Middle East"}, {"MDT", "the Mediterranean"},
                             {"NAF", "North Africa"},  {"NMR", "North America"}, {"PGS", "the Gulf"},      {"SCN", "Scandinavia"},   {"SAM", "South America"},
                             {"SAS", "South Asia"},    {"SEA", "Southeast Asia"}, {"SAF", "southern Africa"}, {"WAF", "West Africa"}, {"WST", "the West"},
                             {"INT", "the world"},     {"UIS", "an unknown state"}, {"NON", "nobody"}};
constexpr Pair kRoles[] = {{"INS", "REB"}, {"SEP", "REB"}, {"MED", "JRN"}, {"HLH", "MED"}, {"ENV", "SOC"}, {"HRI", "SOC"}, {"DEV", "SOC"}, {"NGO", "SOC"},
                           {"NGM", "SOC"}, {"MNC", "BUS"}, {"PAR", "LEG"}, {"SET", "CVL"}, {"MOS", "REL"}, {"MUS", "REL"}, {"CHR", "REL"}, {"CTH", "REL"},
                           {"JEW", "REL"}, {"BUD", "REL"}, {"HIN", "REL"}, {"SHI", "REL"}, {"SUN", "REL"}, {"PRO", "REL"}, {"DOX", "REL"}, {"SIK", "REL"}};
constexpr Pair kTitles[] = {{"AGR", "farmer"},        {"BUS", "business figure"},   {"COP", "police officer"},  {"CRM", "criminal"},  {"CVL", "activist"},
                            {"EDU", "academic"},      {"ELI", "public figure"},     {"GOV", "official"},        {"JRN", "journalist"}, {"JUD", "judge"},
                            {"LAB", "union leader"},  {"LEG", "lawmaker"},          {"MED", "physician"},       {"MIL", "officer"},   {"OPP", "opposition figure"},
                            {"PRE", "regional official"}, {"PRM", "paramilitary leader"}, {"PTY", "party politician"}, {"REB", "rebel"}, {"REF", "refugee"},
                            {"REL", "cleric"},        {"SOC", "campaigner"},        {"SPY", "intelligence officer"}, {"UAF", "gunman"}};

template <size_t N>
std::string_view Find(std::string_view key, const Pair (&pairs)[N]) {
  for (const auto& [from, to] : pairs) {
    if (from == key) return to;
  }
  return {};
}

bool Digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

/// YYMMDD, YYYYMMDD, or with the day of the year YYDDD, YYYYDDD. Two digits of a year: 00 to 30 are 2000 to 2030.
std::optional<int64_t> ReadDictionaryDay(std::string_view text, std::string& fault) {
  if (!Digits(text) || text.size() < 5 || text.size() > 8) return fault = fmt::format("'{}' is no date", text), std::nullopt;
  auto number = [](std::string_view digits) {
    int value = 0;
    for (char c : digits) value = value * 10 + (c - '0');
    return value;
  };
  bool four = text.size() > 6;
  int year = number(text.substr(0, four ? 4 : 2));
  if (!four) year += year <= 30 ? 2000 : 1900;
  std::string_view rest = text.substr(four ? 4 : 2);
  if (rest.size() == 3) {
    int day = number(rest);
    int64_t first = Date::Day(year, 1, 1).Days();
    if (day < 1 || first + day > Date::Day(year + 1, 1, 1).Days()) return fault = fmt::format("'{}': {} has no day {}", text, year, day), std::nullopt;
    return first + day - 1;
  }
  auto date = Date::Parse(fmt::format("{:04}-{}-{}", year, rest.substr(0, 2), rest.substr(2)));
  if (!date) return fault = fmt::format("there is no date '{}'", text), std::nullopt;
  return date->Days();
}

std::string DayText(int64_t day) { return Date::FromDays(day).ToString(); }

}  // namespace

std::string_view ConvertRole(std::string_view cameo) {
  std::string_view mapped = Find(cameo, kRoles);
  if (!mapped.empty()) return mapped;
  auto sectors = AllSectors();
  auto own = std::find(sectors.begin(), sectors.end(), cameo);
  return own == sectors.end() ? std::string_view() : *own;
}

ImportedCode ConvertCode(std::string_view cameo) {
  ImportedCode result;
  auto fail = [&](std::string fault) { return result.code.clear(), result.fault = std::move(fault), result; };
  if (cameo.find_first_not_of("-#!*") == std::string_view::npos) return fail(fmt::format("'{}' codes no actor", cameo));
  if (cameo.find('/') != std::string_view::npos) return fail(fmt::format("'{}' names several actors; our names mean one", cameo));
  if (cameo.size() % 3 != 0 || std::any_of(cameo.begin(), cameo.end(), [](char c) { return !IsUpper(c); })) {
    return fail(fmt::format("'{}' is no code; codes are three capital letters each", cameo));
  }
  std::vector<std::string_view> chunks;
  for (size_t at = 0; at < cameo.size(); at += 3) chunks.push_back(cameo.substr(at, 3));
  std::string_view first = chunks[0];
  size_t next = 1;
  if (first == "IGO" && chunks.size() > 1 && (chunks[1] == "UNO" || chunks[1] == "EUR" || chunks[1] == "EEC")) {
    result.code = chunks[next++] == "UNO" ? "UNO" : "EUR";
    if (result.code == "EUR" && next < chunks.size() && chunks[next] == "EEC") ++next;
  } else if (first == "NGM") {
    result.code = "ISM";
  } else if (first != "EUR" && IsWorldCode(first)) {
    result.code = first;
  } else if (std::string_view region = Find(first, kRegions); !region.empty()) {
    return fail(fmt::format("'{}' is {}, no country", first, region));
  } else if (std::string_view country = Find(first, kCountries); !country.empty()) {
    result.code = country;
  } else if (IsActorCode(first)) {
    result.code = first;
  } else if (!ConvertRole(first).empty()) {
    return fail(fmt::format("'{}' has a role and no country", cameo));
  } else {
    return fail(fmt::format("'{}' is no country known here", first));
  }
  for (; next < chunks.size(); ++next) {
    std::string_view sector = ConvertRole(chunks[next]);
    if (!sector.empty() && result.sector.empty()) result.sector = sector;
    else if (sector != result.sector || sector.empty()) result.dropped += fmt::format("{}{}", result.dropped.empty() ? "" : " ", chunks[next]);
  }
  bool world = IsWorldCode(result.code);
  // Organisations have no sector; armed groups across borders are rebels whatever they believe.
  if (world && !result.sector.empty() && (result.code != "IMG" || result.sector != "REB")) {
    result.dropped = cameo.substr(3);
    result.sector.clear();
  }
  if (result.code == "IMG") result.sector = "REB";
  if (!world && result.sector.empty() && !result.dropped.empty()) return fail(fmt::format("'{}' is no role known here", result.dropped));
  return result;
}

std::optional<Days> ConvertDates(std::string_view dates, std::string& fault, std::string& note) {
  Days days;
  if (dates.empty()) return days;
  if (dates[0] == '<' || dates[0] == '>') {
    // A range in disguise, ">920101-950101", is meant as one.
    size_t dash = dates.find('-');
    if (dash == std::string_view::npos) {
      auto day = ReadDictionaryDay(dates.substr(1), fault);
      if (!day) return std::nullopt;
      if (dates[0] == '<') days.last = *day - 1;
      else days.first = *day + 1;
    } else {
      note = fmt::format("'{}' read as {}", dates, dates.substr(1));
      dates.remove_prefix(1);
    }
  }
  if (size_t dash = dates.find('-'); dash != std::string_view::npos) {
    auto first = ReadDictionaryDay(dates.substr(0, dash), fault);
    auto last = first ? ReadDictionaryDay(dates.substr(dash + 1), fault) : std::nullopt;
    if (!last) return std::nullopt;
    days = {*first, *last};
  } else if (dates[0] != '<' && dates[0] != '>') {
    return fault = fmt::format("'{}' is no restriction; one begins with '<' or '>' or has two dates", dates), std::nullopt;
  }
  if (days.first > days.last) return fault = fmt::format("'{}' ends before it begins", dates), std::nullopt;
  const int64_t end = Date::Day(kLastYear, 12, 31).Days();
  if (days.first != INT64_MIN && days.first > end) return fault = fmt::format("'{}' begins after {}", dates, kLastYear), std::nullopt;
  if (days.last != INT64_MAX && days.last > end) {
    note = fmt::format("the end of '{}' lies after {} and is left open", dates, kLastYear);
    days.last = INT64_MAX;
  }
  return days;
}

std::string TermText(const Days& days) {
  return fmt::format("{}..{}", days.first == INT64_MIN ? "" : DayText(days.first), days.last == INT64_MAX ? "" : DayText(days.last));
}

std::string_view PlainTitle(std::string_view sector) {
  std::string_view title = Find(sector, kTitles);
  return title.empty() ? std::string_view("figure") : title;
}

}  // namespace lapwing
