// SPDX-License-Identifier: Apache-2.0
// Titles and those who carry them: who was called so in this article, else who holds the office.
#include "base/strings.h"
#include "resolve/discourse.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// The office of whoever has the counterpart: "his Chinese counterpart", "Lavrov's".
std::string OfficeOfPossessor(const SentenceView& view, int noun) {
  int owner = view.tree.Child(noun, Deprel::nmod_poss);
  const Mention* mention = owner < 0 ? nullptr : view.out.At(owner);
  if (mention == nullptr || mention->actors.size() != 1) return {};
  int index = view.knowledge.PersonByName(mention->actors[0].name);
  if (index < 0) return {};
  for (const Office& office : view.knowledge.persons[static_cast<size_t>(index)].offices) {
    if (office.term.Covers(view.context.published)) return std::string(office.title);
  }
  return {};
}

/// The only official of the country whom the last sentences name, or none.
std::vector<Actor> TheOneNamed(const SentenceView& view, int token, const std::string& country) {
  std::vector<Recent> people = RecentEntities(view, token, 8, [&](const Recent& r) {
    return r.human && r.actors.size() == 1 && r.actors[0].country == country && !r.actors[0].name.empty() && r.actors[0].sector == "GOV";
  });
  return people.size() == 1 ? people[0].actors : std::vector<Actor>{};
}

}  // namespace

std::string TitleKey(const Tree& tree, int first, int last) {
  std::string key;
  for (int t = first; t <= last; ++t) key += (t > first ? " " : "") + FoldName(tree[t].form);
  return key;
}

void RememberTitle(SentenceView& view, const NameHit& hit, const Actor& actor) {
  if (actor.country.empty()) return;
  if (std::string_view lemma = view.tree.Lemma(hit.last); lemma == "spokesman" || lemma == "spokeswoman" || lemma == "spokesperson") {
    view.context.spokesman = actor;
    view.context.spokesman_sentence = view.context.sentence;
  }
  if (Generic(view.tree[hit.last].lemma)) return;
  view.context.by_title[TitleKey(view.tree, hit.first, hit.last)] = actor;
  view.context.by_title[TitleKey(view.tree, hit.last, hit.last)] = actor;
  // "the secretary" of a secretary of state
  if (hit.first < hit.last && view.tree[hit.first + 1].lemma == "of") view.context.by_title[TitleKey(view.tree, hit.first, hit.first)] = actor;
  if (actor.name.empty()) return;
  for (int t = hit.first; t <= hit.last; ++t) view.context.titles[actor.name].insert(FoldName(view.tree[t].form));
}

void RememberNoun(SentenceView& view, const NameHit& hit, const Actor& actor) {
  if (actor.country.size() != 3) return;
  view.context.by_noun[TitleKey(view.tree, hit.first, hit.last)][actor.country] = view.context.sentence;
}

Actor GroupInsteadOfPerson(const SentenceView& view, int token, const Actor& owner) {
  const ArticleContext& context = view.context;
  if (auto told = context.groups.find(owner.name); told != context.groups.end()) return told->second;
  const std::vector<Recent> same = RecentEntities(view, token, kWholeArticle, [&](const Recent& r) { return r.actors.size() == 1 && r.actors[0].name == owner.name; });
  if (same.empty() || !same[0].human) return owner;
  Actor group = owner;
  group.name.clear();
  group.wikidata.clear();
  const std::vector<Recent> groups = RecentEntities(view, token, kWholeArticle, [&](const Recent& r) {
    return !r.human && r.actors.size() == 1 && NamedGroup(r.actors[0]) && r.actors[0].country == owner.country && r.actors[0].sector == owner.sector;
  });
  return groups.size() == 1 ? groups[0].actors[0] : group;
}

void Identify(SentenceView& view, const NameHit& hit, Mention& mention) {
  Actor& actor = mention.actors[0];
  std::string title = TitleKey(view.tree, hit.first, hit.last);
  if (title == "counterpart" || title == "opposite number" || title == "colleague") {
    // "his Chinese counterpart": the same office there.
    title = OfficeOfPossessor(view, hit.head);
    if (std::vector<Actor> met = TheOneNamed(view, hit.head, actor.country); !met.empty()) {
      const int index = view.knowledge.PersonByName(met[0].name);
      // Of the two signs, a person named just now and an office, the office goes first where it is held by somebody.
      if (title.empty() || (index >= 0 && HolderOf(view, actor.country, title) < 0)) {
        actor = met[0];
        mention.reason = "the one of that state named before";
        return;
      }
    }
    if (title.empty()) return;
  }
  std::vector<Actor> known = FindTitled(view, hit.head, title, actor.country);
  // "The Kremlin official": what stands before the noun is the state.
  if (known.empty() && hit.last > hit.first && !StateWithin(view, hit).empty()) known = FindTitled(view, hit.head, TitleKey(view.tree, hit.last, hit.last), actor.country);
  if (!known.empty()) {
    actor = known[0];
    mention.reason = "title of somebody named before";
    return;
  }
  int person = HolderOf(view, actor.country, title);
  if (person < 0) return;
  actor = PersonActor(view.knowledge, person, view.context.published);
  mention.reason = "holder of the office at that date";
}

}  // namespace lapwing
