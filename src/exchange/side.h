// SPDX-License-Identifier: Apache-2.0
/// Whom a row means by its actor or recipient.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "exchange/row_event.h"

namespace lapwing {

/// Values of one side, as they stand in the file.
struct SideWords {
  std::string name, text, country, sector, wikidata, code, group, cow;
};

/// "Combatant (Taliban)", as ICEWS calls the nameless: {"Combatant", "Taliban"}; two empty strings for any other name.
std::pair<std::string, std::string> RoleAndWhose(const std::string& name);

/// "" or why no side can be made of it. A country is sought in its own column, by its number, in CAMEO's group and code, and last
/// in the name itself. A country column that repeats the name, or whose the name says it is, says nothing: files made for other
/// purposes fill it so.
std::string ResolveSide(const ExchangeTables& tables, CountryCodes codes, const SideWords& words, Actor& actor, bool& unknown_sector);

/// Sides of a table of our own, several in a cell.
std::vector<Actor> OwnSide(const RowCells& row, SideOf side);

}  // namespace lapwing
