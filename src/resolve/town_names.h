// SPDX-License-Identifier: Apache-2.0
/// Names of states and capitals that mean a town elsewhere ("Jordan, Minnesota"), or what was made in the town ("the Oslo accords").
#pragma once

#include <string>

#include "resolve/interpret.h"

namespace lapwing {

/// The country of the region or state named behind a comma: "Paris, Texas", "Tripoli, Lebanon"; "" for none or several.
std::string CountryBeside(const SentenceView& view, const NameHit& hit);

/// "Jordan, Minnesota", "Peru, Ind.": the state behind the comma says that a town of America is meant. "Lebanon, Kentucky and Ohio" go on as a list.
bool TownOfAmerica(const Tree& tree, const NameHit& hit);

/// Adds such a town, called like a state or a capital, as a place; false where there is none.
bool AddTownOfAmerica(SentenceView& view, const NameHit& hit);

/// "the Oslo accords", "the Minsk agreements", "the Kyoto Protocol": called after the town where they were made. "A Moscow-Beijing agreement" is theirs.
bool CalledAfterTown(const Tree& tree, const NameHit& hit);

}  // namespace lapwing
