// SPDX-License-Identifier: Apache-2.0
/// Stable hashes for record ids and provenance: the same bytes give the same number on every machine,
/// in every version. The method is XXH64 (Y. Collet, xxHash specification 0.1.1), seed 0 unless given.
/// Not for secrets.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace lapwing {

uint64_t Hash64(std::string_view bytes, uint64_t seed = 0);

/// Hash of several fields; {"ab", "c"} and {"a", "bc"} differ.
uint64_t HashFields(std::initializer_list<std::string_view> fields);

/// 16 lower-case hexadecimal digits.
std::string Hex(uint64_t value);

/// 32 hexadecimal digits of two differently seeded XXH64: for data where a clash would lose a record.
std::string HexHash128(std::string_view bytes);

}  // namespace lapwing
