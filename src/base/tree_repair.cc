// SPDX-License-Identifier: Apache-2.0
#include "base/tree_repair.h"

namespace lapwing {
namespace {

using Tokens = std::vector<Token>;

Token& At(Tokens& tokens, int i) { return tokens[static_cast<size_t>(i)]; }

bool Nominal(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

void FreePunctuation(Tokens& tokens) {
  for (Token& token : tokens) {
    for (size_t steps = 0; token.head >= 0 && At(tokens, token.head).upos == Upos::PUNCT && At(tokens, token.head).head >= 0 && steps < tokens.size(); ++steps) {
      token.head = At(tokens, token.head).head;
    }
  }
}

bool HasChild(const Tokens& tokens, int head, std::initializer_list<Deprel> rels) {
  for (const Token& token : tokens) {
    if (token.head != head) continue;
    for (Deprel rel : rels) {
      if (token.deprel == rel) return true;
    }
  }
  return false;
}

/// The noun at the root and the finite verb under it change places.
void RaiseFiniteVerb(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbz = XposFrom("VBZ"), kVbp = XposFrom("VBP"), kVbn = XposFrom("VBN"), kMd = XposFrom("MD");
  const int n = static_cast<int>(tokens.size());
  int root = -1;
  for (int i = 0; i < n; ++i) {
    if (At(tokens, i).head == kRoot) root = i;
  }
  if (root < 0 || !Nominal(At(tokens, root)) || HasChild(tokens, root, {Deprel::cop, Deprel::nsubj})) return;
  // A whole sentence has a finite verb; where none is tagged, the "participle" is it ("guards fired on migrants.").
  bool lacks_finite = tokens.back().form == "." && n > 4;
  for (const Token& token : tokens) lacks_finite = lacks_finite && token.xpos != kVbd && token.xpos != kVbz && token.xpos != kVbp && token.xpos != kMd;
  for (int v = root + 1; v < n; ++v) {
    Token& verb = At(tokens, v);
    bool finite = verb.upos == Upos::VERB && (verb.xpos == kVbd || verb.xpos == kVbz || verb.xpos == kVbp || (verb.xpos == kVbn && lacks_finite));
    if (verb.head != root || (verb.deprel != Deprel::acl && verb.deprel != Deprel::parataxis) || !finite) continue;
    if (HasChild(tokens, v, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obl_agent, Deprel::mark})) continue;
    // Headlines leave out "were": "Two sailors arrested in Cyprus".
    bool may_be_passive = verb.xpos == kVbd || verb.xpos == kVbn;
    if (may_be_passive && tokens.back().form != "." && !HasChild(tokens, v, {Deprel::obj})) continue;
    verb.head = kRoot;
    verb.deprel = Deprel::root;
    At(tokens, root).head = v;
    At(tokens, root).deprel = Deprel::nsubj;
    // What follows the verb belongs to it.
    for (int i = 0; i < n; ++i) {
      Token& token = At(tokens, i);
      bool clausal = token.deprel == Deprel::punct || token.deprel == Deprel::parataxis || token.deprel == Deprel::advcl;
      if (token.head != root || (i < v && !clausal)) continue;
      token.head = v;
      if (token.deprel == Deprel::nmod) token.deprel = Deprel::obl;
    }
    return;
  }
}

void FoldAuxiliary(Tokens& tokens) {
  static const Xpos kVbn = XposFrom("VBN");
  const int n = static_cast<int>(tokens.size());
  for (int v = 0; v < n; ++v) {
    Token& verb = At(tokens, v);
    if (verb.deprel != Deprel::xcomp || verb.xpos != kVbn || verb.head < 0 || verb.head > v) continue;
    int have = verb.head;
    if (At(tokens, have).lemma != "have" || HasChild(tokens, have, {Deprel::obj})) continue;
    verb.head = At(tokens, have).head;
    verb.deprel = At(tokens, have).deprel;
    for (Token& token : tokens) {
      if (token.head == have) token.head = v;
    }
    At(tokens, have).head = v;
    At(tokens, have).deprel = Deprel::aux;
    At(tokens, have).upos = Upos::AUX;
  }
}

/// "gave Ukraine tanks" with two objects: the first is whom it was given to.
void SplitObjects(Tokens& tokens) {
  const int n = static_cast<int>(tokens.size());
  for (int v = 0; v < n; ++v) {
    if (At(tokens, v).upos != Upos::VERB || HasChild(tokens, v, {Deprel::iobj})) continue;
    int first = -1, count = 0;
    for (int i = v + 1; i < n; ++i) {
      if (At(tokens, i).head != v || At(tokens, i).deprel != Deprel::obj) continue;
      if (first < 0) first = i;
      ++count;
    }
    if (count == 2) At(tokens, first).deprel = Deprel::iobj;
  }
}

/// "stood by Ukraine": no passive without its auxiliary when the verb is finite.
void ActiveVoice(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbz = XposFrom("VBZ"), kVbp = XposFrom("VBP");
  const int n = static_cast<int>(tokens.size());
  for (int v = 0; v < n; ++v) {
    Xpos xpos = At(tokens, v).xpos;
    if ((xpos != kVbd && xpos != kVbz && xpos != kVbp) || HasChild(tokens, v, {Deprel::aux_pass})) continue;
    if (!HasChild(tokens, v, {Deprel::nsubj_pass})) continue;
    for (Token& token : tokens) {
      if (token.head != v) continue;
      if (token.deprel == Deprel::nsubj_pass) token.deprel = Deprel::nsubj;
      if (token.deprel == Deprel::obl_agent) token.deprel = Deprel::obl;
    }
  }
}

}  // namespace

void RepairTree(Sentence& sentence) {
  FreePunctuation(sentence.tokens);
  RaiseFiniteVerb(sentence.tokens);
  FoldAuxiliary(sentence.tokens);
  SplitObjects(sentence.tokens);
  ActiveVoice(sentence.tokens);
}

}  // namespace lapwing
