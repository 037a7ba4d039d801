// SPDX-License-Identifier: Apache-2.0
#include "watch/groupings.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/lines.h"
#include "base/strings.h"
#include "lapwing/date.h"

namespace lapwing {
namespace {

constexpr int64_t kEver = std::numeric_limits<int64_t>::max() / 4;

bool IsCode(std::string_view code) { return code.size() == 3 && std::all_of(code.begin(), code.end(), IsUpper); }

/// "FIN(2023-04-04..)"; the fault in words, or "".
std::string ReadMember(std::string_view word, Member& member) {
  size_t bracket = word.find('(');
  member = {std::string(word.substr(0, bracket)), -kEver, kEver};
  if (!IsCode(member.code)) return fmt::format("'{}' is no code of a state (three capital letters)", member.code);
  if (bracket == std::string_view::npos) return "";
  std::string_view span = word.substr(bracket + 1);
  size_t dots = span.find("..");
  if (!span.ends_with(')') || dots == std::string_view::npos) return fmt::format("'{}' wants (FROM..TO)", word);
  std::string_view from = span.substr(0, dots), to = span.substr(dots + 2, span.size() - dots - 3);
  for (auto [text, day] : {std::pair(from, &member.from), std::pair(to, &member.to)}) {
    if (text.empty()) continue;
    std::optional<Date> date = Date::Parse(text);
    if (!date || date->precision != Precision::kDay) return fmt::format("'{}' is no day", text);
    *day = date->Days();
  }
  return member.from > member.to ? fmt::format("{} leaves before it joins", member.code) : "";
}

}  // namespace

Status Groupings::Read(std::string_view text, const std::string& where) {
  std::map<std::string, std::vector<Member>> read;
  for (LineReader lines(text); lines.Next();) {
    std::string_view line = Trim(lines.line().substr(0, lines.line().find('#')));
    if (line.empty()) continue;
    auto fault = [&](const std::string& what) { return Error{Errc::kBadInput, what, fmt::format("{}:{}", where, lines.number())}; };
    size_t colon = line.find(':');
    if (colon == std::string_view::npos) return fault("wants NAME: CODE CODE ...");
    std::string name(Trim(line.substr(0, colon)));
    if (name.empty() || IsCode(name)) {
      // "QUAD" is fine, "PRK" would hide a state.
      return fault(name.empty() ? "a group wants a name" : fmt::format("'{}' is the code of a state; call the group otherwise", name));
    }
    std::vector<Member>& members = read[name];
    for (std::string_view word : SplitWords(line.substr(colon + 1))) {
      Member member;
      if (std::string what = ReadMember(word, member); !what.empty()) return fault(what);
      members.push_back(member);
    }
    if (members.empty()) return fault(fmt::format("'{}' has no members", name));
  }
  for (auto& [name, members] : read) groups_[name] = std::move(members);
  return Ok{};
}

Result<std::vector<Member>> Groupings::Find(const std::string& name) const {
  auto it = groups_.find(name);
  if (it != groups_.end()) return it->second;
  if (IsCode(name)) return std::vector<Member>{{name, -kEver, kEver}};
  std::string nearest;
  int best = 3;
  for (const auto& [group, members] : groups_) {
    int distance = EditDistance(LowerAscii(name), LowerAscii(group));
    if (distance < best) {
      best = distance;
      nearest = group;
    }
  }
  return Error{Errc::kUsage, fmt::format("'{}' is neither a code of a state (three capital letters) nor a group{}", name, nearest.empty() ? "; see groupings/alliances.txt" : "; did you mean " + nearest + "?"), ""};
}

bool IsMember(const std::vector<Member>& members, std::string_view code, int64_t day) {
  return std::any_of(members.begin(), members.end(), [&](const Member& member) { return member.code == code && member.On(day); });
}

}  // namespace lapwing
