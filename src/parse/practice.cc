// SPDX-License-Identifier: Apache-2.0
#include "parse/practice.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "parse/chars.h"
#include "base/random.h"

namespace lapwing::parse {
namespace {

constexpr int kDeepest = 24;      ///< nesting at which a sentence is given up and drawn anew
constexpr size_t kLongest = 60;   ///< words
constexpr const char* kVerbForms[] = {"VB", "VBZ", "VBD", "VBN", "VBG", "VBP"};

/// One item of a rule. A group holds items; the other kinds are leaves.
struct Item {
  enum class Kind { kWord, kName, kDependents, kGroup };
  Kind kind = Kind::kWord;
  bool maybe = false;
  std::string label;  ///< "" for the head of its group
  std::string name;   ///< of a rule
  Token word;
  std::vector<Item> items;
};
using Rules = std::map<std::string, std::vector<Item>, std::less<>>;

/// Sentences in a hundred that are written as headlines often are.
struct Styles {
  size_t capitals = 0;  ///< EVERY LETTER
  size_t title = 0;     ///< Every Word but Short Ones
};

/// Words with heads inside the phrase; `head` is the phrase's own.
struct Phrase {
  std::vector<Token> tokens;
  int head = -1;
};

/// "bomb" -> bombs, bombed, bombing by the regular rules.
std::vector<std::string> Inflect(const std::string& base) {
  bool hiss = base.ends_with("s") || base.ends_with("sh") || base.ends_with("ch") || base.ends_with("x");
  bool soft_y = base.ends_with("y") && base.size() > 1 && std::string_view("aeiou").find(base[base.size() - 2]) == std::string_view::npos;
  bool silent = base.ends_with("e");
  std::string stem = base.substr(0, base.size() - 1);
  std::string s = soft_y ? stem + "ies" : base + (hiss ? "es" : "s");
  std::string ed = soft_y ? stem + "ied" : base + (silent ? "d" : "ed");
  return {base, s, ed, ed, (silent ? stem : base) + "ing"};
}

/// Every `.*` in `text` as ".FORM".
std::string WithForm(const std::string& text, const std::string& form) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    bool star = text[i] == '*' && i > 0 && text[i - 1] == '.';
    out += star ? form : std::string(1, text[i]);
  }
  return out;
}

std::string Upper(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); i += Decode(text, i).length) out += Capitalize(text.substr(i, Decode(text, i).length));
  return out;
}

/// Words that keep their small letters inside a title.
bool IsSmallInTitle(std::string_view form) {
  constexpr std::string_view kSmall[] = {"a", "an", "and", "as", "at", "but", "by", "for", "in", "n't", "of", "on", "or", "the", "to"};
  return std::ranges::find(kSmall, form) != std::end(kSmall);
}

std::vector<std::string> SplitOn(std::string_view text, char mark) {
  std::vector<std::string> parts;
  for (size_t pos = 0; pos <= text.size();) {
    size_t end = std::min(text.find(mark, pos), text.size());
    parts.emplace_back(text.substr(pos, end - pos));
    pos = end + 1;
  }
  return parts;
}

class GrammarReader {
 public:
  /// "" or what is wrong.
  std::string Line(const std::string& line) {
    std::istringstream in(line);
    std::string first;
    if (!(in >> first) || first[0] == '#') return {};
    std::vector<std::string> rest;
    for (std::string word; in >> word;) rest.push_back(word);
    if (first == "word" && rest.size() == 3) {
      tags_[rest[0]] = {rest[1], rest[2]};
      return {};
    }
    if (first == "style" && rest.size() == 2) return Style(rest[0], rest[1]);
    if (first == "verbs") return Verbs(rest);
    if (first == "nouns") return Forms(rest, {"NN", "NNS"}, "NOUN", 2);
    if (first == "words") return Words(rest);
    if (rest.empty() || rest[0] != "=") return "a line is 'word', 'verbs', 'nouns', 'words' or 'NAME = items'";
    std::string items = line.substr(line.find('=') + 1);
    if (!first.ends_with(".*")) return Rule(first, items);
    for (const char* form : kVerbForms) {
      std::string problem = Rule(WithForm(first, form), WithForm(items, form));
      if (!problem.empty()) return problem;
    }
    return {};
  }
  const Rules& rules() const { return rules_; }
  const Styles& styles() const { return styles_; }

  /// A name that is used but never made, or "".
  std::string Undefined() const {
    for (const auto& [name, ways] : rules_) {
      for (const auto& way : ways) {
        std::string missing = Undefined(way);
        if (!missing.empty()) return missing;
      }
    }
    return rules_.contains("S") ? "" : "S";
  }

 private:
  std::string Undefined(const Item& item) const {
    bool names = item.kind == Item::Kind::kName || item.kind == Item::Kind::kDependents;
    if (names && !rules_.contains(item.name)) return item.name;
    for (const auto& inner : item.items) {
      std::string missing = Undefined(inner);
      if (!missing.empty()) return missing;
    }
    return {};
  }

  void AddWord(const std::string& name, const std::string& form, const std::string& xpos, const std::string& upos) {
    Item group;
    group.kind = Item::Kind::kGroup;
    Item item;
    item.word = Word(form, xpos, upos);
    group.items.push_back(std::move(item));
    rules_[name].push_back(std::move(group));
  }

  static Token Word(const std::string& form, const std::string& xpos, const std::string& upos) {
    Token token;
    token.form = form;
    token.xpos = XposFrom(xpos);
    token.upos = UposFrom(upos);
    return token;
  }

  std::string Style(const std::string& name, const std::string& share) {
    if (name != "capitals" && name != "title") return fmt::format("unknown style '{}'", name);
    if (share.size() > 2 || share.find_first_not_of("0123456789") != std::string::npos) return "a style needs a number below 100";
    (name == "title" ? styles_.title : styles_.capitals) = std::stoul(share);
    return {};
  }

  /// The present of several is the bare form: "bomb" is VB and VBP.
  std::string Verbs(const std::vector<std::string>& words) {
    std::string problem = Forms(words, {"VB", "VBZ", "VBD", "VBN", "VBG"}, "VERB", 5);
    for (size_t i = 1; problem.empty() && i < words.size(); ++i) AddWord(words[0] + ".VBP", SplitOn(words[i], ':')[0], "VBP", "VERB");
    return problem;
  }

  std::string Forms(const std::vector<std::string>& words, const std::vector<std::string>& xpos, const std::string& upos, size_t count) {
    if (words.size() < 2) return "a list needs a name and words";
    for (size_t i = 1; i < words.size(); ++i) {
      auto forms = SplitOn(words[i], ':');
      if (forms.size() == 1) forms = Inflect(words[i]);
      if (forms.size() < count) return fmt::format("'{}' needs {} forms", words[i], count);
      for (size_t k = 0; k < count; ++k) AddWord(words[0] + "." + xpos[k], forms[k], xpos[k], upos);
    }
    return {};
  }

  std::string Words(const std::vector<std::string>& words) {
    if (words.size() < 4) return "'words' needs a name, two tags and words";
    for (size_t i = 3; i < words.size(); ++i) AddWord(words[0], words[i], words[1], words[2]);
    return {};
  }

  std::string Rule(const std::string& name, const std::string& text) {
    std::string spaced;
    for (size_t i = 0; i < text.size(); ++i) {
      // Brackets group where they stand free: "( label" opens, ")" closes; "(/-LRB-/PUNCT" would be a word.
      bool bracket = text[i] == '(' || text[i] == ')';
      spaced += bracket ? std::string(" ") + text[i] + " " : std::string(1, text[i]);
      if (text[i] == '?' && i + 1 < text.size() && text[i + 1] == '(') spaced += " ";
    }
    std::istringstream in(spaced);
    for (std::string part; in >> part;) parts_.push_back(part);
    Item group;
    group.kind = Item::Kind::kGroup;
    at_ = 0;
    std::string problem = Group(group, false);
    parts_.clear();
    if (problem.empty()) rules_[name].push_back(std::move(group));
    return problem;
  }

  std::string Group(Item& group, bool inner) {
    int heads = 0;
    while (at_ < parts_.size() && parts_[at_] != ")") {
      Item item;
      std::string problem = One(item);
      if (!problem.empty()) return problem;
      bool head = item.label.empty() && item.kind != Item::Kind::kDependents;
      heads += head;
      group.items.push_back(std::move(item));
    }
    if (inner && at_ == parts_.size()) return "a bracket is not closed";
    if (inner) ++at_;
    if (heads > 1 || (inner && heads == 0)) return "a group needs exactly one item without a label";
    return group.items.empty() ? "an empty group" : "";
  }

  std::string One(Item& item) {
    std::string part = parts_[at_++];
    if (part[0] == '?') {
      item.maybe = true;
      part = part.size() > 1 ? part.substr(1) : parts_[at_++];
    }
    if (part == "(") {
      if (at_ >= parts_.size()) return "a bracket without a label";
      item.kind = Item::Kind::kGroup;
      item.label = parts_[at_++];
      if (std::string_view(ToString(DeprelFrom(item.label))) != item.label) return fmt::format("unknown label '{}'", item.label);
      return Group(item, true);
    }
    if (part.starts_with("@@")) {
      item.kind = Item::Kind::kDependents;
      item.name = part.substr(2);
      return {};
    }
    if (part[0] == '@') {
      item.kind = Item::Kind::kName;
      item.name = part.substr(1);
      return {};
    }
    if (part[0] == '+' && part.size() > 1) {
      size_t slash = part.find('/');
      size_t colon = part.rfind(':', slash == std::string::npos ? slash : slash - 1);
      if (colon == std::string::npos || colon < 2) return fmt::format("'{}' is not +label:word", part);
      item.label = part.substr(1, colon - 1);
      part = part.substr(colon + 1);
    }
    auto fields = SplitOn(part, '/');
    if (fields.size() == 3) {
      item.word = Word(fields[0], fields[1], fields[2]);
      return {};
    }
    auto known = tags_.find(part);
    if (known == tags_.end()) return fmt::format("'{}' has no tags", part);
    item.word = Word(part, known->second.first, known->second.second);
    return {};
  }

  Rules rules_;
  Styles styles_;
  std::map<std::string, std::pair<std::string, std::string>> tags_;
  std::vector<std::string> parts_;
  size_t at_ = 0;
};

class Drawer {
 public:
  Drawer(const Rules& rules, const Styles& styles, uint64_t seed) : rules_(rules), styles_(styles), random_(seed) {}

  /// False when the sentence grew too deep or long.
  bool Draw(Sentence& sentence) {
    Phrase phrase;
    if (!Group(Pick("S"), phrase, 0) || phrase.head < 0 || phrase.tokens.size() > kLongest) return false;
    sentence.tokens = std::move(phrase.tokens);
    auto& first = sentence.tokens[0].form;
    if (!HasUpper(first)) first = Capitalize(first);
    auto& root = sentence.tokens[static_cast<size_t>(phrase.head)];
    root.head = kRoot;
    root.deprel = Deprel::root;
    sentence.tokens.back().space_after = true;
    Dress(sentence.tokens);
    return true;
  }

 private:
  /// Capitals or title case for the grammar's share of sentences.
  void Dress(std::vector<Token>& tokens) {
    if (styles_.capitals + styles_.title == 0) return;
    size_t lot = random_.Below(100);
    if (lot >= styles_.capitals + styles_.title) return;
    bool capitals = lot < styles_.capitals;
    for (auto& token : tokens) {
      if (capitals) {
        token.form = Upper(token.form);
      } else if (!HasUpper(token.form) && !IsSmallInTitle(token.form)) {
        token.form = Capitalize(token.form);
      }
    }
  }

  const Item& Pick(const std::string& name) {
    const auto& ways = rules_.find(name)->second;
    return ways[random_.Below(ways.size())];
  }

  /// Adds the group's words to `out`; dependents wait in `open` for the head.
  bool Group(const Item& group, Phrase& out, int depth) {
    std::vector<std::pair<int, std::string>> open;
    if (!Items(group, out, open, depth)) return false;
    for (const auto& [word, label] : open) {
      if (out.head < 0) return false;
      out.tokens[static_cast<size_t>(word)].head = out.head;
      out.tokens[static_cast<size_t>(word)].deprel = DeprelFrom(label);
    }
    return true;
  }

  bool Items(const Item& group, Phrase& out, std::vector<std::pair<int, std::string>>& open, int depth) {
    if (depth > kDeepest) return false;
    for (const auto& item : group.items) {
      if (item.maybe && random_.Below(2) == 0) continue;
      if (item.kind == Item::Kind::kDependents) {
        if (!Items(Pick(item.name), out, open, depth + 1)) return false;
        continue;
      }
      Phrase part;
      if (item.kind == Item::Kind::kWord) {
        part = {{item.word}, 0};
      } else if (!Group(item.kind == Item::Kind::kName ? Pick(item.name) : item, part, depth + 1)) {
        return false;
      }
      int base = static_cast<int>(out.tokens.size());
      for (auto& token : part.tokens) {
        if (token.head >= 0) token.head += base;
        out.tokens.push_back(token);
      }
      if (part.head < 0) return false;
      if (item.label.empty()) {
        out.head = base + part.head;
      } else {
        open.emplace_back(base + part.head, item.label);
      }
    }
    return true;
  }

  const Rules& rules_;
  const Styles& styles_;
  Random random_;
};

}  // namespace

Result<std::vector<Sentence>> DrawSentences(std::string_view grammar, const std::string& name, size_t count, uint64_t seed) {
  GrammarReader reader;
  int number = 0;
  for (const auto& line : SplitOn(grammar, '\n')) {
    ++number;
    std::string problem = reader.Line(line);
    if (!problem.empty()) return Error{Errc::kBadData, problem, fmt::format("{}:{}", name, number)};
  }
  std::string missing = reader.Undefined();
  if (!missing.empty()) return Error{Errc::kBadData, fmt::format("nothing makes '{}'", missing), name};
  Drawer drawer(reader.rules(), reader.styles(), seed);
  std::vector<Sentence> sentences;
  for (size_t tries = 0; sentences.size() < count && tries < 20 * count; ++tries) {
    Sentence sentence;
    if (drawer.Draw(sentence)) sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace lapwing::parse
