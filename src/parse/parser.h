// SPDX-License-Identifier: Apache-2.0
/// The language core: from running text to sentences with tokens, tags, lemmas and dependency trees.
///
///   Result<std::shared_ptr<const Parser>> parser = Parser::Load("models");
///   for (const Sentence& s : (*parser)->Parse(article.text, Field::kText)) ...
///
/// Input      clean UTF-8 (NFC), plain quotes, paragraphs separated by blank lines.
/// Output     sentences in order; see lapwing/sentence.h for what holds of them.
/// Threads    a Parser never changes: call it from as many threads as you like. Results do not depend on them.
/// Cost       load some 25 ms; some 55,000 words a second on one core; 35 MB of memory.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"
#include "lapwing/sentence.h"
#include "lapwing/text.h"

namespace lapwing {

class ModelFile;

class Parser {
 public:
  /// Reads `models_dir`/english.model and, where it is there, `knowledge_dir`/weapons.txt. A missing or unfit model is an
  /// error that says what to do.
  static Result<std::shared_ptr<const Parser>> Load(const std::string& models_dir, const std::string& knowledge_dir = {});
  static Result<std::shared_ptr<const Parser>> FromModel(const ModelFile& file, const std::string& path);
  ~Parser();

  /// Everything from text.
  std::vector<Sentence> Parse(std::string_view text, Field field) const;
  /// Sentences and tokens only.
  std::vector<Sentence> Tokenize(std::string_view text, Field field) const;
  /// Tokens given (form, span): fills upos, xpos, lemma, head, deprel and entities. Many sentences in one call are
  /// faster than one by one and come out the same.
  void Annotate(std::span<Sentence> sentences) const;
  void Annotate(Sentence& sentence) const;

 private:
  struct Parts;
  explicit Parser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;  ///< never changed after loading
};

}  // namespace lapwing
