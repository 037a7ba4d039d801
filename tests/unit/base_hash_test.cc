// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <doctest/doctest.h>

#include <string>

using namespace lapwing;

TEST_CASE("Hash64 is XXH64 as the reference implementation computes it") {
  CHECK(Hex(Hash64("")) == "ef46db3751d8e999");
  CHECK(Hex(Hash64("a")) == "d24ec4f1a98c6e5b");
  CHECK(Hex(Hash64("abc")) == "44bc2cf5ad770999");
  std::string long_text;
  for (int i = 0; i < 100; ++i) long_text += static_cast<char>(i);
  CHECK(Hex(Hash64(long_text)) == "6ac1e58032166597");
  CHECK(Hex(Hash64(long_text, 42)) == "819d2b726001d507");
}

TEST_CASE("fields that differ only in where they are cut have different hashes") {
  CHECK(HashFields({"ab", "c"}) != HashFields({"a", "bc"}));
  CHECK(HashFields({"a", ""}) != HashFields({"a"}));
  CHECK(HashFields({"a", "b"}) == HashFields({"a", "b"}));
}

TEST_CASE("hex hashes keep leading zeros") {
  CHECK(Hex(0x1) == "0000000000000001");
  CHECK(HexHash128("text").size() == 32);
}
