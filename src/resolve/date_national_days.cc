// SPDX-License-Identifier: Apache-2.0
// National days: "Finland's Independence Day", "the Indian Republic Day", "Double Tenth Day".
// Source: own knowledge of the days as they are kept; a day that moved stands as it is kept now.
#include <algorithm>
#include <array>

#include "resolve/date_match.h"

namespace lapwing {
namespace {

/// `whose`: the country as adjective and as name, in lower case, between bars.
struct NationalDay {
  std::string_view whose;
  std::string_view words;
  Holiday day;
};

constexpr std::array<NationalDay, 101> kDays = {{
    {"|american|america|u.s.|us|united states|", "independence day", {"", 7, 4}}, {"|indian|india|", "independence day", {"", 8, 15}},
    {"|indian|india|", "republic day", {"", 1, 26}}, {"|pakistani|pakistan|", "independence day", {"", 8, 14}}, {"|pakistani|pakistan|", "day", {"", 3, 23}},
    {"|bangladeshi|bangladesh|", "independence day", {"", 3, 26}}, {"|bangladeshi|bangladesh|", "victory day", {"", 12, 16}},
    {"|chinese|china|", "national day", {"", 10, 1}}, {"|taiwanese|taiwan|", "national day", {"", 10, 10}}, {"|russian|russia|", "day", {"", 6, 12}},
    {"|russian|russia|soviet|", "victory day", {"", 5, 9}}, {"|ukrainian|ukraine|", "independence day", {"", 8, 24}}, {"|belarusian|belarus|", "independence day", {"", 7, 3}},
    {"|finnish|finland|", "independence day", {"", 12, 6}}, {"|estonian|estonia|", "independence day", {"", 2, 24}}, {"|latvian|latvia|", "independence day", {"", 11, 18}},
    {"|lithuanian|lithuania|", "independence day", {"", 2, 16}}, {"|polish|poland|", "independence day", {"", 11, 11}}, {"|polish|poland|", "constitution day", {"", 5, 3}},
    {"|polish|poland|", "armed forces day", {"", 8, 15}}, {"|czech|czechoslovak|", "independence day", {"", 10, 28}}, {"|hungarian|hungary|", "national day", {"", 3, 15}},
    {"|romanian|romania|", "national day", {"", 12, 1}}, {"|moldovan|moldova|", "independence day", {"", 8, 27}}, {"|bulgarian|bulgaria|", "liberation day", {"", 3, 3}},
    {"|greek|greece|", "independence day", {"", 3, 25}}, {"|greek|greece|", "ohi day", {"", 10, 28}}, {"|turkish|turkey|", "republic day", {"", 10, 29}},
    {"|turkish|turkey|", "victory day", {"", 8, 30}}, {"|cypriot|cyprus|", "independence day", {"", 10, 1}}, {"|serbian|serbia|", "statehood day", {"", 2, 15}},
    {"|croatian|croatia|", "statehood day", {"", 5, 30}}, {"|kosovo|", "independence day", {"", 2, 17}}, {"|albanian|albania|", "independence day", {"", 11, 28}},
    {"|french|france|", "national day", {"", 7, 14}}, {"|german|germany|", "unity day", {"", 10, 3}}, {"|italian|italy|", "republic day", {"", 6, 2}},
    {"|italian|italy|", "liberation day", {"", 4, 25}}, {"|spanish|spain|", "national day", {"", 10, 12}}, {"|swiss|switzerland|", "national day", {"", 8, 1}},
    {"|austrian|austria|", "national day", {"", 10, 26}}, {"|belgian|belgium|", "national day", {"", 7, 21}}, {"|norwegian|norway|", "national day", {"", 5, 17}},
    {"|norwegian|norway|", "constitution day", {"", 5, 17}}, {"|swedish|sweden|", "national day", {"", 6, 6}}, {"|irish|ireland|", "national day", {"", 3, 17}},
    {"|georgian|georgia|", "independence day", {"", 5, 26}}, {"|armenian|armenia|", "independence day", {"", 9, 21}}, {"|azerbaijani|azerbaijan|", "independence day", {"", 5, 28}},
    {"|kazakh|kazakhstan|", "independence day", {"", 12, 16}}, {"|uzbek|uzbekistan|", "independence day", {"", 9, 1}}, {"|kyrgyz|kyrgyzstan|", "independence day", {"", 8, 31}},
    {"|tajik|tajikistan|", "independence day", {"", 9, 9}}, {"|turkmen|turkmenistan|", "independence day", {"", 9, 27}}, {"|afghan|afghanistan|", "independence day", {"", 8, 19}},
    {"|korean|korea|south korean|south korea|", "liberation day", {"", 8, 15}}, {"|south korean|south korea|", "constitution day", {"", 7, 17}},
    {"|south korean|south korea|", "armed forces day", {"", 10, 1}}, {"|south korean|south korea|", "memorial day", {"", 6, 6}}, {"|south korean|south korea|", "national foundation day", {"", 10, 3}},
    {"|north korean|north korea|", "national day", {"", 9, 9}}, {"|north korean|north korea|", "foundation day", {"", 9, 9}}, {"|north korean|north korea|", "victory day", {"", 7, 27}},
    {"|north korean|north korea|", "army day", {"", 2, 8}}, {"|vietnamese|vietnam|", "national day", {"", 9, 2}}, {"|vietnamese|vietnam|", "reunification day", {"", 4, 30}},
    {"|cambodian|cambodia|", "independence day", {"", 11, 9}}, {"|lao|laos|laotian|", "national day", {"", 12, 2}}, {"|myanmar|burmese|burma|", "independence day", {"", 1, 4}},
    {"|myanmar|burmese|burma|", "armed forces day", {"", 3, 27}}, {"|indonesian|indonesia|", "independence day", {"", 8, 17}}, {"|malaysian|malaysia|", "independence day", {"", 8, 31}},
    {"|singaporean|singapore|", "national day", {"", 8, 9}}, {"|philippine|philippines|filipino|", "independence day", {"", 6, 12}}, {"|sri lankan|sri lanka|", "independence day", {"", 2, 4}},
    {"|australian|australia|", "day", {"", 1, 26}}, {"|canadian|canada|", "day", {"", 7, 1}}, {"|israeli|israel|", "independence day", {"", 5, 14}},
    {"|lebanese|lebanon|", "independence day", {"", 11, 22}}, {"|jordanian|jordan|", "independence day", {"", 5, 25}}, {"|syrian|syria|", "independence day", {"", 4, 17}},
    {"|iraqi|iraq|", "army day", {"", 1, 6}}, {"|kuwaiti|kuwait|", "national day", {"", 2, 25}}, {"|qatari|qatar|", "national day", {"", 12, 18}},
    {"|emirati|united arab emirates|uae|", "national day", {"", 12, 2}}, {"|omani|oman|", "national day", {"", 11, 18}}, {"|bahraini|bahrain|", "national day", {"", 12, 16}},
    {"|saudi|saudi arabia|", "national day", {"", 9, 23}}, {"|yemeni|yemen|", "unity day", {"", 5, 22}}, {"|iranian|iran|", "revolution day", {"", 2, 11}},
    {"|egyptian|egypt|", "revolution day", {"", 7, 23}}, {"|algerian|algeria|", "independence day", {"", 7, 5}}, {"|nigerian|nigeria|", "independence day", {"", 10, 1}},
    {"|kenyan|kenya|", "independence day", {"", 12, 12}}, {"|south african|south africa|", "freedom day", {"", 4, 27}}, {"|mexican|mexico|", "independence day", {"", 9, 16}},
    {"|brazilian|brazil|", "independence day", {"", 9, 7}}, {"|argentine|argentina|", "independence day", {"", 7, 9}}, {"|venezuelan|venezuela|", "independence day", {"", 7, 5}},
    {"|colombian|colombia|", "independence day", {"", 7, 20}}, {"|chilean|chile|", "independence day", {"", 9, 18}},
}};

constexpr std::array<NationalDay, 4> kOwnNames = {{{"", "double tenth day", {"", 10, 10}}, {"", "double tenth", {"", 10, 10}}, {"", "anzac day", {"", 4, 25}}, {"", "d-day", {"", 6, 6}}}};

/// The words of days that many countries keep; alone they are the day of the first country named in the sentence that keeps one.
constexpr std::array<std::string_view, 6> kShared = {"independence day", "republic day", "liberation day", "victory day", "national day", "constitution day"};

std::string Words(const DateScan& scan, int first, int last) {
  std::string words;
  for (int t = first; t <= last; ++t) words += (words.empty() ? "" : " ") + std::string(scan.Low(t));
  return words;
}

/// "In his Liberation Day address the South Korean president", "Russia and Ukraine agreed on Victory Day".
TimeMatch BareDay(const DateScan& scan, int t) {
  if (!scan.Inside(t + 1) || !scan.Is(t + 1, {"day"}) || !scan.Upper(t + 1)) return {};
  const std::string words = Words(scan, t, t + 1);
  if (std::find(kShared.begin(), kShared.end(), words) == kShared.end()) return {};
  TimeExpression e;
  e.kind = TimeKind::kHoliday;
  e.first = t;
  e.last = t + 1;
  for (int at = 0; at < scan.size(); ++at) {
    if (!scan.Upper(at)) continue;
    for (int length = 2; length >= 1; --length) {
      if (!scan.Inside(at + length - 1)) continue;
      const std::string whose = "|" + Words(scan, at, at + length - 1) + "|";
      for (const NationalDay& day : kDays) {
        if (day.words != words || day.whose.find(whose) == day.whose.npos) continue;
        e.holiday = &day.day;
        return e;
      }
    }
  }
  return {};
}

}  // namespace

TimeMatch MatchNationalDay(const DateScan& scan, int t) {
  if (!scan.SpeaksOfDays() || !scan.Upper(t)) return {};
  TimeExpression e;
  e.kind = TimeKind::kHoliday;
  e.first = t;
  for (const NationalDay& own : kOwnNames) {
    int words = static_cast<int>(std::count(own.words.begin(), own.words.end(), ' '));
    if (!scan.Inside(t + words) || Words(scan, t, t + words) != own.words) continue;
    e.last = t + words;
    e.holiday = &own.day;
    return e;
  }
  for (int length = 2; length >= 1; --length) {
    if (!scan.Inside(t + length)) continue;
    std::string whose = "|" + Words(scan, t, t + length - 1) + "|";
    int name = scan.Is(t + length, {"'s", "\u2019s"}) ? t + length + 1 : t + length;
    for (const NationalDay& day : kDays) {
      if (day.whose.find(whose) == day.whose.npos) continue;
      int words = static_cast<int>(std::count(day.words.begin(), day.words.end(), ' '));
      // "Russia Day", but "the Russian day" and "Russia's day" are no such thing.
      bool bare = day.words == "day" && (name != t + length || !scan.Upper(name));
      if (bare || !scan.Inside(name + words) || !scan.Upper(name + words) || Words(scan, name, name + words) != day.words) continue;
      e.last = name + words;
      e.holiday = &day.day;
      return e;
    }
  }
  return BareDay(scan, t);
}

}  // namespace lapwing
