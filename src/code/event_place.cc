// SPDX-License-Identifier: Apache-2.0
// Where it happened: of the places a sentence names, the one whose phrase stands with the event's word as a place stands.
#include <algorithm>

#include "base/place_verbs.h"
#include "base/strings.h"
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
};

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
      tie.preposition = tree.Preposition(t);
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
  if (relation == Deprel::obl && !OneOf(tie.preposition, {"at", "in", "on", "with", "for", "during", "to", "into", "near", "from", "off", "after", "before"})) return 1000;
  for (int t = place; t >= 0 && tree.Head(t) != word; t = tree.Head(t)) {
    std::string preposition = tree.Preposition(t);
    const int noun = tree.Head(t);
    const bool part = preposition == "of" && noun >= 0 && noun != word && PartOfPlace(tree.Lemma(noun));
    bool stands = part || OneOf(preposition, {"in", "at", "near", "off", "outside", "inside", "around", "along", "within", "beneath", "over", "across"});
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
      if (PlacesAnything(tie.preposition) || (tie.relation == Deprel::advmod && tie.depth > 0)) return cost;
      if (OneOf(tie.preposition, {"into", "onto", "toward", "towards"})) return cost + 2;
      if (tie.preposition == "to" && Moves(lemma)) return cost + 3;
      if (OneOf(tie.preposition, {"from", "out"}) && (Leaves(lemma) || TakesOff(tree, word))) return cost + 2;
      if (tie.preposition == "of" && NounOfPlaces(lemma)) return cost + 1;
      return 1000;
    case Deprel::obj:
    case Deprel::nsubj_pass:
      if (state && !OneOf(lemma, {"invade", "occupy", "visit", "tour", "annex", "enter", "leave", "reach"})) return 1000;
      return HappensToPlaces(lemma) && tie.depth == 0 ? cost + 3 : HappensToPlaces(lemma) && !state ? cost + 5 : 1000;
    case Deprel::compound: return state ? 1000 : cost + 4;  // "the Kabul bombing"
    default: return 1000;
  }
}

/// Cost of taking the place for the event's; 1000: it is not.
int CostOf(const Tree& tree, int place, int word, bool state) {
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

/// "in Kharkiv, where deputies denounced": the clause tells what happened at the place it hangs on.
bool WhereClauseOf(const Tree& tree, int trigger, int place) {
  int clause = trigger;
  while (tree.Head(clause) >= 0 && !tree.IsVerbal(clause)) clause = tree.Head(clause);
  if (tree.Rel(clause) != Deprel::acl_relcl || tree.Head(clause) != place) return false;
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

/// Named right behind another place, which it holds, or as a region: "at Pokhran in the desert of Rajasthan", "at Bunia, in Ituri".
bool Holds(const Tree& tree, const SentenceMentions& mentions, const Mention& place) {
  for (int t = place.head; t >= 0 && t > place.head - 4; --t) {
    if (tree[t].upos == Upos::PROPN || tree[t].upos == Upos::PUNCT || tree[t].upos == Upos::ADP || tree[t].upos == Upos::DET || Region(tree.Lemma(t))) {
      const Mention* before = t < place.head && mentions.at[static_cast<size_t>(t)] >= 0 ? mentions.At(t) : nullptr;
      if (before != nullptr && before != &place && before->kind == MentionKind::kPlace && before->place.located) return true;
      continue;
    }
    break;
  }
  const int noun = tree.Head(place.head);
  return Region(LowerAscii(tree[place.last].form)) || (noun >= 0 && tree.Rel(place.head) == Deprel::nmod && Region(tree.Lemma(noun))) ||
         (place.head + 1 < tree.size() && Region(LowerAscii(tree[place.head + 1].form)));
}

}  // namespace

Place FindEventPlace(const Tree& tree, const SentenceMentions& mentions, const Match& match) {
  const Mention* best = nullptr;
  int best_cost = 40;
  for (const Mention& mention : mentions.mentions) {
    if (mention.place.name.empty() || mention.kind == MentionKind::kAdjective || mention.kind == MentionKind::kBody) continue;
    bool state = mention.kind == MentionKind::kState;
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
      else if (found < 1000 && (mention.head < above || mention.head > match.trigger)) cost = found + 8 * (step + 1);
      above = verb;
    }
    if (cost >= 1000 && SpeakingAt(tree, match.trigger, mention.head)) cost = 6;
    if (cost >= 1000 && WhereClauseOf(tree, match.trigger, mention.head)) cost = 4;
    if (cost >= 1000) continue;
    // The narrower place says more; what stands nearer is meant.
    if (state) cost += 6;
    if (mention.kind == MentionKind::kPlace && Holds(tree, mentions, mention)) cost += 8;
    // Seas and continents are in no country; whatever else is named is narrower.
    if (mention.kind == MentionKind::kPlace && mention.place.country.empty()) cost += 8;
    // "60 km north of Islamabad" tells where the place is that was named before it.
    if (tree.Head(mention.head) >= 0 && tree[tree.Head(mention.head)].upos == Upos::ADV && tree.Rel(mention.head) != Deprel::root) cost += 3;
    if (!mention.place.located) cost += 2;
    cost = cost * 4 + std::min(15, std::abs(mention.head - match.trigger)) / 4;
    if (cost < best_cost * 4) best = &mention, best_cost = (cost + 3) / 4;
  }
  return best == nullptr ? Place{} : best->place;
}

}  // namespace lapwing
