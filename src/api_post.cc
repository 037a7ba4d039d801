// SPDX-License-Identifier: Apache-2.0
// What changes something: a correction, and the cookie of a session.
#include <fmt/format.h>
#include <simdjson.h>

#include <ctime>

#include "api.h"
#include "api_lists.h"
#include "base/json.h"
#include "serve/respond.h"

namespace lapwing {
namespace {

using serve::Problem;
using serve::Request;
using serve::Response;

/// An analyst's word has its hour; nothing that is counted depends on it.
std::string Now() {
  std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace

Response Api::Post(const Request& request) {
  if (request.path == "/api/v1/corrections") return Correct(request);
  if (request.path == "/api/v1/session") return Session(request);
  Response response = Problem(405, "nothing is taken here");
  response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

Response Api::Correct(const Request& request) {
  if (auto refusal = guard_.CheckWriter(request)) return *refusal;
  Result<Correction> correction = ReadCorrection(request.body, *data_.codebook);
  if (!correction) return Problem(correction.error());
  correction->made_at = Now();
  std::lock_guard lock(writing_);
  StoreOptions options;
  options.patience = std::chrono::seconds(5);
  Result<std::unique_ptr<Store>> store = Store::Open(target_, options);
  if (!store) {
    Response response = Problem(503, store.error().message);
    response.headers.emplace_back("Retry-After", "10");
    return response;
  }
  Status saved = (*store)->SaveCorrection(*correction);
  if (!saved) return Problem(saved.error());
  JsonWriter json;
  json.BeginObject().Field("event", correction->event).Key("correction").Raw(CorrectionJson(*correction)).EndObject();
  Response response = serve::Json(json.Take());
  response.status = 201;
  response.headers.emplace_back("Location", "/api/v1/events/" + EncodeQuery(correction->event));
  return response;
}

Response Api::Session(const Request& request) const {
  if (auto refusal = guard_.CheckOrigin(request)) return *refusal;
  simdjson::dom::parser parser;
  std::string_view token;
  if (parser.parse(request.body)["token"].get(token) != simdjson::SUCCESS) return Problem(422, "'token' is needed");
  if (!guard_.TokenMatches(token)) return Problem(401, "that is not the token");
  Response response{204, "", "", {}};
  response.headers.emplace_back("Set-Cookie", fmt::format("{}={}; HttpOnly; SameSite=Strict; Path=/", serve::kCookie, token));
  return response;
}

}  // namespace lapwing
