// SPDX-License-Identifier: Apache-2.0
// What fills a slot of a pattern.
#include <algorithm>

#include "base/strings.h"
#include "code/matcher.h"

namespace lapwing {
namespace {

constexpr double kOnGround = 0.85;  // beside a recipient that is named as one

bool Has(const std::vector<std::string>& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// A state and its government are one side.
bool SameGovernment(const Actor& a, const Actor& b) {
  return !a.country.empty() && a.country == b.country && OneOf(a.sector, {"", "GOV"}) && OneOf(b.sector, {"", "GOV"});
}

}  // namespace

bool Matcher::Accepts(const EventFilter& filter, const Match& match) const {
  if (filter.any) return true;
  bool cooperative = codebook_.types[static_cast<size_t>(match.type)].cooperative();
  if (filter.cooperative) return cooperative;
  if (filter.hostile) return !cooperative;
  return std::find(filter.types.begin(), filter.types.end(), match.type) != filter.types.end();
}

/// The event a clause or noun expresses: its own, that of a verb it merely supports ("continue to", "begin"), or of a conjunct.
const Match* Matcher::InnerEvent(int token, const Slot& slot, bool weak, int depth) {
  if (depth > 3) return nullptr;
  if (Negated(token)) return nullptr;  // "declared he would not resign" announces no resignation
  if (const Match* own = Best(token, weak); own != nullptr && Accepts(slot.filter, *own)) return own;
  // "agreed to halt its offensive": where a pattern wants no hostile act, the offensive that is halted is none.
  if (slot.forbidden && !Ranked(token).empty()) return nullptr;
  for (const Argument& argument : view_.Of(token)) {
    bool content = argument.relation == "comp" || (argument.relation == "obj" && codebook_.IsSupport(tree_.Lemma(token)));
    if (!content || argument.token == token) continue;
    if (const Match* below = InnerEvent(argument.token, slot, weak, depth + 1)) return below;
  }
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::conj) continue;
    if (const Match* other = Best(child, weak); other != nullptr && Accepts(slot.filter, *other)) return other;
  }
  return nullptr;
}

bool Matcher::Negated(int token) const {
  const auto& children = tree_.Children(token);
  return std::any_of(children.begin(), children.end(), [&](int child) { return tree_.Rel(child) == Deprel::advmod && OneOf(tree_.Lemma(child), {"not", "never"}); });
}

/// Whose "not" the tree hangs on what is undertaken: "promised not to attack".
bool Matcher::Undertakes(int trigger) const {
  return OneOf(tree_.Lemma(trigger), {"agree", "promise", "pledge", "vow", "swear", "undertake", "commit", "consent", "guarantee", "commitment", "agreement", "undertaking", "assurance"});
}

bool Matcher::Decides(int trigger) const { return OneOf(tree_.Lemma(trigger), {"decide", "opt", "choose", "elect", "vote", "prefer", "plan", "intend", "resolve"}); }

/// "handed over [the bodies]", "wrote off [the debt]": a particle that the tree takes for the preposition of what follows it.
bool Matcher::HidesObject(const Pattern& pattern, const Argument& argument, int trigger) const {
  if (!tree_.IsVerbal(trigger) || tree_.IsPassive(trigger) || tree_.Rel(argument.token) != Deprel::obl || tree_.Head(argument.token) != trigger) return false;
  if (tree_.Child(trigger, Deprel::obj) >= 0 || tree_.Child(trigger, Deprel::compound_prt) >= 0) return false;
  if (std::find(pattern.extra.begin(), pattern.extra.end(), argument.relation) == pattern.extra.end()) return false;
  const int particle = tree_.Child(argument.token, Deprel::case_);
  return particle == trigger + 1;
}

/// "patience [with Belgrade] is wearing thin", "fell on deaf ears [in Beijing]": what hangs on a subject or an oblique that the pattern names
/// by its word. (What hangs on objects is among the arguments of the verb.) Not what a party has: "rebels in Congo attacked Malawians" are no
/// attack on Congo, and in "ministers of X, meeting in Y" nothing is lent downwards.
std::vector<Argument> Matcher::LentByWords(int trigger, const Match& match) {
  std::vector<Argument> lent;
  for (int word : match.lexical) {
    const Deprel rel = tree_.Rel(word);
    const bool lends = IsSubject(rel) || rel == Deprel::obl || rel == Deprel::nmod;
    const auto is_word = [&](const Side& side) { return side.token == word; };
    const bool party = std::any_of(match.actors.begin(), match.actors.end(), is_word) || std::any_of(match.recipients.begin(), match.recipients.end(), is_word);
    if (!lends || party || tree_.IsVerbal(word) || tree_.Under(trigger, word)) continue;
    for (const Argument& argument : view_.Of(word)) {
      const bool phrase = argument.token != word && tree_.Under(argument.token, word) && tree_.Preposition(argument.token) == argument.relation;
      if (phrase) lent.push_back({argument.relation, argument.token, true});
    }
  }
  return lent;
}

/// The best argument for a slot: own ones before borrowed ones, relations in the order the pattern lists them, known actors before
/// unknown; where there is none, what the words of the pattern lend.
Matcher::Filler Matcher::Choose(const Pattern& pattern, const Slot& slot, int trigger, const Match& match) {
  if (slot.words != nullptr && slot.marks != nullptr && (*slot.marks & words_).none()) return {};
  Filler best = ChooseFrom(view_.Of(trigger), pattern, slot, trigger, match);
  if (best.argument.token >= 0 || slot.forbidden || slot.actor == slot.recipient) return best;
  const std::vector<Argument> lent = LentByWords(trigger, match);
  return lent.empty() ? best : ChooseFrom(lent, pattern, slot, trigger, match);
}

Matcher::Filler Matcher::ChooseFrom(const std::vector<Argument>& arguments, const Pattern& pattern, const Slot& slot, int trigger, const Match& match) {
  Filler best;
  for (const std::string& relation : slot.relations) {
    for (const Argument& argument : arguments) {
      if (argument.relation != relation && !(relation == "obj" && HidesObject(pattern, argument, trigger))) continue;
      if (slot.words != nullptr && !WordFits(*slot.words, argument.token, !slot.forbidden)) continue;
      // "decided not to join" is no decision to join, and "promised not to receive him" no welcome.
      const bool decides = Decides(trigger) || (Undertakes(trigger) && !Has(pattern.extra, "not"));
      if (slot.words != nullptr && !slot.forbidden && relation == "comp" && decides && Negated(argument.token)) continue;
      // "tested a missile on Wednesday": a time neither fills a slot nor stands where the pattern wants nothing.
      if (slot.words == nullptr && relation != "subj" && relation != "obj" && sides_.IsTime(argument.token) && !AnyKnown(sides_.Of(argument.token))) continue;
      Filler filler;
      filler.argument = argument;
      filler.rank = argument.secondary ? 4 : 0;
      if (slot.event) {
        filler.inner = InnerEvent(argument.token, slot, !slot.forbidden && (pattern.weak || lenient_), 0);
        if (filler.inner == nullptr) continue;
      }
      if ((slot.actor || slot.recipient) && !RankSides(slot, relation, trigger, match, filler)) continue;
      if (filler.rank < best.rank) best = std::move(filler);
    }
    if (best.rank == 0) break;
  }
  return best;
}

/// "its row with Ecuador", "its Hungarian hostages": behind the owner, who is the doer himself, the phrase may name another.
std::vector<Side> Matcher::OtherInside(int token, const Match& match) const {
  for (const bool adjective : {true, false}) {
    for (int child : tree_.Children(token)) {
      const Deprel rel = tree_.Rel(child);
      const bool fits = adjective ? rel == Deprel::amod || rel == Deprel::compound : rel == Deprel::nmod && OneOf(tree_.Preposition(child), {"with", "to", "against", "on", "over", "for", "from", "in"});
      if (!fits || sides_.IsTime(child)) continue;
      std::vector<Side> found = sides_.Of(child, adjective, /*places=*/true);
      std::erase_if(found, [&](const Side& s) {
        return !s.Known() || std::any_of(match.actors.begin(), match.actors.end(), [&](const Side& a) { return a.actor.country == s.actor.country; });
      });
      for (Side& side : found) side.nested = true, side.confidence *= kOnGround;
      if (!found.empty()) return found;
    }
  }
  return {};
}

/// Does the phrase at `token`, within the argument, name whom a deed is done to: "the killing [of two soldiers]"?
bool Matcher::Suffers(int token, int argument) const {
  for (int t = token; t >= 0; t = tree_.Head(t)) {
    const int deed = tree_.Head(t);
    if (deed >= 0 && tree_.Rel(t) == Deprel::nmod && tree_.Preposition(t) == "of" && tree_.Under(deed, argument) &&
        OneOf(tree_.Lemma(deed), {"invasion", "killing", "murder", "assassination", "detention", "arrest", "jailing", "imprisonment", "kidnapping", "abduction", "seizure", "occupation", "annexation", "bombing", "bombardment",
                                  "shelling", "persecution", "torture", "execution", "poisoning", "beating", "expulsion", "deportation", "humiliation", "slaughter", "massacre", "siege", "blockade", "hijacking", "storming",
                                  "downing", "harassment", "intimidation", "mistreatment", "ill-treatment", "incarceration", "internment", "conviction", "sentencing", "hanging", "stabbing", "lynching", "ransacking", "burning",
                                  "destruction", "partition", "dismemberment", "shooting", "raiding", "targeting", "ambush", "looting", "ramming", "sinking", "boarding", "encirclement", "starving", "repression", "oppression",
                                  "subjugation", "exclusion", "isolation", "silencing", "beheading", "enslavement", "genocide", "extermination", "attack", "rape"})) {
      return true;
    }
    if (t == argument) break;
  }
  return false;
}

/// The parties in an argument, and how well they stand there. False: not at all.
bool Matcher::RankSides(const Slot& slot, const std::string& relation, int trigger, const Match& match, Filler& filler) {
  std::vector<Side>& found = filler.sides;
  found = SidesOf(filler.argument, trigger, slot.actor);
  // "lifted its blockade of Doha": whose it is says nothing about whom it hits.
  if (!slot.actor) {
    const bool had = AnyKnown(found);
    std::erase_if(found, [&](const Side& s) {
      return s.nested && std::any_of(match.actors.begin(), match.actors.end(), [&](const Side& a) { return SameActor(a.actor, s.actor) || SameGovernment(a.actor, s.actor); });
    });
    if (had && !AnyKnown(found)) found = OtherInside(filler.argument.token, match);
  }
  // "condemned the invasion of Ukraine", "the detention of a Pole": whom a deed was done to is not who is blamed for it.
  if (!slot.actor && OneOf(codebook_.types[static_cast<size_t>(match.type)].name, {"ACCUSE", "REJECT"})) {
    std::erase_if(found, [&](const Side& s) { return Suffers(s.token, filler.argument.token); });
  }
  // "criticism from Ireland": where the pattern looks for a doer after "from", the name is no mere place.
  // "was rejected in Kigali", "was arrested in Minsk": so it is where a pattern takes the seat for whoever rules there.
  // "its ambassador to Malawi was summoned": by Malawi.
  if (slot.actor && (relation == "from" || relation == "to" || (relation == "in" && slot.relations.front() == "in"))) {
    for (Side& side : found) side.place = false;
  }
  // "by Friday", "in January": a time is no doer.
  if (found.empty() && (relation == "by" || relation == "mod" || relation == "of")) filler.rank += 6;
  // A known party beside the object beats an unknown one in it: "rejected [talks] with Armenia".
  if (!AnyKnown(found)) filler.rank += slot.actor ? 2 : 5;
  if (slot.actor && !slot.recipient && !found.empty() && found[0].place && relation != "poss") filler.rank += 3;
  if (relation == "mod" && found.empty()) return false;
  if (slot.actor && slot.recipient && !Several(found, filler.argument.token)) return false;
  return true;
}

/// "accused each other", "blamed one another", "each accuses the other".
bool Matcher::EachOther(int token) const {
  auto pair = [&](int first) {
    if (first < 0 || first + 1 >= tree_.size()) return false;
    const std::string_view one = tree_.Lemma(first), two = tree_.Lemma(first + 1);
    return (one == "each" && two == "other") || (one == "one" && two == "another");
  };
  auto each = [&] {
    const int verb = tree_.Head(token), subject = verb < 0 ? -1 : tree_.Child(verb, Deprel::nsubj);
    if (subject < 0 || subject > token || tree_.Lemma(token) != "other") return false;
    return tree_.Lemma(subject) == "each" || (subject > 0 && tree_.Lemma(subject - 1) == "each") || tree_.Lemma(verb - 1) == "each";
  };
  return pair(token) || pair(token - 1) || each();
}

/// A slot that nothing fills: may it stay empty?
bool Matcher::Forgiven(const Pattern& pattern, const Slot& slot, int trigger, Match& match) const {
  // A missing doer is forgiven in passives ("was shelled"), a missing recipient where the pattern says so.
  // But not one that a pattern looks for where no passive could leave it out.
  if (slot.actor && !slot.recipient && slot.words == nullptr && tree_.IsVerbal(trigger) && tree_.IsPassive(trigger) && !OneOf(slot.relations.front(), {"speaker", "in", "at"})) {
    match.passive_without_doer = true;
    return true;
  }
  if (slot.recipient && !slot.actor && slot.words == nullptr && pattern.norec) return true;
  return slot.optional;
}

/// "provides shelter to meet the needs of families hit by floods in Malawi": the first state after the trigger in whose ground something is done.
std::vector<Side> Matcher::GroundBelow(int trigger, const Match& match) const {
  // What a firm gives, it gives to whom it says.
  if (std::any_of(match.actors.begin(), match.actors.end(), [](const Side& a) { return OneOf(a.actor.sector, {"BUS", "CVL", "MNC"}); })) return {};
  for (int t = trigger + 1; t < tree_.size() && tree_.Under(t, trigger); ++t) {
    if (!OneOf(tree_.Preposition(t), {"in", "across", "throughout", "inside"}) || sides_.IsTime(t)) continue;
    // Where the giver sits is no ground that is given to.
    if (std::any_of(match.actor_tokens.begin(), match.actor_tokens.end(), [&](int giver) { return tree_.Under(t, giver); })) continue;
    std::vector<Side> found = sides_.Of(t, true, /*places=*/true);
    const bool ground = AnyKnown(found) && std::all_of(found.begin(), found.end(), [&](const Side& side) {
      const bool state = side.kind == MentionKind::kState || side.kind == MentionKind::kPlace || side.kind == MentionKind::kCapital;
      return state && std::none_of(match.actors.begin(), match.actors.end(), [&](const Side& a) { return a.actor.country == side.actor.country; });
    });
    if (!ground) continue;
    for (Side& side : found) side.place = false, side.nested = true, side.confidence *= kOnGround;
    return found;
  }
  return {};
}

bool Matcher::FillFromGround(const std::vector<Side>& ground, Match& match) {
  AddSides(match.recipients, ground);
  match.recipient_tokens.push_back(ground[0].token);
  match.recipient_relation = "in";
  match.borrowed = true;
  match.score += 1;
  return true;
}

bool Matcher::FillSlot(const Pattern& pattern, const Slot& slot, int trigger, Match& match) {
  Filler filler = Choose(pattern, slot, trigger, match);
  const bool filled = filler.argument.token >= 0;
  if (slot.forbidden) return !filled;
  const auto given = [](const std::string& relation) { return OneOf(relation, {"to", "for", "toward", "towards", "into", "in"}); };
  const bool taker = slot.recipient && !slot.actor && slot.words == nullptr && std::any_of(slot.relations.begin(), slot.relations.end(), given);
  if (taker && !AnyKnown(filler.sides) && codebook_.types[static_cast<size_t>(pattern.type)].lands_on_ground) {
    filler.sides = GroundBelow(trigger, match);
    if (!filled && AnyKnown(filler.sides)) return FillFromGround(filler.sides, match);
  }
  if (!filled) return Forgiven(pattern, slot, trigger, match);
  const Argument& argument = filler.argument;
  const std::vector<Side>& sides = filler.sides;
  if (slot.words != nullptr) {
    // "out of" answers to "from", but a pattern that says "out" fits better.
    match.score += argument.secondary && argument.relation == "from" && tree_.Preposition(argument.token) == "out" ? 1.95 : 2;
    match.lexical.push_back(argument.token);
    if (tree_.IsVerbal(argument.token) && argument.relation == "comp") match.clauses.push_back(argument.token);
  }
  if (slot.anything) {
    match.score += 0.5;
    if (tree_.IsVerbal(argument.token)) match.clauses.push_back(argument.token);
  }
  if (slot.event) {
    match.score += slot.filter.types.empty() ? 2 : 2.5;
    match.inner = filler.inner->trigger;
    match.clauses.push_back(argument.token);
  }
  if (!slot.actor && !slot.recipient) return true;
  if (argument.secondary) match.borrowed = true;
  bool known = AnyKnown(sides);
  match.score += 1 + (known ? 0.7 : sides.empty() ? -0.3 : 0.2) - (argument.secondary ? 0.3 : 0.0);
  if (slot.recipient && !slot.actor && EachOther(argument.token)) {
    match.both = true;
    match.score += 0.7;
  }
  if (slot.actor) {
    AddSides(match.actors, sides);
    match.actor_tokens.push_back(argument.token);
    // Naming every party at once is the fuller reading: "A and B held a drill" is theirs together.
    if (slot.recipient) match.both = true, match.score += known ? 1.0 : 0.0;
  } else {
    AddSides(match.recipients, sides);
    match.recipient_tokens.push_back(argument.token);
    match.recipient_relation = argument.relation;
  }
  return true;
}

}  // namespace lapwing
