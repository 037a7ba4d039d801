// SPDX-License-Identifier: Apache-2.0
#include "resolve/sport.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {
namespace {

/// What teams do to each other, or with a cup.
bool Plays(std::string_view lemma) {
  return OneOf(lemma, {"beat",  "defeat", "win",    "lose",  "draw",  "play",  "score", "qualify", "edge",  "knock",  "thrash", "trounce", "crush", "down",   "tie",      "overcome", "meet",  "face",
                       "reach", "advance", "crash", "host",  "hold",  "rout",  "outplay", "stun",  "top",   "sink",   "oust",   "dump",    "drub",  "hammer", "outclass", "level",    "trail", "lead",
                       "chase", "bowl",    "bat",   "medal", "clinch", "lift", "retain", "capture", "secure", "take", "finish",  "eliminate", "upset", "blank", "whip", "demolish", "squeeze", "see"});
}

/// Words that only a game has.
bool GameWord(const Token& token) {
  return OneOf(token.lemma, {"football", "soccer", "cricket", "rugby", "hockey", "basketball", "volleyball", "handball", "tennis", "baseball", "wicket", "inning", "innings", "goalkeeper", "striker", "midfielder", "semifinal",
                             "semi-final", "quarterfinal", "quarter-final", "qualifier", "playoff", "play-off", "tournament", "championship", "medal", "bronze", "league", "goal", "referee", "halftime", "half-time", "stoppage",
                             "test", "batsman", "bowler", "scorer", "cup", "olympics", "fifa", "uefa", "team", "squad", "coach", "kickoff", "kick-off", "hat-trick", "teammate", "pitch", "stadium", "fixture", "friendly"}) ||
         OneOf(token.form, {"Cup", "World Cup", "Olympics", "Olympic", "Games", "FIFA", "UEFA", "Test", "Trophy", "Championship", "Ashes", "Wimbledon", "Medal"});
}

/// "2-1", "3-0".
bool Result(const Tree& tree, int t) {
  auto digits = [](const std::string& form) { return !form.empty() && form.size() <= 3 && std::all_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; }); };
  const std::string& form = tree[t].form;
  if (const size_t dash = form.find('-'); dash != std::string::npos && dash > 0) return digits(form.substr(0, dash)) && digits(form.substr(dash + 1));
  return t + 2 < tree.size() && digits(form) && tree[t + 1].form == "-" && digits(tree[t + 2].form);
}

}  // namespace

bool StandsForTeam(const Tree& tree, int name) {
  int head = name;
  while (tree.Rel(head) == Deprel::conj && tree.Head(head) >= 0) head = tree.Head(head);
  const Deprel rel = tree.Rel(head);
  const int verb = tree.Head(head);
  if (verb < 0 || !Plays(tree.Lemma(verb))) return false;
  const std::string preposition = tree.Preposition(head);
  const bool part = IsSubject(rel) || rel == Deprel::obj || rel == Deprel::iobj || (rel == Deprel::obl && OneOf(preposition, {"to", "against", "with", "by", "over", "past"})) || rel == Deprel::obl_agent;
  if (!part) return false;
  int words = 0;
  bool result = false, plain = false;
  for (int t = 0; t < tree.size(); ++t) {
    words += GameWord(tree[t]) ? 1 : 0;
    result = result || Result(tree, t);
    // "won the battle", "the cup of aid", "nuclear test": war and politics have words of their own.
    plain = plain || OneOf(tree.Lemma(t), {"nuclear", "missile", "election", "vote", "parliament", "rebel", "troop", "troops", "army", "minister", "ministry", "president", "government", "council", "sanction", "treaty", "war", "talk", "talks", "boycott",
                                           "diplomat", "summit", "premier", "envoy", "soldier", "weapon", "border"});
  }
  return (words > 0 || (result && OneOf(tree.Lemma(verb), {"beat", "defeat", "draw", "lose", "win", "thrash", "edge", "down", "trounce", "hold", "tie", "play", "stun", "crush", "rout"}))) && !plain;
}

}  // namespace lapwing
