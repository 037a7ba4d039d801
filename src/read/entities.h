// SPDX-License-Identifier: Apache-2.0
/// HTML character references left over in plain text and JSON: "&amp;", "&#8217;", "&rsquo;".
#pragma once

#include <string>
#include <string_view>

namespace lapwing {

/// Undoes references that end in ';'. Unknown ones stay as written. Twice escaped text ("&amp;quot;") is
/// undone twice, not more.
std::string DecodeEntities(std::string_view text);

/// The character that "&BODY;" stands for ("amp", "#8217", "rsquo"); 0 for none that is known.
char32_t ReferencedCharacter(std::string_view body);

}  // namespace lapwing
