// SPDX-License-Identifier: Apache-2.0
#include "code/absent_party.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace lapwing {
namespace {

PartyChoice Choice(std::vector<const char*> codes, std::vector<std::string> signs, bool by_rule = false) {
  PartyChoice choice{{}, std::move(signs), by_rule};
  for (const char* code : codes) {
    Actor actor;
    actor.country = code;
    choice.parties.push_back(actor);
  }
  return choice;
}

TEST_CASE("the likeliest choice is the one whose signs weigh most; without weights, nobody") {
  Codebook codebook;
  std::vector<PartyChoice> choices = {Choice({}, {"nobody"}), Choice({"ARD"}, {"last named"}), Choice({"BRU"}, {"last named", "in the title"})};
  CHECK(LikeliestChoice(codebook, choices) == 0);
  codebook.absent = {{"nobody", 0.5}, {"last named", 0.4}, {"in the title", 0.3}};
  CHECK(LikeliestChoice(codebook, choices) == 2);
  codebook.absent["nobody"] = 2;
  CHECK(LikeliestChoice(codebook, choices) == 0);
}

TEST_CASE("what a rule found gives way only to what is much likelier") {
  Codebook codebook;
  codebook.absent = {{"last named", 0.5}, {"in the title", 4.0}};
  std::vector<PartyChoice> choices = {Choice({}, {}), Choice({"ARD"}, {"last named"}), Choice({"BRU"}, {}, true)};
  CHECK(LikeliestChoice(codebook, choices) == 2);
  choices[1].signs = {"in the title"};
  CHECK(LikeliestChoice(codebook, choices) == 1);
}

TEST_CASE("nobody is always among the choices, and a report without other parties has the doer's own state besides") {
  Event event;
  event.type = "SANCTION";
  event.quad = "verbal conflict";
  Actor doer;
  doer.country = "ARD";
  event.actors = {doer};
  const std::vector<Event> events = {event};
  const Codebook codebook;
  const AbsentParties parties(codebook, events, {}, {});
  const std::vector<PartyChoice> choices = parties.ChoicesFor(0, {}, "");
  REQUIRE(!choices.empty());
  CHECK(choices[0].parties.empty());
  CHECK(std::find(choices[0].signs.begin(), choices[0].signs.end(), "nobody SANCTION") != choices[0].signs.end());
}

}  // namespace
}  // namespace lapwing
