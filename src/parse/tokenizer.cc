// SPDX-License-Identifier: Apache-2.0
#include "parse/tokenizer.h"

#include <algorithm>
#include <array>

#include "parse/abbreviations.h"
#include "parse/byte_io.h"
#include "parse/chars.h"
#include "parse/web_words.h"

namespace lapwing::parse {
namespace {

// Bounds on looking around, so that no input takes more than linear time.
constexpr size_t kFar = 100;               ///< tokens
constexpr uint32_t kLongestAddress = 500;  ///< bytes
constexpr uint32_t kLongestEnding = 12;    ///< bytes of a short word

constexpr std::string_view kOpeners = "\"'([{<*_";
constexpr std::string_view kClosers = "\"')]}>*_,;:!?.";

// Prefixes that stay with their word: "non-nuclear", "anti-ship" (they are no words by themselves).
constexpr std::string_view kPrefixes[] = {
    "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "intra", "mid", "mini", "mis", "multi",
    "neo", "non", "over", "pan", "para", "post", "pre", "pro", "proto", "pseudo", "quasi", "re", "semi", "socio", "sub", "super",
    "trans", "tri", "ultra", "un", "uni"};
constexpr std::string_view kUnits[] = {
    "am", "bln", "bn", "bpd", "cm", "ft", "g", "gb", "ghz", "gmt", "gw", "ha", "hp", "hr", "hrs", "hz", "k", "kg", "khz", "km", "kph",
    "kt", "kw", "kwh", "lb", "lbs", "m", "mb", "mg", "mhz", "ml", "mln", "mm", "mph", "mt", "mw", "nm", "oz", "pct", "pm", "sq", "tb",
    "tn", "trln", "trn", "twh", "yrs"};
/// Only after a sign of money: "$5b" is an amount, "2b" a paragraph.
constexpr std::string_view kMoneyUnits[] = {"b", "t"};
/// Money written before its figure without a space: "Rs500", "US$5".
constexpr std::string_view kMoneyCodes[] = {
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "HKD", "INR", "IRR", "JPY", "KRW", "NOK", "PKR", "PLN", "RMB", "RUB",
    "Rs", "SAR", "SEK", "UAH", "USD", "ZAR"};
constexpr std::string_view kMoneySigns[] = {"\u20AC", "\u00A3", "\u00A5", "\u20A9", "\u20B9", "\u20BD", "\u20BA", "\u20AA", "\u20B4"};
constexpr std::string_view kDollars[] = {"A", "AU", "C", "CA", "HK", "MX", "NT", "NZ", "R", "S", "U", "US", "Z"};
constexpr std::string_view kClitics[] = {"'s", "'re", "'ve", "'ll", "'d", "'m"};
/// What follows "it's" and "you're", never "its" and "your".
constexpr std::string_view kAfterVerb[] = {"a", "an", "not", "the"};
constexpr std::string_view kAuxiliaries[] = {
    "are", "could", "did", "does", "had", "has", "have", "is", "must", "should", "was", "were", "would"};
/// What follows a plural, seldom a possessive.
constexpr std::string_view kAfterPlural[] = {"and", "are", "at", "for", "from", "have", "in", "of", "on", "or", "that", "to", "were", "with"};
/// Words after which a bare "s" is a forgotten "'s" ("thats"); after others it is a plural.
constexpr std::string_view kTakesClitic[] = {"else", "he", "here", "how", "it", "let", "she", "that", "there", "what", "where", "who"};
/// Words whose first letters an apostrophe stands for.
constexpr std::string_view kClipped[] = {"'cause", "'cuz", "'em", "'n", "'til", "'tis", "'twas"};
/// Written with a slash and read as one word; after "w/" a word may follow.
constexpr std::string_view kSlashed[] = {"b/c", "n/a", "s/he", "w/o", "w/out"};

template <size_t N>
bool Holds(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// Scans one stretch without white space.
class ChunkScanner {
 public:
  /// `next` is the stretch that follows in the block, empty when there is none.
  ChunkScanner(std::string_view text, Span chunk, std::string_view next, TokenBlock& out)
      : text_(text), pos_(chunk.begin), begin_(chunk.begin), end_(chunk.end), next_(next), out_(out) {}

  void Scan(uint32_t begin, uint32_t end) {
    pos_ = begin;
    limit_ = end;
    while (pos_ < limit_) {
      CodePoint c = Decode(text_, pos_);
      if (uint32_t stop = Whole(); stop > pos_) {
        Emit(pos_, stop);
      } else if (IsWordChar(c.value) || StartsWord()) {
        Word();
      } else {
        Emit(pos_, PunctuationEnd(c));
      }
    }
  }

  void Emit(uint32_t begin, uint32_t end) {
    Token token;
    token.form = text_.substr(begin, end - begin);
    token.span = {begin, end};
    token.space_after = end >= end_;
    out_.tokens.push_back(std::move(token));
    pos_ = end;
  }

  /// Emits [begin, end) in pieces of the given lengths.
  void EmitPieces(uint32_t begin, const WordSplit& split) {
    int first = static_cast<int>(out_.tokens.size());
    uint32_t at = begin;
    for (uint8_t length : split.lengths) {
      Emit(at, at + length);
      at += length;
    }
    if (split.multiword) Multiword(first, begin, at);
  }

 private:
  char At(uint32_t pos) const { return pos < limit_ ? text_[pos] : '\0'; }
  char Beyond(uint32_t pos) const { return pos < end_ ? text_[pos] : '\0'; }
  /// The byte in front of `pos`, 0 at the start of the stretch.
  char Before(uint32_t pos) const { return pos > begin_ ? text_[pos - 1] : '\0'; }
  bool WordAt(uint32_t pos) const { return pos < limit_ && IsWordChar(Decode(text_, pos).value); }
  std::string_view Slice(uint32_t begin, uint32_t end) const { return text_.substr(begin, end - begin); }
  std::string_view Rest(uint32_t pos) const { return Slice(pos, std::min(limit_, pos + kLongestAddress)); }
  uint32_t DigitsEnd(uint32_t pos) const {
    while (IsAsciiDigit(At(pos))) ++pos;
    return pos;
  }
  /// Letters and digits from `pos` on, at most a few.
  std::string_view Run(uint32_t pos) const {
    uint32_t stop = pos;
    while (stop < limit_ && stop < pos + kLongestEnding && IsWordChar(static_cast<unsigned char>(text_[stop]))) ++stop;
    return Slice(pos, stop);
  }
  const Token* Previous() const { return out_.tokens.empty() ? nullptr : &out_.tokens.back(); }
  bool AtEnd(uint32_t stop) const { return next_.empty() && stop >= end_; }

  void Multiword(int first, uint32_t begin, uint32_t end) {
    int last = static_cast<int>(out_.tokens.size()) - 1;
    if (last > first) out_.multiword.push_back({first, last, std::string(Slice(begin, end))});
  }

  /// End of an address, an emoticon, a clitic that stands alone ("Moscow 's"), or of "w/o"; the position itself for none.
  uint32_t Whole() const {
    std::string_view rest = Rest(pos_);
    if (size_t length = AddressLength(rest); length > 0) return pos_ + static_cast<uint32_t>(length);
    if (size_t length = EmoticonLength(rest, Before(pos_)); length > 0 && !InBrackets()) return pos_ + static_cast<uint32_t>(length);
    if (rest[0] == '\'' && rest.size() <= 3 && Previous() != nullptr && Holds(kClitics, Lower(rest))) {
      if (pos_ == begin_ ? HasLetter(Previous()->form) : Previous()->form == "\"") return limit_;
    }
    if (rest.size() > 1 && (rest[1] == '/' || rest[1] == '\'') && (pos_ == begin_ || Before(pos_) == '(')) {
      std::string lower = Lower(rest.substr(0, 5));
      for (std::string_view word : kSlashed) {
        if (lower.starts_with(word) && (word.size() == rest.size() || !WordAt(pos_ + static_cast<uint32_t>(word.size())))) {
          return pos_ + static_cast<uint32_t>(word.size());
        }
      }
      if (lower.starts_with("w/") && WordAt(pos_ + 2)) return pos_ + 2;
    }
    return pos_;
  }

  /// Whether a bracket is open: then ":)" is a colon and its end.
  bool InBrackets() const {
    size_t count = out_.tokens.size();
    for (size_t i = count; i > 0 && i + kFar > count; --i) {
      if (out_.tokens[i - 1].form == ")") return false;
      if (out_.tokens[i - 1].form == "(") return true;
    }
    return false;
  }

  /// '90s, 'em, #tag, @name, .04, .com.
  bool StartsWord() const {
    char c = At(pos_);
    bool free = !IsWordChar(static_cast<unsigned char>(Before(pos_)));
    if (c == '\'') {
      if (IsAsciiDigit(At(pos_ + 1)) && IsAsciiDigit(At(pos_ + 2))) return true;
      std::string_view rest = Slice(pos_, std::min(limit_, pos_ + 7));
      size_t letters = 1;
      while (letters < rest.size() && IsWordChar(static_cast<unsigned char>(rest[letters]))) ++letters;
      return free && Beyond(pos_ + static_cast<uint32_t>(letters)) != '\'' && Holds(kClipped, Lower(rest.substr(0, letters)));
    }
    if (c == '.') return free && Before(pos_) != '.' && (IsAsciiDigit(At(pos_ + 1)) || (WordAt(pos_ + 1) && EndsHostOrFile(Run(pos_ + 1))));
    if (c == '@' || c == '#') return free && WordAt(pos_ + 1) && !IsAsciiDigit(At(pos_ + 1));
    return false;
  }

  uint32_t PunctuationEnd(CodePoint c) const {
    uint32_t stop = pos_ + c.length;
    char first = At(pos_);
    if (first == '!' || first == '?') {
      while (At(stop) == '!' || At(stop) == '?') ++stop;
    } else if (first == '$') {
      while (At(stop) == '$' && !IsAsciiDigit(At(stop + 1))) ++stop;
    } else if (c.value == 0x2013 || c.value == 0x2014) {
      while (stop < limit_ && Decode(text_, stop).value == c.value) stop += c.length;
    } else if (std::string_view(".-*=_~#+<>'`").find(first) != std::string_view::npos) {
      while (At(stop) == first) ++stop;
      if ((first == '-' || first == '=') && At(stop) == '>') ++stop;
    }
    return stop;
  }

  void Word() {
    uint32_t begin = pos_;
    if (uint32_t code = MoneyCodeEnd(begin); code > begin) return Emit(begin, code);
    uint32_t stop = WordEnd(begin + (WordAt(begin) ? 0 : 1));
    std::string lower = Lower(Slice(begin, stop));
    if (uint32_t digits = DigitsEnd(begin); digits > begin && IsHalfOfDay(digits)) {
      // "5p.m.": the figure, then the abbreviation.
      Emit(begin, digits);
      Emit(digits, digits + 4);
    } else if (At(stop) == '.' && TakesStop(begin, stop, lower)) {
      int first = static_cast<int>(out_.tokens.size());
      Emit(begin, stop + 1);
      // "the U.N.'s envoy"
      std::string rest = At(stop + 1) == '\'' ? Lower(Run(stop + 2)) : "";
      if (Holds(kClitics, "'" + rest)) {
        Emit(stop + 1, stop + 2 + static_cast<uint32_t>(rest.size()));
        Multiword(first, begin, pos_);
      }
    } else if (uint32_t unit = UnitStart(begin, stop, lower); unit != stop) {
      Emit(begin, unit);
      Emit(unit, stop);
    } else {
      Clitics(begin, stop, lower);
    }
  }

  /// "US$" of "US$5m", "Rs" of "Rs500".
  uint32_t MoneyCodeEnd(uint32_t begin) const {
    uint32_t letters = begin;
    while (IsAsciiUpper(At(letters)) || IsAsciiLower(At(letters))) ++letters;
    if (letters - begin > 3) return begin;
    if (At(letters) == '$') return Holds(kDollars, Slice(begin, letters)) ? letters + 1 : begin;
    return IsAsciiDigit(At(letters)) && Holds(kMoneyCodes, Slice(begin, letters)) ? letters : begin;
  }

  bool IsHalfOfDay(uint32_t pos) const {
    std::string half = Lower(Slice(pos, std::min(limit_, pos + 4)));
    return (half == "a.m." || half == "p.m.") && !WordAt(pos + 4);
  }

  uint32_t WordEnd(uint32_t pos) const {
    uint32_t begin = pos;
    while (pos < limit_) {
      CodePoint c = Decode(text_, pos);
      if (IsWordChar(c.value)) {
        pos += c.length;
      } else if (JoinsWord(begin, pos)) {
        ++pos;
      } else {
        break;
      }
    }
    return pos;
  }

  /// Whether the mark at `pos` is inside the word that began at `begin`.
  bool JoinsWord(uint32_t begin, uint32_t pos) const {
    char mark = text_[pos];
    if (pos == begin || !WordAt(pos + 1)) return false;
    bool digits = IsAsciiDigit(text_[pos - 1]) && IsAsciiDigit(At(pos + 1));
    switch (mark) {
      case '\'': return HasLetter(Slice(begin, pos)) || (IsAsciiDigit(text_[pos - 1]) && Lower(Run(pos + 1)) == "s");
      case ',': return digits && CommaJoins(begin, pos);
      case ':': return digits;
      case '/': return digits && SlashJoins(begin, pos);
      case '_':
      case '@': return true;
      case '&': return IsAsciiUpper(text_[pos - 1]) && IsAsciiUpper(At(pos + 1));
      case '.': return digits || StopJoins(begin, pos);
      case '-': return HyphenJoins(begin, pos);
      default: return false;
    }
  }

  /// "15,000", "1,50,000" and "7,5", but not the list "10,11,12", the date "17,2024" or the notes "[3,4]".
  bool CommaJoins(uint32_t begin, uint32_t pos) const {
    std::string_view before = Slice(begin, pos);
    uint32_t stop = DigitsEnd(pos + 1);
    uint32_t length = stop - (pos + 1);
    if (length == 3) return true;
    if (length == 2 && At(stop) == ',') {
      while (stop - pos == 3 && At(stop) == ',') {
        pos = stop;
        stop = DigitsEnd(pos + 1);
      }
      return stop - pos == 4;
    }
    bool plain = before.size() <= 2 && std::all_of(before.begin(), before.end(), IsAsciiDigit);
    return length <= 2 && plain && At(stop) != ',' && !WordAt(stop) && Before(begin) != ',' && Before(begin) != '[';
  }

  /// A day with its month first ("9/11"), or more than two figures; other pairs are cut ("24/7", "2001/02").
  bool SlashJoins(uint32_t begin, uint32_t pos) const {
    uint32_t first = pos;
    while (first > begin && IsAsciiDigit(text_[first - 1])) --first;
    std::string_view before = Slice(first, pos);
    uint32_t stop = DigitsEnd(pos + 1);
    if (Before(first) == '/' || At(stop) == '/') return true;
    if (before.size() == 3 && stop - pos == 4 && At(stop) == '-') return true;  // a telephone number
    return before.size() == 1 || (before.size() == 2 && before <= "12");
  }

  /// "U.S", "example.com", "Ph.D" but not "missiles.North", "missiles.it" or "missiles.23".
  bool StopJoins(uint32_t begin, uint32_t pos) const {
    bool single = pos - begin == 1 || text_[pos - 2] == '.';
    std::string_view after = Run(pos + 1);
    if (IsDegree(Lower(Slice(begin, pos + 1 + static_cast<uint32_t>(after.size()))))) return true;
    if (EndsHostOrFile(after) && !(StartsUpper(after) && HasLower(after) && after.size() == 2)) return true;
    if (single && !IsAsciiDigit(text_[pos - 1])) return after.size() <= 1;
    if (!HasLetter(Slice(begin, pos)) || IsAsciiDigit(At(pos + 1))) return false;
    bool upper = IsUpper(Decode(text_, pos + 1).value);
    // The sign of a share: "<BPCL.L>", "(NYT.N)".
    bool share = after.size() <= 2 && (Before(begin) == '<' || Before(begin) == '(') && !HasLower(Slice(begin, pos + 2));
    if (upper) return share;
    // Names of several parts ("alt.animals.cat") are whole.
    return Slice(begin, pos).find('.') != std::string_view::npos || At(pos + 1 + static_cast<uint32_t>(after.size())) == '.';
  }

  bool HyphenJoins(uint32_t begin, uint32_t pos) const {
    std::string_view before = Slice(begin, pos);
    std::string lower = Lower(before);
    if (Holds(kPrefixes, lower) && Before(begin) != '-') {
      // "UN-backed" is no prefix, nor are capitals before small letters.
      return HasLower(before) || lower.size() == 1 || (lower != "un" && !HasLower(Run(pos + 1)));
    }
    // Telephone numbers and dates keep together, ranges ("3-4") do not.
    if (!IsAsciiDigit(At(pos + 1)) || !IsAsciiDigit(text_[pos - 1]) || HasLetter(before)) return false;
    uint32_t stop = DigitsEnd(pos + 1);
    bool four = stop - (pos + 1) == 4;
    bool year = four && (Slice(pos + 1, pos + 3) == "19" || Slice(pos + 1, pos + 3) == "20");
    bool phone = before.size() == 3 || before.size() == 5 || (before.size() == 1 && !year) || before.find('/') != std::string_view::npos;
    if (four && phone) return true;
    return before.find('-') != std::string_view::npos || (At(stop) == '-' && IsAsciiDigit(At(stop + 1)));
  }

  /// Whether the full stop at `stop` belongs to the word.
  bool TakesStop(uint32_t begin, uint32_t stop, const std::string& lower) const {
    Abbreviation kind = AbbreviationOf(lower);
    // Two stops: that of the abbreviation and that of the sentence. Three are dots.
    if (At(stop + 1) == '.') return kind == Abbreviation::kCommon && At(stop + 2) != '.';
    bool at_end = AtEnd(stop + 1);
    bool upper = StartsUpper(Slice(begin, stop));
    bool before_space = stop + 1 >= end_;
    bool before_number = IsAsciiDigit(before_space ? First(next_) : Beyond(stop + 1));
    bool before_upper = before_space && StartsUpper(next_);
    if (lower.size() == 1 && IsAsciiUpper(text_[begin])) return lower != "i" && !at_end && !(before_space && EndsWithLetter());
    if (lower == "sec" && upper && before_upper) return true;
    if (IsDegree(lower)) return true;
    if (AbbreviatesBeforeNumber(lower)) return before_number;
    if (AbbreviatesRegion(lower) && upper && FollowsPlace()) return true;
    if (AbbreviatesAfterNumber(lower) && Previous() != nullptr && HasDigit(Previous()->form)) return !at_end && !before_upper;
    if (AbbreviatesDay(lower)) {
      return upper && !at_end && (before_number || Beyond(stop + 1) == ',' || (before_space && (!before_upper || NamesMonth(NextWord()))));
    }
    if (lower == "etc") return !at_end && !before_upper;
    if (kind == Abbreviation::kTitle) {
      // "He sat in the sun." "They met in Dec.": small words that look like titles are words at the end and in small letters.
      return !at_end && (upper || lower == "vs" || lower == "cf" || lower == "viz" || lower == "esp");
    }
    return kind == Abbreviation::kCommon;
  }

  /// Letters the next stretch begins with, at most a few.
  std::string_view NextWord() const {
    size_t end = 0;
    while (end < next_.size() && end < kLongestEnding && IsWordChar(static_cast<unsigned char>(next_[end]))) ++end;
    return next_.substr(0, end);
  }

  static char First(std::string_view text) { return text.empty() ? '\0' : text[0]; }

  /// "the road from A to B. They": a letter before a word that opens a sentence is no initial, unless it follows another.
  bool EndsWithLetter() const {
    if (Previous() == nullptr) return false;  // the letter of an item
    bool initials = Previous()->form.size() == 2 && Previous()->form[1] == '.';
    return !initials && OpensSentence(NextWord());
  }

  /// After "Houston, ", "(" and the party of "D-": where regions are abbreviated.
  bool FollowsPlace() const {
    const Token* previous = Previous();
    return previous != nullptr && (previous->form == "," || previous->form == "-" || previous->form == "(");
  }

  static bool IsMoney(std::string_view form) { return form.back() == '$' || Holds(kMoneySigns, form) || Holds(kMoneyCodes, form); }

  /// "10km" is 10 + km; "90s", "5th", "F16" stay whole. Gives `stop` when there is nothing to split.
  uint32_t UnitStart(uint32_t begin, uint32_t stop, const std::string& lower) const {
    if (!IsAsciiDigit(text_[begin]) && !(text_[begin] == '.' && IsAsciiDigit(At(begin + 1)))) return stop;
    uint32_t unit = begin;
    while (unit < stop && (IsAsciiDigit(text_[unit]) || text_[unit] == '.' || text_[unit] == ',' || text_[unit] == ':')) ++unit;
    if (unit == stop) return stop;
    std::string_view name = std::string_view(lower).substr(unit - begin);
    bool money = begin > begin_ && IsMoney(Previous()->form);
    if (name == "g" && text_[unit] == 'G') return stop;  // "5G"
    return Holds(kUnits, name) || (money && Holds(kMoneyUnits, name)) ? unit : stop;
  }

  void Clitics(uint32_t begin, uint32_t stop, const std::string& lower) {
    int first = static_cast<int>(out_.tokens.size());
    uint32_t cut = stop;
    if (lower.size() == stop - begin) {
      if (lower.size() > 3 && lower.ends_with("n't")) cut = stop - 3;
      for (std::string_view clitic : kClitics) {
        bool ends = lower.size() > clitic.size() && lower.ends_with(clitic);
        if (ends && !IsPluralOfFigures(begin, stop)) cut = stop - static_cast<uint32_t>(clitic.size());
      }
    }
    if (cut == stop && stop == end_) cut -= ForgottenClitic(lower);
    Emit(begin, cut);
    if (cut < stop) {
      Emit(cut, stop);
      Multiword(first, begin, stop);
    } else if (PluralPossessive(stop)) {
      Emit(stop, stop + 1);
      Multiword(first, begin, stop + 1);
    }
  }

  /// Length of a clitic without its apostrophe: "its a" is "it's a", "havent" is "haven't".
  uint32_t ForgottenClitic(std::string_view lower) const {
    if ((lower == "its" || lower == "your") && Holds(kAfterVerb, Lower(next_.substr(0, std::min<size_t>(next_.size(), 4))))) return 1;
    return lower.ends_with("nt") && Holds(kAuxiliaries, lower.substr(0, lower.size() - 2)) ? 2 : 0;
  }

  /// "the 1930's" is a decade, "their AK-47's in hand" a plural, "2003's budget" and "COVID-19's impact" possessives.
  bool IsPluralOfFigures(uint32_t begin, uint32_t stop) const {
    if (!IsAsciiDigit(text_[stop - 3])) return false;
    bool model = Before(begin) == '-' || HasLetter(Slice(begin, stop - 2));
    if (model) return stop < end_ || next_.empty() || Holds(kAfterPlural, NextWord());
    return text_[stop - 3] == '0';
  }

  /// The apostrophe of "officers' families": after s, before a space, with no quotation open.
  bool PluralPossessive(uint32_t stop) {
    bool after_s = At(stop) == '\'' && stop > 0 && (text_[stop - 1] == 's' || text_[stop - 1] == 'S');
    return after_s && stop + 1 == end_ && !next_.empty() && !OpenQuote();
  }

  bool OpenQuote() const {
    bool open = false;
    size_t count = out_.tokens.size();
    for (size_t i = count > kFar ? count - kFar : 0; i < count; ++i) {
      const Token& token = out_.tokens[i];
      if (token.form != "'") continue;
      open = !token.space_after;
    }
    return open;
  }

  std::string_view text_;
  uint32_t pos_;
  uint32_t begin_;          ///< start of the chunk
  uint32_t end_;            ///< end of the chunk
  uint32_t limit_ = 0;      ///< end of the part being scanned
  std::string_view next_;   ///< the next chunk of the block
  TokenBlock& out_;
};

uint32_t SkipSpace(std::string_view text, uint32_t pos, uint32_t end) {
  while (pos < end) {
    CodePoint c = Decode(text, pos);
    if (!IsSpace(c.value)) break;
    pos += c.length;
  }
  return pos;
}

uint32_t ChunkEnd(std::string_view text, uint32_t pos, uint32_t end) {
  while (pos < end) {
    CodePoint c = Decode(text, pos);
    if (IsSpace(c.value)) break;
    pos += c.length;
  }
  return pos;
}

}  // namespace

Span WordCore(std::string_view text, Span chunk) {
  auto clipped = [&] { return text[chunk.begin] == '\'' && chunk.begin + 1 < chunk.end && IsAsciiDigit(text[chunk.begin + 1]); };
  while (chunk.begin < chunk.end && kOpeners.find(text[chunk.begin]) != std::string_view::npos && !clipped()) ++chunk.begin;
  while (chunk.end > chunk.begin && kClosers.find(text[chunk.end - 1]) != std::string_view::npos) --chunk.end;
  return chunk;
}

bool IsSlip(const std::string& word, const WordSplit& split) {
  size_t pieces = split.lengths.size();
  if (pieces == 1) return word.ends_with("'s") && HasLetter(word.substr(0, word.size() - 2)) && !HasDigit(word);
  if (pieces != 2) return false;
  std::string_view first = std::string_view(word).substr(0, split.lengths[0]);
  std::string_view second = std::string_view(word).substr(split.lengths[0]);
  if (second == "s") return !Holds(kTakesClitic, first);
  return IsAsciiDigit(second[0]) && !HasDigit(first) && HasLetter(first);
}

const WordSplit* Tokenizer::Known(std::string_view text, Span chunk, bool last, Span& core) const {
  if (core.empty()) return nullptr;
  bool stop = core.end < chunk.end && text[core.end] == '.' && (core.end + 1 == chunk.end || text[core.end + 1] != '.');
  std::string word = Lower(Slice(text, core));
  if (stop) {
    // Of the stops they know the rules decide: whether "Sat." is a day depends on what follows.
    bool initial = core.end - core.begin == 1 && (last || IsAsciiUpper(text[core.begin]));
    if (!initial && AbbreviationOf(word) == Abbreviation::kNone && !AbbreviatesRegion(word)) {
      // With its full stop first: "attn." may be known where "attn" is not.
      auto split = splits_.find(word + ".");
      if (split != splits_.end()) {
        ++core.end;
        return &split->second;
      }
    }
  }
  auto split = splits_.find(word);
  return split == splits_.end() ? nullptr : &split->second;
}

void Tokenizer::Tokenize(std::string_view text, Span block, TokenBlock& out) const {
  uint32_t pos = SkipSpace(text, block.begin, block.end);
  while (pos < block.end) {
    uint32_t end = ChunkEnd(text, pos, block.end);
    uint32_t next = SkipSpace(text, end, block.end);
    ChunkScanner scanner(text, {pos, end}, Slice(text, {next, ChunkEnd(text, next, block.end)}), out);
    Span core = WordCore(text, {pos, end});
    const WordSplit* split = Known(text, {pos, end}, next >= block.end, core);
    if (split == nullptr) {
      scanner.Scan(pos, end);
    } else {
      scanner.Scan(pos, core.begin);
      scanner.EmitPieces(core.begin, *split);
      scanner.Scan(core.end, end);
    }
    pos = next;
  }
}

std::string Tokenizer::Pack() const {
  std::vector<const WordSplits::value_type*> sorted;
  for (const auto& entry : splits_) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->first < b->first; });
  ByteWriter out;
  out.U32(static_cast<uint32_t>(sorted.size()));
  for (const auto* entry : sorted) {
    out.Text(entry->first);
    out.U8(entry->second.multiword ? 1 : 0);
    out.U8(static_cast<uint8_t>(entry->second.lengths.size()));
    for (uint8_t length : entry->second.lengths) out.U8(length);
  }
  return out.Take();
}

bool Tokenizer::Load(std::string_view bytes) {
  ByteReader in(bytes);
  uint32_t count = in.U32();
  splits_.clear();
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    std::string word(in.Text());
    WordSplit split;
    split.multiword = in.U8() != 0;
    split.lengths.resize(in.U8());
    size_t total = 0;
    for (auto& length : split.lengths) total += length = in.U8();
    // Lower-casing may change a word's length in bytes; such words are not in the table.
    if (total != word.size()) return false;
    if (!IsSlip(word, split)) splits_.emplace(std::move(word), std::move(split));
  }
  return in.ok() && in.left() == 0;
}

}  // namespace lapwing::parse
