// SPDX-License-Identifier: Apache-2.0
#include "parse/tagger.h"

#include <algorithm>

#include "parse/byte_io.h"
#include "parse/hash.h"

namespace lapwing::parse {
namespace {

constexpr uint64_t kTaggerSeed = 0x7A66;
constexpr TagId kBefore = 255;  ///< tag before the sentence

/// Collects keys; every Add has its own number, so features of different kinds never share weights.
class Keys {
 public:
  explicit Keys(std::vector<uint64_t>& out) : out_(out) { out_.clear(); }
  template <typename... Values>
  void Add(Values... values) {
    uint64_t h = Mix(kTaggerSeed + ++number_);
    ((h = Combine(h, static_cast<uint64_t>(values))), ...);
    out_.push_back(h);
  }

 private:
  std::vector<uint64_t>& out_;
  uint64_t number_ = 0;
};

}  // namespace

TagId TagSet::Find(TagPair pair) const {
  auto it = std::find(pairs_.begin(), pairs_.end(), pair);
  if (it == pairs_.end()) it = std::find_if(pairs_.begin(), pairs_.end(), [&](const TagPair& p) { return p.upos == pair.upos; });
  return it == pairs_.end() ? TagId{0} : static_cast<TagId>(it - pairs_.begin());
}

std::string TagSet::Pack() const {
  ByteWriter out;
  out.U8(static_cast<uint8_t>(pairs_.size()));
  for (const auto& pair : pairs_) {
    out.Text(ToString(pair.upos));
    out.Text(XposName(pair.xpos));
  }
  return out.Take();
}

bool TagSet::Load(std::string_view bytes) {
  ByteReader in(bytes);
  pairs_.resize(in.U8());
  for (auto& pair : pairs_) {
    pair.upos = UposFrom(in.Text());
    pair.xpos = XposFrom(in.Text());
  }
  return in.ok() && !pairs_.empty() && in.left() == 0;
}

void TagFeatures(std::span<const Lexeme> lexemes, std::span<const TagId> tags, size_t i, std::vector<uint64_t>& out) {
  static const Lexeme kNone;
  auto at = [&](ptrdiff_t offset) -> const Lexeme& {
    auto pos = static_cast<ptrdiff_t>(i) + offset;
    return pos < 0 || pos >= static_cast<ptrdiff_t>(lexemes.size()) ? kNone : lexemes[static_cast<size_t>(pos)];
  };
  const Lexeme& w0 = at(0);
  const Lexeme& p1 = at(-1);
  const Lexeme& p2 = at(-2);
  const Lexeme& n1 = at(1);
  const Lexeme& n2 = at(2);
  uint64_t t1 = i >= 1 ? tags[i - 1] : kBefore;
  uint64_t t2 = i >= 2 ? tags[i - 2] : kBefore;
  uint64_t first = i == 0;
  uint64_t habit = static_cast<uint64_t>(w0.habit);

  Keys keys(out);
  keys.Add();
  keys.Add(w0.word);
  for (uint64_t suffix : w0.suffix) keys.Add(suffix);
  for (uint64_t prefix : w0.prefix) keys.Add(prefix);
  keys.Add(w0.shape, first);
  keys.Add(w0.short_shape, habit, first);
  keys.Add(w0.ambiguity);
  keys.Add(w0.ambiguity, w0.short_shape, first);
  keys.Add(w0.cluster);
  keys.Add(w0.cluster10);
  keys.Add(w0.cluster6, w0.suffix[1]);
  keys.Add(t1);
  keys.Add(t1, t2);
  keys.Add(t1, w0.word);
  keys.Add(t1, w0.ambiguity);
  keys.Add(t1, t2, w0.ambiguity);
  keys.Add(t1, w0.cluster);
  keys.Add(t1, w0.suffix[2]);
  keys.Add(t1, w0.short_shape, habit);
  keys.Add(t2, w0.word);
  keys.Add(p1.word);
  keys.Add(p1.word, w0.ambiguity);
  keys.Add(p2.word);
  keys.Add(p1.suffix[2]);
  keys.Add(p1.cluster);
  keys.Add(p2.cluster);
  keys.Add(n1.word);
  keys.Add(n1.word, w0.ambiguity);
  keys.Add(n1.suffix[2]);
  keys.Add(n1.suffix[1], w0.suffix[1]);
  keys.Add(n1.cluster);
  keys.Add(n1.cluster, t1);
  keys.Add(n1.ambiguity);
  keys.Add(n1.short_shape, w0.short_shape);
  keys.Add(n2.word);
  keys.Add(n2.cluster);
  keys.Add(n2.ambiguity);
  keys.Add(w0.ambiguity, n1.ambiguity);
  keys.Add(t1, w0.ambiguity, n1.ambiguity);
  keys.Add(w0.ambiguity, n1.ambiguity, n2.ambiguity);
  keys.Add(w0.cluster, n1.cluster);
  keys.Add(p1.cluster, w0.cluster);
  keys.Add(p1.cluster6, w0.cluster6, n1.cluster6);
  keys.Add(t1, w0.cluster6, n1.cluster10);
  keys.Add(w0.word, n1.word);
  keys.Add(p1.word, w0.word);
  keys.Add(p2.word, p1.word, w0.ambiguity);
}

bool Tagger::Load(std::string_view tag_set, std::string_view model) {
  return tag_set_.Load(tag_set) && model_.Load(model) && model_.classes() == static_cast<int>(tag_set_.size());
}

void Tagger::Tag(std::span<const Lexeme> lexemes, std::vector<TagId>& tags) const {
  thread_local std::vector<uint64_t> keys;
  thread_local std::vector<int32_t> scores;
  tags.resize(lexemes.size());
  scores.resize(tag_set_.size());
  for (size_t i = 0; i < lexemes.size(); ++i) {
    TagFeatures(lexemes, tags, i, keys);
    model_.Score(keys, scores);
    tags[i] = static_cast<TagId>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  }
}

}  // namespace lapwing::parse
