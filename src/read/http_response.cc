// SPDX-License-Identifier: Apache-2.0
#include "read/http_response.h"

#include <brotli/decode.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>

#include "base/content_type.h"
#include "base/strings.h"
#include "base/unpack.h"

namespace lapwing {
namespace {

Result<std::string> Undo(std::string_view packed, Packing packing, size_t max_bytes) {
  std::optional<Unpacked> unpacked = Unpack(packed, packing, max_bytes);
  if (!unpacked) return Error{Errc::kBadInput, "unpacks to too much", ""};
  // A body that breaks off is read as far as it goes, as browsers do.
  if (!unpacked->whole && unpacked->bytes.empty()) return Error{Errc::kBadInput, "a packed body that is damaged", ""};
  return std::move(unpacked->bytes);
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
    if (out.size() > max_bytes || IsBomb(out.size(), packed.size())) return Error{Errc::kBadInput, "unpacks to too much", ""};
  }
  // As above: what breaks off is read as far as it goes.
  if (result != BROTLI_DECODER_RESULT_SUCCESS && out.empty()) return Error{Errc::kBadInput, "a packed body that is damaged", ""};
  return out;
}

Result<std::string> Decode(std::string body, std::string_view coding, size_t max_bytes) {
  std::string name = LowerAscii(Trim(coding));
  if (name.empty() || name == "identity" || name == "none") return body;
  bool gzip = std::string_view(body).starts_with("\x1f\x8b");
  if (name == "gzip" || name == "x-gzip") return gzip ? Undo(body, Packing::kGzip, max_bytes) : Result<std::string>(std::move(body));
  if (name == "deflate") {
    size_t text = body.find_first_not_of(" \t\r\n");
    if (text == std::string::npos || body[text] == '<') return body;  // undone already
    Result<std::string> wrapped = Undo(body, Packing::kZlib, max_bytes);
    return wrapped ? std::move(wrapped) : Undo(body, Packing::kDeflate, max_bytes);
  }
  size_t text = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (text == std::string::npos || body[text] == '<') return body;
  if (name == "br") return UnpackBrotli(body, max_bytes);
  return Error{Errc::kBadInput, fmt::format("a body in the coding '{}', which is not known", name.substr(0, 20)), ""};
}

}  // namespace

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
    if (name == "content-type") {
      ContentType type = ParseContentType(value);
      response.media_type = std::move(type.media_type);
      if (!type.charset.empty()) response.charset = std::move(type.charset);
    }
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
