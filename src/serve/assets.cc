// SPDX-License-Identifier: Apache-2.0
#include "serve/assets.h"

#include <utility>

namespace lapwing::serve {

std::string MediaType(std::string_view path) {
  constexpr std::pair<std::string_view, const char*> kTypes[] = {
      {".html", "text/html; charset=utf-8"},   {".js", "text/javascript; charset=utf-8"}, {".mjs", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},               {".png", "image/png"},                     {".ico", "image/x-icon"},                   {".woff2", "font/woff2"},
      {".webmanifest", "application/manifest+json"}, {".json", "application/json"},       {".geojson", "application/geo+json"},       {".txt", "text/plain; charset=utf-8"},
  };
  for (const auto& [ending, type] : kTypes) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

}  // namespace lapwing::serve
