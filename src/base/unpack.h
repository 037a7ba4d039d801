// SPDX-License-Identifier: Apache-2.0
/// What strangers have packed, unpacked within limits: a few bytes can be made to unpack to gigabytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lapwing {

/// True for more than 200 times what was packed, once it is over 1 MiB: what people write does not pack so well.
bool IsBomb(size_t unpacked, size_t packed);

enum class Packing { kGzip, kZlib, kDeflate };

struct Unpacked {
  std::string bytes;
  bool whole = false;  ///< false: damaged or cut off, and `bytes` what came before that
};

/// Nothing for a bomb and for more than `max_bytes`. Cost: linear in what comes out.
std::optional<Unpacked> Unpack(std::string_view packed, Packing packing, size_t max_bytes);

}  // namespace lapwing
