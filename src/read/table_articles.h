// SPDX-License-Identifier: Apache-2.0
/// Articles from the rows of a table: CSV (RFC 4180: quoted cells may hold separators, line ends and doubled quotes) and TSV.
///
/// The first line names the columns, unless the user counts them. A row with another number of cells than the heading is a reject that
/// names its line (surplus empty cells are let pass); where a quote that is never closed has glued rows together, only the first line of
/// them is given up. In tables cut by tabs a quote may be a mere character.
///
/// Memory  one row, at most 4 MiB (RowStream::kMaxRow)
/// Cost    linear: lines are gone over again only so long as all that was gone over again stays below 16 MiB plus four times the input
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/row_stream.h"
#include "lapwing/article.h"
#include "read/columns.h"
#include "read/debris.h"

namespace lapwing {

class TableArticles {
 public:
  /// `choice`: empty to guess.
  TableArticles(RowStream::Bytes source, ColumnChoice choice, const Debris& debris);
  /// Nothing at the end. A column that is not there is one reject, and the end.
  std::optional<Article> Next();
  /// What was guessed, for people: "columns guessed: text=body; not used: page"; "" before the first row and where nothing was.
  const std::string& note() const { return note_; }

 private:
  std::optional<Article> Begin();
  bool Fits(const std::vector<std::string>& cells) const;

  RowStream rows_;
  ColumnChoice choice_;
  const Debris& debris_;
  std::string note_;
  std::optional<Columns> columns_;
  char separator_ = ',';
  size_t width_ = 0;
  bool finished_ = false, any_ = false;
  uint64_t read_ = 0, read_again_ = 0;
};

}  // namespace lapwing
