// SPDX-License-Identifier: Apache-2.0
// Pronouns: who is "he", "its", "they", "we".
#include <algorithm>
#include <functional>

#include "base/strings.h"
#include "resolve/descriptions.h"
#include "resolve/discourse.h"
#include "resolve/papers.h"
#include "resolve/rank.h"
#include "resolve/roles.h"

namespace lapwing {
namespace {

/// "It has been pointed out that", "it seems that", "it is clear that": refers to nothing.
bool Expletive(const Tree& tree, int token) {
  if (tree.Rel(token) == Deprel::expl) return true;
  int verb = tree.Head(token);
  if (verb < 0 || !IsSubject(tree.Rel(token))) return false;
  bool clause = tree.Child(verb, Deprel::ccomp) >= 0 || tree.Child(verb, Deprel::csubj) >= 0 || tree.Child(verb, Deprel::csubj_pass) >= 0;
  bool passive = tree.Child(verb, Deprel::aux_pass) >= 0 || tree.Child(verb, Deprel::cop) >= 0;
  return OneOf(tree.Lemma(verb), {"seem", "appear", "happen", "turn", "rain", "take"}) || (clause && passive);
}

/// "The ministry lodged a protest and said it reserved the right": whoever says a clause whose subject is "it" means itself, if it is one body or state.
std::vector<Actor> Sayer(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  const int clause = IsSubject(tree.Rel(token)) ? tree.Head(token) : -1;
  const int verb = clause >= 0 && tree.Rel(clause) == Deprel::ccomp ? tree.Head(clause) : -1;
  if (verb < 0 || verb > token || !SpeechVerb(tree, verb) || tree.IsPassive(verb)) return {};
  const int own = tree.Child(verb, Deprel::nsubj);
  const int subject = own >= 0 ? own : UnderstoodSubject(tree, verb);
  const Mention* mention = subject < 0 ? nullptr : view.out.At(subject);
  if (mention == nullptr || mention->actors.size() != 1 || mention->actors[0].country.empty() || mention->plural) return {};
  if (EffectiveKind(tree, *mention) == MentionKind::kPerson || mention->human || mention->kind == MentionKind::kAdjective) return {};
  return mention->actors;
}

/// "One senior banker said he was sure": whoever says it is nobody we know, and "he" is that one.
bool SaidByStranger(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  const int clause = IsSubject(tree.Rel(token)) ? tree.Head(token) : -1;
  const int verb = clause >= 0 && tree.Rel(clause) == Deprel::ccomp ? tree.Head(clause) : -1;
  const int subject = verb < 0 || verb > token || !SpeechVerb(tree, verb) ? -1 : tree.Child(verb, Deprel::nsubj);
  const Mention* m = subject < 0 ? nullptr : view.out.At(subject);
  return m != nullptr && m->kind == MentionKind::kSector && m->human && m->head == subject && (m->actors.empty() || m->actors[0].country.empty());
}

/// "warned Kenya and Somalia that they would pay", "urged both to show that they": several who are told something about "them".
std::vector<Actor> Addressed(const SentenceView& view, int token) {
  const Tree& tree = view.tree;
  const int clause = IsSubject(tree.Rel(token)) ? tree.Head(token) : -1;
  const int verb = clause >= 0 && tree.Rel(clause) == Deprel::ccomp ? tree.Head(clause) : -1;
  if (verb < 0 || verb > token) return {};
  int object = tree.Child(verb, Deprel::iobj);
  if (object < 0) object = tree.Child(verb, Deprel::obj);
  if (object < 0 || object > token) return {};
  std::vector<Actor> all;
  for (const Mention& m : view.out.mentions) {
    if (!tree.Under(m.head, object) || m.last >= token || m.kind == MentionKind::kAdjective) continue;
    for (const Actor& actor : m.actors) {
      if (std::none_of(all.begin(), all.end(), [&](const Actor& a) { return a.country == actor.country; }) && !actor.country.empty()) all.push_back(actor);
    }
  }
  return all.size() > 1 ? all : std::vector<Actor>{};
}

/// "Belarus warned Warsaw. Its ministry summoned an envoy": what opens a sentence and is its subject belongs to the subject before.
std::vector<Actor> OwnerBefore(const SentenceView& view, int token, const std::function<double(const Recent&)>& fit) {
  const Tree& tree = view.tree;
  if (token != 0 || tree.Rel(token) != Deprel::nmod_poss || !IsSubject(tree.Rel(tree.Head(token)))) return {};
  const Recent* first = nullptr;
  for (const Recent& r : view.context.recent) {
    if (r.sentence != view.context.sentence - 1) continue;
    if (r.subject && !r.place && fit(r) > 0 && (first == nullptr || r.head < first->head)) first = &r;
  }
  return first != nullptr ? first->actors : std::vector<Actor>{};
}

}  // namespace

bool OddQuotes(const Tree& tree, int token) {
  bool odd = false;
  for (int t = 0; t < token; ++t) {
    const std::string& form = tree[t].form;
    if (form == "\"" || form == "``" || form == "''" || form == "\u201c" || form == "\u201d") odd = !odd;
  }
  return odd;
}

bool FirstPerson(const Tree& tree, int token) {
  return tree[token].upos == Upos::PRON && OneOf(LowerAscii(tree[token].form), {"we", "us", "our", "ours", "ourselves", "i", "my", "me"});
}

MentionKind EffectiveKind(const Tree& tree, const Mention& mention) {
  if (mention.kind != MentionKind::kPronoun) return mention.kind;
  std::string form = LowerAscii(tree[mention.head].form);
  if (OneOf(form, {"he", "she", "him", "her", "his", "hers", "himself", "herself", "i", "my", "me"})) return MentionKind::kPerson;
  return OneOf(form, {"it", "its", "itself"}) ? MentionKind::kState : MentionKind::kPronoun;
}

void AddPronoun(SentenceView& view, int token) {
  const Tree& tree = view.tree;
  if (tree[token].upos == Upos::NOUN || tree[token].upos == Upos::NUM || tree[token].upos == Upos::ADJ) {
    AddDescription(view, token);
    return;
  }
  if (tree[token].upos == Upos::PROPN && (AddNamesakes(view, token) || AddNational(view, token))) return;
  if (tree[token].upos != Upos::PRON && tree[token].upos != Upos::DET) return;
  if (view.out.At(token) != nullptr) return;
  std::string form = LowerAscii(tree[token].form);
  Seek seek;
  seek.token = token;
  seek.possessive = tree.Rel(token) == Deprel::nmod_poss;
  Antecedent found;
  Mention mention;
  if (OneOf(form, {"he", "she", "him", "her", "his", "hers", "himself", "herself"})) {
    if (SaidByStranger(view, token)) return;
    seek.sex = form[0] == 'h' && form != "her" && form != "hers" && form != "herself" ? 'm' : 'f';
    seek.forbid_clause = form != "himself" && form != "herself";
    seek.fit = [](const Recent& r) { return r.human && r.actors.size() == 1 ? (r.passing ? 0.3 : 1.0) : 0.0; };
    found = RankAntecedents(view, seek, PronounClass::kHuman);
    mention.human = true;
    mention.sex = seek.sex;
    if (found && found.confidence > 0.6 && !found.actors[0].name.empty()) view.context.sexes.try_emplace(found.actors[0].name, seek.sex);
  } else if (OneOf(form, {"it", "its", "itself"})) {
    if (Expletive(tree, token)) return;
    seek.forbid_clause = form != "itself";
    seek.fit = [](const Recent& r) {
      bool fits = !r.plural && !r.human && !r.thing && r.actors.size() == 1 && r.kind != MentionKind::kPerson && r.kind != MentionKind::kSector && r.kind != MentionKind::kPlace;
      return fits ? 1.0 : 0.0;
    };
    seek.reach = 3;
    found = {Sayer(view, token), 0.85};
    if (!found && form == "it") {
      if (std::optional<std::vector<Actor>> paper = PaperSpeaks(view, token)) {
        if (paper->empty()) return;
        found = {std::move(*paper), 0.75};
      }
    }
    if (!found && form == "its") found = {OwnerBefore(view, token, seek.fit), 0.75};
    if (!found) found = RankAntecedents(view, seek, PronounClass::kThing);
  } else if (OneOf(form, {"they", "them", "their", "theirs", "themselves", "both"})) {
    if (tree.Rel(token) == Deprel::det || tree.Rel(token) == Deprel::det_predet || tree.Rel(token) == Deprel::cc_preconj) return;  // "both sides"
    mention.plural = true;
    bool two = form == "both";
    // "its two factions both claimed": of the subject it stands behind, not of two named before.
    if (two && (tree.Rel(token) == Deprel::advmod || (token > 0 && tree.Head(token) > token && IsSubject(tree.Rel(token)) && tree.Child(tree.Head(token), Deprel::nsubj) != token))) return;
    seek.reach = two ? 8 : 4;
    seek.fit = [two](const Recent& r) {
      if (r.actors.size() > 1) return two && r.actors.size() != 2 ? 0.0 : 1.0;
      if (two || r.human) return 0.0;
      if (r.plural) return 0.9;
      return r.kind == MentionKind::kGroup || NamedGroup(r.actors[0]) ? 1.0 : r.kind == MentionKind::kBody ? 0.4 : 0.0;
    };
    found = {Addressed(view, token), 0.8};
    if (!found) found = RankAntecedents(view, seek, PronounClass::kPlural);
    const Deprel rel = tree.Rel(token);
    const bool argument = IsSubject(rel) || rel == Deprel::obj || rel == Deprel::iobj || rel == Deprel::obl || rel == Deprel::nmod;
    if (!found && two && argument && tree.Child(token, Deprel::nmod) < 0) found = ForemostPair(view, token);
  } else if (OneOf(form, {"we", "us", "our", "ours", "ourselves", "i", "my", "me"})) {
    mention.plural = !OneOf(form, {"i", "my", "me"});
    found = {FindSpeaker(view, token, !mention.plural), 0.7};
    mention.human = !mention.plural;
    if (mention.plural) found.actors = SideOf(view, std::move(found.actors));
  } else {
    return;
  }
  if (!found) return;
  mention.kind = MentionKind::kPronoun;
  mention.first = mention.last = mention.head = token;
  mention.actors = std::move(found.actors);
  mention.confidence = found.confidence;
  mention.reason = "pronoun";
  view.Add(std::move(mention));
}

}  // namespace lapwing
