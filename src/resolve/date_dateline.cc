// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "base/strings.h"
#include "resolve/date_match.h"
#include "resolve/date_resolve.h"

namespace lapwing {
namespace {

constexpr int kLongest = 8;         // tokens before the date
constexpr int64_t kNearest = 45;    // days from publication

/// What stands between the place and its date: "SEOUL/TOKYO", "BEIJING (AP)", "ST. PETERSBURG, Russia".
bool PlaceWords(const DateScan& scan, int end) {
  if (end < 1 || (scan.Tag(0) != Upos::PROPN && !AllCaps(scan.tree()[0].form))) return false;
  for (int t = 0; t < end; ++t) {
    if (!scan.Upper(t) && !scan.Is(t, {",", "/", "(", ")", ".", "-", "and", ";"})) return false;
  }
  return true;
}

/// An agency or a dash follows: " (Yonhap) --", ". /TASS/", " -".
bool Closed(const DateScan& scan, int t) {
  if (scan.Is(t, {".", ","})) ++t;
  if (!scan.Inside(t)) return true;
  // ", Kyodo -"
  for (int word = t; word < t + 3 && scan.Is(t - 1, {","}) && scan.Upper(word); ++word) {
    if (scan.Is(word + 1, {"-", "--", "–", "—"})) return true;
  }
  return scan.Is(t, {"(", "-", "--", "–", "—", "/", "[", "_", ":"}) || scan.Low(t).starts_with('/') || scan.Low(t).starts_with('(');
}

}  // namespace

std::optional<DateMention> MatchDateline(const DateScan& scan, const DateContext& context) {
  const Sentence& sentence = scan.tree().sentence();
  if (sentence.field != Field::kText || sentence.paragraph > 2 || context.dateline) return std::nullopt;
  for (int t = 1; t <= kLongest && scan.Inside(t); ++t) {
    TimeMatch e = MatchCalendar(scan, t);
    if (!e || e->month == 0 || e->day == 0) continue;
    if (!PlaceWords(scan, t) || !Closed(scan, e->last + 1)) return std::nullopt;
    DateMention mention;
    mention.first = e->first;
    mention.last = e->last;
    mention.basis = "dateline";
    const Date& published = context.published;
    int from = e->year != 0 ? e->year : published.year - 1, until = e->year != 0 ? e->year : published.year + 1;
    if (!published && e->year == 0) return mention;
    for (int year = from; year <= until; ++year) {
      auto date = Date::Parse(Date::Day(year, e->month, e->day).ToString());
      if (!date || (published && std::llabs(date->Days() - published.Days()) > kNearest)) continue;
      mention.date = *date;
    }
    return mention;
  }
  return std::nullopt;
}

}  // namespace lapwing
