// SPDX-License-Identifier: Apache-2.0
/// The countries of a side as a set: sides are compared by whom they are of, not by who stood first.
#pragma once

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "lapwing/mention.h"

namespace lapwing {

using CountryCodes = std::set<std::string>;

/// Actors without a country have no part in it.
inline CountryCodes CodesOf(std::span<const Actor> actors) {
  CountryCodes codes;
  for (const Actor& actor : actors) {
    if (!actor.country.empty()) codes.insert(actor.country);
  }
  return codes;
}

/// Share a country; nobody shares none with nobody.
inline bool Touch(const CountryCodes& a, const CountryCodes& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& code) { return b.contains(code); });
}

}  // namespace lapwing
