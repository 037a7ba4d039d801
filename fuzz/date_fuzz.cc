// SPDX-License-Identifier: Apache-2.0
// Dates as feeds, pages, addresses and running text write them: what comes out is a date that can be read again, and a mention lies in its sentence.
#include "base/strings.h"
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "lapwing/date.h"
#include "read/charset.h"
#include "read/feed_date.h"
#include "read/page_date.h"
#include "resolve/dates.h"

namespace lapwing::fuzz {
namespace {

void CheckWritten(const std::optional<std::string>& date) {
  if (date) Require(Date::Parse(*date).has_value(), "a date can be read again");
}

/// The words as a sentence whose first word governs all: no parser's idea of a date decides what is tried.
Sentence SentenceOf(std::string_view text) {
  Sentence sentence;
  for (size_t at = 0; at < text.size();) {
    size_t end = at + 1;
    auto word = [](char c) { return IsAlpha(c) || IsDigit(c) || c == '-' || c == '\''; };
    while (word(text[at]) && end < text.size() && word(text[end])) ++end;
    if (text[at] != ' ' && text[at] != '\n') {
      Token token;
      token.form = token.lemma = text.substr(at, end - at);
      token.upos = IsDigit(text[at]) ? Upos::NUM : IsUpper(text[at]) ? Upos::PROPN : token.form.ends_with("ed") ? Upos::VERB : IsAlpha(text[at]) ? Upos::NOUN : Upos::PUNCT;
      token.head = sentence.tokens.empty() ? kRoot : 0;
      token.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      token.space_after = end < text.size() && text[end] == ' ';
      sentence.tokens.push_back(std::move(token));
    }
    at = end;
  }
  return sentence;
}

void CheckText(std::string_view text) {
  Sentence sentence = SentenceOf(text);
  if (sentence.tokens.empty()) return;
  DateContext context;
  context.published = Date::Day(2024, 1, 17);
  for (int round = 0; round < 2; ++round) {  // the second time with what the first has told
    for (const DateMention& mention : FindDates(Tree(sentence), context)) {
      Require(mention.first >= 0 && mention.first <= mention.last && mention.last < static_cast<int>(sentence.tokens.size()), "a mention lies in its sentence");
      bool in_reach = mention.date.year >= 1000 && mention.date.year <= 2999;
      if (mention.date && in_reach) Require(Date::Parse(mention.date.ToString()) == mention.date, "a mention's date is one of the calendar");
    }
  }
}

}  // namespace
}  // namespace lapwing::fuzz

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace lapwing;
  std::string_view bytes = fuzz::Bytes(data, size);
  fuzz::CheckWritten(ParseFeedDate(bytes));
  fuzz::CheckWritten(ParsePageDate(bytes));
  fuzz::CheckWritten(DateLine(bytes));
  fuzz::CheckWritten(DateInUrl(bytes));
  if (std::optional<Date> date = Date::Parse(bytes)) fuzz::Require(Date::FromDays(date->Days()).Days() == date->Days(), "days count back");
  fuzz::CheckText(CleanText(DecodeText(bytes).text));
  return 0;
}
