// SPDX-License-Identifier: Apache-2.0
#include "read/warc_records.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr std::string_view kVersion = "WARC/1.";
constexpr size_t kMaxHeader = size_t{1} << 16;

/// The value of a header line "Name: value" where it has this name.
bool TakeField(std::string_view line, std::string_view name, std::string& value) {
  if (line.size() <= name.size() || line[name.size()] != ':' || LowerAscii(line.substr(0, name.size())) != name) return false;
  value = Trim(line.substr(name.size() + 1));
  return true;
}

/// End of the header with its blank line; npos where it does not end here.
size_t HeaderEnd(std::string_view text) {
  size_t strict = text.find("\r\n\r\n"), bare = text.find("\n\n");
  if (strict == std::string_view::npos && bare == std::string_view::npos) return std::string_view::npos;
  return strict < bare ? strict + 4 : bare + 2;
}

/// The next start of a record from `from` on, at the beginning of a line.
size_t FindRecord(std::string_view text, size_t from) {
  for (size_t at = text.find(kVersion, from); at != std::string_view::npos; at = text.find(kVersion, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return at;
  }
  return std::string_view::npos;
}

}  // namespace

bool LooksLikeWarc(std::string_view head) {
  if (head.starts_with(kVersion)) return true;
  if (!head.starts_with("\x1f\x8b\x08")) return false;
  z_stream zip{};
  if (inflateInit2(&zip, 15 + 16) != Z_OK) return false;
  std::array<char, kVersion.size()> out{};
  std::string input(head);
  zip.next_in = reinterpret_cast<Bytef*>(input.data());
  zip.avail_in = static_cast<uInt>(input.size());
  zip.next_out = reinterpret_cast<Bytef*>(out.data());
  zip.avail_out = static_cast<uInt>(out.size());
  inflate(&zip, Z_NO_FLUSH);
  bool full = zip.avail_out == 0;
  inflateEnd(&zip);
  return full && std::string_view(out.data(), out.size()) == kVersion;
}

bool WarcRecords::Fill() {
  if (ended_) return false;
  Result<std::optional<Piece>> piece = bytes_.Next();
  if (!piece) error_ = piece.error();
  ended_ = !piece || !*piece;
  if (ended_) return false;
  uint64_t here = at_ + held_.size();
  if ((*piece)->skipped > 0) damages_.push_back({here, (*piece)->offset, (*piece)->packed, (*piece)->skipped, (*piece)->why});
  members_.push_back({here, (*piece)->offset, (*piece)->packed, 0, ""});
  held_ += (*piece)->bytes;
  return true;
}

std::string_view WarcRecords::Rest() const {
  std::string_view rest = held_;
  return damages_.empty() ? rest : rest.substr(0, damages_.front().at - at_);
}

bool WarcRecords::Have(size_t bytes) {
  while (Rest().size() < bytes && damages_.empty() && Fill()) {
  }
  return Rest().size() >= bytes;
}

void WarcRecords::Advance(size_t bytes) {
  held_.erase(0, bytes);
  at_ += bytes;
}

// Pieces of one member have its offset; without gzip a piece is counted from its first byte.
uint64_t WarcRecords::Offset() {
  while (members_.size() > 1 && members_[1].at <= at_) members_.pop_front();
  if (members_.empty()) return 0;
  const Mark& mark = members_.front();
  return mark.packed ? mark.offset : mark.offset + (at_ - mark.at);
}

std::optional<WarcRecord> WarcRecords::MarkedDamage() {
  if (damages_.empty() || damages_.front().at != at_) return std::nullopt;
  WarcRecord record;
  record.damage = damages_.front().why;
  record.skipped = damages_.front().skipped;
  record.offset = damages_.front().offset;
  damages_.pop_front();
  return record;
}

// Gives up bytes up to the next start of a record, or to damage that was found below, or the end.
WarcRecord WarcRecords::Resynchronise(const std::string& why, size_t from) {
  WarcRecord record;
  record.damage = why;
  record.offset = Offset();
  while (true) {
    size_t found = FindRecord(Rest(), from);
    if (found != std::string_view::npos) {
      record.skipped += found;
      Advance(found);
      return record;
    }
    // A start may be cut in two by the pieces: its first bytes stay, with the line end before them.
    size_t rest = Rest().size();
    size_t keep = std::min(rest, kVersion.size());
    bool more = damages_.empty() && Fill();
    size_t gone = more ? rest - keep : rest;
    record.skipped += gone;
    Advance(gone);
    from = from > gone ? from - gone : 0;
    if (!more) return record;
  }
}

// "" when it was read, else what is wrong; then what there was before the break, or before the record that stands in it, is gone.
std::string WarcRecords::ReadBlock(WarcRecord& record, uint64_t length) {
  if (length <= max_record_bytes_) {
    if (!Have(length)) return "a record is cut off";
    record.block = held_.substr(0, length);
    return "";
  }
  record.too_long = true;
  for (uint64_t left = length; left > 0;) {
    // A length of many digits must not swallow the file: too long blocks are videos and the like, in which no record begins.
    Have(kVersion.size() + 1);
    if (Rest().empty()) return "a record is cut off";
    size_t piece = static_cast<size_t>(std::min<uint64_t>(left, Rest().size()));
    size_t inside = FindRecord(Rest().substr(0, piece), 1);
    if (inside != std::string_view::npos) {
      Advance(inside);
      return "the length of a record does not hold";
    }
    if (piece > kVersion.size() && piece < left) piece -= kVersion.size();  // a start may be cut in two
    if (record.block.size() < kKeptBytes) record.block += Rest().substr(0, std::min(piece, kKeptBytes - record.block.size()));
    Advance(piece);
    left -= piece;
  }
  return "";
}

// A record does not go on in another member of gzip that begins with a record.
bool WarcRecords::CrossesMember(uint64_t bytes) const {
  for (const Mark& mark : members_) {
    if (!mark.packed || mark.at <= at_ || mark.at >= at_ + bytes || mark.offset == members_.front().offset) continue;
    if (Rest().size() > mark.at - at_ && Rest().substr(mark.at - at_).starts_with(kVersion)) return true;
  }
  return false;
}

// Behind a block stand line ends, and the next record or the end of the file.
bool WarcRecords::EndsWell(size_t at) {
  while (Have(at + 1) && (held_[at] == '\r' || held_[at] == '\n')) ++at;
  return !Have(at + kVersion.size()) ? Rest().size() <= at : Rest().substr(at).starts_with(kVersion);
}

std::optional<WarcRecord> WarcRecords::Next() {
  while (Have(1) && (held_[0] == '\r' || held_[0] == '\n')) Advance(1);
  if (std::optional<WarcRecord> damage = MarkedDamage()) return damage;
  if (Rest().empty()) {
    if (!error_) return std::nullopt;
    WarcRecord record;
    record.error = std::exchange(error_, std::nullopt);
    return record;
  }
  Have(kVersion.size());
  if (!Rest().starts_with(kVersion)) return Resynchronise("bytes that are no record", 0);
  size_t header = HeaderEnd(Rest());
  while (header == std::string_view::npos && Rest().size() < kMaxHeader && Have(Rest().size() + 1)) header = HeaderEnd(Rest());
  // The header of the next record stands in that of one that never ends.
  if (header == std::string_view::npos || FindRecord(Rest().substr(0, header), 1) != std::string_view::npos) return Resynchronise("a header without an end", 1);

  WarcRecord record;
  record.offset = Offset();
  uint64_t begin = at_;
  std::string length_text;
  std::string_view lines = Rest().substr(0, header);
  for (size_t at = 0; at < lines.size();) {
    size_t end = std::min(lines.find('\n', at), lines.size());
    std::string_view line = Trim(lines.substr(at, end - at));
    bool version = at == 0, continued = at < lines.size() && (lines[at] == ' ' || lines[at] == '\t');
    at = end + 1;
    if (!version && !continued && !line.empty() && line.find(':') == std::string_view::npos) return Resynchronise("a header without an end", 1);
    (void)(TakeField(line, "warc-type", record.type) || TakeField(line, "warc-target-uri", record.uri) || TakeField(line, "warc-date", record.date) ||
           TakeField(line, "content-type", record.content_type) || TakeField(line, "content-length", length_text));
  }
  if (record.uri.starts_with('<') && record.uri.ends_with('>')) record.uri = record.uri.substr(1, record.uri.size() - 2);
  uint64_t length = 0;
  auto [end, failure] = std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
  if (length_text.empty() || failure != std::errc() || end != length_text.data() + length_text.size()) return Resynchronise("a record without a length", 1);

  // A length that is too great swallows the records that follow: then their start stands inside of the block.
  if (length <= max_record_bytes_ && !Have(header + length)) {
    size_t inside = FindRecord(Rest(), header);
    return Resynchronise(inside == std::string_view::npos ? "a record is cut off" : "the length of a record does not hold", header);
  }
  if (length <= max_record_bytes_ && (!EndsWell(header + length) || CrossesMember(header + length)) && FindRecord(Rest().substr(header, length), 0) != std::string_view::npos)
    return Resynchronise("the length of a record does not hold", header);
  Advance(header);
  if (std::string wrong = ReadBlock(record, length); !wrong.empty()) {
    WarcRecord damaged = Resynchronise(wrong, 0);
    damaged.offset = record.offset;
    damaged.skipped = at_ - begin;
    return damaged;
  }
  if (!record.too_long) Advance(length);
  return record;
}

}  // namespace lapwing
