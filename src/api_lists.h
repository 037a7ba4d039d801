// SPDX-License-Identifier: Apache-2.0
/// What all lists of the API have in common: a cursor to go on, in the answer and as a link.
#pragma once

#include <optional>
#include <string>

#include "base/json.h"
#include "serve/http_message.h"
#include "store/store.h"

namespace lapwing {

/// Closes the array and the object that are open; "next" is the cursor, null at the end.
serve::Response EndList(JsonWriter& json, const std::string& next, const serve::Request& request);
/// `</api/v1/events?...&after=N>; rel="next"`
std::string NextLink(const serve::Request& request, const std::string& next);

/// A place in a list by day, as a cursor: "19875.412".
std::string PlaceText(const EventPlace& place);
std::optional<EventPlace> ReadPlace(std::string_view text);

/// Percent-encoded for a query.
std::string EncodeQuery(std::string_view text);

std::string ArticleJson(const ArticleRow& row, bool with_text);

}  // namespace lapwing
