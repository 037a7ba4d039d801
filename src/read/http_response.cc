// SPDX-License-Identifier: Apache-2.0
#include "read/http_response.h"

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>

#include "base/strings.h"

namespace lapwing {
namespace {

constexpr size_t kFreeBytes = size_t{1} << 20;
constexpr size_t kMaxRatio = 200;

bool Bomb(size_t unpacked, size_t packed, size_t max_bytes) { return unpacked > max_bytes || (unpacked > kFreeBytes && unpacked / kMaxRatio > packed); }

/// gzip, or deflate with the header of zlib or without one: servers send all three.
Result<std::string> Unpack(std::string_view packed, int window_bits, size_t max_bytes) {
  z_stream zip{};
  if (inflateInit2(&zip, window_bits) != Z_OK) return Error{Errc::kBadInput, "cannot be unpacked", ""};
  std::string input(packed), out;
  std::array<char, size_t{1} << 15> room;
  zip.next_in = reinterpret_cast<Bytef*>(input.data());
  zip.avail_in = static_cast<uInt>(input.size());
  int code = Z_OK;
  bool bomb = false;
  while (code == Z_OK && !bomb) {
    zip.next_out = reinterpret_cast<Bytef*>(room.data());
    zip.avail_out = static_cast<uInt>(room.size());
    code = inflate(&zip, Z_NO_FLUSH);
    out.append(room.data(), room.size() - zip.avail_out);
    bomb = Bomb(out.size(), input.size(), max_bytes);
  }
  inflateEnd(&zip);
  if (bomb) return Error{Errc::kBadInput, "unpacks to too much", ""};
  // A body that breaks off is read as far as it goes, as browsers do.
  if (code != Z_STREAM_END && out.empty()) return Error{Errc::kBadInput, "a packed body that is damaged", ""};
  return out;
}

Result<std::string> UnpackBrotli(std::string_view packed, size_t max_bytes) {
  std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
  if (!state) return Error{Errc::kBadInput, "cannot be unpacked", ""};
  const auto* in = reinterpret_cast<const uint8_t*>(packed.data());
  size_t left = packed.size();
  std::string out;
  std::array<uint8_t, size_t{1} << 15> room;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
    uint8_t* next = room.data();
    size_t free = room.size();
    result = BrotliDecoderDecompressStream(state.get(), &left, &in, &free, &next, nullptr);
    out.append(reinterpret_cast<const char*>(room.data()), room.size() - free);
    if (Bomb(out.size(), packed.size(), max_bytes)) return Error{Errc::kBadInput, "unpacks to too much", ""};
  }
  // As above: what breaks off is read as far as it goes.
  if (result != BROTLI_DECODER_RESULT_SUCCESS && out.empty()) return Error{Errc::kBadInput, "a packed body that is damaged", ""};
  return out;
}

Result<std::string> Decode(std::string body, std::string_view coding, size_t max_bytes) {
  std::string name = LowerAscii(Trim(coding));
  if (name.empty() || name == "identity" || name == "none") return body;
  bool gzip = std::string_view(body).starts_with("\x1f\x8b");
  if (name == "gzip" || name == "x-gzip") return gzip ? Unpack(body, 15 + 16, max_bytes) : Result<std::string>(std::move(body));
  if (name == "deflate") {
    size_t text = body.find_first_not_of(" \t\r\n");
    if (text == std::string::npos || body[text] == '<') return body;  // undone already
    Result<std::string> wrapped = Unpack(body, 15, max_bytes);
    return wrapped ? std::move(wrapped) : Unpack(body, -15, max_bytes);
  }
  size_t text = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (text == std::string::npos || body[text] == '<') return body;
  if (name == "br") return UnpackBrotli(body, max_bytes);
  return Error{Errc::kBadInput, fmt::format("a body in the coding '{}', which is not known", name.substr(0, 20)), ""};
}

}  // namespace

void SplitContentType(std::string_view value, std::string& media_type, std::string& charset) {
  size_t end = std::min(value.find(';'), value.size());
  media_type = LowerAscii(Trim(value.substr(0, end)));
  std::string rest = LowerAscii(value.substr(end));
  size_t at = rest.find("charset=");
  if (at == std::string::npos) return;
  at = rest.find_first_not_of("\"' ", at + 8);
  if (at != std::string::npos) charset = rest.substr(at, rest.find_first_of("\"'; ,", at) - at);
}

std::string Unchunk(std::string_view body) {
  std::string out;
  for (size_t at = 0; at < body.size();) {
    size_t line = body.find('\n', at);
    size_t size = 0;
    auto [end, failure] = std::from_chars(body.data() + at, body.data() + body.size(), size, 16);
    bool sound = failure == std::errc() && line != std::string_view::npos && line - at < 100 &&
                 (*end == '\r' || *end == '\n' || *end == ';' || *end == ' ');
    if (!sound) return at == 0 ? std::string(body) : out;
    if (size == 0) break;
    out += body.substr(line + 1, size);
    if (size > body.size() - line - 1) break;
    at = line + 1 + size;
    while (at < body.size() && (body[at] == '\r' || body[at] == '\n')) ++at;
  }
  return out;
}

Result<HttpResponse> ReadHttpResponse(std::string_view message, size_t max_bytes) {
  HttpResponse response;
  size_t blank = message.find("\r\n\r\n"), bare = message.find("\n\n");
  size_t header = std::min(blank == std::string_view::npos ? blank : blank + 4, bare == std::string_view::npos ? bare : bare + 2);
  if (!message.starts_with("HTTP/") || header == std::string_view::npos) return Error{Errc::kBadInput, "no HTTP response", ""};
  std::string_view lines = message.substr(0, header);
  size_t space = std::min(lines.find(' '), lines.size());
  size_t digits = std::min(lines.find_first_not_of(' ', space), lines.size());
  std::from_chars(lines.data() + digits, lines.data() + lines.size(), response.status);
  std::string transfer, content;
  for (size_t at = 0; at < lines.size();) {
    size_t end = std::min(lines.find('\n', at), lines.size());
    std::string_view line = lines.substr(at, end - at);
    at = end + 1;
    size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string name = LowerAscii(line.substr(0, colon));
    std::string_view value = Trim(line.substr(colon + 1));
    if (name == "content-type") SplitContentType(value, response.media_type, response.charset);
    if (name == "transfer-encoding") transfer = LowerAscii(value);
    if (name == "content-encoding") content = LowerAscii(value);
  }
  std::string body = transfer.find("chunked") != std::string::npos ? Unchunk(message.substr(header)) : std::string(message.substr(header));
  // The last coding was put on last. Nested ones are the tool of bombs; two are enough.
  std::vector<std::string_view> codings = SplitTrim(content, ',');
  if (codings.size() > 2) return Error{Errc::kBadInput, "a body packed more than twice", ""};
  for (size_t i = codings.size(); i-- > 0;) {
    Result<std::string> decoded = Decode(std::move(body), codings[i], max_bytes);
    if (!decoded) return decoded.error();
    body = std::move(*decoded);
  }
  response.body = std::move(body);
  return response;
}

}  // namespace lapwing
