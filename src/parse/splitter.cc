// SPDX-License-Identifier: Apache-2.0
#include "parse/splitter.h"

#include <algorithm>
#include <iterator>

#include "parse/abbreviations.h"
#include "parse/chars.h"
#include "base/model_hash.h"
#include "parse/text_blocks.h"

namespace lapwing::parse {
namespace {

constexpr uint64_t kSplitterSeed = 0x5E47;
constexpr size_t kFar = 200;  ///< tokens looked back for open quotes: time stays linear

bool EndsWithStop(const Token& token) { return token.form.back() == '.' && token.form.size() > 1 && HasLetter(token.form); }

bool IsEndMark(std::string_view form) {
  char c = form.back();
  bool emoticon = form.size() > 1 && form.size() < 5 && (form[0] == ':' || form[0] == ';' || form[0] == '=') && !IsAsciiDigit(c);
  if (emoticon) return true;
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || form == "\u2026";
}

bool IsCloser(std::string_view form) { return form == "\"" || form == "'" || form == ")" || form == "]" || form == "''"; }

constexpr size_t kLongestDateline = 16;
constexpr ptrdiff_t kNear = 8;  ///< tokens looked at to tell a headline
bool IsDash(std::string_view form) { return form == "--" || form == "-" || form == "\u2014" || form == "\u2013"; }
bool IsCapitals(std::string_view form) { return HasLetter(form) && !HasLower(form); }

/// Whether the words around the gap after token i are those of a headline: all longer ones are capitalised.
bool InHeadline(std::span<const Token> tokens, size_t i) {
  auto at = static_cast<ptrdiff_t>(i);
  auto end = std::min(static_cast<ptrdiff_t>(tokens.size()), at + kNear);
  int capitals = 0;
  for (ptrdiff_t k = std::max<ptrdiff_t>(0, at - kNear); k < end; ++k) {
    const std::string& form = tokens[static_cast<size_t>(k)].form;
    if (form.size() < 4 || !HasLetter(form)) continue;
    if (!StartsUpper(form)) return false;
    ++capitals;
  }
  return capitals >= 3;
}

/// "By Mira Dovan", "By Mira Dovan and Ostran Velu".
bool IsByline(std::span<const Token> tokens) {
  if (tokens.size() < 3 || tokens.size() > 10 || tokens[0].form != "By") return false;
  return std::all_of(tokens.begin() + 1, tokens.end(),
                     [](const Token& token) { return StartsUpper(token.form) || token.form == "and" || token.form == "-"; });
}

/// "1.", "B.", "(a)", "** 3.", "- iv)": the number of an item, all of the sentence so far.
bool IsItemNumber(std::span<const Token> tokens) {
  size_t i = 0;
  if (tokens.size() == 1 && tokens[0].form.size() == 2 && EndsWithStop(tokens[0])) return true;
  while (i < tokens.size() && !HasLetter(tokens[i].form) && !HasDigit(tokens[i].form)) ++i;
  if (i + 2 != tokens.size()) return false;
  const std::string& number = tokens[i].form;
  bool short_number = number.size() <= 2 && std::all_of(number.begin(), number.end(), IsAsciiDigit);
  bool letter = number.size() == 1 && HasLetter(number) && tokens[i + 1].form == ")";
  return (short_number || letter) && (tokens[i + 1].form == "." || tokens[i + 1].form == ")");
}

/// "MODERATOR:", "Q:", "MS. VELU:", "OSTERBY:".
bool IsLabel(std::span<const Token> tokens) {
  if (tokens.size() < 2 || tokens.size() > 5 || tokens.back().form != ":") return false;
  return std::all_of(tokens.begin(), tokens.end() - 1, [](const Token& token) { return IsCapitals(token.form) || HasDigit(token.form); });
}

/// Whether a headline in capitals goes on after token i.
bool InCapitals(std::span<const Token> tokens, size_t i, size_t start) {
  const std::string& next = tokens[i + 1].form;
  bool capitals = IsCapitals(next) && next.size() > 1;
  for (size_t k = std::max(start, i > static_cast<size_t>(kNear) ? i - static_cast<size_t>(kNear) : 0); capitals && k <= i; ++k) {
    capitals = !HasLower(tokens[k].form);
  }
  return capitals;
}

/// Whether a quotation is open after token i.
bool QuoteOpen(std::span<const Token> tokens, size_t i) {
  bool open = false;
  for (size_t k = i > kFar ? i - kFar : 0; k <= i; ++k) open ^= tokens[k].form == "\"";
  return open;
}

/// A gap without a space in it, or with a quote that touches it: what lost its space is read as if it were there.
Gap TightGap(std::span<const Token> tokens, size_t i) {
  const Token& token = tokens[i];
  const Token& next = tokens[i + 1];
  bool after_mark = i > 0 && !tokens[i - 1].space_after && IsEndMark(tokens[i - 1].form);
  if (!token.space_after && (token.form == "." || token.form == "!" || token.form == "?")) {
    if (StartsUpper(next.form)) return Gap::kAlways;
    // "the town.20 people" but not the note in "innovation.23 Open minds".
    bool number = HasDigit(next.form) && i > 0 && HasLetter(tokens[i - 1].form);
    if (number && i + 2 < tokens.size() && IsLower(Decode(tokens[i + 2].form, 0).value)) return Gap::kAlways;
    bool opening = next.form == "\"" && !next.space_after && !QuoteOpen(tokens, i);
    if (opening && i + 2 < tokens.size() && StartsUpper(tokens[i + 2].form)) return Gap::kAlways;
  }
  if (token.form == "\"" && after_mark && !QuoteOpen(tokens, i)) {
    if (!token.space_after && StartsUpper(next.form)) return Gap::kAlways;
    if (token.space_after && tokens[i - 1].form.back() == '.' && OpensSentence(next.form)) return Gap::kAlways;
  }
  return Gap::kAsk;
}

/// "12:13 p.m. EST", "1:05 PM KST": the half of the day and its zone.
bool BeforeZone(std::string_view form, std::string_view next) {
  std::string half = Lower(form);
  bool halves = half == "am" || half == "pm" || half == "a.m." || half == "p.m.";
  return halves && IsCapitals(next) && next.size() > 1 && next.size() <= 4;
}

/// Whether the bracket that token i closes holds a remark inside its sentence: a share ("<SRD>") or one word ("(turn)").
bool ClosesRemark(std::span<const Token> tokens, size_t i, size_t start) {
  const std::string& form = tokens[i].form;
  bool angle = form == ">";
  std::string_view open = angle ? "<" : form == ")" ? "(" : form == "]" ? "[" : "";
  if (open.empty()) return false;
  size_t longest = angle ? 5 : 2;
  for (size_t k = 1; k <= longest && k < i - start; ++k) {
    const std::string& inside = tokens[i - k].form;
    if (inside == open) return k > 1;
    if (angle ? inside.find_first_of("@:/.") != std::string::npos && inside.size() > 8 : IsCapitals(inside) || !HasLetter(inside)) return false;
  }
  return false;
}

/// A gap where no mark is: only the web leaves out full stops, so what looks like a name or a headline is one.
Gap UnmarkedGap(std::span<const Token> tokens, size_t i, size_t start) {
  const std::string& form = tokens[i].form;
  const Token& next = tokens[i + 1];
  if (!StartsUpper(next.form)) return HasLetter(next.form) ? Gap::kNever : Gap::kAsk;
  // "two A-rated", "at 09:00 Wednesday".
  if (next.form.size() == 1 && !next.space_after && i + 2 < tokens.size()) return Gap::kNever;
  if (HasDigit(form) && (NamesDay(next.form) || NamesMonth(next.form))) return Gap::kNever;
  std::string lower = Lower(form);
  if (lower == "am" || lower == "pm") return i == start || !HasDigit(tokens[i - 1].form) ? Gap::kNever : Gap::kAsk;
  // "Kim Jong || Il".
  if (StartsUpper(form)) return Gap::kNever;
  // "to national office - Vice President Velu", "the bureau - NBI - said": what is broken off goes on with other words.
  bool names = IsCapitals(next.form) ? next.form.size() > 1 : i + 2 < tokens.size() && StartsUpper(tokens[i + 2].form);
  if (IsDash(form) && i > start + 3 && names) return Gap::kNever;
  return InCapitals(tokens, i, start) ? Gap::kNever : Gap::kAsk;
}

class Keys {
 public:
  explicit Keys(std::vector<uint64_t>& out) : out_(out) { out_.clear(); }
  template <typename... Values>
  void Add(Values... values) {
    uint64_t h = Mix(kSplitterSeed + ++number_);
    ((h = Combine(h, static_cast<uint64_t>(values))), ...);
    out_.push_back(h);
  }

 private:
  std::vector<uint64_t>& out_;
  uint64_t number_ = 0;
};

/// "Taipei, Jan. 15 (CNA) Taiwan ended": place, day and the agency in brackets, without a dash before the report. The tokens of it, or 0.
size_t BracketedDateline(std::span<const Token> tokens) {
  bool date = false;
  for (size_t i = 1; i + 1 < tokens.size() && i < kLongestDateline; ++i) {
    const std::string& form = tokens[i].form;
    if (IsLower(Decode(form, 0).value) || (IsEndMark(form) && !EndsWithStop(tokens[i]))) return 0;
    date = date || (HasDigit(form) && NamesMonth(tokens[i - 1].form)) || (NamesMonth(form) && HasDigit(tokens[i - 1].form));
    if (form == "(" && !date) return 0;
    if (form != ")") continue;
    const std::string& next = tokens[i + 1].form;
    return StartsUpper(tokens[i - 1].form) && (StartsUpper(next) || next == "\"") ? i + 1 : 0;
  }
  return 0;
}

}  // namespace

size_t DatelineLength(std::span<const Token> tokens) {
  if (tokens.empty() || !HasLetter(tokens[0].form) || !StartsUpper(tokens[0].form)) return 0;
  bool compound = tokens.size() > 2 && tokens[1].form == "-" && !tokens[0].space_after;
  bool capitals = !HasLower(tokens[0].form) && (tokens[0].form.size() >= 3 || (compound && IsCapitals(tokens[2].form)));
  if (tokens.size() > 6 && (tokens[1].form == "," || capitals)) {
    if (const size_t bracketed = BracketedDateline(tokens); bracketed > 0) return bracketed;
  }
  bool date = false;
  size_t dash = 1;
  for (; dash < tokens.size() && !(IsDash(tokens[dash].form) && (tokens[dash].form != "-" || tokens[dash - 1].space_after)); ++dash) {
    const std::string& form = tokens[dash].form;
    if (dash == kLongestDateline || IsLower(Decode(form, 0).value)) return 0;
    if (IsEndMark(form) && !EndsWithStop(tokens[dash])) return 0;
    const std::string& before = tokens[dash - 1].form;
    date = date || (HasDigit(form) && dash > 1 && NamesMonth(before)) || (NamesMonth(form) && HasDigit(before));
  }
  if (dash + 1 >= tokens.size()) return 0;
  // "Osterby (Tarpress) - ", "Osterby, Jan. 17 - ": in small letters only with its agency or day.
  bool agency = tokens[dash - 1].form == ")" && dash >= 4 && StartsUpper(tokens[dash - 2].form);
  bool named = (tokens[1].form == "," && (date || agency)) || (tokens[1].form == "(" && agency);
  // "Osterby, TNA - The president"
  named = named || (dash == 3 && tokens[1].form == "," && tokens[2].form.size() >= 3 && IsCapitals(tokens[2].form));
  if (!capitals && !named) return 0;
  // "NATO - the alliance - said": a pair of dashes encloses an insertion.
  for (size_t i = dash + 1; (dash == 1 || !capitals) && i < tokens.size() && !IsEndMark(tokens[i].form); ++i) {
    if (tokens[i].form == tokens[dash].form && tokens[i - 1].space_after) return 0;
  }
  return dash + 1;
}

Gap GapKind(std::span<const Token> tokens, size_t i, size_t start) {
  const Token& token = tokens[i];
  const Token& next = tokens[i + 1];
  bool space = token.space_after;
  std::span<const Token> so_far = tokens.subspan(start, i + 1 - start);
  if (so_far.size() <= kLongestDateline) {
    if (DatelineLength(tokens.subspan(start)) >= so_far.size()) return Gap::kNever;
    if (IsByline(so_far) && DatelineLength(tokens.subspan(i + 1)) > 1) return Gap::kAlways;
    if (IsItemNumber(so_far) || IsLabel(so_far)) return Gap::kNever;
  }
  if (IsBulletSign(next.form)) return Gap::kAlways;
  if (Gap tight = TightGap(tokens, i); tight != Gap::kAsk) return tight;
  bool shout = token.form.size() > 1 && token.form.find_first_not_of("!?") == std::string::npos;
  if (shout && StartsUpper(next.form) && HasLower(next.form)) return Gap::kAlways;
  // "on Tuesday.,The": a stop and a comma for one mark.
  bool after_stop = i > start && tokens[i - 1].form == ".";
  if (token.form == "," && after_stop && StartsUpper(next.form)) return Gap::kAlways;
  if (!space && !IsEndMark(token.form) && !IsCloser(token.form)) return Gap::kNever;
  if (next.form == "," || next.form == ")" || next.form == "]" || (IsEndMark(next.form) && next.form.size() == 1)) return Gap::kNever;
  // A quote or an asterisk without a space in front closes what was opened before.
  bool closing = next.form == "\"" || next.form == "'" || next.form.find_first_not_of("*_") == std::string::npos;
  if (closing && !space && (next.space_after || i + 2 == tokens.size())) return Gap::kNever;
  if (BeforeZone(token.form, next.form)) return Gap::kNever;
  if (EndsWithStop(token)) {
    std::string word = Lower(std::string_view(token.form).substr(0, token.form.size() - 1));
    if (word.size() > 1 && OpensSentence(next.form) && !InHeadline(tokens, i)) return Gap::kAlways;
    if (word == "e.g" || word == "i.e") return Gap::kNever;
    // "W." and "Gen." stand before a name; so does "No." before its number.
    if (AbbreviationOf(word) == Abbreviation::kTitle || AbbreviatesBeforeNumber(word)) return Gap::kNever;
    if (!StartsUpper(next.form) && HasLetter(next.form)) return Gap::kNever;
    if (InHeadline(tokens, i)) return Gap::kNever;
  }
  if (ClosesRemark(tokens, i, start) && !IsDash(next.form)) return Gap::kNever;
  if (!IsEndMark(token.form) && !IsCloser(token.form)) return UnmarkedGap(tokens, i, start);
  if (token.form == "?" && HasLower(next.form) && StartsUpper(next.form)) return Gap::kAlways;
  // "(D-Okla.) said", "[sic] vaccines": a bracket around less than a sentence; so are quotes in a headline.
  bool part = IsCloser(token.form) && (i == start || !IsEndMark(tokens[i - 1].form) || EndsWithStop(tokens[i - 1]));
  if (!part || !HasLetter(next.form)) return Gap::kAsk;
  bool bracket = token.form == ")" || token.form == "]";
  if (bracket && (!StartsUpper(next.form) || InCapitals(tokens, i, start))) return Gap::kNever;
  return InHeadline(tokens, i) ? Gap::kNever : Gap::kAsk;
}

void GapFeatures(std::span<const Token> tokens, size_t i, size_t start, const WordTable& words, std::vector<uint64_t>& out) {
  auto form = [&](ptrdiff_t offset) -> std::string_view {
    auto pos = static_cast<ptrdiff_t>(i) + offset;
    if (pos < static_cast<ptrdiff_t>(start) || pos >= static_cast<ptrdiff_t>(tokens.size())) return {};
    return tokens[static_cast<size_t>(pos)].form;
  };
  auto word = [](std::string_view text) { return HashBytes(WordTable::Normalize(text)); };
  auto shape = [](std::string_view text) { return HashBytes(Shape(text, 2)); };
  std::string_view before = form(-1), here = form(0), after = form(1), after2 = form(2);
  uint64_t w0 = word(here), w1 = word(after), p1 = word(before);
  uint64_t s0 = shape(here), s1 = shape(after), sp = shape(before), s2 = shape(after2);
  const WordInfo& next = words.Find(w1);
  uint64_t habit = static_cast<uint64_t>(next.habit);
  uint64_t space = tokens[i].space_after;
  uint64_t length = std::min<size_t>((i + 1 - start) / 3, 8);
  uint64_t upper_next = StartsUpper(after);
  int quotes = 0;
  int parens = 0;
  for (size_t k = std::max(start, i < kFar ? 0 : i - kFar); k <= i; ++k) {
    quotes ^= tokens[k].form == "\"";
    parens += tokens[k].form == "(";
    parens -= tokens[k].form == ")";
  }
  uint64_t inside = static_cast<uint64_t>(quotes) * 2 + (parens > 0);

  Keys keys(out);
  keys.Add();
  keys.Add(w0);
  keys.Add(w1);
  keys.Add(p1);
  keys.Add(s0, s1);
  keys.Add(s0, s1, s2);
  keys.Add(w0, s1);
  keys.Add(w0, w1);
  keys.Add(s0, w1);
  keys.Add(sp, w0, s1);
  keys.Add(p1, w0);
  keys.Add(p1, w0, upper_next);
  keys.Add(w0, habit, upper_next);
  keys.Add(s0, habit, upper_next, space);
  keys.Add(w0, space, upper_next);
  keys.Add(w0, length);
  keys.Add(s0, length, upper_next);
  keys.Add(w0, inside, upper_next);
  keys.Add(w0, inside, s1, space);
  keys.Add(words.Prefix(next.cluster, 8), w0);
  keys.Add(words.Prefix(next.cluster, 8), s0, upper_next);
  keys.Add(word(after2), w1);
  keys.Add(words.Prefix(words.Find(p1).cluster, 6), w0, upper_next);
  keys.Add(sp, s0, s1, length);
}

std::vector<size_t> Splitter::SentenceEnds(std::span<const Token> tokens, const WordTable& words) const {
  thread_local std::vector<uint64_t> keys;
  int32_t scores[2];
  std::vector<size_t> ends;
  size_t start = 0;
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    Gap kind = GapKind(tokens, i, start);
    if (kind == Gap::kNever) continue;
    if (kind == Gap::kAsk) {
      GapFeatures(tokens, i, start, words, keys);
      model_.Score(keys, scores);
      if (scores[1] <= scores[0]) continue;
    }
    ends.push_back(i);
    start = i + 1;
  }
  if (!tokens.empty()) ends.push_back(tokens.size() - 1);
  return ends;
}

}  // namespace lapwing::parse
