// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace lapwing {

Result<MappedFile> MappedFile::Open(const std::string& path) {
  auto failed = [&](int number) { return Error{Errc::kIo, fmt::format("cannot be opened: {}", std::strerror(number)), path}; };
  int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT || errno == ENOTDIR ? Error{Errc::kNotFound, "no such file", path} : failed(errno);
  struct stat about{};
  if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size == 0) {
    close(fd);
    return Error{Errc::kBadInput, "is no file, or an empty one", path};
  }
  auto size = static_cast<size_t>(about.st_size);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
  int number = errno;
  close(fd);
  if (bytes == MAP_FAILED) return failed(number);
  return MappedFile({static_cast<const char*>(bytes), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace lapwing
