// SPDX-License-Identifier: Apache-2.0
#include "base/model_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "base/byte_io.h"
#include "base/model_hash.h"

namespace lapwing {
namespace {

constexpr std::string_view kMagic = "LAPWMODL";
constexpr size_t kNameSize = 16;

constexpr char kRemedy[] = "take the models that came with this release, or make new ones with `lapwing train`";

}  // namespace

void ModelFile::Set(const std::string& name, std::string bytes) {
  auto owned = std::make_shared<const std::string>(std::move(bytes));
  sections_[name] = {owned, *owned};
}

std::string_view ModelFile::Get(const std::string& name) const {
  auto it = sections_.find(name);
  return it == sections_.end() ? std::string_view{} : it->second.bytes;
}

std::string ModelFile::Pack() const {
  ByteWriter table;
  std::string body;
  for (const auto& [name, section] : sections_) {
    std::string padded = name.substr(0, kNameSize);
    padded.resize(kNameSize, '\0');
    for (char c : padded) table.U8(static_cast<uint8_t>(c));
    table.U64(section.bytes.size());
    body += section.bytes;
  }
  std::string rest = table.Take() + body;
  ByteWriter head;
  for (char c : kMagic) head.U8(static_cast<uint8_t>(c));
  head.U32(kModelVersion);
  head.U32(static_cast<uint32_t>(sections_.size()));
  head.U64(HashBytes(rest));
  return head.Take() + rest;
}

Result<ModelFile> ModelFile::Unpack(std::string_view bytes, const std::string& path, std::shared_ptr<const void> owner) {
  auto fail = [&](const std::string& what) { return Error{Errc::kBadData, fmt::format("{}; {}", what, kRemedy), path}; };
  ByteReader in(bytes);
  if (in.Bytes(kMagic.size()) != kMagic) return fail("this is not a Lapwing model");
  uint32_t version = in.U32();
  if (in.ok() && version != kModelVersion) return fail(fmt::format("the model has version {}, this program reads {}", version, kModelVersion));
  uint32_t count = in.U32();
  uint64_t checksum = in.U64();
  size_t header = kMagic.size() + 16;
  if (!in.ok() || count > 64 || HashBytes(bytes.substr(header)) != checksum) return fail("the model file is damaged or cut short");
  ModelFile file;
  std::vector<std::pair<std::string, uint64_t>> table;
  for (uint32_t i = 0; i < count; ++i) {
    std::string name(in.Bytes(kNameSize));
    name.resize(name.find('\0') == std::string::npos ? name.size() : name.find('\0'));
    table.emplace_back(std::move(name), in.U64());
  }
  for (const auto& [name, size] : table) file.sections_[name] = {owner, in.Bytes(size)};
  if (!in.ok() || in.left() != 0) return fail("the model file is damaged");
  return file;
}

Result<ModelFile> ModelFile::Read(const std::string& path) {
  int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Error{Errc::kNotFound, fmt::format("there is no model here; {}", kRemedy), path};
  struct stat status {};
  auto size = fstat(file, &status) == 0 && S_ISREG(status.st_mode) ? static_cast<size_t>(status.st_size) : 0;
  void* start = size > 0 ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0) : MAP_FAILED;
  close(file);
  if (size == 0) return Unpack({}, path);
  if (start == MAP_FAILED) return Error{Errc::kIo, "the model cannot be read", path};
  std::shared_ptr<const void> owner(start, [size](const void* memory) { munmap(const_cast<void*>(memory), size); });
  return Unpack({static_cast<const char*>(start), size}, path, owner);
}

Status ModelFile::Write(const std::string& path) const {
  std::ofstream out(path, std::ios::binary);
  std::string bytes = Pack();
  if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) return Error{Errc::kIo, "cannot write the model", path};
  return Ok{};
}

}  // namespace lapwing
