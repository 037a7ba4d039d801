// SPDX-License-Identifier: Apache-2.0
#include "code/place_distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/strings.h"

namespace lapwing {
namespace {

/// "30", "1,200", "eighty", "twenty-five": up to the thousands in figures, up to the tens in words.
double NumberAt(const Tree& tree, int token) {
  static constexpr std::array<std::string_view, 21> kUnits = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
                                                              "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  static constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  const std::string word = LowerAscii(tree[token].form);
  if (auto found = std::find(kUnits.begin(), kUnits.end(), word); found != kUnits.end()) return static_cast<double>(found - kUnits.begin());
  if (auto found = std::find(kTens.begin(), kTens.end(), word); found != kTens.end()) return 10.0 * static_cast<double>(found - kTens.begin() + 2);
  if (word == "hundred") return 100;
  double number = 0, scale = 0;
  for (char c : word) {
    if (c == ',') continue;
    if (c == '.' && scale == 0) { scale = 1; continue; }
    if (!IsDigit(c)) return 0;
    number = scale == 0 ? number * 10 + (c - '0') : number + (c - '0') * (scale /= 10);
  }
  return number;
}

/// Which way "northwest", "north-west", "south" lead; false for other words.
bool Direction(std::string_view word, Away& away) {
  std::string plain;
  for (char c : word) {
    if (c != '-') plain += c;
  }
  static constexpr std::array<std::string_view, 8> kWays = {"north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"};
  const auto found = std::find(kWays.begin(), kWays.end(), plain);
  if (found == kWays.end()) return false;
  static constexpr std::array<double, 8> kNorth = {1, 0.7071, 0, -0.7071, -1, -0.7071, 0, 0.7071};
  const auto way = static_cast<size_t>(found - kWays.begin());
  away.north = kNorth[way];
  away.east = kNorth[(way + 6) % 8];
  return true;
}

}  // namespace

bool Length(std::string_view noun) {
  return OneOf(noun, {"km", "kilometre", "kilometer", "kms", "mile", "mi"});
}

Away AwayFrom(const Tree& tree, const Mention& place) {
  Away away;
  int t = place.first - 1;
  if (t < 1 || LowerAscii(tree[t].form) != "of") return {};
  --t;
  if (!Direction(LowerAscii(tree[t].form), away)) return {};
  // "north-west" in three words
  if (Away first; t >= 2 && tree[t - 1].form == "-" && OneOf(LowerAscii(tree[t - 2].form), {"north", "south"}) && Direction(LowerAscii(tree[t - 2].form) + LowerAscii(tree[t].form), first)) away = first, t -= 2;
  away.first = t;
  if (--t < 1) return away;
  const std::string_view unit = tree.Lemma(t);
  if (!Length(unit)) return away;
  double length = OneOf(unit, {"mile", "mi"}) ? 1.609 : 1;
  if (t > 1 && LowerAscii(tree[t - 1].form) == "nautical") length = 1.852, --t;
  away.kilometres = length * NumberAt(tree, t - 1);
  if (away.kilometres > 0) away.first = t - 1;
  return away;
}

Place Displaced(const Tree& tree, const Mention& mention) {
  Place place = mention.place;
  const Away away = AwayFrom(tree, mention);
  if (away.kilometres <= 0 || away.kilometres > 1000 || !place.located || std::abs(place.lat) > 85) return place;
  constexpr double kDegree = 111.2, kRadian = 0.017453292519943295;
  // To a hundredth of a degree, about a kilometre, so that no library's cosine can be told from another's.
  const auto rounded = [](double degrees) { return std::round(degrees * 100) / 100; };
  place.lon = rounded(place.lon + away.kilometres * away.east / (kDegree * std::cos(place.lat * kRadian)));
  place.lat = rounded(place.lat + away.kilometres * away.north / kDegree);
  return place;
}

}  // namespace lapwing
