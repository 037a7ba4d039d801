// SPDX-License-Identifier: Apache-2.0
/// One connection: request after request, or an answer that goes on. Known to http_server.cc alone; the only place that sees Beast.
///
/// Everything here runs on the server's one thread; answers are made by the server's workers and come back to it.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "serve/http_message.h"
#include "serve/http_server.h"

namespace lapwing::serve {

class HttpSession;

/// What a session needs of its server.
class SessionHost {
 public:
  virtual ~SessionHost() = default;
  virtual const ServerOptions& Options() const = 0;
  virtual ServerStats& Stats() = 0;
  virtual void Work(Request request, std::function<void(Response)> done) = 0;
  virtual void Work(std::function<std::string()> source, std::function<void(std::string)> done) = 0;
  /// The session waits for a header: it may be closed for another.
  virtual std::list<HttpSession*>::iterator Waits(HttpSession* session) = 0;
  virtual void WaitsNoMore(std::list<HttpSession*>::iterator place) = 0;
};

class HttpSession : public std::enable_shared_from_this<HttpSession> {
 public:
  HttpSession(boost::asio::ip::tcp::socket socket, SessionHost& host);
  ~HttpSession();
  void Start() { ReadHeader(); }
  void Close();

 private:
  using Fault = boost::system::error_code;
  void ReadHeader();
  void ReadBody();
  void Refuse(Fault fault);
  void Take();
  void Send(Response response);
  void SendPiece(std::string text);
  void AwaitPiece();
  void StopWaiting();
  template <typename Body>
  void Write(std::shared_ptr<boost::beast::http::response<Body>> message);

  SessionHost& host_;
  boost::beast::tcp_stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
  std::optional<std::list<HttpSession*>::iterator> waiting_;
  std::function<std::string()> source_;
  std::string piece_;
  boost::asio::steady_timer pause_;
  bool keep_alive_ = false, head_ = false, http_1_0_ = false;
};

}  // namespace lapwing::serve
