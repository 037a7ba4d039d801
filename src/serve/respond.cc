// SPDX-License-Identifier: Apache-2.0
#include "serve/respond.h"

#include <openssl/evp.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/strings.h"

namespace lapwing::serve {
namespace {

// What the page needs comes from here; text of news is never code (trusted types).
constexpr const char* kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'";

std::string Sha256Base64(std::string_view bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) != 1) return "";
  unsigned char text[2 * EVP_MAX_MD_SIZE];
  int length = EVP_EncodeBlock(text, digest, static_cast<int>(size));
  return std::string(reinterpret_cast<const char*>(text), static_cast<size_t>(length));
}

bool Has(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return true;
  }
  return false;
}

bool Matches(std::string_view wanted, const std::string& tag) {
  for (std::string_view one : SplitTrim(wanted, ',')) {
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag || one == "*") return true;
  }
  return false;
}

}  // namespace

Response Json(std::string body) { return {200, "application/json", std::move(body), {}}; }

Response HtmlPage(std::string html) {
  Response response{200, "text/html; charset=utf-8", std::move(html), {}};
  std::string style = "'none'";
  size_t begin = response.body.find("<style>"), end = response.body.find("</style>");
  if (begin != std::string::npos && end != std::string::npos) style = "'sha256-" + Sha256Base64(std::string_view(response.body).substr(begin + 7, end - begin - 7)) + "'";
  response.headers.emplace_back("Content-Security-Policy",
                                "default-src 'none'; style-src " + style + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'");
  return response;
}

Response Problem(int status, std::string_view detail) {
  JsonWriter json;
  json.BeginObject().Field("type", "about:blank").Field("title", ReasonOf(status)).Field("status", status).Field("detail", detail).EndObject();
  return {status, "application/problem+json", json.Take(), {}};
}

Response Problem(const Error& error) {
  std::string detail = error.where.empty() || error.code == Errc::kIo ? error.message : error.message + ": " + error.where;
  switch (error.code) {
    case Errc::kUsage: return Problem(400, detail);
    case Errc::kNotFound: return Problem(404, detail);
    case Errc::kBadInput: return Problem(422, detail);
    case Errc::kBadData: return Problem(500, detail);
    case Errc::kIo: return Problem(503, detail);
  }
  return Problem(500, detail);
}

const char* ReasonOf(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    default: return status < 500 ? "Error" : "Internal Server Error";
  }
}

void Finish(const Request& request, Response& response) {
  if (!Has(response, "Content-Security-Policy")) response.headers.emplace_back("Content-Security-Policy", kPagePolicy);
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("X-Frame-Options", "DENY");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Embedder-Policy", "require-corp");
  response.headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  // Kept by the browser alone, and asked for anew each time: a correction shows at once.
  if (!Has(response, "Cache-Control")) response.headers.emplace_back("Cache-Control", response.status == 200 && !response.stream ? "private, no-cache" : "no-store");
  bool read = request.method == "GET" || request.method == "HEAD";
  if (response.status != 200 || response.stream || !read) return;
  std::string tag = "\"" + HexHash128(response.body) + "\"";
  response.headers.emplace_back("ETag", tag);
  if (!Matches(request.Header("if-none-match"), tag)) return;
  response.status = 304;
  response.body.clear();
}

}  // namespace lapwing::serve
