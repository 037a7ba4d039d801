// SPDX-License-Identifier: Apache-2.0
/// Whose page an address is: "https://www.mofa.go.jp/press/1" is Japan's government's. A page of a government says "we" and "the
/// President" of its own state (voices.h).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "lapwing/result.h"

namespace lapwing {

class GovernmentHosts {
 public:
  /// knowledge/hosts.txt; a missing file knows no address. Lines that are none: kBadData, with the line.
  static Result<std::shared_ptr<const GovernmentHosts>> Load(const std::string& path);

  /// The code of the state or organisation whose government publishes there, "" for any other address.
  std::string Of(std::string_view url) const;

 private:
  std::map<std::string, std::string, std::less<>> tlds_, hosts_;
};

}  // namespace lapwing
