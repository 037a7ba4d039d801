// SPDX-License-Identifier: Apache-2.0
/// The model file: named sections behind a header with a version and a checksum. A file that is truncated, altered,
/// foreign or of another version is refused with a message that says what to do.
///
///   magic "LAPWMODL" | version u32 | sections u32 | checksum u64 | for each: name[16], size u64 | the sections' bytes
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

/// Raised whenever features, hashes or sections change meaning.
inline constexpr uint32_t kModelVersion = 3;
inline constexpr char kModelName[] = "english.model";

/// A file read is mapped into memory: sections are looked at in place, and what points into them lives as long as a copy
/// of the ModelFile.
class ModelFile {
 public:
  void Set(const std::string& name, std::string bytes);
  /// "" for a section that is not there.
  std::string_view Get(const std::string& name) const;
  std::string Pack() const;
  /// `bytes` are looked at in place and must outlive the result, unless `owner` keeps them.
  static Result<ModelFile> Unpack(std::string_view bytes, const std::string& path, std::shared_ptr<const void> owner = nullptr);
  static Result<ModelFile> Read(const std::string& path);
  Status Write(const std::string& path) const;

 private:
  struct Section {
    std::shared_ptr<const void> owner;
    std::string_view bytes;
  };
  std::map<std::string, Section> sections_;
};

}  // namespace lapwing
