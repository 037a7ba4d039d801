// SPDX-License-Identifier: Apache-2.0
/// Which earlier mention a pronoun or a bare description means: salience after Lappin and Leass (1994), simplified.
///
/// Every mention of an entity adds to its salience by grammatical role (subject over object over the rest), halved about
/// every sentence. Candidates that disagree in kind, number or sex, or that the clause forbids ("he met him"), are out.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "resolve/interpret.h"

namespace lapwing {

/// What a pronoun or description asks of its antecedent.
struct Seek {
  int token = 0;
  char sex = 0;             ///< 'm', 'f', or 0
  bool possessive = false;
  bool forbid_clause = true;  ///< arguments of the same verb are out
  std::function<double(const Recent&)> fit;  ///< 0: out; 1: as one would say it
  int reach = 4;            ///< sentences back
};

struct Antecedent {
  std::vector<Actor> actors;
  double confidence = 0;    ///< 0.5 to 0.9: how clearly it beat the runner-up
  explicit operator bool() const { return !actors.empty(); }
};

Antecedent FindAntecedent(const SentenceView& view, const Seek& seek);

/// "In his speech, the president": the phrase of `seek.token` stands before the main subject headed at `head` and may point forward to it.
bool PointsForward(const Tree& tree, const Seek& seek, int head);

/// The subject of a verb that has none of its own: of "asked" in "X met Y and asked him", of "warn" in "X called him to warn him"; or -1.
int UnderstoodSubject(const Tree& tree, int verb);

/// The mention as something to refer back to.
Recent AsRecent(const SentenceView& view, const Mention& mention);

/// People without an office whose nationality or home the sentence tells (private_persons.cc).
void AddPrivatePersons(SentenceView& view);

/// People the sentence names whom nothing is known of, for `view.strangers`.
void NoteStrangers(SentenceView& view);

/// What the sentence names together: lists ("Russia and China") and two who do something with each other ("A met B").
std::vector<Recent> TogetherIn(const SentenceView& view);

/// Entities before the token that `accept` takes, most recent first, each once.
std::vector<Recent> RecentEntities(const SentenceView& view, int token, int reach, const std::function<bool(const Recent&)>& accept);

/// What a clause forbids with a mention: itself, and of several each one: "they accused it" means none of them.
void Forbid(const Recent& recent, std::vector<std::string>& forbidden);

/// A reach, in sentences, past everything an ArticleContext remembers.
inline constexpr int kWholeArticle = 1 << 20;

/// One entity, however it is called: a person's name, a state with its government, a force.
std::string EntityKey(const Recent& recent);

/// 'm' or 'f' by given name or a telling title ("spokeswoman", "King"), 0 where unknown.
char SexOf(const SentenceView& view, const Mention& mention);

}  // namespace lapwing
