// SPDX-License-Identifier: Apache-2.0
/// A file as memory: nothing is copied, pages come when they are looked at and are shared between processes.
///
/// Whoever replaces the file must put a new one in its place (WriteFile does); cutting it short under a reader ends the reader.
#pragma once

#include <string>
#include <string_view>

#include "lapwing/result.h"

namespace lapwing {

class MappedFile {
 public:
  /// Errors: kNotFound (missing), kBadInput (a folder, empty), kIo.
  static Result<MappedFile> Open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

}  // namespace lapwing
