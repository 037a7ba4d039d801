// SPDX-License-Identifier: Apache-2.0
#include "serve/http_server.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <list>

#include "serve/http_session.h"
#include "serve/respond.h"

namespace lapwing::serve {

namespace {

/// As Handler, but whatever happens there is an answer.
Response Answer(const HttpServer::Handler& handler, const Request& request) {
  try {
    return handler(request);
  } catch (const std::exception&) {
    Response response = Problem(500, "this request could not be answered");
    Finish(request, response);
    return response;
  }
}

}  // namespace

struct HttpServer::State : SessionHost {
  State(const ServerOptions& chosen, Handler answer, std::shared_ptr<ServerStats> counted)
      : options(chosen), handler(std::move(answer)), stats(std::move(counted)), acceptor(io), watch(io), workers(static_cast<size_t>(chosen.workers)) {}

  // What sessions ask of the server; all of it on the thread of Run().
  const ServerOptions& Options() const override { return options; }
  ServerStats& Stats() override { return *stats; }
  void Work(Request request, std::function<void(Response)> done) override {
    ++at_work;
    boost::asio::post(workers, [this, request = std::move(request), done = std::move(done)]() mutable {
      Response response = Answer(handler, request);
      Return([done = std::move(done), response = std::move(response)]() mutable { done(std::move(response)); });
    });
  }
  void Work(std::function<std::string()> source, std::function<void(std::string)> done) override {
    ++at_work;
    boost::asio::post(workers, [this, source = std::move(source), done = std::move(done)]() mutable {
      std::string text;
      try {
        text = source();
      } catch (const std::exception&) {
      }
      Return([done = std::move(done), text = std::move(text)]() mutable { done(std::move(text)); });
    });
  }
  std::list<HttpSession*>::iterator Waits(HttpSession* session) override { return waiting.insert(waiting.end(), session); }
  void WaitsNoMore(std::list<HttpSession*>::iterator place) override { waiting.erase(place); }

  void Return(std::function<void()> back) {
    boost::asio::post(io, [this, back = std::move(back)] {
      --at_work;
      back();
    });
  }

  void Accept() {
    acceptor.async_accept([this](boost::system::error_code fault, boost::asio::ip::tcp::socket socket) {
      if (!acceptor.is_open()) return;
      if (fault) {  // no more files to open: wait a little, somebody will leave
        watch_accept = std::make_unique<boost::asio::steady_timer>(io, std::chrono::milliseconds(100));
        watch_accept->async_wait([this](boost::system::error_code) { Accept(); });
        return;
      }
      Admit(std::move(socket));
      Accept();
    });
  }

  void Admit(boost::asio::ip::tcp::socket socket) {
    if (stats->connections >= static_cast<int64_t>(options.connections)) {
      if (waiting.empty()) return;  // all are being answered: the socket closes
      ++stats->evicted;
      waiting.front()->Close();
    }
    std::make_shared<HttpSession>(std::move(socket), *this)->Start();
  }

  ServerOptions options;
  Handler handler;
  std::shared_ptr<ServerStats> stats;
  std::list<HttpSession*> waiting;  ///< for a header, longest first; before `io`, whose end ends the sessions
  int at_work = 0;
  boost::asio::io_context io{1};
  boost::asio::ip::tcp::acceptor acceptor;
  boost::asio::steady_timer watch;
  std::unique_ptr<boost::asio::steady_timer> watch_accept;
  boost::asio::thread_pool workers;
};

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::~HttpServer() {
  state_->workers.join();
}

Result<std::unique_ptr<HttpServer>> HttpServer::Listen(const ServerOptions& options, Handler handler, std::shared_ptr<ServerStats> stats) {
  boost::system::error_code fault;
  boost::asio::ip::address address = boost::asio::ip::make_address(options.address, fault);
  if (fault) return Error{Errc::kUsage, "no numeric address: " + options.address, "--listen"};
  auto state = std::make_unique<State>(options, std::move(handler), std::move(stats));
  boost::asio::ip::tcp::endpoint endpoint(address, options.port);
  boost::asio::ip::tcp::acceptor& acceptor = state->acceptor;
  acceptor.open(endpoint.protocol(), fault);
  if (!fault) acceptor.set_option(boost::asio::socket_base::reuse_address(true), fault);
  if (!fault) acceptor.bind(endpoint, fault);
  if (!fault) acceptor.listen(boost::asio::socket_base::max_listen_connections, fault);
  if (fault) return Error{Errc::kIo, "cannot listen: " + fault.message(), options.address + ":" + std::to_string(options.port)};
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

uint16_t HttpServer::port() const {
  boost::system::error_code fault;
  return state_->acceptor.local_endpoint(fault).port();
}

void HttpServer::Run(const std::function<bool()>& stop) {
  State& state = *state_;
  constexpr std::chrono::milliseconds kLook{100};
  std::function<void()> look = [&] {
    state.watch.expires_after(kLook);
    state.watch.async_wait([&](boost::system::error_code) {
      if (!stop()) return look();
      boost::system::error_code fault;
      state.acceptor.close(fault);
      if (state.at_work == 0) state.io.stop();
      else look();
    });
  };
  look();
  state.Accept();
  state.io.run();
  // What is written but not taken yet gets a moment.
  state.io.restart();
  state.io.run_for(std::chrono::milliseconds(200));
}

}  // namespace lapwing::serve
