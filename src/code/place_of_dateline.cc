// SPDX-License-Identifier: Apache-2.0
#include "code/place_of_dateline.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

/// Where a dateline ends: "TUNIS (AFP) -"; -1 where the sentence opens with none.
int EndOfDateline(const Tree& tree, const SentenceMentions& mentions) {
  const Mention* town = mentions.At(0);
  if (town == nullptr || town->first != 0 || town->kind != MentionKind::kPlace || !town->place.located || tree.sentence().field != Field::kText) return -1;
  const bool dated = !mentions.dates.empty() && mentions.dates[0].basis == "dateline";
  for (int t = town->last + 1; t < std::min(tree.size(), 16); ++t) {
    const std::string& form = tree[t].form;
    if (OneOf(form, {"-", "--", "\u2013", "\u2014", "_"})) return t;
    const bool of_dateline = tree[t].upos == Upos::PROPN || tree[t].upos == Upos::NUM || IsUpper(form[0]) || OneOf(form, {",", "(", ")", "/", "."});
    if (!of_dateline) return dated ? mentions.dates[0].last : -1;
  }
  return -1;
}

/// What people do where they are together: "Trump and Kim broke off their talks".
bool Together(const Tree& tree, int trigger) {
  auto together = [](std::string_view lemma) { return OneOf(lemma, {"meet", "talk", "confer", "shake", "sign", "dine", "embrace", "hug", "negotiate", "clash", "gather", "part"}); };
  if (together(tree.Lemma(trigger))) return true;
  const int object = tree.Child(trigger, Deprel::obj);
  return object >= 0 && OneOf(tree.Lemma(object), {"talk", "talks", "meeting", "summit", "hand", "negotiation", "session", "conference", "oath"});
}

}  // namespace

Place UnderDateline(const Tree& tree, const SentenceMentions& mentions, int trigger) {
  const int end = EndOfDateline(tree, mentions);
  if (end < 0 || trigger <= end || tree[trigger].xpos != XposFrom("VBD")) return {};
  const int above = tree.Rel(trigger) == Deprel::root ? trigger : tree.Rel(trigger) == Deprel::conj ? tree.Head(trigger) : -1;
  if (above < 0 || tree.Rel(above) != Deprel::root) return {};
  int subject = tree.Child(trigger, Deprel::nsubj);
  if (subject >= 0 && subject <= end) {
    for (int child : tree.Children(trigger)) {
      if (tree.Rel(child) == Deprel::nsubj && child > end) subject = child;
    }
  }
  if (subject < end && above != trigger) subject = tree.Child(above, Deprel::nsubj);
  const Mention* doer = subject > end ? mentions.At(subject) : nullptr;
  if (doer != nullptr && !doer->actors.empty() && doer->kind != MentionKind::kPerson && doer->kind != MentionKind::kRole && doer->kind != MentionKind::kSector && doer->kind != MentionKind::kPronoun) return {};
  const Place& town = mentions.At(0)->place;
  const bool together = Together(tree, trigger);
  for (const Mention& mention : mentions.mentions) {
    if (mention.first <= end) continue;
    if (mention.kind == MentionKind::kAdjective) continue;
    const bool elsewhere = (mention.place_use || mention.kind == MentionKind::kPlace) && mention.place.located && mention.place.name != town.name;
    if (elsewhere) return {};
    for (const Actor& actor : mention.actors) {
      if (!together && !actor.country.empty() && actor.country != town.country) return {};
    }
  }
  return town;
}

}  // namespace lapwing
