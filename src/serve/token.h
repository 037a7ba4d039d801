// SPDX-License-Identifier: Apache-2.0
/// The secret that allows what changes the store: 256 bits of the system's randomness, kept here only as its SHA-256.
///
/// The file is made readable by its owner alone (0600); one that others may read is refused.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "lapwing/result.h"

namespace lapwing::serve {

class Token {
 public:
  /// Reads the token of this file, or makes file and token where there is none. kUsage: others may read the file, or it holds
  /// less than 256 bits (64 hexadecimal digits); kIo: it cannot be made.
  static Result<Token> FromFile(const std::string& path);

  /// In time that does not depend on what is given.
  bool Matches(std::string_view given) const;

 private:
  explicit Token(std::string_view secret);
  std::array<unsigned char, 32> hash_{};
};

}  // namespace lapwing::serve
