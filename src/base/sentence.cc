// SPDX-License-Identifier: Apache-2.0
#include "lapwing/sentence.h"

#include <algorithm>
#include <array>

namespace lapwing {
namespace {

constexpr const char* kUposNames[] = {
#define X_(name) #name,
    LAPWING_UPOS(X_)
#undef X_
};

constexpr const char* kDeprelNames[] = {
#define X_(name, text) text,
    LAPWING_DEPREL(X_)
#undef X_
};

// Penn Treebank tags as the English UD treebanks use them; position is the Xpos value.
constexpr const char* kXposNames[] = {
    "XX", "ADD",  "AFX",   "CC",  "CD",  "DT",   "EX",  "FW",  "GW", "HYPH", "IN", "JJ",  "JJR",
    "JJS", "LS",  "MD",    "NFP", "NN",  "NNP",  "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",
    "RBR", "RBS", "RP",    "SYM", "TO",  "UH",   "VB",  "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT",
    "WP", "WP$",  "WRB",   "$",   "''",  "``",   ",",   ".",   ":",  "-LRB-", "-RRB-"};

template <size_t N>
int IndexOf(const char* const (&names)[N], std::string_view name) {
  const auto* it = std::find(std::begin(names), std::end(names), name);
  return it == std::end(names) ? -1 : static_cast<int>(it - std::begin(names));
}

}  // namespace

const char* ToString(Upos upos) { return kUposNames[static_cast<size_t>(upos)]; }
const char* ToString(Deprel deprel) { return kDeprelNames[static_cast<size_t>(deprel)]; }
const char* XposName(Xpos xpos) { return xpos < std::size(kXposNames) ? kXposNames[xpos] : "XX"; }

Upos UposFrom(std::string_view name) {
  int i = IndexOf(kUposNames, name);
  return i < 0 ? Upos::X : static_cast<Upos>(i);
}

Deprel DeprelFrom(std::string_view name) {
  int i = IndexOf(kDeprelNames, name);
  // An unseen subtype still has its universal part: "obl:npmod" reads as obl.
  if (i < 0) i = IndexOf(kDeprelNames, name.substr(0, name.find(':')));
  return i < 0 ? Deprel::dep : static_cast<Deprel>(i);
}

Xpos XposFrom(std::string_view name) {
  int i = IndexOf(kXposNames, name);
  return i < 0 ? Xpos{0} : static_cast<Xpos>(i);
}

const char* ToString(EntityKind kind) {
  static const char* const kNames[] = {"PER", "ORG", "LOC", "WEAPON"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace lapwing
