// SPDX-License-Identifier: Apache-2.0
#include "resolve/demonyms.h"

#include <algorithm>

#include "base/strings.h"
#include "resolve/interpret.h"

namespace lapwing {
namespace {

using Tokens = std::vector<Token>;

Token& At(Tokens& tokens, int i) { return tokens[static_cast<size_t>(i)]; }
const Token& At(const Tokens& tokens, int i) { return tokens[static_cast<size_t>(i)]; }

/// Is the word, as it stands, an adjective or people of a state and nothing else?
bool Demonym(const Knowledge& knowledge, const Token& token) {
  if (token.upos != Upos::PROPN || !IsUpper(token.form[0])) return false;
  const int node = knowledge.Child(0, FoldName(token.form));
  if (node < 0) return false;
  bool adjective = false;
  for (const NameEntry& entry : knowledge.At(node)) {
    if (entry.kind == NameKind::kAdjective) adjective = true;
    else if (entry.kind != NameKind::kPeople) return false;
  }
  return adjective;
}

/// A word of a name: capitalised, or "bin", "al", "-", "III" inside one.
bool NameWord(const Token& token) {
  if (token.upos == Upos::PROPN) return true;
  return OneOf(token.form, {"bin", "ibn", "al", "el", "ould", "-", "II", "III", "IV", "VI", "Said"});
}

/// "Prime", "Minister", "Colonel", "Sultan".
bool TitleWord(const Knowledge& knowledge, const Token& token) {
  if (OneOf(token.form, {"Prime", "Foreign", "Vice", "Deputy", "Defence", "Defense", "Crown", "Interior", "Finance", "Chief", "First"}) || Honorific(token.form)) return true;
  const int node = knowledge.Child(0, FoldName(token.form));
  if (node < 0) return false;
  const std::span<const NameEntry> entries = knowledge.At(node);
  return std::any_of(entries.begin(), entries.end(), [](const NameEntry& entry) { return entry.kind == NameKind::kTitle; });
}

/// Does the way up from `token` lead through the run?
bool Through(const Tokens& tokens, int token, int first, int last) {
  for (int t = token; t >= 0; t = At(tokens, t).head) {
    if (t >= first && t <= last) return true;
  }
  return false;
}

void Hang(Token& token, int head, Deprel rel) {
  token.head = head;
  token.deprel = rel;
}

/// Rebuilds the words from the adjective to `last` as one phrase in the place that `root` of the run holds.
void Rebuild(const Knowledge& knowledge, Tokens& tokens, int adjective, int last, int outside, Deprel rel) {
  int name = adjective + 1;
  while (name <= last && TitleWord(knowledge, At(tokens, name))) ++name;
  const bool person = name > adjective + 1 && name <= last;
  // "Bruneian Shell Petroleum", "Swazi king": the last word governs.
  const int head = person ? name : last;
  for (Token& token : tokens) {
    const int at = static_cast<int>(&token - tokens.data());
    if (at >= adjective && at <= last) continue;
    if (token.head >= adjective && token.head <= last) token.head = head;
  }
  At(tokens, adjective).upos = Upos::ADJ;
  At(tokens, adjective).xpos = XposFrom("JJ");
  const int title = person ? name - 1 : head;
  Hang(At(tokens, adjective), title, Deprel::amod);
  for (int t = adjective + 1; t <= last; ++t) {
    if (t == head) Hang(At(tokens, t), outside, rel);
    else if (!person) Hang(At(tokens, t), head, Deprel::compound);
    else if (t < title) Hang(At(tokens, t), title, Deprel::compound);
    else if (t == title) Hang(At(tokens, t), head, Deprel::nmod_desc);
    else Hang(At(tokens, t), head, At(tokens, t).form == "-" ? Deprel::punct : Deprel::flat);
  }
}

void MendAt(const Knowledge& knowledge, Tokens& tokens, int adjective) {
  const int n = static_cast<int>(tokens.size());
  int last = adjective;
  while (last + 1 < n && NameWord(At(tokens, last + 1))) ++last;
  const Token& word = At(tokens, adjective);
  if (last == adjective && last + 1 < n && At(tokens, last + 1).upos == Upos::NOUN) {
    // "Swazi officials": both are subjects, or the noun hangs on the adjective.
    const Token& noun = At(tokens, last + 1);
    if (noun.head == adjective || (noun.head == word.head && noun.deprel == word.deprel)) ++last;
  }
  while (last > adjective && At(tokens, last).form == "-") --last;
  if (last == adjective) return;
  // What governs the phrase is what governs the adjective now; already under the phrase, it is right as it is.
  const int outside = word.head;
  if (outside >= adjective && outside <= last) return;
  if (outside >= 0 && Through(tokens, outside, adjective, last)) return;
  Rebuild(knowledge, tokens, adjective, last, outside, word.deprel);
}

}  // namespace

void MendDemonyms(const Knowledge& knowledge, Sentence& sentence) {
  Tokens& tokens = sentence.tokens;
  for (int t = 0; t + 1 < static_cast<int>(tokens.size()); ++t) {
    if (Demonym(knowledge, At(tokens, t))) MendAt(knowledge, tokens, t);
  }
}

}  // namespace lapwing
