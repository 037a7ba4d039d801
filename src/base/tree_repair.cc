// SPDX-License-Identifier: Apache-2.0
#include "base/tree_repair.h"

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "base/tree_edit.h"
#include "base/tree_repair_phrases.h"
#include "base/tree_repair_titles.h"
#include "base/tree_repair_words.h"

namespace lapwing {
namespace {

using namespace tree_edit;

void FreePunctuation(Tokens& tokens) {
  for (Token& token : tokens) {
    for (size_t steps = 0; token.head >= 0 && At(tokens, token.head).upos == Upos::PUNCT && At(tokens, token.head).head >= 0 && steps < tokens.size(); ++steps) {
      token.head = At(tokens, token.head).head;
    }
  }
}

/// A whole sentence has a finite verb; where none is tagged, the "participle" is it ("guards fired on migrants.").
bool LacksFiniteVerb(const Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbz = XposFrom("VBZ"), kVbp = XposFrom("VBP"), kMd = XposFrom("MD");
  if (tokens.size() < 5 || tokens.back().form != ".") return false;
  for (const Token& token : tokens) {
    if (token.xpos == kVbd || token.xpos == kVbz || token.xpos == kVbp || token.xpos == kMd) return false;
  }
  return true;
}

/// The noun at the root and the finite verb under it change places.
void RaiseFiniteVerb(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbz = XposFrom("VBZ"), kVbp = XposFrom("VBP"), kVbn = XposFrom("VBN");
  const int n = static_cast<int>(tokens.size());
  int root = -1;
  for (int i = 0; i < n; ++i) {
    if (At(tokens, i).head == kRoot) root = i;
  }
  if (root < 0 || !Nominal(At(tokens, root)) || HasChild(tokens, root, {Deprel::cop, Deprel::nsubj})) return;
  bool lacks_finite = LacksFiniteVerb(tokens);
  for (int v = root + 1; v < n; ++v) {
    Token& verb = At(tokens, v);
    bool finite = verb.upos == Upos::VERB && (verb.xpos == kVbd || verb.xpos == kVbz || verb.xpos == kVbp || (verb.xpos == kVbn && lacks_finite));
    if (verb.head != root || (verb.deprel != Deprel::acl && verb.deprel != Deprel::parataxis) || !finite) continue;
    if (HasChild(tokens, v, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::obl_agent, Deprel::mark})) continue;
    // Headlines leave out "were": "Two sailors arrested in Cyprus".
    bool may_be_passive = verb.xpos == kVbd || verb.xpos == kVbn;
    if (may_be_passive && tokens.back().form != "." && !HasChild(tokens, v, {Deprel::obj})) continue;
    verb.head = kRoot;
    verb.deprel = Deprel::root;
    At(tokens, root).head = v;
    At(tokens, root).deprel = Deprel::nsubj;
    // What follows the verb belongs to it.
    for (int i = 0; i < n; ++i) {
      Token& token = At(tokens, i);
      bool clausal = token.deprel == Deprel::punct || token.deprel == Deprel::parataxis || token.deprel == Deprel::advcl;
      if (token.head != root || (i < v && !clausal)) continue;
      token.head = v;
      if (token.deprel == Deprel::nmod) token.deprel = Deprel::obl;
    }
    return;
  }
}

void FoldAuxiliary(Tokens& tokens) {
  static const Xpos kVbn = XposFrom("VBN"), kVbd = XposFrom("VBD");
  const int n = static_cast<int>(tokens.size());
  for (int v = 0; v < n; ++v) {
    Token& verb = At(tokens, v);
    if (verb.deprel != Deprel::xcomp || (verb.xpos != kVbn && verb.xpos != kVbd) || verb.head < 0 || verb.head > v) continue;
    int have = verb.head;
    if (At(tokens, have).lemma != "have" || HasChild(tokens, have, {Deprel::obj})) continue;
    verb.head = At(tokens, have).head;
    verb.deprel = At(tokens, have).deprel;
    for (Token& token : tokens) {
      if (token.head == have) token.head = v;
    }
    At(tokens, have).head = v;
    At(tokens, have).deprel = Deprel::aux;
    At(tokens, have).upos = Upos::AUX;
  }
}

/// "fired a warning burst": a thing in the singular right before the object is no receiver but a part of its name.
void JoinObjects(Tokens& tokens) {
  static const Xpos kNn = XposFrom("NN");
  for (int i = 1; i + 1 < static_cast<int>(tokens.size()); ++i) {
    Token& first = At(tokens, i);
    const Token& second = At(tokens, i + 1);
    if (first.deprel != Deprel::iobj || first.xpos != kNn || second.head != first.head || second.deprel != Deprel::obj || second.upos != Upos::NOUN || first.head > i) continue;
    if (OneOf(At(tokens, first.head).lemma, {"give", "offer", "tell", "grant", "send", "promise", "lend", "pay", "show", "deny", "teach", "ask", "hand", "sell", "allow", "owe", "cost"})) continue;
    first.deprel = Deprel::compound;
    first.head = i + 1;
    for (int c = 0; c < i; ++c) {
      if (At(tokens, c).head == i) At(tokens, c).head = i + 1;
    }
  }
}

/// "gave Ukraine tanks" with two objects: the first is whom it was given to.
void SplitObjects(Tokens& tokens) {
  const int n = static_cast<int>(tokens.size());
  for (int v = 0; v < n; ++v) {
    if (At(tokens, v).upos != Upos::VERB || HasChild(tokens, v, {Deprel::iobj})) continue;
    int first = -1, count = 0;
    for (int i = v + 1; i < n; ++i) {
      if (At(tokens, i).head != v || At(tokens, i).deprel != Deprel::obj) continue;
      if (first < 0) first = i;
      ++count;
    }
    if (count == 2) At(tokens, first).deprel = Deprel::iobj;
  }
}

/// "stood by Ukraine": no passive without its auxiliary when the verb is finite.
void ActiveVoice(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbz = XposFrom("VBZ"), kVbp = XposFrom("VBP"), kVbn = XposFrom("VBN");
  const int n = static_cast<int>(tokens.size());
  const bool lacks_finite = LacksFiniteVerb(tokens);
  for (int v = 0; v < n; ++v) {
    Token& verb = At(tokens, v);
    if (lacks_finite && verb.head == kRoot && verb.xpos == kVbn && !HasChild(tokens, v, {Deprel::aux, Deprel::obl_agent})) verb.xpos = kVbd;
    Xpos xpos = verb.xpos;
    if ((xpos != kVbd && xpos != kVbz && xpos != kVbp) || HasChild(tokens, v, {Deprel::aux_pass})) continue;
    if (!HasChild(tokens, v, {Deprel::nsubj_pass})) continue;
    for (Token& token : tokens) {
      if (token.head != v) continue;
      if (token.deprel == Deprel::nsubj_pass) token.deprel = Deprel::nsubj;
      if (token.deprel == Deprel::obl_agent) token.deprel = Deprel::obl;
    }
  }
}

/// "helped Pakistan evacuate its people", "made Syria pay": an open clause has no subject of its own; who stands before it
/// is the object of the verb above.
void RaiseSubject(Tokens& tokens) {
  const int n = static_cast<int>(tokens.size());
  for (int i = 0; i < n; ++i) {
    Token& token = At(tokens, i);
    int verb = token.head;
    if (verb < i || At(tokens, verb).deprel != Deprel::xcomp || At(tokens, verb).upos != Upos::VERB || !Nominal(token)) continue;
    if (token.deprel != Deprel::nsubj && token.deprel != Deprel::compound) continue;
    int above = At(tokens, verb).head;
    if (above < 0 || above > i || HasChild(tokens, above, {Deprel::obj})) continue;
    token.head = above;
    token.deprel = Deprel::obj;
  }
}

/// "gave Azerbaijan assurances": a place, person or body between a verb of giving and a bare noun is the receiver.
void FreeReceiver(Sentence& sentence) {
  static const char* const kGiving[] = {"give", "send", "sell", "offer", "hand", "lend", "grant", "pay", "promise", "deny", "award", "loan"};
  Tokens& tokens = sentence.tokens;
  for (const EntitySpan& name : sentence.entities) {
    int verb = name.first - 1;
    if (name.kind == EntityKind::weapon || verb < 0 || At(tokens, verb).upos != Upos::VERB) continue;
    if (std::find(std::begin(kGiving), std::end(kGiving), At(tokens, verb).lemma) == std::end(kGiving)) continue;
    for (int i = name.first; i <= name.last; ++i) {
      Token& token = At(tokens, i);
      bool top = token.head > name.last && token.deprel == Deprel::compound;
      if (!top || At(tokens, token.head).head != verb || At(tokens, token.head).deprel != Deprel::obj || HasChild(tokens, verb, {Deprel::iobj})) continue;
      token.head = verb;
      token.deprel = Deprel::iobj;
    }
  }
}

/// "There were two sailors arrested by Russia on Thursday": the participle carries the news, and what follows it is its own.
void LowerExistential(Tokens& tokens) {
  const int n = static_cast<int>(tokens.size());
  for (int v = 0; v < n; ++v) {
    const Token& verb = At(tokens, v);
    if (verb.deprel != Deprel::acl || verb.upos != Upos::VERB || verb.head < 0 || At(tokens, verb.head).deprel != Deprel::nsubj) continue;
    int be = At(tokens, verb.head).head;
    if (be < 0 || At(tokens, be).lemma != "be" || !HasChild(tokens, be, {Deprel::expl})) continue;
    for (int i = v + 1; i < n; ++i) {
      Token& token = At(tokens, i);
      if (token.head == be && (token.deprel == Deprel::obl || token.deprel == Deprel::obl_unmarked)) token.head = v;
    }
  }
}

/// "secretary-general": two halves in the same place are one word, the second its head.
void JoinHyphen(Tokens& tokens) {
  const int n = static_cast<int>(tokens.size());
  for (int i = 0; i + 2 < n; ++i) {
    Token& first = At(tokens, i);
    const Token& second = At(tokens, i + 2);
    if (At(tokens, i + 1).form != "-" || first.head != second.head || first.deprel != second.deprel || first.head == kRoot) continue;
    first.head = i + 2;
    first.deprel = Deprel::compound;
    At(tokens, i + 1).head = i + 2;
    for (int c = 0; c < i; ++c) {
      if (At(tokens, c).head == i) At(tokens, c).head = i + 2;
    }
  }
}

/// "violence by troops against families": what stands after the doer of an action noun belongs to the action.
void RaiseFromDoer(Tokens& tokens) {
  const int n = static_cast<int>(tokens.size());
  auto preposition = [&](int i) -> std::string_view {
    for (int c = 0; c < i; ++c) {
      if (At(tokens, c).head == i && At(tokens, c).deprel == Deprel::case_) return At(tokens, c).lemma;
    }
    return {};
  };
  for (int i = 0; i < n; ++i) {
    Token& token = At(tokens, i);
    int doer = token.head;
    if (token.deprel != Deprel::nmod || doer < 0 || doer > i || At(tokens, doer).deprel != Deprel::nmod) continue;
    std::string_view own = preposition(i);
    if ((own == "against" || own == "on" || own == "toward" || own == "towards") && preposition(doer) == "by") token.head = At(tokens, doer).head;
  }
}

/// "The bridge was, it said, hit by missiles" with "was" for a copula: before a participle it is the auxiliary of the passive.
void PassiveCopula(Tokens& tokens) {
  static const Xpos kVbn = XposFrom("VBN"), kVbd = XposFrom("VBD");
  for (Token& copula : tokens) {
    if (copula.deprel != Deprel::cop || copula.lemma != "be" || copula.head < 0) continue;
    const int v = copula.head;
    Token& verb = At(tokens, v);
    if (verb.upos != Upos::VERB || (verb.xpos != kVbn && verb.xpos != kVbd) || &copula > &verb) continue;
    copula.deprel = Deprel::aux_pass;
    verb.xpos = kVbn;
    for (Token& token : tokens) {
      if (token.head == v && token.deprel == Deprel::nsubj) token.deprel = Deprel::nsubj_pass;
    }
  }
}

/// "signed with India a deal", "returned to the neighbours two soldiers": a noun after the verb that has no preposition and
/// tells no time or measure is the object.
void FreeObject(Tokens& tokens) {
  static const char* const kMeasures[] = {"second", "minute", "hour", "day", "week", "weekend", "month", "year", "decade", "century", "morning", "afternoon", "evening",
                                          "night", "time", "today", "tomorrow", "yesterday", "tonight", "noon", "midnight", "date", "period", "moment", "season",
                                          "spring", "summer", "autumn", "fall", "winter", "percent", "pct", "point", "mile", "kilometre", "kilometer", "km", "metre",
                                          "meter", "foot", "inch", "way", "bit", "lot", "dollar", "dlr", "dlrs", "euro", "cent", "pound", "yen", "quarter", "half",
                                          "%", "o'clock", "a.m.", "p.m.", "am", "pm", "gmt", "est", "home", "part", "degree", "barrel", "ton", "tonne", "share"};
  const int n = static_cast<int>(tokens.size());
  for (int i = 0; i < n; ++i) {
    Token& noun = At(tokens, i);
    int v = noun.head;
    if (noun.deprel != Deprel::obl || noun.upos != Upos::NOUN || v < 0 || v > i || At(tokens, v).upos != Upos::VERB) continue;
    if (std::find(std::begin(kMeasures), std::end(kMeasures), noun.lemma) != std::end(kMeasures)) continue;
    if (HasChild(tokens, i, {Deprel::case_, Deprel::mark}) || !HasChild(tokens, i, {Deprel::det, Deprel::nummod})) continue;
    if (HasChild(tokens, v, {Deprel::obj, Deprel::iobj, Deprel::ccomp, Deprel::xcomp, Deprel::aux_pass, Deprel::cop})) continue;
    noun.deprel = Deprel::obj;
  }
}

/// "Not only Iran but also Iraq condemned": a second subject or object with a conjunction of its own is a conjunct of the first.
void JoinConjuncts(Tokens& tokens) {
  const int n = static_cast<int>(tokens.size());
  for (int i = 1; i < n; ++i) {
    Token& second = At(tokens, i);
    if (second.head < 0 || !Nominal(second)) continue;
    if (second.deprel != Deprel::nsubj && second.deprel != Deprel::nsubj_pass && second.deprel != Deprel::obj) continue;
    if (!HasChild(tokens, i, {Deprel::cc})) continue;
    for (int j = 0; j < i; ++j) {
      const Token& first = At(tokens, j);
      if (first.head != second.head || first.deprel != second.deprel || !Nominal(first) || (second.head > j) != (second.head > i)) continue;
      second.head = j;
      second.deprel = Deprel::conj;
      break;
    }
  }
}

/// "The regional bloc ECOWAS threatened": of two subjects side by side the second names the first.
void NameSubject(Tokens& tokens) {
  for (int i = 1; i < static_cast<int>(tokens.size()); ++i) {
    Token& name = At(tokens, i);
    const Token& noun = At(tokens, i - 1);
    if (name.upos != Upos::PROPN || noun.upos != Upos::NOUN || name.deprel != Deprel::nsubj || noun.deprel != Deprel::nsubj || name.head != noun.head) continue;
    name.head = i - 1;
    name.deprel = Deprel::appos;
  }
}

/// "His country test-launched a missile": the noun before a hyphen is part of the verb, what hangs on it the subject.
void FreeHyphened(Tokens& tokens) {
  for (int v = 3; v < static_cast<int>(tokens.size()); ++v) {
    Token& first = At(tokens, v - 2);
    const Token& hyphen = At(tokens, v - 1);
    if (hyphen.form != "-" || hyphen.space_after || first.space_after || At(tokens, v).upos != Upos::VERB || first.upos != Upos::NOUN || first.head != v) continue;
    if (!HasChild(tokens, v, {Deprel::obj})) continue;
    for (int i = 0; i < v - 2; ++i) {
      Token& subject = At(tokens, i);
      if (subject.head != v - 2 || !Nominal(subject) || subject.deprel != Deprel::compound) continue;
      first.deprel = Deprel::compound;
      subject.head = v;
      subject.deprel = Deprel::nsubj;
      break;
    }
  }
}

/// "Sudan accuses Chad of raids, Chad denies charge": nobody denies or rejects a clause that stands before the comma; two
/// sentences stand side by side.
void SplitClauses(Tokens& tokens) {
  static const char* const kAnswers[] = {"deny", "reject", "dismiss", "protest", "refute", "retaliate", "respond", "object", "refuse"};
  const int n = static_cast<int>(tokens.size());
  for (int v = 2; v < n; ++v) {
    Token& verb = At(tokens, v);
    if (verb.head != kRoot || verb.upos != Upos::VERB || std::find(std::begin(kAnswers), std::end(kAnswers), verb.lemma) == std::end(kAnswers)) continue;
    int subject = -1, clause = -1;
    for (int i = 0; i < v; ++i) {
      if (At(tokens, i).head != v) continue;
      if (At(tokens, i).deprel == Deprel::nsubj) subject = i;
      if (At(tokens, i).deprel == Deprel::ccomp && At(tokens, i).upos == Upos::VERB) clause = i;
    }
    if (clause < 0 || subject < clause || HasChild(tokens, clause, {Deprel::mark}) || !HasChild(tokens, clause, {Deprel::nsubj, Deprel::nsubj_pass})) return;
    bool comma = false;
    for (int i = clause; i < subject; ++i) comma = comma || At(tokens, i).form == ",";
    for (const Token& token : tokens) comma = comma && token.form != "\"";
    if (!comma) return;
    At(tokens, clause).head = kRoot;
    At(tokens, clause).deprel = Deprel::root;
    verb.head = clause;
    verb.deprel = Deprel::conj;
    return;
  }
}

/// "told Chad to withdraw its men and signed a deal": a finite verb stands beside the finite one above, not beside the infinitive.
void RaiseFiniteConjunct(Tokens& tokens) {
  static const Xpos kVbd = XposFrom("VBD"), kVbz = XposFrom("VBZ"), kVb = XposFrom("VB"), kVbn = XposFrom("VBN");
  const int n = static_cast<int>(tokens.size());
  for (int v = 0; v < n; ++v) {
    Token& verb = At(tokens, v);
    if (verb.deprel != Deprel::conj || (verb.xpos != kVbd && verb.xpos != kVbz) || HasChild(tokens, v, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark})) continue;
    if (verb.head < 0 || verb.head > v) continue;
    // "said the move would be a threat and urged Minsk": another's will, then his own act.
    const bool content = At(tokens, verb.head).deprel == Deprel::ccomp && std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
      return t.head == verb.head && t.deprel == Deprel::aux && (t.lemma == "would" || t.lemma == "will" || t.lemma == "could" || t.lemma == "may" || t.lemma == "might");
    });
    // "refused to have the digging interrupted and chided Santo Domingo": nor beside the participle of another's act.
    const bool participle = At(tokens, verb.head).xpos == kVbn && At(tokens, verb.head).deprel == Deprel::xcomp && !HasChild(tokens, verb.head, {Deprel::aux, Deprel::aux_pass}) && HasChild(tokens, v, {Deprel::obj});
    if (!content && !participle && (At(tokens, verb.head).xpos != kVb || !HasChild(tokens, verb.head, {Deprel::mark}))) continue;
    int above = At(tokens, verb.head).head;
    while (above >= 0 && At(tokens, above).xpos == kVb) above = At(tokens, above).head;
    if (above >= 0 && At(tokens, above).xpos == verb.xpos) verb.head = above;
  }
}

/// "will go on helping": what goes on is the act itself, no circumstance of going.
void GoOn(Tokens& tokens) {
  const Xpos gerund = XposFrom("VBG");
  for (int v = 2; v < static_cast<int>(tokens.size()); ++v) {
    Token& act = At(tokens, v);
    if (act.deprel != Deprel::advcl || act.xpos != gerund || act.head != v - 2) continue;
    if (At(tokens, v - 2).lemma != "go" || At(tokens, v - 1).form != "on") continue;
    if (!HasChild(tokens, v, {Deprel::mark, Deprel::nsubj, Deprel::nsubj_pass})) act.deprel = Deprel::xcomp;
  }
}

}  // namespace

void RepairTree(Sentence& sentence) {
  FreePunctuation(sentence.tokens);
  RepairTitle(sentence);
  RepairPhrases(sentence);
  PassiveCopula(sentence.tokens);
  RaiseFiniteVerb(sentence.tokens);
  FoldAuxiliary(sentence.tokens);
  JoinConjuncts(sentence.tokens);
  SplitObjects(sentence.tokens);
  JoinObjects(sentence.tokens);
  ActiveVoice(sentence.tokens);
  RaiseFromDoer(sentence.tokens);
  RaiseSubject(sentence.tokens);
  FreeReceiver(sentence);
  LowerExistential(sentence.tokens);
  JoinHyphen(sentence.tokens);
  FreeObject(sentence.tokens);
  NameSubject(sentence.tokens);
  FreeHyphened(sentence.tokens);
  SplitClauses(sentence.tokens);
  GoOn(sentence.tokens);
  RaiseFiniteConjunct(sentence.tokens);
  RepairByWords(sentence);
}

}  // namespace lapwing
