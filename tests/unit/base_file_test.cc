// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>

using namespace lapwing;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("lapwing_file_test_" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::string operator/(const char* name) const { return (path / name).string(); }
};

void WriteGzip(const std::string& path, const std::string& bytes, const char* mode) {
  gzFile file = gzopen(path.c_str(), mode);
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
}

}  // namespace

TEST_CASE("what is written can be read") {
  Folder folder;
  REQUIRE(WriteFile(folder / "a", "bytes"));
  Result<std::string> read = ReadFile(folder / "a");
  REQUIRE(read);
  CHECK(*read == "bytes");
  CHECK_FALSE(fs::exists(folder / "a.part"));
}

TEST_CASE("gzip is undone by content, also several members in a row") {
  Folder folder;
  WriteGzip(folder / "noext", "one ", "wb");
  WriteGzip(folder / "noext", "two", "ab");
  Result<std::string> read = ReadFile(folder / "noext");
  REQUIRE(read);
  CHECK(*read == "one two");
}

TEST_CASE("errors say what is wrong") {
  Folder folder;
  CHECK(ReadFile(folder / "missing").error().code == Errc::kNotFound);
  CHECK(ReadFile(folder.path.string()).error().code == Errc::kBadInput);
  REQUIRE(WriteFile(folder / "big", std::string(100, 'x')));
  CHECK(ReadFile(folder / "big", 99).error().code == Errc::kBadInput);
  CHECK(ReadFile(folder / "big", 100));
  WriteGzip(folder / "cut.gz", std::string(100000, 'x') + "tail", "wb");
  fs::resize_file(folder / "cut.gz", fs::file_size(folder / "cut.gz") / 2);
  CHECK(ReadFile(folder / "cut.gz").error().code == Errc::kBadInput);
}

TEST_CASE("files are listed in one order, folders included") {
  Folder folder;
  fs::create_directories(folder.path / "b");
  for (const char* name : {"c.txt", "a.txt", "b/x.txt", "skip.md"}) REQUIRE(WriteFile(folder / name, ""));
  Result<std::vector<std::string>> files = ListFiles(folder.path.string(), ".txt");
  REQUIRE(files);
  CHECK(*files == std::vector<std::string>{folder / "a.txt", folder / "b/x.txt", folder / "c.txt"});
  CHECK_FALSE(ListFiles(folder / "nowhere", ""));
}
