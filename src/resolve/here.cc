// SPDX-License-Identifier: Apache-2.0
#include "resolve/here.h"

#include "base/strings.h"

namespace lapwing {
namespace {

/// "arrived here", "his visit here", "is due here", "is here": words behind which the place of writing is where a guest comes to.
bool ComesHere(const Tree& tree, int here) {
  if (tree.Child(here, Deprel::cop) >= 0) return tree.Child(here, Deprel::case_) < 0;  // "is due here" is still to come
  const int head = tree.Head(here);
  return head >= 0 && OneOf(LowerAscii(tree.Lemma(head)), {"arrive", "come", "fly", "visit", "travel", "return", "land", "stop", "stay", "head", "go", "leave", "depart", "trip", "arrival", "tour", "stopover", "due",
                                                           "expect", "send", "dispatch"});
}

/// Where the report was written: the dateline says it; without one an agency writes at home, but those that write from everywhere.
const std::string& WrittenIn(const ArticleContext& context) {
  static const std::string kNowhere;
  if (!context.home.empty()) return context.home;
  return OneOf(context.press, {"USA", "GBR", "FRA", "DEU", "ESP", "CAN"}) ? kNowhere : context.press;
}

}  // namespace

void AddHere(SentenceView& view) {
  const std::string& written = WrittenIn(view.context);
  const int home = written.empty() ? -1 : view.knowledge.ByCode(written);
  if (home < 0) return;
  for (int t = 1; t < view.tree.size(); ++t) {
    if (LowerAscii(view.tree[t].form) != "here" || view.out.At(t) != nullptr || !ComesHere(view.tree, t)) continue;
    if (OddQuotes(view.tree, t) != view.context.quoting) continue;  // whoever is quoted may be elsewhere
    Mention mention;
    mention.kind = MentionKind::kState;
    mention.head = mention.first = mention.last = t;
    mention.actors.push_back(EntityActor(view.knowledge, home, "", ""));
    mention.reason = "dateline";
    mention.place_use = true;
    view.Add(std::move(mention));
  }
}

}  // namespace lapwing
