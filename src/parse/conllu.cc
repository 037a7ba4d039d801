// SPDX-License-Identifier: Apache-2.0
#include "parse/conllu.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iterator>

#include "parse/chars.h"
#include "parse/name_tags.h"

namespace lapwing::parse {
namespace {

constexpr int kColumns = 10;

bool ToInt(std::string_view text, int& value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool Split(std::string_view line, std::string_view (&columns)[kColumns]) {
  for (int i = 0; i < kColumns; ++i) {
    size_t tab = line.find('\t');
    columns[i] = line.substr(0, tab);
    if (columns[i].empty()) return false;
    if (tab == std::string_view::npos) return i == kColumns - 1;
    line.remove_prefix(tab + 1);
  }
  return false;
}

/// Value of `key` among the pairs of the MISC column, or "".
std::string_view MiscValue(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    size_t bar = misc.find('|');
    std::string_view pair = misc.substr(0, bar);
    if (pair.size() > key.size() && pair.starts_with(key) && pair[key.size()] == '=') return pair.substr(key.size() + 1);
    if (bar == std::string_view::npos) break;
    misc.remove_prefix(bar + 1);
  }
  return {};
}

bool NoSpaceAfter(std::string_view misc) { return MiscValue(misc, "SpaceAfter") == "No"; }

/// Builds one sentence line by line; every method gives "" or what is wrong.
class Builder {
 public:
  std::string Add(std::string_view line) {
    started_ = true;
    if (line[0] == '#') {
      line.remove_prefix(line.size() > 1 && line[1] == ' ' ? 2 : 1);
      sentence_.comments.emplace_back(line);
      return {};
    }
    std::string_view columns[kColumns];
    if (!Split(line, columns)) return "a token line needs ten columns, none empty, separated by tabs";
    if (columns[0].find('.') != std::string_view::npos) return {};
    size_t dash = columns[0].find('-');
    return dash == std::string_view::npos ? AddToken(columns) : AddRange(columns, dash);
  }

  /// Ends the sentence; `problem` says what is wrong with it as a whole.
  Sentence Finish(std::string& problem) {
    int count = static_cast<int>(sentence_.tokens.size());
    for (auto& token : sentence_.tokens) {
      if (token.head >= count) problem = "a HEAD points outside the sentence";
    }
    sentence_.entities = NamesOf(names_);
    for (auto& range : sentence_.multiword) {
      if (range.last >= count) {
        problem = "a range of words ends outside the sentence";
        break;
      }
      // The space after a range is noted on the range; inside it there is none.
      for (int i = range.first; i < range.last; ++i) sentence_.tokens[static_cast<size_t>(i)].space_after = false;
      sentence_.tokens[static_cast<size_t>(range.last)].space_after = range_space_[static_cast<size_t>(&range - sentence_.multiword.data())];
    }
    return std::move(sentence_);
  }

  bool started() const { return started_; }
  bool has_tokens() const { return !sentence_.tokens.empty(); }

 private:
  std::string AddToken(const std::string_view (&columns)[kColumns]) {
    int id = 0;
    int expected = static_cast<int>(sentence_.tokens.size()) + 1;
    if (!ToInt(columns[0], id) || id != expected) return fmt::format("ID is '{}' where {} is due", columns[0], expected);
    Token token;
    token.form = columns[1];
    // A lemma of "_" is unknown, except for the underscore itself.
    if (columns[2] != "_" || columns[1] == "_") token.lemma = columns[2];
    token.upos = UposFrom(columns[3]);
    token.xpos = XposFrom(columns[4]);
    token.deprel = DeprelFrom(columns[7]);
    int head = 0;
    if (columns[6] != "_" && (!ToInt(columns[6], head) || head < 0 || head == id)) {
      return fmt::format("HEAD '{}' is no other word's number", columns[6]);
    }
    token.head = head - 1;
    token.space_after = !NoSpaceAfter(columns[9]);
    sentence_.tokens.push_back(std::move(token));
    names_.push_back(NameTagFrom(MiscValue(columns[9], "NER")));
    return {};
  }

  std::string AddRange(const std::string_view (&columns)[kColumns], size_t dash) {
    int first = 0;
    int last = 0;
    if (!ToInt(columns[0].substr(0, dash), first) || !ToInt(columns[0].substr(dash + 1), last) || last <= first ||
        first != static_cast<int>(sentence_.tokens.size()) + 1) {
      return fmt::format("range '{}' does not start at the next word", columns[0]);
    }
    sentence_.multiword.push_back({first - 1, last - 1, std::string(columns[1])});
    range_space_.push_back(!NoSpaceAfter(columns[9]));
    return {};
  }

  Sentence sentence_;
  std::vector<bool> range_space_;
  std::vector<uint8_t> names_;
  bool started_ = false;
};

/// Calls visit(first token, last token, surface form) for every surface token.
template <typename Visit>
void ForEachSurface(const Sentence& sentence, Visit visit) {
  size_t range = 0;
  int count = static_cast<int>(sentence.tokens.size());
  for (int i = 0; i < count;) {
    if (range < sentence.multiword.size() && sentence.multiword[range].first == i) {
      const auto& word = sentence.multiword[range++];
      visit(word.first, word.last, std::string_view(word.form));
      i = word.last + 1;
    } else {
      visit(i, i, std::string_view(sentence.tokens[static_cast<size_t>(i)].form));
      ++i;
    }
  }
}

/// Spans of the words inside one surface token. Words of a range need not spell its form ("wanna" = want + to); then
/// the last word takes what is left.
void SetSpans(Sentence& sentence, int first, int last, uint32_t begin, std::string_view form) {
  uint32_t pos = begin;
  uint32_t end = begin + static_cast<uint32_t>(form.size());
  for (int i = first; i <= last; ++i) {
    auto& token = sentence.tokens[static_cast<size_t>(i)];
    uint32_t length = static_cast<uint32_t>(token.form.size());
    token.span = {pos, i == last ? end : std::min(pos + length, end)};
    pos = token.span.end;
  }
}

}  // namespace

Result<std::vector<Sentence>> ReadConllu(std::string_view bytes, const std::string& name) {
  std::vector<Sentence> sentences;
  Builder builder;
  int line_number = 0;
  std::string problem;
  auto fail = [&](const std::string& message) { return Error{Errc::kBadInput, message, fmt::format("{}:{}", name, line_number)}; };
  auto finish = [&] {
    if (builder.has_tokens()) sentences.push_back(builder.Finish(problem));
    builder = Builder();
  };
  while (!bytes.empty()) {
    ++line_number;
    size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) {
      finish();
    } else {
      problem = builder.Add(line);
    }
    if (!problem.empty()) return fail(problem);
  }
  finish();
  if (!problem.empty()) return fail(problem);
  JoinText(sentences);
  return sentences;
}

Result<std::vector<Sentence>> ReadConlluFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Errc::kNotFound, "cannot open the file", path};
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return ReadConllu(bytes, path);
}

std::string_view CommentValue(const Sentence& sentence, std::string_view key) {
  for (std::string_view comment : sentence.comments) {
    if (!comment.starts_with(key)) continue;
    std::string_view rest = comment.substr(key.size());
    if (rest.starts_with(" = ")) return rest.substr(3);
  }
  return {};
}

bool HasComment(const Sentence& sentence, std::string_view key) {
  for (const auto& comment : sentence.comments) {
    if (comment.starts_with(key)) return true;
  }
  return false;
}

std::string SurfaceText(const Sentence& sentence) {
  std::string text;
  ForEachSurface(sentence, [&](int, int last, std::string_view form) {
    text += form;
    if (sentence.tokens[static_cast<size_t>(last)].space_after) text.push_back(' ');
  });
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

std::string JoinText(std::vector<Sentence>& sentences) {
  std::string text;
  int paragraph = -1;
  bool space = false;
  for (auto& sentence : sentences) {
    bool new_paragraph = paragraph < 0 || HasComment(sentence, "newpar") || HasComment(sentence, "newdoc");
    if (new_paragraph) {
      ++paragraph;
      if (!text.empty()) text += "\n\n";
    } else if (space) {
      text.push_back(' ');
    }
    space = false;
    sentence.paragraph = paragraph;
    uint32_t begin = static_cast<uint32_t>(text.size());
    ForEachSurface(sentence, [&](int first, int last, std::string_view form) {
      if (space) text.push_back(' ');
      SetSpans(sentence, first, last, static_cast<uint32_t>(text.size()), form);
      text += form;
      space = sentence.tokens[static_cast<size_t>(last)].space_after;
    });
    sentence.span = {begin, static_cast<uint32_t>(text.size())};
  }
  return text;
}

void UsePlainQuotes(std::vector<Sentence>& sentences) {
  for (auto& sentence : sentences) {
    for (auto& token : sentence.tokens) token.form = PlainQuotes(token.form);
    for (auto& word : sentence.multiword) word.form = PlainQuotes(word.form);
  }
  JoinText(sentences);
}

std::string WriteConllu(const Sentence& sentence) {
  std::string out;
  for (const auto& comment : sentence.comments) out += fmt::format("# {}\n", comment);
  if (CommentValue(sentence, "text").empty()) out += fmt::format("# text = {}\n", SurfaceText(sentence));
  std::vector<uint8_t> names = NameTags(sentence.entities, sentence.tokens.size());
  ForEachSurface(sentence, [&](int first, int last, std::string_view form) {
    bool space = sentence.tokens[static_cast<size_t>(last)].space_after;
    const char* misc = space ? "_" : "SpaceAfter=No";
    if (first != last) out += fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", first + 1, last + 1, form, misc);
    for (int i = first; i <= last; ++i) {
      const auto& token = sentence.tokens[static_cast<size_t>(i)];
      uint8_t name = names[static_cast<size_t>(i)];
      std::string pairs = name == kNoName ? "" : "NER=" + NameTagText(name);
      if (first == last && !space) pairs += pairs.empty() ? misc : "|SpaceAfter=No";
      out += fmt::format("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", i + 1, token.form, token.lemma.empty() ? "_" : token.lemma,
                         ToString(token.upos), XposName(token.xpos), token.head + 1, ToString(token.deprel), pairs.empty() ? "_" : pairs);
    }
  });
  out.push_back('\n');
  return out;
}

}  // namespace lapwing::parse
