// SPDX-License-Identifier: Apache-2.0
/// One process writes an SQLite store at a time. The lock is the operating system's (flock), so a killed process leaves none.
#pragma once

#include <string>

#include "lapwing/result.h"

namespace lapwing {

class WriterLock {
 public:
  /// Takes the lock file beside the database. kIo where another process has it (the message names its number) or the folder
  /// cannot be written.
  static Result<WriterLock> Take(const std::string& database);
  WriterLock() = default;
  WriterLock(WriterLock&& other) noexcept : file_(other.file_) { other.file_ = -1; }
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  explicit WriterLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace lapwing
