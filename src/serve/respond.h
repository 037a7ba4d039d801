// SPDX-License-Identifier: Apache-2.0
/// Answers, and what stands on every one of them: its mark (ETag) and the headers that keep a browser from running news.
#pragma once

#include <string>
#include <string_view>

#include "lapwing/result.h"
#include "serve/http_message.h"

namespace lapwing::serve {

Response Json(std::string body);
/// HTML made here. Its one <style> is allowed by its hash, and nothing else may run or load.
Response HtmlPage(std::string html);
/// RFC 9457: {"type":"about:blank","title":"Bad Request","status":400,"detail":...}
Response Problem(int status, std::string_view detail);
/// 400 for what the caller asked wrongly, 404, 422 for what he sent, 503 where the store cannot answer.
Response Problem(const Error& error);

/// "Not Found"
const char* ReasonOf(int status);

/// Sets the security headers, the ETag of a whole answer, and makes it 304 where the client has it already.
void Finish(const Request& request, Response& response);

}  // namespace lapwing::serve
