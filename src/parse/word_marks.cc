// SPDX-License-Identifier: Apache-2.0
#include "parse/word_marks.h"

#include <algorithm>

#include "parse/abbreviations.h"
#include "parse/token_words.h"
#include "parse/web_words.h"

namespace lapwing::parse {
namespace {

/// "15,000", "1,50,000" and "7,5", but not the list "10,11,12", the date "17,2024" or the notes "[3,4]".
bool CommaJoins(const Stretch& in, uint32_t begin, uint32_t pos) {
  std::string_view before = in.Slice(begin, pos);
  uint32_t stop = in.DigitsEnd(pos + 1);
  uint32_t length = stop - (pos + 1);
  if (length == 3) return true;
  if (length == 2 && in.At(stop) == ',') {
    while (stop - pos == 3 && in.At(stop) == ',') {
      pos = stop;
      stop = in.DigitsEnd(pos + 1);
    }
    return stop - pos == 4;
  }
  bool plain = before.size() <= 2 && std::all_of(before.begin(), before.end(), IsAsciiDigit);
  return length <= 2 && plain && in.At(stop) != ',' && !in.WordAt(stop) && in.Before(begin) != ',' && in.Before(begin) != '[';
}

/// A day with its month first ("9/11"), or more than two figures; other pairs are cut ("24/7", "2001/02").
bool SlashJoins(const Stretch& in, uint32_t begin, uint32_t pos) {
  uint32_t first = pos;
  while (first > begin && IsAsciiDigit(in.text[first - 1])) --first;
  std::string_view before = in.Slice(first, pos);
  uint32_t stop = in.DigitsEnd(pos + 1);
  if (in.Before(first) == '/' || in.At(stop) == '/') return true;
  if (before.size() == 3 && stop - pos == 4 && in.At(stop) == '-') return true;  // a telephone number
  return before.size() == 1 || (before.size() == 2 && before <= "12");
}

/// "U.S", "example.com", "Ph.D" but not "missiles.North", "missiles.it" or "missiles.23".
bool StopJoins(const Stretch& in, uint32_t begin, uint32_t pos) {
  bool single = pos - begin == 1 || in.text[pos - 2] == '.';
  std::string_view after = in.Run(pos + 1);
  if (IsDegree(Lower(in.Slice(begin, pos + 1 + static_cast<uint32_t>(after.size()))))) return true;
  if (EndsHostOrFile(after) && !(StartsUpper(after) && HasLower(after) && after.size() == 2)) return true;
  if (single && !IsAsciiDigit(in.text[pos - 1])) return after.size() <= 1;
  if (!HasLetter(in.Slice(begin, pos)) || IsAsciiDigit(in.At(pos + 1))) return false;
  bool upper = IsUpper(Decode(in.text, pos + 1).value);
  // The sign of a share: "<BPCL.L>", "(NYT.N)".
  bool share = after.size() <= 2 && (in.Before(begin) == '<' || in.Before(begin) == '(') && !HasLower(in.Slice(begin, pos + 2));
  if (upper) return share;
  // Names of several parts ("alt.animals.cat") are whole.
  return in.Slice(begin, pos).find('.') != std::string_view::npos || in.At(pos + 1 + static_cast<uint32_t>(after.size())) == '.';
}

bool HyphenJoins(const Stretch& in, uint32_t begin, uint32_t pos) {
  std::string_view before = in.Slice(begin, pos);
  std::string lower = Lower(before);
  if (Holds(kPrefixes, lower) && in.Before(begin) != '-') {
    // "UN-backed" is no prefix, nor are capitals before small letters.
    return HasLower(before) || lower.size() == 1 || (lower != "un" && !HasLower(in.Run(pos + 1)));
  }
  // Telephone numbers and dates keep together, ranges ("3-4") do not.
  if (!IsAsciiDigit(in.At(pos + 1)) || !IsAsciiDigit(in.text[pos - 1]) || HasLetter(before)) return false;
  uint32_t stop = in.DigitsEnd(pos + 1);
  bool four = stop - (pos + 1) == 4;
  bool year = four && (in.Slice(pos + 1, pos + 3) == "19" || in.Slice(pos + 1, pos + 3) == "20");
  bool phone = before.size() == 3 || before.size() == 5 || (before.size() == 1 && !year) || before.find('/') != std::string_view::npos;
  if (four && phone) return true;
  return before.find('-') != std::string_view::npos || (in.At(stop) == '-' && IsAsciiDigit(in.At(stop + 1)));
}

/// Whether the mark at `pos` is inside the word that began at `begin`.
bool JoinsWord(const Stretch& in, uint32_t begin, uint32_t pos) {
  char mark = in.text[pos];
  if (pos == begin || !in.WordAt(pos + 1)) return false;
  bool digits = IsAsciiDigit(in.text[pos - 1]) && IsAsciiDigit(in.At(pos + 1));
  switch (mark) {
    case '\'': return HasLetter(in.Slice(begin, pos)) || (IsAsciiDigit(in.text[pos - 1]) && Lower(in.Run(pos + 1)) == "s");
    case ',': return digits && CommaJoins(in, begin, pos);
    case ':': return digits;
    case '/': return digits && SlashJoins(in, begin, pos);
    case '_':
    case '@': return true;
    case '&': return IsAsciiUpper(in.text[pos - 1]) && IsAsciiUpper(in.At(pos + 1));
    case '.': return digits || StopJoins(in, begin, pos);
    case '-': return HyphenJoins(in, begin, pos);
    default: return false;
  }
}

}  // namespace

uint32_t WordEnd(const Stretch& in, uint32_t pos) {
  uint32_t begin = pos;
  while (pos < in.limit) {
    CodePoint c = Decode(in.text, pos);
    if (IsWordChar(c.value)) {
      pos += c.length;
    } else if (JoinsWord(in, begin, pos)) {
      ++pos;
    } else {
      break;
    }
  }
  return pos;
}

}  // namespace lapwing::parse
