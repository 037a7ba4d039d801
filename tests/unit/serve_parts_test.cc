// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "serve/guard.h"
#include "serve/http_message.h"
#include "store/search_words.h"

using namespace lapwing;

TEST_CASE("what a user types is never the search's own language") {
  CHECK(MatchText("sanctions \"oil tanker\" embarg*") == R"("sanctions" "oil tanker" "embarg"*)");
  CHECK(MatchText("AND NEAR(a title:x") == R"("AND" "NEAR(a" "title:x")");
  CHECK(MatchText("say\"so") == R"("say" "so")");
  CHECK(MatchText("\"open phrase") == R"("open phrase")");
  CHECK(MatchText("*") == R"("*")");
  CHECK(MatchText(std::string_view("a\0b", 3)) == R"("a" "b")");
  CHECK(MatchText("") == R"("")");
  CHECK(MatchText("\"\"") == R"("")");
}

TEST_CASE("paths and parameters: escapes undone once, broken ones refused") {
  serve::Request request;
  serve::ReadTarget("/a%20b?q=x+y%2Bz&flag&=&q=2", request);
  CHECK(request.path == "/a b");
  CHECK(request.Parameter("q") == "x y+z");
  CHECK(request.Parameter("flag") == "");
  CHECK_FALSE(request.Parameter("none"));
  serve::ReadTarget("/%252e", request);
  CHECK(request.path == "/%2e");
  for (const char* broken : {"/%", "/%2", "/%zz", "/%00", "/%ff", "/a?b=%0a", "*", "http://other/", ""}) {
    serve::ReadTarget(broken, request);
    CHECK_MESSAGE(request.path.empty(), broken);
  }
}

TEST_CASE("a host is a name of this machine, or it is refused") {
  CHECK(serve::HostName("LocalHost:80") == "localhost");
  CHECK(serve::HostName("[::1]:8080") == "[::1]");
  CHECK_FALSE(serve::HostName("localhost:"));
  CHECK_FALSE(serve::HostName("localhost:80x"));
  CHECK_FALSE(serve::HostName(""));
  CHECK(serve::IsLoopback("127.8.0.1"));
  CHECK_FALSE(serve::IsLoopback("127.0.0.1.evil.example"));
  CHECK(serve::IsNumeric("[2001:db8::1]"));
  CHECK_FALSE(serve::IsNumeric("evil.example"));
}
