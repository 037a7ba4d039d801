// SPDX-License-Identifier: Apache-2.0
/// Looks at the words of a sentence the way the date matchers need it: lower case, and safe beyond both ends.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/tree.h"

namespace lapwing {

class DateScan {
 public:
  explicit DateScan(const Tree& tree);

  const Tree& tree() const { return tree_; }
  int size() const { return tree_.size(); }
  /// Lower-case form; "" beyond the ends.
  std::string_view Low(int token) const;
  bool Is(int token, std::initializer_list<std::string_view> words) const;
  bool Dash(int token) const { return Is(token, {"-", "–", "—"}); }
  /// The sentence has the words without which there is no quarter or half year, no national day.
  bool SpeaksOfQuarters() const { return quarters_; }
  bool SpeaksOfDays() const { return days_; }
  bool Inside(int token) const { return token >= 0 && token < size(); }
  bool Upper(int token) const;
  Upos Tag(int token) const { return Inside(token) ? tree_[token].upos : Upos::X; }
  /// No blank between this token and the next.
  bool Glued(int token) const { return Inside(token) && !tree_[token].space_after; }
  /// Opens a name: "Sunday Times", "April Ryan".
  bool OpensName(int token) const;
  /// Part of a name: as above, or "Theresa May".
  bool InName(int token) const;
  /// The token of a range that is governed from outside it.
  int HeadOf(int first, int last) const;

 private:
  /// A capitalised proper noun that is no word of dates.
  bool NameWord(int token) const;

  const Tree& tree_;
  std::vector<std::string> low_;
  bool days_ = false;
  bool quarters_ = false;
};

}  // namespace lapwing
