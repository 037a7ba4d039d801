// SPDX-License-Identifier: Apache-2.0
/// Writes JSON on one line, keys in the order they are written, the same bytes on every machine.
///
///   JsonWriter json;
///   json.BeginObject().Field("id", "a").Key("list").BeginArray().Int(1).Null().EndArray().EndObject();
///   json.str()  ->  {"id":"a","list":[1,null]}
///
/// The caller keeps the calls balanced; nothing is checked. Bytes that are not UTF-8 become U+FFFD,
/// so that what is written can always be read back.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace lapwing {

class JsonWriter {
 public:
  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }
  JsonWriter& Key(std::string_view key);

  JsonWriter& String(std::string_view text);
  JsonWriter& Int(int64_t value);
  /// Shortest form that reads back as the same number, always with a point or exponent ("4.0", "0.93");
  /// not-a-number and infinities are null.
  JsonWriter& Double(double value);
  /// Rounded half away from zero to that many decimals (0-9), then as Double.
  JsonWriter& Rounded(double value, int decimals);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  /// Text that is JSON already.
  JsonWriter& Raw(std::string_view json);

  /// A key and its value.
  JsonWriter& Field(std::string_view key, std::string_view value) { return Key(key).String(value); }
  JsonWriter& Field(std::string_view key, const char* value) { return Key(key).String(value); }
  JsonWriter& Field(std::string_view key, std::same_as<bool> auto value) { return Key(key).Bool(value); }
  JsonWriter& Field(std::string_view key, double value) { return Key(key).Double(value); }
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  JsonWriter& Field(std::string_view key, T value) {
    return Key(key).Int(static_cast<int64_t>(value));
  }
  /// A key and its text, null where the text is empty: absent values are null, keys are never left out.
  JsonWriter& FieldOrNull(std::string_view key, std::string_view value);

  const std::string& str() const { return out_; }
  std::string Take();

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  void Separate();

  std::string out_;
  bool comma_ = false;  ///< a value stands before the next one
};

/// Appends `text` quoted and escaped. Control characters are escaped, everything else is kept as UTF-8.
void AppendJsonString(std::string& out, std::string_view text);

}  // namespace lapwing
