// SPDX-License-Identifier: Apache-2.0
/// Walking a dependency tree downwards: CoNLL-U only stores the way up.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lapwing/sentence.h"

namespace lapwing {

inline bool IsSubject(Deprel rel) { return rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::nsubj_outer; }

/// "anti-American", "anti-Lilongwe": the name behind it is whom something is against.
inline bool IsAnti(std::string_view form) {
  return form.size() > 6 && (form[0] == 'a' || form[0] == 'A') && form.substr(1, 4) == "nti-" && form[5] >= 'A' && form[5] <= 'Z';
}

/// "statement", "editorial", "resolution": what speaks for whoever issued it.
bool IsPaper(const Token& noun);

/// Children of every token, in text order. Holds a reference to the sentence, which must outlive it.
/// Cost  two passes over the tokens, two allocations.
class Tree {
 public:
  explicit Tree(const Sentence& sentence);

  const Sentence& sentence() const { return *sentence_; }
  int size() const { return static_cast<int>(sentence_->tokens.size()); }
  const Token& operator[](int token) const { return sentence_->tokens[static_cast<size_t>(token)]; }
  int Head(int token) const { return (*this)[token].head; }
  Deprel Rel(int token) const { return (*this)[token].deprel; }
  std::string_view Lemma(int token) const { return (*this)[token].lemma; }
  std::span<const int> Children(int token) const;

  /// First child with this label, or -1.
  int Child(int token, Deprel rel) const;
  /// Leftmost and rightmost token of the subtree.
  int Leftmost(int token) const;
  int Rightmost(int token) const;
  /// True when `token` is `ancestor` or below it.
  bool Under(int token, int ancestor) const;
  /// Edges between two tokens.
  int Distance(int a, int b) const;
  /// Lemma of the case marker, multiword prepositions joined: "to", "according_to", "because_of"; "" for none.
  std::string Preposition(int token) const;
  /// Lemma of the clause marker ("if", "that", "to"; for infinitives PART "to"), or "".
  std::string_view Marker(int token) const;
  bool IsVerbal(int token) const;
  bool IsNominal(int token) const;
  /// Passive voice: has aux:pass or nsubj:pass, or is a bare past participle modifying something.
  bool IsPassive(int token) const;

 private:
  const Sentence* sentence_;
  std::vector<int> offsets_;   // children of t are children_[offsets_[t] .. offsets_[t + 1])
  std::vector<int> children_;
};

}  // namespace lapwing
