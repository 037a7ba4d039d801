// SPDX-License-Identifier: Apache-2.0
#include "parse/parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "parse/annotator.h"
#include "parse/lemmatizer.h"
#include "base/model_file.h"
#include "parse/splitter.h"
#include "parse/text_blocks.h"
#include "parse/tokenizer.h"
#include "parse/weapon_list.h"
#include "parse/word_table.h"

namespace lapwing {

struct Parser::Parts {
  ModelFile file;  ///< the network's table stays in it
  parse::WordTable words;
  parse::Tokenizer tokenizer;
  parse::Splitter splitter;
  parse::Annotator annotator;
  parse::Lemmatizer lemmatizer;
  parse::WeaponList weapons;
};

Parser::Parser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Parser::~Parser() = default;

Result<std::shared_ptr<const Parser>> Parser::Load(const std::string& models_dir, const std::string& knowledge_dir) {
  std::string path = fmt::format("{}/{}", models_dir, kModelName);
  auto file = ModelFile::Read(path);
  if (!file) return file.error();
  auto parser = FromModel(*file, path);
  if (!parser || knowledge_dir.empty()) return parser;
  std::string weapons = knowledge_dir + "/weapons.txt";
  auto text = ReadFile(weapons);
  if (!text) return text.error().code == Errc::kNotFound ? parser : text.error();
  auto list = parse::WeaponList::Read(*text, weapons, (*parser)->parts_->tokenizer);
  if (!list) return list.error();
  (*parser)->parts_->weapons = std::move(*list);
  return parser;
}

Result<std::shared_ptr<const Parser>> Parser::FromModel(const ModelFile& file, const std::string& path) {
  auto parts = std::make_unique<Parts>();
  parts->file = file;
  const char* unfit = !parts->words.Load(file.Get("words"))           ? "words"
                      : !parts->tokenizer.Load(file.Get("tokens"))    ? "tokens"
                      : !parts->splitter.Load(file.Get("sentences"))  ? "sentences"
                      : !parts->lemmatizer.Load(file.Get("lemmas"))   ? "lemmas"
                      : !parts->annotator.Load(file.Get("tagset"), file.Get("vocabulary"), file.Get("gazetteer"), file.Get("net")) ? "net"
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

namespace {

/// Longer sentences are analysed in pieces; only lists and broken text are.
constexpr size_t kLongest = 256;

/// A stretch of tokens with a tree of its own.
struct Piece {
  Sentence* sentence = nullptr;
  size_t first = 0;
  size_t count = 0;
};

/// A dateline is no part of the report's grammar, so it is a piece of its own.
void Cut(Sentence& sentence, std::vector<Piece>& pieces) {
  size_t first = parse::DatelineLength(sentence.tokens);
  if (first > 0) pieces.push_back({&sentence, 0, first});
  for (size_t size = sentence.tokens.size(); first < size; first += kLongest) {
    pieces.push_back({&sentence, first, std::min(kLongest, size - first)});
  }
}

int RootOf(std::span<const Token> tokens, size_t first, size_t count) {
  for (size_t i = first; i < first + count; ++i) {
    if (tokens[i].head == kRoot) return static_cast<int>(i);
  }
  return kRoot;
}

/// Roots of further pieces hang on the main one, that of the first piece of the report.
void Join(Sentence& sentence) {
  size_t dateline = parse::DatelineLength(sentence.tokens);
  size_t size = sentence.tokens.size();
  if (dateline == size) dateline = 0;
  int main = RootOf(sentence.tokens, dateline, size - dateline);
  for (size_t i = 0; i < size; ++i) {
    Token& token = sentence.tokens[i];
    if (token.head != kRoot || static_cast<int>(i) == main) continue;
    token.head = main;
    token.deprel = i < dateline ? Deprel::dep : Deprel::parataxis;
  }
}

}  // namespace

void Parser::Annotate(Sentence& sentence) const { Annotate(std::span<Sentence>(&sentence, 1)); }

void Parser::Annotate(std::span<Sentence> sentences) const {
  thread_local std::vector<std::vector<parse::Lexeme>> lexemes;
  std::vector<Piece> pieces;
  for (Sentence& sentence : sentences) {
    sentence.entities.clear();
    Cut(sentence, pieces);
  }
  std::vector<parse::Annotator::Item> items;
  for (size_t next = 0; next < pieces.size();) {
    items.clear();
    int words = 0;
    size_t begin = next;
    for (; next < pieces.size() && (next == begin || words < parse::Annotator::kBatchWords); ++next) {
      const Piece& piece = pieces[next];
      size_t slot = next - begin;
      if (lexemes.size() <= slot) lexemes.resize(slot + 1);
      std::span<Token> tokens = std::span(piece.sentence->tokens).subspan(piece.first, piece.count);
      parse::Describe(tokens, parts_->words, lexemes[slot]);
      items.push_back({lexemes[slot], tokens, {}});
      words += static_cast<int>(piece.count);
    }
    parts_->annotator.Annotate(items);
    for (size_t i = 0; i < items.size(); ++i) {
      const Piece& piece = pieces[begin + i];
      int offset = static_cast<int>(piece.first);
      for (size_t t = 0; t < piece.count; ++t) {
        Token& token = items[i].tokens[t];
        token.lemma = parts_->lemmatizer.Lemma(lexemes[i][t], {token.upos, token.xpos}, parts_->words);
        if (token.head != kRoot) token.head += offset;
      }
      for (const EntitySpan& entity : items[i].entities) {
        piece.sentence->entities.push_back({entity.first + offset, entity.last + offset, entity.kind});
      }
    }
  }
  for (Sentence& sentence : sentences) {
    Join(sentence);
    if (parts_->weapons.size() > 0) parts_->weapons.Mark(sentence.tokens, sentence.entities);
  }
}

std::vector<Sentence> Parser::Parse(std::string_view text, Field field) const {
  std::vector<Sentence> sentences = Tokenize(text, field);
  Annotate(sentences);
  return sentences;
}

}  // namespace lapwing
