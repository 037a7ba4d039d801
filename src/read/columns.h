// SPDX-License-Identifier: Apache-2.0
/// Which column of a table is which field of an article: as the user says it ("id=doc,title=headline,text=body") or guessed from the
/// names that data sets give their columns.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lapwing/result.h"
#include "read/given_article.h"

namespace lapwing {

/// Field of the article and name of a column, or its number from 1 for tables without a heading.
using ColumnChoice = std::vector<std::pair<std::string, std::string>>;

/// kUsage, with what may be written: a field that is none, no "=", no `text`, names and numbers mixed. "" is an empty choice.
Result<ColumnChoice> ParseColumns(std::string_view option);

class Columns {
 public:
  /// By the user's choice. kUsage, with the columns there are, where one is missing.
  static Result<Columns> Choose(const ColumnChoice& choice, const std::vector<std::string>& heading);
  /// By common names; without a column of text `text()` is -1.
  static Columns Guess(const std::vector<std::string>& heading);

  GivenFields Take(const std::vector<std::string>& cells) const;
  int text() const;
  /// "id=doc_id, title=headline, text=body; not used: section, page".
  std::string Told(const std::vector<std::string>& heading) const;

 private:
  std::vector<int> places_;  ///< by field, -1 for none
};

/// True when the choice counts columns: then the table has no heading.
bool ByNumber(const ColumnChoice& choice);

/// The separator of a table whose first line is `line`: tab, comma, semicolon or bar, under which the columns of the choice (or, of an
/// empty choice, a column of text and one more) are found; '\0' where none is.
char TellSeparator(std::string_view line, const ColumnChoice& choice = {});

}  // namespace lapwing
