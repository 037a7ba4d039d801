// SPDX-License-Identifier: Apache-2.0
/// A sentence as the language core leaves it: tokens with tags, lemmas and a dependency tree
/// in Universal Dependencies v2 (labels as in English EWT 2.16).
///
/// Invariant  exactly one token has head == kRoot; heads form a tree; spans ascend and lie
///            inside the sentence's span of its article field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/text.h"

namespace lapwing {

#define LAPWING_UPOS(V)                                                                       \
  V(ADJ) V(ADP) V(ADV) V(AUX) V(CCONJ) V(DET) V(INTJ) V(NOUN) V(NUM) V(PART) V(PRON) V(PROPN) \
  V(PUNCT) V(SCONJ) V(SYM) V(VERB) V(X)
enum class Upos : uint8_t {
#define X_(name) name,
  LAPWING_UPOS(X_)
#undef X_
};

/// Labels used by the English treebanks; ':' is '_' in the C++ name. Unknown labels read as kDep.
#define LAPWING_DEPREL(X)                                                                          \
  X(acl, "acl") X(acl_relcl, "acl:relcl") X(advcl, "advcl") X(advcl_relcl, "advcl:relcl")          \
  X(advmod, "advmod") X(amod, "amod") X(appos, "appos") X(aux, "aux") X(aux_pass, "aux:pass")      \
  X(case_, "case") X(cc, "cc") X(cc_preconj, "cc:preconj") X(ccomp, "ccomp") X(compound, "compound") \
  X(compound_prt, "compound:prt") X(conj, "conj") X(cop, "cop") X(csubj, "csubj")                  \
  X(csubj_outer, "csubj:outer") X(csubj_pass, "csubj:pass") X(dep, "dep") X(det, "det")            \
  X(det_predet, "det:predet") X(discourse, "discourse") X(dislocated, "dislocated")                \
  X(expl, "expl") X(fixed, "fixed") X(flat, "flat") X(goeswith, "goeswith") X(iobj, "iobj")        \
  X(list, "list") X(mark, "mark") X(nmod, "nmod") X(nmod_desc, "nmod:desc")                        \
  X(nmod_poss, "nmod:poss") X(nmod_unmarked, "nmod:unmarked") X(nsubj, "nsubj")                    \
  X(nsubj_outer, "nsubj:outer") X(nsubj_pass, "nsubj:pass") X(nummod, "nummod") X(obj, "obj")      \
  X(obl, "obl") X(obl_agent, "obl:agent") X(obl_unmarked, "obl:unmarked") X(orphan, "orphan")      \
  X(parataxis, "parataxis") X(punct, "punct") X(reparandum, "reparandum") X(root, "root")          \
  X(vocative, "vocative") X(xcomp, "xcomp")
enum class Deprel : uint8_t {
#define X_(name, text) name,
  LAPWING_DEPREL(X_)
#undef X_
};

/// Penn tags as EWT writes them; index into XposName(). Unknown tags read as "XX".
using Xpos = uint8_t;

const char* ToString(Upos upos);
const char* ToString(Deprel deprel);
const char* XposName(Xpos xpos);
Upos UposFrom(std::string_view name);      ///< X when unknown
Deprel DeprelFrom(std::string_view name);  ///< a known universal part wins over dep: "obl:foo" -> obl
Xpos XposFrom(std::string_view name);

inline constexpr int kRoot = -1;

struct Token {
  std::string form;   ///< as written (typographic quotes already plain)
  std::string lemma;  ///< dictionary form; lower case except proper nouns
  Upos upos = Upos::X;
  Xpos xpos = 0;
  Deprel deprel = Deprel::dep;
  bool space_after = true;
  int head = kRoot;  ///< index of the governor in Sentence::tokens, kRoot for the root
  Span span;         ///< bytes in the article field
};

/// A written word that holds several syntactic words: "don't" = do + n't. [first, last] inclusive.
struct MultiwordToken {
  int first = 0;
  int last = 0;
  std::string form;
};

/// What a name names. "Foreign Minister Choi": only "Choi" is the name.
enum class EntityKind : uint8_t { person, organisation, place, weapon };
const char* ToString(EntityKind kind);  ///< "PER", "ORG", "LOC", "WEAPON"

/// Tokens [first, last] inclusive; entities of a sentence ascend and do not overlap.
struct EntitySpan {
  int first = 0;
  int last = 0;
  EntityKind kind = EntityKind::person;
  bool operator==(const EntitySpan&) const = default;
};

struct Sentence {
  Field field = Field::kText;
  Span span;
  std::vector<Token> tokens;
  std::vector<MultiwordToken> multiword;
  std::vector<EntitySpan> entities;
  std::vector<std::string> comments;  ///< CoNLL-U comment lines without "# ", kept when given
  int paragraph = 0;                  ///< 0-based, counted within the field
};

}  // namespace lapwing
