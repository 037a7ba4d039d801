// SPDX-License-Identifier: Apache-2.0
#include "base/row_stream.h"

#include <algorithm>

#include "base/utf8.h"

namespace lapwing {
namespace {

constexpr size_t kChunk = size_t{1} << 16;

}  // namespace

Status RowStream::Fill() {
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  size_t before = buffer_.size();
  buffer_.resize(before + kChunk);
  Result<size_t> got = read_(buffer_.data() + before, kChunk);
  buffer_.resize(before + (got ? *got : 0));
  if (!got) return got.error();
  if (*got == 0) end_ = true;
  if (!begun_ && (buffer_.size() >= 3 || end_)) {
    begun_ = true;
    if (buffer_.starts_with("\xEF\xBB\xBF")) buffer_.erase(0, 3);
  }
  return Ok{};
}

Result<std::string_view> RowStream::Peek() {
  while (!end_ && buffer_.size() - at_ < kChunk) {
    Status status = Fill();
    if (!status) return status.error();
  }
  return std::string_view(buffer_).substr(at_, kChunk);
}

// The end of the row is sought first, so that a row never lies across two reads.
Result<bool> RowStream::Next(TableRow& row) {
  if (!begun_) {  // a byte-order mark may come in pieces
    Result<std::string_view> head = Peek();
    if (!head) return head.error();
  }
  while (true) {
    size_t end = at_;
    bool in_quotes = false, quoted_cell = false, cell_begins = true, found = false, too_long = false, stray = false;
    int64_t breaks = 0;
    while (!found) {
      if (end >= buffer_.size()) {
        if (end_) break;
        size_t scanned = end - at_;
        Status status = Fill();
        if (!status) return status.error();
        end = at_ + scanned;
        continue;
      }
      char c = buffer_[end];
      if (c == '\n' && !in_quotes) {
        found = true;
        break;
      }
      if (c == '\n') ++breaks;
      // A quote opens a cell only at its beginning; within one, a doubled quote closes and opens again.
      if (quoted_ && c == '"' && (in_quotes || cell_begins || (quoted_cell && buffer_[end - 1] == '"'))) {
        in_quotes = !in_quotes;
        quoted_cell = true;
      } else if (quoted_cell && !in_quotes && c != separator_ && c != '\r') {
        stray = true;
      }
      cell_begins = c == separator_ && !in_quotes;
      if (cell_begins) quoted_cell = false;
      ++end;
      if (end - at_ <= kMaxRow) continue;
      if (in_quotes) {  // a quote that is never closed must not swallow the file: its row ends with its line
        size_t line_end = buffer_.find('\n', at_);
        end = line_end == std::string::npos ? end : line_end;
        breaks = 0;
        too_long = found = true;
      } else {
        too_long = true;
        buffer_.erase(at_ + kMaxRow / 2, end - at_ - kMaxRow / 2);
        end = at_ + kMaxRow / 2;
      }
    }
    if (end == at_ && !found) return false;
    row.line = row_line_ = line_ + 1;
    row_begin_ = at_;
    std::string_view bytes = std::string_view(buffer_).substr(at_, end - at_);
    if (bytes.ends_with('\r')) bytes.remove_suffix(1);
    row.too_long = too_long;
    row.open_quote = in_quotes && !found;
    row.stray_quote = stray;
    row.lines = breaks + 1;
    bool blank = bytes.empty();
    if (!blank) row.cells = ValidUtf8(bytes) ? CutRow(bytes, separator_, quoted_) : CutRow(DecodeWindows1252(bytes), separator_, quoted_);
    line_ += breaks + 1;
    at_ = std::min(end + 1, buffer_.size());
    if (!blank) return true;
    if (!found) return false;
  }
}

void RowStream::TakeBackLines() {
  size_t line_end = buffer_.find('\n', row_begin_);
  at_ = line_end == std::string::npos ? buffer_.size() : line_end + 1;
  line_ = row_line_;
}

std::vector<std::string> RowStream::FirstLine() const {
  std::string_view line = std::string_view(buffer_).substr(row_begin_);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return CutRow(ValidUtf8(line) ? std::string(line) : DecodeWindows1252(line), separator_, false);
}

std::vector<std::string> CutRow(std::string_view line, char separator, bool quoted) {
  std::vector<std::string> cells(1);
  bool in_quotes = false, fresh = true;
  for (size_t i = 0; i < line.size(); ++i) {
    char c = line[i];
    if (quoted && in_quotes) {
      if (c != '"') cells.back() += c;
      else if (i + 1 < line.size() && line[i + 1] == '"') cells.back() += line[++i];
      else in_quotes = false;
    } else if (quoted && c == '"' && fresh) {
      in_quotes = true;
      fresh = false;
    } else if (c == separator) {
      cells.emplace_back();
      fresh = true;
    } else {
      cells.back() += c;
      fresh = false;
    }
  }
  return cells;
}

void AppendCell(std::string& out, std::string_view cell, char separator, bool quoted) {
  constexpr std::string_view kBreaks = "\r\n\t";
  if (!quoted) {
    for (char c : cell) out += c == separator || kBreaks.find(c) != std::string_view::npos ? ' ' : c;
    return;
  }
  bool needed = cell.find_first_of("\"\r\n") != std::string_view::npos || cell.find(separator) != std::string_view::npos;
  if (!needed) {
    out += cell;
    return;
  }
  out += '"';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace lapwing
