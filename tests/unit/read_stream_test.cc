// SPDX-License-Identifier: Apache-2.0
#include "read/record_stream.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using namespace lapwing;

namespace {

// Gives `bytes` in pieces of `piece`, then fails if `broken`.
RecordStream Stream(std::string bytes, size_t limit, size_t piece = 7, bool broken = false) {
  auto state = std::make_shared<std::pair<std::string, size_t>>(std::move(bytes), 0);
  return RecordStream(
      [=](char* buffer, size_t size) -> Result<size_t> {
        size_t taken = state->first.copy(buffer, std::min(size, piece), state->second);
        state->second += taken;
        if (taken == 0 && broken) return Error{Errc::kIo, "the disk failed", "x"};
        return taken;
      },
      limit);
}

std::vector<std::string> Lines(RecordStream stream) {
  std::vector<std::string> lines;
  while (std::optional<Record> record = stream.NextLine()) lines.push_back(record->bytes);
  return lines;
}

}  // namespace

TEST_CASE("lines do not depend on how the bytes arrive") {
  std::string bytes = "one\r\n\n  \ntwo and a half\nthree";
  std::vector<std::string> expected = {"one", "two and a half", "three"};
  for (size_t piece : {1, 2, 3, 5, 1000}) CHECK(Lines(Stream(bytes, 100, piece)) == expected);
}

TEST_CASE("a line over the limit is cut, marked, and the next one is whole") {
  RecordStream stream = Stream(std::string(500, 'x') + "\nnext\n", 100);
  std::optional<Record> first = stream.NextLine();
  REQUIRE(first);
  CHECK(first->too_long);
  CHECK(first->bytes.size() <= 107);
  std::optional<Record> second = stream.NextLine();
  REQUIRE(second);
  CHECK_FALSE(second->too_long);
  CHECK(second->bytes == "next");
}

TEST_CASE("a very long line is held in bounded memory") {
  size_t given = 0;
  RecordStream stream(
      [&](char* buffer, size_t size) -> Result<size_t> {
        if (given > size_t{100} << 20) return size_t{0};
        std::fill(buffer, buffer + size, 'x');
        given += size;
        return size;
      },
      size_t{4} << 20);
  std::optional<Record> record = stream.NextLine();
  REQUIRE(record);
  CHECK(record->too_long);
  CHECK(record->bytes.size() == kKeptBytes);
  CHECK(record->bytes.capacity() <= 2 * kKeptBytes);
}

TEST_CASE("objects end where their brackets close; strings hide brackets") {
  RecordStream stream = Stream("[ {\"a\": \"}\\\"]\"},\n{\"b\":\n [1, {\"c\": 2}]} ]", 1000, 3);
  CHECK(stream.NextObject()->bytes == "{\"a\": \"}\\\"]\"}");
  CHECK(stream.NextObject()->bytes == "{\"b\":\n [1, {\"c\": 2}]}");
  CHECK_FALSE(stream.NextObject());
}

TEST_CASE("an object that never ends is one record") {
  RecordStream stream = Stream("{\"a\": [1, 2", 1000);
  CHECK(stream.NextObject()->bytes == "{\"a\": [1, 2");
  CHECK_FALSE(stream.NextObject());
}

TEST_CASE("a failure of the source is told once, behind the records it spared") {
  RecordStream stream = Stream("one\ntwo\n", 100, 7, true);
  CHECK(stream.NextLine()->bytes == "one");
  CHECK(stream.NextLine()->bytes == "two");
  std::optional<Record> last = stream.NextLine();
  REQUIRE(last);
  REQUIRE(last->error);
  CHECK(last->error->message == "the disk failed");
  CHECK_FALSE(stream.NextLine());
}

TEST_CASE("peeking consumes nothing") {
  RecordStream stream = Stream("one\ntwo\n", 100);
  CHECK(stream.Peek() == "one\ntwo\n");
  CHECK(stream.NextLine()->bytes == "one");
  CHECK(stream.Rest()->bytes == "two\n");
}
