// SPDX-License-Identifier: Apache-2.0
// Who acts in participles of speech, in texts that say what their author says, in gerunds of blame, and after "what it called".
#include "base/strings.h"
#include "code/arguments.h"

namespace lapwing {
/// Verbs that praise, blame or punish someone for a deed: the deed is that of their object.
bool ArgumentView::JudgesObject(std::string_view lemma) {
  return OneOf(lemma, {"blame", "condemn", "criticize", "criticise", "denounce", "slam", "accuse", "suspect", "thank", "praise", "hail", "commend", "applaud",
                       "punish", "sanction", "rebuke", "fault", "censure", "chide", "reprimand", "castigate", "lambast", "lambaste", "assail", "attack",
                       "forgive", "pardon", "convict", "prosecute", "try", "jail", "indict", "arrest", "fine", "reproach", "berate", "scold"});
}

/// What is written to be read: it says what its author says.
bool ArgumentView::IsText(std::string_view lemma) {
  return OneOf(lemma, {"letter", "resolution", "statement", "note", "message", "declaration", "bill", "law", "decree", "motion", "communique", "petition",
                       "telegram", "cable", "memorandum", "report", "document", "article", "editorial", "leaflet", "appeal", "text", "draft", "speech"});
}

/// "what it called Russian aggression", "what he described as a trap": the phrase after the naming, or -1.
int ArgumentView::Named(int naming) const {
  if (!OneOf(tree_.Lemma(naming), {"call", "describe", "term", "brand", "label", "deem", "regard", "see", "dub", "consider", "say"})) return -1;
  for (int child : tree_.Children(naming)) {
    if (child < naming || !tree_.IsNominal(child)) continue;
    Deprel rel = tree_.Rel(child);
    if (rel == Deprel::obj || rel == Deprel::xcomp || (rel == Deprel::obl && tree_.Preposition(child) == "as")) return child;
    if (rel == Deprel::ccomp && tree_.Lemma(naming) == "say") return child;
  }
  return -1;
}

/// What stands first in the sentence, with a dash before the subject proper.
bool ArgumentView::IsDateline(int first, int second) const {
  if (tree_.Leftmost(first) != 0) return false;
  for (int t = first + 1; t < second; ++t) {
    if (OneOf(tree_[t].form, {"-", "--", "_", "\u2013", "\u2014"})) return true;
  }
  return false;
}

/// "accused X of shelling", "pressed X into signing", "condemned X for killing": X did or will.
int ArgumentView::ObjectAtFault(int gerund) const {
  int verb = tree_.Head(gerund);
  std::string_view marker = tree_.Marker(gerund);
  if (tree_.IsPassive(verb) || !OneOf(marker, {"of", "into", "for"})) return -1;
  if (marker == "for" && !JudgesObject(tree_.Lemma(verb))) return -1;
  int object = tree_.Child(verb, Deprel::obj);
  if (object < 0) object = tree_.Child(verb, Deprel::iobj);
  return object >= 0 && object < gerund ? Antecedent(object) : -1;
}

/// Who speaks in a text: its owner, or whoever makes or sends it; not who vetoes or reads it.
int ArgumentView::Author(int text, int depth) const {
  int doer = NounDoer(text, depth);
  int verb = tree_.Head(text);
  bool lent = doer >= 0 && verb >= 0 && tree_.IsVerbal(verb) && !tree_.Under(doer, text);
  if (lent && !OneOf(tree_.Lemma(verb), {"adopt", "pass", "issue", "publish", "sign", "send", "write", "submit", "table", "approve", "release", "deliver", "circulate",
                                         "draft", "make", "carry", "draw", "file", "introduce", "unveil", "endorse", "back", "sponsor", "vote", "post", "address", "move",
                                         "hand", "dispatch", "present", "propose", "read", "broadcast", "promulgate", "accept", "ratify", "cosponsor"})) {
    return text;
  }
  return doer;
}

bool ArgumentView::AfterComma(int token) const { return token > 0 && tree_[token - 1].form == ","; }

/// A participle of speech after a comma ("..., blaming Iran"): whoever speaks is the subject of the main clause, whereas what is
/// done in a participle ("..., killing two") goes on from the clause beside it.
bool ArgumentView::SaysAside(int verb) const {
  if (!AfterComma(verb) || tree_[verb].xpos != XposFrom("VBG")) return false;
  std::string lemma = LowerAscii(tree_.Lemma(verb));
  if (const OperatorKind* kind = codebook_.OperatorFor(Upos::VERB, lemma); kind != nullptr && *kind == OperatorKind::kReport) return true;
  const std::vector<int>* patterns = codebook_.PatternsFor(Upos::VERB, lemma);
  if (patterns == nullptr || patterns->empty()) return false;
  const Pattern& first = codebook_.patterns[static_cast<size_t>(patterns->front())];
  return codebook_.types[static_cast<size_t>(first.type)].quad.starts_with("verbal");
}

/// "accused X of sending migrants, calling on Y to act": what follows the comma goes with the verb that has a subject of its own.
int ArgumentView::MainVerb(int verb) const {
  for (int steps = 0; steps < kMaxDepth; ++steps) {
    Deprel rel = tree_.Rel(verb);
    int head = tree_.Head(verb);
    bool open = rel == Deprel::xcomp || (rel == Deprel::advcl && !tree_.Marker(verb).empty());
    if (!open || head < 0 || head > verb || !tree_.IsVerbal(head)) break;
    bool own = tree_.Child(verb, Deprel::nsubj) >= 0 || tree_.Child(verb, Deprel::nsubj_pass) >= 0;
    if (own) break;
    verb = head;
  }
  return verb;
}

/// The verb whose subject speaks in a participle hung under one of its nouns: "wrote to X asking", "sent X a letter to Y
/// accusing", and, after a comma, anything said of the verb: "rallied outside the palace, urging"; -1 when the noun itself does.
int ArgumentView::Writes(int noun, bool comma) const {
  int top = noun;
  bool to = false, text = false;
  for (int steps = 0; steps < kMaxDepth; ++steps) {
    Deprel rel = tree_.Rel(top);
    if (rel != Deprel::nmod && rel != Deprel::obl && rel != Deprel::obj && rel != Deprel::iobj) return -1;
    to = to || tree_.Preposition(top) == "to";
    top = tree_.Head(top);
    if (top < 0 || top > noun) return -1;
    if (tree_.IsVerbal(top)) break;
    text = text || IsText(tree_.Lemma(top));
  }
  if (!tree_.IsVerbal(top)) return -1;
  bool writes = OneOf(tree_.Lemma(top), {"write", "cable", "telephone", "phone", "call", "telegraph", "speak", "appeal"});
  return comma || (to && (writes || text)) ? top : -1;
}

}  // namespace lapwing
