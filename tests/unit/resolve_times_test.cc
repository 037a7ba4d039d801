// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "resolve/evaluate_times.h"

namespace lapwing {

TEST_CASE("TimeML values are projected to what a date can say") {
  CHECK(ProjectTimeValue("1998-01-08").ToString() == "1998-01-08");
  CHECK(ProjectTimeValue("1998-02-12T19:15").ToString() == "1998-02-12");
  CHECK(ProjectTimeValue("1998-01").ToString() == "1998-01");
  CHECK(ProjectTimeValue("1989-Q3").ToString() == "1989");
  CHECK(ProjectTimeValue("1998-W03").ToString() == "1998-01");  // 12 to 18 January
  CHECK(ProjectTimeValue("1998-W05").ToString().empty());       // 26 January to 1 February
  CHECK(ProjectTimeValue("PRESENT_REF").ToString().empty());
  CHECK(ProjectTimeValue("P3D").ToString().empty());
  CHECK(ProjectTimeValue("199X").ToString().empty());
}

TEST_CASE("a TimeML document gives its text, its times and its date") {
  auto document = ReadTimeMl(
      "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"1998-01-08\" functionInDocument=\"CREATION_TIME\">x</TIMEX3></DCT>"
      "<TEXT>A &amp; B <EVENT eid=\"e1\">met</EVENT> <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1998-01-07\">yesterday</TIMEX3>.</TEXT>");
  REQUIRE(document);
  CHECK(document->published.ToString() == "1998-01-08");
  CHECK(document->text == "A & B met yesterday.");
  REQUIRE(document->times.size() == 1);
  CHECK(Slice(document->text, document->times[0].span) == "yesterday");
  CHECK_FALSE(ReadTimeMl("<TEXT>no date</TEXT>"));
}

TEST_CASE("a TIMEX2 document is read too, times inside times included") {
  auto document = ReadTimeMl(
      "<DATETIME><TIMEX2 val=\"2009-12-19T17:00:00\">x</TIMEX2></DATETIME>"
      "<TEXT>``A'' <TIMEX2 val=\"1939-09\">two days after <TIMEX2 val=\"1939-09-01\">the first</TIMEX2></TIMEX2> for <TIMEX2 val=\"P3D\">three days</TIMEX2></TEXT>");
  REQUIRE(document);
  CHECK(document->published.ToString() == "2009-12-19");
  CHECK(document->text == "\"A\" two days after the first for three days");
  REQUIRE(document->times.size() == 3);
  CHECK(Slice(document->text, document->times[0].span) == "two days after the first");
  CHECK(Slice(document->text, document->times[1].span) == "the first");
  CHECK(document->times[1].type == "DATE");
  CHECK(document->times[2].type == "DURATION");
}

TEST_CASE("values are compared whole, notation apart") {
  TimeDocument document;
  document.text = "last week";
  auto exact = [&](const char* gold, const char* found) {
    document.times = {{{0, 9}, "DATE", gold}};
    return ScoreTimes(document, {{{0, 9}, {}, found}}).exact == 1;
  };
  CHECK(exact("1998-W06", "1998-W06"));
  CHECK(exact("1998-W6", "1998-W06"));
  CHECK(exact("199X", "199"));
  CHECK(exact("1998-XX-XX", "1998"));
  CHECK(exact("1998-02-11T17", "1998-02-11T17:00"));
  CHECK_FALSE(exact("1998-WXX", "1998-W06"));
  CHECK_FALSE(exact("1998-02-11TNI", "1998-02-11"));
  CHECK_FALSE(exact("1998-Q3", "1998"));
}

TEST_CASE("times score by overlap and by date") {
  TimeDocument document;
  document.text = "They met yesterday and for three days.";
  document.times = {{{9, 18}, "DATE", "1998-01-07"}, {{27, 37}, "DURATION", "P3D"}};
  Date right = Date::Day(1998, 1, 7), wrong = Date::Day(1998, 1, 8);
  TimeScore score = ScoreTimes(document, {{{9, 18}, right}, {{27, 37}, {}}});
  CHECK(score.gold == 1);
  CHECK(score.found == 1);  // what lies on a duration counts neither for nor against
  CHECK(score.right == 1);
  score.Add(ScoreTimes(document, {{{9, 18}, wrong}, {{0, 4}, right}}));
  CHECK(score.gold == 2);
  CHECK(score.found == 3);
  CHECK(score.matched == 2);
  CHECK(score.right == 1);
  CHECK(score.Relaxed() == doctest::Approx(0.8));
}

}  // namespace lapwing
