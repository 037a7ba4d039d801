// SPDX-License-Identifier: Apache-2.0
#include "serve/http_session.h"

#include <boost/asio/write.hpp>

#include "base/strings.h"
#include "serve/respond.h"

namespace lapwing::serve {
namespace {

namespace http = boost::beast::http;

constexpr uint32_t kHeaderBytes = 16 * 1024;
constexpr uint64_t kBodyBytes = 1024 * 1024;
constexpr size_t kBufferBytes = 64 * 1024;

}  // namespace

HttpSession::HttpSession(boost::asio::ip::tcp::socket socket, SessionHost& host)
    : host_(host), stream_(std::move(socket)), buffer_(kBufferBytes), pause_(stream_.get_executor()) {
  ++host_.Stats().connections;
}

HttpSession::~HttpSession() {
  StopWaiting();
  if (source_) --host_.Stats().streams;
  --host_.Stats().connections;
}

void HttpSession::Close() {
  StopWaiting();
  Fault ignored;
  stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_both, ignored);
  stream_.close();
}

void HttpSession::StopWaiting() {
  if (waiting_) host_.WaitsNoMore(*waiting_);
  waiting_.reset();
}

void HttpSession::ReadHeader() {
  parser_.emplace();
  parser_->header_limit(kHeaderBytes);
  parser_->body_limit(kBodyBytes);
  waiting_ = host_.Waits(this);
  stream_.expires_after(host_.Options().header_time);
  http::async_read_header(stream_, buffer_, *parser_, [self = shared_from_this()](Fault fault, size_t) {
    self->StopWaiting();
    if (fault) return self->Refuse(fault);
    self->ReadBody();
  });
}

void HttpSession::ReadBody() {
  stream_.expires_after(host_.Options().body_time);
  http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](Fault fault, size_t) {
    if (fault) return self->Refuse(fault);
    self->Take();
  });
}

// What cannot be read is answered where the client may still be listening, and then closed: where the next request begins is not known.
void HttpSession::Refuse(Fault fault) {
  int status = 400;
  if (fault == http::error::header_limit || fault == http::error::buffer_overflow) status = 431;
  else if (fault == http::error::body_limit) status = 413;
  else if (fault.category() != http::make_error_code(http::error::bad_method).category()) return Close();  // gone, or too slow
  else if (fault == http::error::end_of_stream || fault == http::error::partial_message) return Close();
  ++host_.Stats().requests;
  keep_alive_ = false;
  head_ = false;
  Request unread;
  Response response = Problem(status, status == 400 ? "this is no HTTP request" : "larger than this server takes");
  Finish(unread, response);
  Send(std::move(response));
}

void HttpSession::Take() {
  auto message = parser_->release();
  Request request;
  request.method = std::string(message.method_string());
  ReadTarget(message.target(), request);
  for (const auto& field : message) request.headers.emplace_back(LowerAscii(field.name_string()), std::string(field.value()));
  request.body = std::move(message.body());
  keep_alive_ = message.keep_alive();
  head_ = request.method == "HEAD";
  http_1_0_ = message.version() < 11;
  ++host_.Stats().requests;
  stream_.expires_never();  // the worker's time is not the client's
  host_.Work(std::move(request), [self = shared_from_this()](Response response) { self->Send(std::move(response)); });
}

template <typename Body>
void HttpSession::Write(std::shared_ptr<http::response<Body>> message) {
  stream_.expires_after(host_.Options().write_time);
  http::async_write(stream_, *message, [self = shared_from_this(), message](Fault fault, size_t) {
    if (fault || !self->keep_alive_) return self->Close();
    self->ReadHeader();
  });
}

void HttpSession::Send(Response response) {
  ServerStats& stats = host_.Stats();
  if (response.stream && stats.streams >= static_cast<int64_t>(host_.Options().streams)) {
    Request none;
    response = Problem(503, "too many pages follow this server; look again later");
    Finish(none, response);
  }
  if (response.status >= 500) ++stats.server_errors;
  else if (response.status >= 400) ++stats.client_errors;
  bool goes_on = response.stream && !head_;
  auto prepare = [&](auto& message) {
    message.version(http_1_0_ ? 10 : 11);
    message.result(static_cast<unsigned>(response.status));
    message.reason(ReasonOf(response.status));
    message.set(http::field::server, "lapwing");
    if (!response.type.empty() && response.status != 304 && response.status != 204) message.set(http::field::content_type, response.type);
    for (const auto& [name, value] : response.headers) message.set(name, value);
    message.keep_alive(keep_alive_ && !goes_on);
  };
  if (goes_on) {
    source_ = std::move(response.stream);
    ++stats.streams;
    keep_alive_ = false;
    auto message = std::make_shared<http::response<http::empty_body>>();
    prepare(*message);
    auto serializer = std::make_shared<http::response_serializer<http::empty_body>>(*message);
    stream_.expires_after(host_.Options().write_time);
    http::async_write_header(stream_, *serializer, [self = shared_from_this(), message, serializer, first = std::move(response.body)](Fault fault, size_t) mutable {
      if (fault) return self->Close();
      self->SendPiece(std::move(first));
    });
    return;
  }
  if (head_ || response.status == 304 || response.status == 204) {
    auto message = std::make_shared<http::response<http::empty_body>>();
    prepare(*message);
    if (head_ && response.status != 304) message->content_length(response.body.size());
    return Write(message);
  }
  auto message = std::make_shared<http::response<http::string_body>>();
  prepare(*message);
  message->body() = std::move(response.body);
  message->prepare_payload();
  Write(message);
}

void HttpSession::SendPiece(std::string text) {
  piece_ = std::move(text);
  stream_.expires_after(host_.Options().write_time);
  boost::asio::async_write(stream_, boost::asio::buffer(piece_), [self = shared_from_this()](Fault fault, size_t) {
    if (fault) return self->Close();
    self->AwaitPiece();
  });
}

void HttpSession::AwaitPiece() {
  stream_.expires_never();
  pause_.expires_after(host_.Options().stream_pause);
  pause_.async_wait([self = shared_from_this()](Fault fault) {
    if (fault) return;
    self->host_.Work(self->source_, [self](std::string text) { self->SendPiece(std::move(text)); });
  });
}

}  // namespace lapwing::serve
