// SPDX-License-Identifier: Apache-2.0
// Dates in figures.
#include <array>

#include "base/strings.h"
#include "lapwing/date.h"
#include "resolve/date_match.h"

namespace lapwing {
namespace {

struct Figures {
  std::array<int, 3> value{};
  std::array<size_t, 3> width{};
  char separator = 0;
};

/// Three numbers with the same separator between them: "17/01/2024".
std::optional<Figures> ThreeNumbers(std::string_view text) {
  Figures f;
  size_t at = 0, i = 0;
  for (; at < 3; ++at) {
    size_t start = i;
    while (i < text.size() && IsDigit(text[i]) && i - start < 4) f.value[at] = f.value[at] * 10 + (text[i++] - '0');
    f.width[at] = i - start;
    if (f.width[at] == 0 || f.width[at] == 3) return std::nullopt;
    if (at == 2) break;
    if (i >= text.size() || (text[i] != '/' && text[i] != '-' && text[i] != '.')) return std::nullopt;
    if (at > 0 && text[i] != f.separator) return std::nullopt;
    f.separator = text[i++];
  }
  // "2024-01-16T10:00:00Z"
  if (i < text.size() && !(text[i] == 't' && f.width[0] == 4)) return std::nullopt;
  return f;
}

int FullYear(int value, size_t width) {
  if (width == 4) return value;
  return value > 50 ? 1900 + value : 2000 + value;
}

bool Fill(const Figures& f, TimeExpression& e) {
  if (f.width[0] == 4) {
    e.year = f.value[0];
    e.month = f.value[1];
    e.day = f.value[2];
  } else {
    if (f.separator == '-' && f.width[2] != 4) return false;  // a score or a code
    if (f.separator == '.' && f.width[2] != 4) return false;  // a version
    e.year = FullYear(f.value[2], f.width[2]);
    // Dots are European, slashes American unless the numbers forbid it.
    bool day_first = f.separator == '.' || f.value[0] > 12;
    e.day = f.value[day_first ? 0 : 1];
    e.month = f.value[day_first ? 1 : 0];
    e.day_first = day_first && f.separator == '/';
    e.either_order = !day_first && f.value[1] <= 12;
  }
  return e.month >= 1 && e.month <= 12 && e.day >= 1 && e.day <= 31 && e.year >= 1500 && e.year < 2100;
}

bool Compact(std::string_view word, TimeExpression& e) {
  if (word.size() != 8 || (!word.starts_with("19") && !word.starts_with("20"))) return false;
  auto date = Date::Parse(word);
  if (!date || date->precision != Precision::kDay) return false;
  e.year = date->year;
  e.month = date->month;
  e.day = date->day;
  return true;
}

}  // namespace

TimeMatch MatchNumeric(const DateScan& scan, int t) {
  TimeExpression e;
  e.kind = TimeKind::kCalendar;
  e.first = e.last = t;
  std::string_view word = scan.Low(t);
  if (word.empty() || !IsDigit(word[0])) return {};
  if (Compact(word, e)) return e;
  // The tokenizer may have split at the separators.
  std::string joined(word);
  int last = t;
  for (int t2 = t; last - t < 4 && scan.Glued(t2) && scan.Inside(t2 + 1); ++t2) {
    std::string_view next = scan.Low(t2 + 1);
    if (!IsDigit(next[0]) && next != "/" && next != "-" && next != ".") break;
    joined += next;
    last = t2 + 1;
    if (auto f = ThreeNumbers(joined); f && last - t == 4 && Fill(*f, e)) {
      e.last = last;
      return e;
    }
  }
  auto f = ThreeNumbers(word);
  if (!f || !Fill(*f, e)) return {};
  return e;
}

}  // namespace lapwing
