// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <doctest/doctest.h>

#include <limits>

using namespace lapwing;

TEST_CASE("objects and arrays are separated by commas exactly where needed") {
  JsonWriter json;
  json.BeginObject().Field("a", 1).Key("b").BeginArray().EndArray().Key("c").BeginArray().Int(1).Null();
  json.BeginObject().EndObject().EndArray().Field("d", true).FieldOrNull("e", "").EndObject();
  CHECK(json.str() == R"({"a":1,"b":[],"c":[1,null,{}],"d":true,"e":null})");
}

TEST_CASE("a writer can be used again after Take") {
  JsonWriter json;
  json.BeginArray().EndArray();
  CHECK(json.Take() == "[]");
  json.Int(2);
  CHECK(json.str() == "2");
}

TEST_CASE("strings are escaped and stay UTF-8") {
  std::string out;
  AppendJsonString(out, "a\"b\\c\n\t\r\x01 é 北");
  CHECK(out == "\"a\\\"b\\\\c\\n\\t\\r\\u0001 é 北\"");
}

TEST_CASE("broken UTF-8 becomes the replacement character, so that output can be read back") {
  std::string out;
  AppendJsonString(out, "a\xFFz\xE2\x82");
  CHECK(out == "\"a\uFFFDz\uFFFD\"");
}

TEST_CASE("numbers: shortest form, always recognisable as fractions, never NaN") {
  auto text = [](double value) {
    JsonWriter json;
    json.Double(value);
    return json.Take();
  };
  CHECK(text(4) == "4.0");
  CHECK(text(0.93) == "0.93");
  CHECK(text(-0.0) == "0.0");
  CHECK(text(1e30) == "1e+30");
  CHECK(text(std::numeric_limits<double>::quiet_NaN()) == "null");
  JsonWriter json;
  json.Rounded(0.123456, 3);
  CHECK(json.str() == "0.123");
}
