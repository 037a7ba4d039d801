// SPDX-License-Identifier: Apache-2.0
/// Does an event stand beside the rest of its report? A sentence that reads well may have its sides wrong, and the report shows it: a party that is named nowhere
/// else, two states that deal with one another only here, an act told twice in one sentence, an other side that had to be looked for. Such signs add to those of
/// the sentence (standing.h); their weights stand with them in `standing.txt`. Two sentences are no report: what a note names once says nothing.
///
/// Input      the events of a report, completed from it (other_party.h)
/// Output     signs of one event, sorted
/// Cost       one pass over sentences and mentions a report, then some ten look-ups an event
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/country_codes.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

class ReportSigns {
 public:
  ReportSigns(std::span<const Event> events, std::span<const Sentence> sentences, std::span<const SentenceMentions> mentions);

  std::vector<std::string> Of(size_t event) const;

 private:
  void OfSide(const char* name, const CountryCodes& codes, std::vector<std::string>& signs) const;
  void OfNeighbours(size_t event, std::vector<std::string>& signs) const;

  std::span<const Event> events_;
  std::vector<CountryCodes> parties_;    ///< of an event, both sides
  std::map<std::string, int> named_;     ///< in how many sentences a country is named
  int most_named_ = 1;                   ///< ... the one named in most
  CountryCodes title_, lead_;            ///< named in the title, in the first sentence of the text
  bool titled_ = false;
};

}  // namespace lapwing
