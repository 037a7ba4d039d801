// SPDX-License-Identifier: Apache-2.0
#include "read/debris.h"

#include <doctest/doctest.h>

#include "base/file.h"

using namespace lapwing;

namespace {

Debris Patterns(std::string_view text) {
  Result<Debris> debris = Debris::Parse(text, "test");
  REQUIRE(debris);
  return std::move(*debris);
}

}  // namespace

TEST_CASE("a line pattern is the whole line, start and part are pieces of it") {
  Debris debris = Patterns("line latest news\nstart follow us\npart sign up for  # a comment\n");
  CHECK(debris.Tell("Latest News!") == DebrisKind::kLine);
  CHECK(debris.Tell("The latest news from Oslo") == DebrisKind::kNone);
  CHECK(debris.Tell("Follow us on everything") == DebrisKind::kLine);
  CHECK(debris.Tell("They follow us everywhere") == DebrisKind::kNone);
  CHECK(debris.Tell("Please sign up for more") == DebrisKind::kLine);
}

TEST_CASE("gaps and numbers") {
  Debris debris = Patterns("start follow * on telegram\nstart N min read\npart views * are those of\n");
  CHECK(debris.Tell("Follow the Daily Wire on Telegram") == DebrisKind::kLine);
  CHECK(debris.Tell("Follow on Telegram") == DebrisKind::kLine);
  CHECK(debris.Tell("Follow one two three four five six seven on Telegram") == DebrisKind::kNone);
  CHECK(debris.Tell("5 min read") == DebrisKind::kLine);
  CHECK(debris.Tell("Five min read") == DebrisKind::kNone);
  CHECK(debris.Tell("The views expressed here are those of the author.") == DebrisKind::kLine);
}

TEST_CASE("a wall is told before mere debris") {
  Debris debris = Patterns("start subscribe to\npaywall to continue reading\n");
  CHECK(debris.Tell("Subscribe to the Wire to continue reading") == DebrisKind::kPaywall);
}

TEST_CASE("breadcrumbs are made of section words only") {
  Debris debris = Patterns("section home world top story asia\n");
  CHECK(debris.SectionsOnly("Home > World > Asia"));
  CHECK(debris.SectionsOnly("Top StoryWorld"));
  CHECK_FALSE(debris.SectionsOnly("World leaders"));
  CHECK_FALSE(debris.SectionsOnly("Home."));
}

TEST_CASE("mistakes in the file are named with their line") {
  CHECK(Debris::Parse("line a\nlien b\n", "f").error().where == "f:2");
  CHECK(Debris::Parse("part * news\n", "f").error().code == Errc::kBadData);
  CHECK(Debris::Parse("line\n", "f").error().code == Errc::kBadData);
}

TEST_CASE("the shipped patterns load and are many") {
  Result<Debris> debris = Debris::Load(DataPath("knowledge/debris.txt"));
  REQUIRE(debris);
  CHECK(debris->size() >= 150);
}
