// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "base/data_folder.h"

namespace lapwing {
namespace {

namespace fs = std::filesystem;
constexpr size_t kChunkBytes = size_t{1} << 16;

Error SystemError(const std::string& path, int number) {
  if (number == ENOENT || number == ENOTDIR) return {Errc::kNotFound, "no such file", path};
  return {Errc::kIo, fmt::format("cannot be opened: {}", std::strerror(number)), path};
}

}  // namespace

struct ByteStream::Handle {
  gzFile file = nullptr;
  ~Handle() {
    if (file != nullptr) gzclose(file);
  }
};

ByteStream::ByteStream(std::unique_ptr<Handle> handle, std::string path)
    : handle_(std::move(handle)), path_(std::move(path)) {}
ByteStream::ByteStream(ByteStream&&) noexcept = default;
ByteStream& ByteStream::operator=(ByteStream&&) noexcept = default;
ByteStream::~ByteStream() = default;

Result<ByteStream> ByteStream::Open(const std::string& path) {
  std::error_code ignored;
  if (path != "-" && fs::is_directory(path, ignored)) {
    return Error{Errc::kBadInput, "is a folder, not a file", path};
  }
  int fd = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return SystemError(path, errno);
  auto handle = std::make_unique<Handle>();
  handle->file = gzdopen(fd, "rb");
  if (handle->file == nullptr) {
    close(fd);
    return Error{Errc::kIo, "cannot be opened: out of memory", path};
  }
  gzbuffer(handle->file, static_cast<unsigned>(kChunkBytes));
  return ByteStream(std::move(handle), path);
}

Result<size_t> ByteStream::Read(char* buffer, size_t size) {
  int got = gzread(handle_->file, buffer, static_cast<unsigned>(std::min(size, size_t{1} << 30)));
  // zlib gives the bytes before the damage first and names the damage on the read that meets it.
  int code = Z_OK;
  const char* text = gzerror(handle_->file, &code);
  if (got > 0) return static_cast<size_t>(got);
  if (code == Z_ERRNO) return Error{Errc::kIo, fmt::format("cannot be read: {}", std::strerror(errno)), path_};
  if (got < 0 || (code != Z_OK && code != Z_STREAM_END)) {
    // zlib puts the number of the descriptor before its words, "<fd:7>: unexpected end of file", which is another in every process.
    std::string_view words = text;
    if (size_t at = words.find(">: "); words.starts_with("<fd:") && at != std::string_view::npos) words.remove_prefix(at + 3);
    return Error{Errc::kBadInput, fmt::format("damaged gzip: {}", words), path_};
  }
  return size_t{0};
}

Result<std::string> ReadFile(const std::string& path, size_t max_bytes) {
  Result<ByteStream> stream = ByteStream::Open(path);
  if (!stream) return stream.error();
  std::string bytes;
  std::error_code ignored;
  if (uintmax_t size = fs::file_size(path, ignored); !ignored && size <= max_bytes) bytes.reserve(size);
  std::string chunk(kChunkBytes, '\0');
  while (true) {
    Result<size_t> got = stream->Read(chunk.data(), chunk.size());
    if (!got) return got.error();
    if (*got == 0) return bytes;
    if (bytes.size() + *got > max_bytes) {
      return Error{Errc::kBadInput, fmt::format("is larger than {} bytes", max_bytes), path};
    }
    bytes.append(chunk, 0, *got);
  }
}

Status WriteFile(const std::string& path, std::string_view bytes) {
  std::string part = path + ".part";
  std::FILE* file = std::fopen(part.c_str(), "wb");
  if (file == nullptr) return SystemError(part, errno);
  bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  written = std::fclose(file) == 0 && written;
  if (written && std::rename(part.c_str(), path.c_str()) == 0) return Ok{};
  Error error{Errc::kIo, fmt::format("cannot be written: {}", std::strerror(errno)), path};
  std::remove(part.c_str());
  return error;
}

Result<std::vector<std::string>> ListFiles(const std::string& folder, std::string_view suffix) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return Error{Errc::kNotFound, "no such folder", folder};
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->is_regular_file(error) && it->path().filename().string().ends_with(suffix)) {
      files.push_back(it->path().string());
    }
  }
  if (error) return Error{Errc::kIo, fmt::format("cannot be listed: {}", error.message()), folder};
  std::sort(files.begin(), files.end());
  return files;
}

namespace {

std::string& DataFolder() {
  static std::string folder;
  return folder;
}

}  // namespace

void SetDataFolder(std::string folder) { DataFolder() = std::move(folder); }

std::string DataPath(std::string_view relative) {
  fs::path name{std::string(relative)};
  if (const char* chosen = std::getenv("LAPWING_DATA"); chosen != nullptr && *chosen != '\0')
    return fs::path(chosen) / name;
  if (!DataFolder().empty()) return fs::path(DataFolder()) / name;
  std::error_code error;
  fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    fs::path installed = program.parent_path().parent_path() / "share" / "lapwing" / name;
    if (fs::exists(installed, error)) return installed;
  }
  return fs::path(LAPWING_SOURCE_DIR) / name;
}

}  // namespace lapwing
