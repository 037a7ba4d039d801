// SPDX-License-Identifier: Apache-2.0
#include "base/unpack.h"

#include <zlib.h>

#include <array>

namespace lapwing {
namespace {

constexpr size_t kFreeBytes = size_t{1} << 20;
constexpr size_t kMaxRatio = 200;

/// As zlib is told of it.
int WindowBits(Packing packing) { return packing == Packing::kGzip ? 15 + 16 : packing == Packing::kZlib ? 15 : -15; }

}  // namespace

bool IsBomb(size_t unpacked, size_t packed) { return unpacked > kFreeBytes && unpacked / kMaxRatio > packed; }

std::optional<Unpacked> Unpack(std::string_view packed, Packing packing, size_t max_bytes) {
  Unpacked result;
  z_stream zip{};
  if (inflateInit2(&zip, WindowBits(packing)) != Z_OK) return result;
  std::string input(packed);
  std::array<char, size_t{1} << 15> room;
  zip.next_in = reinterpret_cast<Bytef*>(input.data());
  zip.avail_in = static_cast<uInt>(input.size());
  int code = Z_OK;
  bool too_much = false;
  while (code == Z_OK && !too_much) {
    zip.next_out = reinterpret_cast<Bytef*>(room.data());
    zip.avail_out = static_cast<uInt>(room.size());
    code = inflate(&zip, Z_NO_FLUSH);
    result.bytes.append(room.data(), room.size() - zip.avail_out);
    too_much = result.bytes.size() > max_bytes || IsBomb(result.bytes.size(), input.size());
  }
  inflateEnd(&zip);
  if (too_much) return std::nullopt;
  result.whole = code == Z_STREAM_END;
  return result;
}

}  // namespace lapwing
