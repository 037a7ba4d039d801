// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "exchange/cell_text.h"
#include "exchange/event_writer.h"
#include "exchange/format.h"
#include "base/row_stream.h"
#include "exchange/side_pairs.h"
#include "exchange/values.h"

using namespace lapwing;

namespace {

/// A stream that gives its bytes in pieces of `size`.
RowStream Stream(std::string bytes, size_t size) {
  auto at = std::make_shared<size_t>(0);
  return RowStream([bytes = std::move(bytes), at, size](char* buffer, size_t room) -> Result<size_t> {
    size_t count = std::min({size, room, bytes.size() - *at});
    bytes.copy(buffer, count, *at);
    *at += count;
    return count;
  });
}

std::vector<TableRow> Rows(const std::string& bytes, size_t size, char separator, bool quoted) {
  RowStream stream = Stream(bytes, size);
  stream.SetDialect(separator, quoted);
  std::vector<TableRow> rows;
  TableRow row;
  while (true) {
    Result<bool> more = stream.Next(row);
    REQUIRE(more);
    if (!*more) return rows;
    rows.push_back(row);
  }
}

}  // namespace

TEST_CASE("rows are the same however the bytes come, and quotes may hold line ends") {
  const std::string bytes = "\xEF\xBB\xBF" "a,\"b \"\"c\"\",\nd\",\r\n\n\"\",x\"y,z\nlast";
  for (size_t size : {size_t{1}, size_t{2}, size_t{7}, size_t{1000}}) {
    std::vector<TableRow> rows = Rows(bytes, size, ',', true);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].cells == std::vector<std::string>{"a", "b \"c\",\nd", ""});
    CHECK(rows[0].line == 1);
    CHECK(rows[1].cells == std::vector<std::string>{"", "x\"y", "z"});
    CHECK(rows[1].line == 4);
    CHECK(rows[2].cells == std::vector<std::string>{"last"});
  }
}

TEST_CASE("without quoting a quote is a letter, and Latin-1 is read row by row") {
  std::vector<TableRow> rows = Rows("\"a\tCaf\xC3\xA9\n\"b\tCaf\xE9\n", 5, '\t', false);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].cells == std::vector<std::string>{"\"a", "Café"});
  CHECK(rows[1].cells == std::vector<std::string>{"\"b", "Café"});
}

TEST_CASE("a quote that is never closed costs its line, not the file") {
  std::string bytes = "\"open,1\n";
  for (int i = 0; i < 800000; ++i) bytes += "a,b,c\n";
  std::vector<TableRow> rows = Rows(bytes, 1 << 16, ',', true);
  CHECK(rows.size() == 800001);
  CHECK(rows[0].too_long);
  CHECK(rows[800000].line == 800001);
}

TEST_CASE("lists in cells and guarded cells come back as they were") {
  for (const std::vector<std::string>& values : {std::vector<std::string>{"a", "b"}, {"a|b", "\\"}, {"", ""}, {"", "x", ""}}) CHECK(SplitValues(JoinValues(values)) == values);
  for (const char* text : {"=1+1", "'=1", "''@x", "-7", "plain", "", "'", "it's", "\tx", "'quoted'"}) {
    CHECK(Unguard(Guard(text)) == text);
    CHECK(std::string("=+-@\t").find(Guard(text).substr(0, 1)) == (std::string(text).empty() ? 0 : std::string::npos));
  }
}

TEST_CASE("dates, quad classes and numbers as event files write them") {
  CHECK(ReadDay("1/5/2017")->ToString() == "2017-01-05");
  CHECK(ReadDay("2017/01/05")->ToString() == "2017-01-05");
  CHECK(ReadDay("20170105")->ToString() == "2017-01-05");
  CHECK(ReadDay("2017-01-05 00:00:00")->ToString() == "2017-01-05");
  for (const char* text : {"13/25/2017", "1/5/17", "2017-02-29", "5 Jan", "/", "1//2017", "-1/5/2017"}) CHECK_FALSE(ReadDay(text));
  CHECK(ReadQuad("Q3") == 3);
  CHECK(ReadQuad("4.0") == 4);
  CHECK(ReadQuad("Verbal Cooperation") == 1);
  for (const char* text : {"0", "5", "Q", "", "33"}) CHECK(ReadQuad(text) == 0);
  CHECK_FALSE(ReadNumber("1e999"));
  CHECK_FALSE(ReadNumber("nan"));
  CHECK_FALSE(ReadNumber("4,5"));
}

TEST_CASE("a file of formats names its faults with their line") {
  Result<Formats> formats = Formats::Read("format x\n  separator tab\n  column A = event_id\n  column B = evnt\n", "f.txt");
  REQUIRE_FALSE(formats);
  CHECK(formats.error().where == "f.txt:4");
  CHECK(TitleKey("Event ID") == TitleKey("event_id"));
}

TEST_CASE("a meeting is a row in each direction, a compound side a row for each member") {
  Event event;
  event.actors.resize(3);
  event.reciprocal = true;
  CHECK(PairsOf(event).size() == 6);
  event.recipients.resize(2);
  CHECK(PairsOf(event).size() == 6);
  event.actors.clear();
  CHECK(PairsOf(event).size() == 2);
  CHECK(PairsOf(Event{}).size() == 1);
}

TEST_CASE("what is written up to a failure says in its last line that it is incomplete") {
  auto tables = ExchangeTables::Load(std::string(LAPWING_SOURCE_DIR) + "/exchange", {});
  REQUIRE(tables);
  for (const char* name : {"jsonl", "csv", "geojson", "graphml", "icews", "polecat", "gdelt", "gdelt1", "phoenix"}) {
    auto writer = MakeEventWriter(name, *tables);
    REQUIRE(writer);
    std::string text = (*writer)->Begin();
    (*writer)->Add(EventRecord{}, text);
    text += (*writer)->Incomplete("the -- disk");
    std::string last = text.substr(text.rfind('\n', text.size() - 2) + 1);
    CHECK_MESSAGE(last.find("incomplete") != std::string::npos, name);
  }
}
