// SPDX-License-Identifier: Apache-2.0
#include "code/pair_features.h"

#include <algorithm>

#include "base/strings.h"
#include "code/pair_readings.h"

namespace lapwing {
namespace {

constexpr std::string_view kGroupNames[kWordGroups] = {"predicate", "governor", "object", "path", "target", "source", "trigger", "sentence"};

bool IsContent(const Token& token) {
  return token.upos == Upos::VERB || token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::ADV || token.upos == Upos::PROPN;
}

bool Within(const std::vector<int>& tokens, int t) { return std::find(tokens.begin(), tokens.end(), t) != tokens.end(); }

class Finder {
 public:
  Finder(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, const Pair& pair, const std::vector<Reading>& readings)
      : tree_(tree), codebook_(codebook), mentions_(mentions), pair_(pair), readings_(readings) {}

  PairFeatures Find() {
    Frames();
    Ends("source", pair_.source, pair_.source_head, WordGroup::kSource);
    Ends("target", pair_.target, pair_.target_head, WordGroup::kTarget);
    Path();
    Between();
    Bag();
    std::sort(out_.signs.begin(), out_.signs.end());
    out_.signs.erase(std::unique(out_.signs.begin(), out_.signs.end()), out_.signs.end());
    return std::move(out_);
  }

 private:
  void Sign(std::string name) { out_.signs.push_back(std::move(name)); }
  std::vector<std::string>& Words(WordGroup group) { return out_.words[static_cast<size_t>(group)]; }
  std::string Lemma(int t) const {
    if (tree_[t].upos == Upos::NUM) return "#";
    // Names of people and places say nothing about what is done.
    if (tree_[t].upos == Upos::PROPN && mentions_.At(t) != nullptr) return "<name>";
    return LowerAscii(tree_.Lemma(t));
  }
  void Add(WordGroup group, int t) {
    if (t >= 0 && IsContent(tree_[t]) && (tree_[t].upos != Upos::PROPN || mentions_.At(t) == nullptr)) Words(group).push_back(LowerAscii(tree_.Lemma(t)));
  }
  std::string TypeName(int type) const { return codebook_.types[static_cast<size_t>(type)].name; }

  void Frames() {
    if (readings_.empty()) {
      Sign("frame:none");
      return;
    }
    const Reading& best = readings_[0];
    std::string type = TypeName(best.type);
    const std::string& frame = codebook_.frames[static_cast<size_t>(best.match.pattern->frame)].name;
    Sign("type:" + type);
    Sign("frame:" + frame);
    Sign("frame:" + frame + " status:" + ToString(best.status));
    Sign("kind:" + TypeName(best.match.type) + " status:" + ToString(best.status));
    Sign("status:" + std::string(ToString(best.status)));
    if (!best.match.mode.empty()) Sign("mode:" + type + "." + best.match.mode);
    if (best.match.pattern->weak) Sign("weak:" + type);
    if (best.match.inner >= 0) Sign("inner:" + Lemma(best.match.inner));
    int level = std::clamp(static_cast<int>(best.score / 2), 0, 6);
    for (int i = 0; i <= level; ++i) Sign("sure:" + type + ">=" + std::to_string(2 * i));
    Sign("trigger:" + Lemma(best.match.trigger));
    Add(WordGroup::kTrigger, best.match.trigger);
    for (int t : best.match.lexical) {
      Sign("trigger:" + Lemma(best.match.trigger) + "+" + Lemma(t));
      Add(WordGroup::kTrigger, t);
    }
    // Every other type that has a reading, by how far it stands behind.
    std::vector<char> seen(codebook_.types.size(), 0);
    int rank = 0;
    for (const Reading& reading : readings_) {
      if (seen[static_cast<size_t>(reading.type)] != 0) continue;
      seen[static_cast<size_t>(reading.type)] = 1;
      double gap = best.score - reading.score;
      Sign("reading:" + TypeName(reading.type) + (gap <= 0 ? "=" : gap < 1 ? "<1" : gap < 2.5 ? "<2.5" : gap < 5 ? "<5" : ">5"));
      if (rank == 1) Sign("first:" + type + " then:" + TypeName(reading.type) + (gap < 2 ? " near" : " far"));
      ++rank;
    }
  }

  void Ends(const char* name, const std::vector<int>& tokens, int head, WordGroup group) {
    if (head < 0) {
      Sign(std::string(name) + ":none");
      return;
    }
    for (int t : tokens) {
      Add(group, t);
      if (IsContent(tree_[t]) && Lemma(t) != "<name>") Sign(std::string(name) + " has:" + Lemma(t));
    }
    Sign(std::string(name) + " head:" + Lemma(head));
    Sign(std::string(name) + " rel:" + ToString(tree_.Rel(head)));
    std::string preposition = tree_.Preposition(head);
    int over = tree_.Head(head);
    if (over >= 0) {
      Sign(std::string(name) + " under:" + Lemma(over) + "/" + ToString(tree_.Rel(head)) + "/" + preposition);
      Sign(std::string(name) + " under:" + Lemma(over));
    }
    if (!preposition.empty()) Sign(std::string(name) + " after:" + preposition);
    if (const Mention* mention = mentions_.At(head); mention != nullptr && !mention->actors.empty()) {
      Sign(std::string(name) + " sector:" + mention->actors[0].sector);
      if (!mention->actors[0].country.empty()) Sign(std::string(name) + " known");
    }
  }

  std::vector<int> Up(int t) const {
    std::vector<int> chain;
    for (int steps = 0; t >= 0 && steps < 64; t = tree_.Head(t), ++steps) chain.push_back(t);
    return chain;
  }

  void Path() {
    if (pair_.source_head < 0 || pair_.target_head < 0) {
      int head = pair_.source_head >= 0 ? pair_.source_head : pair_.target_head;
      if (head >= 0 && tree_.Head(head) >= 0) Predicate(tree_.Head(head));
      return;
    }
    std::vector<int> a = Up(pair_.source_head), b = Up(pair_.target_head);
    size_t i = a.size(), j = b.size();
    while (i > 0 && j > 0 && a[i - 1] == b[j - 1]) --i, --j;
    int top = i < a.size() ? a[i] : a.back();
    std::string shape;
    std::vector<std::string> content;
    auto visit = [&](int t) {
      if (Within(pair_.source, t) || Within(pair_.target, t)) return;
      Add(WordGroup::kPath, t);
      if (!IsContent(tree_[t]) && tree_[t].upos != Upos::AUX) return;
      content.push_back(Lemma(t));
      Sign("path:" + Lemma(t));
      Marks(t);
    };
    for (size_t k = 0; k < i; ++k) shape += std::string(ToString(tree_.Rel(a[k]))) + "<";
    for (size_t k = 0; k < i; ++k) visit(a[k]);
    visit(top);
    for (size_t k = j; k > 0; --k) shape += std::string(ToString(tree_.Rel(b[k - 1]))) + ">";
    for (size_t k = j; k > 0; --k) visit(b[k - 1]);
    if (i + j <= 6) Sign("shape:" + shape);
    for (size_t k = 0; k + 1 < content.size(); ++k) Sign("path:" + content[k] + ">" + content[k + 1]);
    Sign("way:" + std::to_string(std::min<size_t>(i + j, 8)));
    Predicate(top);
    // The word right over the second phrase often says more than the one over both.
    for (size_t k = 0; k <= j && k < b.size(); ++k) {
      int t = b[k];
      if (Within(pair_.target, t)) continue;
      if (tree_.IsVerbal(t)) {
        Sign("target's verb:" + Lemma(t));
        break;
      }
    }
    for (size_t k = 0; k <= i && k < a.size(); ++k) {
      int t = a[k];
      if (Within(pair_.source, t)) continue;
      if (tree_.IsVerbal(t)) {
        Sign("source's verb:" + Lemma(t));
        Add(WordGroup::kPredicate, t);
        break;
      }
    }
  }

  /// Auxiliaries and negation of a word.
  void Marks(int t) {
    for (int child : tree_.Children(t)) {
      Deprel rel = tree_.Rel(child);
      if (rel == Deprel::aux) Sign("aux:" + Lemma(child));
      if (rel == Deprel::aux_pass) Sign("passive");
      if (rel == Deprel::advmod && OneOf(LowerAscii(tree_.Lemma(child)), {"not", "never", "no"})) Sign("not");
      if (rel == Deprel::advmod) Sign("adverb:" + Lemma(child));
      if (rel == Deprel::compound_prt) Sign("verb:" + Lemma(t) + "_" + Lemma(child));
    }
  }

  void Predicate(int top) {
    std::string lemma = Lemma(top);
    Sign("predicate:" + lemma);
    Add(WordGroup::kPredicate, top);
    Marks(top);
    int over = tree_.Head(top);
    if (over >= 0) {
      Sign("over:" + Lemma(over));
      Sign("over:" + Lemma(over) + ">" + lemma);
      Add(WordGroup::kGovernor, over);
    }
    for (int child : tree_.Children(top)) {
      Deprel rel = tree_.Rel(child);
      bool clause = rel == Deprel::xcomp || rel == Deprel::ccomp || rel == Deprel::advcl || rel == Deprel::csubj;
      bool thing = rel == Deprel::obj || rel == Deprel::iobj || rel == Deprel::obl || rel == Deprel::nmod || rel == Deprel::conj || rel == Deprel::acl;
      if (!clause && !thing) continue;
      if (Within(pair_.source, child)) continue;
      std::string below = Lemma(child);
      std::string preposition = tree_.Preposition(child);
      std::string label = std::string(ToString(rel)) + (preposition.empty() ? "" : "/" + preposition);
      if (!Within(pair_.target, child)) {
        Sign("takes:" + label + "/" + below);
        Sign("takes:" + lemma + ">" + below);
        Sign("has:" + below);
        Add(WordGroup::kObject, child);
      }
      if (!preposition.empty()) Sign("takes:" + lemma + "/" + preposition);
      if (clause || rel == Deprel::obj) {
        for (int inner : tree_.Children(child)) {
          if (Within(pair_.target, inner) || Within(pair_.source, inner)) continue;
          Deprel deep = tree_.Rel(inner);
          if (deep != Deprel::obj && deep != Deprel::obl && deep != Deprel::nmod && deep != Deprel::xcomp && deep != Deprel::acl && deep != Deprel::conj && deep != Deprel::amod && deep != Deprel::compound) continue;
          Sign("has:" + Lemma(inner));
          Sign("deep:" + below + ">" + Lemma(inner));
          Add(WordGroup::kObject, inner);
        }
      }
    }
  }

  void Between() {
    if (pair_.source.empty() || pair_.target.empty()) return;
    bool forward = pair_.source.back() < pair_.target.front();
    int from = forward ? pair_.source.back() + 1 : pair_.target.back() + 1;
    int to = forward ? pair_.target.front() : pair_.source.front();
    Sign(forward ? "order:source first" : "order:target first");
    std::string before;
    for (int t = from; t < to; ++t) {
      if (tree_[t].upos == Upos::PUNCT) continue;
      std::string lemma = Lemma(t);
      Sign("between:" + lemma);
      if (!before.empty()) Sign("between:" + before + " " + lemma);
      before = lemma;
    }
    Sign("apart:" + std::to_string(to - from <= 1 ? 1 : to - from <= 3 ? 3 : to - from <= 6 ? 6 : to - from <= 12 ? 12 : 20));
    int after = (forward ? pair_.target.back() : pair_.source.back()) + 1;
    for (int t = after; t < std::min(after + 4, tree_.size()); ++t) {
      if (tree_[t].upos != Upos::PUNCT) Sign("after:" + Lemma(t));
    }
    int first = forward ? pair_.source.front() : pair_.target.front();
    for (int t = std::max(0, first - 3); t < first; ++t) {
      if (tree_[t].upos != Upos::PUNCT) Sign("before:" + Lemma(t));
    }
  }

  void Bag() {
    for (int t = 0; t < tree_.size(); ++t) {
      if (!IsContent(tree_[t]) || tree_[t].upos == Upos::PROPN) continue;
      Sign("word:" + Lemma(t));
      Add(WordGroup::kSentence, t);
    }
  }

  const Tree& tree_;
  const Codebook& codebook_;
  const SentenceMentions& mentions_;
  const Pair& pair_;
  const std::vector<Reading>& readings_;
  PairFeatures out_;
};

}  // namespace

std::string_view ToString(WordGroup group) { return kGroupNames[static_cast<size_t>(group)]; }

PairFeatures FindPairFeatures(const Tree& tree, const Codebook& codebook, const SentenceMentions& mentions, const Pair& pair,
                              const std::vector<Reading>& readings) {
  return Finder(tree, codebook, mentions, pair, readings).Find();
}

}  // namespace lapwing
