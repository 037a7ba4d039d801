// SPDX-License-Identifier: Apache-2.0
// Whose page an address is.
#include <doctest/doctest.h>

#include "resolve/government_hosts.h"

using namespace lapwing;

TEST_CASE("addresses of governments") {
  auto hosts = GovernmentHosts::Load(LAPWING_SOURCE_DIR "/knowledge/hosts.txt");
  REQUIRE(hosts);
  CHECK((*hosts)->Of("https://www.whitehouse.gov/briefing-room/1") == "USA");
  CHECK((*hosts)->Of("https://www.mofa.go.jp/press/1.html") == "JPN");
  CHECK((*hosts)->Of("http://MEA.gov.in:80/x") == "IND");
  CHECK((*hosts)->Of("https://mid.ru/en/news") == "RUS");
  CHECK((*hosts)->Of("https://www.gov.uk/government/news/x") == "GBR");
  CHECK((*hosts)->Of("https://www.eeas.europa.eu/x") == "EUR");
}

TEST_CASE("addresses of anybody else") {
  auto hosts = GovernmentHosts::Load(LAPWING_SOURCE_DIR "/knowledge/hosts.txt");
  REQUIRE(hosts);
  CHECK((*hosts)->Of("https://www.example.com/gov/x") == "");   // a path is no address
  CHECK((*hosts)->Of("https://gov.example.org/") == "");        // nor is a label further left
  CHECK((*hosts)->Of("https://user@go.com/") == "");            // .com is nobody's
  CHECK((*hosts)->Of("https://lego.dk/") == "");                // a label is a whole label
  CHECK((*hosts)->Of("ftp://www.mofa.go.jp/") == "");
  CHECK((*hosts)->Of("") == "");
  CHECK((*hosts)->Of("https://") == "");
}
