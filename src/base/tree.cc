// SPDX-License-Identifier: Apache-2.0
#include "base/tree.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace lapwing {

bool IsPaper(const Token& noun) {
  return OneOf(noun.lemma, {"statement", "commentary", "communique", "communiqué", "letter", "declaration", "editorial", "memorandum", "article", "resolution"});
}

Tree::Tree(const Sentence& sentence) : sentence_(&sentence) {
  const size_t n = sentence.tokens.size();
  offsets_.assign(n + 2, 0);
  for (const Token& token : sentence.tokens) {
    if (token.head >= 0) ++offsets_[static_cast<size_t>(token.head) + 2];
  }
  for (size_t i = 2; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
  children_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    int head = sentence.tokens[i].head;
    if (head >= 0) children_[static_cast<size_t>(offsets_[static_cast<size_t>(head) + 1]++)] = static_cast<int>(i);
  }
}

std::span<const int> Tree::Children(int token) const {
  auto begin = static_cast<size_t>(offsets_[static_cast<size_t>(token)]);
  auto end = static_cast<size_t>(offsets_[static_cast<size_t>(token) + 1]);
  return std::span<const int>(children_).subspan(begin, end - begin);
}

int Tree::Child(int token, Deprel rel) const {
  for (int child : Children(token)) {
    if (Rel(child) == rel) return child;
  }
  return -1;
}

int Tree::Leftmost(int token) const {
  int left = token;
  for (int child : Children(token)) left = std::min(left, Leftmost(child));
  return left;
}

int Tree::Rightmost(int token) const {
  int right = token;
  for (int child : Children(token)) right = std::max(right, Rightmost(child));
  return right;
}

bool Tree::Under(int token, int ancestor) const {
  for (int t = token; t >= 0; t = Head(t)) {
    if (t == ancestor) return true;
  }
  return false;
}

int Tree::Distance(int a, int b) const {
  int steps = 0;
  for (int t = a; t >= 0; t = Head(t), ++steps) {
    int down = 0;
    for (int u = b; u >= 0; u = Head(u), ++down) {
      if (u == t) return steps + down;
    }
  }
  return size();
}

std::string Tree::Preposition(int token) const {
  int marker = -1;
  for (int child : Children(token)) {
    if (Rel(child) != Deprel::case_ || (*this)[child].upos == Upos::PART) continue;
    marker = child;
    // "from inside X", "out of X": the last preposition before the noun carries the sense only when the
    // first one is a mere particle; keep the first.
    break;
  }
  // "with ROK National Security Advisor Cho": parsers may hang the preposition on the title before the name.
  if (marker < 0 && (*this)[token].upos == Upos::PROPN) {
    for (int child : Children(token)) {
      if (Rel(child) != Deprel::nmod_desc || child > token || marker >= 0) continue;
      for (int below : Children(child)) {
        if (Rel(below) == Deprel::case_ && below < child && (*this)[below].upos != Upos::PART) marker = below;
        if (marker >= 0) break;
      }
    }
  }
  if (marker < 0) return {};
  std::string text((*this)[marker].lemma);
  for (int child : Children(marker)) {
    if (Rel(child) == Deprel::fixed) text.append("_").append((*this)[child].lemma);
  }
  // The parser does not always see fixed prepositions: read them off the neighbours.
  static constexpr std::array<std::array<std::string_view, 2>, 6> kPairs = {
      {{"according", "to"}, {"because", "of"}, {"due", "to"}, {"along", "with"}, {"together", "with"}, {"ahead", "of"}}};
  for (const auto& pair : kPairs) {
    if (text == pair[1] && marker > 0 && (*this)[marker - 1].lemma == pair[0]) {
      text = std::string(pair[0]) + "_" + std::string(pair[1]);
    }
    if (text == pair[0] && marker + 1 < size() && (*this)[marker + 1].lemma == pair[1]) {
      text = std::string(pair[0]) + "_" + std::string(pair[1]);
    }
    // "accord" is what a lemmatiser makes of "according".
    if (text == "accord_to" || text == "accord" || text == "according") text = "according_to";
  }
  return text;
}

std::string_view Tree::Marker(int token) const {
  for (int child : Children(token)) {
    if (Rel(child) == Deprel::mark) return Lemma(child);
  }
  return {};
}

bool Tree::IsVerbal(int token) const {
  return (*this)[token].upos == Upos::VERB || (*this)[token].upos == Upos::AUX;
}

bool Tree::IsNominal(int token) const {
  Upos upos = (*this)[token].upos;
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || upos == Upos::NUM || upos == Upos::SYM;
}

bool Tree::IsPassive(int token) const {
  static const Xpos kVbn = XposFrom("VBN"), kVbd = XposFrom("VBD");
  bool has_aux = false;
  for (int child : Children(token)) {
    switch (Rel(child)) {
      case Deprel::aux_pass:
      case Deprel::nsubj_pass:
      case Deprel::csubj_pass: return true;
      case Deprel::aux:
      case Deprel::nsubj: has_aux = true; break;
      default: break;
    }
  }
  Xpos xpos = (*this)[token].xpos;
  if (xpos != kVbn && xpos != kVbd) return false;
  Deprel rel = Rel(token);
  if (rel == Deprel::acl && xpos == kVbd) {
    // "missiles supplied by X" is often tagged as past tense; "the delegation arrived" never is passive.
    for (int child : Children(token)) {
      if (Rel(child) == Deprel::obl_agent || (Rel(child) == Deprel::obl && Preposition(child) == "by")) return true;
    }
    return false;
  }
  if (rel == Deprel::acl || rel == Deprel::amod) return !has_aux;
  if (xpos != kVbn || has_aux) return false;
  if (rel == Deprel::advcl || rel == Deprel::xcomp) return true;
  // "was seized and taken to": the second participle shares the first one's passive auxiliary.
  if (rel == Deprel::conj && Head(token) >= 0 && IsVerbal(Head(token))) return IsPassive(Head(token));
  return false;
}

}  // namespace lapwing
