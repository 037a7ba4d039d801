// SPDX-License-Identifier: Apache-2.0
#include "code/tellings.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

bool IsVerb(const Tree& tree, int token) { return tree.IsVerbal(token) || tree.Child(token, Deprel::cop) >= 0; }

int HeadOf(const Tree& tree, const DateMention& mention) {
  for (int t = mention.first; t <= mention.last; ++t) {
    if (tree.Head(t) < mention.first || tree.Head(t) > mention.last) return t;
  }
  return mention.first;
}

/// "He", "its premier", "the two presidents", "the envoy": somebody who was just spoken of.
bool SpokenOf(const Tree& tree, int subject) {
  if (subject < 0) return false;
  if (OneOf(LowerAscii(tree[subject].form), {"he", "she", "they", "it", "both"})) return true;
  bool the = false;
  for (int child : tree.Children(subject)) {
    std::string form = LowerAscii(tree[child].form);
    switch (tree.Rel(child)) {
      case Deprel::nmod_poss:
        if (OneOf(form, {"his", "her", "its", "their"})) return true;
        return false;
      case Deprel::det: the = the || OneOf(form, {"the", "both", "these"}); break;
      case Deprel::nummod:
      case Deprel::punct:
      case Deprel::nsubj: break;
      default: return false;
    }
  }
  return the && tree[subject].upos != Upos::PROPN;
}

/// "During the two-hour talks the American promised": what was told just before.
bool OnTheSameOccasion(const Tree& tree, int root) {
  for (int child : tree.Children(root)) {
    if (tree.Rel(child) != Deprel::obl || child > root || !OneOf(tree.Preposition(child), {"during", "at", "in", "after"})) continue;
    if (!OneOf(tree.Lemma(child), {"talk", "meeting", "visit", "ceremony", "dinner", "session", "encounter", "banquet"})) continue;
    const int first = tree.Leftmost(child) + 1;
    if (first < tree.size() && OneOf(LowerAscii(tree[first].form), {"the", "their", "that", "this"})) return true;
  }
  return false;
}

}  // namespace

int ClauseAt(const Tree& tree, int token) {
  for (; tree.Head(token) >= 0; token = tree.Head(token)) {
    // "in a statement issued on Wednesday": issued is no clause of its own.
    bool issued = tree.Rel(token) == Deprel::acl && OneOf(tree.Lemma(tree.Head(token)), {"statement", "letter", "interview", "speech", "message", "note", "communique"});
    if (IsVerb(tree, token) && !issued) break;
  }
  return token;
}

bool MainClause(const Tree& tree, int clause) {
  for (int t = clause; tree.Head(t) >= 0; t = tree.Head(t)) {
    Deprel rel = tree.Rel(t);
    bool quoted = rel == Deprel::ccomp && t < tree.Head(t);
    if (rel != Deprel::conj && rel != Deprel::parataxis && rel != Deprel::xcomp && !quoted) return false;
  }
  return true;
}

void ReadDays(const Tree& tree, const SentenceMentions& mentions, const Date& published, Telling& telling) {
  for (const DateMention& mention : mentions.dates) {
    if (mention.counted != 0 && !mention.date && tree.IsNominal(std::max(0, tree.Head(HeadOf(tree, mention))))) telling.counted = true;
    if (mention.basis != "text" || !mention.date) continue;
    int head = HeadOf(tree, mention);
    bool before_noun = tree.Head(head) > head && tree.IsNominal(tree.Head(head));
    bool main = !mention.duration && !mention.past_state && mention.date.precision >= Precision::kMonth && !before_noun &&
                mention.date.Days() <= published.Days() && MainClause(tree, ClauseAt(tree, head));
    if (main && !telling.own) telling.own = mention.date;
    else telling.other = true;
  }
}

int SubjectOf(const Tree& tree, int verb) {
  int subject = tree.Child(verb, Deprel::nsubj);
  return subject >= 0 ? subject : tree.Child(verb, Deprel::nsubj_pass);
}

int RootOf(const Tree& tree) {
  for (int t = 0; t < tree.size(); ++t) {
    if (tree.Head(t) < 0) return t;
  }
  return -1;
}

bool GoesOn(const Tree& tree) {
  int root = RootOf(tree);
  if (root < 0) return false;
  if (OnTheSameOccasion(tree, root)) return true;
  if (SpokenOf(tree, SubjectOf(tree, root))) return true;
  for (int child : tree.Children(root)) {
    if (tree.Rel(child) == Deprel::ccomp && child < root && SpokenOf(tree, SubjectOf(tree, child))) return true;
  }
  return false;
}

bool TellsHour(const Tree& tree, const SentenceMentions& mentions) {
  const bool clock = std::any_of(mentions.dates.begin(), mentions.dates.end(), [](const DateMention& d) { return !d.date && !d.duration && d.value.size() > 11 && d.value[10] == 'T'; });
  if (clock) return true;
  for (int t = 1; t < tree.size(); ++t) {
    const std::string before = LowerAscii(tree[t - 1].form);
    if (OneOf(before, {"at", "before"}) && OneOf(tree.Lemma(t), {"dawn", "dusk", "daybreak", "sunrise", "sunset", "nightfall"})) return true;
    const bool the = before == "the" && t >= 2 && OneOf(LowerAscii(tree[t - 2].form), {"in", "during"});
    if (the && OneOf(LowerAscii(tree[t].form), {"evening", "morning", "afternoon", "day", "night"}) && (t + 1 == tree.size() || tree[t + 1].upos == Upos::PUNCT || tree.IsVerbal(t + 1))) return true;
    if (before == "of" && t >= 2 && tree.Lemma(t - 2) == "course" && tree.Lemma(t) == "day") return true;
    const bool soon = OneOf(LowerAscii(tree[t].form), {"afterwards", "afterward", "thereafter"}) && OneOf(before, {"shortly", "soon", "immediately", "minutes", "moments", "hours"});
    if (soon || (LowerAscii(tree[t].form) == "later" && before == "moments")) return true;
  }
  return false;
}

bool StartsItem(const Sentence& sentence) { return !sentence.tokens.empty() && OneOf(sentence.tokens[0].form, {"*", "•", "-", "–", "—", "+", ">>"}); }

}  // namespace lapwing
