// SPDX-License-Identifier: Apache-2.0
#include "watch/backtest_table.h"

#include <doctest/doctest.h>

#include "watch/backtest_csv.h"

using namespace lapwing;
using namespace lapwing::watch;

TEST_CASE("CSV: quotes hold commas, quotes and line ends; blank lines are none") {
  CsvReader csv("\xEF\xBB\xBF" "a, b\r\n\n\"x, \"\"y\"\"\nz\",2\n");
  std::vector<std::string> row;
  REQUIRE(csv.Next(row));
  CHECK(row == std::vector<std::string>{"a", "b"});
  REQUIRE(csv.Next(row));
  CHECK(row == std::vector<std::string>{"x, \"y\"\nz", "2"});
  CHECK(csv.line() == 3);
  CHECK_FALSE(csv.Next(row));
}

TEST_CASE("event days: a day named twice is one, rows without a day are counted and named") {
  auto table = ReadCountTable("date,what\n2020-01-03,a\n2020-01-03,b\n2020-01,c\nsoon,d\n2020-01-06,e\n", "t.csv", {});
  REQUIRE(static_cast<bool>(table));
  CHECK(table->event_days);
  CHECK(table->counts[0] == std::vector<double>{1, 0, 0, 1});
  CHECK(table->DateOf(0).ToString() == "2020-01-03");
  CHECK(table->coarse == 1);
  CHECK(table->bad == 1);
  CHECK(table->named == std::vector<std::string>{"line 4: \"2020-01\" names no day", "line 5: \"soon\" is no date"});
}

TEST_CASE("event days: the last known day may lie after the last event, or before it") {
  TableOptions options;
  options.known_until = *Date::Parse("2020-01-10");
  CHECK(ReadCountTable("date\n2020-01-03\n2020-01-06\n", "t", options)->periods() == 8);
  options.known_until = *Date::Parse("2020-01-05");
  CHECK(ReadCountTable("date\n2020-01-03\n2020-01-06\n", "t", options)->counts[0] == std::vector<double>{1, 0, 0});
}

TEST_CASE("a column that is not there is told with those that are") {
  auto table = ReadCountTable("day,what\n2020-01-03,a\n", "t.csv", {});
  REQUIRE_FALSE(static_cast<bool>(table));
  CHECK(table.error().code == Errc::kUsage);
  CHECK(table.error().message == "no column \"date\"; the header has day, what");
}

TEST_CASE("wide tables: months by their last day or by name, one column a series") {
  auto table = ReadCountTable("month,A,B\n1989-01-31,1,0\n1989-02-28,2,5\n", "t.csv", {});
  REQUIRE(static_cast<bool>(table));
  CHECK(table->monthly);
  CHECK(table->names == std::vector<std::string>{"A", "B"});
  CHECK(table->counts[1] == std::vector<double>{0, 5});
  CHECK(table->DateOf(1).ToString() == "1989-02");
  TableOptions only;
  only.columns = {"B"};
  CHECK(ReadCountTable("month,A,B\n1989-01,1,0\n", "t.csv", only)->counts.size() == 1);
}

TEST_CASE("wide tables: what would bend a series is an error with its line") {
  auto gap = ReadCountTable("month,A\n1989-12,1\n1990-02,2\n", "t.csv", {});
  REQUIRE_FALSE(static_cast<bool>(gap));
  CHECK(gap.error().where == "t.csv:3");
  CHECK(gap.error().message == "1990-01 was to follow, not \"1990-02\": months must follow one another");
  auto cell = ReadCountTable("month,A\n1989-12,-3\n", "t.csv", {});
  REQUIRE_FALSE(static_cast<bool>(cell));
  CHECK(cell.error().message == "\"-3\" in column A is no count");
  CHECK_FALSE(static_cast<bool>(ReadCountTable("month,A\n1989-12\n", "t.csv", {})));
  CHECK_FALSE(static_cast<bool>(ReadCountTable("month,A\n", "t.csv", {})));
  CHECK_FALSE(static_cast<bool>(ReadCountTable("", "t.csv", {})));
}

TEST_CASE("long tables: days not named are zero, doubles are added, keys are sorted") {
  auto table = ReadCountTable("key,date,count\nb,2020-01-03,2\na,2020-01-05,1\nb,2020-01-03,1\nb,2020-01-04,x\nb\n", "t.csv", {});
  REQUIRE(static_cast<bool>(table));
  CHECK(table->names == std::vector<std::string>{"a", "b"});
  CHECK(table->counts[0] == std::vector<double>{0, 0, 1});
  CHECK(table->counts[1] == std::vector<double>{3, 0, 0});
  CHECK(table->bad == 2);
  auto months = ReadCountTable("key,date,count\nb,2020-01,2\nb,2020-03,1\n", "t.csv", {});
  CHECK(months->monthly);
  CHECK(months->counts[0] == std::vector<double>{2, 0, 1});
}

TEST_CASE("a wrong date far away is no reason to take all memory") {
  CHECK_FALSE(static_cast<bool>(ReadCountTable("date\n1001-01-03\n2020-01-06\n2999-01-01\n", "t", {})));
}

TEST_CASE("what a file holds is shown so that a terminal stays as it is") {
  CHECK(Shown("\x1b[31mred\x07") == "?[31mred?");
  CHECK(Shown("\xff") == "\xEF\xBF\xBD");
  CHECK(Shown(std::string(50, 'x')) == std::string(40, 'x') + "...");
  CHECK_FALSE(static_cast<bool>(ReadCountTable(std::string("\x7f" "ELF\0\0\0\1\2", 9), "t", {})));
}
