// SPDX-License-Identifier: Apache-2.0
/// Verbs whose object is where they happen: "overran El Fasher", "shelled Yeonpyeong".
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace lapwing {

inline bool HappensToPlaces(std::string_view lemma) {
  static constexpr std::string_view kVerbs[] = {
      "overrun", "enter",    "capture",  "seize",  "take",  "retake", "recapture", "shell", "bomb",     "bombard",  "strike",  "attack",  "hit",   "storm",  "besiege",    "raid",
      "invade",  "occupy",   "liberate", "leave",  "hold",  "blockade", "encircle", "surround", "reach", "visit",   "tour",    "evacuate", "pound", "shake",  "destroy",    "flatten",
      "annex",   "reoccupy", "patrol",   "cross",  "blast", "target", "loot",      "torch", "infiltrate", "defend", "flee",    "rocket",  "strafe", "mine",
      "raze",    "level",    "circle",   "overfly", "ransack", "pillage", "plunder", "gut", "abandon", "vacate"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), lemma) != std::end(kVerbs);
}

}  // namespace lapwing
