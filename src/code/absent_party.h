// SPDX-License-Identifier: Apache-2.0
/// Who stands on the other side of an act that names nobody there: a choice among the parties of the report, learnt.
///
/// "Taipei recalled its envoy", "guns answered across the river", "the ministry dismissed the charge": a reader knows from the report with whom they are at odds.
/// Rules find the turn that an act answers (other_party.h); where they find nobody, or the wrong one, many weak signs together often still tell: who was
/// dealt with in the act before, whom the report is about, who is named last. One of the choices is nobody ("tested a missile").
///
/// Input      the events of a report in text order, with the recipients that their sentences name; what the rules found
/// Output     the choices with their signs; the likeliest by the weights in the codebook's `absent.txt`
/// Source     conditional logit (McFadden 1974); how it was fitted: `models/absent/fit.py`
/// Cost       some ten choices of some twenty signs an event without recipient, one pass over the mentions of such a report
#pragma once

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

struct PartyChoice {
  std::vector<Actor> parties;      ///< empty: nobody
  std::vector<std::string> signs;  ///< in the order they were seen
  bool by_rule = false;            ///< found by a rule of other_party.h
};

/// The parties of one report, and who dealt with whom in it.
class AbsentParties {
 public:
  /// `events` before any recipient was inferred.
  AbsentParties(std::span<const Event> events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions);

  /// Nobody first; then sets of states that were named together, dealt with together, or named alone. `ruled` is what a rule of
  /// other_party.h found, `rule` which.
  std::vector<PartyChoice> ChoicesFor(size_t event, const std::vector<Actor>& ruled, std::string_view rule) const;

 private:
  using Codes = CountryCodes;

  struct Act {
    Codes actors, recipients;
    bool reciprocal = false, hostile = false;
    int sentence = -1, token = -1;
    std::string type, frame, status, vouching;
    std::string sector;              ///< of its first doer
    std::string object;              ///< what it is done to: "the", "a", "bare", "own", "clause", "none"
  };

  struct Spot {
    int sentence = 0, token = 0;
    Codes codes;
    const Mention* mention = nullptr;
  };

  Codes Opposite(const Act& act, const Codes& doers) const;
  std::vector<Codes> Candidates(size_t event, const Codes& ruled) const;
  std::vector<std::string> Signs(size_t event, const Codes& candidate, const Codes& ruled) const;
  std::vector<Actor> Named(size_t event, const Codes& candidate) const;

  std::vector<Act> acts_;
  std::vector<Spot> spots_;
  Codes title_, lead_;
  int lead_end_ = -1;  ///< last sentence of the first paragraph
};

/// By the weights, in log odds.
double OddsOfChoice(const Codebook& codebook, const PartyChoice& choice);

/// The choice that the weights think likeliest; the first of equals.
size_t LikeliestChoice(const Codebook& codebook, const std::vector<PartyChoice>& choices);

}  // namespace lapwing
