// SPDX-License-Identifier: Apache-2.0
/// Who does what to whom around a predicate, whatever the syntax: voice, control, relative clauses, participles and
/// coordination are undone, so that a frame need only say `subj`, `obj` or a preposition.
///
///   "Kiev was shelled by rebels"        shell: subj=rebels obj=Kiev
///   "troops sent by Moscow"             send:  subj=Moscow obj=troops
///   "X agreed to send Y tanks"          send:  subj=X iobj,to=Y obj=tanks
///   "X, accusing Y of spying, left"     accuse: subj=X obj=Y of=spying
///   "X imposed sanctions on Y"          impose: subj=X obj=sanctions on=Y   (wherever the parser hangs "on Y")
///   "Moscow's attack on Kiev"           attack: poss=Moscow on=Kiev
///   "X wrote to Y, asking Z to"         ask: subj=X obj=Z          (as in resolutions, letters and after commas)
///   "X blamed Y for the raid"           raid: by=Y
///   "Y said X must stop"                stop: subj=X speaker=Y (of every clause that a reporting verb takes)
///   "X was in Y for talks"              be: subj=X in=Y for=talks
///   "X condemned what it called Y's lie" condemn: subj=X obj=lie
///
/// Threads  one view a sentence and thread.   Cost  each predicate once, then cached.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/tree.h"
#include "code/codebook.h"

namespace lapwing {

struct Argument {
  std::string relation;    ///< "subj" "obj" "iobj" "comp" "poss" "mod" "speaker" or a preposition
  int token = -1;          ///< head of the phrase or clause
  bool secondary = false;  ///< borrowed from a neighbour (support verb, object noun); used only when nothing better is there
};

class ArgumentView {
 public:
  ArgumentView(const Tree& tree, const Codebook& codebook);
  /// Good as long as the view: what is cached stays where it is.
  const std::vector<Argument>& Of(int predicate);
  /// The surface subject, own or inherited through control, coordination, participles; -1 when none.
  int SurfaceSubject(int predicate, int depth = 0) const;

 private:
  static constexpr int kMaxDepth = 12;  // climbing through control and coordination; real sentences need 3 or 4

  std::vector<Argument> Noun(int noun);
  void AddWhoAnswers(int noun, std::vector<Argument>& out) const;
  std::vector<Argument> Adjective(int adjective);
  void Clauses(int predicate, std::vector<Argument>& out) const;
  void ObliquesBelow(int phrase, std::string_view preposition, bool of_noun, int depth, std::vector<Argument>& out) const;
  void AddHere(int predicate, int adverb, std::vector<Argument>& out) const;
  void Obliques(int predicate, std::vector<Argument>& out, bool secondary) const;
  static void Add(std::vector<Argument>& out, std::string relation, int token, bool secondary = false);
  static bool Has(const std::vector<Argument>& args, std::string_view relation);
  static bool IsRelativePronoun(const Token& token);
  // Verbs, one rule a function (arguments_verb.cc).
  std::vector<Argument> Verb(int verb);
  std::vector<Argument> Copula(int copula) const;
  void AddSubject(int subject, bool passive, bool has_object, std::vector<Argument>& out) const;
  void AddObjects(int verb, bool passive, int object, std::vector<Argument>& out) const;
  void AddCalled(int verb, int object, std::vector<Argument>& out) const;
  void AddAgentBelow(int verb, std::vector<Argument>& out) const;
  void AddUser(int verb, std::vector<Argument>& out) const;
  void AddSharedObject(int verb, std::vector<Argument>& out) const;
  int FirstOfSaid(int verb) const;
  void AddSpeaker(int verb, std::vector<Argument>& out) const;
  void AddPartnerOfTalk(int verb, std::vector<Argument>& out) const;
  void AddTold(int verb, std::vector<Argument>& out) const;
  void AddNounAbove(int verb, std::vector<Argument>& out) const;
  // Who acts (arguments_subject.cc).
  int Controller(int verb, int depth) const;
  /// A relative pronoun stands for what its clause modifies.
  int Antecedent(int token) const;
  int NounDoer(int noun, int depth) const;
  int Asked(int verb) const;
  bool IsPredicate(int noun) const;
  // Participles, texts and names of deeds that say who acts (arguments_speech.cc).
  int ObjectAtFault(int gerund) const;
  int MainVerb(int verb) const;
  int Writes(int noun, bool comma) const;
  int Named(int naming) const;
  int Author(int text, int depth) const;
  bool IsDateline(int first, int second) const;
  bool AfterComma(int token) const;
  bool SaysAside(int verb) const;
  static bool IsText(std::string_view lemma);
  static bool JudgesObject(std::string_view lemma);

  const Tree& tree_;
  const Codebook& codebook_;
  std::vector<std::optional<std::vector<Argument>>> cache_;
};

}  // namespace lapwing
