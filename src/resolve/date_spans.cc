// SPDX-License-Identifier: Apache-2.0
// Seasons, holidays, states that last, and times nobody can date.
#include <algorithm>
#include <array>

#include "resolve/date_match.h"

namespace lapwing {
namespace {

TimeExpression Make(TimeKind kind, int first, int last) {
  TimeExpression e;
  e.kind = kind;
  e.first = first;
  e.last = last;
  return e;
}

/// Words that point to present, past or future and name no day.
struct VagueWords {
  std::string_view words;
  std::string_view reference;
  Upos tag;  ///< the first word is one; X for any
};
constexpr std::array<VagueWords, 20> kVague = {{
    {"now", "PRESENT_REF", Upos::ADV},
    {"currently", "PRESENT_REF", Upos::ADV},
    {"nowadays", "PRESENT_REF", Upos::ADV},
    {"presently", "PRESENT_REF", Upos::ADV},
    {"at present", "PRESENT_REF", Upos::X},
    {"at the moment", "PRESENT_REF", Upos::X},
    {"these days", "PRESENT_REF", Upos::X},
    {"current", "PRESENT_REF", Upos::ADJ},
    {"recently", "PAST_REF", Upos::ADV},
    {"lately", "PAST_REF", Upos::ADV},
    {"the past", "PAST_REF", Upos::X},
    {"the recent past", "PAST_REF", Upos::X},
    {"the distant past", "PAST_REF", Upos::X},
    {"the future", "FUTURE_REF", Upos::X},
    {"the near future", "FUTURE_REF", Upos::X},
    {"the foreseeable future", "FUTURE_REF", Upos::X},
    {"the distant future", "FUTURE_REF", Upos::X},
    {"the near term", "FUTURE_REF", Upos::X},
    {"the immediate future", "FUTURE_REF", Upos::X},
    {"the not too distant future", "FUTURE_REF", Upos::X},
}};

/// Index after these words, or t where they do not stand.
int AfterWords(const DateScan& scan, int t, std::string_view words) {
  int at = t;
  while (!words.empty()) {
    size_t blank = std::min(words.find(' '), words.size());
    if (scan.Low(at++) != words.substr(0, blank)) return t;
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return at;
}

/// The longest that stands at t. Not "as soon", "the past week", "now-defunct".
const VagueWords* VagueAt(const DateScan& scan, int t) {
  const VagueWords* best = nullptr;
  for (const VagueWords& vague : kVague) {
    if (vague.tag != Upos::X && scan.Tag(t) != vague.tag) continue;
    int at = AfterWords(scan, t, vague.words);
    if (at == t || scan.Dash(at) || scan.Is(t - 1, {"as", "from", "how", "too"})) continue;
    bool ends = vague.tag != Upos::X || (scan.Tag(at) != Upos::NOUN && scan.Tag(at) != Upos::ADJ && scan.Tag(at) != Upos::NUM);
    if (ends && (best == nullptr || vague.words.size() > best->words.size())) best = &vague;
  }
  return best;
}

/// "recent days", "the coming weeks", "future quarters"; "recent" alone before any noun.
TimeMatch Attribute(const DateScan& scan, int t) {
  std::string_view reference = scan.Is(t, {"recent", "past"}) ? "PAST_REF" : "FUTURE_REF";
  bool units = UnitFrom(scan.Low(t + 1)) != TimeUnit::kNone && scan.Low(t + 1).ends_with('s');
  Upos next = scan.Tag(t + 1);
  if (!units && (!scan.Is(t, {"recent", "future"}) || scan.Tag(t) != Upos::ADJ || (next != Upos::NOUN && next != Upos::PROPN))) return {};
  int last = units ? t + 1 : t;
  // "recent weeks and months"
  if (units && scan.Is(t + 2, {"and", "or"}) && UnitFrom(scan.Low(t + 3)) != TimeUnit::kNone && scan.Low(t + 3).ends_with('s')) last = t + 3;
  TimeExpression e = Make(TimeKind::kVague, t, last);
  e.reference = reference;
  return e;
}

}  // namespace

TimeMatch MatchSeason(const DateScan& scan, int t) {
  int i = scan.Is(t, {"the"}) ? t + 1 : t;
  TimeExpression e = Make(TimeKind::kPart, t, t);
  e.ref = RefFrom(scan.Low(i));
  int s = e.ref != TimeRef::kNone ? i + 1 : i;
  if (int month = SeasonFrom(scan.Low(s)); month != 0 && scan.Tag(s) != Upos::VERB && !scan.InName(s)) {
    int after = AfterPartYear(scan, s + 1, e);
    bool said = e.ref != TimeRef::kNone || after > s + 1;
    bool place = scan.Is(t - 1, {"in", "during", "since", "by", "until", "through", "over", "into", "early", "late", "mid", "before"});
    if (!said && (!place || scan.Is(s + 1, {"of", "from", "in"}) || scan.Tag(s + 1) == Upos::NOUN)) return {};
    e.month = month;
    e.last = after - 1;
    return e;
  }
  return {};
}

TimeMatch MatchHoliday(const DateScan& scan, int t) {
  TimeRef ref = RefFrom(scan.Low(t));
  int name = ref != TimeRef::kNone ? t + 1 : t;
  if (!scan.Upper(name)) return {};
  std::string words;
  TimeMatch best;
  for (int j = name; j < name + 4 && scan.Inside(j); ++j) {
    if (j > name) words += ' ';
    words += scan.Low(j);
    if (const Holiday* holiday = HolidayFrom(words)) {
      best = Make(TimeKind::kHoliday, t, j);
      best->holiday = holiday;
      best->ref = ref;
    }
  }
  if (!best) return best;
  if (scan.Is(name + 1, {"island"})) return {};
  TimeExpression& e = *best;
  int j = scan.Is(e.last + 1, {",", "of"}) ? e.last + 2 : e.last + 1;
  if (int year = YearFrom(scan.Low(j)); year != 0) e.year = year, e.last = j;
  return best;
}

TimeMatch MatchState(const DateScan& scan, int t) {
  const Tree& tree = scan.tree();
  // "has long supported", "long opposed"; not "as long as", "how long", "no longer", "long-range".
  if (scan.Is(t, {"long", "traditionally", "historically"}) && scan.Tag(t) == Upos::ADV && tree.Rel(t) == Deprel::advmod) {
    int head = tree.Head(t);
    bool measured = scan.Is(t - 1, {"as", "how", "so", "too", "very", "all", "not"}) || scan.Is(t + 1, {"as", "before", "after", "-", "ago", "enough"});
    if (head > t && !measured && (tree.IsVerbal(head) || tree.Child(head, Deprel::cop) >= 0)) return Make(TimeKind::kState, t, t);
  }
  // "for decades", "for many years", "for more than 20 years", "over the past decade", "in recent years".
  if (!scan.Is(t - 1, {"for", "in", "over", "during"})) return {};
  bool stretch = !scan.Is(t - 1, {"in"});
  int i = t;
  bool past = false;
  int count = 0;
  for (int steps = 0; steps < 6 && scan.Inside(i); ++steps, ++i) {
    TimeUnit unit = UnitFrom(scan.Low(i));
    bool years = unit == TimeUnit::kYear || unit == TimeUnit::kDecade || scan.Is(i, {"generations", "centuries"});
    if (years && (stretch || past)) {
      bool plural = scan.Low(i).ends_with('s') || unit == TimeUnit::kDecade;
      // "for a year" is a duration; "for years to come" lies ahead.
      if (!plural || scan.Is(i + 1, {"to", "of", "from", "in"}) || scan.Is(i + 2, {"old", "come"})) return {};
      TimeExpression e = Make(TimeKind::kState, t, i);
      e.ref = past ? TimeRef::kLast : TimeRef::kNone;
      e.count = past ? 0 : count;
      if (scan.Is(t, {"recent"})) e.reference = "PAST_REF";
      return e;
    }
    if (NumberFrom(scan.Low(i)) > 0) count = NumberFrom(scan.Low(i));
    if (scan.Is(i, {"past", "last", "recent"})) past = true;
    bool skips = past || NumberFrom(scan.Low(i)) > 0 || scan.Is(i, {"the", "many", "several", "some", "more", "than", "over", "nearly",
                                                                    "almost", "about", "at", "least", "and", "half", "few"});
    if (!skips || scan.Is(i, {"next", "coming"})) return {};
  }
  return {};
}

TimeMatch MatchVague(const DateScan& scan, int t) {
  if (const VagueWords* vague = VagueAt(scan, t)) {
    TimeExpression e = Make(TimeKind::kVague, t, t + static_cast<int>(std::count(vague->words.begin(), vague->words.end(), ' ')));
    e.reference = vague->reference;
    return e;
  }
  if (scan.Is(t, {"recent", "coming", "past", "future"})) return Attribute(scan, t);
  if (int after = AfterClock(scan, t); after > t) return Make(TimeKind::kVague, t, after - 1);
  return {};
}

}  // namespace lapwing
