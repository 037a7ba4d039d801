// SPDX-License-Identifier: Apache-2.0
// Is a name meant at all where it stands? Half the small towns of the world are called like a word, a company or a person,
// and most abbreviations belong to more than one body.
#include <algorithm>
#include <array>

#include "base/place_verbs.h"
#include "base/strings.h"
#include "resolve/interpret.h"
#include "resolve/town_names.h"

namespace lapwing {
namespace {

/// A town this big is meant by its name alone, wherever the name stands.
constexpr int kBigTown = 400'000;

/// "in March", "on Wed": names of the calendar are dates, whether or not one could be resolved.
bool CalendarWord(std::string_view folded) {
  return OneOf(folded, {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
                        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
}

/// "in Goma", "near Sumy": where places stand. "at the Bank", "from Dome Petroleum" are no such things.
bool StandsAsPlace(const Tree& tree, const NameHit& hit) {
  Deprel rel = tree.Rel(hit.head);
  const int first = rel == Deprel::conj && tree.Head(hit.head) >= 0 ? tree.Head(hit.head) : hit.head;  // "occupied Gori and Poti"
  bool object = tree.Rel(first) == Deprel::obj || tree.Rel(first) == Deprel::nsubj_pass;
  if (object && tree.Head(first) >= 0 && tree[hit.head].upos == Upos::PROPN && HappensToPlaces(tree.Lemma(tree.Head(first)))) {
    return tree.Child(hit.head, Deprel::det) < 0;
  }
  // "Ramadi had fallen to it"
  if (rel == Deprel::nsubj && tree.Head(hit.head) >= 0 && OneOf(tree.Lemma(tree.Head(hit.head)), {"fall", "lie"})) return tree.Child(hit.head, Deprel::det) < 0;
  // "in the Achin district": a district called after its town.
  const int district = rel == Deprel::compound ? tree.Head(hit.head) : -1;
  if (district == hit.last + 1 && OneOf(tree.Lemma(district), {"district", "province", "region", "county", "valley", "governorate", "oblast"})) {
    return OneOf(tree.Preposition(district), {"in", "of", "near", "from", "into", "across", "outside", "through", "at"});
  }
  if (rel == Deprel::conj && tree.Head(hit.head) >= 0) rel = tree.Rel(tree.Head(hit.head));
  bool oblique = rel == Deprel::obl || rel == Deprel::nmod || rel == Deprel::nmod_unmarked || rel == Deprel::obl_unmarked || rel == Deprel::appos;
  if (!oblique || tree.Child(hit.head, Deprel::det) >= 0) return false;
  std::string preposition = tree.Preposition(hit.head);
  if (preposition.empty() && tree.Head(hit.head) >= 0 && tree.Rel(hit.head) == Deprel::conj) preposition = tree.Preposition(tree.Head(hit.head));
  const bool towards = preposition == "on" && OneOf(tree.Lemma(tree.Head(hit.head)), {"march", "advance", "close", "converge", "move", "descend", "attack", "assault", "raid", "strike", "fire"});
  return towards || OneOf(preposition, {"in", "at", "near", "off", "around", "outside", "inside", "from", "to", "into", "over", "toward", "towards", "through",
                             "across", "via", "along"}) ||
         (preposition == "of" && NamedThing(tree, tree.Head(hit.head)));
}

/// "Dome Petroleum", "the Wagner group": the word before or after is part of a longer name.
bool PartOfName(const Tree& tree, const NameHit& hit) {
  Deprel rel = tree.Rel(hit.head);
  int head = tree.Head(hit.head);
  if ((rel == Deprel::compound || rel == Deprel::flat) && head >= 0 && tree[head].upos == Upos::PROPN) return true;
  return std::any_of(tree.Children(hit.head).begin(), tree.Children(hit.head).end(), [&](int child) {
    return (tree.Rel(child) == Deprel::flat || tree.Rel(child) == Deprel::compound) && tree[child].upos == Upos::PROPN && (child < hit.first || child > hit.last);
  });
}

bool PlaceBelieved(const SentenceView& view, const NameHit& hit, const NameEntry& entry) {
  const PlaceEntry& place = view.knowledge.places[static_cast<size_t>(entry.entity)];
  // Names of several words, those of our own list (no population) and of a user's are no chance hits.
  if (hit.first != hit.last || entry.user) return true;
  if (CalendarWord(FoldName(view.tree[hit.first].form))) return false;
  // "the Gulf crisis", "the Baltic states": what is called after a sea is not in it.
  const int noun = view.tree.Head(hit.head);
  if (entry.after_the && noun > hit.last && (view.tree.Rel(hit.head) == Deprel::compound || view.tree.Rel(hit.head) == Deprel::amod)) return false;
  if (place.population == 0 || place.population >= kBigTown) return true;
  // "HUNTSVILLE, Ontario - The leaders met": told apart by what stands behind it.
  if (hit.first == 0 && CountryBeside(view, hit) == place.country) return true;
  bool spoken = view.context.spoken.count(std::string(place.country)) != 0;
  if (view.shouting) return spoken && StandsAsPlace(view.tree, hit);
  if (PartOfName(view.tree, hit)) return false;
  // A dateline: "SUMY, Ukraine, Jan 17 --".
  if (hit.first == 0 && !view.out.dates.empty() && view.out.dates[0].basis == "dateline") return true;
  return StandsAsPlace(view.tree, hit) || (spoken && view.tree.Child(hit.head, Deprel::det) < 0);
}

/// "the Democratic Labor Party", "Samoan Progress Party", "the Labor Party of Mexico": a longer name, of another body than the one
/// that is called so where nothing else is said.
bool LongerCommonName(const SentenceView& view, const NameHit& hit, std::string_view code) {
  const Tree& tree = view.tree;
  const int before = hit.first - 1;
  // "Japan's Liberal Democratic Party" has its state before it; "But Democrats" its sentence's first word.
  if (!view.shouting && before > 0 && IsUpper(tree[before].form[0]) && (tree[before].upos == Upos::PROPN || tree[before].upos == Upos::ADJ) && hit.head != before && tree.Head(before) == hit.head) {
    const Mention* state = view.out.At(before);
    if (state == nullptr || state->actors.empty() || state->actors[0].country != code) return true;
  }
  for (int child : tree.Children(hit.head)) {
    const bool whose = tree.Rel(child) == Deprel::nmod_poss || (tree.Rel(child) == Deprel::nmod && tree.Preposition(child) == "of");
    if (!whose) continue;
    const Mention* of = view.out.At(child);
    if (of != nullptr && of->kind == MentionKind::kState && !of->actors.empty() && of->actors[0].country != code) return true;
  }
  return false;
}

}  // namespace

bool CommonName(const Tree& tree, const NameHit& hit) {
  for (int t = hit.first; t <= hit.last; ++t) {
    std::string word = LowerAscii(tree[t].form);
    if (!OneOf(word, {"labor", "workers", "progressive", "progress", "communist", "socialist", "new", "grand", "reform", "patriotic", "centre", "center", "freedom", "justice", "development",
                      "senate", "house", "parliament", "congress", "assembly", "national", "democrats", "democratic", "christian", "social", "republicans", "republican", "party",
                      "alliance", "liberal", "liberals", "conservative", "conservatives", "labour", "greens", "green", "front", "union", "court", "supreme", "high", "bank", "central",
                      "army", "navy", "guard", "maoist", "maoists", "rebels", "guerrillas", "liberation", "coast", "council", "state", "chamber", "of", "deputies", "representatives", "commons", "lords", "news", "agency", "popular", "people",
                      "'s", "independent", "economist", "times", "independence", "the", "federal", "reserve", "constitutional", "police"})) {
      return false;
    }
  }
  return true;
}

namespace {

/// "<ROK>": a code of a stock exchange.
bool InAngles(const Tree& tree, const NameHit& hit) {
  return hit.first > 0 && hit.last + 1 < tree.size() && tree[hit.first - 1].form.ends_with('<') && tree[hit.last + 1].form.starts_with('>');
}

/// "Michael Jordan", "Cuba Gooding", "Agnes Holland": a state's name inside a person's.
bool InPerson(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  if (hit.first != hit.last) return false;
  auto given = [&](int t) { return t >= 0 && t < tree.size() && IsUpper(tree[t].form[0]) && tree[t].upos == Upos::PROPN && view.knowledge.SexOfGivenName(FoldName(tree[t].form)) != 0; };
  auto [first, last] = TaggedName(tree, hit.first, EntityKind::person);
  if (first >= 0 && first < last) return true;
  // "Israel Cohen", "Cuba Gooding": what follows belongs to the name.
  int next = hit.first + 1;
  if (next < tree.size() && tree[next].upos == Upos::PROPN && tree.Rel(next) == Deprel::flat && tree.Head(next) == hit.first) {
    const std::string surname = FoldName(tree[next].form);
    if (!view.knowledge.ShortName(surname).empty()) return true;
    // "Chad Ostrander": a given name before a word that we know for nothing else.
    if (view.knowledge.Child(0, surname) < 0 && !AllCaps(tree[next].form) && view.knowledge.readings().BorneByPeople(tree[hit.first].form)) return true;
  }
  return given(hit.first - 1) && (tree.Rel(hit.first) == Deprel::flat || tree.Rel(hit.first - 1) == Deprel::compound);
}

/// "the USS Georgia", "the ferry Estonia": a ship.
bool NamesShip(const Tree& tree, const NameHit& hit) {
  const int before = hit.first - 1;
  if (before < 0) return false;
  if (OneOf(tree[before].form, {"USS", "HMS", "HMAS", "HMCS", "HMNZS", "RMS", "MV", "M/V"})) return true;
  const bool ship = OneOf(tree[before].form, {"ferry", "liner", "tanker", "supertanker", "freighter", "trawler", "yacht", "schooner", "battleship", "frigate", "destroyer", "cruiser", "submarine", "corvette", "icebreaker"});
  return ship && (tree.Head(hit.head) == before || tree.Head(before) == hit.head);
}

/// "Holland & Knight": a firm called after two people.
bool InFirm(const Tree& tree, const NameHit& hit) { return hit.last + 1 < tree.size() && tree[hit.last + 1].form == "&"; }

/// "the Jordan River", "Niger Delta": a stretch of land or water, not the state.
bool NamesWater(const Tree& tree, const NameHit& hit) {
  int t = hit.last + 1;
  return t < tree.size() && OneOf(tree[t].form, {"River", "Delta", "Valley", "Basin", "Street", "Avenue", "Road", "Square", "Gulf", "Canal", "Lake"});
}

}  // namespace

bool NamedThing(const Tree& tree, int noun) {
  if (noun < 0) return false;
  for (std::string_view word : {"city", "town", "village", "port", "province", "region", "island", "district", "capital", "suburb", "outskirts", "centre", "center", "south",
                                "north", "east", "west", "airport", "harbour", "harbor", "coast", "gate", "street", "camp", "valley", "peninsula", "bay", "area", "edge", "border",
                                "temple", "lake", "shore", "road", "plant", "refinery", "base", "dam", "hospital", "prison", "fort", "southwest", "southeast", "northwest", "northeast", "resort", "settlement", "atoll", "archipelago", "prefecture", "county", "municipality", "oblast", "governorate", "mine", "oilfield", "field", "height", "battle", "siege", "fall", "capture", "garrison", "barracks", "station", "airfield", "airstrip", "runway", "ruin", "market", "cathedral", "church", "mosque", "citadel", "fortress", "castle", "quarter", "bazaar", "square", "bridge", "stadium", "slum", "neighbourhood", "neighborhood", "waterfront", "bombing", "shelling", "storming"}) {
    if (tree.Lemma(noun) == word) return true;
  }
  return false;
}

namespace {

/// "UNC Nuclear Inc": letters at the head of a firm's name.
bool HeadsFirm(const Tree& tree, const NameHit& hit) {
  if (hit.first != hit.last || !AllCaps(tree[hit.first].form)) return false;
  for (int t = hit.last + 1; t < tree.size() && t <= hit.last + 3 && IsUpper(tree[t].form[0]); ++t) {
    if (OneOf(tree[t].form, {"Inc", "Inc.", "Corp", "Corp.", "Co", "Ltd", "Ltd.", "Plc", "PLC", "LLC"})) return true;
  }
  return false;
}

}  // namespace

namespace {

/// "chose \"Brazil\" as the best film", "her album 'Havana'": a name alone in quotation marks, where works are spoken of.
bool TitleOfWork(const Tree& tree, const NameHit& hit) {
  auto quote = [&](int t) { return t >= 0 && t < tree.size() && OneOf(tree[t].form, {"\"", "\u201c", "\u201d", "``", "''", "'", "\u2018", "\u2019"}); };
  if (!quote(hit.first - 1) || !quote(hit.last + 1)) return false;
  for (int t = 0; t < tree.size(); ++t) {
    const bool work = OneOf(tree.Lemma(t), {"film", "movie", "novel", "album", "song", "musical", "opera", "painting", "drama", "bestseller", "soundtrack", "documentary", "miniseries", "thriller", "poem"});
    if (work && (t < hit.first || t > hit.last)) return true;
  }
  return false;
}

/// "told a joint session of Congress": without its article, and of a state not named, the American one.
bool BareCongress(const Tree& tree, const NameHit& hit) { return hit.first == hit.last && tree[hit.first].form == "Congress" && tree.Child(hit.head, Deprel::det) < 0; }

}  // namespace

bool Believed(const SentenceView& view, const NameHit& hit, const NameEntry& entry) {
  if (InAngles(view.tree, hit)) return false;
  const bool land = entry.kind == NameKind::kState || entry.kind == NameKind::kCapital || entry.kind == NameKind::kPlace;
  if (land && TitleOfWork(view.tree, hit)) return false;
  const bool body = entry.kind == NameKind::kOrg || entry.kind == NameKind::kGroup || (entry.kind == NameKind::kBody && entry.sector != "BUS");
  if (body && entry.all_caps && HeadsFirm(view.tree, hit)) return false;
  switch (entry.kind) {
    case NameKind::kPlace: return PlaceBelieved(view, hit, entry);
    case NameKind::kBody:
    case NameKind::kGroup:
    case NameKind::kSeat: {
      const Entity& entity = view.knowledge.entities[static_cast<size_t>(entry.entity)];
      // What came into being later is not meant: "Wagner" of 1987 is a composer.
      const Date& published = view.context.published;
      if (entry.kind != NameKind::kSeat && published && entity.term.from && !entity.term.Covers(published) && entity.term.from.Days() > published.Days()) return false;
      if (CommonName(view.tree, hit) && LongerCommonName(view, hit, entity.code)) return false;
      bool state = view.knowledge.ByCode(entity.code) >= 0;
      if (!state || view.context.spoken.count(entity.code) != 0) return true;
      // "the Senate" in a report from Rome is not Washington's.
      const bool others = BareCongress(view.tree, hit) ? !view.context.named.empty() : !view.context.spoken.empty();
      if (others && CommonName(view.tree, hit)) return false;
      // "FSB", "PNP", "STC": only beside their state, unless the abbreviation is known by itself.
      if (entry.lean) return false;
      // In capitals "PLAN" and "CAR" are words first.
      return !view.shouting || hit.first != hit.last;
    }
    case NameKind::kOrg: return !view.shouting || !entry.all_caps || entry.alone;
    case NameKind::kCapital: return !InPerson(view, hit) && !NamesWater(view.tree, hit) && !NamesShip(view.tree, hit);
    case NameKind::kState:
      if (NamesShip(view.tree, hit) || InPerson(view, hit) || InFirm(view.tree, hit) || (entry.kind == NameKind::kState && NamesWater(view.tree, hit))) return false;
      return !view.shouting || !entry.all_caps || view.context.spoken.count(view.knowledge.entities[static_cast<size_t>(entry.entity)].code) != 0;
    default: return true;
  }
}

}  // namespace lapwing
