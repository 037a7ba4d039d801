// SPDX-License-Identifier: Apache-2.0
/// Files and streams, with errors people can act on. Gzip is undone wherever it is met (by its magic
/// bytes, never by the name; several members in a row are one stream).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

inline constexpr size_t kMaxFileBytes = size_t{1} << 30;

/// The whole file, decompressed. Errors: kNotFound (missing), kBadInput (a folder, larger than
/// `max_bytes` when decompressed, damaged gzip), kIo (unreadable). `where` is the path.
Result<std::string> ReadFile(const std::string& path, size_t max_bytes = kMaxFileBytes);

/// Replaces the file in one step: readers see the old bytes or the new ones, never half.
Status WriteFile(const std::string& path, std::string_view bytes);

/// Regular files under the folder (and its subfolders) whose name ends in `suffix`, sorted by bytes.
Result<std::vector<std::string>> ListFiles(const std::string& folder, std::string_view suffix);

/// A file shipped with Lapwing ("knowledge/states.txt"): under $LAPWING_DATA if set, else beside the
/// installed program (../share/lapwing), else in the source tree. Says where it would be; may not exist.
std::string DataPath(std::string_view relative);

/// Bytes in order, decompressed, from a path or ("-") standard input. Memory does not grow with the
/// input. Not for several threads at once.
class ByteStream {
 public:
  static Result<ByteStream> Open(const std::string& path);
  ByteStream(ByteStream&&) noexcept;
  ByteStream& operator=(ByteStream&&) noexcept;
  ~ByteStream();

  /// Up to `size` bytes; 0 is the end. An error (damaged gzip: kBadInput; disk: kIo) ends the stream.
  Result<size_t> Read(char* buffer, size_t size);
  const std::string& path() const { return path_; }

 private:
  struct Handle;
  ByteStream(std::unique_ptr<Handle> handle, std::string path);
  std::unique_ptr<Handle> handle_;
  std::string path_;
};

}  // namespace lapwing
