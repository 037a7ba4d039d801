// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "base/case_file.h"

using namespace lapwing;

namespace {

Result<std::vector<Case>> Cases(const std::string& text) {
  std::string path = (std::filesystem::temp_directory_path() / ("lapwing_case_" + std::to_string(getpid()))).string();
  Status written = WriteFile(path, text);
  REQUIRE(written);
  Result<std::vector<Case>> cases = ReadCases(path);
  std::filesystem::remove(path);
  return cases;
}

}  // namespace

TEST_CASE("fields, continuations and verbatim values") {
  auto cases = Cases(
      "# note\ncase  one thing\nwhy   because\n  of this\ntext  <<<\ncase inside\n  kept\n>>>\n\nx 1\nx 2\ncase b\nwhy "
      "c\n");
  REQUIRE(cases);
  REQUIRE(cases->size() == 2);
  const Case& c = cases->front();
  CHECK(c.line == 2);
  CHECK(c.name == "one thing");
  CHECK(c.why == "because\nof this");
  CHECK(c.Get("text") == "case inside\n  kept");
  CHECK(c.Get("x") == "1");
  CHECK(c.fields.size() == 3);
  CHECK_FALSE(c.Has("why"));
}

TEST_CASE("mistakes in a case file are named with their line") {
  CHECK(Cases("case a\ntext b\n").error().message == "case without a why");
  CHECK(Cases("text b\n").error().where.ends_with(":1"));
  CHECK(Cases("case a\nwhy b\nt <<<\nx\n").error().message == "<<< without >>>");
}
