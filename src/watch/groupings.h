// SPDX-License-Identifier: Apache-2.0
/// Groups of states that are counted together: alliances, or what a user thinks of. Format: head of groupings/alliances.txt.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

struct Member {
  std::string code;
  int64_t from, to;  ///< days of membership, both included
  bool On(int64_t day) const { return day >= from && day <= to; }
};

class Groupings {
 public:
  /// Adds the groups of a file; one of the same name is replaced. kBadInput names line and fault; nothing of a faulty file is taken.
  Status Read(std::string_view text, const std::string& where);

  /// Members of a group, or a single state of that code for all times. kUsage, with the nearest names, for anything else.
  Result<std::vector<Member>> Find(const std::string& name) const;
  const std::map<std::string, std::vector<Member>>& all() const { return groups_; }

 private:
  std::map<std::string, std::vector<Member>> groups_;
};

/// True when one of them is this code and a member on that day.
bool IsMember(const std::vector<Member>& members, std::string_view code, int64_t day);

}  // namespace lapwing
