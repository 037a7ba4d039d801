// SPDX-License-Identifier: Apache-2.0
/// Runs the cases of the language core (tests/cases/parse). Fields:
///
///   text       the running text; `<<<` where it has blank lines
///   sentences  its sentences, one a line (line ends inside a sentence read as spaces)
///   tokens     all tokens, a space between two, `|` between sentences
///   multiword  word=part+part ...        written words that hold several tokens
///   lemmas     word=lemma ...            of the words named
///   tags       word=UPOS or word=UPOS/XPOS ...
///   names      all names, one a line, kind and words (PER Ostran Velu), or none
///   arc        word <- head label        the word's governor and relation; head `ROOT` for the root. A label without
///                                        subtype accepts every subtype. One arc a field; any number of fields.
///   not        word <- head [label]      an arc that must not be there
///
/// A word is named by its form; `form#2` is its second occurrence in the text.
#include <fmt/format.h>

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "parse/parser.h"
#include "tests/runner/runner.h"

namespace lapwing::testing {
namespace {

const Result<std::shared_ptr<const Parser>>& SharedParser() {
  static const auto parser = Parser::Load(std::string(LAPWING_SOURCE_DIR) + "/models", std::string(LAPWING_SOURCE_DIR) + "/knowledge");
  return parser;
}

std::vector<std::string> Words(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::vector<std::string> Lines(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

struct Found {
  const Sentence* sentence = nullptr;
  const Token* token = nullptr;
};

/// One case at work: the analysis and where to complain.
class Check {
 public:
  Check(std::string text, std::vector<Sentence> sentences, Failures& failures)
      : text_(std::move(text)), sentences_(std::move(sentences)), failures_(failures) {}

  void Field(const std::string& key, const std::string& value) {
    if (key == "sentences") {
      Sentences(value);
    } else if (key == "tokens") {
      Tokens(value);
    } else if (key == "multiword") {
      Multiword(value);
    } else if (key == "lemmas" || key == "tags") {
      for (const auto& pair : Words(value)) Pair(key, pair);
    } else if (key == "names") {
      Names(value);
    } else if (key == "arc" || key == "not") {
      Arc(value, key == "arc");
    } else if (key != "text") {
      failures_.push_back(fmt::format("unknown field '{}'", key));
    }
  }

  /// What holds of every analysis, whatever the case asks.
  void Invariants() {
    for (const auto& sentence : sentences_) {
      int roots = 0;
      uint32_t last = sentence.span.begin;
      for (const auto& token : sentence.tokens) {
        roots += token.head == kRoot;
        if (token.span.begin < last || token.span.end > sentence.span.end) failures_.push_back("token spans do not ascend inside the sentence");
        if (Slice(text_, token.span) != token.form) failures_.push_back(fmt::format("span of '{}' does not hold its form", token.form));
        last = token.span.end;
      }
      if (roots != 1) failures_.push_back(fmt::format("{} roots", roots));
    }
  }

 private:
  Found Find(std::string name) {
    int wanted = 1;
    size_t mark = name.rfind('#');
    if (mark != std::string::npos && mark > 0 && mark + 1 < name.size()) {
      wanted = std::stoi(name.substr(mark + 1));
      name.resize(mark);
    }
    for (const auto& sentence : sentences_) {
      for (const auto& token : sentence.tokens) {
        if (token.form == name && --wanted == 0) return {&sentence, &token};
      }
    }
    failures_.push_back(fmt::format("no token '{}'", name));
    return {};
  }

  /// Line ends and runs of spaces inside a sentence read as one space.
  static std::string Folded(std::string_view text) { return fmt::format("{}", fmt::join(Words(text), " ")); }

  void Sentences(const std::string& value) {
    auto expected = Lines(value);
    for (size_t i = 0; i < std::max(expected.size(), sentences_.size()); ++i) {
      std::string want = i < expected.size() ? Folded(expected[i]) : "(none)";
      std::string got = i < sentences_.size() ? Folded(Slice(text_, sentences_[i].span)) : "(none)";
      if (want != got) {
        failures_.push_back(fmt::format("sentence {}: expected '{}', got '{}'", i + 1, want, got));
        return;
      }
    }
  }

  void Tokens(const std::string& value) {
    std::string got;
    for (const auto& sentence : sentences_) {
      if (!got.empty()) got += " | ";
      for (size_t i = 0; i < sentence.tokens.size(); ++i) got += (i > 0 ? " " : "") + sentence.tokens[i].form;
    }
    std::string want;
    for (const auto& word : Words(value)) want += (want.empty() ? "" : " ") + word;
    if (want != got) failures_.push_back(fmt::format("tokens: expected '{}', got '{}'", want, got));
  }

  void Multiword(const std::string& value) {
    std::vector<std::string> got;
    for (const auto& sentence : sentences_) {
      for (const auto& word : sentence.multiword) {
        std::string parts;
        for (int i = word.first; i <= word.last; ++i) parts += (parts.empty() ? "" : "+") + sentence.tokens[static_cast<size_t>(i)].form;
        got.push_back(word.form + "=" + parts);
      }
    }
    if (Words(value) != got) failures_.push_back(fmt::format("multiword: expected '{}', got '{}'", value, fmt::join(got, " ")));
  }

  void Names(const std::string& value) {
    std::vector<std::string> got;
    for (const auto& sentence : sentences_) {
      for (const auto& entity : sentence.entities) {
        Span span{sentence.tokens[static_cast<size_t>(entity.first)].span.begin, sentence.tokens[static_cast<size_t>(entity.last)].span.end};
        got.push_back(fmt::format("{} {}", ToString(entity.kind), Folded(Slice(text_, span))));
      }
    }
    std::vector<std::string> want;
    for (const auto& line : Lines(value)) {
      if (Folded(line) != "none") want.push_back(Folded(line));
    }
    if (want != got) failures_.push_back(fmt::format("names: expected '{}', got '{}'", fmt::join(want, "; "), fmt::join(got, "; ")));
  }

  void Pair(const std::string& key, const std::string& pair) {
    size_t equals = pair.rfind('=');
    if (equals == std::string::npos) return failures_.push_back(fmt::format("'{}' is not word=value", pair));
    std::string want = pair.substr(equals + 1);
    Found found = Find(pair.substr(0, equals));
    if (found.token == nullptr) return;
    std::string got = found.token->lemma;
    if (key == "tags") {
      got = ToString(found.token->upos);
      if (want.find('/') != std::string::npos) got += std::string("/") + XposName(found.token->xpos);
    }
    if (want != got) failures_.push_back(fmt::format("{}: expected {}={}, got {}", key, found.token->form, want, got));
  }

  void Arc(const std::string& value, bool expected) {
    auto words = Words(value);
    if (words.size() < 3 || words[1] != "<-") return failures_.push_back(fmt::format("'{}' is not an arc", value));
    Found child = Find(words[0]);
    if (child.token == nullptr) return;
    const Token* head = nullptr;
    if (words[2] != "ROOT") {
      Found found = Find(words[2]);
      if (found.token == nullptr) return;
      head = found.token;
    }
    int at = child.token->head;
    const Token* got = at == kRoot ? nullptr : &child.sentence->tokens[static_cast<size_t>(at)];
    std::string label = ToString(child.token->deprel);
    std::string want = words.size() > 3 ? words[3] : "";
    bool same = want.empty() || label == want || label.substr(0, label.find(':')) == want;
    if ((got == head && same) != expected) {
      failures_.push_back(fmt::format("{} '{}': got {} <- {} {}", expected ? "expected arc" : "unwanted arc", value, words[0],
                                      got == nullptr ? "ROOT" : got->form, label));
    }
  }

  std::string text_;
  std::vector<Sentence> sentences_;
  Failures& failures_;
};

}  // namespace

void RunParseCase(const Case& c, Failures& failures) {
  const auto& parser = SharedParser();
  if (!parser) return failures.push_back(parser.error().message);
  std::string text(c.Get("text"));
  if (text.empty() || c.fields.size() < 2) return failures.push_back("a case needs a text and something to hold of it");
  Check check(text, (*parser)->Parse(text, Field::kText), failures);
  check.Invariants();
  for (const auto& [key, value] : c.fields) check.Field(key, value);
}

}  // namespace lapwing::testing
