// SPDX-License-Identifier: Apache-2.0
#include "parse/dependency_parser.h"

#include <algorithm>

#include "parse/hash.h"

namespace lapwing::parse {
namespace {

constexpr uint64_t kParserSeed = 0xDE9;
constexpr uint64_t kNoTag = 254;
constexpr uint64_t kRootTag = 253;

class Keys {
 public:
  explicit Keys(std::vector<uint64_t>& out) : out_(out) { out_.clear(); }
  template <typename... Values>
  void Add(Values... values) {
    uint64_t h = Mix(kParserSeed + ++number_);
    ((h = Combine(h, static_cast<uint64_t>(values))), ...);
    out_.push_back(h);
  }

 private:
  std::vector<uint64_t>& out_;
  uint64_t number_ = 0;
};

uint64_t DistanceBucket(int distance) {
  if (distance <= 5) return static_cast<uint64_t>(std::max(distance, 0));
  return distance <= 10 ? 6 : distance <= 20 ? 7 : 8;
}

uint64_t Few(int count) { return static_cast<uint64_t>(std::min(count, 3)); }

bool IsFinite(const TagPair& tag) {
  std::string_view name = XposName(tag.xpos);
  return (tag.upos == Upos::VERB || tag.upos == Upos::AUX) && (name == "VBD" || name == "VBZ" || name == "VBP" || name == "MD");
}

}  // namespace

void ParserInput::Set(std::span<const Lexeme> lexemes, std::span<const TagId> tags, const TagSet& tag_set) {
  size_t n = lexemes.size();
  items_.assign(n + 2, {});
  int commas = 0;
  int verbs = 0;
  for (size_t i = 0; i < n; ++i) {
    Item& item = items_[i];
    const Lexeme& lexeme = lexemes[i];
    const TagPair& tag = tag_set[tags[i]];
    item.word = lexeme.word;
    item.tag = tags[i];
    item.upos = static_cast<uint64_t>(tag.upos);
    item.cluster = lexeme.cluster;
    item.cluster4 = lexeme.cluster4;
    item.cluster6 = lexeme.cluster6;
    item.cluster10 = lexeme.cluster10;
    item.commas_before = commas;
    item.verbs_before = verbs;
    if (tag.upos == Upos::PUNCT && lexeme.form != "-") ++commas;
    if (tag.upos == Upos::VERB) ++verbs;
  }
  items_[n].tag = items_[n].upos = kRootTag;
  items_[n].commas_before = commas;
  items_[n].verbs_before = verbs;
  items_[n].next_verb = static_cast<int>(n);
  items_[n + 1].tag = items_[n + 1].upos = kNoTag;
  for (size_t i = n; i-- > 0;) {
    Item& item = items_[i];
    const TagPair& tag = tag_set[tags[i]];
    bool finite = IsFinite(tag);
    item.next_verb = finite ? static_cast<int>(i) : items_[i + 1].next_verb;
    item.next_verb_tag = finite ? item.tag : (i + 1 < n ? items_[i + 1].next_verb_tag : kRootTag);
    item.next_mark = tag.upos == Upos::PUNCT ? item.word : (i + 1 < n ? items_[i + 1].next_mark : 0);
  }
}

void ParserInput::Features(const ArcHybrid& state, std::vector<uint64_t>& out) const {
  static const ArcHybrid::Node kNoNode;
  const int none = words() + 1;
  auto index = [&](int word) { return word == kNoWord || word > none ? none : word; };
  auto item = [&](int word) -> const Item& { return items_[static_cast<size_t>(index(word))]; };
  auto node = [&](int word) -> const ArcHybrid::Node& { return word == kNoWord || word > words() ? kNoNode : state.node(word); };
  auto label = [&](int word) { return word == kNoWord ? uint64_t{99} : static_cast<uint64_t>(state.node(word).label); };

  const int s0i = state.stack(0), s1i = state.stack(1), s2i = state.stack(2), b0i = state.next();
  const Item& s0 = item(s0i);
  const Item& s1 = item(s1i);
  const Item& s2 = item(s2i);
  const Item& b0 = item(b0i);
  const Item& b1 = item(b0i + 1);
  const Item& b2 = item(b0i + 2);
  const Item& b3 = item(b0i + 3);
  const auto& n0 = node(s0i);
  const auto& n1 = node(s1i);
  const auto& n2 = node(s2i);
  const auto& nb = node(b0i);
  const Item& s0l = item(n0.left1);
  const Item& s0l2 = item(n0.left2);
  const Item& s0r = item(n0.right1);
  const Item& s0r2 = item(n0.right2);
  const Item& s1l = item(n1.left1);
  const Item& s1r = item(n1.right1);
  const Item& s1r2 = item(n1.right2);
  const Item& s2r = item(n2.right1);
  const Item& b0l = item(nb.left1);
  const Item& b0l2 = item(nb.left2);
  const uint64_t s0ll = label(n0.left1), s0rl = label(n0.right1), s1ll = label(n1.left1), s1rl = label(n1.right1);
  const uint64_t b0ll = label(nb.left1), s0l2l = label(n0.left2), s0r2l = label(n0.right2), b0l2l = label(nb.left2);
  const uint64_t gap0 = s0i == kNoWord ? 9 : DistanceBucket(b0i - s0i);
  const uint64_t gap1 = s1i == kNoWord ? 9 : DistanceBucket(s0i - s1i);
  const uint64_t marks0 = s0i == kNoWord ? 9 : Few(b0.commas_before - s0.commas_before);
  const uint64_t marks1 = s1i == kNoWord ? 9 : Few(s0.commas_before - s1.commas_before);
  const uint64_t verbs0 = s0i == kNoWord ? 9 : Few(b0.verbs_before - s0.verbs_before);
  const uint64_t verbs1 = s1i == kNoWord ? 9 : Few(s0.verbs_before - s1.verbs_before);
  const uint64_t verb_ahead = b0.next_verb_tag;
  const uint64_t verb_gap = DistanceBucket(b0.next_verb - b0i);
  const uint64_t depth = std::min<size_t>(state.stack_size(), 4);

  Keys keys(out);
  // Single words.
  keys.Add();
  keys.Add(s0.word);
  keys.Add(s0.tag);
  keys.Add(s0.word, s0.tag);
  keys.Add(s1.word);
  keys.Add(s1.tag);
  keys.Add(s1.word, s1.tag);
  keys.Add(s2.word);
  keys.Add(s2.tag);
  keys.Add(b0.word);
  keys.Add(b0.tag);
  keys.Add(b0.word, b0.tag);
  keys.Add(b1.word);
  keys.Add(b1.tag);
  keys.Add(b1.word, b1.tag);
  keys.Add(b2.word);
  keys.Add(b2.tag);
  keys.Add(b3.tag);
  keys.Add(s0.cluster);
  keys.Add(s1.cluster);
  keys.Add(b0.cluster);
  keys.Add(b1.cluster);
  // Pairs.
  keys.Add(s0.word, s0.tag, b0.word, b0.tag);
  keys.Add(s0.word, s0.tag, b0.tag);
  keys.Add(s0.tag, b0.word, b0.tag);
  keys.Add(s0.word, b0.word);
  keys.Add(s0.tag, b0.tag);
  keys.Add(s1.word, s0.word);
  keys.Add(s1.tag, s0.tag);
  keys.Add(s1.word, s1.tag, s0.tag);
  keys.Add(s1.tag, s0.word, s0.tag);
  keys.Add(s1.word, b0.word);
  keys.Add(s1.tag, b0.tag);
  keys.Add(s1.word, b0.tag);
  keys.Add(s1.tag, b0.word);
  keys.Add(b0.tag, b1.tag);
  keys.Add(b0.word, b1.word);
  keys.Add(b0.word, b1.tag);
  keys.Add(b0.tag, b1.word);
  keys.Add(s0.tag, b1.tag);
  keys.Add(s0.word, b1.word);
  keys.Add(s0.cluster, b0.cluster);
  keys.Add(s1.cluster, s0.cluster);
  keys.Add(s1.cluster, b0.cluster);
  keys.Add(s0.cluster6, b0.cluster6, s0.tag, b0.tag);
  keys.Add(s1.cluster6, s0.cluster6, s1.tag, s0.tag);
  keys.Add(s0.word, b0.cluster6);
  keys.Add(s0.cluster6, b0.word);
  keys.Add(s1.word, s0.cluster6);
  keys.Add(s1.cluster6, s0.word);
  // Triples.
  keys.Add(b0.tag, b1.tag, b2.tag);
  keys.Add(b1.tag, b2.tag, b3.tag);
  keys.Add(s0.tag, b0.tag, b1.tag);
  keys.Add(s1.tag, s0.tag, b0.tag);
  keys.Add(s1.tag, s0.tag, b0.tag, b1.tag);
  keys.Add(s0.tag, b0.tag, b1.tag, b2.tag);
  keys.Add(s2.tag, s1.tag, s0.tag);
  keys.Add(s2.tag, s1.tag, s0.tag, b0.tag);
  keys.Add(s0.word, b0.tag, b1.tag);
  keys.Add(s0.tag, b0.word, b1.tag);
  keys.Add(s0.tag, b0.tag, b1.word);
  keys.Add(s1.word, s0.tag, b0.tag);
  keys.Add(s1.tag, s0.word, b0.tag);
  keys.Add(s1.tag, s0.tag, b0.word);
  keys.Add(s1.word, s0.word, b0.tag);
  keys.Add(s1.tag, s0.word, b0.word);
  keys.Add(s1.word, s0.tag, b0.word);
  keys.Add(s1.cluster6, s0.cluster6, b0.cluster6);
  keys.Add(s0.cluster6, b0.cluster6, b1.cluster6);
  keys.Add(s2.word, s0.tag, b0.tag);
  keys.Add(s2.upos, s1.upos, s0.upos, b0.upos, b1.upos);
  // Dependents already found.
  keys.Add(s0.tag, s0l.tag, b0.tag);
  keys.Add(s0.tag, s0r.tag, b0.tag);
  keys.Add(s0.tag, b0.tag, b0l.tag);
  keys.Add(s1.tag, s1l.tag, s0.tag);
  keys.Add(s1.tag, s1r.tag, s0.tag);
  keys.Add(s1.tag, s0.tag, s0l.tag);
  keys.Add(s1.tag, s0.tag, s0r.tag);
  keys.Add(s0.tag, s0l.tag, s0l2.tag);
  keys.Add(s0.tag, s0r.tag, s0r2.tag);
  keys.Add(b0.tag, b0l.tag, b0l2.tag);
  keys.Add(s1.tag, s1r.tag, s1r2.tag, s0.tag);
  keys.Add(s0.word, s0l.word);
  keys.Add(s0.word, s0r.word);
  keys.Add(s0.tag, s0l.word);
  keys.Add(s0.tag, s0r.word);
  keys.Add(b0.tag, b0l.word);
  keys.Add(b0.word, b0l.word);
  keys.Add(s1.tag, s1r.word);
  keys.Add(s1.tag, s1l.word, s0.tag);
  // Prepositions and markers: which of the two open words takes the phrase they introduce?
  keys.Add(s0.word, b0l.word);
  keys.Add(s0.tag, b0l.word, b0.tag);
  keys.Add(s0.word, b0l.word, b0.word);
  keys.Add(s0.word, b0l.word, b0.tag);
  keys.Add(s0.cluster6, b0l.word, b0.cluster6);
  keys.Add(s1.word, b0l.word, b0.tag);
  keys.Add(s1.word, s0.tag, b0l.word);
  keys.Add(s1.tag, s0.word, b0l.word);
  keys.Add(s1.tag, s0.tag, b0l.word, b0.tag);
  keys.Add(s1.word, s0l.word);
  keys.Add(s1.word, s0l.word, s0.word);
  keys.Add(s1.word, s0l.word, s0.tag);
  keys.Add(s1.tag, s0l.word, s0.tag);
  keys.Add(s1.cluster6, s0l.word, s0.cluster6);
  keys.Add(s2.tag, s1.tag, s0l.word, s0.tag);
  keys.Add(s2.tag, s2r.tag, s1.tag, s0.tag);
  // Labels.
  keys.Add(s0.tag, s0ll, s0rl);
  keys.Add(s0.word, s0rl);
  keys.Add(s0.word, s0ll);
  keys.Add(s0.tag, s0rl, s0r2l, b0.tag);
  keys.Add(s0.tag, s0ll, s0l2l, b0.tag);
  keys.Add(s1.tag, s1rl, s0.tag);
  keys.Add(s1.tag, s1ll, s0.tag);
  keys.Add(s1.word, s1rl, s0.tag);
  keys.Add(b0.tag, b0ll, s0.tag);
  keys.Add(b0.tag, b0ll, b0l2l);
  keys.Add(s0.tag, n0.left_labels);
  keys.Add(s0.tag, n0.right_labels, b0.tag);
  keys.Add(s0.word, n0.right_labels);
  keys.Add(s1.tag, n1.right_labels, s0.tag);
  keys.Add(s1.tag, n1.left_labels, s0.tag);
  keys.Add(s1.word, n1.right_labels, s0.tag);
  keys.Add(b0.tag, nb.left_labels, s0.tag);
  keys.Add(s1.upos, n1.right_labels, s0.upos, n0.left_labels);
  keys.Add(s0.upos, n0.left_labels, n0.right_labels, b0.upos, nb.left_labels);
  // Distance, valency, what lies between and ahead.
  keys.Add(gap0, s0.tag, b0.tag);
  keys.Add(gap0, s0.word);
  keys.Add(gap0, b0.word);
  keys.Add(gap1, s1.tag, s0.tag);
  keys.Add(gap1, s1.word);
  keys.Add(gap1, s0.word);
  keys.Add(Few(n0.left_count), Few(n0.right_count), s0.tag, b0.tag);
  keys.Add(Few(n1.right_count), s1.tag, s0.tag);
  keys.Add(Few(n0.right_count), s0.word);
  keys.Add(Few(n1.right_count), s1.word);
  keys.Add(Few(nb.left_count), b0.word);
  keys.Add(Few(nb.left_count), b0.tag, s0.tag);
  keys.Add(marks0, s0.tag, b0.tag);
  keys.Add(marks1, s1.tag, s0.tag);
  keys.Add(marks1, s1.tag, s0.tag, b0.tag);
  keys.Add(marks1, verbs1, s1.upos, s0.upos);
  keys.Add(verbs0, s0.tag, b0.tag);
  keys.Add(verbs1, s1.tag, s0.tag);
  keys.Add(verb_ahead, s0.tag, b0.tag);
  keys.Add(verb_ahead, verb_gap, s0.upos, b0.upos);
  keys.Add(verb_ahead, s1.tag, s0.tag);
  keys.Add(verb_ahead, s0.word);
  keys.Add(b0.next_mark, verb_ahead, s0.upos, b0.upos);
  keys.Add(depth, s0.tag, b0.tag);
  keys.Add(depth, s0.word, b0.next_verb == words());
}

bool DependencyParser::Load(std::string_view model) { return model_.Load(model) && model_.classes() == kSteps; }

void DependencyParser::Parse(std::span<const Lexeme> lexemes, std::span<const TagId> tags, const TagSet& tag_set,
                             std::span<Token> tokens) const {
  thread_local ArcHybrid state;
  thread_local ParserInput input;
  thread_local std::vector<uint64_t> keys;
  thread_local std::vector<int32_t> scores;
  if (tokens.empty()) return;
  scores.resize(kSteps);
  input.Set(lexemes, tags, tag_set);
  state.Start(static_cast<int>(tokens.size()));
  while (!state.Done()) {
    input.Features(state, keys);
    model_.Score(keys, scores);
    state.Take(BestStep<int32_t>(state, scores));
  }
  for (size_t i = 0; i < tokens.size(); ++i) {
    const auto& node = state.node(static_cast<int>(i));
    tokens[i].head = node.head == state.words() ? kRoot : node.head;
    tokens[i].deprel = node.label;
  }
}

}  // namespace lapwing::parse
