// SPDX-License-Identifier: Apache-2.0
#include "read/reader.h"

#include <doctest/doctest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <vector>

#include "base/file.h"

using namespace lapwing;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("lapwing_reader_test_" + std::to_string(getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  std::string operator/(const char* name) const { return (path / name).string(); }
};

std::vector<Article> All(const std::string& path) {
  Result<Reader> reader = Reader::Open(path, {});
  REQUIRE(reader);
  std::vector<Article> articles;
  while (std::optional<Article> article = reader->Next()) articles.push_back(*article);
  return articles;
}

void WriteGzip(const std::string& path, const std::string& bytes) {
  gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
  gzclose(file);
}

}  // namespace

TEST_CASE("inputs that cannot be opened are errors, not articles") {
  Folder folder;
  CHECK(Reader::Open(folder / "missing.jsonl", {}).error().code == Errc::kNotFound);
  CHECK(Reader::Open(folder.path.string(), {}).error().code == Errc::kBadInput);
  CHECK(Reader::OverBytes("x", {.published = "yesterday"}).error().code == Errc::kUsage);
}

TEST_CASE("gzip is read by content, and every article knows its file") {
  Folder folder;
  WriteGzip(folder / "a.txt",
            "{\"id\":\"a\",\"text\":\"Iran met Iraq.\"}\n{\"id\":\"b\",\"text\":\"Iraq met Iran.\"}\n");
  std::vector<Article> articles = All(folder / "a.txt");
  REQUIRE(articles.size() == 2);
  CHECK(articles[1].id == "b");
  CHECK(articles[1].path == folder / "a.txt");
}

TEST_CASE("a damaged gzip gives what is whole, then one reject") {
  Folder folder;
  std::string lines;
  for (int i = 0; i < 20000; ++i)
    lines += "{\"id\":\"" + std::to_string(i * 7919 % 100003) + "\",\"text\":\"Iran met Iraq.\"}\n";
  WriteGzip(folder / "a.jsonl.gz", lines);
  fs::resize_file(folder / "a.jsonl.gz", fs::file_size(folder / "a.jsonl.gz") / 2);
  std::vector<Article> articles = All(folder / "a.jsonl.gz");
  REQUIRE(articles.size() > 100);
  CHECK(articles.front().status == ArticleStatus::kOk);
  CHECK(articles.back().status == ArticleStatus::kError);
  CHECK(articles.back().reason.find("gzip") != std::string::npos);
  CHECK(articles.back().reason.find("fd:") == std::string::npos);  // a descriptor's number is another in every process
  auto bad =
      std::count_if(articles.begin(), articles.end(), [](const Article& a) { return a.status != ArticleStatus::kOk; });
  CHECK(bad == 1);
}

TEST_CASE("an empty file is one empty article") {
  Folder folder;
  REQUIRE(WriteFile(folder / "empty", ""));
  std::vector<Article> articles = All(folder / "empty");
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].status == ArticleStatus::kEmpty);
}

TEST_CASE("the record has every key, in one order") {
  Article article;
  article.id = "a";
  article.text = "x";
  CHECK(ToJson(article) ==
        R"({"id":"a","url":null,"publisher":null,"author":null,"published":null,"published_basis":null,"title":null,"text":"x",)"
        R"("language":null,"story":null,"path":null,"status":"ok","reason":null})");
}
