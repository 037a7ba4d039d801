// SPDX-License-Identifier: Apache-2.0
#include "base/dyads.h"

#include <algorithm>

namespace lapwing {
namespace {

std::vector<std::string> Countries(const std::vector<Actor>& actors) {
  std::vector<std::string> codes;
  for (const Actor& actor : actors) {
    if (!actor.country.empty() && std::find(codes.begin(), codes.end(), actor.country) == codes.end()) codes.push_back(actor.country);
  }
  return codes;
}

}  // namespace

std::vector<Dyad> DyadsOf(const Event& event) {
  std::vector<std::string> actors = Countries(event.actors), recipients = Countries(event.recipients);
  std::vector<Dyad> dyads;
  if (recipients.empty()) {
    for (const std::string& source : actors) {
      for (const std::string& target : actors) {
        if (source != target) dyads.push_back({source, target, true});
      }
    }
    return dyads;
  }
  for (const std::string& source : actors) {
    for (const std::string& target : recipients) {
      if (source != target) dyads.push_back({source, target, false});
    }
  }
  return dyads;
}

}  // namespace lapwing
