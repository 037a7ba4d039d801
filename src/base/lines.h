// SPDX-License-Identifier: Apache-2.0
/// The lines of a text, without their ends; an empty last line is none.
///
///   for (LineReader lines(bytes); lines.Next();) Use(lines.line(), lines.number());
#pragma once

#include <string_view>

namespace lapwing {

class LineReader {
 public:
  explicit LineReader(std::string_view bytes) : rest_(bytes) {}
  bool Next() {
    if (rest_.empty()) return false;
    size_t end = rest_.find('\n');
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++number_;
    return true;
  }
  std::string_view line() const { return line_; }
  int number() const { return number_; }  ///< from 1

 private:
  std::string_view rest_, line_;
  int number_ = 0;
};

}  // namespace lapwing
