// SPDX-License-Identifier: Apache-2.0
#include "read/paragraphs.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr size_t kWrapColumn = 100;    // no one wraps text wider than this
constexpr size_t kWrapMinimum = 45;    // nor narrower, apart from a paragraph's last line
constexpr size_t kLongestLabel = 160;  // bytes of a line that names a speaker

bool EndsSentence(std::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')')) line.remove_suffix(1);
  return !line.empty() && (line.back() == '.' || line.back() == '!' || line.back() == '?' || line.back() == ':');
}

bool IsDomainEnd(std::string_view rest) {
  std::string_view word = rest.substr(0, rest.find_first_of(" ,;:/)\"'.?!"));
  static constexpr std::array<std::string_view, 8> kEnds = {"com", "org", "net", "gov", "edu", "info", "int", "co"};
  return std::find(kEnds.begin(), kEnds.end(), LowerAscii(word)) != kEnds.end();
}

// A point between a lower-case word and a capital, where no blank was left: "missiles.North Korea".
// Not in addresses ("www.Foo.com") nor abbreviations ("Ph.D", "e.g.").
bool Glued(std::string_view line, size_t at) {
  if (line[at] != '.' && line[at] != '!' && line[at] != '?') return false;
  size_t next = at + 1;
  if (next < line.size() && line[next] == '"') ++next;
  if (next + 1 >= line.size() || !IsUpper(line[next])) return false;
  if (!IsLower(line[next + 1]) && line[next + 1] != ' ' && line[next + 1] != '\'') return false;
  size_t begin = at;
  while (begin > 0 && line[begin - 1] != ' ' && line[begin - 1] != '"') --begin;
  std::string_view word = line.substr(begin, at - begin);
  if (word.size() < 3 || word == "www" || IsDomainEnd(line.substr(next))) return false;
  return std::all_of(word.begin(), word.end(), [](char c) { return IsLower(c) || c == '-' || c == '\''; }) ||
         (IsUpper(word[0]) && std::all_of(word.begin() + 1, word.end(), [](char c) { return IsLower(c); }) &&
          line[next + 1] != ' ' && word.size() > 3);
}

std::string_view StripBullet(std::string_view line, bool& bullet) {
  while (line.starts_with(">>")) line = Trim(line.substr(2));  // transcripts mark a new speaker so
  static constexpr std::array<std::string_view, 12> kMarks = {"•", "●",  "▪",  "■",  "◦",  "‣",
                                                              "·", "- ", "* ", "– ", "— ", "> "};
  for (std::string_view mark : kMarks) {
    if (line.starts_with(mark) && line.size() > mark.size()) {
      bullet = true;
      return Trim(line.substr(mark.size()));
    }
  }
  return line;
}

// "(APPLAUSE)", "[inaudible]": what transcribers say of the room is no word of the speaker.
std::string WithoutDirections(std::string_view line) {
  static constexpr std::array<std::string_view, 16> kDirections = {"applause", "laughter", "crosstalk", "inaudible", "unintelligible", "music", "music playing", "cheers and applause",
                                                                   "begin video clip", "end video clip", "begin videotape", "end videotape", "begin video tape", "end video tape", "commercial break", "off-mike"};
  std::string out;
  for (size_t at = 0; at < line.size();) {
    size_t open = std::min(line.find_first_of("([", at), line.size());
    out += line.substr(at, open - at);
    at = open;
    if (at == line.size()) break;
    size_t close = line.find(line[at] == '(' ? ')' : ']', at);
    bool direction = close != std::string_view::npos && close - at < 40 &&
                     std::find(kDirections.begin(), kDirections.end(), LowerAscii(line.substr(at + 1, close - at - 1))) != kDirections.end();
    if (direction) at = close + 1;
    else out += line[at++];
  }
  return out;
}

// Blanks before marks, as tokenizers of machine translation leave them: "the ministry 's envoy left ."
bool NoBlankBefore(std::string_view rest, char before) {
  if (!IsAlpha(before) && !IsDigit(before) && before != '"' && before != ')' && before != '%') return false;
  auto ends = [&](size_t size) { return rest.size() == size || rest[size] == ' '; };
  if (OneOf(rest.substr(0, 1), {".", ",", ";", "?", "!"})) return ends(1) && !rest.starts_with(". .");
  return IsAlpha(before) && ((rest.starts_with("'s") && ends(2)) || (rest.starts_with("n't") && ends(3)) || (rest.starts_with("'re") && ends(3)) || (rest.starts_with("'ve") && ends(3)) ||
                             (rest.starts_with("'ll") && ends(3)));
}

struct Line {
  std::string_view text;
  bool bullet = false;
};

// Lines of one block (no blank line between) that a mailer or an old wire wrapped at a column.
bool HardWrapped(const std::vector<Line>& block) {
  if (block.size() < 2) return false;
  size_t longest = 0, unfinished = 0, lower = 0;
  for (const Line& line : block) longest = std::max(longest, line.text.size());
  if (longest > kWrapColumn || longest < kWrapMinimum) return false;
  for (size_t i = 0; i + 1 < block.size(); ++i) {
    if (block[i].text.size() < kWrapMinimum || block[i].text.size() * 10 < longest * 7) return false;
    if (!EndsSentence(block[i].text)) ++unfinished;
    if (IsLower(block[i + 1].text.front())) ++lower;
  }
  // Prose goes on with small letters more often than not; a list of headlines does not.
  return unfinished * 2 >= block.size() - 1 && lower * 3 >= block.size() - 1 && lower > 0;
}

class Builder {
 public:
  void Block(const std::vector<Line>& block) {
    bool wrapped = HardWrapped(block);
    for (size_t i = 0; i < block.size(); ++i) {
      const Line& line = block[i];
      bool goes_on = i > 0 && !line.bullet &&
                     (wrapped || (IsLower(line.text.front()) && !EndsSentence(block[i - 1].text) &&
                                  block[i - 1].text.size() >= kWrapMinimum));
      if (goes_on) {
        pending_.text += ' ';
        pending_.text += line.text;
      } else {
        Flush();
        pending_ = {std::string(line.text), line.bullet, false};
      }
    }
    Flush();
  }

  std::vector<Paragraph> Take() { return std::move(paragraphs_); }

 private:
  void Flush() {
    std::string text = TidyLine(WithoutDirections(pending_.text));
    pending_.text.clear();
    if (text.empty()) return;
    bool said = text.size() > 2 && text.starts_with(": ");
    if (said && !paragraphs_.empty() && paragraphs_.back().text.size() <= kLongestLabel &&
        !EndsSentence(paragraphs_.back().text)) {
      paragraphs_.back().text += text;
      return;
    }
    paragraphs_.push_back({said ? text.substr(2) : text, pending_.bullet, false});
  }

  Paragraph pending_;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::string TidyLine(std::string_view line) {
  std::string out;
  out.reserve(line.size() + 8);
  line = Trim(line);
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ' || line[i] == '\t' || line[i] == '\n') {
      if (out.back() != ' ') out += ' ';
      continue;
    }
    if (out.size() > 1 && out.back() == ' ' && NoBlankBefore(line.substr(i), out[out.size() - 2])) out.pop_back();
    out += line[i];
    if (!Glued(line, i)) continue;
    // A quote behind the point closes what was opened before, or opens the next sentence.
    bool closes = line[i + 1] == '"' && std::count(out.begin(), out.end(), '"') % 2 == 1;
    if (closes) out += line[++i];
    out += ' ';
  }
  return out;
}

std::vector<Paragraph> SplitParagraphs(std::string_view clean) {
  Builder builder;
  std::vector<Line> block;
  auto finish = [&] {
    if (!block.empty()) builder.Block(block);
    block.clear();
  };
  while (!clean.empty()) {
    size_t end = std::min(clean.find('\n'), clean.size());
    Line line{Trim(clean.substr(0, end)), false};
    clean.remove_prefix(std::min(end + 1, clean.size()));
    line.text = StripBullet(line.text, line.bullet);
    if (line.text.empty()) {
      finish();
    } else {
      block.push_back(line);
    }
  }
  finish();
  return builder.Take();
}

}  // namespace lapwing
