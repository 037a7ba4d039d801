// SPDX-License-Identifier: Apache-2.0
// Reads the codebook files. Two passes: classes and type headers first, so that patterns may use them wherever they stand.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/hash.h"
#include "base/strings.h"
#include "code/codebook.h"

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
constexpr std::array<std::string_view, 7> kStatuses = {"asserted", "claimed", "denied", "planned", "hypothetical", "negated", "historical"};

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
      type_ = static_cast<int>(book_.types.size());
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
      if (value != "required") return fmt::format("recipient is 'required' or left out, not '{}'", value);
      type.needs_recipient = true;
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

  std::string OpenFrame(std::string_view name) {
    if (type_ < 0) return "a frame outside any type";
    std::string full = LowerAscii(book_.types[static_cast<size_t>(type_)].name) + "/" + std::string(name);
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

  /// Words of a set with classes spelled out; "" fault when fine.
  std::string Expand(std::string_view list, WordSet& words, int depth = 0) {
    if (depth > 8) return fmt::format("class {} contains itself", list);
    for (std::string_view word : SplitTrim(list, '|')) {
      if (!word.starts_with("@")) {
        words.insert(std::string(word));
        continue;
      }
      auto it = classes_.find(std::string(word));
      if (it == classes_.end()) return fmt::format("unknown class {}", word);
      for (const std::string& inner : it->second) {
        if (std::string fault = Expand(inner, words, depth + 1); !fault.empty()) return fault;
      }
    }
    return {};
  }

  std::string AddPattern(std::string_view pos, std::string_view value) {
    Pattern pattern;
    pattern.pos = pos == "verb" ? Upos::VERB : pos == "noun" ? Upos::NOUN : Upos::ADJ;
    pattern.type = type_;
    pattern.frame = frame_;
    pattern.line = line_;
    std::string_view flags;
    if (size_t semicolon = value.find(';'); semicolon != std::string_view::npos) {
      flags = value.substr(semicolon + 1);
      value = value.substr(0, semicolon);
    }
    size_t colon = value.find(':');
    std::string_view slots = colon == std::string_view::npos ? std::string_view() : value.substr(colon + 1);
    WordSet triggers;
    if (std::string fault = Expand(value.substr(0, colon), triggers); !fault.empty()) return fault;
    if (triggers.empty()) return "a pattern needs a trigger word before ':'";
    for (std::string_view word : SplitWords(flags)) {
      if (std::string fault = Flag(word, pattern); !fault.empty()) return fault;
    }
    std::string joined;  // "{arms sale|x}" may hold blanks? No: blanks end a slot, but allow "{a | b}".
    int depth = 0;
    for (char c : slots) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth > 0 && c == ' ') continue;
      joined += c;
    }
    for (std::string_view text : SplitWords(joined)) {
      Slot slot;
      if (std::string fault = ParseSlot(text, slot); !fault.empty()) return fault;
      pattern.slots.push_back(std::move(slot));
    }
    // Sorted, so that the order of patterns does not follow the hash of their triggers.
    std::vector<std::string> ordered(triggers.begin(), triggers.end());
    std::sort(ordered.begin(), ordered.end());
    for (const std::string& trigger : ordered) {
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

  std::string Flag(std::string_view word, Pattern& pattern) {
    if (word == "reciprocal") pattern.reciprocal = true;
    else if (word == "weak") pattern.weak = true;
    else if (word == "norec") pattern.norec = true;
    else if (word == "ahead") pattern.ahead = true;
    else if (word.starts_with("mode=")) {
      pattern.mode = word.substr(5);
      if (book_.types[static_cast<size_t>(type_)].FindMode(pattern.mode) == nullptr) return fmt::format("type {} has no mode '{}'", book_.types[static_cast<size_t>(type_)].name, pattern.mode);
    } else if (word.starts_with("status=")) {
      pattern.status = word.substr(7);
      if (std::find(kStatuses.begin(), kStatuses.end(), pattern.status) == kStatuses.end()) return fmt::format("unknown status '{}'", pattern.status);
    } else {
      return fmt::format("unknown flag '{}'; use mode=, status=, reciprocal, weak, norec, ahead", word);
    }
    return {};
  }

  std::string ParseSlot(std::string_view text, Slot& slot) {
    if (text.starts_with("!")) {
      slot.forbidden = true;
      text.remove_prefix(1);
    }
    size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) return fmt::format("a slot is written relation=filler, not '{}'", text);
    for (std::string_view relation : SplitTrim(text.substr(0, equals), ',')) slot.relations.emplace_back(relation);
    std::string_view filler = text.substr(equals + 1);
    if (filler.ends_with("?")) {
      slot.optional = true;
      filler.remove_suffix(1);
    }
    if (filler.starts_with("{")) {
      size_t close = filler.find('}');
      if (close == std::string_view::npos) return fmt::format("'{{' without '}}' in '{}'", text);
      auto words = std::make_shared<WordSet>();
      if (std::string fault = Expand(filler.substr(1, close - 1), *words); !fault.empty()) return fault;
      slot.words = words;
      filler = filler.substr(close + 1);
      if (filler.ends_with("?")) {
        slot.optional = true;
        filler.remove_suffix(1);
      }
      if (filler.empty()) return {};
      if (!filler.starts_with(":")) return fmt::format("after '}}' only :A, :R or :AR may follow, not '{}'", filler);
      filler.remove_prefix(1);
    }
    if (filler == "A") slot.actor = true;
    else if (filler == "R") slot.recipient = true;
    else if (filler == "AR") slot.actor = slot.recipient = true;
    else if (filler == "*") slot.anything = true;
    else if (filler.starts_with("E")) return ParseEventFiller(filler.substr(1), slot);
    else return fmt::format("unknown filler '{}'; use A, R, AR, {{words}}, *, E, E+, E-, E:TYPE", filler);
    return {};
  }

  std::string ParseEventFiller(std::string_view rest, Slot& slot) {
    slot.event = true;
    if (rest.empty()) slot.filter.any = true;
    else if (rest == "+") slot.filter.cooperative = true;
    else if (rest == "-") slot.filter.hostile = true;
    else if (rest.starts_with(":")) {
      for (std::string_view name : SplitTrim(rest.substr(1), ',')) {
        int type = book_.TypeIndex(name);
        if (type < 0) return fmt::format("unknown event type '{}'", name);
        slot.filter.types.push_back(type);
      }
    } else {
      return fmt::format("unknown event filler 'E{}'", rest);
    }
    return {};
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
    if (std::string fault = Expand(value.substr(colon + 1), set); !fault.empty()) return fault;
    for (const std::string& word : set) book_.operators_[std::string(1, pos) + ":" + word] = kind->second;
    return {};
  }

  std::string Support(std::string_view value) {
    WordSet set;
    if (std::string fault = Expand(value.substr(value.find(':') + 1), set); !fault.empty()) return fault;
    book_.support_.insert(set.begin(), set.end());
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
  std::map<std::string, std::vector<std::string>> classes_;
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
