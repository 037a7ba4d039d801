// SPDX-License-Identifier: Apache-2.0
/// robots.txt (RFC 9309): may a page be fetched?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

/// The rules of one site for one program. Immutable; const calls may run at once.
class Robots {
 public:
  /// The groups that name `agent` ("lapwing", whatever its case), else those of "*". At most 500 KiB are read, as the RFC asks for at least.
  static Robots Parse(std::string_view text, std::string_view agent);
  static Robots AllowAll() { return {}; }

  /// `path` with its query, as it goes out ("/news/1?x=2"). The longest rule that matches decides; of two as long the one that allows.
  bool Allows(std::string_view path) const;
  double crawl_delay() const { return crawl_delay_; }  ///< seconds; 0 where none is asked for; not of the RFC, but widely meant

 private:
  struct Rule {
    std::string pattern;
    bool allow = false;
  };
  std::vector<Rule> rules_;
  double crawl_delay_ = 0;
};

}  // namespace lapwing
