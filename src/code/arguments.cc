// SPDX-License-Identifier: Apache-2.0
#include "code/arguments.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

/// "met, with both decrying the raid": a clause beside the verb, with somebody between "with" and its participle; no partner of the meeting.
bool StandsBeside(const Tree& tree, int clause) {
  const int with = tree.Child(clause, Deprel::mark);
  for (int child : tree.Children(clause)) {
    if (child > with && child < clause && (IsSubject(tree.Rel(child)) || tree.Rel(child) == Deprel::cc_preconj || tree.Rel(child) == Deprel::det)) return true;
  }
  return false;
}

}  // namespace

bool ArgumentView::IsRelativePronoun(const Token& token) {
  return (token.upos == Upos::PRON || token.upos == Upos::DET || token.upos == Upos::SCONJ) &&
         OneOf(token.lemma, {"who", "whom", "which", "that", "whose"});
}

void ArgumentView::Add(std::vector<Argument>& out, std::string relation, int token, bool secondary) {
  if (token < 0) return;
  for (const Argument& have : out) {
    if (have.token == token && have.relation == relation) return;
  }
  out.push_back({std::move(relation), token, secondary});
}

bool ArgumentView::Has(const std::vector<Argument>& args, std::string_view relation) {
  return std::any_of(args.begin(), args.end(), [&](const Argument& a) { return a.relation == relation; });
}

ArgumentView::ArgumentView(const Tree& tree, const Codebook& codebook)
    : tree_(tree), codebook_(codebook), cache_(static_cast<size_t>(tree.size())) {}

const std::vector<Argument>& ArgumentView::Of(int predicate) {
  auto& slot = cache_[static_cast<size_t>(predicate)];
  if (!slot) {
    switch (tree_[predicate].upos) {
      case Upos::VERB:
      case Upos::AUX: slot = Verb(predicate); break;
      case Upos::ADJ: slot = Adjective(predicate); break;
      default: slot = Noun(predicate); break;
    }
  }
  return *slot;
}

/// "talks with A on B": attachment errors hang B under A; look one level down for another preposition. A noun has more by way of another one:
/// "the closure of the embassy [in Damascus]", "the end of three days of talks [with Sudan]", "ratification by the parliament [of the accord]".
/// `preposition` is what the way began with.
void ArgumentView::ObliquesBelow(int phrase, std::string_view preposition, bool of_noun, int depth, std::vector<Argument>& out) const {
  for (int below : tree_.Children(phrase)) {
    if (tree_.Rel(below) != Deprel::nmod) continue;
    std::string inner = tree_.Preposition(below);
    bool lent = OneOf(inner, {"with", "on", "against", "to", "for", "over", "from", "between", "by", "near"});
    if (of_noun) lent = lent || OneOf(inner, {"in", "into", "at"}) || (inner == "of" && preposition == "by");
    if (lent && inner != preposition) Add(out, inner, below, true);
    if (of_noun && inner == "of" && preposition == "of" && depth < 2) ObliquesBelow(below, preposition, of_noun, depth + 1, out);
  }
}

/// "arrived here", "left here", "his visit here": the place of writing stands as any place would that has a preposition.
void ArgumentView::AddHere(int predicate, int adverb, std::vector<Argument>& out) const {
  if (LowerAscii(tree_[adverb].form) != "here") return;
  for (const char* relation : {"in", "to", "at"}) Add(out, relation, adverb);
  if (OneOf(tree_.Lemma(predicate), {"visit", "leave", "depart", "tour"})) Add(out, "obj", adverb, true);
}

void ArgumentView::Obliques(int predicate, std::vector<Argument>& out, bool secondary) const {
  for (int child : tree_.Children(predicate)) {
    Deprel rel = tree_.Rel(child);
    if (rel == Deprel::advmod) AddHere(predicate, child, out);
    if (rel == Deprel::advmod && tree_.IsVerbal(predicate)) {
      // "spoke warmly [of X]", "gave it back [to X]": an adverb has no phrase of its own.
      for (int below : tree_.Children(child)) {
        if (tree_.Rel(below) != Deprel::obl && tree_.Rel(below) != Deprel::nmod) continue;
        if (std::string preposition = tree_.Preposition(below); !preposition.empty()) Add(out, preposition, Antecedent(below), true);
      }
      continue;
    }
    if (rel == Deprel::amod && IsAnti(tree_[child].form)) Add(out, "against", child, secondary);
    if (rel != Deprel::obl && rel != Deprel::nmod && rel != Deprel::obl_agent) continue;
    std::string preposition = tree_.Preposition(child);
    if (preposition.empty()) continue;
    Add(out, preposition, Antecedent(child), secondary);
    // "pulled its envoy out of X" leaves X as "from X" does.
    if (preposition == "out" || preposition == "out_of") Add(out, "from", Antecedent(child), true);
    // "talks with A on B": attachment errors hang B under A; look one level down for another preposition.
    ObliquesBelow(child, preposition, !tree_.IsVerbal(predicate), 0, out);
  }
}

void ArgumentView::Clauses(int predicate, std::vector<Argument>& out) const {
  int purpose = -1;
  for (int child : tree_.Children(predicate)) {
    Deprel rel = tree_.Rel(child);
    std::string_view marker = tree_.Marker(child);
    if (rel == Deprel::xcomp || rel == Deprel::ccomp) {
      Add(out, "comp", child);
      if (!marker.empty() && marker != "to" && marker != "that") Add(out, std::string(marker), child);
    } else if (rel == Deprel::advcl || rel == Deprel::acl) {
      if (marker == "to") purpose = child;
      else if (marker == "that" || (rel == Deprel::acl && marker.empty() && tree_[child].xpos == XposFrom("VB"))) Add(out, "comp", child);
      else if (marker == "with" && StandsBeside(tree_, child)) continue;
      else if (!marker.empty()) Add(out, std::string(marker), child);
      // Gerunds sometimes carry their preposition as a case marker.
      else if (std::string preposition = tree_.Preposition(child); !preposition.empty()) Add(out, preposition, child);
    } else if (rel == Deprel::obl && tree_.IsVerbal(child)) {
      // "took Chad to court" with "court" taken for a verb.
      const std::string preposition = tree_.Preposition(child);
      Add(out, preposition.empty() ? std::string(marker) : preposition, child);
    } else if (rel == Deprel::csubj) {
      Add(out, "comp", child, true);
    }
  }
  if (purpose >= 0) Add(out, "comp", purpose, Has(out, "comp"));
}

/// "Japan rejected China's demand", "its request was granted by Chad": who answers has been asked.
void ArgumentView::AddWhoAnswers(int noun, std::vector<Argument>& out) const {
  const int answer = tree_.Head(noun);
  if (answer < 0 || !tree_.IsVerbal(answer)) return;
  if (!OneOf(tree_.Lemma(noun), {"demand", "request", "appeal", "plea", "ultimatum", "call", "entreaty"})) return;
  if (!OneOf(tree_.Lemma(answer), {"reject", "turn", "rebuff", "refuse", "spurn", "dismiss", "decline", "defy", "ignore", "brush", "deny", "grant", "heed", "accept", "snub", "meet", "disregard", "resist", "satisfy"})) return;
  if (tree_.Rel(noun) == Deprel::obj && !tree_.IsPassive(answer)) Add(out, "to", SurfaceSubject(answer), true);
  if (tree_.Rel(noun) == Deprel::nsubj_pass) Add(out, "to", tree_.Child(answer, Deprel::obl_agent), true);
}

std::vector<Argument> ArgumentView::Noun(int noun) {
  std::vector<Argument> out;
  for (int child : tree_.Children(noun)) {
    switch (tree_.Rel(child)) {
      case Deprel::nmod_poss: Add(out, "poss", Antecedent(child)); break;
      case Deprel::amod:
      case Deprel::compound:
      case Deprel::nmod_desc: Add(out, IsAnti(tree_[child].form) ? "against" : "mod", child); break;
      case Deprel::nsubj: Add(out, "subj", Antecedent(child)); break;  // predicate noun: "X is an ally of Y"
      default: break;
    }
  }
  // "Readout of President Joe Smith, Jr. Meeting with the premier": a name without its "'s", which the tree hangs beside the noun.
  const int title = tree_.Head(noun);
  if (tree_.Rel(noun) == Deprel::nmod && tree_.Preposition(noun).empty() && title >= 0 && tree_.Lemma(title) == "readout" && !Has(out, "poss")) {
    for (int child : tree_.Children(title)) {
      if (child < noun && tree_.Rel(child) == Deprel::nmod && tree_.Preposition(child) == "of") Add(out, "poss", child);
    }
  }
  Obliques(noun, out, false);
  Clauses(noun, out);
  AddWhoAnswers(noun, out);
  // "An attack would be an act of war, Iran said."
  if (tree_.Child(noun, Deprel::cop) >= 0) AddSpeaker(noun, out);
  // The verb that carries the noun lends its subject and prepositions: "launched an attack on", "came for talks with".
  int head = tree_.Head(noun);
  Deprel rel = tree_.Rel(noun);
  // "was optimistic after a meeting with": a predicate carries what a verb does.
  const bool predicate = head >= 0 && tree_.Child(head, Deprel::cop) >= 0 && tree_[head].upos == Upos::ADJ && OneOf(tree_.Preposition(noun), {"after", "during", "at"});
  if (head >= 0 && (tree_.IsVerbal(head) || predicate)) {
    bool passive = tree_.IsPassive(head);
    bool carried = codebook_.IsSupport(tree_.Lemma(head)) && (rel == Deprel::obj || (rel == Deprel::nsubj_pass && passive));
    bool oblique = rel == Deprel::obl && OneOf(tree_.Preposition(noun), {"for", "on", "in", "from", "during", "into", "at"});
    // "returned after talks with X" had them; "expelled the envoy after a raid" answers another's.
    oblique = oblique || (rel == Deprel::obl && tree_.Preposition(noun) == "after" &&
                          !OneOf(tree_.Lemma(noun), {"raid", "attack", "strike", "assault", "bombing", "shelling", "bombardment", "incursion", "invasion", "killing", "murder", "ambush", "airstrike", "barrage", "arrest", "seizure", "blockade", "siege"}));
    bool judged = rel == Deprel::obl && OneOf(tree_.Preposition(noun), {"for", "of"}) && JudgesObject(tree_.Lemma(head));
    if (judged && !Has(out, "by") && !Has(out, "poss")) {
      // "blamed X for the attack", "accused X of the attack": the attack is X's.
      int object = passive ? SurfaceSubject(head) : tree_.Child(head, Deprel::obj);
      if (object >= 0) Add(out, "by", Antecedent(object), true);
    } else if (carried || oblique) {
      bool own = Has(out, "by") || Has(out, "poss");
      if (!passive && !own) Add(out, "by", SurfaceSubject(head), true);
      if (passive) {
        if (int agent = tree_.Child(head, Deprel::obl_agent); agent >= 0) Add(out, "by", agent, true);
      }
    }
    if (carried) Obliques(head, out, true);
    if (oblique && !Has(out, "with") && !Has(out, "to")) {
      for (int child : tree_.Children(head)) {
        if (tree_.Rel(child) == Deprel::obl && child != noun && OneOf(tree_.Preposition(child), {"with", "to"})) Add(out, tree_.Preposition(child), child, true);
      }
    }
  }
  return out;
}

std::vector<Argument> ArgumentView::Adjective(int adjective) {
  std::vector<Argument> out;
  int subject = SurfaceSubject(adjective);
  if (subject < 0 && tree_.Rel(adjective) == Deprel::amod) subject = tree_.Head(adjective);
  Add(out, "subj", subject);
  Obliques(adjective, out, false);
  Clauses(adjective, out);
  AddSpeaker(adjective, out);
  return out;
}

}  // namespace lapwing
