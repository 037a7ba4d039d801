// SPDX-License-Identifier: Apache-2.0
/// Little-endian numbers in and out of byte strings, for model files. The reader never runs past the end: it gives
/// zeros and ok() turns false.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace lapwing {

class ByteWriter {
 public:
  void U8(uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void U16(uint16_t value) { Raw(value); }
  void I16(int16_t value) { Raw(value); }
  void U32(uint32_t value) { Raw(value); }
  void U64(uint64_t value) { Raw(value); }
  void F32(float value) { Raw(value); }
  /// Seven bits a byte, low ones first.
  void Varint(uint64_t value) {
    for (; value >= 128; value >>= 7) U8(static_cast<uint8_t>(value | 128));
    U8(static_cast<uint8_t>(value));
  }
  void Text(std::string_view text) {
    U32(static_cast<uint32_t>(text.size()));
    bytes_.append(text);
  }
  std::string Take() { return std::move(bytes_); }

 private:
  template <typename T>
  void Raw(T value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  bool ok() const { return ok_; }
  size_t left() const { return bytes_.size(); }
  uint8_t U8() { return Raw<uint8_t>(); }
  uint16_t U16() { return Raw<uint16_t>(); }
  int16_t I16() { return Raw<int16_t>(); }
  uint32_t U32() { return Raw<uint32_t>(); }
  uint64_t U64() { return Raw<uint64_t>(); }
  uint64_t Varint() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      uint8_t byte = U8();
      value |= uint64_t{byte & 127u} << shift;
      if (byte < 128) break;
    }
    return value;
  }
  std::string_view Text() { return Bytes(U32()); }
  std::string_view Bytes(size_t count) {
    if (count > bytes_.size()) {
      ok_ = false;
      count = 0;
    }
    std::string_view out = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return out;
  }

 private:
  template <typename T>
  T Raw() {
    T value{};
    std::string_view raw = Bytes(sizeof(T));
    if (raw.size() == sizeof(T)) std::memcpy(&value, raw.data(), sizeof(T));
    return value;
  }
  std::string_view bytes_;
  bool ok_ = true;
};

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "model files are little-endian");

}  // namespace lapwing
