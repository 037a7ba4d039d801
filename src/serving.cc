// SPDX-License-Identifier: Apache-2.0
#include "serving.h"

#include <fmt/format.h>

#include <charconv>

#include "actor_names.h"
#include "api.h"
#include "base/file.h"
#include "base/strings.h"
#include "exchange_events.h"
#include "load_groupings.h"

namespace lapwing {
namespace {

Result<serve::ServerOptions> AddressOf(const std::string& listen) {
  std::string text = listen.find(':') == std::string::npos ? "127.0.0.1:" + listen : listen;
  size_t colon = text.rfind(':');
  std::string host = text.substr(0, colon), port = text.substr(colon + 1);
  if (host == "localhost") host = "127.0.0.1";
  serve::ServerOptions options;
  auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), options.port);
  if (fault != std::errc() || end != port.data() + port.size() || !serve::IsNumeric(host)) {
    return Error{Errc::kUsage, fmt::format("'{}' is no address; 127.0.0.1:8080 is one, [::1]:8080 another", listen), "--listen"};
  }
  options.address = host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
  return options;
}

Result<ApiData> LoadData(const std::string& groups) {
  ApiData data;
  auto codebook = Codebook::Load(DataPath("codebook/plover"));
  if (!codebook) return codebook.error();
  data.codebook = *codebook;
  auto tables = LoadExchange();
  if (!tables) return tables.error();
  data.tables = *tables;
  auto groupings = LoadGroupings(groups);
  if (!groupings) return groupings.error();
  data.groupings = std::move(*groupings);
  auto names = LoadActorNames();
  if (!names) return names.error();
  data.names = std::move(*names);
  return data;
}

}  // namespace

Status Serve(const ServeOptions& options, const std::function<void(const std::string&)>& started, const std::function<bool()>& stop) {
  Result<serve::ServerOptions> server_options = AddressOf(options.listen);
  if (!server_options) return server_options.error();
  server_options->workers = options.workers;
  std::string shown = server_options->address.find(':') == std::string::npos ? server_options->address : "[" + server_options->address + "]";
  bool open = !serve::IsLoopback(shown);
  if (open && options.token_file.empty() && !options.insecure) {
    return Error{Errc::kUsage, "others can reach this address: name a --token-file, or say --insecure where whoever reaches it may read everything", options.listen};
  }
  serve::GuardOptions guard;
  guard.any_address = open;
  guard.token_to_read = open && !options.insecure;
  for (const std::string& host : options.hosts) guard.hosts.push_back(LowerAscii(host));
  if (!options.token_file.empty()) {
    Result<serve::Token> token = serve::Token::FromFile(options.token_file);
    if (!token) return token.error();
    guard.token = *token;
  }
  StoreOptions reading;
  reading.read_only = true;
  auto store = Store::Open(options.store, reading);  // what is wrong with it is told now, not to the first visitor
  if (!store) return store.error();
  Result<ApiData> data = LoadData(options.groups);
  if (!data) return data.error();

  auto stats = std::make_shared<serve::ServerStats>();
  Api api(options.store, std::move(*data), serve::Guard(std::move(guard)), stats);
  auto server = serve::HttpServer::Listen(*server_options, [&api](const serve::Request& request) { return api.Answer(request); }, stats);
  if (!server) return server.error();
  started(fmt::format("http://{}:{}/", shown, (*server)->port()));
  (*server)->Run(stop);
  return Ok{};
}

}  // namespace lapwing
