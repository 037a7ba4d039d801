// SPDX-License-Identifier: Apache-2.0
/// The page's files, compiled into the program: nothing is read from the disk for a request, so no path can lead anywhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lapwing::serve {

struct Asset {
  std::string_view path;  ///< "/index.html", "/assets/app.js"
  std::string_view bytes;
};

/// Made by the build out of web/dist (cmake/assets.cmake); none where that is missing.
const Asset* FindAsset(std::string_view path);

/// "text/html; charset=utf-8" by the ending of a name.
std::string MediaType(std::string_view path);

}  // namespace lapwing::serve
