// SPDX-License-Identifier: Apache-2.0
#include "store/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace lapwing {

Result<WriterLock> WriterLock::Take(const std::string& database) {
  std::string path = database + ".lock";
  int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) return Error{Errc::kIo, fmt::format("cannot write here ({}); give a database in a folder that can be written", std::strerror(errno)), path};
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    char holder[32] = "";
    ssize_t size = pread(file, holder, sizeof holder - 1, 0);
    close(file);
    return Error{Errc::kIo, fmt::format("another process (number {}) writes to this database; wait for it or use PostgreSQL for several writers",
                                        size > 0 ? std::string_view(holder, static_cast<size_t>(size)) : "unknown"), database};
  }
  std::string number = fmt::format("{}", getpid());
  if (ftruncate(file, 0) == 0) (void)!pwrite(file, number.data(), number.size(), 0);  // for people only
  return WriterLock(file);
}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

WriterLock::~WriterLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace lapwing
