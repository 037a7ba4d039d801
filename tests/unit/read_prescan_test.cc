// SPDX-License-Identifier: Apache-2.0
// What goes from a page before it is parsed, and what must not.
#include "read/html_prescan.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "read/html_tree.h"

using namespace lapwing;

namespace {

std::string Repeat(std::string_view piece, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += piece;
  return out;
}

size_t Count(std::string_view text, std::string_view piece) {
  size_t count = 0;
  for (size_t at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("what says nothing of the text goes") {
  CHECK(PrescanHtml("a<!-- x -->b<!-->c<!--->d<!-- x --!>e") == "abcde");
  CHECK(PrescanHtml("a<script src='x>y'>if (a < b) '</p>'</script>b<STYLE>p{}</STYLE >c") == "abc");
  CHECK(PrescanHtml("a<svg><g><svg/></g><svg></svg></svg>b<img src=x>c") == "abc");
  CHECK(PrescanHtml("<a href='x' class=\"y z\" onclick=\"a > b\" ID=q>t</a>") == "<a class=\"y z\" ID=q>t</a>");
  CHECK(PrescanHtml("a<br/>b<BR>c") == "a" + std::string(kLineBreak) + "b" + std::string(kLineBreak) + "c");
  CHECK(PrescanHtml("<p>a</body></html><p>b") == "<p>a<p>b");
  CHECK(PrescanHtml("<p style='color: red' lang=en>a</p>\n   <p style='Display: None'>b  c</p>") == "<p>a</p>\n<p style='Display: None'>b  c</p>");
}

TEST_CASE("what says something stays") {
  CHECK(PrescanHtml("<script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>x") == "<script type=\"application/ld+json\">{\"a\":\"<b>\"}</script>x");
  CHECK(PrescanHtml("<link rel=canonical href=x>") == "<link rel=canonical href=x>");
  CHECK(PrescanHtml("1 < 2 <> </ > &lt; <3") == "1 < 2 <> </ > &lt; <3");
}

TEST_CASE("what is not closed is left to the parser") {
  for (const char* page : {"a<!-- b <p>", "a<script>b", "a<a class='b>c", "a<div", "a</div", "a<"}) CHECK(PrescanHtml(page) == page);
  CHECK(PrescanHtml("a<svg><p>b</p>") == "a<svg><p>b</p>");
}

TEST_CASE("nesting is cut, and what stands behind it is where it was") {
  std::string page = "<body><div id=a>" + Repeat("<div>", 1000) + "x" + Repeat("</div>", 1000) + "</div><p id=b>y</p>";
  std::string cut = PrescanHtml(page);
  CHECK(Count(cut, "<div") == kMaxOpenTags);
  CHECK(Count(cut, "</div>") == kMaxOpenTags);
  CHECK(ParseHtml(page).blocks.size() == 2);
  CHECK(ParseHtml("<body>" + Repeat("<table><tr><td>", 1000) + "x").blocks.size() == 1);
  CHECK(ParseHtml("<body>" + Repeat("<ul><li>", 1000) + "x").blocks.size() == 1);
  // What is left open in an element ends with it.
  CHECK(Count(PrescanHtml(Repeat("<div><b><i>x</div>", 1000)), "<div>") == 1000);
  CHECK(Count(PrescanHtml(Repeat("<a class=x>y", 1000)), "<a") == 1000);
  // Elements that close themselves are no nesting, however many there are.
  CHECK(Count(PrescanHtml(Repeat("<p>x<li>y", 1000)), "<p>") == 1000);
  CHECK(ParseHtml("<body>" + Repeat("<p>x", 1000)).blocks.size() == 1000);
}
