// SPDX-License-Identifier: Apache-2.0
#include "code/matcher.h"

#include <algorithm>
#include <map>

#include "base/strings.h"

namespace lapwing {
namespace {

// What a missing slot costs where it is forgiven: chosen so that a pattern without its lexical object loses to any
// pattern of the same word that is complete.
constexpr double kLenientLexical = 3.5;
constexpr double kLenientSide = 1.0;

Upos TriggerPos(const Token& token) {
  switch (token.upos) {
    case Upos::AUX: return Upos::VERB;
    case Upos::PROPN: return Upos::NOUN;
    default: return token.upos;
  }
}

/// Infinitives a past form may come from, likeliest first.
std::vector<std::string> VerbLemmas(const std::string& form) {
  static const std::map<std::string_view, const char*> kIrregular = {
      {"froze", "freeze"}, {"frozen", "freeze"}, {"unfroze", "unfreeze"}, {"struck", "strike"}, {"shot", "shoot"}, {"lent", "lend"},
      {"sank", "sink"},    {"sunk", "sink"},     {"fought", "fight"},     {"sought", "seek"},   {"slew", "slay"},  {"slain", "slay"},
      {"forbade", "forbid"}, {"withheld", "withhold"}, {"withdrew", "withdraw"}, {"upheld", "uphold"}, {"overthrew", "overthrow"},
      {"overran", "overrun"}, {"burnt", "burn"}, {"retook", "retake"}};
  if (auto it = kIrregular.find(form); it != kIrregular.end()) return {it->second};
  std::vector<std::string> lemmas;
  for (std::string_view ending : {"ed", "ing"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    std::string stem = form.substr(0, form.size() - ending.size());
    lemmas.push_back(stem);
    lemmas.push_back(stem + "e");
    if (stem[stem.size() - 1] == stem[stem.size() - 2]) lemmas.push_back(stem.substr(0, stem.size() - 1));
    if (stem.ends_with("i")) lemmas.push_back(stem.substr(0, stem.size() - 1) + "y");
  }
  return lemmas;
}

bool AnyKnown(const std::vector<Side>& sides) {
  return std::any_of(sides.begin(), sides.end(), [](const Side& s) { return !s.actor.country.empty(); });
}

void Take(std::vector<Side>& to, const std::vector<Side>& from) {
  for (const Side& side : from) {
    bool have = std::any_of(to.begin(), to.end(), [&](const Side& s) { return SameActor(s.actor, side.actor); });
    if (!have) to.push_back(side);
  }
}

}  // namespace

Matcher::Matcher(const Tree& tree, const Codebook& codebook, const Sides& sides, bool lenient)
    : tree_(tree), codebook_(codebook), sides_(sides), lenient_(lenient), view_(tree, codebook), cache_(static_cast<size_t>(tree.size())) {}

const std::vector<Match>& Matcher::Ranked(int token) {
  static const std::vector<Match> kNone;
  Cached& cached = cache_[static_cast<size_t>(token)];
  if (cached.state == State::kBusy) return kNone;  // a clause cannot embed itself
  if (cached.state == State::kNew) {
    cached.state = State::kBusy;
    std::vector<Match> matches = FindAll(token);
    // Stable: among equals the pattern that stands first in the files wins.
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.score > b.score; });
    cached.matches = std::move(matches);
    cached.state = State::kDone;
  }
  return cached.matches;
}

const Match* Matcher::Best(int token, bool weak) {
  for (const Match& match : Ranked(token)) {
    if (weak || !match.pattern->weak) return &match;
  }
  return nullptr;
}

std::vector<Match> Matcher::FindAll(int token) {
  std::vector<Match> matches;
  std::string lemma = LowerAscii(tree_.Lemma(token));
  Upos pos = TriggerPos(tree_[token]);
  const std::vector<int>* list = codebook_.PatternsFor(pos, lemma);
  if (list == nullptr && pos == Upos::VERB) {
    // A lemma no frame knows may be a slip of the lemmatiser: try what the written form allows.
    for (const std::string& other : VerbLemmas(LowerAscii(tree_[token].form))) {
      list = codebook_.PatternsFor(pos, other);
      if (list != nullptr) break;
    }
  }
  if (list == nullptr) return matches;
  for (int index : *list) {
    Match match;
    if (Fits(codebook_.patterns[static_cast<size_t>(index)], token, match)) matches.push_back(std::move(match));
  }
  return matches;
}

bool Matcher::ExtrasStand(const Pattern& pattern, int trigger) const {
  for (const std::string& extra : pattern.extra) {
    bool stands = false;
    // "does not accept" refuses; "has not accepted" only tells what has not come about.
    if ((extra == "not" || extra == "never") && tree_.IsVerbal(trigger)) {
      for (int child : tree_.Children(trigger)) {
        if (tree_.Rel(child) == Deprel::aux && tree_.Lemma(child) == "have") return false;
      }
    }
    for (int child : tree_.Children(trigger)) {
      Deprel rel = tree_.Rel(child);
      bool beside = rel == Deprel::compound_prt || rel == Deprel::advmod || rel == Deprel::compound || rel == Deprel::amod ||
                    rel == Deprel::obj || rel == Deprel::xcomp || rel == Deprel::nmod_poss || rel == Deprel::case_ || rel == Deprel::nmod_desc;
      if (beside && LowerAscii(tree_.Lemma(child)) == extra) stands = true;
      if (rel == Deprel::obl || rel == Deprel::nmod || rel == Deprel::advcl || rel == Deprel::obl_agent || rel == Deprel::obj || rel == Deprel::ccomp || rel == Deprel::xcomp) {
        for (int marker : tree_.Children(child)) {
          if ((tree_.Rel(marker) == Deprel::case_ || tree_.Rel(marker) == Deprel::mark) && tree_.Lemma(marker) == extra) stands = true;
        }
      }
    }
    // A hyphenated or mis-attached modifier right beside the noun: "war games", "air-strike".
    if (!stands) {
      for (int t : {trigger - 1, trigger - 2, trigger + 1}) {
        if (t >= 0 && t < tree_.size() && tree_.Lemma(t) == extra && (t == trigger + 1 || tree_.Head(t) == trigger || tree_[trigger - 1].form == "-")) stands = true;
      }
    }
    if (!stands) return false;
  }
  return true;
}

bool Matcher::WordFits(const WordSet& words, int token) const {
  auto fits = [&](int t) {
    std::string lemma = LowerAscii(tree_.Lemma(t));
    if (words.count(lemma) != 0) return true;
    for (int child : tree_.Children(t)) {
      Deprel rel = tree_.Rel(child);
      if (rel != Deprel::compound && rel != Deprel::amod && rel != Deprel::nmod_desc) continue;
      if (words.count(LowerAscii(tree_.Lemma(child)) + "_" + lemma) != 0) return true;
    }
    // "summoned Ambassador Hideo Tarumi": whom a thing is done to is called by his title. As a doer he is known by his name.
    if (tree_[t].upos == Upos::PROPN && tree_.Rel(t) != Deprel::nsubj) {
      for (int child : tree_.Children(t)) {
        if (tree_.Rel(child) == Deprel::nmod_desc && child < t && words.count(LowerAscii(tree_.Lemma(child))) != 0) return true;
      }
    }
    // "cease-fire" in three tokens.
    if (t > 1 && tree_[t - 1].form == "-" && !tree_[t - 1].space_after && words.count(LowerAscii(tree_.Lemma(t - 2)) + "-" + lemma) != 0) return true;
    return t > 0 && words.count(LowerAscii(tree_.Lemma(t - 1)) + "_" + lemma) != 0;
  };
  if (fits(token)) return true;
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) == Deprel::conj && fits(child)) return true;
  }
  return false;
}

bool Matcher::Accepts(const EventFilter& filter, const Match& match) const {
  if (filter.any) return true;
  bool cooperative = codebook_.types[static_cast<size_t>(match.type)].cooperative();
  if (filter.cooperative) return cooperative;
  if (filter.hostile) return !cooperative;
  return std::find(filter.types.begin(), filter.types.end(), match.type) != filter.types.end();
}

/// "All parties" needs more than one: several known actors, or a plural that may stand for them ("the two sides").
bool Matcher::Several(const std::vector<Side>& sides, int token) const {
  if (sides.size() >= 2) return true;
  Xpos xpos = tree_[token].xpos;
  bool plural = xpos == XposFrom("NNS") || xpos == XposFrom("NNPS") || LowerAscii(tree_[token].form) == "they";
  return plural && (sides.empty() || sides[0].actor.country.empty());
}

/// The event a clause or noun expresses: its own, that of a verb it merely supports ("continue to", "begin"), or of a conjunct.
const Match* Matcher::InnerEvent(int token, const EventFilter& filter, bool weak, int depth) {
  if (depth > 3) return nullptr;
  // "declared he would not resign" announces no resignation.
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) == Deprel::advmod && (tree_.Lemma(child) == "not" || tree_.Lemma(child) == "never")) return nullptr;
  }
  if (const Match* own = Best(token, weak); own != nullptr && Accepts(filter, *own)) return own;
  for (const Argument& argument : std::vector<Argument>(view_.Of(token))) {
    bool content = argument.relation == "comp" || (argument.relation == "obj" && codebook_.IsSupport(tree_.Lemma(token)));
    if (!content || argument.token == token) continue;
    if (const Match* below = InnerEvent(argument.token, filter, weak, depth + 1)) return below;
  }
  for (int child : tree_.Children(token)) {
    if (tree_.Rel(child) != Deprel::conj) continue;
    if (const Match* other = Best(child, weak); other != nullptr && Accepts(filter, *other)) return other;
  }
  return nullptr;
}

/// "France, together with Chad, sent", "freed a Dane along with two Swedes": who stands beside a party shares its part: before
/// the verb that of the surface subject, after it that of the object.
void Matcher::AddPartners(const Argument& argument, int trigger, std::vector<Side>& found) const {
  if (!AnyKnown(found)) return;
  auto visit = [&](int head) {
    for (int child : tree_.Children(head)) {
      if (child < argument.token) continue;
      int phrase = child;
      if (tree_.Rel(child) == Deprel::advmod && OneOf(tree_.Lemma(child), {"together", "along", "jointly"})) {
        phrase = tree_.Child(child, Deprel::obl);
        if (phrase < 0 || !tree_.Preposition(phrase).ends_with("with")) continue;
      } else if (!OneOf(tree_.Preposition(child), {"together_with", "along_with", "alongside"})) {
        continue;
      }
      // After the verb a partner of its subject is a matter of frames ("fought alongside X").
      if (head == argument.token || phrase < trigger || argument.relation == "obj") Take(found, sides_.Of(phrase));
    }
  };
  visit(argument.token);
  if (tree_.Head(argument.token) == trigger) visit(trigger);
}

/// The actors an argument stands for. A clause stands for those it is about: "threatened [to attack Seoul]",
/// "demanded [that Russia release him]".
std::vector<Side> Matcher::SidesOf(const Argument& argument, int trigger, bool doer) {
  bool adjectives = argument.relation == "mod" || argument.relation == "poss";
  std::vector<Side> found = sides_.Of(argument.token, adjectives, /*places=*/!doer);
  if (argument.relation == "subj" || argument.relation == "obj") AddPartners(argument, trigger, found);
  // "criticised a visit by a Dane" with the doer of the visit under the verb.
  if (!doer && argument.relation == "obj" && !AnyKnown(found) && tree_.IsVerbal(trigger) && !tree_.IsPassive(trigger) && tree_.Head(argument.token) == trigger) {
    for (int child : tree_.Children(trigger)) {
      if (child < argument.token || tree_.Rel(child) != Deprel::obl || tree_.Preposition(child) != "by" || sides_.IsTime(child)) continue;
      if (std::vector<Side> other = sides_.Of(child); AnyKnown(other)) return other;
    }
  }
  // "said [Somalia was responsible]": a clause needs no verb.
  bool clause = tree_.IsVerbal(argument.token) || (argument.relation == "comp" && tree_.Child(argument.token, Deprel::nsubj) >= 0);
  if (clause && !tree_.IsVerbal(argument.token) && !doer && argument.token != trigger) found.clear();
  if (AnyKnown(found) || doer || !clause || argument.token == trigger) return found;
  const int outer = view_.SurfaceSubject(trigger);
  const std::vector<Side> doers = sides_.Of(outer);
  // "ready to share its experience with Seoul": what is the doer's own is not whom the clause is about.
  auto own = [&](const Side& side) {
    return std::any_of(doers.begin(), doers.end(), [&](const Side& d) { return SameActor(d.actor, side.actor); });
  };
  // "threatened to use its law to expel X": what the clause does not name the clause below it may.
  int clause_head = argument.token;
  for (int depth = 0; depth < 3; ++depth) {
    const std::vector<Argument> inner = view_.Of(clause_head);
    for (std::string_view relation : {"subj", "obj", "iobj", "to", "against", "on", "at", "with", "between", "for", "from", "in", "over", "by", "behind", "into", "upon"}) {
      for (const Argument& candidate : inner) {
        if (candidate.relation != relation || candidate.token == outer) continue;
        std::vector<Side> sides = sides_.Of(candidate.token, false, /*places=*/true);
        if (AnyKnown(sides) && !std::all_of(sides.begin(), sides.end(), own)) return sides;
      }
    }
    auto below = std::find_if(inner.begin(), inner.end(), [&](const Argument& a) { return a.relation == "comp" && tree_.Head(a.token) == clause_head && tree_.Marker(a.token) == "to"; });
    if (below == inner.end()) break;
    clause_head = below->token;
  }
  return found;
}

/// "handed over [the bodies]", "wrote off [the debt]": a particle that the tree takes for the preposition of what follows it.
bool Matcher::HidesObject(const Pattern& pattern, const Argument& argument, int trigger) const {
  if (!tree_.IsVerbal(trigger) || tree_.IsPassive(trigger) || tree_.Rel(argument.token) != Deprel::obl || tree_.Head(argument.token) != trigger) return false;
  if (tree_.Child(trigger, Deprel::obj) >= 0 || tree_.Child(trigger, Deprel::compound_prt) >= 0) return false;
  if (std::find(pattern.extra.begin(), pattern.extra.end(), argument.relation) == pattern.extra.end()) return false;
  const int particle = tree_.Child(argument.token, Deprel::case_);
  return particle == trigger + 1;
}

bool Matcher::FillSlot(const Pattern& pattern, const Slot& slot, int trigger, Match& match) {
  const std::vector<Argument> arguments = view_.Of(trigger);
  // Own arguments before borrowed ones, relations in the order the pattern lists them, known actors before unknown.
  const Argument* chosen = nullptr;
  const Match* inner = nullptr;
  std::vector<Side> sides;
  int chosen_rank = 100;
  for (const std::string& relation : slot.relations) {
    for (const Argument& argument : arguments) {
      if (argument.relation != relation && !(relation == "obj" && HidesObject(pattern, argument, trigger))) continue;
      if (slot.words != nullptr && !WordFits(*slot.words, argument.token)) continue;
      // "tested a missile on Wednesday": a time neither fills a slot nor stands where the pattern wants nothing.
      if (slot.words == nullptr && relation != "subj" && relation != "obj" && sides_.IsTime(argument.token) && !AnyKnown(sides_.Of(argument.token))) continue;
      const Match* event = nullptr;
      if (slot.event) {
        event = InnerEvent(argument.token, slot.filter, !slot.forbidden && (pattern.weak || lenient_), 0);
        if (event == nullptr) continue;
      }
      int rank = argument.secondary ? 4 : 0;
      std::vector<Side> found;
      if (slot.actor || slot.recipient) {
        found = SidesOf(argument, trigger, slot.actor);
        // "lifted its blockade of Doha": whose it is says nothing about whom it hits.
        if (!slot.actor) {
          std::erase_if(found, [&](const Side& s) {
            return s.nested && std::any_of(match.actors.begin(), match.actors.end(), [&](const Side& a) { return SameActor(a.actor, s.actor); });
          });
        }
        // "criticism from Ireland": where the pattern looks for a doer after "from", the name is no mere place.
        // "was rejected in Kigali", "was arrested in Minsk": so it is where a pattern takes the seat for whoever rules there.
        if (slot.actor && (relation == "from" || (relation == "in" && slot.relations.front() == "in"))) {
          for (Side& side : found) side.place = false;
        }
        // "by Friday", "in January": a time is no doer.
        if (found.empty() && (relation == "by" || relation == "mod" || relation == "of")) rank += 6;
        // A known party beside the object beats an unknown one in it: "rejected [talks] with Armenia".
        if (!AnyKnown(found)) rank += slot.actor ? 2 : 5;
        if (slot.actor && !slot.recipient && !found.empty() && found[0].place && relation != "poss") rank += 3;
        if (relation == "mod" && found.empty()) continue;
        if (slot.actor && slot.recipient && !Several(found, argument.token)) continue;
      }
      if (rank < chosen_rank) {
        chosen = &argument;
        chosen_rank = rank;
        sides = std::move(found);
        inner = event;
      }
    }
    if (chosen != nullptr && chosen_rank == 0) break;
  }
  if (slot.forbidden) return chosen == nullptr;
  if (chosen == nullptr) {
    // A missing doer is forgiven in passives ("was shelled"), a missing recipient where the pattern says so.
    // But not one that a pattern looks for where no passive could leave it out.
    if (slot.actor && !slot.recipient && slot.words == nullptr && tree_.IsVerbal(trigger) && tree_.IsPassive(trigger) && !OneOf(slot.relations.front(), {"speaker", "in", "at"})) {
      match.passive_without_doer = true;
      return true;
    }
    if (slot.recipient && !slot.actor && slot.words == nullptr && pattern.norec) return true;
    return slot.optional;
  }
  if (slot.words != nullptr) {
    // "out of" answers to "from", but a pattern that says "out" fits better.
    match.score += chosen->secondary && chosen->relation == "from" && tree_.Preposition(chosen->token) == "out" ? 1.95 : 2;
    match.lexical.push_back(chosen->token);
    if (tree_.IsVerbal(chosen->token) && chosen->relation == "comp") match.clauses.push_back(chosen->token);
  }
  if (slot.anything) {
    match.score += 0.5;
    if (tree_.IsVerbal(chosen->token)) match.clauses.push_back(chosen->token);
  }
  if (slot.event) {
    match.score += slot.filter.types.empty() ? 2 : 2.5;
    match.inner = inner->trigger;
    match.clauses.push_back(chosen->token);
  }
  if (!slot.actor && !slot.recipient) return true;
  if (chosen->secondary) match.borrowed = true;
  bool known = AnyKnown(sides);
  match.score += 1 + (known ? 0.7 : sides.empty() ? -0.3 : 0.2) - (chosen->secondary ? 0.3 : 0.0);
  if (slot.actor) {
    Take(match.actors, sides);
    match.actor_tokens.push_back(chosen->token);
    // Naming every party at once is the fuller reading: "A and B held a drill" is theirs together.
    if (slot.recipient) match.both = true, match.score += known ? 1.0 : 0.0;
  } else {
    Take(match.recipients, sides);
    match.recipient_tokens.push_back(chosen->token);
    match.recipient_relation = chosen->relation;
  }
  return true;
}

bool Matcher::Vague(int trigger) const {
  if (!tree_.IsVerbal(trigger)) return false;
  std::string lemma = LowerAscii(tree_.Lemma(trigger));
  const OperatorKind* kind = codebook_.OperatorFor(Upos::VERB, lemma);
  return codebook_.IsSupport(lemma) || (kind != nullptr && *kind == OperatorKind::kReport);
}

bool Matcher::Fits(const Pattern& pattern, int trigger, Match& match) {
  if (!ExtrasStand(pattern, trigger)) return false;
  match.pattern = &pattern;
  match.trigger = trigger;
  match.type = pattern.type;
  match.mode = pattern.mode;
  match.score = 1 + 1.5 * static_cast<double>(pattern.extra.size()) - (pattern.weak ? 2 : 0) + (pattern.mode.empty() ? 0 : 0.2);
  for (const Slot& slot : pattern.slots) {
    if (FillSlot(pattern, slot, trigger, match)) continue;
    // Words that say or carry anything ("say", "make") mean nothing without what they say or carry.
    if (!lenient_ || slot.forbidden || Vague(trigger)) return false;
    match.score -= slot.words != nullptr || slot.event ? kLenientLexical : kLenientSide;
  }
  // The embedded event's parties stand in for those the outer verb does not name.
  if (match.inner >= 0) {
    const Match* inner = Best(match.inner, true);
    if (inner != nullptr) {
      if (match.recipients.empty() && match.recipient_tokens.empty()) {
        for (const std::vector<Side>* from : {&inner->recipients, &inner->actors}) {
          for (const Side& side : *from) {
            bool self = std::any_of(match.actors.begin(), match.actors.end(), [&](const Side& s) { return s.actor.country == side.actor.country; });
            if (!self) Take(match.recipients, {side});
          }
          if (!match.recipients.empty()) break;
        }
        if (!inner->recipient_tokens.empty()) match.recipient_tokens = inner->recipient_tokens;
      }
      if (match.mode.empty() && inner->type == match.type) match.mode = inner->mode;
    }
  }
  return true;
}

}  // namespace lapwing
