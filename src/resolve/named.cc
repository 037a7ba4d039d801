// SPDX-License-Identifier: Apache-2.0
// Names that speak for themselves.
#include <algorithm>

#include "base/place_verbs.h"
#include "base/strings.h"
#include "resolve/interpret.h"
#include "resolve/shared_names.h"
#include "resolve/sport.h"
#include "resolve/town_names.h"

namespace lapwing {
namespace {

/// Lower is better when a name could be several things.
int Rank(NameKind kind) {
  switch (kind) {
    case NameKind::kPerson: return 0;
    case NameKind::kState: return 1;
    case NameKind::kAdjective: return 2;
    case NameKind::kPeople: return 3;
    case NameKind::kOrg: return 4;
    case NameKind::kBody: return 5;
    case NameKind::kGroup: return 6;
    case NameKind::kSeat: return 7;
    case NameKind::kCapital: return 8;
    case NameKind::kWeak: return 9;
    case NameKind::kPlace: return 11;
    default: return 10;
  }
}

bool Modifies(const Tree& tree, int token) {
  switch (tree.Rel(token)) {
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nmod_desc: return true;
    case Deprel::conj: return tree.Head(token) >= 0 && Modifies(tree, tree.Head(token));
    default: return false;
  }
}

bool HeldOffice(const Person& person, const Date& date) {
  return std::any_of(person.offices.begin(), person.offices.end(),
                     [&](const Office& office) { return office.term.Covers(date); });
}

bool PlaceIn(const SentenceView& view, const NameHit& hit, std::string_view country) {
  return std::any_of(hit.entries.begin(), hit.entries.end(), [&](const NameEntry* entry) {
    return entry->kind == NameKind::kPlace && view.knowledge.places[static_cast<size_t>(entry->entity)].country == country;
  });
}

/// Of several readings the best: right kind, existing at the date, already spoken of, first listed.
const NameEntry* Choose(const SentenceView& view, const NameHit& hit) {
  const NameEntry* best = nullptr;
  int best_cost = 0;
  std::string beside = CountryBeside(view, hit);
  for (const NameEntry* entry : hit.entries) {
    int cost = Rank(entry->kind) * 10;
    if (cost == 100) continue;  // common nouns are roles.cc's business
    if (!Believed(view, hit, *entry)) continue;
    if (entry->user && entry->kind != NameKind::kPlace) cost -= 150;
    if (entry->kind == NameKind::kPerson) {
      if (!HeldOffice(view.knowledge.persons[static_cast<size_t>(entry->entity)], view.context.published)) cost += 3;
    } else if (entry->kind != NameKind::kPlace) {
      const Entity& entity = view.knowledge.entities[static_cast<size_t>(entry->entity)];
      // A state that was not there then is not meant, unless nothing else can be.
      if (!entity.term.Covers(view.context.published)) cost += 200;
      if (view.context.spoken.count(entity.code) == 0) cost += 2;
    }
    // "Korea" in Seoul, and in the mouth of a Korean.
    if (entry->kind == NameKind::kWeak) {
      const std::string& code = view.knowledge.entities[static_cast<size_t>(entry->entity)].code;
      const bool own = code == view.context.home || code == view.context.house || (!view.context.voice.empty() && view.context.voice[0].country == code);
      cost -= own ? 1 : 0;
    }
    // "a bus in Tripoli" of Lebanese soldiers: the capital of a state nobody speaks of, where another one has such a town.
    if (entry->kind == NameKind::kCapital && !view.context.named.empty()) {
      const std::string& code = view.knowledge.entities[static_cast<size_t>(entry->entity)].code;
      bool other = std::any_of(view.context.named.begin(), view.context.named.end(), [&](const std::string& named) { return named != code && PlaceIn(view, hit, named); });
      bool stands = !view.tree.Preposition(hit.head).empty();
      cost += other && stands && view.context.named.count(code) == 0 ? 200 : 0;
    }
    // "Paris, Texas": what stands behind the comma says in which country.
    if (!beside.empty() && (entry->kind == NameKind::kState || entry->kind == NameKind::kCapital)) {
      const std::string& code = view.knowledge.entities[static_cast<size_t>(entry->entity)].code;
      cost += beside != code && PlaceIn(view, hit, beside) ? 200 : 0;
    }
    if (entry->kind == NameKind::kAdjective && !Modifies(view.tree, hit.head) && view.tree[hit.head].upos != Upos::ADJ) cost += 15;
    if (entry->kind == NameKind::kPeople && Modifies(view.tree, hit.head)) cost += 15;
    if (best == nullptr || cost < best_cost) best = entry, best_cost = cost;
  }
  return best;
}

MentionKind KindOf(NameKind kind) {
  switch (kind) {
    case NameKind::kAdjective: return MentionKind::kAdjective;
    case NameKind::kCapital: return MentionKind::kCapital;
    case NameKind::kSeat: return MentionKind::kSeat;
    case NameKind::kBody: return MentionKind::kBody;
    case NameKind::kOrg: return MentionKind::kOrg;
    case NameKind::kGroup: return MentionKind::kGroup;
    case NameKind::kPerson: return MentionKind::kPerson;
    case NameKind::kPlace: return MentionKind::kPlace;
    default: return MentionKind::kState;
  }
}

/// "the North" only where the article has spoken of that state; "Korea" likewise.
bool WeakNameHolds(const SentenceView& view, const NameHit& hit, const NameEntry& entry) {
  const Entity& entity = view.knowledge.entities[static_cast<size_t>(entry.entity)];
  // "the Fund", "the Bank": of many organisations under one code the one that was named.
  if (OneOf(entity.code, {"IGO", "NGO"})) {
    return std::any_of(view.context.recent.begin(), view.context.recent.end(), [&](const Recent& r) {
      return std::any_of(r.actors.begin(), r.actors.end(), [&](const Actor& actor) { return actor.country == entity.code && actor.name == entity.name; });
    });
  }
  if (view.context.countries.count(entity.code) != 0) return true;
  // "South Korea decided to send rice to the North": where the one is spoken of, the direction means the other.
  const std::string word = FoldName(view.tree[hit.last].form);
  if (OneOf(word, {"north", "south"}) && (entity.code == "PRK" || entity.code == "KOR") && view.context.spoken.count(entity.code == "PRK" ? "KOR" : "PRK") != 0) {
    const bool alone = hit.head == hit.last && view.tree.Child(hit.head, Deprel::nmod) < 0 && view.tree.Child(hit.head, Deprel::flat) < 0;
    if (alone) return true;
  }
  // Also when the same sentence names it in full.
  return std::any_of(view.out.mentions.begin(), view.out.mentions.end(), [&](const Mention& m) {
    return m.first != hit.first && !m.actors.empty() && m.actors[0].country == entity.code;
  });
}

/// Land that changed its state: whose it was, and until when. Kiev of 1987 is Soviet.
struct Succession {
  std::string_view code;
  std::string_view before;
  int until;  ///< year and month, 199112: the last of the old state
};

constexpr Succession kSuccessions[] = {
    {"RUS", "SUN", 199112}, {"UKR", "SUN", 199112}, {"BLR", "SUN", 199112}, {"MDA", "SUN", 199112}, {"EST", "SUN", 199108}, {"LVA", "SUN", 199108}, {"LTU", "SUN", 199108},
    {"GEO", "SUN", 199112}, {"ARM", "SUN", 199112}, {"AZE", "SUN", 199112}, {"KAZ", "SUN", 199112}, {"UZB", "SUN", 199112}, {"TKM", "SUN", 199112}, {"TJK", "SUN", 199112},
    {"KGZ", "SUN", 199112}, {"HRV", "YUG", 199110}, {"SVN", "YUG", 199110}, {"BIH", "YUG", 199203}, {"MKD", "YUG", 199109}, {"SRB", "YUG", 200302}, {"MNE", "YUG", 200302},
    {"KOS", "YUG", 200302}, {"CZE", "CSK", 199212}, {"SVK", "CSK", 199212}, {"SSD", "SDN", 201107}, {"ERI", "ETH", 199304}, {"NAM", "ZAF", 199003}};

constexpr int kUnionHeld = 199108;  ///< the last month in which its republics were parts of the Soviet Union in more than law

/// The state a place belonged to at the date.
std::string StateThen(const Date& date, std::string_view code) {
  if (!date) return std::string(code);
  for (const Succession& change : kSuccessions) {
    if (change.code == code && date.year * 100 + date.month <= change.until) return std::string(change.before);
  }
  return std::string(code);
}

/// The state that a republic or province was a part of: "Moscow cut off gas to Lithuania" in 1990, "the rebels took Asmara" in 1991; else its own code. The republics
/// of Yugoslavia had left in all but name when they fought, Namibia was nobody's province. Its leaders and armed groups keep their own.
std::string WithinThen(const Date& published, std::string_view code) {
  const std::string then = StateThen(published, code);
  if (code == "RUS" || (then == "SUN" && published.year * 100 + published.month > kUnionHeld)) return std::string(code);
  return OneOf(then, {"SUN", "ETH"}) ? then : std::string(code);
}

Place PlaceOf(const SentenceView& view, const NameHit& hit, const NameEntry& entry) {
  Place place;
  if (entry.kind == NameKind::kPlace) {
    const PlaceEntry& found = view.knowledge.places[static_cast<size_t>(entry.entity)];
    return {"", std::string(found.name), StateThen(view.context.published, found.country), found.lat, found.lon, true};
  }
  if (entry.kind == NameKind::kPerson || entry.kind == NameKind::kOrg) return place;
  const Entity& entity = view.knowledge.entities[static_cast<size_t>(entry.entity)];
  // A breakaway region is a place, a band of rebels is none.
  if (entry.kind == NameKind::kGroup && entity.sector != "PRE") return place;
  place.country = WithinThen(view.context.published, entity.code);
  place.name = entry.kind == NameKind::kCapital || entry.kind == NameKind::kSeat ? entity.capital : entity.name;
  // "Brussels" of the Union, which has no capital.
  if (place.name.empty() && entry.kind == NameKind::kSeat) place.name = view.TextOf(hit.first, hit.last);
  return place;
}

constexpr int kTownToTake = 100'000;

/// A place of a name many places share: the one in a country the article speaks of, else the biggest.
const NameEntry* ChoosePlace(const SentenceView& view, const NameHit& hit) {
  const NameEntry* best = nullptr;
  int64_t best_score = -1;
  std::string beside = CountryBeside(view, hit);
  const auto before = view.context.towns.find(FoldName(view.TextOf(hit.first, hit.last)));
  const std::string told = before != view.context.towns.end() ? before->second : "";
  for (const NameEntry* entry : hit.entries) {
    if (entry->kind != NameKind::kPlace) continue;
    const PlaceEntry& place = view.knowledge.places[static_cast<size_t>(entry->entity)];
    int64_t score = place.population + (!beside.empty() && place.country == beside ? 200'000'000 : 0) + (view.context.spoken.count(std::string(place.country)) != 0 ? 50'000'000 : 0);
    // "the Lebanese port of Tripoli": a state spoken of by its name before one that only the town itself may speak of; Paris in Texas is too small.
    if (place.population >= kTownToTake && view.context.named.count(std::string(place.country)) != 0) score += 25'000'000;
    // Regions, seas and sites of our own list have no population: "Asia" is no town.
    if (place.population == 0) score += 30'000'000;
    // "HUNTSVILLE, Ontario - The leaders met in Huntsville": the one that was told apart before.
    if (!told.empty() && beside.empty() && place.country == told) score += 200'000'000;
    if (place.user) score += int64_t{1} << 40;
    if (score > best_score) best = entry, best_score = score;
  }
  return best;
}

/// "University of Tokyo", "Tightening Alliance": a town's name as the head of something longer.
bool PartOfLongerName(const Tree& tree, int token) {
  static constexpr std::string_view kDirections[] = {"East", "West", "North", "South", "Central", "Eastern", "Western", "Northern", "Southern", "Upper", "Lower"};
  for (int child : tree.Children(token)) {
    Deprel rel = tree.Rel(child);
    if (rel == Deprel::nmod && tree.Preposition(child) == "of") return true;
    bool direction = std::find(std::begin(kDirections), std::end(kDirections), tree[child].form) != std::end(kDirections);
    if ((rel == Deprel::amod || rel == Deprel::compound) && child < token && IsUpper(tree[child].form[0]) && !direction) return true;
  }
  return false;
}

/// A single word that is a place somewhere and here a name: introduced in this report as a person's, part of a longer
/// unknown name, or a well-known surname that stands where no place stands.
bool PersonInstead(const SentenceView& view, const NameHit& hit) {
  const Tree& tree = view.tree;
  // "near Santa Rosa de Sucumbios": another one than the Santa Rosa we know.
  const int more = hit.last + 1;
  if (more + 1 < tree.size() && OneOf(tree[more].form, {"de", "del", "da", "do", "di"}) && tree[more + 1].upos == Upos::PROPN && tree.Rel(more + 1) == Deprel::flat) return true;
  if (hit.first != hit.last) return false;
  int t = hit.first;
  if (PartOfLongerName(tree, t)) return true;
  std::string folded = FoldName(tree[t].form);
  if (view.context.people.count(folded) != 0) return true;
  auto name_word = [&](int other) { return other >= 0 && other < tree.size() && tree[other].upos == Upos::PROPN && view.out.At(other) == nullptr; };
  auto flat = [&](int a, int b) { return tree.Rel(a) == Deprel::flat && tree.Head(a) <= b && tree.Head(a) >= b - 3; };
  if (name_word(t + 1) && flat(t + 1, t)) return true;
  if (name_word(t - 1) && flat(t, t - 1)) return true;
  // "seized Goma": big towns are taken, though somebody bears the name.
  const bool object = tree.Rel(t) == Deprel::obj || tree.Rel(t) == Deprel::nsubj_pass;
  const bool big = std::any_of(hit.entries.begin(), hit.entries.end(), [&](const NameEntry* e) { return e->kind == NameKind::kPlace && view.knowledge.places[static_cast<size_t>(e->entity)].population >= kTownToTake; });
  if (object && big && tree.Head(t) >= 0 && HappensToPlaces(tree.Lemma(tree.Head(t)))) return false;
  std::string preposition = tree.Preposition(t);
  return (preposition.empty() || preposition == "by" || preposition == "with") && !view.knowledge.ShortName(folded).empty();
}

}  // namespace

Actor EntityActor(const Knowledge& knowledge, int index, std::string_view sector, std::string_view label) {
  const Entity& entity = knowledge.entities[static_cast<size_t>(index)];
  Actor actor;
  actor.country = entity.code;
  actor.name = label.empty() ? entity.name : label;
  actor.sector = sector.empty() ? entity.sector : sector;
  if (label.empty()) actor.wikidata = entity.wikidata;
  return actor;
}

namespace {

/// Whoever holds an office speaks of a state, named or not: "Michel Temer took over after the Senate ...".
void NoteSpokenBy(const Knowledge& knowledge, const NameEntry& entry, ArticleContext& context) {
  for (const Office& office : knowledge.persons[static_cast<size_t>(entry.entity)].offices) {
    if (!office.term.Covers(context.published)) continue;
    context.spoken.insert(std::string(office.country));
    break;
  }
}

}  // namespace

void NoteSpoken(const Knowledge& knowledge, const Tree& tree, const std::vector<NameHit>& hits, ArticleContext& context) {
  bool shouting = Shouting(tree);
  for (const NameHit& hit : hits) {
    for (const NameEntry* entry : hit.entries) {
      if (entry->kind == NameKind::kPerson) NoteSpokenBy(knowledge, *entry, context);
      bool body = hit.first != hit.last && !(entry->sector == "PTY" && CommonName(tree, hit)) && (entry->kind == NameKind::kBody || entry->kind == NameKind::kGroup);
      bool strong = body || entry->kind == NameKind::kState || entry->kind == NameKind::kAdjective || entry->kind == NameKind::kPeople || entry->kind == NameKind::kCapital;
      if (!strong || (shouting && entry->all_caps)) continue;
      const Entity& entity = knowledge.entities[static_cast<size_t>(entry->entity)];
      if (!entity.term.Covers(context.published) || TownOfAmerica(tree, hit)) continue;
      // "four Central American countries": of the continent, not of the United States.
      if (entity.code == "USA" && hit.first > 0 && OneOf(tree[hit.first - 1].form, {"Central", "Latin", "South"})) continue;
      const std::string code = WithinThen(context.published, entity.code);
      context.spoken.insert(code);
      if (entry->kind != NameKind::kCapital) context.named.insert(code);
    }
  }
}

namespace {

/// Is a state's or capital's name meant as something else here ("Voters in Georgia elected ...")? Then what it means is added, if it is
/// a place or another state.
bool MeantOtherwise(SentenceView& view, const NameHit& hit, const NameEntry& entry) {
  const bool told = entry.kind == NameKind::kState || entry.kind == NameKind::kCapital || entry.kind == NameKind::kAdjective || entry.kind == NameKind::kPeople;
  if (view.shouting || !told) return false;
  const Tree& tree = view.tree;
  const std::string& code = view.knowledge.entities[static_cast<size_t>(entry.entity)].code;
  const Span span{tree[hit.first].span.begin, tree[hit.last].span.end};
  const NameReading* other = view.knowledge.readings().Decide(view.TextOf(hit.first, hit.last), code, view.text, span, tree.sentence().span);
  if (other == nullptr) return false;
  // Moscow of 1987 is the Soviet Union's, which the list knows as Russia's.
  if (other->kind == "state" && StateThen(view.context.published, other->code) == code) return false;
  const int entity = other->kind == "state" ? view.knowledge.ByCode(other->code) : -1;
  if (other->kind == "state" && entity < 0) return false;
  if (other->kind != "state" && (other->kind != "place" || other->code.empty())) return true;
  Mention mention;
  mention.kind = entity >= 0 ? MentionKind::kState : MentionKind::kPlace;
  mention.first = hit.first;
  mention.last = hit.last;
  mention.head = hit.head;
  if (entity >= 0) mention.actors.push_back(EntityActor(view.knowledge, entity, "", ""));
  mention.place.country = other->code;
  mention.place.name = view.TextOf(hit.first, hit.last);
  view.Add(std::move(mention));
  return true;
}

/// "Serb" of "Serbs" and "Serb".
std::string KinWord(const Tree& tree, int token) {
  std::string word = FoldName(tree[token].form);
  if (word.size() > 3 && word.ends_with('s')) word.pop_back();
  return word;
}

/// "Bosnian Serbs" first, then "the Serbs", "a Serb gunner": a people that lives in another's state, and is called by its last word from then on.
void CallKin(SentenceView& view, const NameHit& hit, const NameEntry& entry, Mention& mention) {
  const bool people = entry.kind == NameKind::kPeople || entry.kind == NameKind::kAdjective || (entry.kind == NameKind::kGroup && hit.last > hit.first);
  if (!people || mention.actors.size() != 1 || view.shouting) return;
  Actor& actor = mention.actors[0];
  std::map<std::string, Actor>& kin = view.context.kin;
  const std::string word = KinWord(view.tree, hit.last);
  if (hit.last > hit.first) {
    kin.try_emplace(word, actor);  // the first is whom the report is about
  } else if (auto known = kin.find(word); known != kin.end() && known->second.country != actor.country) {
    actor = known->second;
    mention.confidence = 0.8;
    mention.reason = "kin";
  }
}

void AddOneNamed(SentenceView& view, const NameHit& hit) {
  if (AddTownOfAmerica(view, hit)) return;
  const NameEntry* entry = Choose(view, hit);
  if (entry == nullptr) return;
  // "in Victoria, the capital of the Seychelles": the town, whatever else is called so.
  const std::string beside = CountryBeside(view, hit);
  const bool told = !beside.empty() && PlaceIn(view, hit, beside);
  if (entry->kind == NameKind::kWeak && !WeakNameHolds(view, hit, *entry)) {
    if (!told) return;
    entry = ChoosePlace(view, hit);
  } else if (entry->kind == NameKind::kPlace) {
    if (PersonInstead(view, hit)) return;
    entry = ChoosePlace(view, hit);
  }
  if (MeantOtherwise(view, hit, *entry)) return;
  if ((entry->kind == NameKind::kState || entry->kind == NameKind::kCapital) && StandsForTeam(view.tree, hit.head)) return;
  Mention mention;
  mention.kind = KindOf(entry->kind);
  mention.first = hit.first;
  mention.last = hit.last;
  mention.head = hit.head;
  mention.plural = entry->kind == NameKind::kPeople;
  if (entry->kind == NameKind::kPerson) {
    mention.actors.push_back(PersonActor(view.knowledge, entry->entity, view.context.published));
  } else if (entry->kind != NameKind::kPlace) {
    bool government = entry->kind == NameKind::kCapital || entry->kind == NameKind::kSeat;
    mention.actors.push_back(EntityActor(view.knowledge, entry->entity, government ? "GOV" : entry->sector, entry->label));
    Actor& actor = mention.actors[0];
    const bool land = entry->kind == NameKind::kState || entry->kind == NameKind::kAdjective || entry->kind == NameKind::kPeople || entry->kind == NameKind::kCapital;
    if (std::string within = WithinThen(view.context.published, actor.country); land && within != actor.country) {
      actor.country = std::move(within);
      if (OneOf(actor.sector, {"", "GOV"})) actor.sector = "PRE";
    }
  }
  if (entry->kind == NameKind::kCapital && CalledAfterTown(view.tree, hit)) mention.kind = MentionKind::kPlace, mention.actors.clear();
  if (entry->kind == NameKind::kWeak) mention.confidence = 0.8;
  // "the puppet Joint Chiefs of Staff": so the press of the North calls the South's.
  if (entry->kind == NameKind::kBody && view.context.press == "PRK" && hit.first > 0 && LowerAscii(view.tree[hit.first - 1].form) == "puppet") {
    mention.actors[0].country = "KOR";
    mention.actors[0].name.clear();
    mention.actors[0].wikidata.clear();
  }
  if (entry->kind == NameKind::kBody && entry->sector != "BUS") {
    int owner = OwnerBefore(view, hit);
    if (owner < 0) owner = SharedBodyOf(view, hit);
    if (owner >= 0 && owner != entry->entity) mention.actors = {EntityActor(view.knowledge, owner, entry->sector, "")};
  }
  CallKin(view, hit, *entry, mention);
  mention.place = PlaceOf(view, hit, *entry);
  if (entry->kind == NameKind::kPlace && beside == mention.place.country) view.context.towns[FoldName(view.TextOf(hit.first, hit.last))] = mention.place.country;
  view.Add(std::move(mention));
}

}  // namespace

void AddNamed(SentenceView& view, const std::vector<NameHit>& hits) {
  // Names that many states have come last: the states around them say whose they are.
  for (bool common : {false, true}) {
    for (const NameHit& hit : hits) {
      if (CommonName(view.tree, hit) == common) AddOneNamed(view, hit);
    }
  }
}

}  // namespace lapwing
