// SPDX-License-Identifier: Apache-2.0
/// What the repairs of trees (tree_repair.h) do to tokens: look at them and hang them elsewhere, never in a ring.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "lapwing/sentence.h"

namespace lapwing::tree_edit {

using Tokens = std::vector<Token>;

inline Token& At(Tokens& tokens, int i) { return tokens[static_cast<size_t>(i)]; }
inline const Token& At(const Tokens& tokens, int i) { return tokens[static_cast<size_t>(i)]; }
inline int Size(const Tokens& tokens) { return static_cast<int>(tokens.size()); }

inline bool Nominal(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

inline bool IsRel(const Token& token, std::initializer_list<Deprel> rels) { return std::find(rels.begin(), rels.end(), token.deprel) != rels.end(); }

/// First child with one of these labels, or -1.
inline int Child(const Tokens& tokens, int head, std::initializer_list<Deprel> rels) {
  for (int i = 0; i < Size(tokens); ++i) {
    if (At(tokens, i).head == head && IsRel(At(tokens, i), rels)) return i;
  }
  return -1;
}

inline bool HasChild(const Tokens& tokens, int head, std::initializer_list<Deprel> rels) { return Child(tokens, head, rels) >= 0; }

inline bool Under(const Tokens& tokens, int token, int ancestor) {
  while (token >= 0 && token != ancestor) token = At(tokens, token).head;
  return token == ancestor;
}

/// Hangs a token elsewhere; not below itself.
inline bool Hang(Tokens& tokens, int child, int head, Deprel rel) {
  if (child < 0 || head < 0 || Under(tokens, head, child)) return false;
  At(tokens, child).head = head;
  At(tokens, child).deprel = rel;
  return true;
}

/// Children of one token with an index in [from, to) become another's.
inline void HandOver(Tokens& tokens, int from_head, int to_head, int from, int to) {
  for (int i = std::max(0, from); i < to && i < Size(tokens); ++i) {
    if (i != to_head && At(tokens, i).head == from_head && !Under(tokens, to_head, i)) At(tokens, i).head = to_head;
  }
}

/// First and last token below `token`, itself included.
inline int LeftEdge(const Tokens& tokens, int token) {
  for (int i = 0; i < token; ++i) {
    if (Under(tokens, i, token)) return i;
  }
  return token;
}
inline int RightEdge(const Tokens& tokens, int token) {
  for (int i = Size(tokens) - 1; i > token; --i) {
    if (Under(tokens, i, token)) return i;
  }
  return token;
}

/// A past or present tense, or a verb with a modal or another auxiliary.
inline bool Finite(const Token& verb) {
  static const Xpos kVbd = XposFrom("VBD"), kVbz = XposFrom("VBZ"), kVbp = XposFrom("VBP");
  return verb.upos == Upos::VERB && (verb.xpos == kVbd || verb.xpos == kVbz || verb.xpos == kVbp);
}

}  // namespace lapwing::tree_edit
