// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/utf8.h"
#include "read/charset.h"
#include "read/entities.h"
#include "read/html_tree.h"
#include "read/input_kind.h"
#include "read/json_repair.h"
#include "read/language.h"
#include "read/page_date.h"
#include "read/paragraphs.h"

using namespace lapwing;

TEST_CASE("dates in the shapes in which they come") {
  for (const char* value : {"2024-01-17", "20240117", "January 17, 2024 3:04 PM", "17 Jan. 2024",
                            "Wed, 17 Jan 2024 10:00:00 +0900", "17.01.2024", "2024/01/17", "01/17/2024",
                            "17th of January 2024", "1705449600", "1705449600000", "20240117T101500Z"}) {
    CAPTURE(value);
    CHECK(ParsePageDate(value) == "2024-01-17");
  }
  CHECK(ParsePageDate("2024-01-17T10:15:00+09:00") == "2024-01-17T10:15:00+09:00");
  CHECK(ParsePageDate("2024-01-17 10:15:00 +0900") == "2024-01-17T10:15:00+0900");
  CHECK(ParsePageDate("2024-01") == "2024-01");
  for (const char* value :
       {"", "soon", "2024-13-01", "32 January 2024", "03/04/2024", "31.02.2024", "0001-01-01", "January 2024 17"}) {
    CAPTURE(value);
    CHECK_FALSE(ParsePageDate(value));
  }
}

TEST_CASE("a date line says nothing else") {
  CHECK(DateLine("Published: Jan 17, 2024 | 10.15 GMT") == "2024-01-17");
  CHECK(DateLine("Wednesday, 17 January 2024") == "2024-01-17");
  CHECK_FALSE(DateLine("They met on January 17, 2024 in Oslo"));
  CHECK_FALSE(DateLine("Wednesday"));
}

TEST_CASE("dates in addresses") {
  CHECK(DateInUrl("https://example.org/2024/01/17/a.html") == "2024-01-17");
  CHECK(DateInUrl("https://example.org/world/2024/jan/17/a") == "2024-01-17");
  CHECK(DateInUrl("https://example.org/a-20240117.html") == "2024-01-17");
  CHECK_FALSE(DateInUrl("https://example.org/article/20241399"));
  CHECK_FALSE(DateInUrl("https://example.org/1234567890"));
}

TEST_CASE("kinds of input") {
  CHECK(TellKind("  \n") == InputKind::kEmpty);
  CHECK(TellKind("{\"a\":1}\n{\"a\":2}") == InputKind::kJsonLines);
  CHECK(TellKind("{\n\"a\":1}") == InputKind::kJsonObjects);
  CHECK(TellKind("{\"a\":\n{\"a\":2}") == InputKind::kJsonLines);
  CHECK(TellKind("[{\"a\":1}]") == InputKind::kJsonObjects);
  CHECK(TellKind("[Reuters] Iran met Iraq.") == InputKind::kText);
  CHECK(TellKind("<!DOCTYPE html><p>x") == InputKind::kHtml);
  CHECK(TellKind("Prices < 5 and > 3 were seen.") == InputKind::kText);
  CHECK(TellKind("\x89PNG\r\n\x1A\n") == InputKind::kBinary);
}

TEST_CASE("JSON is mended only where it is broken") {
  CHECK(RepairJson("{\"a\":\"x\\ny\",\"b\":NaN}") == "{\"a\":\"x\\ny\",\"b\":null}");
  CHECK(RepairJson("[\"\\ud83d\\ude00 \\ud83d \\q NaN\"]") == "[\"\\ud83d\\ude00 \\uFFFD q NaN\"]");
  CHECK(RepairJson("[\"a\nb\"]") == "[\"a b\"]");
}

TEST_CASE("titles escaped twice are read once more, and nothing else is") {
  CHECK(Unescape("Biden\\u2019s Call with Fern\\xE1ndez") == "Biden\u2019s Call with Fern\u00E1ndez");
  CHECK(Unescape("C:\\x41 \\u20 \\xZZ \\ud83d \\") == "C:\\x41 \\u20 \\xZZ \\ud83d \\");
}

TEST_CASE("character references") {
  CHECK(DecodeEntities("a &lt;b&gt; &#x41;&#66; &#146; &nosuch; & ;") == "a <b> AB \u2019 &nosuch; & ;");
  CHECK(DecodeEntities("&#1114112; &#xD800;") == "&#1114112; \uFFFD");
}

TEST_CASE("charsets") {
  CHECK(DeclaredCharset("<meta charset=\"EUC-KR\">") == "euc-kr");
  CHECK(DeclaredCharset("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">") ==
        "windows-1251");
  CHECK(DecodePage("<meta charset=windows-1251>\xCC\xEE\xF1\xEA\xE2\xE0").text.ends_with("Москва"));
  CHECK(ValidUtf8(DecodePage("<meta charset=gb2312>\xFF\xFE\x80 x").text));
}

TEST_CASE("languages") {
  CHECK(GuessLanguage("The president of the republic said that the talks would go on, and that they were useful to "
                      "both of the sides.") == "en");
  CHECK(GuessLanguage("De president van het land zei dat de gesprekken door zouden gaan en dat ze nuttig waren voor de "
                      "twee partijen in het land.") == "und");
  CHECK(GuessLanguage("北朝鮮は17日、弾道ミサイルを発射したと韓国軍が発表した。") == "und");
  CHECK(GuessLanguage("Putin visits Pyongyang") == "");
}

TEST_CASE("deep and broken markup is survived") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  HtmlTree tree = ParseHtml("<p>before</p>" + deep + "inside");
  CHECK_FALSE(tree.blocks.empty());
  CHECK(tree.blocks.front().text == "before");
  CHECK(tree.elements.size() <= static_cast<size_t>(kMaxHtmlElements));
  for (const char* broken : {"<", "<p", "<!--", "<p><a><p></b></i>", "</p></p>", "<table><td><tr><li>x", "<title>"})
    ParseHtml(broken);
}

TEST_CASE("subtrees are ranges of elements") {
  HtmlTree tree = ParseHtml("<div id=a><p>x</p><p>y</p></div><div id=b>z</div>");
  for (size_t i = 0; i < tree.elements.size(); ++i) {
    CHECK(tree.elements[i].end > static_cast<int>(i));
    CHECK(tree.elements[i].parent < static_cast<int>(i));
  }
  REQUIRE(tree.blocks.size() == 3);
  CHECK(tree.blocks[2].text == "z");
}
