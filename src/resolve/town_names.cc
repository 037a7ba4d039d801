// SPDX-License-Identifier: Apache-2.0
#include "resolve/town_names.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {

namespace {

/// Where the name of the country may begin: "Paris, Texas", "Victoria, the capital of the Seychelles", "Mesa, a port in Chile"; -1: nowhere.
int BesideFrom(const Tree& tree, const NameHit& hit) {
  int t = hit.last + 2;
  if (t >= tree.size() || tree[hit.last + 1].form != ",") return -1;
  if (!OneOf(tree[t].form, {"a", "an", "the", "in"})) return t;
  const int first = t;
  while (t < tree.size() && t < first + 5 && !OneOf(tree[t].form, {"of", "in"}) && !IsUpper(tree[t].form[0])) ++t;
  if (t >= tree.size() || !OneOf(tree[t].form, {"of", "in"})) return first;
  if (t > first && !OneOf(tree.Lemma(t - 1), {"capital", "city", "town", "port", "village", "resort", "island"})) return first;
  ++t;
  return t < tree.size() && tree[t].form == "the" ? t + 1 : t;
}

}  // namespace

std::string CountryBeside(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  const int begin = BesideFrom(tree, hit);
  if (begin < 0) return {};
  int node = 0;
  std::string country;
  for (int t = begin; t < tree.size() && t < begin + 3; ++t) {
    node = view.knowledge.Child(node, FoldName(tree[t].form));
    if (node < 0 || !IsUpper(tree[t].form[0])) break;
    std::string found;
    int most = -1;
    for (const NameEntry& entry : view.knowledge.At(node)) {
      if (entry.kind == NameKind::kState) {
        found = view.knowledge.entities[static_cast<size_t>(entry.entity)].code;
        break;
      }
      if (entry.kind != NameKind::kPlace) continue;
      const PlaceEntry& place = view.knowledge.places[static_cast<size_t>(entry.entity)];
      // Regions of our own list have no population and go before towns of the name.
      int weight = place.population == 0 ? 100'000'000 : place.population;
      if (weight > most) most = weight, found = place.country;
    }
    if (!found.empty()) country = found;
  }
  return country;
}

bool TownOfAmerica(const Tree& tree, const NameHit& hit) {
  const int region = hit.last + 2;
  if (region >= tree.size() || tree[hit.last + 1].form != ",") return false;
  int last = region;
  if (OneOf(tree[region].form, {"New", "North", "South", "West", "Rhode", "Nova", "British"}) && region + 1 < tree.size() && tree[region + 1].upos == Upos::PROPN) ++last;
  std::string name = tree[region].form;
  if (last > region) name += " " + tree[last].form;
  if (!OneOf(name, {"Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas",
                    "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey",
                    "New Mexico", "North Carolina", "North Dakota", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah",
                    "Vermont", "Virginia", "West Virginia", "Wisconsin", "Wyoming", "Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Fla.", "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "La.",
                    "Mass.", "Md.", "Mich.", "Minn.", "Miss.", "Mo.", "Mont.", "N.C.", "N.D.", "N.H.", "N.J.", "N.M.", "N.Y.", "Neb.", "Nev.", "Okla.", "Ore.", "Pa.", "S.C.", "S.D.", "Tenn.",
                    "Va.", "Vt.", "W.Va.", "Wash.", "Wis.", "Wyo.", "Ontario", "Quebec", "Alberta", "Manitoba", "Saskatchewan", "Nova Scotia", "New Brunswick", "British Columbia"})) {
    return false;
  }
  const int after = last + 1;
  if (after >= tree.size()) return true;
  // "in Turkey, Georgia and Armenia", "Mexico, California, Texas and Arizona"
  const bool list = OneOf(tree[after].form, {"and", "or", "&"}) || (tree[after].form == "," && after + 1 < tree.size() && (tree[after + 1].upos == Upos::PROPN || OneOf(tree[after + 1].form, {"and", "or"})));
  return !list;
}

bool AddTownOfAmerica(SentenceView& view, const NameHit& hit) {
  const bool state = std::any_of(hit.entries.begin(), hit.entries.end(), [](const NameEntry* e) { return e->kind == NameKind::kState || e->kind == NameKind::kCapital; });
  if (!state || view.shouting || !TownOfAmerica(view.tree, hit)) return false;
  Mention mention;
  mention.kind = MentionKind::kPlace;
  mention.first = hit.first;
  mention.last = hit.last;
  mention.head = hit.head;
  const std::string beside = CountryBeside(view, hit);
  mention.place.country = beside == "CAN" ? beside : "USA";
  mention.place.name = view.TextOf(hit.first, hit.last);
  for (const NameEntry* entry : hit.entries) {
    if (entry->kind != NameKind::kPlace) continue;
    const PlaceEntry& place = view.knowledge.places[static_cast<size_t>(entry->entity)];
    if (place.country == mention.place.country) mention.place = {"", std::string(place.name), std::string(place.country), place.lat, place.lon, true};
  }
  view.Add(std::move(mention));
  return true;
}

bool CalledAfterTown(const Tree& tree, const NameHit& hit) {
  const int noun = tree.Head(hit.head);
  if (noun < 0 || noun <= hit.last || tree[hit.last + 1].form == "-" || (hit.first > 0 && tree[hit.first - 1].form == "-")) return false;
  const Deprel rel = tree.Rel(hit.head);
  if (rel != Deprel::amod && rel != Deprel::compound && rel != Deprel::nmod_desc) return false;
  std::string lemma = LowerAscii(tree[noun].form);
  const bool many = lemma.ends_with('s') && lemma != "process";
  if (many) lemma.pop_back();
  return OneOf(lemma, {"accord", "protocol", "convention", "summit", "conference", "process", "declaration", "format", "principle", "amendment", "pledge", "agenda", "charter"}) || ((many || IsUpper(tree[noun].form[0])) && lemma == "agreement");
}

}  // namespace lapwing
