// SPDX-License-Identifier: Apache-2.0
/// The bytes of an archive of many gzip members (or of none), with the place in the file that each piece came from. Damage loses what is
/// damaged, not what follows: reading goes on at the next member that begins a WARC record.
///
/// A member is handed out whole, after its checksum has been found right, up to kPieceBytes; longer ones come in pieces.
///
/// Memory  a piece, and the compressed bytes of one member up to kRewindBytes
/// Cost    linear; behind damage the bytes of the damaged member are looked through once more
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "lapwing/result.h"
#include "read/record_stream.h"

namespace lapwing {

struct Piece {
  std::string bytes;
  uint64_t offset = 0;   ///< in the file, of the member that it begins in; without gzip, of its first byte
  bool packed = false;   ///< with gzip
  uint64_t skipped = 0;  ///< compressed bytes that were given up before it; then `why` says for what reason
  std::string why;
};

class ArchiveBytes {
 public:
  explicit ArchiveBytes(ByteSource raw);
  ArchiveBytes(ArchiveBytes&&) noexcept;
  ~ArchiveBytes();

  /// Nothing at the end. A piece without bytes only tells of damage at the end of the file. An error is the source's.
  Result<std::optional<Piece>> Next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Bytes of a file as they lie on the disk. Errors as ByteStream::Open.
Result<ByteSource> OpenRaw(const std::string& path);

}  // namespace lapwing
