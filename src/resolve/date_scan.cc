// SPDX-License-Identifier: Apache-2.0
#include "resolve/date_scan.h"

#include <algorithm>

#include "base/strings.h"
#include "resolve/date_words.h"

namespace lapwing {

DateScan::DateScan(const Tree& tree) : tree_(tree) {
  low_.reserve(static_cast<size_t>(tree.size()));
  for (const Token& token : tree.sentence().tokens) {
    const std::string& low = low_.emplace_back(LowerAscii(token.form));
    days_ = days_ || low == "day" || low == "tenth" || low == "d-day";
    quarters_ = quarters_ || low == "quarter" || low == "half" || low == "period" || low == "quarters" || low == "halves" || low == "periods" ||
                (low.size() <= 3 && low.find_first_of("qh") != low.npos && low.find_first_of("1234") != low.npos);
  }
}

std::string_view DateScan::Low(int token) const {
  return Inside(token) ? std::string_view(low_[static_cast<size_t>(token)]) : std::string_view();
}

bool DateScan::Is(int token, std::initializer_list<std::string_view> words) const {
  return Inside(token) && std::find(words.begin(), words.end(), Low(token)) != words.end();
}

bool DateScan::Upper(int token) const { return Inside(token) && IsUpper(tree_[token].form[0]); }

bool DateScan::OpensName(int token) const {
  int next = token + 1;
  if (!NameWord(next)) return false;
  auto tied = [&](int t, int head) {
    Deprel rel = tree_.Rel(t);
    return tree_.Head(t) == head && (rel == Deprel::flat || rel == Deprel::compound || rel == Deprel::amod || rel == Deprel::nmod_desc);
  };
  return tied(token, next) || tied(next, token);
}

bool DateScan::InName(int token) const {
  if (OpensName(token)) return true;
  // "Theresa May" ties flat; "told Reuters Friday" does not.
  return NameWord(token - 1) && tree_.Rel(token) == Deprel::flat && tree_.Head(token) < token && NameWord(tree_.Head(token));
}

bool DateScan::NameWord(int token) const {
  return Upper(token) && Tag(token) == Upos::PROPN && MonthFrom(Low(token)) == 0 && WeekdayFrom(Low(token)) < 0 &&
         !IsDayPart(Low(token)) && DayFrom(Low(token)) == 0;
}

int DateScan::HeadOf(int first, int last) const {
  for (int t = first; t <= last; ++t) {
    int head = tree_.Head(t);
    if ((head < first || head > last) && tree_[t].upos != Upos::PUNCT && tree_[t].upos != Upos::ADP) return t;
  }
  return last;
}

}  // namespace lapwing
