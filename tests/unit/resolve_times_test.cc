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
