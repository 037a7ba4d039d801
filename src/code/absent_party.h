// SPDX-License-Identifier: Apache-2.0
/// Who stands on a side of an act that names nobody there: a choice among the parties of the report, learnt.
///
/// "Taipei recalled its envoy", "guns answered across the river", "the ministry dismissed the charge": a reader knows from the report with whom they are at odds,
/// and "the airmen were handed over" by whom. Rules find the turn that an act answers (other_party.h) and the deed told before (told_doers.h); where they find
/// nobody, or the wrong one, many weak signs together often still tell: who was dealt with in the act before, whom the report is about, who is named last, where
/// in the sentence. One of the choices is nobody ("tested a missile"); an event that waits for its other side does not stand then.
///
/// Input      the events of a report in text order, with the sides that their sentences name; what the rules found
/// Output     the choices with their signs; the likeliest by the weights in the codebook's `absent.txt`
/// Source     conditional logit (McFadden 1974); how it was fitted: `models/absent/fit.py`
/// Cost       some twenty choices of some twenty signs an event without one of its sides, one pass over the mentions of such a report
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/country_codes.h"
#include "base/tree.h"
#include "code/codebook.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

/// A name in the place of the weights by which `models/absent/fit.py` has all choices told and none made.
inline constexpr std::string_view kGatherChoices = "gather";

struct PartyChoice {
  std::vector<Actor> parties;      ///< empty: nobody
  std::vector<std::string> signs;  ///< in the order they were seen
  bool by_rule = false;            ///< found by a rule of other_party.h or told_doers.h
};

/// The parties of one report, and who dealt with whom in it.
class AbsentParties {
 public:
  /// `events` before any side was inferred.
  AbsentParties(const Codebook& codebook, std::span<const Event> events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions);

  /// Nobody first; then sets of states that were named together, dealt with together, or named alone. `ruled` is what a rule found, `rule` which.
  std::vector<PartyChoice> ChoicesFor(size_t event, const std::vector<Actor>& ruled, std::string_view rule) const;

  /// The doer is looked for ("the airmen were handed over"), not whom it is done to.
  bool LacksDoer(size_t event) const { return acts_[event].lacks_doer; }

 private:
  using Codes = CountryCodes;

  struct Act {
    Codes actors, recipients;
    Codes known;                       ///< those of the side that its sentence names
    Codes inside;                      ///< whom its object is done to: "the invasion of X"
    Codes harmed;                      ///< those of them to whom harm is done
    bool lacks_doer = false;
    bool waits = false;                ///< stands only with both sides
    double sure = 0;                   ///< how likely it stands
    bool reciprocal = false, hostile = false;
    int sentence = -1, token = -1;
    std::string type, frame, status, vouching;
    std::string sector;                ///< of its first doer
    std::string object = "none";       ///< what it is done to: "the", "a", "bare", "own", "clause", "none"
    std::string word;                  ///< its trigger's
    std::string theme;                 ///< what it is about: "condemned the raid", "denied shelling"
    std::set<std::string> deeds;       ///< the types of event that the theme may stand for
    int theme_told = -1;               ///< the sentence before that last has a word akin to the theme
    std::string shape = "none";        ///< how that hangs on it: "object", "gerund", "infinitive", "that", a preposition, "none"
    std::string subject = "none";      ///< who does it, where that is no known party: "name", "noun", "pronoun", "none", or the mention's kind
    std::map<int, std::string> zones;  ///< where the mentions of its sentence stand, by their heads
    std::set<std::string> own_ground;  ///< zones in which a place of a known party's own state stands: "shelled [Aden]"
    std::set<std::string> own_people;  ///< zones in which others of it stand: rebels, crowds, its minority
  };

  struct Spot {
    int sentence = 0, token = 0;
    Codes codes;
    const Mention* mention = nullptr;
    bool subject = false;
  };

  /// The signs of one choice.
  struct SignList {
    const Act& act;
    std::vector<std::string> signs;

    void Add(const std::string& sign) { signs.push_back(sign); }
    /// The sign, and for the act's type beside it.
    void AddTyped(const std::string& sign) {
      Add(sign);
      Add(sign + " " + act.type);
    }
    /// The sign, and for the act's pole and type beside it.
    void AddAll(const std::string& sign) {
      Add(sign);
      Add(sign + (act.hostile ? " in conflict" : " in cooperation"));
      Add(sign + " " + act.type);
    }
    /// "share>=25", "share>=50" ...: a share in steps.
    void AddShare(const std::string& name, int part, int whole);
  };

  static Act ReadAct(const Event& event, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions);
  void ReadMentions(std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions);
  static Codes Opposite(const Act& act, const Codes& doers);
  Codes Victims(const Act& act) const;
  Codes Joined(size_t event) const;
  Codes Quarrelling(size_t event) const;
  Codes Spared(size_t event) const;
  std::vector<Codes> Candidates(size_t event, const Codes& ruled) const;
  std::vector<Actor> Named(size_t event, const Codes& candidate) const;
  PartyChoice Nobody(size_t event, const Codes& ruled, std::string_view rule) const;

  // absent_signs.cc
  static void ReadSentence(const Tree& tree, const SentenceMentions& mentions, Act& act);
  static void FindTheme(const Codebook& codebook, std::span<const Sentence> sentences, Act& act);
  std::vector<std::string> Signs(size_t event, const Codes& candidate, const Codes& ruled) const;
  void OfHome(size_t event, SignList& list) const;
  void OfDealings(size_t event, const Codes& candidate, SignList& list) const;
  void OfNeighbours(size_t event, const Codes& candidate, SignList& list) const;
  void OfTheme(size_t event, const Codes& candidate, SignList& list) const;
  void OfNames(const Codes& candidate, SignList& list) const;
  void OfSentence(const Codes& candidate, SignList& list) const;
  void OfNearness(const Codes& candidate, SignList& list) const;

  std::vector<Act> acts_;
  std::vector<Spot> spots_;
  Codes title_, lead_;
  std::map<std::string, int> rebels_;  ///< mentions of those who fight or oppose a state at home
  int lead_end_ = -1;  ///< last sentence of the first paragraph
};

/// By the weights, in log odds.
double OddsOfChoice(const Codebook& codebook, const PartyChoice& choice);

/// The choice that the weights think likeliest; the first of equals.
size_t LikeliestChoice(const Codebook& codebook, const std::vector<PartyChoice>& choices);

/// How sure the choice is: by whom it was found, how much likelier it is than the next and than nobody, and what spoke for it.
std::vector<std::string> SignsOfChoice(const Codebook& codebook, const std::vector<PartyChoice>& choices, size_t chosen, const std::string& type, std::string_view rule);

}  // namespace lapwing
