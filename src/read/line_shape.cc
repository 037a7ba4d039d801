// SPDX-License-Identifier: Apache-2.0
#include "read/line_shape.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/strings.h"
#include "read/debris.h"
#include "read/language.h"

namespace lapwing {
namespace {

constexpr size_t kSentenceWords = 5;
constexpr size_t kLongProseWords = 25;  // so long a line is prose even where its full stop got lost
constexpr size_t kHeadlineWords = 30;

bool Terminal(std::string_view line, bool& question) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')' || line.back() == ']' ||
                           line.back() == ',' || line.back() == ' '))
    line.remove_suffix(1);
  if (line.empty()) return false;
  question = line.back() == '?' || line.back() == '!';
  return question || line.back() == '.' || line.back() == ':' || line.back() == ';';
}

bool ContainsAny(std::string_view text, std::initializer_list<std::string_view> needles) {
  return std::any_of(needles.begin(), needles.end(),
                     [&](std::string_view n) { return text.find(n) != std::string_view::npos; });
}

/// What the line's end and the number of its words say.
void Judge(std::string_view line, LineShape& shape) {
  const size_t count = shape.word_count;
  bool question = false;
  bool terminal = Terminal(line, question);
  bool dots = line.ends_with("...");
  bool quoted = line.find('"') != std::string_view::npos;
  // A headline may ask; then only more text around it would make it a sentence.
  if (terminal && !dots)
    shape.sentence =
        question ? count >= kSentenceWords && (quoted || count > 14 || line.find(". ") != std::string_view::npos)
                 : count >= (quoted ? 3 : kSentenceWords);
  if (count >= kLongProseWords && shape.stop_words * 5 >= count) shape.sentence = true;
  shape.headline = !shape.sentence && count >= 3 && count <= kHeadlineWords && (!terminal || question || dots);
}

}  // namespace

LineShape ShapeOf(std::string_view line) {
  LineShape shape;
  shape.words = PlainWords(line);
  shape.word_count = shape.words.size();
  for (const std::string& word : shape.words) shape.stop_words += IsStopWord(word) ? 1 : 0;
  Judge(line, shape);
  return shape;
}

LineShape OutlineOf(std::string_view line) {
  LineShape shape;
  EachPlainWord(line, [&](const std::string& word) {
    ++shape.word_count;
    shape.stop_words += IsStopWord(word) ? 1 : 0;
  });
  Judge(line, shape);
  return shape;
}

bool IsByline(std::string_view line) {
  std::string lower = LowerAscii(line.substr(0, 3));
  if (lower != "by ") return false;
  std::vector<std::string_view> words = SplitWords(line);
  if (words.size() < 2 || words.size() > 12 || line.back() == '.' || LowerAscii(words[1]) == "the") return false;
  size_t names = 0, others = 0;
  for (size_t i = 1; i < words.size(); ++i) {
    if (IsUpper(words[i].front()))
      ++names;
    else if (words[i] != "and" && words[i] != "in" && words[i] != "for" && words[i] != "of" && words[i] != "|" &&
             words[i] != "-")
      ++others;
  }
  return names >= 1 && others <= 1 && IsUpper(words[1].front());
}

bool IsPhotoCaption(std::string_view line) {
  if (ContainsAny(line.substr(0, 12), {"FILE -", "FILE PHOTO", "FILE \u2013", "FILE \u2014", "File -",
                                       "Photo:", "PHOTO:", "Image:", "Caption:"}))
    return true;
  if (line.size() > 600) return false;
  if (line.ends_with(')') || line.ends_with(']')) {
    size_t open = line.find_last_of("([");
    if (open == std::string_view::npos || open == 0 || line.size() - open > 120) return false;
    std::string credit = LowerAscii(line.substr(open));
    return ContainsAny(credit, {"photo", "image", "getty", " via ", "handout", "courtesy", "screengrab", "screenshot",
                                "pool", "file pic", "shutterstock", "picture"});
  }
  std::string lower = LowerAscii(line);
  return ContainsAny(lower, {"/getty images", "/afp via", "/ap photo", "/reuters", "via getty", "ap photo/",
                             "photo credit", "/shutterstock", "(photo by", "photo: "}) &&
         line.back() != '.';
}

bool IsOnlyMarks(std::string_view line) {
  size_t prose = 0, marks = 0;
  for (std::string_view word : SplitWords(line)) {
    bool address = word.find("://") != std::string_view::npos || word.starts_with("www.") ||
                   word.find('@') != std::string_view::npos || word.front() == '#';
    bool letters = std::any_of(word.begin(), word.end(),
                               [](char c) { return IsAlpha(c) || static_cast<unsigned char>(c) >= 0x80; });
    if (address || !letters)
      ++marks;
    else
      ++prose;
  }
  return prose == 0 || (marks > 0 && prose <= 1 && marks > prose);
}

bool RepeatsTitle(const std::vector<std::string>& words, const std::vector<std::string>& title) {
  if (title.empty() || words.empty()) return false;
  if (words == title) return true;
  if (words.size() < 4 || title.size() < 4) return false;
  std::unordered_set<std::string_view> known(title.begin(), title.end());
  std::unordered_set<std::string_view> said(words.begin(), words.end());
  auto shared = static_cast<size_t>(
      std::count_if(said.begin(), said.end(), [&](std::string_view w) { return known.contains(w); }));
  return shared >= 4 && shared * 10 >= std::min(known.size(), said.size()) * 7 &&
         shared * 2 >= std::max(known.size(), said.size());
}

}  // namespace lapwing
