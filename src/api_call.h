// SPDX-License-Identifier: Apache-2.0
/// What a route of the API is and what it is given. One table (api_routes.cc) holds them all: requests are answered by it, and
/// the description of the API (openapi.json) is made of it, so neither can say other than the other does.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actor_names.h"
#include "code/codebook.h"
#include "exchange/tables.h"
#include "lapwing/result.h"
#include "serve/http_message.h"
#include "store/store.h"
#include "watch/groupings.h"

namespace lapwing {

/// Loaded once, read by all threads.
struct ApiData {
  std::shared_ptr<const Codebook> codebook;
  std::shared_ptr<const ExchangeTables> tables;
  Groupings groupings;
  ActorNames names;
};

/// The parameters of a request, read by kind. The first that is wrong is kept as `fault`; what it would have said is left out.
class ApiParameters {
 public:
  explicit ApiParameters(const serve::Request& request) : request_(request) {}

  std::string Text(std::string_view name);
  std::string Needed(std::string_view name);
  std::optional<int64_t> Day(std::string_view name);          ///< "2024-01-17"
  std::pair<std::optional<int64_t>, std::optional<int64_t>> Days(const char* from, const char* to);
  bool Flag(std::string_view name);                           ///< "1" or "true"
  int64_t Number(std::string_view name, int64_t otherwise, int64_t least, int64_t most);
  std::vector<std::string> List(std::string_view name);       ///< "A,B", or the name several times
  std::vector<Member> Side(std::string_view name, const Groupings& groupings);  ///< codes or groups; empty where not given
  void Blame(Error error) {
    if (!fault_) fault_ = std::move(error);
  }
  const std::optional<Error>& fault() const { return fault_; }

 private:
  const serve::Request& request_;
  std::optional<Error> fault_;
};

struct ApiCall {
  const ApiData& data;
  Store& store;
  const serve::Request& request;
  ApiParameters& parameters;
  std::string id;    ///< what stands in the path for {id}
  std::string form;  ///< "json", "csv" ...
};

struct ApiRoute {
  const char* path;                      ///< below /api/v1/; "events/{id}"
  const char* summary;
  std::vector<const char*> parameters;   ///< any other is refused
  std::vector<const char*> forms;        ///< endings; the first is meant where there is none
  Result<serve::Response> (*call)(const ApiCall& call);
};

const std::vector<ApiRoute>& ApiRoutes();
/// The description of all routes as OpenAPI 3.1.
std::string OpenApi();

// The answers, by file.
Result<serve::Response> ApiOverview(const ApiCall& call);      // api_pairs.cc
Result<serve::Response> ApiDyads(const ApiCall& call);
Result<serve::Response> ApiNetwork(const ApiCall& call);
Result<serve::Response> ApiEvents(const ApiCall& call);        // api_events.cc
Result<serve::Response> ApiEvent(const ApiCall& call);
Result<serve::Response> ApiMap(const ApiCall& call);
Result<serve::Response> ApiSearch(const ApiCall& call);
Result<serve::Response> ApiArticles(const ApiCall& call);      // api_articles.cc
Result<serve::Response> ApiArticle(const ApiCall& call);
Result<serve::Response> ApiStories(const ApiCall& call);
Result<serve::Response> ApiSeries(const ApiCall& call);        // api_series.cc
Result<serve::Response> ApiForecasts(const ApiCall& call);
Result<serve::Response> ApiAlarms(const ApiCall& call);
Result<serve::Response> ApiDigest(const ApiCall& call);        // api_pages.cc
Result<serve::Response> ApiStoriesPage(const ApiCall& call);
Result<serve::Response> ApiFeeds(const ApiCall& call);

/// The request body of a correction, checked; a new type brings its quad class and score. kBadInput in words.
Result<Correction> ReadCorrection(const std::string& body, const Codebook& codebook);  // api_corrections.cc
std::string CorrectionJson(const Correction& correction);

}  // namespace lapwing
