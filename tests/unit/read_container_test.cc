// SPDX-License-Identifier: Apache-2.0
// Archives and compressed streams: every kind, nested, encrypted, damaged, hostile.
#include "read/container.h"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zlib.h>

#include <cstring>
#include <fstream>
#include <vector>

#include "read/reader.h"

using namespace lapwing;

namespace {

struct File {
  std::string name, bytes;
};

// An archive as libarchive writes it. `options`: its own, as "zip:encryption=traditional".
std::string Pack(int format, int filter, const std::vector<File>& files, const std::string& options = "") {
  std::string out(size_t{64} << 20, '\0');
  size_t used = 0;
  struct archive* a = archive_write_new();
  REQUIRE(archive_write_set_format(a, format) == ARCHIVE_OK);
  REQUIRE(archive_write_add_filter(a, filter) >= ARCHIVE_WARN);
  archive_write_set_bytes_in_last_block(a, 1);
  if (!options.empty()) {
    REQUIRE(archive_write_set_options(a, options.c_str()) == ARCHIVE_OK);
    REQUIRE(archive_write_set_passphrase(a, "secret") == ARCHIVE_OK);
  }
  REQUIRE(archive_write_open_memory(a, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const File& file : files) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.name.c_str());
    archive_entry_set_filetype(entry, file.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    REQUIRE(archive_write_header(a, entry) >= ARCHIVE_WARN);
    if (!file.bytes.empty()) REQUIRE(archive_write_data(a, file.bytes.data(), file.bytes.size()) == static_cast<la_ssize_t>(file.bytes.size()));
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

std::string Zip(const std::vector<File>& files, const std::string& options = "") { return Pack(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, files, options); }
std::string Tar(const std::vector<File>& files, int filter = ARCHIVE_FILTER_NONE) { return Pack(ARCHIVE_FORMAT_TAR_USTAR, filter, files); }
std::string Compressed(const std::string& bytes, int filter) { return Pack(ARCHIVE_FORMAT_RAW, filter, {{"data", bytes}}); }

std::string Line(const std::string& id) { return fmt::format("{{\"id\":\"{}\",\"text\":\"Iran met Iraq in Oman.\"}}\n", id); }

std::string PageOf(const std::string& name) {
  return fmt::format("<html><head><title>Envoys of {0} meet in Oslo over grain</title></head><body><article><h1>Envoys of {0} meet in Oslo over grain</h1>"
                     "<p>The envoys of {0} and Turkey met in Oslo on Monday to revive the grain deal, officials said.</p></article></body></html>", name);
}

std::vector<Article> ReadAll(std::string bytes, const std::string& path = "x") {
  Result<Reader> reader = Reader::OverBytes(std::move(bytes), {}, path);
  REQUIRE(reader);
  std::vector<Article> articles;
  while (std::optional<Article> article = reader->Next()) articles.push_back(std::move(*article));
  return articles;
}

// "id" of good articles, "path: reason" of the others.
std::vector<std::string> Told(const std::vector<Article>& articles) {
  std::vector<std::string> told;
  for (const Article& article : articles) told.push_back(article.status == ArticleStatus::kOk ? article.id : article.path + ": " + article.reason);
  return told;
}

using Strings = std::vector<std::string>;
const std::vector<File> kFiles = {{"2024/", ""}, {"2024/a.jsonl", Line("a") + Line("b")}, {"../../etc/passwd", Line("c")}, {"page.html", PageOf("Russia")}, {"lines.csv", "id,text\nd,Iran met Iraq in Oman.\n"}};

void CheckFiles(const std::string& bytes) {
  std::vector<Article> articles = ReadAll(bytes, "news");
  REQUIRE(articles.size() == 5);
  CHECK(articles[0].id == "a");
  CHECK(articles[1].id == "b");
  CHECK(articles[1].path == "news#2024/a.jsonl");
  CHECK(articles[2].path == "news#../../etc/passwd");  // a name, and nothing more
  CHECK(articles[3].title == "Envoys of Russia meet in Oslo over grain");
  CHECK(articles[3].path == "news#page.html");
  CHECK(articles[4].id == "d");
}

}  // namespace

TEST_CASE("every kind of archive gives the same articles, with their place in it as path") {
  CheckFiles(Zip(kFiles));
  CheckFiles(Tar(kFiles));
  CheckFiles(Tar(kFiles, ARCHIVE_FILTER_GZIP));
  CheckFiles(Tar(kFiles, ARCHIVE_FILTER_XZ));
  CheckFiles(Tar(kFiles, ARCHIVE_FILTER_ZSTD));
  CheckFiles(Tar(kFiles, ARCHIVE_FILTER_BZIP2));
  CheckFiles(Pack(ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE, kFiles));
  CheckFiles(Pack(ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_NONE, kFiles));
  CheckFiles(Pack(ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FILTER_NONE, kFiles));
}

TEST_CASE("a compressed stream is what it holds") {
  for (int filter : {ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_BZIP2}) {
    CHECK(Told(ReadAll(Compressed(Line("a") + Line("b"), filter))) == Strings{"a", "b"});
    CHECK(ReadAll(Compressed(Line("a"), filter), "news.jsonl")[0].path == "news.jsonl");
  }
  // Frames one behind another are one stream, as `cat a.zst b.zst` makes them.
  CHECK(Told(ReadAll(Compressed(Line("a"), ARCHIVE_FILTER_ZSTD) + Compressed(Line("b"), ARCHIVE_FILTER_ZSTD))) == Strings{"a", "b"});
  std::string body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PageOf("Russia");
  std::string warc = fmt::format("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n", body.size(), body);
  std::vector<Article> pages = ReadAll(Compressed(warc + warc, ARCHIVE_FILTER_ZSTD), "crawl.warc.zst");
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].url == "https://news.example/a");
  CHECK(pages[1].path == fmt::format("crawl.warc.zst#{}", warc.size()));  // of the unpacked stream
}

TEST_CASE("archives inside of archives are read two deep") {
  std::string two = Zip({{"inner.tar.gz", Tar({{"a.jsonl", Line("a")}}, ARCHIVE_FILTER_GZIP)}, {"b.jsonl.gz", Compressed(Line("b"), ARCHIVE_FILTER_GZIP)}, {"c.7z", Pack(ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE, {{"c.jsonl", Line("c")}})}});
  std::vector<Article> articles = ReadAll(two, "news.zip");
  CHECK(Told(articles) == Strings{"a", "b", "c"});
  CHECK(articles[0].path == "news.zip#inner.tar.gz#a.jsonl");
  CHECK(articles[1].path == "news.zip#b.jsonl.gz");
  CHECK(articles[2].path == "news.zip#c.7z#c.jsonl");
  CHECK(Told(ReadAll(Zip({{"two.zip", two}, {"d.jsonl", Line("d")}}), "x")) ==
        Strings{"x#two.zip#inner.tar.gz: an archive inside of 2 others is not opened", "x#two.zip#b.jsonl.gz: an archive inside of 2 others is not opened",
                "x#two.zip#c.7z: an archive inside of 2 others is not opened", "d"});
}

TEST_CASE("an encrypted member is named, and the next one read") {
  std::string locked = Zip({{"secret.jsonl", Line("a")}}, "zip:encryption=traditional");
  CHECK(Told(ReadAll(locked)) == Strings{"x#secret.jsonl: encrypted"});
  CHECK(Told(ReadAll(Zip({{"locked.zip", locked}, {"b.jsonl", Line("b")}}))) == Strings{"x#locked.zip#secret.jsonl: encrypted", "b"});
}

TEST_CASE("a damaged member is named, and the next one read") {
  std::string text;
  for (int i = 0; i < 400; ++i) text += fmt::format("Line {} of {} tells of talks {} in Oman.\n", i, i * 7919 % 1000, i * 104729 % 997);
  std::string zip = Zip({{"a.txt", text}, {"b.jsonl", Line("b")}});
  size_t at = zip.find("a.txt") + 400;
  for (size_t i = 0; i < 40; ++i) zip[at + i] = static_cast<char>(zip[at + i] ^ 0x5A);
  Strings told = Told(ReadAll(zip));
  REQUIRE(told.size() == 2);
  CHECK(told[0].starts_with("x#a.txt: damaged archive: "));
  CHECK(told[1] == "b");
  // Of an archive that breaks off, what came before is read, and the break told.
  for (const std::string& whole : {Tar(kFiles, ARCHIVE_FILTER_ZSTD), Tar(kFiles, ARCHIVE_FILTER_GZIP), Zip(kFiles), Pack(ARCHIVE_FORMAT_7ZIP, ARCHIVE_FILTER_NONE, kFiles)}) {
    std::vector<Article> some = ReadAll(whole.substr(0, whole.size() / 3));
    REQUIRE(!some.empty());
    bool told_of = false;
    for (const Article& article : some) told_of = told_of || article.reason.find("damaged") != std::string::npos || article.reason.find("runcated") != std::string::npos;
    CHECK_MESSAGE(told_of, fmt::format("{} articles, the last: {}", some.size(), Told(some).back()));
  }
}

TEST_CASE("bombs are refused, and what stands behind them in a zip is read") {
  std::string zeros = "{\"id\":\"z\",\"text\":\"" + std::string(size_t{40} << 20, 'a') + "\"}\n";
  Strings told = Told(ReadAll(Zip({{"bomb.jsonl", zeros}, {"b.jsonl", Line("b")}})));
  REQUIRE(told.size() >= 2);
  CHECK(told.front().find("unpacks to more than 200 times its size") != std::string::npos);
  CHECK(told.back() == "b");
  told = Told(ReadAll(Compressed(zeros, ARCHIVE_FILTER_ZSTD)));
  CHECK(told.back().find("unpacks to more than 200 times its size") != std::string::npos);
}

TEST_CASE("what holds no reports says so") {
  CHECK(Told(ReadAll(Zip({{"folder/", ""}}), "x")) == Strings{"x: an archive without files"});
  CHECK(Told(ReadAll(Zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<document/>"}}), "x")) ==
        Strings{"x: an office document or e-book, which is no archive of reports: save it as HTML or text"});
  CHECK(Told(ReadAll(Zip({{"__MACOSX/._a", "x"}, {".DS_Store", "x"}, {"a.jsonl", Line("a")}}))) == Strings{"a"});
  CHECK(Told(ReadAll(Zip({{"a.png", "\x89PNG\r\n\x1a\n" + std::string(40, '\0')}, {"a.jsonl", Line("a")}}))) == Strings{"x#a.png: binary data, not text", "a"});
}

TEST_CASE("members are named, whatever their names are") {
  std::vector<Article> articles = ReadAll(Zip({{" ", Line("a")}, {"a\nb \xFF.jsonl", Line("b")}}), "x");
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].path == "x#member 1");
  CHECK(articles[1].path.find('\n') == std::string::npos);
  CHECK(articles[1].id == "b");
}

TEST_CASE("names of members are the same in every locale") {
  // One stored file under the name "na\xC3\xAFve", marked as UTF-8: as Python, Java and Windows write it.
  std::string line = Line("a"), name = "na\xC3\xAFve";
  auto number = [](uint32_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
  };
  auto crc = static_cast<uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(line.data()), static_cast<uInt>(line.size())));
  std::string common = number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 4) + number(crc, 4) + number(static_cast<uint32_t>(line.size()), 4) +
                       number(static_cast<uint32_t>(line.size()), 4) + number(static_cast<uint32_t>(name.size()), 2) + number(0, 2);
  std::string local = "PK\x03\x04" + common + name + line;
  std::string central = "PK\x01\x02" + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + name;
  std::string end = "PK\x05\x06" + number(0, 4) + number(1, 2) + number(1, 2) + number(static_cast<uint32_t>(central.size()), 4) + number(static_cast<uint32_t>(local.size()), 4) + number(0, 2);
  std::vector<Article> articles = ReadAll(local + central + end, "x");
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].path == "x#na\xC3\xAFve");
}

TEST_CASE("an archive comes from a file and from a pipe") {
  std::string zip = Zip(kFiles);
  CHECK(LooksLikeContainer(zip));
  CHECK(LooksLikeContainer(Tar(kFiles, ARCHIVE_FILTER_GZIP)));
  CHECK_FALSE(LooksLikeContainer(Compressed(Line("a"), ARCHIVE_FILTER_GZIP)));  // gzip of one file is undone elsewhere
  CHECK_FALSE(LooksLikeContainer("PK is the name of a bank"));
  size_t at = 0;
  RandomBytes pipe;
  pipe.read = [&](char* buffer, size_t size) -> Result<size_t> {
    size_t taken = zip.copy(buffer, std::min<size_t>(size, 100), at);
    at += taken;
    return taken;
  };
  Result<Container> container = Container::Open(std::move(pipe));
  REQUIRE(container);
  Strings names;
  while (std::optional<Member> member = container->Next()) names.push_back(member->name);
  CHECK(names == Strings{"2024/a.jsonl", "../../etc/passwd", "page.html", "lines.csv"});
}
