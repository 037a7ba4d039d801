// SPDX-License-Identifier: Apache-2.0
#include "parse/tokenizer.h"

#include <algorithm>

#include "parse/abbreviations.h"
#include "base/byte_io.h"
#include "parse/chars.h"
#include "parse/chunk_scanner.h"
#include "parse/token_words.h"

namespace lapwing::parse {
namespace {

constexpr std::string_view kOpeners = "\"'([{<*_";
constexpr std::string_view kClosers = "\"')]}>*_,;:!?.";

uint32_t SkipSpace(std::string_view text, uint32_t pos, uint32_t end) {
  while (pos < end) {
    CodePoint c = Decode(text, pos);
    if (!IsSpace(c.value)) break;
    pos += c.length;
  }
  return pos;
}

uint32_t ChunkEnd(std::string_view text, uint32_t pos, uint32_t end) {
  while (pos < end) {
    CodePoint c = Decode(text, pos);
    if (IsSpace(c.value)) break;
    pos += c.length;
  }
  return pos;
}

}  // namespace

Span WordCore(std::string_view text, Span chunk) {
  auto clipped = [&] { return text[chunk.begin] == '\'' && chunk.begin + 1 < chunk.end && IsAsciiDigit(text[chunk.begin + 1]); };
  while (chunk.begin < chunk.end && kOpeners.find(text[chunk.begin]) != std::string_view::npos && !clipped()) ++chunk.begin;
  while (chunk.end > chunk.begin && kClosers.find(text[chunk.end - 1]) != std::string_view::npos) --chunk.end;
  return chunk;
}

bool IsSlip(const std::string& word, const WordSplit& split) {
  size_t pieces = split.lengths.size();
  if (pieces == 1) return word.ends_with("'s") && HasLetter(word.substr(0, word.size() - 2)) && !HasDigit(word);
  if (pieces != 2) return false;
  std::string_view first = std::string_view(word).substr(0, split.lengths[0]);
  std::string_view second = std::string_view(word).substr(split.lengths[0]);
  if (second == "s") return !Holds(kTakesClitic, first);
  return IsAsciiDigit(second[0]) && !HasDigit(first) && HasLetter(first);
}

const WordSplit* Tokenizer::Known(std::string_view text, Span chunk, bool last, Span& core) const {
  if (core.empty()) return nullptr;
  bool stop = core.end < chunk.end && text[core.end] == '.' && (core.end + 1 == chunk.end || text[core.end + 1] != '.');
  std::string word = Lower(Slice(text, core));
  if (stop) {
    // Of the stops they know the rules decide: whether "Sat." is a day depends on what follows.
    bool initial = core.end - core.begin == 1 && (last || IsAsciiUpper(text[core.begin]));
    if (!initial && AbbreviationOf(word) == Abbreviation::kNone && !AbbreviatesRegion(word)) {
      // With its full stop first: "attn." may be known where "attn" is not.
      auto split = splits_.find(word + ".");
      if (split != splits_.end()) {
        ++core.end;
        return &split->second;
      }
    }
  }
  auto split = splits_.find(word);
  return split == splits_.end() ? nullptr : &split->second;
}

void Tokenizer::Tokenize(std::string_view text, Span block, TokenBlock& out) const {
  uint32_t pos = SkipSpace(text, block.begin, block.end);
  while (pos < block.end) {
    Span chunk{pos, ChunkEnd(text, pos, block.end)};
    uint32_t next = SkipSpace(text, chunk.end, block.end);
    Span core = WordCore(text, chunk);
    const WordSplit* split = Known(text, chunk, next >= block.end, core);
    ScanChunk(text, chunk, Slice(text, {next, ChunkEnd(text, next, block.end)}), core, split, out);
    pos = next;
  }
}

std::string Tokenizer::Pack() const {
  std::vector<const WordSplits::value_type*> sorted;
  for (const auto& entry : splits_) sorted.push_back(&entry);
  std::sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->first < b->first; });
  ByteWriter out;
  out.U32(static_cast<uint32_t>(sorted.size()));
  for (const auto* entry : sorted) {
    out.Text(entry->first);
    out.U8(entry->second.multiword ? 1 : 0);
    out.U8(static_cast<uint8_t>(entry->second.lengths.size()));
    for (uint8_t length : entry->second.lengths) out.U8(length);
  }
  return out.Take();
}

bool Tokenizer::Load(std::string_view bytes) {
  ByteReader in(bytes);
  uint32_t count = in.U32();
  splits_.clear();
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    std::string word(in.Text());
    WordSplit split;
    split.multiword = in.U8() != 0;
    split.lengths.resize(in.U8());
    size_t total = 0;
    for (auto& length : split.lengths) total += length = in.U8();
    // Lower-casing may change a word's length in bytes; such words are not in the table.
    if (total != word.size()) return false;
    if (!IsSlip(word, split)) splits_.emplace(std::move(word), std::move(split));
  }
  return in.ok() && in.left() == 0;
}

}  // namespace lapwing::parse
