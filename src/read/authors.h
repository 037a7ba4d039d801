// SPDX-License-Identifier: Apache-2.0
/// Who wrote a report, from what bylines and fields say.
#pragma once

#include <string>
#include <string_view>

namespace lapwing {

/// Names only, ", " between several: "By Jane Roe and John Doe, Staff Writer" -> "Jane Roe, John Doe"; "" where no name is left
/// (addresses of the web and of mail, "admin", "Staff"). `value`: one line of clean text.
std::string TidyAuthors(std::string_view value);

/// The same for a line of a page that says "By ..." or "Written by ..."; "" for any other line.
std::string BylineAuthors(std::string_view line);

}  // namespace lapwing
