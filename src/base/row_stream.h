// SPDX-License-Identifier: Apache-2.0
/// A table cut into rows and cells, from bytes that come in pieces.
///
///   RowStream rows(read);
///   rows.Peek();                       the beginning, to tell what it is
///   rows.SetDialect(',', true);
///   while (*rows.Next(row)) Use(row.cells, row.line);
///
/// Quoted tables are RFC 4180: a cell in double quotes may hold separators, line ends and doubled quotes. Others hold quotes as
/// any other character. Bytes that are not UTF-8 are read as Windows-1252, row by row: files of several years were put together
/// from both. A byte-order mark is dropped.
///
/// Memory   one row, at most kMaxRow; a longer one is cut off and said to be `too_long`
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

struct TableRow {
  int64_t line = 0;  ///< where it begins, from 1
  std::vector<std::string> cells;
  bool too_long = false;
  bool open_quote = false;  ///< the file ended within a quoted cell
  bool stray_quote = false; ///< a quoted cell goes on behind its closing quote: somebody forgot to double or to close one
  int64_t lines = 1;        ///< it lies over so many
};

class RowStream {
 public:
  static constexpr size_t kMaxRow = size_t{4} << 20;
  using Bytes = std::function<Result<size_t>(char* buffer, size_t size)>;  ///< 0: the end

  explicit RowStream(Bytes read) : read_(std::move(read)) {}

  /// Up to the first 64 KiB, without taking them.
  Result<std::string_view> Peek();
  void SetDialect(char separator, bool quoted) {
    separator_ = separator;
    quoted_ = quoted;
  }
  /// False at the end. Blank lines are passed over.
  Result<bool> Next(TableRow& row);
  /// Takes the row that came last back but for its first line: the next row begins with its second. For rows that a quote which is
  /// never closed has glued together. Each use costs the bytes of the row once more. Only straight behind Next.
  void TakeBackLines();
  /// The first line of the row that came last, cut without regard to quotes.
  std::vector<std::string> FirstLine() const;

 private:
  Status Fill();  ///< more bytes behind those at hand

  Bytes read_;
  char separator_ = ',';
  bool quoted_ = true;
  std::string buffer_;
  size_t at_ = 0;
  size_t row_begin_ = 0;  ///< of the row that came last
  int64_t line_ = 0, row_line_ = 0;
  bool end_ = false, begun_ = false;
};

/// The cells of one line.
std::vector<std::string> CutRow(std::string_view line, char separator, bool quoted);

/// A cell as it must stand in a table of that kind: quoted where needed, or with what would break the row made blank.
void AppendCell(std::string& out, std::string_view cell, char separator, bool quoted);

}  // namespace lapwing
