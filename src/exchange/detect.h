// SPDX-License-Identifier: Apache-2.0
/// Which format a file of events has, told by its first line: never by its name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/format.h"
#include "lapwing/result.h"

namespace lapwing {

struct ReadAs {
  const Format* format = nullptr;
  char separator = ',';
  bool has_header = false;
  bool own = false;                ///< written by Lapwing: cells hold lists, text is guarded against spreadsheets
  std::vector<Datum> columns;      ///< what each column of the file holds
  std::vector<std::string> mapped; ///< data that columns were found for, for people
};

struct DetectOptions {
  std::string format;  ///< name; "" to find out
  std::string map;     ///< "date=Day,source=Actor1": a datum (or a title of the csv format) and the title it has in the file
};

/// `head` is the beginning of the file (RowStream::Peek). Errors: kUsage for a wrong option; kBadInput for what is none of the
/// formats, with what was seen and what to do.
Result<ReadAs> DetectFormat(const Formats& formats, std::string_view head, const DetectOptions& options);

}  // namespace lapwing
