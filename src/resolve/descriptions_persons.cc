// SPDX-License-Identifier: Apache-2.0
// One person told of by a noun or an adjective: "the former surveyor", "the 84-year-old leader", "the Libyan", "the visitor".
#include <algorithm>
#include <map>

#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/rank.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// A noun for people by its form or by being a title of our files: "surveyor", "guerrilla".
bool NounForPeople(const SentenceView& view, int token) {
  const std::string lemma = FoldName(view.tree.Lemma(token));
  for (std::string_view end : {"er", "or", "ist", "ian", "eer", "man", "woman", "ant"}) {
    if (lemma.size() > 5 && lemma.ends_with(end) && !OneOf(lemma, {"power", "member", "partner", "master", "center", "border", "sponsor", "number", "quarter", "order", "neighbor", "german", "corner"})) return true;
  }
  if (OneOf(lemma, {"star", "guerrilla", "rebel", "monk", "priest", "nun", "coach", "spy", "champion", "recluse", "cadre", "tycoon", "athlete", "boxer", "poet", "chief", "general", "corporal", "sergeant"})) return true;
  const int node = view.knowledge.Child(0, lemma);
  if (node < 0) return false;
  const std::span<const NameEntry> entries = view.knowledge.At(node);
  return std::any_of(entries.begin(), entries.end(), [](const NameEntry& e) { return e.kind == NameKind::kTitle; });
}

/// "the 84-year-old leader", which the core cuts at its hyphens.
bool Aged(const Tree& tree, int token) {
  for (int t = token - 1; t > 3 && t >= token - 3; --t) {
    if (LowerAscii(tree[t].form) == "old" && tree[t - 1].form == "-" && tree.Lemma(t - 2) == "year") return true;
  }
  return false;
}

/// "the cleric said", "the colonel's compound": a calling that the article need not have told before.
bool Epithet(std::string_view lemma) {
  return OneOf(lemma, {"cleric", "mullah", "ayatollah", "sheikh", "priest", "warlord", "bandit", "colonel", "strongman", "monarch", "poet", "star", "captive", "mediator"});
}

/// "the former surveyor", "the one-time guerrilla".
bool Once(const Tree& tree, int token) {
  return std::any_of(tree.Children(token).begin(), tree.Children(token).end(), [&](int child) { return child < token && OneOf(tree.Lemma(child), {"former", "one-time", "onetime", "retired", "erstwhile"}); });
}

/// Whoever was spoken of just now, as "he" would mean them.
Antecedent LastPerson(const SentenceView& view, int token, const std::function<double(const Recent&)>& fit) {
  Seek seek;
  seek.token = token;
  seek.reach = 2;
  seek.fit = fit;
  Antecedent found = RankAntecedents(view, seek, PronounClass::kHuman);
  return found ? found : FindAntecedent(view, seek);
}

/// A clause that only tells more of somebody, set off by a comma, or none at all.
bool NoNarrower(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  for (int child : tree.Children(token)) {
    const Deprel rel = tree.Rel(child);
    if (rel == Deprel::acl_relcl && !(token + 1 < tree.size() && tree[token + 1].form == ",")) return false;
    if (rel == Deprel::nmod || rel == Deprel::nmod_poss || rel == Deprel::appos || rel == Deprel::flat || rel == Deprel::nummod || rel == Deprel::cop) return false;
    // "the former British prime minister": nobody of before, but one by office
    if (child < token && view.out.At(child) != nullptr && !view.out.At(child)->actors.empty()) return false;
  }
  return tree.Rel(token) != Deprel::appos && tree.Rel(token) != Deprel::compound && tree.Rel(token) != Deprel::nmod_desc;
}

}  // namespace

bool AddPersonDescribed(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (tree[token].upos != Upos::NOUN || tree[token].xpos != XposFrom("NN") || !Definite(tree, token) || !NoNarrower(view, token)) return false;
  const bool aged = Aged(tree, token), epithet = Epithet(tree.Lemma(token)) && FindTitled(view, token, tree.Lemma(token), "").empty();
  if (!aged && !epithet && !(Once(tree, token) && NounForPeople(view, token))) return false;
  if (token + 1 < tree.size() && tree[token + 1].upos == Upos::PROPN) return false;
  // "the former president" has left an office, "the former professor" may hold one.
  const bool office = !aged && OneOf(tree.Lemma(token), {"president", "premier", "minister", "chancellor", "king", "senator", "governor", "ambassador", "secretary", "emir", "mayor", "leader"});
  const Antecedent found = LastPerson(view, token, [&](const Recent& r) {
    if (!r.human || r.actors.size() != 1 || r.actors[0].name.empty() || r.passing) return 0.0;
    return office && r.actors[0].sector != "ELI" ? 0.0 : 1.0;
  });
  if (!found) return false;
  PutDescription(view, token, found, "somebody spoken of just now", false, true);
  return true;
}

bool AddNational(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  const Mention* m = view.out.At(token);
  if (m == nullptr || m->actors.size() != 1 || m->first != token || m->last != token || tree[token].xpos == XposFrom("NNS") || tree[token].xpos == XposFrom("NNPS")) return false;
  if (m->kind != MentionKind::kAdjective && m->kind != MentionKind::kState) return false;
  const int det = tree.Child(token, Deprel::det);
  const Deprel rel = tree.Rel(token);
  const bool argument = IsSubject(rel) || rel == Deprel::obj || rel == Deprel::iobj || rel == Deprel::obl || rel == Deprel::nmod_poss;
  if (det < 0 || det != token - 1 || tree.Lemma(det) != "the" || !argument || FoldName(tree[token].form).ends_with("ese")) return false;
  // A word that only adjectives are written as: "the Libyan", not "the Netherlands".
  const int node = view.knowledge.Child(0, FoldName(tree[token].form));
  const std::span<const NameEntry> entries = node < 0 ? std::span<const NameEntry>{} : view.knowledge.At(node);
  const bool adjective = std::any_of(entries.begin(), entries.end(), [](const NameEntry& e) { return e.kind == NameKind::kAdjective; }) &&
                         std::none_of(entries.begin(), entries.end(), [](const NameEntry& e) { return e.kind == NameKind::kState; });
  if (!adjective || tree.Child(token, Deprel::nmod) >= 0) return false;
  const std::string country = m->actors[0].country;
  Seek seek;
  seek.token = token;
  seek.reach = 5;
  seek.fit = [&](const Recent& r) { return r.human && r.actors.size() == 1 && r.actors[0].country == country && !r.actors[0].name.empty() ? 1.0 : 0.0; };
  const Antecedent found = FindAntecedent(view, seek);
  if (!found) return false;
  PutDescription(view, token, found, "the one of that state named before", false, true);
  return true;
}

std::vector<Actor> ForeignVisitor(const SentenceView& view) {
  const ArticleContext& context = view.context;
  if (context.home.empty()) return {};
  std::map<std::string, int> times;
  for (const Recent& r : context.recent) {
    if (r.human && r.actors.size() == 1 && !r.actors[0].name.empty() && r.actors[0].country != context.home && !r.actors[0].country.empty()) ++times[r.actors[0].name];
  }
  const Recent* most = nullptr;
  int best = 1, second = 0;
  for (const auto& [name, count] : times) {
    if (count <= best) {
      second = std::max(second, count);
      continue;
    }
    second = std::max(second, best);
    best = count;
    for (const Recent& r : context.recent) {
      if (r.actors.size() == 1 && r.actors[0].name == name) most = &r;
    }
  }
  return most != nullptr && best > second ? most->actors : std::vector<Actor>{};
}

}  // namespace lapwing
