// SPDX-License-Identifier: Apache-2.0
#include "store/search_words.h"

namespace lapwing {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0'; }

}  // namespace

std::vector<SearchTerm> SearchTerms(std::string_view words) {
  std::vector<SearchTerm> terms;
  size_t at = 0;
  while (at < words.size()) {
    if (IsBlank(words[at])) {
      ++at;
      continue;
    }
    bool phrase = words[at] == '"';
    if (phrase) ++at;
    SearchTerm term;
    while (at < words.size() && words[at] != '"' && (phrase || !IsBlank(words[at]))) {
      term.text += words[at] == '\0' ? ' ' : words[at];
      ++at;
    }
    if (phrase && at < words.size()) ++at;  // the closing mark
    term.begins = !phrase && term.text.size() > 1 && term.text.back() == '*';
    if (term.begins) term.text.pop_back();
    if (!term.text.empty()) terms.push_back(std::move(term));
  }
  return terms;
}

std::string MatchText(std::string_view words) {
  std::string out;
  for (const SearchTerm& term : SearchTerms(words)) {
    if (!out.empty()) out += ' ';
    out += '"' + term.text + '"';
    if (term.begins) out += '*';
  }
  return out.empty() ? "\"\"" : out;
}

std::string BeginningText(std::string_view text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'' || c == '\\') out += c;
    out += c;
  }
  return out + "':*";
}

}  // namespace lapwing
