// SPDX-License-Identifier: Apache-2.0
/// Text that goes into XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace lapwing {

/// Escaped for element text and quoted attributes of XML and HTML alike; characters that XML cannot hold (control characters)
/// become U+FFFD, and so do marks that turn the direction of text, which could make a sentence read as another.
std::string EscapeMarkup(std::string_view text);

/// The address itself where it is http or https, "" for any other: nothing a reader clicks may run ("javascript:").
std::string SafeLink(std::string_view url);

}  // namespace lapwing
