// SPDX-License-Identifier: Apache-2.0
#include "parse/net_input.h"

#include <algorithm>

#include "base/byte_io.h"
#include "parse/chars.h"
#include "base/model_hash.h"

namespace lapwing::parse {
namespace {

/// Rows of every feature but the word, in the order Rows() fills them.
constexpr std::array<uint32_t, kFeatures - 1> kBuckets = {
    1024,  // last two characters
    4096,  // last three
    6144,  // last four
    256,   // first character
    1024,  // first two
    4096,  // first three
    1024,  // shape
    576,   // cluster
    1024,  // its ancestor ten steps from the top
    128,   // its ancestor six steps from the top
    1536,  // set of tags in the treebanks
    16,    // case habit, and whether the word starts the sentence
    192,   // kinds of names it occurs in, and its case
};

uint64_t CaseOf(std::string_view form) { return !StartsUpper(form) ? 0 : HasLower(form) ? 1 : 2; }

size_t HomeSlot(uint64_t key, size_t size) { return static_cast<size_t>(((key >> 32) * size) >> 32); }

}  // namespace

NetInput::NetInput(std::vector<uint64_t> vocabulary, Gazetteer gazetteer)
    : gazetteer_(std::move(gazetteer)), vocabulary_(std::move(vocabulary)) {
  std::sort(vocabulary_.begin(), vocabulary_.end());
  vocabulary_.erase(std::unique(vocabulary_.begin(), vocabulary_.end()), vocabulary_.end());
  Index();
}

void NetInput::Index() {
  slots_.assign(vocabulary_.size() * 2 + 8, {});
  for (size_t i = 0; i < vocabulary_.size(); ++i) {
    size_t slot = HomeSlot(vocabulary_[i], slots_.size());
    while (slots_[slot].row != 0) slot = slot + 1 == slots_.size() ? 0 : slot + 1;
    slots_[slot] = {vocabulary_[i], static_cast<uint32_t>(i) + 1};
  }
}

uint32_t NetInput::WordRow(uint64_t word) const {
  size_t slot = HomeSlot(word, slots_.size());
  while (slots_[slot].row != 0) {
    if (slots_[slot].word == word) return slots_[slot].row;
    slot = slot + 1 == slots_.size() ? 0 : slot + 1;
  }
  return kUnknownWord;
}

std::string NetInput::Pack() const {
  ByteWriter out;
  out.U32(static_cast<uint32_t>(vocabulary_.size()));
  for (uint64_t word : vocabulary_) out.U64(word);
  return out.Take();
}

bool NetInput::Load(std::string_view vocabulary, std::string_view gazetteer) {
  if (!gazetteer_.Load(gazetteer)) return false;
  ByteReader in(vocabulary);
  uint32_t count = in.U32();
  if (!in.ok() || in.left() != uint64_t{count} * 8) return false;
  vocabulary_.resize(count);
  for (auto& word : vocabulary_) word = in.U64();
  if (!std::is_sorted(vocabulary_.begin(), vocabulary_.end())) return false;
  Index();
  return true;
}

uint32_t NetInput::rows() const {
  uint32_t rows = static_cast<uint32_t>(vocabulary_.size()) + 1;
  for (uint32_t buckets : kBuckets) rows += buckets;
  return rows;
}

void NetInput::Rows(std::span<const Lexeme> lexemes, std::vector<FeatureRows>& out) const {
  out.resize(lexemes.size());
  for (size_t i = 0; i < lexemes.size(); ++i) {
    const Lexeme& lexeme = lexemes[i];
    const std::array<uint64_t, kFeatures - 1> keys = {lexeme.suffix[1],
                                                      lexeme.suffix[2],
                                                      lexeme.suffix[3],
                                                      lexeme.prefix[0],
                                                      lexeme.prefix[1],
                                                      lexeme.prefix[2],
                                                      lexeme.shape,
                                                      lexeme.cluster,
                                                      Mix(lexeme.cluster10) >> 20,
                                                      lexeme.cluster6,
                                                      lexeme.ambiguity,
                                                      static_cast<uint64_t>(lexeme.habit) * 2 + (i == 0 ? 1 : 0),
                                                      uint64_t{gazetteer_.Find(lexeme.word)} * 3 + CaseOf(lexeme.form)};
    out[i][0] = WordRow(lexeme.word);
    uint32_t offset = static_cast<uint32_t>(vocabulary_.size()) + 1;
    for (size_t f = 0; f < keys.size(); ++f) {
      out[i][f + 1] = offset + static_cast<uint32_t>(keys[f] % kBuckets[f]);
      offset += kBuckets[f];
    }
  }
}

}  // namespace lapwing::parse
