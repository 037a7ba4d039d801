// SPDX-License-Identifier: Apache-2.0
/// All that a Lapwing server answers: the page, the API under /api/v1/, and what those who run it ask (/healthz, /metrics).
///
/// Order of every request: is the name it was asked by ours, may this client read or write, which route, which form; then the
/// headers that stand on every answer. Readers have connections that can change nothing; a correction opens the store for
/// writing and closes it again, so that an ingest can run beside the server.
///
/// Threads  Answer() is called from any number at once
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "answer_cache.h"
#include "api_call.h"
#include "pulse.h"
#include "reader_pool.h"
#include "serve/guard.h"
#include "serve/http_server.h"

namespace lapwing {

class Api {
 public:
  Api(std::string target, ApiData data, serve::Guard guard, std::shared_ptr<const serve::ServerStats> stats)
      : target_(std::move(target)), data_(std::move(data)), guard_(std::move(guard)), stats_(std::move(stats)), readers_(target_), cache_(target_), pulse_(readers_) {}

  serve::Response Answer(const serve::Request& request);

 private:
  serve::Response Dispatch(const serve::Request& request);
  serve::Response Get(const serve::Request& request);
  serve::Response Post(const serve::Request& request);
  serve::Response Page(const serve::Request& request) const;
  serve::Response Call(const serve::Request& request, const ApiRoute& route, std::string id, std::string form);
  serve::Response Correct(const serve::Request& request);
  serve::Response Session(const serve::Request& request) const;
  serve::Response Ready();
  serve::Response Metrics();

  std::string target_;
  ApiData data_;
  serve::Guard guard_;
  std::shared_ptr<const serve::ServerStats> stats_;
  ReaderPool readers_;
  AnswerCache cache_;
  Pulse pulse_;
  std::mutex writing_;  ///< one correction at a time
};

}  // namespace lapwing
