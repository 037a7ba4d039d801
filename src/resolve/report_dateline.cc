// SPDX-License-Identifier: Apache-2.0
// The dateline of a report: where it was written, and by whom.
#include <algorithm>

#include "base/strings.h"
#include "resolve/interpret.h"

namespace lapwing {
namespace {

/// "BEIJING -", "TOKYO (Kyodo) -", "PUTRAJAYA, Malaysia --", "Tartu, Estonia (AFP) -": where a dateline without a date ends, or -1.
int UndatedDateline(const SentenceView& view, bool opening) {
  const Tree& tree = view.tree;
  int letters = 0;
  for (char c : tree[0].form) letters += IsUpper(c) ? 1 : 0;
  bool capitals = letters >= 3 && letters == static_cast<int>(tree[0].form.size());
  bool agency = false;
  for (int t = 1; t + 3 < tree.size() && t < 6; ++t) agency = agency || (letters > 0 && tree[t].form == "(" && tree[t + 2].form == ")");
  // "Tehran, IRNA - President"
  agency = agency || (letters > 0 && tree.size() > 4 && tree[1].form == "," && tree[2].form.size() >= 3 && AllCaps(tree[2].form) && OneOf(tree[3].form, {"-", "--", "\u2013", "\u2014"}));
  // "Abuja - The regional bloc": a name and a dash before a sentence that begins anew, at the opening of a report.
  const Mention* first = opening && letters > 0 ? view.out.At(0) : nullptr;
  int after = first != nullptr && MayBePlace(first->kind) ? first->last + 1 : tree.size();
  bool bare = after + 1 < tree.size() && tree[after - 1].space_after && tree[after].space_after && IsUpper(tree[after + 1].form[0]) &&
              OneOf(tree[after].form, {"-", "--", "\u2013", "\u2014"});
  if (view.shouting || !(capitals || agency || bare)) return -1;
  for (int t = 1; t < std::min(tree.size(), 12); ++t) {
    const std::string& form = tree[t].form;
    bool dash = form == "-" || form == "--" || form == "_" || form == "\u2013" || form == "\u2014";
    if (dash && !tree[t - 1].space_after) return -1;
    if (dash) return t;
    bool name = tree[t].upos == Upos::PROPN || IsUpper(form[0]) || form == "," || form == "(" || form == ")" || form == "/";
    if (!name) return -1;
  }
  return -1;
}

}  // namespace

void NoteDateline(SentenceView& view, bool opening) {
  bool dated = !view.out.dates.empty() && view.out.dates[0].basis == "dateline";
  int end = dated ? view.out.dates[0].last + 1 : UndatedDateline(view, opening);
  if (end < 0) return;
  view.context.dateline = view.context.sentence;
  if (end < view.tree.size() && view.tree[end].form == "(") {
    while (end < view.tree.size() && view.tree[end].form != ")") ++end;
  }
  for (Mention& mention : view.out.mentions) {
    if (mention.first >= end) continue;
    if (mention.first == 0) view.context.home = mention.place.country;
    const bool own = mention.actors.size() == 1 && mention.actors[0].sector == "JRN" && !OneOf(mention.actors[0].country, {"USA", "GBR", "FRA", "DEU", "ESP", "CAN"});
    if (own && view.knowledge.ByCode(mention.actors[0].country) >= 0) view.context.agency = mention.actors[0].country;
    mention.kind = MentionKind::kPlace;
    mention.actors.clear();
  }
  // "RI puts military ties with Australia on ice", of Indonesia's own agency: the state it tells of, and its own.
  ArticleContext& context = view.context;
  const int own = context.agency.empty() ? -1 : view.knowledge.ByCode(context.agency);
  if (context.title_pair.empty() && own >= 0 && context.home == context.agency && context.title_state.size() == 1 && context.title_state[0].country != context.agency) {
    context.title_pair = {EntityActor(view.knowledge, own, "", ""), context.title_state[0]};
  }
}

}  // namespace lapwing
