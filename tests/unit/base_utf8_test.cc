// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace lapwing;
using namespace std::string_literals;

TEST_CASE("validation follows the Unicode table of well-formed sequences") {
  CHECK(ValidUtf8("plain, é, 北, 😀, \uFFFD"));
  CHECK_FALSE(ValidUtf8("\x80"));
  CHECK_FALSE(ValidUtf8("\xC0\xAF"));          // overlong slash
  CHECK_FALSE(ValidUtf8("\xE0\x80\xAF"));      // overlong, three bytes
  CHECK_FALSE(ValidUtf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(ValidUtf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(ValidUtf8("\xE2\x82"));          // cut at the end
}

TEST_CASE("a broken sequence is one replacement and never eats the next character") {
  CHECK(DecodeText("\xE2\x82z \xC3\xA9 \xC3\xA9 \xC3\xA9").text == "\uFFFDz é é é");
}

TEST_CASE("what the bytes are is told from the bytes") {
  CHECK(DecodeText("Kim Jong-un").encoding == Encoding::kUtf8);
  CHECK(DecodeText("\xEF\xBB\xBFRéunion").text == "Réunion");
  Decoded latin = DecodeText(
      "The caf\xE9 said \x93no\x94 to the Elys\xE9"
      "e.");
  CHECK(latin.encoding == Encoding::kWindows1252);
  CHECK(latin.text == "The café said “no” to the Elysée.");
  Decoded damaged = DecodeText("é é é é broken \xE9 here");
  CHECK(damaged.encoding == Encoding::kDamagedUtf8);
  CHECK(damaged.replaced == 1);
  // "Москва" and more in KOI8-R: runs of high bytes are no Western text.
  CHECK(DecodeText("\xED\xCF\xD3\xCB\xD7\xC1 \xCF\xD4\xD7\xC5\xD4\xC9\xCC\xC1").encoding == Encoding::kUnknown);
  CHECK(DecodeText("\xFF\xFEH\0i\0"s).text == "Hi");
  CHECK(DecodeText("\xFE\xFF\0H\xD8\x3D\xDE\0"s).text == "H😀");
}

TEST_CASE("decoded text is valid whatever came in") {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      std::string bytes = "x"s + static_cast<char>(a) + static_cast<char>(b) + "\xE2";
      REQUIRE(ValidUtf8(DecodeText(bytes).text));
      REQUIRE(ValidUtf8(CleanText(DecodeText(bytes).text)));
    }
  }
}

TEST_CASE("binary is told from text by signature and controls; a stray NUL is dirt") {
  CHECK(LooksBinary("%PDF-1.7 ..."));
  CHECK(LooksBinary("\x89PNG\r\n"));
  CHECK(LooksBinary("ab\0\0\0\0cd"s));
  CHECK_FALSE(LooksBinary("a stray \0 in a long enough sentence of plain words"s));
  CHECK_FALSE(LooksBinary("Kim\tsaid\r\n"));
}

TEST_CASE("quotes of every make become plain") {
  CHECK(CleanText("“a” ‘b’ „c‟ «d» ``e'' ´f` it’s") == "\"a\" 'b' \"c\" \"d\" \"e\" 'f' it's");
}

TEST_CASE("dashes stay, hyphens become plain") { CHECK(CleanText("a — b – c‑d‐e −5") == "a — b – c-d-e -5"); }

TEST_CASE("spaces and invisible characters") {
  CHECK(CleanText("a\u00A0b\u2009c\u200Bd\u00ADe\uFEFF\u202Ef") == "a b cdef");
  CHECK(CleanText("a\r\nb\rc\u2029d\0e"s) == "a\nb\nc\n\nde");
  CHECK(CleanText("and… ﬁne") == "and... fine");
}

TEST_CASE("text decoded twice is put right, text that only looks like it is left alone") {
  CHECK(CleanText("Russiaâ€™s cafÃ©") == "Russia's café");
  CHECK(CleanText("SÃO PAULO â la carte") == "SÃO PAULO â la carte");
}

TEST_CASE("NFC and folding") {
  CHECK(Nfc("e\u0301") == "é");
  CHECK(FoldCase("Łukasz ØRSTED Müller Đà Nẵng Erdoğan İzmir") == "lukasz orsted muller da nang erdogan izmir");
}
