// SPDX-License-Identifier: Apache-2.0
#include "parse/tokenizer.h"

#include <algorithm>
#include <array>

#include "parse/abbreviations.h"
#include "parse/byte_io.h"
#include "parse/chars.h"

namespace lapwing::parse {
namespace {

// Bounds on looking around, so that no input takes more than linear time.
constexpr size_t kFar = 100;               ///< tokens
constexpr uint32_t kLongestAddress = 500;  ///< bytes

constexpr std::string_view kOpeners = "\"'([{<*_";
constexpr std::string_view kClosers = "\"')]}>*_,;:!?.";

// Prefixes that stay with their word: "non-nuclear", "anti-ship" (they are no words by themselves).
constexpr std::string_view kPrefixes[] = {"anti", "bi",  "co",   "counter", "cross", "de",   "e",    "ex",    "extra", "hyper", "inter",
                                          "intra", "mid", "mini", "multi",  "neo",   "non",  "over", "pan",   "para",  "post",  "pre",
                                          "pro",  "proto", "pseudo", "quasi", "re", "semi", "sub",  "super", "trans", "tri",   "ultra",
                                          "un",   "uni"};
constexpr std::string_view kUnits[] = {"am", "bn", "cm", "ft", "g", "gb", "ghz", "hp", "k", "kg", "km", "kph", "kw", "lb", "lbs", "m", "mb",
                                       "mg", "mhz", "ml", "mm", "mph", "mw", "nm", "oz", "pm", "tn", "yrs"};
constexpr std::string_view kClitics[] = {"'s", "'re", "'ve", "'ll", "'d", "'m"};

template <size_t N>
bool Holds(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// Scans one stretch without white space.
class ChunkScanner {
 public:
  ChunkScanner(std::string_view text, Span chunk, bool last, char next, TokenBlock& out)
      : text_(text), pos_(chunk.begin), end_(chunk.end), last_(last), next_(next), out_(out) {}

  void Scan(uint32_t begin, uint32_t end) {
    pos_ = begin;
    limit_ = end;
    while (pos_ < limit_) {
      CodePoint c = Decode(text_, pos_);
      if (uint32_t stop = Address(); stop > pos_) {
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
  bool WordAt(uint32_t pos) const { return pos < limit_ && IsWordChar(Decode(text_, pos).value); }
  std::string_view Slice(uint32_t begin, uint32_t end) const { return text_.substr(begin, end - begin); }

  void Multiword(int first, uint32_t begin, uint32_t end) {
    int last = static_cast<int>(out_.tokens.size()) - 1;
    if (last > first) out_.multiword.push_back({first, last, std::string(Slice(begin, end))});
  }

  /// '90s, 'em, #tag, @name.
  bool StartsWord() const {
    char c = At(pos_);
    if (c == '\'' && IsAsciiDigit(At(pos_ + 1)) && IsAsciiDigit(At(pos_ + 2))) return true;
    if (c == '@' || c == '#') return WordAt(pos_ + 1) && !IsAsciiDigit(At(pos_ + 1)) && (pos_ == 0 || !IsWordChar(static_cast<unsigned char>(text_[pos_ - 1])));
    return false;
  }

  /// End of a web or mail address that starts here, or the position itself.
  uint32_t Address() const {
    std::string_view rest = Slice(pos_, std::min(limit_, pos_ + kLongestAddress));
    bool web = rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") || rest.starts_with("ftp://");
    size_t at = rest.find('@');
    bool mail = at != std::string_view::npos && at > 0 && IsWordChar(static_cast<unsigned char>(rest[0])) &&
                rest.find('.', at) != std::string_view::npos;
    if (!web && !mail) return pos_;
    uint32_t stop = pos_ + static_cast<uint32_t>(rest.size());
    while (stop < limit_ && (static_cast<unsigned char>(text_[stop]) & 0xC0) == 0x80) ++stop;
    while (stop > pos_ + 1 && std::string_view(".,;:!?)]>'\"").find(text_[stop - 1]) != std::string_view::npos) --stop;
    return stop;
  }

  uint32_t PunctuationEnd(CodePoint c) const {
    uint32_t stop = pos_ + c.length;
    char first = At(pos_);
    if (first == '!' || first == '?') {
      while (At(stop) == '!' || At(stop) == '?') ++stop;
    } else if (std::string_view(".-*=_~#+<>'`").find(first) != std::string_view::npos) {
      while (At(stop) == first) ++stop;
    }
    return stop;
  }

  void Word() {
    uint32_t begin = pos_;
    uint32_t stop = WordEnd(begin + (WordAt(begin) ? 0 : 1));
    std::string lower = Lower(Slice(begin, stop));
    if (At(stop) == '.' && TakesStop(begin, stop, lower)) {
      Emit(begin, stop + 1);
    } else if (uint32_t unit = UnitStart(begin, stop, lower); unit != stop) {
      Emit(begin, unit);
      Emit(unit, stop);
    } else {
      Clitics(begin, stop, lower);
    }
  }

  uint32_t WordEnd(uint32_t pos) const {
    uint32_t begin = pos_;
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
    if (mark == '$') return Holds({"US", "A", "C", "NZ", "HK"}, Slice(begin, pos));
    if (pos == begin || !WordAt(pos + 1)) return false;
    bool digits = IsAsciiDigit(text_[pos - 1]) && IsAsciiDigit(At(pos + 1));
    switch (mark) {
      case '\'': return HasLetter(Slice(begin, pos));
      case ',': return digits && IsAsciiDigit(At(pos + 2)) && IsAsciiDigit(At(pos + 3));
      case ':': return digits;
      case '/': return digits;
      case '_':
      case '@': return true;
      case '&': return IsAsciiUpper(text_[pos - 1]) && IsAsciiUpper(At(pos + 1));
      case '.': return digits || StopJoins(begin, pos);
      case '-': return HyphenJoins(begin, pos);
      default: return false;
    }
  }

  /// "U.S", "example.com" but not "missiles.North".
  bool StopJoins(uint32_t begin, uint32_t pos) const {
    bool single = pos - begin == 1 || text_[pos - 2] == '.';
    char after = At(pos + 2);
    bool next_single = !(IsAsciiLower(after) || IsAsciiUpper(after));
    if (single && !IsAsciiDigit(text_[pos - 1])) return next_single;
    return !IsUpper(Decode(text_, pos + 1).value) && HasLetter(Slice(begin, pos));
  }

  bool HyphenJoins(uint32_t begin, uint32_t pos) const {
    std::string_view before = Slice(begin, pos);
    std::string lower = Lower(before);
    if (Holds(kPrefixes, lower)) return true;
    // Telephone numbers and dates keep together, ranges ("3-4") do not.
    if (!IsAsciiDigit(At(pos + 1)) || !IsAsciiDigit(text_[pos - 1]) || HasLetter(before)) return false;
    std::string_view after = Slice(pos + 1, limit_);
    bool four = after.size() >= 4 && std::all_of(after.begin(), after.begin() + 4, IsAsciiDigit) && (after.size() == 4 || !IsAsciiDigit(after[4]));
    if (before.size() == 3 && four) return true;
    size_t hyphens = static_cast<size_t>(std::count(text_.begin() + begin, text_.begin() + std::min(limit_, begin + 40), '-'));
    return hyphens >= 2;
  }

  /// Whether the full stop at `stop` belongs to the word.
  bool TakesStop(uint32_t begin, uint32_t stop, const std::string& lower) const {
    if (At(stop + 1) == '.') return false;
    bool at_end = last_ && stop + 1 >= end_;
    if (lower.size() == 1 && IsAsciiUpper(text_[begin])) return lower != "i" && !at_end;
    if (AbbreviatesBeforeNumber(lower)) return IsAsciiDigit(Beyond(stop + 1)) || (stop + 1 == end_ && IsAsciiDigit(next_));
    Abbreviation kind = AbbreviationOf(lower);
    if (kind == Abbreviation::kTitle) {
      // "He sat in the sun." "They met in Dec.": small words that look like titles are words at the end and in small letters.
      return !at_end && (StartsUpper(Slice(begin, stop)) || lower == "vs" || lower == "cf" || lower == "viz");
    }
    return kind == Abbreviation::kCommon;
  }

  /// "10km" is 10 + km; "90s", "5th", "F16" stay whole. Gives `stop` when there is nothing to split.
  uint32_t UnitStart(uint32_t begin, uint32_t stop, const std::string& lower) const {
    if (!IsAsciiDigit(text_[begin])) return stop;
    uint32_t unit = begin;
    while (unit < stop && (IsAsciiDigit(text_[unit]) || text_[unit] == '.' || text_[unit] == ',' || text_[unit] == ':')) ++unit;
    return unit < stop && Holds(kUnits, std::string_view(lower).substr(unit - begin)) ? unit : stop;
  }

  void Clitics(uint32_t begin, uint32_t stop, const std::string& lower) {
    int first = static_cast<int>(out_.tokens.size());
    uint32_t cut = stop;
    if (lower.size() == stop - begin) {
      if (lower.size() > 3 && lower.ends_with("n't")) cut = stop - 3;
      for (std::string_view clitic : kClitics) {
        if (lower.size() > clitic.size() && lower.ends_with(clitic)) cut = stop - static_cast<uint32_t>(clitic.size());
      }
    }
    Emit(begin, cut);
    if (cut < stop) {
      Emit(cut, stop);
      Multiword(first, begin, stop);
    } else if (PluralPossessive(stop)) {
      Emit(stop, stop + 1);
      Multiword(first, begin, stop + 1);
    }
  }

  /// The apostrophe of "officers' families": after s, before a space, with no quotation open.
  bool PluralPossessive(uint32_t stop) {
    return At(stop) == '\'' && stop > 0 && (text_[stop - 1] == 's' || text_[stop - 1] == 'S') && stop + 1 == end_ && !last_ && !OpenQuote();
  }

  bool OpenQuote() const {
    bool open = false;
    size_t count = out_.tokens.size();
    for (size_t i = count > kFar ? count - kFar : 0; i < count; ++i) {
      const Token& token = out_.tokens[i];
      if (token.form != "'") continue;
      if (!token.space_after) open = true;
      if (token.space_after) open = false;
    }
    return open;
  }

  template <size_t N>
  static bool Holds(const std::string_view (&list)[N], std::string_view word) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
  }

  std::string_view text_;
  uint32_t pos_;
  uint32_t end_;         ///< end of the chunk
  uint32_t limit_ = 0;   ///< end of the part being scanned
  bool last_;            ///< no chunk follows in the block
  char next_;            ///< first byte of the next chunk
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
  while (chunk.begin < chunk.end && kOpeners.find(text[chunk.begin]) != std::string_view::npos) ++chunk.begin;
  while (chunk.end > chunk.begin && kClosers.find(text[chunk.end - 1]) != std::string_view::npos) --chunk.end;
  return chunk;
}

void Tokenizer::Tokenize(std::string_view text, Span block, TokenBlock& out) const {
  uint32_t pos = SkipSpace(text, block.begin, block.end);
  while (pos < block.end) {
    uint32_t end = ChunkEnd(text, pos, block.end);
    uint32_t next = SkipSpace(text, end, block.end);
    bool last = next >= block.end;
    ChunkScanner scanner(text, {pos, end}, last, last ? '\0' : text[next], out);
    Span core = WordCore(text, {pos, end});
    auto split = splits_.end();
    if (!core.empty()) {
      // With its full stop first: "approx." may be known where "approx" is not.
      if (core.end < end && text[core.end] == '.') {
        split = splits_.find(Lower(text.substr(core.begin, core.end + 1 - core.begin)));
        if (split != splits_.end()) ++core.end;
      }
      if (split == splits_.end()) split = splits_.find(Lower(Slice(text, core)));
    }
    if (split == splits_.end()) {
      scanner.Scan(pos, end);
    } else {
      scanner.Scan(pos, core.begin);
      scanner.EmitPieces(core.begin, split->second);
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
    splits_.emplace(std::move(word), std::move(split));
  }
  return in.ok() && in.left() == 0;
}

}  // namespace lapwing::parse
