// SPDX-License-Identifier: Apache-2.0
#include "code/arguments.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

bool IsRelativePronoun(const Token& token) {
  return (token.upos == Upos::PRON || token.upos == Upos::DET || token.upos == Upos::SCONJ) &&
         OneOf(token.lemma, {"who", "whom", "which", "that", "whose"});
}

void Add(std::vector<Argument>& out, std::string relation, int token, bool secondary = false) {
  if (token < 0) return;
  for (const Argument& have : out) {
    if (have.token == token && have.relation == relation) return;
  }
  out.push_back({std::move(relation), token, secondary});
}

bool Has(const std::vector<Argument>& args, std::string_view relation) {
  return std::any_of(args.begin(), args.end(), [&](const Argument& a) { return a.relation == relation; });
}

/// "Assistant to the President for Security Affairs Jane Smith met": a title before its name, which the tree takes for two subjects.
bool IsTitleOf(const Tree& tree, int title, int name) {
  if (tree[title].upos == Upos::PRON || tree[name].upos != Upos::PROPN || name - title > 12) return false;
  if (!OneOf(LowerAscii(tree.Lemma(title)), {"assistant", "advisor", "adviser", "secretary", "minister", "representative", "coordinator", "director", "envoy", "ambassador", "chief", "head"})) {
    return false;
  }
  for (int t = title + 1; t < name; ++t) {
    if (tree[t].upos == Upos::PUNCT || tree.IsVerbal(t)) return false;
  }
  return true;
}

}  // namespace

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

int ArgumentView::Antecedent(int token) const {
  if (tree_.Lemma(token) == "what") {
    int naming = tree_.Child(token, Deprel::acl_relcl);
    int named = naming >= 0 ? Named(naming) : -1;
    return named >= 0 ? named : token;
  }
  if (!IsRelativePronoun(tree_[token])) return token;
  for (int t = tree_.Head(token), steps = 0; t >= 0 && steps < kMaxDepth; t = tree_.Head(t), ++steps) {
    if (tree_.Rel(t) == Deprel::acl_relcl || tree_.Rel(t) == Deprel::acl) return tree_.Head(t);
    // "It was Turkey that shelled the village."
    if (tree_.Rel(t) == Deprel::advcl_relcl && tree_.Head(t) >= 0 && tree_.IsNominal(tree_.Head(t)) && tree_.Child(tree_.Head(t), Deprel::expl) >= 0) return tree_.Head(t);
  }
  return token;
}

int ArgumentView::SurfaceSubject(int predicate, int depth) const {
  if (depth > kMaxDepth) return -1;
  int own = -1;
  for (int child : tree_.Children(predicate)) {
    // "UNITED NATIONS (AP) - The ministers signed": of two, the one that is no dateline.
    if (IsSubject(tree_.Rel(child)) && (own < 0 || (child < predicate && (IsDateline(own, child) || IsTitleOf(tree_, own, child))))) own = child;
  }
  if (own >= 0) return Antecedent(own);
  int head = tree_.Head(predicate);
  if (head < 0) return -1;
  switch (tree_.Rel(predicate)) {
    case Deprel::conj:
      // "accused X of sending migrants, calling on Y to act": no conjunct of "sending", though the tree has it so.
      return SurfaceSubject(tree_[head].xpos == XposFrom("VBG") && SaysAside(predicate) && tree_.Child(predicate, Deprel::cc) < 0 ? MainVerb(head) : head, depth + 1);
    case Deprel::xcomp: return Controller(predicate, depth);
    case Deprel::ccomp:
      // A that-clause has its own subject; an infinitive called ccomp is under control.
      return tree_.Marker(predicate) == "to" ? Controller(predicate, depth) : -1;
    case Deprel::advcl:
      if (tree_.IsVerbal(head) || tree_[head].upos == Upos::ADJ) {
        if (tree_.Marker(predicate) == "to") return Controller(predicate, depth);
        if (int object = ObjectAtFault(predicate); object >= 0) return object;
        return SurfaceSubject(tree_.Marker(predicate).empty() && SaysAside(predicate) ? MainVerb(head) : head, depth + 1);
      }
      return NounDoer(head, depth);
    case Deprel::acl: {
      // "accused X after the vote of lying" with the gerund under the vote.
      if (tree_.Marker(predicate) == "of" && tree_.Rel(head) == Deprel::obl) {
        int verb = tree_.Head(head);
        int object = verb >= 0 && OneOf(tree_.Lemma(verb), {"accuse", "suspect", "convict", "acquit"}) ? tree_.Child(verb, Deprel::obj) : -1;
        if (object >= 0 && object < head) return Antecedent(object);
      }
      // "troops shelling", "missiles supplied by": the noun itself; "a plan to attack": whoever has the plan.
      if (tree_.Marker(predicate) == "to" || !tree_.Marker(predicate).empty()) return NounDoer(head, depth);
      if (tree_[predicate].xpos == XposFrom("VBG")) {
        if (IsText(tree_.Lemma(head))) return Author(head, depth);
        if (int verb = Writes(head, AfterComma(predicate)); verb >= 0) return SurfaceSubject(verb, depth + 1);
      }
      return head;
    }
    case Deprel::acl_relcl: return head;
    case Deprel::amod: return head;
    case Deprel::parataxis: return -1;
    default: return -1;
  }
}

int ArgumentView::Controller(int verb, int depth) const {
  int head = tree_.Head(verb);
  if (head < 0) return -1;
  if (tree_.IsNominal(head)) return NounDoer(head, depth);
  std::string_view lemma = tree_.Lemma(head);
  bool subject_control = OneOf(lemma, {"promise", "vow", "pledge", "threaten", "use", "take"});
  if (!subject_control && tree_.Rel(verb) != Deprel::advcl && !tree_.IsPassive(head)) {
    if (int object = tree_.Child(head, Deprel::obj); object >= 0) return object;
    if (int object = tree_.Child(head, Deprel::iobj); object >= 0) return object;
  }
  // "called on X to", "appealed to X to", "pressed for X to": X will act.
  if (OneOf(lemma, {"call", "appeal", "plead", "rely", "count", "prevail", "signal", "shout"})) {
    for (int child : tree_.Children(head)) {
      if (tree_.Rel(child) == Deprel::obl && child < verb && OneOf(tree_.Preposition(child), {"on", "upon", "to", "with", "for"})) return child;
    }
  }
  return SurfaceSubject(head, depth + 1);
}

/// Who is behind an action noun: possessor, by-phrase, adjective, or the subject of the verb that carries the noun.
int ArgumentView::NounDoer(int noun, int depth) const {
  if (depth > kMaxDepth) return -1;
  if (int owner = tree_.Child(noun, Deprel::nmod_poss); owner >= 0) return owner;
  for (int child : tree_.Children(noun)) {
    if (tree_.Rel(child) == Deprel::nmod && OneOf(tree_.Preposition(child), {"by", "of", "from"})) return child;
  }
  int head = tree_.Head(noun);
  if (head >= 0 && tree_.IsVerbal(head) && (tree_.Rel(noun) == Deprel::obj || tree_.Rel(noun) == Deprel::obl || tree_.Rel(noun) == Deprel::xcomp)) {
    return SurfaceSubject(head, depth + 1);
  }
  for (int child : tree_.Children(noun)) {
    if (tree_.Rel(child) == Deprel::amod || tree_.Rel(child) == Deprel::compound) return child;
  }
  return -1;
}

void ArgumentView::Obliques(int predicate, std::vector<Argument>& out, bool secondary) const {
  for (int child : tree_.Children(predicate)) {
    Deprel rel = tree_.Rel(child);
    if (rel == Deprel::advmod && tree_.IsVerbal(predicate)) {
      // "spoke warmly [of X]", "gave it back [to X]": an adverb has no phrase of its own.
      for (int below : tree_.Children(child)) {
        if (tree_.Rel(below) != Deprel::obl && tree_.Rel(below) != Deprel::nmod) continue;
        if (std::string preposition = tree_.Preposition(below); !preposition.empty()) Add(out, preposition, Antecedent(below), true);
      }
      continue;
    }
    if (rel != Deprel::obl && rel != Deprel::nmod && rel != Deprel::obl_agent) continue;
    std::string preposition = tree_.Preposition(child);
    if (preposition.empty()) continue;
    Add(out, preposition, Antecedent(child), secondary);
    // "pulled its envoy out of X" leaves X as "from X" does.
    if (preposition == "out" || preposition == "out_of") Add(out, "from", Antecedent(child), true);
    // "talks with A on B": attachment errors hang B under A; look one level down for another preposition.
    for (int below : tree_.Children(child)) {
      if (tree_.Rel(below) != Deprel::nmod) continue;
      std::string inner = tree_.Preposition(below);
      if (OneOf(inner, {"with", "on", "against", "to", "for", "over", "from", "between", "by", "near"}) && inner != preposition) Add(out, inner, below, true);
    }
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

/// "X is in Tehran for talks": the treebanks hang all of it under "Tehran"; to a frame it is what X is, and where, and for what.
std::vector<Argument> ArgumentView::Copula(int copula) {
  std::vector<Argument> out;
  const int predicate = tree_.Head(copula);
  Add(out, "subj", SurfaceSubject(predicate));
  if (std::string preposition = tree_.Preposition(predicate); !preposition.empty()) Add(out, preposition, predicate);
  Obliques(predicate, out, false);
  Clauses(predicate, out);
  return out;
}

std::vector<Argument> ArgumentView::Verb(int verb) {
  if (tree_.Rel(verb) == Deprel::cop && tree_.Head(verb) >= 0) return Copula(verb);
  std::vector<Argument> out;
  const bool passive = tree_.IsPassive(verb);
  const Deprel rel = tree_.Rel(verb);
  int object = tree_.Child(verb, Deprel::obj);
  int subject = SurfaceSubject(verb);
  if (rel == Deprel::amod && !passive && tree_[verb].xpos != XposFrom("VBG")) subject = -1;
  if (subject >= 0 && subject != verb) {
    if (!passive) {
      Add(out, "subj", subject);
    } else if (object >= 0) {
      // "Ukraine was given weapons": the subject is whom it was given to.
      Add(out, "iobj", subject);
      Add(out, "to", subject);
      Add(out, "obj", subject, true);
    } else {
      Add(out, "obj", subject);
    }
  }
  // "the deal they signed": the noun is the object the clause lacks.
  if (rel == Deprel::acl_relcl && !passive && object < 0 && subject != tree_.Head(verb)) Add(out, "obj", tree_.Head(verb), true);
  for (int child : tree_.Children(verb)) {
    switch (tree_.Rel(child)) {
      case Deprel::obj: Add(out, "obj", Antecedent(child)); break;
      case Deprel::iobj:
        Add(out, "iobj", Antecedent(child));
        Add(out, "to", Antecedent(child));
        // "urged X to": the treebank's iobj is the object as people speak of it.
        if (object < 0) Add(out, "obj", Antecedent(child));
        break;
      case Deprel::obl_agent: Add(out, "subj", Antecedent(child)); break;
      case Deprel::xcomp:
      case Deprel::ccomp:
      case Deprel::dep:
        if (int what = tree_.Child(child, Deprel::obj); object < 0 && !passive && child > verb && what >= 0 && tree_.Lemma(what) == "what" && Named(child) >= 0) {
          Add(out, "obj", Named(child));
          Obliques(child, out, true);
        }
        // An unknown name taken for a complement ("supplied Pyongyang with") is the object it looks like.
        if (object < 0 && !passive && child > verb && !tree_.IsVerbal(child) && tree_[child].form[0] >= 'A' && tree_[child].form[0] <= 'Z') {
          Add(out, "obj", child, true);
          Obliques(child, out, true);
        }
        break;
      case Deprel::obl:
        // "by the account of X, the town was shelled": who did it stands after the verb.
        if (passive && child > verb && tree_.Preposition(child) == "by") Add(out, "subj", Antecedent(child));
        break;
      default: break;
    }
  }
  // "was handed to the envoy by Y", "was granted a loan by Y" with the doer under the envoy or the loan.
  if (passive && !Has(out, "subj")) {
    for (int child : tree_.Children(verb)) {
      if (child < verb || (tree_.Rel(child) != Deprel::obl && tree_.Rel(child) != Deprel::obj)) continue;
      for (int below : tree_.Children(child)) {
        if (tree_.Rel(below) == Deprel::nmod && tree_.Preposition(below) == "by") Add(out, "subj", Antecedent(below), true);
      }
    }
  }
  // "uses missiles supplied by Y": what is supplied to nobody named is supplied to its user.
  if (passive && rel == Deprel::acl) {
    int noun = tree_.Head(verb), user = tree_.Head(noun);
    if (user >= 0 && tree_.Rel(noun) == Deprel::obj && OneOf(tree_.Lemma(user), {"use", "employ", "fire", "deploy", "receive", "buy", "purchase", "import", "field", "operate", "fly"})) {
      Add(out, "to", SurfaceSubject(user), true);
    }
  }
  // "condemned and rejected the plan": the object stands once, after the last verb.
  if (!passive && object < 0) {
    for (int child : tree_.Children(verb)) {
      if (tree_.Rel(child) != Deprel::conj || !tree_.IsVerbal(child) || tree_.IsPassive(child)) continue;
      if (int shared = tree_.Child(child, Deprel::obj); shared >= 0 && tree_.Child(child, Deprel::nsubj) < 0) {
        Add(out, "obj", shared, true);
        Obliques(shared, out, true);
      }
    }
  }
  // "condemned and rejected the plan" with the object under the first of them.
  if (int first = tree_.Head(verb); rel == Deprel::conj && !passive && object < 0 && tree_.IsVerbal(first) && !tree_.IsPassive(first)) {
    int shared = tree_.Child(first, Deprel::obj);
    // "detained, questioned and deported two Danes" with the object under the second.
    for (int sibling : tree_.Children(first)) {
      if (shared >= 0 || sibling == verb || tree_.Rel(sibling) != Deprel::conj) continue;
      if (tree_.IsVerbal(sibling) && !tree_.IsPassive(sibling)) shared = tree_.Child(sibling, Deprel::obj);
    }
    if (shared > verb) {
      Add(out, "obj", shared, true);
      Obliques(shared, out, true);
    }
  }
  Obliques(verb, out, false);
  Clauses(verb, out);
  // "Y said X must stop", "X must stop, Y said": who says the clause may be who asks for it or threatens with it.
  if (const int saying = tree_.Head(verb); saying >= 0 && (rel == Deprel::ccomp || rel == Deprel::parataxis) && tree_.IsVerbal(saying) && tree_.Marker(verb) != "to") {
    const OperatorKind* kind = codebook_.OperatorFor(Upos::VERB, LowerAscii(tree_.Lemma(saying)));
    // "should it send arms": a condition, which nobody asks for.
    const int own = tree_.Child(verb, Deprel::nsubj), modal = tree_.Child(verb, Deprel::aux);
    const bool condition = own >= 0 && modal >= 0 && modal < own;
    if (kind != nullptr && *kind == OperatorKind::kReport && !tree_.IsPassive(saying) && !condition) Add(out, "speaker", SurfaceSubject(saying));
  }
  // "In a call with X, Y promised more weapons": what is said in a talk or letter is said to its other side.
  if (!Has(out, "to") && !passive) {
    for (int child : tree_.Children(verb)) {
      if (tree_.Rel(child) != Deprel::obl || child > verb || !OneOf(tree_.Preposition(child), {"in", "during", "at"})) continue;
      if (!OneOf(tree_.Lemma(child), {"call", "conversation", "talk", "meeting", "letter", "message", "telegram", "note"})) continue;
      for (int partner : tree_.Children(child)) {
        if (tree_.Rel(partner) == Deprel::nmod && OneOf(tree_.Preposition(partner), {"with", "to"})) Add(out, "to", Antecedent(partner), true);
      }
    }
  }
  // "its ban on fish, which X imposed": the clause hangs under the nearest noun, and tells of the one above.
  bool gap = rel == Deprel::acl_relcl && !passive && (object < 0 || IsRelativePronoun(tree_[object]));
  if (gap && codebook_.IsSupport(tree_.Lemma(verb)) && !OneOf(tree_.Lemma(verb), {"have", "take", "do", "make", "see"})) {
    int near = tree_.Head(verb), above = tree_.Head(near);
    if (tree_.Rel(near) == Deprel::nmod && above >= 0 && above < near && tree_.IsNominal(above)) {
      Add(out, "obj", above, true);
      Obliques(above, out, true);
    }
  }
  // Lexical objects bring their own prepositions and clauses: "imposed [sanctions on X]", "made [a decision to V]".
  if (int carrier = object >= 0 ? Antecedent(object) : passive ? subject : object; carrier >= 0 && carrier != verb && !tree_.IsVerbal(carrier) && (rel != Deprel::acl || tree_.Marker(verb) == "to")) {
    Obliques(carrier, out, true);
    Clauses(carrier, out);
  }
  return out;
}

std::vector<Argument> ArgumentView::Noun(int noun) {
  std::vector<Argument> out;
  for (int child : tree_.Children(noun)) {
    switch (tree_.Rel(child)) {
      case Deprel::nmod_poss: Add(out, "poss", Antecedent(child)); break;
      case Deprel::amod:
      case Deprel::compound:
      case Deprel::nmod_desc: Add(out, "mod", child); break;
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
  // The verb that carries the noun lends its subject and prepositions: "launched an attack on", "came for talks with".
  int head = tree_.Head(noun);
  Deprel rel = tree_.Rel(noun);
  if (head >= 0 && tree_.IsVerbal(head)) {
    bool passive = tree_.IsPassive(head);
    bool carried = codebook_.IsSupport(tree_.Lemma(head)) && (rel == Deprel::obj || (rel == Deprel::nsubj_pass && passive));
    bool oblique = rel == Deprel::obl && OneOf(tree_.Preposition(noun), {"for", "on", "in", "from", "during", "into", "at", "after"});
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
  return out;
}

}  // namespace lapwing
