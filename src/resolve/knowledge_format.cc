// SPDX-License-Identifier: Apache-2.0
#include "resolve/knowledge_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "lapwing/date.h"

namespace lapwing {
namespace {

// Sorted, for binary search: ISO first, then former states, then what is no state.
constexpr std::string_view kIso[] = {
    "ABW", "AFG", "AGO", "AIA", "ALA", "ALB", "AND", "ARE", "ARG", "ARM", "ASM", "ATA", "ATF", "ATG", "AUS", "AUT", "AZE", "BDI", "BEL", "BEN", "BES",
    "BFA", "BGD", "BGR", "BHR", "BHS", "BIH", "BLM", "BLR", "BLZ", "BMU", "BOL", "BRA", "BRB", "BRN", "BTN", "BVT", "BWA", "CAF", "CAN", "CCK", "CHE",
    "CHL", "CHN", "CIV", "CMR", "COD", "COG", "COK", "COL", "COM", "CPV", "CRI", "CUB", "CUW", "CXR", "CYM", "CYP", "CZE", "DEU", "DJI", "DMA", "DNK",
    "DOM", "DZA", "ECU", "EGY", "ERI", "ESH", "ESP", "EST", "ETH", "FIN", "FJI", "FLK", "FRA", "FRO", "FSM", "GAB", "GBR", "GEO", "GGY", "GHA", "GIB",
    "GIN", "GLP", "GMB", "GNB", "GNQ", "GRC", "GRD", "GRL", "GTM", "GUF", "GUM", "GUY", "HKG", "HMD", "HND", "HRV", "HTI", "HUN", "IDN", "IMN", "IND",
    "IOT", "IRL", "IRN", "IRQ", "ISL", "ISR", "ITA", "JAM", "JEY", "JOR", "JPN", "KAZ", "KEN", "KGZ", "KHM", "KIR", "KNA", "KOR", "KOS", "KWT", "LAO",
    "LBN", "LBR", "LBY", "LCA", "LIE", "LKA", "LSO", "LTU", "LUX", "LVA", "MAC", "MAF", "MAR", "MCO", "MDA", "MDG", "MDV", "MEX", "MHL", "MKD", "MLI",
    "MLT", "MMR", "MNE", "MNG", "MNP", "MOZ", "MRT", "MSR", "MTQ", "MUS", "MWI", "MYS", "MYT", "NAM", "NCL", "NER", "NFK", "NGA", "NIC", "NIU", "NLD",
    "NOR", "NPL", "NRU", "NZL", "OMN", "PAK", "PAN", "PCN", "PER", "PHL", "PLW", "PNG", "POL", "PRI", "PRK", "PRT", "PRY", "PSE", "PYF", "QAT", "REU",
    "ROU", "RUS", "RWA", "SAU", "SDN", "SEN", "SGP", "SGS", "SHN", "SJM", "SLB", "SLE", "SLV", "SMR", "SOM", "SPM", "SRB", "SSD", "STP", "SUR", "SVK",
    "SVN", "SWE", "SWZ", "SXM", "SYC", "SYR", "TCA", "TCD", "TGO", "THA", "TJK", "TKL", "TKM", "TLS", "TON", "TTO", "TUN", "TUR", "TUV", "TWN", "TZA",
    "UGA", "UKR", "UMI", "URY", "USA", "UZB", "VAT", "VCT", "VEN", "VGB", "VIR", "VNM", "VUT", "WLF", "WSM", "YEM", "ZAF", "ZMB", "ZWE"};
constexpr std::string_view kFormer[] = {"ANT", "BUR", "CSK", "DDR", "SCG", "SUN", "VDR", "YMD", "YUG", "ZAR"};
constexpr std::string_view kWorld[] = {"EUR", "IGO", "IMG", "ISM", "MNC", "NGO", "UNO"};
constexpr std::string_view kSectors[] = {"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED",
                                         "MIL", "OPP", "PRE", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK"};
constexpr std::string_view kBlocks[] = {"state", "org", "group", "person", "sector", "ambiguous", "alone", "female", "male", "trait", "together"};
constexpr std::string_view kListFields[] = {"source", "note"};
constexpr std::string_view kActorFields[] = {"wikidata", "term", "name", "adj", "people", "capital", "seat", "weak", "body", "source", "note"};
constexpr std::string_view kPersonFields[] = {"wikidata", "name", "last", "office", "source", "note", "sex", "died"};
constexpr std::string_view kSectorFields[] = {"title", "noun", "thing", "source", "note"};
constexpr std::string_view kAmbiguousFields[] = {"state", "place", "person", "org", "group", "thing", "longer", "usual", "source", "note"};

using Pairs = std::span<const std::pair<std::string_view, std::string_view>>;

// What people write from habit: codes of sports, cars, navies and older standards; words for sectors and fields.
constexpr std::pair<std::string_view, std::string_view> kOtherCodes[] = {
    {"ALG", "DZA"}, {"ANG", "AGO"}, {"BAN", "BGD"}, {"BUL", "BGR"}, {"BURMA", "MMR"}, {"CAM", "KHM"}, {"CHI", "CHL"}, {"CRO", "HRV"}, {"DEN", "DNK"},
    {"DRC", "COD"}, {"ENG", "GBR"}, {"EU", "EUR"},  {"GER", "DEU"}, {"GRE", "GRC"},   {"INA", "IDN"}, {"IRI", "IRN"}, {"KSA", "SAU"}, {"LAT", "LVA"},
    {"LEB", "LBN"}, {"LIB", "LBY"}, {"MAS", "MYS"}, {"MGL", "MNG"}, {"NED", "NLD"},   {"NEP", "NPL"}, {"NIG", "NER"}, {"PAL", "PSE"}, {"PHI", "PHL"},
    {"POR", "PRT"}, {"ROK", "KOR"}, {"ROM", "ROU"}, {"RSA", "ZAF"}, {"SIN", "SGP"},   {"SLO", "SVN"}, {"SPA", "ESP"}, {"SRI", "LKA"}, {"SUD", "SDN"},
    {"SUI", "CHE"}, {"UAE", "ARE"}, {"UK", "GBR"},  {"UN", "UNO"},  {"URU", "URY"},   {"US", "USA"},  {"VIE", "VNM"}, {"XKX", "KOS"}, {"ZAM", "ZMB"}, {"ZIM", "ZWE"}};
constexpr std::pair<std::string_view, std::string_view> kSectorWords[] = {
    {"agriculture", "AGR"}, {"army", "MIL"},       {"business", "BUS"},     {"civilian", "CVL"},    {"civil society", "SOC"}, {"court", "JUD"},
    {"criminal", "CRM"},    {"education", "EDU"},  {"elite", "ELI"},        {"executive", "GOV"},   {"government", "GOV"},    {"health", "MED"},
    {"insurgent", "REB"},   {"intelligence", "SPY"}, {"journalist", "JRN"}, {"judiciary", "JUD"},   {"labour", "LAB"},        {"legislature", "LEG"},
    {"media", "JRN"},       {"medical", "MED"},    {"military", "MIL"},     {"opposition", "OPP"},  {"paramilitary", "PRM"},  {"parliament", "LEG"},
    {"party", "PTY"},       {"police", "COP"},     {"press", "JRN"},        {"rebel", "REB"},       {"refugee", "REF"},       {"religion", "REL"},
    {"INS", "REB"},         {"SEP", "REB"},        {"HLH", "MED"},          {"PAR", "LEG"},         {"POL", "COP"},           {"unknown", "UNK"}};
constexpr std::pair<std::string_view, std::string_view> kFieldWords[] = {
    {"alias", "name"},     {"aliases", "name"},      {"names", "name"},      {"adjective", "adj"}, {"demonym", "people"}, {"nationality", "people"},
    {"city", "capital"},   {"government", "seat"},   {"institution", "body"}, {"qid", "wikidata"}, {"date", "term"},      {"dates", "term"},
    {"surname", "last"},   {"lastname", "last"},     {"death", "died"},      {"dead", "died"},     {"position", "office"}, {"job", "office"},    {"post", "office"},    {"titles", "title"},
    {"nouns", "noun"},     {"weapon", "thing"},      {"comment", "note"}};
constexpr std::pair<std::string_view, std::string_view> kBlockWords[] = {
    {"country", "state"}, {"nation", "state"}, {"organisation", "org"}, {"organization", "org"}, {"company", "org"}, {"party", "group"},
    {"rebels", "group"},  {"actor", "group"},  {"people", "person"},    {"leader", "person"},    {"role", "sector"}};

template <size_t N>
bool In(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// The nearest key by edit distance, case aside, and how far it is; far ones do not count.
struct Nearest {
  std::string_view best;
  int distance = 1 << 20;
  void Try(std::string_view wrong, std::string_view right, std::string_view meaning) {
    std::string a = LowerAscii(wrong), b = LowerAscii(right);
    int d = 2 * EditDistance(a, b);
    if (d > 0 && a[0] != b[0]) ++d;  // the first letter is seldom wrong
    if (d <= static_cast<int>(std::max(a.size(), b.size())) && d < distance) best = meaning, distance = d;
  }
};

std::string Mean(std::string_view what, bool quotes) { return quotes ? fmt::format("; did you mean '{}'?", what) : fmt::format("; did you mean {}?", what); }

std::string_view Search(std::string_view wrong, std::span<const std::string_view> right, Pairs words) {
  Nearest nearest;
  if (wrong.empty()) return {};
  for (const auto& [word, meaning] : words) nearest.Try(wrong, word, meaning);
  for (std::string_view word : right) nearest.Try(wrong, word, word);
  return nearest.best;
}

constexpr std::string_view kMonths[] = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

/// First or last day of `YYYY[-MM[-DD]]`, or nothing and the fault.
std::optional<int64_t> ReadDay(std::string_view text, bool last, std::string& fault) {
  auto digits = [&](size_t at, size_t n) { return text.size() >= at + n && std::all_of(text.begin() + static_cast<long>(at), text.begin() + static_cast<long>(at + n), [](char c) { return IsDigit(c); }); };
  auto number = [&](size_t at, size_t n) {
    int value = 0;
    for (char c : text.substr(at, n)) value = value * 10 + (c - '0');
    return value;
  };
  bool shape = digits(0, 4) && (text.size() == 4 || (text[4] == '-' && digits(5, 2) && (text.size() == 7 || (text.size() == 10 && text[7] == '-' && digits(8, 2)))));
  if (!shape) return fault = fmt::format("'{}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD", text), std::nullopt;
  int year = number(0, 4);
  int month = text.size() > 4 ? number(5, 2) : 0, day = text.size() > 7 ? number(8, 2) : 0;
  if (year < 1000) return fault = fmt::format("'{}': a year before 1000", text), std::nullopt;
  if (year > kLastYear) return fault = fmt::format("'{}' lies after {}; leave the end open", text, kLastYear), std::nullopt;
  if (text.size() > 4 && (month < 1 || month > 12)) return fault = fmt::format("'{}': there is no month {}", text, month), std::nullopt;
  Date next = month == 0 ? Date::Day(year + 1, 1, 1) : month == 12 ? Date::Day(year + 1, 1, 1) : Date::Day(year, month + 1, 1);
  Date first = Date::Day(year, std::max(month, 1), 1);
  if (text.size() > 7) {
    int64_t days = next.Days() - first.Days();
    if (day < 1 || day > days) return fault = fmt::format("'{}': {} {} has {} days", text, kMonths[static_cast<size_t>(month - 1)], year, days), std::nullopt;
    return first.Days() + day - 1;
  }
  return last ? next.Days() - 1 : first.Days();
}

}  // namespace

bool IsCountryCode(std::string_view code) { return std::binary_search(std::begin(kIso), std::end(kIso), code); }
bool IsFormerCode(std::string_view code) { return In(code, kFormer); }
bool IsWorldCode(std::string_view code) { return In(code, kWorld); }
bool IsActorCode(std::string_view code) { return IsCountryCode(code) || IsFormerCode(code) || IsWorldCode(code); }
bool IsSector(std::string_view code) { return In(code, kSectors); }

std::span<const std::string_view> AllCodes() {
  static const std::vector<std::string_view> codes = [] {
    std::vector<std::string_view> all(std::begin(kIso), std::end(kIso));
    all.insert(all.end(), std::begin(kFormer), std::end(kFormer));
    all.insert(all.end(), std::begin(kWorld), std::end(kWorld));
    return all;
  }();
  return codes;
}
std::span<const std::string_view> AllSectors() { return kSectors; }
std::span<const std::string_view> BlockKinds() { return kBlocks; }

std::span<const std::string_view> FieldsOf(std::string_view kind) {
  if (kind == "state" || kind == "org" || kind == "group") return kActorFields;
  if (kind == "person") return kPersonFields;
  if (kind == "sector") return kSectorFields;
  if (kind == "ambiguous") return kAmbiguousFields;
  if (kind == "alone" || kind == "female" || kind == "male" || kind == "trait" || kind == "together") return kListFields;
  return {};
}

std::string Hint(std::string_view wrong, std::span<const std::string_view> right) {
  std::string_view found = Search(wrong, right, {});
  return found.empty() ? std::string() : Mean(found, true);
}

std::string CodeHint(std::string_view wrong, const CodeNames& names) {
  std::string upper(wrong);
  for (char& c : upper) c = IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  for (const auto& [other, code] : kOtherCodes) {
    if (upper == other) return Mean(code, false);
  }
  Nearest nearest;
  for (std::string_view code : AllCodes()) nearest.Try(wrong, code, code);
  if (wrong.size() > 3) {
    for (const auto& [name, code] : names) nearest.Try(wrong, name, code);
  }
  // A three-letter word is near many codes; one with the same beginning is meant, or none.
  bool meant = !nearest.best.empty() && (wrong.size() != 3 || nearest.best.substr(0, 2) == std::string_view(upper).substr(0, 2));
  return meant ? Mean(nearest.best, false) : std::string("; codes are ISO 3166 alpha-3, or IGO UNO EUR NGO ISM IMG MNC");
}

std::string SectorHint(std::string_view wrong) {
  std::string_view found = Search(wrong, kSectors, kSectorWords);
  return found.empty() ? fmt::format("; sectors are {}", fmt::join(kSectors, " ")) : Mean(found, false);
}

std::string FieldHint(std::string_view wrong, std::string_view kind) {
  std::span<const std::string_view> right = FieldsOf(kind);
  std::vector<std::pair<std::string_view, std::string_view>> words;
  for (const auto& pair : kFieldWords) {
    if (std::find(right.begin(), right.end(), pair.second) != right.end()) words.push_back(pair);
  }
  std::string_view found = Search(wrong, right, words);
  return found.empty() ? fmt::format("; use {}", fmt::join(right, ", ")) : Mean(found, true);
}

std::string BlockHint(std::string_view wrong) {
  std::string_view found = Search(wrong, kBlocks, kBlockWords);
  if (!found.empty()) return Mean(found, true);
  for (std::string_view kind : {"state", "person", "sector"}) {  // a field that lost its indent
    std::span<const std::string_view> fields = FieldsOf(kind);
    if (std::find(fields.begin(), fields.end(), wrong) != fields.end()) return "; a field is indented by two blanks";
  }
  return "; use state, org, group, person or sector";
}

int64_t Days::Shared(const Days& other) const {
  if (!Overlaps(other)) return 0;
  // Open ends are far enough apart to count as endless.
  int64_t begin = std::max({first, other.first, int64_t{-1'000'000}}), end = std::min({last, other.last, int64_t{1'000'000}});
  return end - begin + 1;
}

std::optional<Days> ReadTerm(std::string_view text, bool open, std::string& fault) {
  size_t dots = text.find("..");
  if (dots == std::string_view::npos || text.find("..", dots + 2) != std::string_view::npos) {
    return fault = fmt::format("'{}' is no term; write FROM..UNTIL, FROM.. or ..UNTIL", text), std::nullopt;
  }
  std::string_view from = Trim(text.substr(0, dots)), until = Trim(text.substr(dots + 2));
  if (from.empty() && until.empty() && !open) return fault = "a term needs a beginning or an end", std::nullopt;
  Days days;
  if (!from.empty()) {
    auto first = ReadDay(from, false, fault);
    if (!first) return std::nullopt;
    days.first = *first;
  }
  if (!until.empty()) {
    auto last = ReadDay(until, true, fault);
    if (!last) return std::nullopt;
    days.last = *last;
  }
  if (days.first > days.last) return fault = fmt::format("term ends before it begins: '{}'; write {}..{}?", text, until, from), std::nullopt;
  return days;
}

std::string PlainName(std::string_view name) {
  std::string folded = FoldCase(name);
  std::string plain;
  plain.reserve(folded.size());
  for (char c : folded) {
    bool blank = c == ' ' || c == '-' || c == '\t';
    if (!blank) plain += c;
    else if (!plain.empty() && plain.back() != ' ') plain += ' ';
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

}  // namespace lapwing
