// SPDX-License-Identifier: Apache-2.0
/// Which news agency a report is credited to, where its text says so (names: knowledge/agencies.txt).
///
/// Looks at the credit of the dateline ("MOSCOW, Jan 16 (Reuters) -"), at short lines of credit ("By the Associated Press", "Source: AFP")
/// and at the publisher. What stands in a sentence ("told Reuters") is no credit.
///
/// Threads  const after Load, may be shared
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "lapwing/article.h"
#include "lapwing/result.h"

namespace lapwing {

class Agencies {
 public:
  /// kNotFound, kIo as ReadFile; kBadData with file:line for a line without a name and a way to write it.
  static Result<Agencies> Load(const std::string& path);
  static Result<Agencies> Parse(std::string_view text, const std::string& path);

  /// The agency's name; "" where none is credited.
  std::string Of(const Article& article) const;
  /// The agency of this whole credit ("Reuters", "The Associated Press"); "" where it is none.
  std::string Named(std::string_view credit) const;

 private:
  std::string InLine(std::string_view line) const;
  std::unordered_map<std::string, std::string> names_;  ///< way of writing -> name; looked up, never walked
};

/// Bytes of `text` that are a dateline with its dash ("SEOUL, Jan. 17 (Yonhap) -- "); 0 where the text begins without one.
size_t DatelineLength(std::string_view text);

/// A line about the report rather than of it: "By Staff and wire reports", "(Reporting by ...; editing by ...)", "Source: AFP".
bool IsCredit(std::string_view line);

}  // namespace lapwing
