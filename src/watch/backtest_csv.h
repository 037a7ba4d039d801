// SPDX-License-Identifier: Apache-2.0
/// Comma-separated values as RFC 4180 has them: quoted fields may hold commas, doubled quotes and line ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lapwing::watch {

class CsvReader {
 public:
  explicit CsvReader(std::string_view bytes);
  /// The next row that is not empty; false at the end. Fields outside quotes are trimmed.
  bool Next(std::vector<std::string>& fields);
  int line() const { return line_; }  ///< on which the row began, from 1

 private:
  std::string_view rest_;
  int line_ = 0;
  int next_line_ = 1;
};

/// A number that can be a count: finite, 0 to 1e12.
std::optional<double> ParseCount(std::string_view text);

/// The field as a message may show it: 40 characters at most, none that a terminal would obey.
std::string Shown(std::string_view field);

}  // namespace lapwing::watch
