// SPDX-License-Identifier: Apache-2.0
/// HTTP/1.1: one thread moves bytes, some threads answer.
///
/// Reading and writing never wait, so a client that sends or takes a byte a minute costs its own connection and nobody's time.
/// A header has 10 seconds and 16 KiB, a body 30 seconds and 1 MiB, an answer 60 seconds to be taken. At the limit of connections
/// the one that has been idle or has dawdled over its header for longest makes room for a new one.
///
/// Threads  Run() is called once; `handler` is called from `workers` threads at once
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "lapwing/result.h"
#include "serve/http_message.h"

namespace lapwing::serve {

struct ServerOptions {
  std::string address = "127.0.0.1";  ///< numeric
  uint16_t port = 8080;               ///< 0: any free one
  int workers = 4;
  size_t connections = 512;
  size_t streams = 64;                ///< of them, answers that go on
  std::chrono::milliseconds header_time{10000}, body_time{30000}, write_time{60000}, stream_pause{2000};
};

/// Counted since the start.
struct ServerStats {
  std::atomic<uint64_t> requests{0}, client_errors{0}, server_errors{0}, evicted{0};
  std::atomic<int64_t> connections{0}, streams{0};  ///< now
};

class HttpServer {
 public:
  using Handler = std::function<Response(const Request&)>;

  /// Listens; kUsage for an address that is none, kIo where it is taken.
  static Result<std::unique_ptr<HttpServer>> Listen(const ServerOptions& options, Handler handler, std::shared_ptr<ServerStats> stats);
  ~HttpServer();
  uint16_t port() const;
  /// Serves until `stop` says true (asked ten times a second); answers that are under way are finished first.
  void Run(const std::function<bool()>& stop);

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lapwing::serve
