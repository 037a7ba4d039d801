// SPDX-License-Identifier: Apache-2.0
// Words that a pattern asks for besides its trigger: particles and modifiers beside it, nouns in its slots.
#include <algorithm>

#include "base/strings.h"
#include "code/matcher.h"

namespace lapwing {

/// "agreed not to attack", where the tree hangs the "not" on what is agreed.
bool Matcher::UndertakesNot(int trigger) const {
  if (!Undertakes(trigger)) return false;
  const auto children = tree_.Children(trigger);
  return std::any_of(children.begin(), children.end(), [&](int child) {
    const Deprel rel = tree_.Rel(child);
    return (rel == Deprel::xcomp || rel == Deprel::ccomp || rel == Deprel::acl) && tree_.Marker(child) == "to" && Negated(child);
  });
}

/// "no longer buys", "does not buy any longer": its lemma is "long", which also stands in "has long bought".
bool Matcher::NoLonger(int trigger) const {
  const auto children = tree_.Children(trigger);
  return std::any_of(children.begin(), children.end(), [&](int child) {
    return tree_.Rel(child) == Deprel::advmod && child > 0 && LowerAscii(tree_[child].form) == "longer" && OneOf(LowerAscii(tree_[child - 1].form), {"no", "any"});
  });
}

bool Matcher::ExtrasStand(const Pattern& pattern, int trigger) const {
  for (uint16_t mark : pattern.extra_marks) {
    if (!words_.test(mark)) return false;
  }
  for (const std::string& extra : pattern.extra) {
    bool stands = false;
    if (extra == "not" && UndertakesNot(trigger)) continue;
    // "does not accept" refuses; "has not accepted" only tells what has not come about.
    if ((extra == "not" || extra == "never") && tree_.IsVerbal(trigger)) {
      for (int child : tree_.Children(trigger)) {
        if (tree_.Rel(child) == Deprel::aux && tree_.Lemma(child) == "have") return false;
      }
    }
    for (int child : tree_.Children(trigger)) {
      Deprel rel = tree_.Rel(child);
      bool beside = rel == Deprel::compound_prt || rel == Deprel::advmod || rel == Deprel::compound || rel == Deprel::amod ||
                    rel == Deprel::obj || rel == Deprel::xcomp || rel == Deprel::nmod_poss || rel == Deprel::case_ || rel == Deprel::nmod_desc;
      if (beside && LowerAscii(tree_.Lemma(child)) == extra) stands = true;
      if (rel == Deprel::obl || rel == Deprel::nmod || rel == Deprel::advcl || rel == Deprel::obl_agent || rel == Deprel::obj || rel == Deprel::ccomp || rel == Deprel::xcomp) {
        for (int marker : tree_.Children(child)) {
          if ((tree_.Rel(marker) == Deprel::case_ || tree_.Rel(marker) == Deprel::mark) && tree_.Lemma(marker) == extra) stands = true;
        }
      }
    }
    if (extra == "longer") stands = stands || NoLonger(trigger);
    // A hyphenated or mis-attached modifier right beside the noun: "war games", "air-strike".
    if (!stands) {
      for (int t : {trigger - 1, trigger - 2, trigger + 1}) {
        if (t >= 0 && t < tree_.size() && tree_.Lemma(t) == extra && (t == trigger + 1 || tree_.Head(t) == trigger || tree_[trigger - 1].form == "-")) stands = true;
      }
    }
    if (!stands) return false;
  }
  return true;
}

/// A slot that must be filled by one of its words, none of which the sentence has.
bool Matcher::LacksWords(const Pattern& pattern) const {
  return std::any_of(pattern.slots.begin(), pattern.slots.end(), [&](const Slot& slot) { return slot.marks != nullptr && !slot.optional && !slot.forbidden && (*slot.marks & words_).none(); });
}

/// "seven of its eight crossings", "the first of 300 tanks": what is counted, or -1.
int Matcher::Counted(int token) const {
  const bool number = tree_[token].upos == Upos::NUM || tree_[token].upos == Upos::DET || tree_[token].upos == Upos::PRON ||
                      OneOf(LowerAscii(tree_.Lemma(token)), {"first", "last", "half", "third", "quarter", "some", "many", "most", "several", "all", "dozen", "hundred", "thousand", "million", "one",
                                                             "part", "rest", "number", "majority", "couple", "member", "ton", "tonne", "batch", "series", "string", "group", "pair", "handful", "round"});
  if (!number) return -1;
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) == Deprel::nmod && tree_.Preposition(child) == "of") return child;
  }
  return -1;
}

/// All that a list may call the token by: its lemma, alone and behind what stands before it ("peace_talk", "cease-fire").
const std::vector<std::string>& Matcher::CalledBy(int t) const {
  std::vector<std::string>& called = called_[static_cast<size_t>(t)];
  if (!called.empty()) return called;
  const std::string lemma = LowerAscii(tree_.Lemma(t));
  called.push_back(lemma);
  for (int child : tree_.Children(t)) {
    const Deprel rel = tree_.Rel(child);
    if (rel != Deprel::compound && rel != Deprel::amod && rel != Deprel::nmod_desc) continue;
    called.push_back(LowerAscii(tree_.Lemma(child)) + "_" + lemma);
  }
  // "summoned Ambassador Hideo Tarumi": whom a thing is done to is called by his title. As a doer he is known by his name.
  if (tree_[t].upos == Upos::PROPN && tree_.Rel(t) != Deprel::nsubj) {
    for (int child : tree_.Children(t)) {
      const bool kind = tree_.Rel(child) == Deprel::compound && tree_[child].upos == Upos::NOUN && child == t - 1;  // "the carrier Nimitz"
      if ((tree_.Rel(child) == Deprel::nmod_desc && child < t) || kind) called.push_back(LowerAscii(tree_.Lemma(child)));
    }
  }
  // "cease-fire" in three tokens.
  if (t > 1 && tree_[t - 1].form == "-" && !tree_[t - 1].space_after) called.push_back(LowerAscii(tree_.Lemma(t - 2)) + "-" + lemma);
  if (t > 0) called.push_back(LowerAscii(tree_.Lemma(t - 1)) + "_" + lemma);
  return called;
}

/// One of a state's leaders told by name or pronoun: "Lavrov returned from Oslo", "he flew to Oslo".
bool Matcher::IsStatesman(int t) const {
  const bool name = tree_[t].upos == Upos::PROPN;
  if (!name && !(tree_[t].upos == Upos::PRON && OneOf(LowerAscii(tree_[t].form), {"he", "she"}))) return false;
  const std::vector<Side> sides = sides_.Of(t);
  return std::any_of(sides.begin(), sides.end(), [&](const Side& side) {
    return side.token == t && side.actor.sector == "GOV" && side.kind == (name ? MentionKind::kPerson : MentionKind::kPronoun);
  });
}

/// What a doer is called by his title ("Prime Minister Narendra Modi came to Oslo") or, without one, by his rank: a statesman.
bool Matcher::TitleFits(const WordSet& words, int t) const {
  if (tree_.Rel(t) != Deprel::nsubj) return false;
  for (int child : tree_.Children(t)) {
    if (tree_.Rel(child) == Deprel::nmod_desc && child < t && tree_[t].upos == Upos::PROPN) return words.count(LowerAscii(tree_.Lemma(child))) != 0;
  }
  return words.count("statesman") != 0 && IsStatesman(t);
}

bool Matcher::WordFits(const WordSet& words, int token, bool wanted) const {
  auto fits = [&](int t) {
    const std::vector<std::string>& called = CalledBy(t);
    return std::any_of(called.begin(), called.end(), [&](const std::string& word) { return words.count(word) != 0; });
  };
  if (wanted && TitleFits(words, token)) return true;
  if (fits(token)) return true;
  if (const int counted = Counted(token); counted >= 0 && fits(counted)) return true;
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) == Deprel::conj && fits(child)) return true;
  }
  return false;
}

}  // namespace lapwing
