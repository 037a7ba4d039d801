// SPDX-License-Identifier: Apache-2.0
/// The records of a WARC file, version 1.0 or 1.1 (ISO 28500:2017), in the order of the file.
///
/// Lenient in what crawlers do: bare line feeds, header names in any case, unknown types. Damage (a header that is none, a length that
/// does not hold, bytes between records, broken gzip) becomes a record of its own with `damage` set, and reading goes on at the next "WARC/1.".
///
/// Memory  one record up to `max_record_bytes`; of a longer one the first kKeptBytes are kept
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "read/archive_bytes.h"

namespace lapwing {

struct WarcRecord {
  std::string type;          ///< "response", "resource", "conversion", ...
  std::string uri;           ///< WARC-Target-URI without the angle brackets some write
  std::string date;          ///< WARC-Date: when it was fetched, which is not when it was published
  std::string content_type;  ///< of the block
  std::string block;
  uint64_t offset = 0;       ///< in the file: of its gzip member or first byte
  bool too_long = false;
  std::string damage;        ///< what is wrong here; then the rest is empty
  uint64_t skipped = 0;      ///< bytes given up, as they lie in the file where gzip is broken, else of the text
  std::optional<Error> error;///< the source failed; nothing follows
};

/// Does a file begin so? `head`: its first bytes, gzip or not; a few hundred are enough.
bool LooksLikeWarc(std::string_view head);

class WarcRecords {
 public:
  WarcRecords(ByteSource raw, size_t max_record_bytes) : bytes_(std::move(raw)), max_record_bytes_(max_record_bytes) {}
  /// Nothing at the end.
  std::optional<WarcRecord> Next();

 private:
  struct Mark {
    uint64_t at = 0;      ///< place in the unpacked stream
    uint64_t offset = 0;  ///< place in the file
    bool packed = false;
    uint64_t skipped = 0;
    std::string why;
  };
  bool Fill();
  bool Have(size_t bytes);                   ///< before the next damage
  std::string_view Rest() const;             ///< what is held before the next damage
  void Advance(size_t bytes);
  uint64_t Offset();
  std::optional<WarcRecord> MarkedDamage();  ///< the damage that lies exactly here
  WarcRecord Resynchronise(const std::string& why, size_t from);
  bool EndsWell(size_t at);                  ///< `at`: behind a block
  bool CrossesMember(uint64_t bytes) const;
  std::string ReadBlock(WarcRecord& record, uint64_t length);

  ArchiveBytes bytes_;
  size_t max_record_bytes_;
  std::string held_;
  uint64_t at_ = 0;           ///< place of held_[0] in the unpacked stream
  std::deque<Mark> members_;  ///< where members begin, the one of held_[0] first
  std::deque<Mark> damages_;
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace lapwing
