// SPDX-License-Identifier: Apache-2.0
/// Scores the resolver against annotated sets of cases (format: base/case_file.h; the sets: tests/sets/README.md).
///
///   actor PHRASE => CODE SECTOR NAME      who is meant, as in tests/cases/resolve
///   place PHRASE => LAT LON [KM]          the place named is within KM (default 25) of the point
///   where TRIGGER => LAT LON [KM] | none  the event of this word happened there
///   happened TRIGGER => DATE | none       and on that day (month, year)
///   text with {KEY|words}                 every mention of an actor with its chain (coreference)
///
/// Each function adds one line to `faults` for every wrong answer when it is not null. Threads: const pipeline, so any number may run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/case_file.h"
#include "pipeline.h"

namespace lapwing {

/// Right answers of those asked for.
struct Share {
  int right = 0;
  int asked = 0;
  void Add(bool is_right) { ++asked, right += is_right ? 1 : 0; }
  double Value() const { return asked == 0 ? 0 : static_cast<double>(right) / asked; }
};

/// By question: "country", "sector", "person"; "place", "where"; "happened".
using Shares = std::map<std::string, Share>;

void ScoreActors(const Pipeline& pipeline, const Case& c, Shares& shares, std::vector<std::string>* faults);
void ScorePlaces(const Pipeline& pipeline, const Case& c, Shares& shares, std::vector<std::string>* faults);
void ScoreEventDates(const Pipeline& pipeline, const Case& c, Shares& shares, std::vector<std::string>* faults);

/// Chains of mentions: B-cubed (Bagga and Baldwin 1998) over mentions that both sides have, a mention that only one has
/// counting as wrong; and, apart from chains, how many mentions were given the annotated actor.
struct ChainScore {
  double precision_sum = 0;
  double recall_sum = 0;
  int found = 0;
  int annotated = 0;
  Share named;       ///< annotated mentions whose countries and person are right
  Share pronouns;    ///< of them, pronouns
  double Precision() const { return found == 0 ? 0 : precision_sum / found; }
  double Recall() const { return annotated == 0 ? 0 : recall_sum / annotated; }
  double F1() const;
};

void ScoreChains(const Pipeline& pipeline, const Case& c, ChainScore& score, std::vector<std::string>* faults);

/// Countries named in an article, as the resolver sees them: every state, adjective, capital, body, person, place.
/// Each with the first words that named it.
std::map<std::string, std::string> CountriesNamed(const CodedArticle& coded);

}  // namespace lapwing
