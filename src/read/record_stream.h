// SPDX-License-Identifier: Apache-2.0
/// Cuts an input into records: lines, JSON values, or all of it, never holding more than one record.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lapwing/result.h"

namespace lapwing {

/// Gives up to `size` bytes into `buffer`; 0 is the end; an error ends the stream.
using ByteSource = std::function<Result<size_t>(char* buffer, size_t size)>;

/// A record as it was cut. `too_long`: over the limit, `bytes` holds its first kKeptBytes.
struct Record {
  std::string bytes;
  bool too_long = false;
  std::optional<Error> error;  ///< the source failed; no further records
};

inline constexpr size_t kKeptBytes = size_t{1} << 20;

class RecordStream {
 public:
  RecordStream(ByteSource source, size_t max_record_bytes);

  /// The first bytes of what is left, at most 64 KiB, without consuming them.
  std::string_view Peek();

  /// The next line without its end; blank lines are skipped.
  std::optional<Record> NextLine();

  /// The next JSON object, wherever its lines break; brackets and commas between objects are skipped.
  /// Text outside of objects comes as a record up to the end of its line.
  std::optional<Record> NextObject();

  /// What comes up to and with the next `end` ("</DOC>"); the blanks before it are skipped, and what follows the last one is a record too.
  std::optional<Record> NextTo(std::string_view end);

  /// Up to `size` bytes of what is left, uncut; 0 is the end.
  Result<size_t> Read(char* buffer, size_t size);

  /// Everything that is left.
  std::optional<Record> Rest();

 private:
  bool Fill();  ///< false at the end
  void Append(Record& record, std::string_view bytes) const;
  std::optional<Record> Finish(Record record, bool any);

  ByteSource source_;
  size_t max_record_bytes_;
  std::string buffer_;
  size_t at_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace lapwing
