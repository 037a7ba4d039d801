// SPDX-License-Identifier: Apache-2.0
// Where it happened: of the places a sentence names, the one whose phrase stands with the event's word as a place stands.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/place_verbs.h"
#include "base/strings.h"
#include "code/place_distance.h"
#include "code/place_of_dateline.h"
#include "code/when_where.h"

namespace lapwing {
namespace {

/// "in Goma", "off Wonsan", "beneath Mururoa".
bool PlacesAnything(std::string_view preposition) {
  return OneOf(preposition, {"in", "at", "near", "off", "over", "around", "outside", "inside", "across", "within", "along", "above", "beneath", "below",
                             "through", "between", "throughout", "beyond", "on", "by", "against", "under", "underneath"});
}

/// "withdrew from Avdiivka": what is left is where it happened.
bool Leaves(std::string_view lemma) {
  return OneOf(lemma, {"withdraw", "retreat", "flee", "evacuate", "drive", "pull", "oust", "depart", "escape", "leave", "withdrawal", "pullout",
                       "evacuation", "dislodge", "eject", "push"});
}

/// "took off from Diego Garcia", "lifted off from the cape".
bool TakesOff(const Tree& tree, int word) {
  const int particle = tree.Child(word, Deprel::compound_prt);
  return particle >= 0 && tree.Lemma(particle) == "off" && OneOf(tree.Lemma(word), {"take", "lift", "blast", "set"});
}

/// "launched from Sohae", "fired from Kapustin Yar": what is sent off leaves the ground there.
bool SendsOff(std::string_view lemma) {
  return OneOf(lemma, {"launch", "fire", "lob", "loose"});
}

/// "landed tanks on Socotra", "planted a flag on the shoal": what is put down stays where it is put.
bool PutsDown(std::string_view lemma) {
  return OneOf(lemma, {"land", "deploy", "station", "put", "place", "install", "build", "plant", "erect", "raise", "hoist", "drop", "base"});
}

/// "set off an explosion under Mururoa", "a tunnel under Rafah": what is in the ground.
bool Underground(std::string_view noun) {
  return OneOf(noun, {"explosion", "test", "blast", "bomb", "device", "charge", "tunnel"});
}

/// "launched an attack on Goma", "carried out air strikes on Tyre".
bool StrikesOn(std::string_view noun) {
  return OneOf(noun, {"attack", "strike", "airstrike", "raid", "assault", "bombardment", "offensive"});
}

/// Who condemns a raid is not where it was.
bool CarriesOut(std::string_view lemma) {
  return OneOf(lemma, {"launch", "carry", "conduct", "mount", "make", "stage", "begin", "start", "unleash", "repel"});
}

/// What hurts or holds people is done where they are.
bool BefallsPeople(const Tree& tree, int word) {
  if (OneOf(tree.Lemma(word), {"fire", "shoot", "kill", "wound", "injure", "arrest", "detain", "seize", "abduct", "kidnap", "attack", "beat", "bomb", "shell", "strafe", "disperse", "massacre", "murder"})) return true;
  const int object = tree.Child(word, Deprel::obj);
  return tree.Lemma(word) == "open" && object >= 0 && tree.Lemma(object) == "fire";
}

/// "the cathedral of Marawi", "the port of Tripoli": what is done to it is done there.
bool PartOfPlace(std::string_view noun) {
  return OneOf(noun, {"airport", "port", "harbour", "harbor", "cathedral", "church", "mosque", "temple", "citadel", "fortress", "castle", "palace", "quarter", "suburb", "outskirts", "centre",
                      "center", "district", "market", "bazaar", "square", "street", "station", "hospital", "school", "university", "prison", "barracks", "garrison", "bridge", "refinery",
                      "stadium", "parliament", "museum", "slum", "neighbourhood", "neighborhood", "waterfront", "railway"});
}

/// "in the desert of Rajasthan", "in Kerman province": wider than a town beside it.
bool Region(std::string_view noun) {
  return OneOf(noun, {"desert", "province", "region", "state", "valley", "district", "county", "governorate", "prefecture", "oblast", "department", "territory", "highlands", "mountains"});
}

/// "rolled into Rafah", "landed on", "brought to": what is reached is where it happened.
bool Moves(std::string_view lemma) {
  return OneOf(lemma, {"roll", "march", "land", "bring", "fly", "sail", "move", "send", "advance", "cross", "drive", "go", "travel", "come", "pour", "push", "break",
                       "storm", "enter", "return", "deploy", "ship", "fire", "lob", "arrive", "head", "visit", "trip", "incursion", "raid", "withdraw",
                       "retreat", "take", "evacuate", "deport", "rush", "dispatch", "airlift", "parachute", "infiltrate"});
}

/// "the capture of Sinjar", "the siege of Sarajevo".
bool NounOfPlaces(std::string_view lemma) {
  return OneOf(lemma, {"capture", "siege", "fall", "bombing", "shelling", "invasion", "occupation", "battle", "annexation", "seizure", "liberation", "evacuation",
                       "bombardment", "storming", "blockade", "takeover", "attack", "raid", "strike", "defence", "defense", "visit", "tour", "massacre", "recapture"});
}

/// How a place is tied to a word: the edges from the place up to the word, the last one with its preposition.
struct Tie {
  int depth = -1;  ///< edges between; -1: not tied
  Deprel relation = Deprel::dep;
  std::string preposition;
  bool measure = false;  ///< by a measure: "70 miles south of"
};

/// "with Hun Sen in Phnom Penh": the preposition may hang on the first word of a name.
std::string PrepositionOf(const Tree& tree, int noun) {
  std::string preposition = tree.Preposition(noun);
  if (!preposition.empty() || tree[noun].upos != Upos::PROPN) return preposition;
  for (int child : tree.Children(noun)) {
    if (child < noun && tree[child].upos == Upos::PROPN && tree.Rel(child) == Deprel::compound) return tree.Preposition(child);
  }
  return preposition;
}

/// Only through the place's own phrase: "the centre of Baghdad", "a gate of the airport of Kabul", "Odesa and Kherson".
Tie TieTo(const Tree& tree, int place, int word) {
  Tie tie;
  int depth = 0;
  for (int t = place; t >= 0; t = tree.Head(t), ++depth) {
    Deprel rel = tree.Rel(t);
    if (tree.Head(t) == word) {
      // "sank off the island": the preposition taken for a particle of the verb.
      int particle = rel == Deprel::obj ? tree.Child(word, Deprel::compound_prt) : -1;
      if (particle >= 0 && OneOf(tree.Lemma(particle), {"off", "over", "around", "across", "through", "along"}) && depth == 0) {
        tie.depth = depth;
        tie.relation = Deprel::obl;
        tie.preposition = tree.Lemma(particle);
        return tie;
      }
      if (rel == Deprel::conj) return {};
      tie.depth = depth;
      tie.relation = rel;
      tie.preposition = PrepositionOf(tree, t);
      tie.measure = (rel == Deprel::obl_unmarked || rel == Deprel::nmod_unmarked) && Length(tree.Lemma(t));
      return tie;
    }
    bool phrase = rel == Deprel::nmod || rel == Deprel::nmod_poss || rel == Deprel::compound || rel == Deprel::appos || rel == Deprel::flat || rel == Deprel::conj ||
                  rel == Deprel::nmod_desc || rel == Deprel::nmod_unmarked || rel == Deprel::amod || rel == Deprel::obl_unmarked;
    if (rel == Deprel::obl && t >= 0 && tree.Head(t) >= 0) {
      // "100 km south of Odesa", "eighty kilometres north of Beirut": hangs on an adverb or a measure.
      Upos above = tree[tree.Head(t)].upos;
      phrase = above == Upos::ADV || above == Upos::NOUN || above == Upos::PROPN;
    }
    if (rel == Deprel::advmod && tree[t].upos == Upos::ADV) phrase = true;
    if (!phrase) return {};
  }
  return {};
}

/// The preposition that a place's own noun carries inside the phrase: "the road to Leh" is not in Leh.
bool InnerFits(const Tree& tree, int place, int word) {
  for (int t = place; t >= 0 && tree.Head(t) != word; t = tree.Head(t)) {
    std::string preposition = tree.Preposition(t);
    if (tree.Rel(t) == Deprel::nmod && OneOf(preposition, {"to", "from", "about", "for", "against", "into", "toward", "towards", "over"})) return false;
  }
  return true;
}

/// "met his counterpart in Baghdad", "a summit in Astana": a place inside an argument, by the argument's own preposition.
int InsideArgument(const Tree& tree, int place, int word, const Tie& tie) {
  Deprel relation = tie.relation;
  // "summoned the envoy over the ships near Okinawa": a topic, not the scene.
  if (relation == Deprel::obl && !OneOf(tie.preposition, {"at", "in", "on", "with", "without", "for", "during", "to", "into", "near", "from", "off", "after", "before"})) return 1000;
  for (int t = place; t >= 0 && tree.Head(t) != word; t = tree.Head(t)) {
    std::string preposition = PrepositionOf(tree, t);
    const int noun = tree.Head(t);
    const bool part = preposition == "of" && noun >= 0 && noun != word && PartOfPlace(tree.Lemma(noun));
    const bool put = preposition == "on" && relation == Deprel::obj && PutsDown(tree.Lemma(word));
    const bool buried = preposition == "under" && noun >= 0 && Underground(tree.Lemma(noun));
    const bool struck = preposition == "on" && noun >= 0 && noun != word && StrikesOn(tree.Lemma(noun)) && CarriesOut(tree.Lemma(word));
    bool stands = part || put || buried || struck || OneOf(preposition, {"in", "at", "near", "off", "outside", "inside", "around", "along", "within", "beneath", "over", "across"});
    if (tree.Rel(t) == Deprel::nmod && stands) return relation == Deprel::obj || relation == Deprel::obl || relation == Deprel::nmod ? 5 : 9;
  }
  return 1000;
}

/// Cost by the edge that ties the place's phrase to the word itself.
int Direct(const Tree& tree, int word, const Tie& tie, std::string_view lemma, bool state, int cost) {
  switch (tie.relation) {
    case Deprel::obl:
    case Deprel::nmod:
    case Deprel::obl_unmarked:
    case Deprel::nmod_unmarked:
    case Deprel::advmod:
      if (PlacesAnything(tie.preposition) || tie.relation == Deprel::advmod) return cost;  // "here", "60 km north of it"
      if (OneOf(tie.preposition, {"into", "onto", "toward", "towards"})) return cost + 2;
      if (tie.preposition == "to" && Moves(lemma)) return cost + 3;
      if (tie.depth > 1 && tie.measure) return cost;  // "kidnapped sailors 70 miles south of Bonny"
      if (tie.preposition == "from" && !state && SendsOff(lemma)) return cost + 4;
      if (OneOf(tie.preposition, {"from", "out"}) && (Leaves(lemma) || TakesOff(tree, word))) return cost + 2;
      if (tie.preposition == "of" && NounOfPlaces(lemma)) return cost + 1;
      return 1000;
    case Deprel::nsubj: return lemma == "fall" && tie.depth == 0 && !state ? cost + 3 : 1000;  // "a day after Mosul had fallen"
    case Deprel::obj:
    case Deprel::nsubj_pass:
      if (state && !OneOf(lemma, {"invade", "occupy", "visit", "tour", "annex", "enter", "leave", "reach"})) return 1000;
      return HappensToPlaces(lemma) && tie.depth == 0 ? cost + 3 : HappensToPlaces(lemma) && !state ? cost + 5 : 1000;
    case Deprel::compound: return state ? 1000 : cost + 4;  // "the Kabul bombing"
    default: return 1000;
  }
}

/// "crossed the border into the Kursk region", "over the line into the North": where they came to.
bool OverTheBorder(const Tree& tree, int place, int word) {
  const int border = tree.Head(place);
  return border >= 0 && tree.Rel(place) == Deprel::nmod && OneOf(tree.Preposition(place), {"into", "to"}) && OneOf(tree.Lemma(border), {"border", "frontier", "line"}) && tree.Head(border) == word;
}

/// "expelled a handful of soldiers from the rock": who is driven out was there, though the tree ties the place to him. Envoys are expelled from states.
bool DrivenFrom(const Tree& tree, int place, int word) {
  if (tree.Preposition(place) != "from" || tree.Rel(place) != Deprel::nmod || !OneOf(tree.Lemma(word), {"expel", "drive", "evacuate", "oust", "dislodge", "eject", "push", "chase"})) return false;
  for (int t = tree.Head(place); t >= 0; t = tree.Head(t)) {
    if (tree.Head(t) == word) return tree.Rel(t) == Deprel::obj;
    if (tree.Rel(t) != Deprel::nmod) return false;
  }
  return false;
}

/// Cost of taking the place for the event's; 1000: it is not.
int CostOf(const Tree& tree, int place, int word, bool state) {
  if (!state && DrivenFrom(tree, place, word)) return 4;
  if (OverTheBorder(tree, place, word)) return 4;
  Tie tie = TieTo(tree, place, word);
  if (tie.depth < 0 || !InnerFits(tree, place, word)) return 1000;
  std::string_view lemma = tree.Lemma(word);
  int cost = 2 * tie.depth;
  int inside = tie.depth > 0 ? InsideArgument(tree, place, word, tie) : 1000;
  int direct = Direct(tree, word, tie, lemma, state, cost);
  return std::min(direct, inside >= 1000 ? 1000 : cost + inside);
}

/// The verb a nominal trigger serves: "carried out a test at X", "held talks in Y".
int ServingVerb(const Tree& tree, int trigger) {
  Deprel rel = tree.Rel(trigger);
  bool served = rel == Deprel::obj || rel == Deprel::obl || rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::xcomp || rel == Deprel::conj;
  int head = tree.Head(trigger);
  return served && head >= 0 ? head : -1;
}

/// "in Kharkiv, where deputies denounced": the clause tells what happened at the place it hangs on, or stands right behind: "questioned workers in Aden,
/// where bombers had rammed a ship".
bool WhereClauseOf(const Tree& tree, int trigger, const Mention& place) {
  int clause = trigger;
  while (tree.Head(clause) >= 0 && !tree.IsVerbal(clause)) clause = tree.Head(clause);
  // "off Lampedusa, where a boat burned and capsized"
  while (tree.Rel(clause) == Deprel::conj && tree.IsVerbal(tree.Head(clause)) && tree.Child(clause, Deprel::nsubj) < 0) clause = tree.Head(clause);
  int behind = place.last + 1;
  if (behind < tree.size() && tree[behind].form == ",") ++behind;
  if (behind < tree.size() && LowerAscii(tree[behind].form) == "where" && tree.Head(behind) == clause) return true;
  if (tree.Rel(clause) != Deprel::acl_relcl || tree.Head(clause) != place.head) return false;
  return std::any_of(tree.Children(clause).begin(), tree.Children(clause).end(), [&](int child) { return tree.Lemma(child) == "where"; });
}

/// "The premier, speaking in Baghdad, welcomed", "Speaking in Cairo, he warned": where it is said.
bool SpeakingAt(const Tree& tree, int trigger, int place) {
  int speaking = tree.Head(place);
  while (speaking >= 0 && !tree.IsVerbal(speaking)) speaking = tree.Head(speaking);
  if (speaking < 0 || speaking == trigger || !OneOf(tree.Lemma(speaking), {"speak", "talk"}) || tree[speaking].xpos != XposFrom("VBG")) return false;
  if (!OneOf(tree.Preposition(place), {"in", "at", "outside", "near"})) return false;
  const int above = tree.Head(speaking);
  return above == trigger || (above >= 0 && tree.Head(above) == trigger && tree.Rel(above) == Deprel::nsubj);
}

/// "killed Copts as they left a church in Alexandria": what befell them then befell them there.
int AsTheyDid(const Tree& tree, int trigger, int place, bool state) {
  for (int clause : tree.Children(trigger)) {
    if (tree.Rel(clause) != Deprel::advcl || !OneOf(tree.Marker(clause), {"as", "when", "while"}) || clause < trigger) continue;
    const int subject = tree.Child(clause, Deprel::nsubj);
    if (subject < 0 || !OneOf(LowerAscii(tree[subject].form), {"they", "he", "she", "it"})) continue;
    if (const int cost = CostOf(tree, place, clause, state); cost < 1000) return cost + 10;
  }
  return 1000;
}

/// "opened fire on a crowd led by monks in Rangoon", "arrested men hiding in Tetovo": people are hurt where they are just then.
int WherePeopleWere(const Tree& tree, int trigger, int place, bool state) {
  if (!BefallsPeople(tree, trigger)) return 1000;
  int best = 1000;
  for (int people : tree.Children(trigger)) {
    const Deprel rel = tree.Rel(people);
    if (people < trigger || (rel != Deprel::obj && (rel != Deprel::obl || !OneOf(tree.Preposition(people), {"on", "at", "into"})))) continue;
    for (int clause : tree.Children(people)) {
      if (tree.Rel(clause) != Deprel::acl || (tree[clause].xpos != XposFrom("VBG") && tree[clause].xpos != XposFrom("VBN"))) continue;
      if (const int cost = CostOf(tree, place, clause, state); cost < 1000) best = std::min(best, cost + 12);
    }
  }
  return best;
}

/// Named right behind another place, which it holds, or as a region: "at Pokhran in the desert of Rajasthan", "at Bunia, in Ituri".
bool Holds(const Tree& tree, const SentenceMentions& mentions, const Mention& place) {
  for (int t = place.head; t >= 0 && t > place.head - 6; --t) {
    // "from Wheeler Island off the coast of Orissa"
    const bool coast = OneOf(tree.Lemma(t), {"coast", "shore"});
    if (tree[t].upos == Upos::PROPN || tree[t].upos == Upos::PUNCT || tree[t].upos == Upos::ADP || tree[t].upos == Upos::DET || Region(tree.Lemma(t)) || coast) {
      const Mention* before = t < place.head && mentions.at[static_cast<size_t>(t)] >= 0 ? mentions.At(t) : nullptr;
      // "in the Red Sea off Hodeida": a sea is held by no town.
      const bool sea = before != nullptr && before->place.country.empty() && !place.place.country.empty();
      if (before != nullptr && before != &place && before->kind == MentionKind::kPlace && before->place.located) return !sea;
      continue;
    }
    break;
  }
  const int noun = tree.Head(place.head);
  return Region(LowerAscii(tree[place.last].form)) || (noun >= 0 && tree.Rel(place.head) == Deprel::nmod && Region(tree.Lemma(noun))) ||
         (place.head + 1 < tree.size() && Region(LowerAscii(tree[place.head + 1].form)));
}

/// "in the village of Prekaz, 30 kilometres northwest of Pristina": where the place named before it is; no scene beside that, where that is known.
bool TellsWhereThatIs(const Tree& tree, const SentenceMentions& mentions, const Mention& place) {
  const Away away = AwayFrom(tree, place);
  // "in Bucha, outside Kyiv"
  const bool beside = place.first > 1 && tree[place.first - 2].form == "," && OneOf(LowerAscii(tree[place.first - 1].form), {"outside", "near"});
  if (away.north == 0 && away.east == 0 && !beside) return false;
  int comma = beside ? place.first - 2 : away.first - 1;
  while (comma > 0 && comma > away.first - 3 && tree[comma].form != ",") --comma;
  if (comma < 1 || tree[comma].form != ",") return false;
  // "in the Achin district, south of Jalalabad"
  for (int t = comma - 1; t >= std::max(0, comma - 2); --t) {
    const Mention* before = mentions.At(t);
    if (before == nullptr || before == &place || !before->place.located || before->kind == MentionKind::kState) continue;
    return !beside || (!before->place.country.empty() && !Region(LowerAscii(tree[comma - 1].form)));
  }
  return false;
}

/// "collided near the islands, and Tokyo protested": what a state does is not done where the other thing happened, unless it is done to the place:
/// "killed guards at Kerem Shalom, and Israel shut the crossing".
bool StateDoes(const Tree& tree, const SentenceMentions& mentions, int verb) {
  const int object = tree.Child(verb, Deprel::obj);
  if (object >= 0 && (PartOfPlace(tree.Lemma(object)) || tree.Lemma(object) == "crossing")) return false;
  const int subject = tree.Child(verb, Deprel::nsubj);
  const Mention* doer = subject >= 0 ? mentions.At(subject) : nullptr;
  return doer != nullptr && (doer->kind == MentionKind::kCapital || doer->kind == MentionKind::kState);
}

}  // namespace

Place FindEventPlace(const Tree& tree, const SentenceMentions& mentions, const Match& match) {
  const Mention* best = nullptr;
  int best_cost = 40;
  for (const Mention& mention : mentions.mentions) {
    if (mention.place.name.empty() || mention.kind == MentionKind::kAdjective || mention.kind == MentionKind::kBody) continue;
    bool state = mention.kind == MentionKind::kState;
    if (state && mention.plural) continue;  // "fired on Ugandans": people, wherever they are
    bool visited = match.mode == "visit" && std::find(match.recipient_tokens.begin(), match.recipient_tokens.end(), mention.head) != match.recipient_tokens.end();
    int cost = visited ? 0 : CostOf(tree, mention.head, match.trigger, state);
    // The clause's own adverbials: of the verb a noun serves, and of the verb a verb is joined to or complements.
    for (int step = 0, above = match.trigger; step < 2 && cost >= 1000; ++step) {
      int verb = -1;
      Deprel rel = tree.Rel(above);
      if (!tree.IsVerbal(above)) verb = ServingVerb(tree, above);
      else if (rel == Deprel::xcomp || rel == Deprel::conj) verb = tree.Head(above);
      if (verb < 0) break;
      int found = CostOf(tree, mention.head, verb, state);
      if (found < 1000 && tree.Rel(above) != Deprel::conj) cost = found + 4 * (step + 1);
      // A place before both verbs, or after both, is said of both.
      else if (found < 1000 && (mention.head < verb || mention.head > match.trigger || (mention.head < above && !StateDoes(tree, mentions, above)))) cost = found + 8 * (step + 1);
      above = verb;
    }
    if (cost >= 1000 && SpeakingAt(tree, match.trigger, mention.head)) cost = 6;
    if (cost >= 1000 && WhereClauseOf(tree, match.trigger, mention)) cost = 4;
    if (cost >= 1000) cost = AsTheyDid(tree, match.trigger, mention.head, state);
    if (cost >= 1000) cost = WherePeopleWere(tree, match.trigger, mention.head, state);
    if (cost >= 1000) continue;
    // The narrower place says more; what stands nearer is meant.
    if (state) cost += 6;
    if (mention.kind == MentionKind::kPlace && Holds(tree, mentions, mention)) cost += 8;
    // Seas and continents are in no country; whatever else is named is narrower.
    if (mention.kind == MentionKind::kPlace && mention.place.country.empty()) cost += 8;
    // "60 km north of Islamabad" tells where the place is that was named before it.
    if (tree.Head(mention.head) >= 0 && tree[tree.Head(mention.head)].upos == Upos::ADV && tree.Rel(mention.head) != Deprel::root) cost += 3;
    if (!mention.place.located) cost += 2;
    if (TellsWhereThatIs(tree, mentions, mention)) cost += 20;
    cost = cost * 4 + std::min(15, std::abs(mention.head - match.trigger)) / 4;
    // "for refugees near Zakho in northern Iraq": the town says more than its state, however the two are tied.
    const bool narrows = best != nullptr && best->kind == MentionKind::kState && !state && mention.place.located && mention.place.country == best->place.country && cost < 12 * 4;
    const bool wider = best != nullptr && state && best->kind != MentionKind::kState && best->place.located && mention.place.country == best->place.country && best_cost < 12;
    if (narrows || (cost < best_cost * 4 && !wider)) best = &mention, best_cost = (cost + 3) / 4;
  }
  if (best == nullptr) return UnderDateline(tree, mentions, match.trigger);
  return Displaced(tree, *best);
}

}  // namespace lapwing
