// SPDX-License-Identifier: Apache-2.0
// Web archives: sound ones, damaged ones, hostile ones.
#include "read/warc_records.h"

#include <brotli/encode.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zlib.h>

#include <memory>

#include "read/http_response.h"
#include "read/reader.h"

using namespace lapwing;

namespace {

std::string Gzip(const std::string& bytes) {
  z_stream zip{};
  deflateInit2(&zip, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zip, bytes.size()) + 64, '\0');
  std::string input = bytes;
  zip.next_in = reinterpret_cast<Bytef*>(input.data());
  zip.avail_in = static_cast<uInt>(input.size());
  zip.next_out = reinterpret_cast<Bytef*>(out.data());
  zip.avail_out = static_cast<uInt>(out.size());
  deflate(&zip, Z_FINISH);
  out.resize(out.size() - zip.avail_out);
  deflateEnd(&zip);
  return out;
}

std::string Brotli(const std::string& bytes) {
  size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()), &size, reinterpret_cast<uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

std::string RecordOf(const std::string& type, const std::string& uri, const std::string& content_type, const std::string& block) {
  return fmt::format("WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: 2024-03-05T08:00:00Z\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n", type, uri, content_type,
                     block.size(), block);
}

std::string PageOf(const std::string& name) {
  return fmt::format(
      "<html><head><title>Envoys of {0} meet in Oslo over grain</title></head><body><article><h1>Envoys of {0} meet in Oslo over grain</h1>"
      "<p>The envoys of {0} and Turkey met in Oslo on Monday to revive the grain deal, officials said.</p>"
      "<p>They agreed to meet again in March, and said that the talks had been frank and useful.</p></article></body></html>",
      name);
}

std::string ResponseOf(const std::string& name, const std::string& headers = "Content-Type: text/html; charset=utf-8\r\n") {
  return RecordOf("response", "https://news.example/" + name, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + PageOf(name));
}

std::vector<Article> ReadAll(std::string bytes, const std::string& path = "x.warc.gz") {
  Result<Reader> reader = Reader::OverBytes(std::move(bytes), {}, path);
  REQUIRE(reader);
  std::vector<Article> articles;
  while (std::optional<Article> article = reader->Next()) articles.push_back(std::move(*article));
  return articles;
}

std::vector<std::string> UrlsOf(const std::vector<Article>& articles) {
  std::vector<std::string> urls;
  for (const Article& article : articles) urls.push_back(article.status == ArticleStatus::kOk ? article.url : ToString(article.status));
  return urls;
}

const std::string kInfo = RecordOf("warcinfo", "", "application/warc-fields", "software: test\r\n");

}  // namespace

TEST_CASE("an archive gives its pages, gzip by record, gzip as a whole, or bare") {
  std::string request = RecordOf("request", "https://news.example/Russia", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n");
  std::string image = RecordOf("response", "https://news.example/x.png", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
  std::string missing = RecordOf("response", "https://news.example/404", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + PageOf("Nowhere"));
  std::vector<std::string> parts = {kInfo, request, ResponseOf("Russia"), image, missing, ResponseOf("Ukraine")};
  std::vector<std::string> expected = {"https://news.example/Russia", "https://news.example/Ukraine"};
  std::string bare, members;
  for (const std::string& part : parts) bare += part, members += Gzip(part);
  CHECK(UrlsOf(ReadAll(bare)) == expected);
  CHECK(UrlsOf(ReadAll(members)) == expected);
  CHECK(UrlsOf(ReadAll(Gzip(bare))) == expected);
  std::vector<Article> articles = ReadAll(members);
  CHECK(articles[0].path == fmt::format("x.warc.gz#{}", Gzip(kInfo).size() + Gzip(request).size()));
  CHECK(ReadAll(bare)[0].path == fmt::format("x.warc.gz#{}", kInfo.size() + request.size()));
  CHECK(articles[0].published.empty());  // the day of the visit is not that of publication
}

TEST_CASE("damage in a member loses that member, and says so") {
  std::string first = Gzip(ResponseOf("Russia")), second = Gzip(ResponseOf("Ukraine")), third = Gzip(ResponseOf("Turkey"));
  for (size_t at : {size_t{0}, size_t{5}, size_t{40}, second.size() / 2, second.size() - 6}) {
    std::string broken = second;
    for (size_t i = at; i < std::min(at + 6, broken.size()); ++i) broken[i] = static_cast<char>(broken[i] ^ 0x5A);
    std::vector<Article> articles = ReadAll(first + broken + third);
    INFO("damage at " << at);
    CHECK(UrlsOf(articles) == std::vector<std::string>{"https://news.example/Russia", "error", "https://news.example/Turkey"});
    if (articles.size() == 3) CHECK(articles[1].reason.find(fmt::format("{} bytes skipped", broken.size())) != std::string::npos);
  }
  CHECK(UrlsOf(ReadAll(first + second.substr(0, second.size() / 2) + third)) == std::vector<std::string>{"https://news.example/Russia", "error", "https://news.example/Turkey"});
  CHECK(UrlsOf(ReadAll(first + second.substr(0, second.size() / 2))) == std::vector<std::string>{"https://news.example/Russia", "error"});
  CHECK(UrlsOf(ReadAll(first + "garbage of a disk" + third)) == std::vector<std::string>{"https://news.example/Russia", "error", "https://news.example/Turkey"});
}

TEST_CASE("damage without gzip loses what stands up to the next record") {
  std::string first = ResponseOf("Russia"), second = ResponseOf("Ukraine"), third = ResponseOf("Turkey");
  std::vector<std::string> lost = {"https://news.example/Russia", "error", "https://news.example/Turkey"};
  CHECK(UrlsOf(ReadAll(first + "no record\r\n" + third)) == lost);
  std::string endless = second;
  endless.replace(endless.find("Content-Length: "), 16, "Content-Length: 9");
  CHECK(UrlsOf(ReadAll(first + endless + third)) == lost);
  std::string without = second;
  without.replace(without.find("Content-Length: "), 16, "Content-Width: ");
  CHECK(UrlsOf(ReadAll(first + without + third)) == lost);
  CHECK(UrlsOf(ReadAll(first + second.substr(0, second.size() - 50))) == std::vector<std::string>{"https://news.example/Russia", "error"});
}

TEST_CASE("codings of the body are undone, charsets of the server believed") {
  std::string page = PageOf("Russia"), packed = Gzip(page);
  std::string chunked = fmt::format("{:x}\r\n{}\r\n{:x};x=y\r\n{}\r\n0\r\n\r\n", size_t{10}, packed.substr(0, 10), packed.size() - 10, packed.substr(10));
  Result<HttpResponse> response = ReadHttpResponse("HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"UTF-8\"\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked, 1 << 20);
  REQUIRE(response);
  CHECK(response->body == page);
  CHECK(response->media_type == "text/html");
  CHECK(response->charset == "utf-8");
  CHECK(ReadHttpResponse("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>undone already</p>", 1 << 20)->body == "<p>undone already</p>");
  CHECK_FALSE(ReadHttpResponse("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\n\x28\xb5\x2f\xfd", 1 << 20));
  const std::string brotli = "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n";
  REQUIRE(ReadHttpResponse(brotli + Brotli(page), 1 << 20));
  CHECK(ReadHttpResponse(brotli + Brotli(page), 1 << 20)->body == page);
  CHECK(ReadHttpResponse(brotli + "<p>undone already</p>", 1 << 20)->body == "<p>undone already</p>");
  CHECK_FALSE(ReadHttpResponse(brotli + "\xff\xff\xff\xff", 1 << 20));
  CHECK_FALSE(ReadHttpResponse(brotli + Brotli(std::string(size_t{4} << 20, 'x')), size_t{32} << 20));
  std::string bomb = Gzip(std::string(size_t{4} << 20, 'x'));
  CHECK_FALSE(ReadHttpResponse("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb, size_t{32} << 20));

  std::string text = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=windows-1250\r\n\r\nThe presidents of Poland and Ukraine met in \xA3" "\xF3" "d\x9F on Monday.\r\n";
  std::vector<Article> articles = ReadAll(RecordOf("response", "https://news.example/lodz", "application/http", text));
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].text.find("Łódź") != std::string::npos);
}

TEST_CASE("an archive without a page is told of") {
  std::vector<Article> articles = ReadAll(Gzip(kInfo));
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].status == ArticleStatus::kEmpty);
  CHECK(articles[0].reason == "an archive of 1 records without a page");
}

TEST_CASE("a record over the limit is passed through in bounded memory") {
  constexpr size_t kLength = size_t{300} << 20;
  auto state = std::make_shared<std::pair<std::string, size_t>>("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(kLength) + "\r\n\r\n", 0);
  size_t head = state->first.size();
  WarcRecords records(
      [=](char* buffer, size_t size) -> Result<size_t> {
        size_t total = head + kLength;
        size_t taken = std::min(size, total - state->second);
        for (size_t i = 0; i < taken; ++i) buffer[i] = state->second + i < head ? state->first[state->second + i] : 'x';
        state->second += taken;
        return taken;
      },
      size_t{1} << 20);
  std::optional<WarcRecord> record = records.Next();
  REQUIRE(record);
  CHECK(record->too_long);
  CHECK(record->block.size() == kKeptBytes);
  CHECK_FALSE(records.Next());
}

TEST_CASE("a length of many digits, or a header that runs into the next record, costs one record and not the file") {
  auto with_length = [](const std::string& record, const std::string& length) {
    size_t at = record.find("Content-Length: ") + 16;
    return record.substr(0, at) + length + record.substr(record.find('\r', at));
  };
  std::vector<std::string> expected = {"https://news.example/Russia", "error", "https://news.example/Cuba"};
  for (const char* length : {"1000000000000", "99999999", "-1", "12x"}) {
    CHECK(UrlsOf(ReadAll(ResponseOf("Russia") + with_length(ResponseOf("Ukraine"), length) + ResponseOf("Cuba"))) == expected);
    CHECK(UrlsOf(ReadAll(Gzip(ResponseOf("Russia")) + Gzip(with_length(ResponseOf("Ukraine"), length)) + Gzip(ResponseOf("Cuba")))) == expected);
  }
  std::string endless = ResponseOf("Ukraine");
  size_t blank = endless.find("\r\n\r\n");
  CHECK(UrlsOf(ReadAll(ResponseOf("Russia") + endless.substr(0, blank) + "\r\n" + ResponseOf("Cuba"))) == expected);
  CHECK(UrlsOf(ReadAll(ResponseOf("Russia") + endless.substr(0, blank) + "no colon\r\n\r\n" + ResponseOf("Cuba"))) == expected);
  // Just so much too great that it ends where another record does.
  std::string next = ResponseOf("Oslo");
  size_t size = std::stoul(next.substr(next.find("Content-Length: ") + 16)) + 4 + next.size();
  CHECK(UrlsOf(ReadAll(Gzip(ResponseOf("Russia")) + Gzip(with_length(ResponseOf("Oslo"), std::to_string(size))) + Gzip(next) + Gzip(ResponseOf("Cuba")))) ==
        std::vector<std::string>{"https://news.example/Russia", "error", "https://news.example/Oslo", "https://news.example/Cuba"});
}
