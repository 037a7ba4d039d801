// SPDX-License-Identifier: Apache-2.0
#include "api.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "serve/assets.h"
#include "serve/respond.h"

namespace lapwing {
namespace {

using serve::Problem;
using serve::Request;
using serve::Response;

constexpr std::string_view kApi = "/api/v1/";

constexpr const char* kPlainPage =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Lapwing</title></head>\n"
    "<body><main><h1>Lapwing</h1><ul>\n<li><a href=\"/digest.html\">Digest of the last week</a></li>\n<li><a href=\"/stories.html\">Stories</a></li>\n"
    "<li><a href=\"/api/v1/overview\">Overview as JSON</a></li>\n<li><a href=\"/api/v1/openapi.json\">The API</a></li>\n</ul></main></body></html>\n";

const ApiRoute kStoriesPage = {"stories.html", "", {"from", "to", "day", "row"}, {"html"}, &ApiStoriesPage};

struct Found {
  const ApiRoute* route = nullptr;
  std::string id, form;
  bool known = false;  ///< the path is right, the form is not
};

/// "events.csv", "events/7148dbc1547b83c6"
Found FindRoute(std::string_view path) {
  Found found;
  size_t slash = path.find('/');
  if (slash != std::string_view::npos) {
    for (const ApiRoute& route : ApiRoutes()) {
      std::string_view name = route.path;
      if (name.ends_with("/{id}") && name.substr(0, name.size() - 5) == path.substr(0, slash) && slash + 1 < path.size()) {
        return {&route, std::string(path.substr(slash + 1)), "json", true};
      }
    }
    return found;
  }
  size_t point = path.find('.');
  std::string_view form = point == std::string_view::npos ? std::string_view() : path.substr(point + 1);
  for (const ApiRoute& route : ApiRoutes()) {
    if (route.path != path.substr(0, point)) continue;
    found.known = true;
    if (point == std::string_view::npos) return {&route, "", route.forms.front(), true};
    if (std::find(route.forms.begin(), route.forms.end(), form) != route.forms.end()) return {&route, "", std::string(form), true};
  }
  return found;
}

Response NotAllowed(const char* allowed) {
  Response response = Problem(405, fmt::format("{} only", allowed));
  response.headers.emplace_back("Allow", allowed);
  return response;
}

/// Fields that only bear on how the page is shown; a browser's address may carry any.
std::optional<Response> CheckParameters(const Request& request, const ApiRoute& route) {
  for (const auto& [key, value] : request.query) {
    bool known = std::any_of(route.parameters.begin(), route.parameters.end(), [&name = key](const char* parameter) { return name == parameter; });
    if (!known) return Problem(400, fmt::format("no parameter '{}' here; there {}: {}", key, route.parameters.empty() ? "are none" : "are", fmt::join(route.parameters, ", ")));
  }
  return std::nullopt;
}

}  // namespace

Response Api::Answer(const Request& request) {
  Response response = Dispatch(request);
  serve::Finish(request, response);
  return response;
}

Response Api::Dispatch(const Request& request) {
  if (auto refusal = guard_.CheckHost(request)) return *refusal;
  if (request.path.empty()) return Problem(400, "the address is not one: broken escapes, or characters that no address has");
  if (request.method == "GET" || request.method == "HEAD") return Get(request);
  if (request.method == "POST") return Post(request);
  return NotAllowed("GET, HEAD, POST");
}

Response Api::Get(const Request& request) {
  const std::string& path = request.path;
  if (path == "/healthz") return {200, "text/plain; charset=utf-8", "ok\n", {{"Cache-Control", "no-store"}}};
  bool tells = path.starts_with("/api/") || path == "/readyz" || path == "/metrics" || path == "/digest.html" || path == "/stories.html";
  if (!tells) return Page(request);
  if (auto refusal = guard_.CheckReader(request)) return *refusal;
  if (path == "/readyz") return Ready();
  if (path == "/metrics") return Metrics();
  if (path == "/stories.html") return Call(request, kStoriesPage, "", "html");
  std::string_view rest = path;
  if (path == "/digest.html") rest = "digest.html";
  else if (!path.starts_with(kApi)) return Problem(404, "the API begins with /api/v1/");
  else rest.remove_prefix(kApi.size());
  if (rest == "openapi.json") return serve::Json(OpenApi());
  if (rest == "stream") {
    Response response{200, "text/event-stream", "retry: 5000\n\n", {}};
    if (request.method == "GET") response.stream = pulse_.Follow();
    return response;
  }
  if (rest == "corrections" || rest == "session") return NotAllowed("POST");
  Found found = FindRoute(rest);
  if (found.route != nullptr) return Call(request, *found.route, found.id, found.form);
  return Problem(404, found.known ? "it does not come in that form; /api/v1/openapi.json lists them" : "no such route; /api/v1/openapi.json lists them");
}

Response Api::Call(const Request& request, const ApiRoute& route, std::string id, std::string form) {
  if (auto refusal = CheckParameters(request, route)) return *refusal;
  const std::optional<int64_t> mark = cache_.Mark();
  if (mark) {
    if (std::optional<Response> kept = cache_.Find(request, *mark)) return std::move(*kept);
  }
  Result<std::unique_ptr<Store>> store = readers_.Take();
  if (!store) return Problem(503, store.error().message);
  ApiParameters parameters(request);
  Result<Response> response = route.call({data_, **store, request, parameters, std::move(id), std::move(form)});
  bool failed = !response && response.error().code == Errc::kIo;
  if (!failed) readers_.GiveBack(std::move(*store));
  if (response && mark) cache_.Keep(request, *mark, *response);
  return response ? std::move(*response) : Problem(response.error());
}

Response Api::Page(const Request& request) const {
  const std::string& path = request.path;
  const serve::Asset* asset = serve::FindAsset(path == "/" ? "/index.html" : path);
  if (asset != nullptr) return {200, serve::MediaType(asset->path), std::string(asset->bytes), {}};
  if (path == "/") return serve::HtmlPage(kPlainPage);
  return Problem(404, "nothing is here");
}

Response Api::Ready() {
  Result<std::unique_ptr<Store>> store = readers_.Take();
  if (!store) return Problem(503, store.error().message);
  Result<std::string> state = (*store)->State("ready");
  if (!state) return Problem(503, state.error().message);
  readers_.GiveBack(std::move(*store));
  return {200, "text/plain; charset=utf-8", "ready\n", {{"Cache-Control", "no-store"}}};
}

Response Api::Metrics() {
  Result<std::unique_ptr<Store>> store = readers_.Take();
  if (!store) return Problem(503, store.error().message);
  Result<StoreCounts> counts = (*store)->Counts();
  if (!counts) return Problem(503, counts.error().message);
  readers_.GiveBack(std::move(*store));
  std::string text;
  auto add = [&](const char* name, const char* kind, const char* help, auto value) { text += fmt::format("# HELP lapwing_{0} {1}\n# TYPE lapwing_{0} {2}\nlapwing_{0} {3}\n", name, help, kind, value); };
  add("http_requests_total", "counter", "Requests answered.", stats_->requests.load());
  add("http_client_errors_total", "counter", "Answers 400 to 499.", stats_->client_errors.load());
  add("http_server_errors_total", "counter", "Answers 500 to 599.", stats_->server_errors.load());
  add("http_evicted_total", "counter", "Idle or slow connections closed to make room.", stats_->evicted.load());
  add("http_connections", "gauge", "Connections open.", stats_->connections.load());
  add("http_streams", "gauge", "Clients that follow the stream.", stats_->streams.load());
  add("store_articles", "gauge", "Articles of the store, rejects too.", counts->articles);
  add("store_rejected_articles", "gauge", "Articles that are none.", counts->rejected_articles);
  add("store_events", "gauge", "Events of the store.", counts->events);
  add("store_corrections", "gauge", "Corrections by analysts.", counts->corrections);
  add("store_alarms", "gauge", "Alarms of the watcher.", counts->alerts);
  return {200, "text/plain; version=0.0.4; charset=utf-8", text, {{"Cache-Control", "no-store"}}};
}

}  // namespace lapwing
