// SPDX-License-Identifier: Apache-2.0
// Reads the codebook files. Two passes: classes and type headers first, so that patterns may use them wherever they stand.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/strings.h"
#include "code/codebook.h"
#include "code/pattern_text.h"

namespace lapwing {
namespace {

struct FileText {
  std::string path;
  std::vector<std::string> lines;
};

std::string_view WithoutComment(std::string_view line) {
  for (size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at == 0 || line[at - 1] == ' ') return line.substr(0, at);
  }
  return line;
}

std::pair<std::string_view, std::string_view> KeyValue(std::string_view line) {
  std::string_view text = Trim(line);
  size_t space = text.find_first_of(" \t");
  return {text.substr(0, space), space == std::string_view::npos ? std::string_view() : Trim(text.substr(space))};
}

constexpr std::array<std::string_view, 4> kQuads = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};

char KeyPrefix(Upos pos) { return pos == Upos::VERB ? 'v' : pos == Upos::ADJ ? 'a' : pos == Upos::ADV ? 'r' : 'n'; }

}  // namespace

class CodebookLoader {
 public:
  explicit CodebookLoader(Codebook& book) : book_(book) {}

  Status Load(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
      if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
    }
    if (error || paths.empty()) return Error{Errc::kNotFound, "no codebook files (*.txt) in this folder", folder};
    std::sort(paths.begin(), paths.end());
    std::string all;
    for (const std::string& path : paths) {
      FileText file{path, {}};
      std::ifstream in(path);
      if (!in) return Error{Errc::kIo, "cannot read codebook file", path};
      for (std::string line; std::getline(in, line);) {
        all.append(line).append("\n");
        file.lines.push_back(line);
      }
      files_.push_back(std::move(file));
    }
    book_.hash = Hex(Hash64(all));
    for (const FileText& file : files_) Each(file, &CodebookLoader::FirstPass);
    if (fault_.message.empty()) {
      for (const FileText& file : files_) Each(file, &CodebookLoader::SecondPass);
    }
    if (!fault_.message.empty()) return fault_;
    if (book_.types.empty()) return Error{Errc::kBadData, "no event type in this codebook", folder};
    for (size_t t = 0; t < book_.types.size(); ++t) {
      if (std::string fault = WhatTypeLacks(book_.types[t]); !fault.empty()) return Error{Errc::kBadData, fault, type_places_[t]};
    }
    return Ok{};
  }

 private:
  using Pass = std::string (CodebookLoader::*)(std::string_view line, std::string_view key, std::string_view value);

  void Each(const FileText& file, Pass pass) {
    file_ = file.path;
    type_ = -1;
    mode_ = -1;
    frame_ = -1;
    classes_file_ = std::filesystem::path(file.path).filename().string().starts_with("classes");
    for (size_t i = 0; i < file.lines.size() && fault_.message.empty(); ++i) {
      std::string_view line = WithoutComment(file.lines[i]);
      if (Trim(line).empty()) continue;
      line_ = static_cast<int>(i) + 1;
      auto [key, value] = KeyValue(line);
      std::string message = (this->*pass)(line, key, value);
      if (!message.empty()) fault_ = {Errc::kBadData, message, fmt::format("{}:{}", file.path, i + 1)};
    }
  }

  std::string FirstPass(std::string_view line, std::string_view key, std::string_view value) {
    if (key.starts_with("@")) {
      size_t equals = line.find('=');
      if (equals == std::string_view::npos) return "a class is written @name = word|word";
      std::vector<std::string>& words = classes_[std::string(Trim(line.substr(0, equals)))];
      for (std::string_view word : SplitTrim(line.substr(equals + 1), '|')) words.emplace_back(word);
      return {};
    }
    if (key == "type") {
      if (value.empty() || value.find_first_of(" \t.") != std::string_view::npos) return fmt::format("a type's name is one word without a stop, such as DISRUPT-VOTING; not '{}'", value);
      if (const int first = book_.TypeIndex(value); first >= 0) return fmt::format("type {} stands twice; first at {}", value, type_places_[static_cast<size_t>(first)]);
      type_ = static_cast<int>(book_.types.size());
      type_places_.push_back(fmt::format("{}:{}", file_, line_));
      book_.types.push_back({});
      book_.types.back().name = value;
      mode_ = -1;
      return {};
    }
    bool indented = line[0] == ' ' || line[0] == '\t';
    if (type_ < 0) return {};
    EventType& type = book_.types.back();
    if (!indented) mode_ = -1;
    if (!indented && key == "mode") {
      mode_ = static_cast<int>(type.modes.size());
      if (type.FindMode(value) != nullptr) return fmt::format("mode {} of type {} stands twice", value, type.name);
      type.modes.push_back({std::string(value), type.score, "", type.goldstein});
    } else if (!indented && key == "frame") {
      mode_ = -1;
    } else if (key == "score" || key == "goldstein") {
      double number = 0;
      if (std::from_chars(value.data(), value.data() + value.size(), number).ec != std::errc()) return fmt::format("'{}' is no number", value);
      if (mode_ >= 0) (key == "score" ? type.modes.back().score : type.modes.back().goldstein) = number;
      else if (!indented) (key == "score" ? type.score : type.goldstein) = number;
    } else if (key == "cameo" && mode_ >= 0) {
      type.modes.back().cameo = value;
    } else if (!indented && key == "cameo") {
      type.cameo = value;
    } else if (!indented && key == "quad") {
      if (std::find(kQuads.begin(), kQuads.end(), value) == kQuads.end()) return fmt::format("unknown quad class '{}'", value);
      type.quad = value;
    } else if (!indented && key == "future") {
      type.future = value;
    } else if (!indented && key == "refusal") {
      type.refusal = value;
    } else if (!indented && key == "recipient") {
      if (!OneOf(value, {"required", "ground", "facing"})) return fmt::format("recipient is 'required', 'ground', 'facing' or left out, not '{}'", value);
      (value == "ground" ? type.lands_on_ground : value == "facing" ? type.faces : type.needs_recipient) = true;
    } else if (!indented && key == "intent") {
      type.intent = value;
    }
    return {};
  }

  std::string SecondPass(std::string_view line, std::string_view key, std::string_view value) {
    bool indented = line[0] == ' ' || line[0] == '\t';
    if (classes_file_) return {};
    if (!indented) {
      if (key == "type") type_ = book_.TypeIndex(value);
      frame_ = -1;
      if (key == "frame") return OpenFrame(value);
      if (key == "operator") return Operator(value);
      if (key == "support") return Support(value);
      if (key == "context") return Context(value);
      if (key == "standing") return Standing(value);
      if (key == "absent") return Absent(value);
      if (key == "learnt") return Learnt(value);
      static const std::set<std::string_view> kHeader = {"type", "quad", "score", "cameo", "goldstein", "future", "refusal", "intent", "recipient",
                                                         "definition", "rule", "mode", "source", "note"};
      if (key.starts_with("@") || kHeader.count(key) != 0) return {};
      return fmt::format("unknown line '{}'", key);
    }
    if (frame_ < 0) return {};  // continued prose of definition, rule, mode
    if (key == "note" || key == "source") {
      book_.frames.back().note = value;
      return {};
    }
    if (key == "verb" || key == "noun" || key == "adj") return AddPattern(key, value);
    if (key == "yes" || key == "no") return AddExample(key == "yes", value, false);
    if (key == "wish") {
      auto [kind, sentence] = KeyValue(value);
      if (kind != "yes" && kind != "no") return "a wish is written: wish yes SENTENCE => CODING, or wish no SENTENCE";
      return AddExample(kind == "yes", sentence, true);
    }
    // Anything else continues the note above it.
    return {};
  }

  /// What is known only when all files are read: a quad class, and that the types it may turn into exist. A misspelt one would silently never hold.
  std::string WhatTypeLacks(const EventType& type) const {
    if (type.quad.empty()) return fmt::format("type {} has no quad class; add a line: quad {}", type.name, fmt::join(kQuads, " | "));
    for (const auto& [key, name] : {std::pair<const char*, const std::string&>{"future", type.future}, {"refusal", type.refusal}, {"intent", type.intent}}) {
      if (!name.empty() && book_.TypeIndex(name) < 0) return fmt::format("{} of type {} is '{}', which is no type of this codebook", key, type.name, name);
    }
    return {};
  }

  std::string OpenFrame(std::string_view name) {
    if (type_ < 0) return "a frame outside any type";
    const std::string& type = book_.types[static_cast<size_t>(type_)].name;
    std::string full = LowerAscii(type) + "/" + std::string(name);
    // An event tells its frame by this name: two of one name would leave its reader at the wrong note.
    const auto [first, fresh] = frame_places_.emplace(full, fmt::format("{}:{}", file_, line_));
    if (!fresh) return fmt::format("frame {} of type {} stands twice; first at {}", name, type, first->second);
    frame_ = static_cast<int>(book_.frames.size());
    book_.frames.push_back({full, type_, "", file_, line_});
    return {};
  }

  std::string AddExample(bool must, std::string_view value, bool wish) {
    Example example;
    example.file = file_;
    example.line = line_;
    example.type = type_;
    example.frame = frame_;
    example.must = must;
    example.wish = wish;
    if (value.starts_with("[")) {
      size_t close = value.find(']');
      if (close == std::string_view::npos) return "an example's date is written [YYYY-MM-DD]";
      example.published = value.substr(1, close - 1);
      value = Trim(value.substr(close + 1));
    }
    size_t arrow = value.rfind("=>");
    example.sentence = Trim(value.substr(0, arrow));
    if (arrow != std::string_view::npos) example.expect = Trim(value.substr(arrow + 2));
    if (must && example.expect.empty()) return "a yes example says what it codes: => TYPE ACTORS > RECIPIENTS";
    book_.examples.push_back(std::move(example));
    return {};
  }

  std::string AddPattern(std::string_view pos, std::string_view value) {
    Pattern pattern;
    pattern.pos = pos == "verb" ? Upos::VERB : pos == "noun" ? Upos::NOUN : Upos::ADJ;
    pattern.type = type_;
    pattern.frame = frame_;
    pattern.line = line_;
    std::vector<std::string> triggers;
    if (std::string fault = ReadPattern(value, classes_, book_, choices_, pattern, triggers); !fault.empty()) return fault;
    for (const std::string& trigger : triggers) {
      Pattern copy = pattern;
      std::string_view lemma = trigger;
      // Verbs and adjectives come first ("call_for"); of nouns the head is the last word ("air_strike").
      if (pattern.pos == Upos::NOUN) {
        if (size_t cut = trigger.rfind('_'); cut != std::string::npos) {
          lemma = std::string_view(trigger).substr(cut + 1);
          copy.extra = SplitParts(std::string_view(trigger).substr(0, cut));
        }
      } else if (size_t cut = trigger.find('_'); cut != std::string::npos) {
        lemma = std::string_view(trigger).substr(0, cut);
        copy.extra = SplitParts(std::string_view(trigger).substr(cut + 1));
      }
      for (const std::string& word : copy.extra) copy.extra_marks.push_back(WordMark(word));
      book_.by_trigger_[std::string(1, KeyPrefix(pattern.pos)) + ":" + std::string(lemma)].push_back(static_cast<int>(book_.patterns.size()));
      book_.patterns.push_back(std::move(copy));
    }
    return {};
  }

  static std::vector<std::string> SplitParts(std::string_view text) {
    std::vector<std::string> parts;
    for (std::string_view part : SplitTrim(text, '_')) parts.emplace_back(part);
    return parts;
  }

  std::string Operator(std::string_view value) {
    // operator report verb : say|tell|add
    size_t colon = value.find(':');
    std::vector<std::string_view> words = SplitWords(value.substr(0, colon));
    if (colon == std::string_view::npos || words.size() != 2) return "an operator is written: operator KIND POS : word|word";
    static const std::map<std::string_view, OperatorKind> kKinds = {
        {"report", OperatorKind::kReport}, {"claim", OperatorKind::kClaim}, {"deny", OperatorKind::kDeny},
        {"plan", OperatorKind::kPlan},     {"negate", OperatorKind::kNegate}, {"hypothesis", OperatorKind::kHypothesis}};
    auto kind = kKinds.find(words[0]);
    if (kind == kKinds.end()) return fmt::format("unknown operator kind '{}'; use report, claim, deny, plan, negate, hypothesis", words[0]);
    char pos = words[1] == "verb" ? 'v' : words[1] == "noun" ? 'n' : words[1] == "adj" ? 'a' : words[1] == "adv" ? 'r' : 0;
    if (pos == 0) return fmt::format("unknown part of speech '{}'", words[1]);
    WordSet set;
    if (std::string fault = ExpandWords(value.substr(colon + 1), classes_, set); !fault.empty()) return fault;
    for (const std::string& word : set) book_.operators_[std::string(1, pos) + ":" + word] = kind->second;
    return {};
  }

  std::string Support(std::string_view value) {
    WordSet set;
    if (std::string fault = ExpandWords(value.substr(value.find(':') + 1), classes_, set); !fault.empty()) return fault;
    book_.support_.insert(set.begin(), set.end());
    return {};
  }

  /// "absent sign -0.37 named most".
  std::string Absent(std::string_view value) {
    auto [what, rest] = KeyValue(value);
    auto [digits, sign] = KeyValue(rest);
    double number = 0;
    const bool read = std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc();
    if (what != "sign" || !read || sign.empty()) return "absent is written: absent sign NUMBER NAME";
    book_.absent[std::string(sign)] = number;
    return {};
  }

  /// "learnt * verb : subj=A obj,to=R", "learnt CONSULT,AGREE noun : between,of=AR ; reciprocal": a pattern for each of the types.
  std::string Learnt(std::string_view value) {
    auto [names, rest] = KeyValue(value);
    auto [pos, text] = KeyValue(rest);
    if (!OneOf(pos, {"verb", "noun"})) return "learnt is written: learnt TYPE,TYPE verb|noun : slots ; flags; or learnt * ...";
    std::vector<int> types;
    for (std::string_view name : SplitTrim(names, ',')) {
      const int type = book_.TypeIndex(name);
      if (name != "*" && type < 0) return fmt::format("'{}' is no type of this codebook", name);
      for (int t = 0; t < static_cast<int>(book_.types.size()); ++t) {
        if (name == "*" || t == type) types.push_back(t);
      }
    }
    for (int type : types) {
      Pattern pattern;
      pattern.pos = pos == "verb" ? Upos::VERB : Upos::NOUN;
      pattern.type = type;
      pattern.line = line_;
      pattern.learnt = true;
      std::vector<std::string> triggers;
      if (std::string fault = ReadPattern("* " + std::string(text), classes_, book_, choices_, pattern, triggers); !fault.empty()) return fault;
      const std::string name = LowerAscii(book_.types[static_cast<size_t>(type)].name) + "/learnt";
      auto frame = std::find_if(book_.frames.begin(), book_.frames.end(), [&](const Frame& f) { return f.name == name; });
      pattern.frame = static_cast<int>(frame - book_.frames.begin());
      if (frame == book_.frames.end()) book_.frames.push_back({name, type, "a word that no frame fits and that the model of acts takes for this", file_, line_});
      book_.learnt.push_back(std::move(pattern));
    }
    return {};
  }

  /// "standing base 0.4", "standing least -0.6", "standing sign -0.37 shape:alone words".
  std::string Standing(std::string_view value) {
    auto [what, rest] = KeyValue(value);
    auto [digits, sign] = KeyValue(rest);
    double number = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc()) return fmt::format("'{}' is no number", digits);
    if (what == "base") book_.standing_base = number;
    else if (what == "least") book_.standing_least = number;
    else if (what == "sign" && !sign.empty()) book_.standing[std::string(sign)] = number;
    else return "standing is written: standing base NUMBER, standing least NUMBER, or standing sign NUMBER NAME";
    return {};
  }

  std::string Context(std::string_view value) {
    size_t colon = value.find(':');
    if (colon == std::string_view::npos) return "a context is written: context NAME : word|word";
    int index = static_cast<int>(book_.contexts.size());
    book_.contexts.push_back({std::string(Trim(value.substr(0, colon))), {}});
    for (std::string_view word : SplitTrim(value.substr(colon + 1), '|')) {
      book_.contexts.back().words.emplace_back(word);
      book_.context_words_[std::string(word)].push_back(index);
    }
    return {};
  }

  Codebook& book_;
  std::vector<FileText> files_;
  std::vector<std::string> type_places_;            // "file:line" of each type
  std::map<std::string, std::string> frame_places_;  // and of each frame, by its full name
  WordClasses classes_;
  WordChoices choices_;
  std::string file_;
  int line_ = 0;
  int type_ = -1;
  int mode_ = -1;
  int frame_ = -1;
  bool classes_file_ = false;
  Error fault_;
};

Result<std::shared_ptr<const Codebook>> Codebook::Load(const std::string& folder) {
  auto book = std::make_shared<Codebook>();
  CodebookLoader loader(*book);
  if (Status status = loader.Load(folder); !status) return status.error();
  return std::shared_ptr<const Codebook>(book);
}

}  // namespace lapwing
