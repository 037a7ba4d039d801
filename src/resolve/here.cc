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

/// The town that opens the dateline, once its place is known.
void NoteTown(const SentenceView& view) {
  if (view.context.dateline != view.context.sentence) return;
  for (const Mention& m : view.out.mentions) {
    if (m.first == 0 && m.kind == MentionKind::kPlace && m.place.located) view.context.town = view.context.last_place = m.place;
  }
}

/// The last place before the token where something is said to be; of an earlier sentence where this one has none.
Place ToldBefore(const SentenceView& view, int token) {
  const Mention* last = nullptr;
  for (const Mention& m : view.out.mentions) {
    if ((m.place_use || (m.kind == MentionKind::kPlace && m.reason == "name")) && m.place.located && m.last < token && (last == nullptr || m.last > last->last)) last = &m;
  }
  return last != nullptr ? last->place : view.context.last_place;
}

/// "in the Iranian capital": the town, not the state.
Place CapitalNamed(const SentenceView& view, int token) {
  if (LowerAscii(view.tree[token].form) != "capital" || !OneOf(view.tree.Preposition(token), {"in", "at", "near", "outside", "to", "into", "around", "inside"})) return {};
  for (int child : view.tree.Children(token)) {
    const Mention* whose = view.out.At(child);
    const bool state = whose != nullptr && (whose->kind == MentionKind::kAdjective || whose->kind == MentionKind::kState) && whose->actors.size() == 1;
    const int entity = state && whose->last < token ? view.knowledge.ByCode(whose->actors[0].country) : -1;
    if (entity < 0) continue;
    const std::string_view capital = view.knowledge.entities[static_cast<size_t>(entity)].capital;
    const PlaceEntry* found = capital.empty() ? nullptr : FindPlace(view.knowledge, capital, whose->actors[0].country);
    if (found == nullptr) return {};
    Place place;
    place.name = found->name;
    place.country = found->country;
    place.lat = found->lat;
    place.lon = found->lon;
    place.located = true;
    return place;
  }
  return {};
}

/// "here", "there" as adverbs of place: not "there is", not "here's".
bool Adverb(const Tree& tree, int token, std::string_view word) {
  return LowerAscii(tree[token].form) == word && tree[token].upos == Upos::ADV && tree.Rel(token) == Deprel::advmod && tree.Head(token) >= 0;
}

}  // namespace

void AddThere(SentenceView& view) {
  NoteTown(view);
  ArticleContext& context = view.context;
  for (int t = 1; t < view.tree.size(); ++t) {
    const bool here = Adverb(view.tree, t, "here");
    if (here && context.town.located && OddQuotes(view.tree, t) == context.quoting && view.out.At(t) != nullptr) {
      view.out.mentions[static_cast<size_t>(view.out.at[static_cast<size_t>(t)])].place = context.town;  // "arrived here"
      continue;
    }
    if (view.out.At(t) != nullptr) continue;
    Place place;
    if (here && OddQuotes(view.tree, t) == context.quoting) place = context.town;
    else if (Adverb(view.tree, t, "there")) place = ToldBefore(view, t);
    else place = CapitalNamed(view, t);
    if (!place.located) continue;
    Mention mention;
    mention.kind = MentionKind::kPlace;
    mention.head = mention.first = mention.last = t;
    mention.place = std::move(place);
    mention.place.text = view.TextOf(t, t);
    mention.place_use = true;
    mention.reason = "told before";
    view.Add(std::move(mention));
  }
  if (view.tree.sentence().field == Field::kText) context.last_place = ToldBefore(view, view.tree.size());
}

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
