// SPDX-License-Identifier: Apache-2.0
#include "resolve/papers.h"

#include "base/strings.h"
#include "resolve/rank.h"

namespace lapwing {
namespace {

constexpr int kReach = 2;  // sentences

std::vector<Actor> KnownAt(const SentenceView& view, int token) {
  const Mention* mention = token < 0 ? nullptr : view.out.At(token);
  if (mention == nullptr || mention->actors.empty() || mention->actors[0].country.empty()) return {};
  return mention->actors;
}

/// "a statement of the ministry", "the ministry's statement", "the ministry issued a statement", "said in a statement".
std::vector<Actor> IssuerOf(const SentenceView& view, int noun) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(noun)) {
    const Deprel rel = tree.Rel(child);
    const bool owner = rel == Deprel::nmod_poss || rel == Deprel::compound || rel == Deprel::amod || (rel == Deprel::nmod && OneOf(tree.Preposition(child), {"of", "by", "from"}));
    if (!owner) continue;
    if (std::vector<Actor> issuer = KnownAt(view, child); !issuer.empty()) return issuer;
  }
  const int verb = tree.Head(noun);
  if (tree.Rel(noun) == Deprel::nmod && tree.Preposition(noun) == "in") return KnownAt(view, verb);  // "the paper in a commentary said"
  if (verb < 0 || !tree.IsVerbal(verb) || IsSubject(tree.Rel(noun))) return {};
  return KnownAt(view, tree.Child(verb, Deprel::nsubj));
}

bool Says(const Tree& tree, int verb) {
  return SpeechVerb(tree, verb) || OneOf(tree.Lemma(verb), {"brand", "accuse", "denounce", "condemn", "call", "term", "blast", "charge", "cite", "quote", "demand", "slam", "dub", "describe", "blame",
                                                            "criticize", "criticise", "deplore", "label", "expose", "express", "voice", "reject", "welcome", "hail", "oppose", "refute"});
}

}  // namespace

void NotePaper(SentenceView& view) {
  const Tree& tree = view.tree;
  for (int t = 0; t < tree.size(); ++t) {
    // A declaration or a resolution is of several; "it" is none of them.
    if (tree[t].upos != Upos::NOUN || !IsPaper(tree[t]) || OneOf(tree.Lemma(t), {"declaration", "resolution"})) continue;
    if (std::vector<Actor> issuer = IssuerOf(view, t); issuer.size() == 1) view.context.paper = std::move(issuer);
    else if (!IsSubject(tree.Rel(t)) || tree.Head(t) < 0 || !Says(tree, tree.Head(t))) continue;
    view.context.paper_sentence = view.context.sentence;
  }
}

std::optional<std::vector<Actor>> PaperSpeaks(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  ArticleContext& context = view.context;
  const int verb = IsSubject(tree.Rel(token)) ? tree.Head(token) : -1;
  if (verb < 0 || tree.IsPassive(verb) || !Says(tree, verb)) return {};
  const int back = context.sentence - context.paper_sentence;
  // In the middle of a sentence "it" means what stands before it there.
  const bool main = tree.Head(verb) < 0 || tree.Rel(verb) == Deprel::parataxis;
  if (context.paper_sentence < 0 || back < 1 || back > kReach || !main) return {};
  context.paper_sentence = context.sentence;
  return context.paper;
}

}  // namespace lapwing
