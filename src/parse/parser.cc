// SPDX-License-Identifier: Apache-2.0
#include "parse/parser.h"

#include <fmt/format.h>

#include "parse/dependency_parser.h"
#include "parse/lemmatizer.h"
#include "parse/model_file.h"
#include "parse/splitter.h"
#include "parse/tagger.h"
#include "parse/tokenizer.h"
#include "parse/word_table.h"

namespace lapwing {

struct Parser::Parts {
  parse::WordTable words;
  parse::Tokenizer tokenizer;
  parse::Splitter splitter;
  parse::Tagger tagger;
  parse::Lemmatizer lemmatizer;
  parse::DependencyParser parser;
};

Parser::Parser(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Parser::~Parser() = default;

Result<std::shared_ptr<const Parser>> Parser::Load(const std::string& models_dir) {
  std::string path = fmt::format("{}/{}", models_dir, parse::kModelName);
  auto file = parse::ModelFile::Read(path);
  if (!file) return file.error();
  return FromModel(*file, path);
}

Result<std::shared_ptr<const Parser>> Parser::FromModel(const parse::ModelFile& file, const std::string& path) {
  auto parts = std::make_unique<Parts>();
  const char* unfit = !parts->words.Load(file.Get("words"))                                  ? "words"
                      : !parts->tokenizer.Load(file.Get("tokens"))                           ? "tokens"
                      : !parts->splitter.Load(file.Get("sentences"))                         ? "sentences"
                      : !parts->tagger.Load(file.Get("tagset"), file.Get("tags"))            ? "tags"
                      : !parts->lemmatizer.Load(file.Get("lemmas"))                          ? "lemmas"
                      : !parts->parser.Load(file.Get("trees"))                               ? "trees"
                                                                                             : nullptr;
  if (unfit != nullptr) {
    return Error{Errc::kBadData, fmt::format("the model's section '{}' is missing or unfit; take the models that came with this release", unfit), path};
  }
  return std::shared_ptr<const Parser>(new Parser(std::move(parts)));
}

std::vector<Sentence> Parser::Tokenize(std::string_view text, Field field) const {
  std::vector<Sentence> sentences;
  for (const auto& block : parse::FindBlocks(text)) {
    parse::TokenBlock tokens;
    parts_->tokenizer.Tokenize(text, block.span, tokens);
    size_t first = 0;
    size_t range = 0;
    for (size_t last : parts_->splitter.SentenceEnds(tokens.tokens, parts_->words)) {
      Sentence sentence;
      sentence.field = field;
      sentence.paragraph = block.paragraph;
      sentence.span = {tokens.tokens[first].span.begin, tokens.tokens[last].span.end};
      auto at = [&](size_t i) { return tokens.tokens.begin() + static_cast<ptrdiff_t>(i); };
      sentence.tokens.assign(std::make_move_iterator(at(first)), std::make_move_iterator(at(last + 1)));
      int offset = static_cast<int>(first);
      while (range < tokens.multiword.size() && tokens.multiword[range].last <= static_cast<int>(last)) {
        auto& word = tokens.multiword[range++];
        sentence.multiword.push_back({word.first - offset, word.last - offset, std::move(word.form)});
      }
      sentences.push_back(std::move(sentence));
      first = last + 1;
    }
  }
  return sentences;
}

void Parser::Annotate(Sentence& sentence) const {
  // A dateline is no part of the report's grammar: both are analysed on their own, and the dateline hangs on the report.
  std::span<Token> tokens(sentence.tokens);
  size_t dateline = parse::DatelineLength(tokens);
  Annotate(tokens.subspan(dateline), static_cast<int>(dateline));
  if (dateline == 0) return;
  Annotate(tokens.first(dateline), 0);
  int root = 0;
  for (size_t i = dateline; i < tokens.size(); ++i) {
    if (tokens[i].head == kRoot) root = static_cast<int>(i);
  }
  for (auto& token : tokens.first(dateline)) {
    if (token.head != kRoot) continue;
    token.head = root;
    token.deprel = Deprel::dep;
  }
}

void Parser::Annotate(std::span<Token> tokens, int offset) const {
  thread_local std::vector<parse::Lexeme> lexemes;
  thread_local std::vector<parse::TagId> tags;
  parse::Describe(tokens, parts_->words, lexemes);
  parts_->tagger.Tag(lexemes, tags);
  for (size_t i = 0; i < tokens.size(); ++i) {
    const parse::TagPair& tag = parts_->tagger.tag_set()[tags[i]];
    tokens[i].upos = tag.upos;
    tokens[i].xpos = tag.xpos;
    tokens[i].lemma = parts_->lemmatizer.Lemma(lexemes[i], tag, parts_->words);
  }
  parts_->parser.Parse(lexemes, tags, parts_->tagger.tag_set(), tokens);
  for (auto& token : tokens) {
    if (token.head != kRoot) token.head += offset;
  }
}

std::vector<Sentence> Parser::Parse(std::string_view text, Field field) const {
  std::vector<Sentence> sentences = Tokenize(text, field);
  for (auto& sentence : sentences) Annotate(sentence);
  return sentences;
}

}  // namespace lapwing
