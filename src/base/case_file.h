// SPDX-License-Identifier: Apache-2.0
/// Plain-text cases: tests and annotated sets that read as documentation and need no C++ to write.
///
///   # A comment.
///   case  a visitor is the actor
///   why   The subject travels; the host is the recipient (PLOVER, CONSULT visit).
///   published 2024-01-17
///   text  Foreign Minister Choe visited Moscow on Tuesday.
///   event CONSULT.visit PRK > RUS 2024-01-16 asserted
///
/// A case runs from its `case` line to the next. A field is a word in column 0 and its value; lines indented by two spaces
/// continue the value with a line break. A value of `<<<` takes all lines up to one that is `>>>`, unchanged.
/// Every case must have a `why`. A case with a `wish REASON` is right but does not hold yet: it is run and named with its
/// reason, and counts neither way until it holds.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

struct Case {
  std::string file;
  int line = 0;
  std::string name;
  std::string why;
  std::vector<std::pair<std::string, std::string>> fields;  ///< in file order, without case and why

  /// First value of the field, or "".
  std::string_view Get(std::string_view key) const;
  bool Has(std::string_view key) const;
};

Result<std::vector<Case>> ReadCases(const std::string& path);
/// Of several files, in their order; the first that cannot be read is the error.
Result<std::vector<Case>> ReadCases(const std::vector<std::string>& paths);

}  // namespace lapwing
