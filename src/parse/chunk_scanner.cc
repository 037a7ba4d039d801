// SPDX-License-Identifier: Apache-2.0
#include "parse/chunk_scanner.h"

#include <algorithm>

#include "parse/abbreviations.h"
#include "parse/stretch.h"
#include "parse/token_words.h"
#include "parse/web_words.h"
#include "parse/word_marks.h"

namespace lapwing::parse {
namespace {

/// How far back to look for what is open, so that no input takes more than linear time; in tokens.
constexpr size_t kFar = 100;

/// Scans one stretch without white space.
class ChunkScanner {
 public:
  /// `next` is the stretch that follows in the block, empty when there is none.
  ChunkScanner(std::string_view text, Span chunk, std::string_view next, TokenBlock& out)
      : in_{text, chunk.begin, chunk.end, 0}, pos_(chunk.begin), next_(next), out_(out) {}

  void Scan(uint32_t begin, uint32_t end) {
    pos_ = begin;
    in_.limit = end;
    while (pos_ < in_.limit) {
      CodePoint c = Decode(in_.text, pos_);
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
    token.form = in_.text.substr(begin, end - begin);
    token.span = {begin, end};
    token.space_after = end >= in_.end;
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
  const Token* Previous() const { return out_.tokens.empty() ? nullptr : &out_.tokens.back(); }
  bool AtEnd(uint32_t stop) const { return next_.empty() && stop >= in_.end; }

  void Multiword(int first, uint32_t begin, uint32_t end) {
    int last = static_cast<int>(out_.tokens.size()) - 1;
    if (last > first) out_.multiword.push_back({first, last, std::string(in_.Slice(begin, end))});
  }

  /// End of an address, an emoticon, a clitic that stands alone ("Moscow 's"), or of "w/o"; the position itself for none.
  uint32_t Whole() const {
    std::string_view rest = in_.Rest(pos_);
    if (size_t length = AddressLength(rest); length > 0) return pos_ + static_cast<uint32_t>(length);
    if (size_t length = EmoticonLength(rest, in_.Before(pos_)); length > 0 && !InBrackets()) return pos_ + static_cast<uint32_t>(length);
    if (rest[0] == '\'' && rest.size() <= 3 && Previous() != nullptr && Holds(kClitics, Lower(rest))) {
      if (pos_ == in_.begin ? HasLetter(Previous()->form) : Previous()->form == "\"") return in_.limit;
    }
    if (rest.size() > 1 && (rest[1] == '/' || rest[1] == '\'') && (pos_ == in_.begin || in_.Before(pos_) == '(')) {
      std::string lower = Lower(rest.substr(0, 5));
      for (std::string_view word : kSlashed) {
        if (lower.starts_with(word) && (word.size() == rest.size() || !in_.WordAt(pos_ + static_cast<uint32_t>(word.size())))) {
          return pos_ + static_cast<uint32_t>(word.size());
        }
      }
      if (lower.starts_with("w/") && in_.WordAt(pos_ + 2)) return pos_ + 2;
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
    char c = in_.At(pos_);
    bool free = !IsWordChar(static_cast<unsigned char>(in_.Before(pos_)));
    if (c == '\'') {
      if (IsAsciiDigit(in_.At(pos_ + 1)) && IsAsciiDigit(in_.At(pos_ + 2))) return true;
      std::string_view rest = in_.Slice(pos_, std::min(in_.limit, pos_ + 7));
      size_t letters = 1;
      while (letters < rest.size() && IsWordChar(static_cast<unsigned char>(rest[letters]))) ++letters;
      return free && in_.Beyond(pos_ + static_cast<uint32_t>(letters)) != '\'' && Holds(kClipped, Lower(rest.substr(0, letters)));
    }
    if (c == '.') return free && in_.Before(pos_) != '.' && (IsAsciiDigit(in_.At(pos_ + 1)) || (in_.WordAt(pos_ + 1) && EndsHostOrFile(in_.Run(pos_ + 1))));
    if (c == '@' || c == '#') return free && in_.WordAt(pos_ + 1) && !IsAsciiDigit(in_.At(pos_ + 1));
    return false;
  }

  uint32_t PunctuationEnd(CodePoint c) const {
    uint32_t stop = pos_ + c.length;
    char first = in_.At(pos_);
    if (first == '!' || first == '?') {
      while (in_.At(stop) == '!' || in_.At(stop) == '?') ++stop;
    } else if (first == '$') {
      while (in_.At(stop) == '$' && !IsAsciiDigit(in_.At(stop + 1))) ++stop;
    } else if (c.value == 0x2013 || c.value == 0x2014) {
      while (stop < in_.limit && Decode(in_.text, stop).value == c.value) stop += c.length;
    } else if (std::string_view(".-*=_~#+<>'`").find(first) != std::string_view::npos) {
      while (in_.At(stop) == first) ++stop;
      if ((first == '-' || first == '=') && in_.At(stop) == '>') ++stop;
    }
    return stop;
  }

  void Word() {
    uint32_t begin = pos_;
    if (uint32_t code = MoneyCodeEnd(begin); code > begin) return Emit(begin, code);
    uint32_t stop = WordEnd(in_, begin + (in_.WordAt(begin) ? 0 : 1));
    std::string lower = Lower(in_.Slice(begin, stop));
    if (uint32_t digits = in_.DigitsEnd(begin); digits > begin && IsHalfOfDay(digits)) {
      // "5p.m.": the figure, then the abbreviation.
      Emit(begin, digits);
      Emit(digits, digits + 4);
    } else if (in_.At(stop) == '.' && TakesStop(begin, stop, lower)) {
      int first = static_cast<int>(out_.tokens.size());
      Emit(begin, stop + 1);
      // "the U.N.'s envoy"
      std::string rest = in_.At(stop + 1) == '\'' ? Lower(in_.Run(stop + 2)) : "";
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
    while (IsAsciiUpper(in_.At(letters)) || IsAsciiLower(in_.At(letters))) ++letters;
    if (letters - begin > 3) return begin;
    if (in_.At(letters) == '$') return Holds(kDollars, in_.Slice(begin, letters)) ? letters + 1 : begin;
    return IsAsciiDigit(in_.At(letters)) && Holds(kMoneyCodes, in_.Slice(begin, letters)) ? letters : begin;
  }

  bool IsHalfOfDay(uint32_t pos) const {
    std::string half = Lower(in_.Slice(pos, std::min(in_.limit, pos + 4)));
    return (half == "a.m." || half == "p.m.") && !in_.WordAt(pos + 4);
  }

  /// Whether the full stop at `stop` belongs to the word.
  bool TakesStop(uint32_t begin, uint32_t stop, const std::string& lower) const {
    Abbreviation kind = AbbreviationOf(lower);
    // Two stops: that of the abbreviation and that of the sentence. Three are dots.
    if (in_.At(stop + 1) == '.') return kind == Abbreviation::kCommon && in_.At(stop + 2) != '.';
    bool at_end = AtEnd(stop + 1);
    bool upper = StartsUpper(in_.Slice(begin, stop));
    bool before_space = stop + 1 >= in_.end;
    bool before_number = IsAsciiDigit(before_space ? First(next_) : in_.Beyond(stop + 1));
    bool before_upper = before_space && StartsUpper(next_);
    if (lower.size() == 1 && IsAsciiUpper(in_.text[begin])) return lower != "i" && !at_end && !(before_space && EndsWithLetter());
    if (lower == "sec" && upper && before_upper) return true;
    if (IsDegree(lower)) return true;
    if (AbbreviatesBeforeNumber(lower)) return before_number;
    if (AbbreviatesRegion(lower) && upper && FollowsPlace()) return true;
    if (AbbreviatesAfterNumber(lower) && Previous() != nullptr && HasDigit(Previous()->form)) return !at_end && !before_upper;
    if (AbbreviatesDay(lower)) {
      return upper && !at_end && (before_number || in_.Beyond(stop + 1) == ',' || (before_space && (!before_upper || NamesMonth(NextWord()))));
    }
    if (lower == "etc") return !at_end && !before_upper;
    if (kind == Abbreviation::kTitle) {
      // "He sat in the sun." "They met in Dec.": small words that look like titles are words at the end and in small letters.
      return !at_end && (upper || lower == "v" || lower == "vs" || lower == "cf" || lower == "viz" || lower == "esp");
    }
    return kind == Abbreviation::kCommon;
  }

  /// Letters the next stretch begins with, at most a few.
  std::string_view NextWord() const {
    size_t end = 0;
    while (end < next_.size() && end < Stretch::kLongestEnding && IsWordChar(static_cast<unsigned char>(next_[end]))) ++end;
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
    if (!IsAsciiDigit(in_.text[begin]) && !(in_.text[begin] == '.' && IsAsciiDigit(in_.At(begin + 1)))) return stop;
    uint32_t unit = begin;
    while (unit < stop && (IsAsciiDigit(in_.text[unit]) || in_.text[unit] == '.' || in_.text[unit] == ',' || in_.text[unit] == ':')) ++unit;
    if (unit == stop) return stop;
    std::string_view name = std::string_view(lower).substr(unit - begin);
    bool money = begin > in_.begin && IsMoney(Previous()->form);
    if (name == "g" && in_.text[unit] == 'G') return stop;  // "5G"
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
    if (cut == stop && stop == in_.end) cut -= ForgottenClitic(lower);
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
    if (!IsAsciiDigit(in_.text[stop - 3])) return false;
    bool model = in_.Before(begin) == '-' || HasLetter(in_.Slice(begin, stop - 2));
    if (model) return stop < in_.end || next_.empty() || Holds(kAfterPlural, NextWord());
    return in_.text[stop - 3] == '0';
  }

  /// The apostrophe of "officers' families": after s, before a space, with no quotation open.
  bool PluralPossessive(uint32_t stop) {
    bool after_s = in_.At(stop) == '\'' && stop > 0 && (in_.text[stop - 1] == 's' || in_.text[stop - 1] == 'S');
    return after_s && stop + 1 == in_.end && !next_.empty() && !OpenQuote();
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

  Stretch in_;
  uint32_t pos_;
  std::string_view next_;   ///< the next chunk of the block
  TokenBlock& out_;
};

}  // namespace

void ScanChunk(std::string_view text, Span chunk, std::string_view next, Span core, const WordSplit* split, TokenBlock& out) {
  ChunkScanner scanner(text, chunk, next, out);
  if (split == nullptr) return scanner.Scan(chunk.begin, chunk.end);
  scanner.Scan(chunk.begin, core.begin);
  scanner.EmitPieces(core.begin, *split);
  scanner.Scan(core.end, chunk.end);
}

}  // namespace lapwing::parse
