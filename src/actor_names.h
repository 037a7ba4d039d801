// SPDX-License-Identifier: Apache-2.0
/// What the codes of events are called, for readers: "PRK" is North Korea, "EUR" the European Union.
#pragma once

#include <map>
#include <string>

#include "lapwing/result.h"

namespace lapwing {

using ActorNames = std::map<std::string, std::string, std::less<>>;  ///< by code

/// States by the name the knowledge files give them first, and the seven codes that are no state (IGO, UNO, EUR ...).
Result<ActorNames> LoadActorNames();

/// The name, or the code itself where it has none.
const std::string& NameOf(const ActorNames& names, const std::string& code);

}  // namespace lapwing
