// SPDX-License-Identifier: Apache-2.0
#include "read/record_stream.h"

#include <utility>

namespace lapwing {
namespace {

constexpr size_t kBufferBytes = size_t{1} << 16;

bool Blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Follows the nesting of one JSON object byte by byte; strings hide brackets.
class Nesting {
 public:
  /// True when `c` closes the outermost bracket.
  bool Closes(char c) {
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
      return false;
    }
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') ++depth_;
    if (c == '}' || c == ']') --depth_;
    return depth_ <= 0;
  }

 private:
  int depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace

RecordStream::RecordStream(ByteSource source, size_t max_record_bytes)
    : source_(std::move(source)), max_record_bytes_(max_record_bytes) {}

bool RecordStream::Fill() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  size_t held = buffer_.size();
  buffer_.resize(held + kBufferBytes);
  Result<size_t> got = source_(buffer_.data() + held, kBufferBytes);
  buffer_.resize(held + (got ? *got : 0));
  if (!got) error_ = got.error();
  ended_ = !got || *got == 0;
  return !ended_;
}

std::string_view RecordStream::Peek() {
  while (buffer_.size() - at_ < kBufferBytes && Fill()) {
  }
  return std::string_view(buffer_).substr(at_, kBufferBytes);
}

void RecordStream::Append(Record& record, std::string_view bytes) const {
  if (record.too_long) return;
  record.bytes += bytes;
  if (record.bytes.size() <= max_record_bytes_) return;
  record.too_long = true;
  record.bytes.resize(std::min(record.bytes.size(), kKeptBytes));
  record.bytes.shrink_to_fit();
}

// At the end of the input a failure of the source is the last record, alone or with what came before it.
std::optional<Record> RecordStream::Finish(Record record, bool any) {
  if (!any && !error_) return std::nullopt;
  if (ended_ && at_ == buffer_.size()) record.error = std::exchange(error_, std::nullopt);
  return record;
}

std::optional<Record> RecordStream::NextLine() {
  Record record;
  bool any = false;
  while (at_ < buffer_.size() || Fill()) {
    std::string_view rest = std::string_view(buffer_).substr(at_);
    size_t end = rest.find('\n');
    std::string_view piece = rest.substr(0, end);
    at_ += end == std::string_view::npos ? rest.size() : end + 1;
    any = any || piece.find_first_not_of(" \t\r") != std::string_view::npos;
    if (any) Append(record, piece);
    if (end == std::string_view::npos) continue;
    if (!any) continue;
    if (record.bytes.ends_with('\r')) record.bytes.pop_back();
    return record;
  }
  return Finish(std::move(record), any);
}

std::optional<Record> RecordStream::NextObject() {
  auto between = [](char c) { return Blank(c) || c == ',' || c == '[' || c == ']'; };
  while (at_ < buffer_.size() || Fill()) {
    if (!between(buffer_[at_])) break;
    ++at_;
  }
  if (at_ == buffer_.size()) return Finish({}, false);
  if (buffer_[at_] != '{') return NextLine();
  Record record;
  Nesting nesting;
  while (at_ < buffer_.size() || Fill()) {
    size_t start = at_;
    bool closed = false;
    while (at_ < buffer_.size() && !closed) closed = nesting.Closes(buffer_[at_++]);
    Append(record, std::string_view(buffer_).substr(start, at_ - start));
    if (closed) return record;
  }
  return Finish(std::move(record), true);
}

std::optional<Record> RecordStream::NextTo(std::string_view end) {
  while (at_ < buffer_.size() || Fill()) {
    if (!Blank(buffer_[at_])) break;
    ++at_;
  }
  Record record;
  bool any = false;
  while (at_ < buffer_.size() || Fill()) {
    any = true;
    std::string_view rest = std::string_view(buffer_).substr(at_);
    size_t found = rest.find(end);
    if (found != std::string_view::npos) {
      Append(record, rest.substr(0, found + end.size()));
      at_ += found + end.size();
      return record;
    }
    // The end may be cut in two by the pieces of the source.
    size_t keep = ended_ ? 0 : std::min(rest.size(), end.size() - 1);
    Append(record, rest.substr(0, rest.size() - keep));
    at_ = buffer_.size() - keep;
    if (keep > 0 && !Fill()) {
      Append(record, std::string_view(buffer_).substr(at_));
      at_ = buffer_.size();
    }
  }
  return Finish(std::move(record), any);
}

Result<size_t> RecordStream::Read(char* buffer, size_t size) {
  if (at_ == buffer_.size() && !Fill()) {
    if (error_) return *std::exchange(error_, std::nullopt);
    return size_t{0};
  }
  size_t taken = buffer_.copy(buffer, size, at_);
  at_ += taken;
  return taken;
}

std::optional<Record> RecordStream::Rest() {
  Record record;
  bool any = false;
  while (at_ < buffer_.size() || Fill()) {
    any = true;
    Append(record, std::string_view(buffer_).substr(at_));
    at_ = buffer_.size();
  }
  return Finish(std::move(record), any);
}

}  // namespace lapwing
