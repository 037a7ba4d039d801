// SPDX-License-Identifier: Apache-2.0
/// Broken XML, as feeds have it, made well-formed, so that a strict parser reads all of it.
///
/// What is mended: a declaration, a document type and processing instructions are left out (so no entity is ever declared, and none
/// can expand); HTML's named references become their characters, unknown ones and stray '&' text; references to characters that XML
/// does not have become what browsers show; control characters vanish; '<' that opens no tag is text; attributes without quotes,
/// without value or given twice; end tags that nothing opened are dropped, elements left open are closed where an element around
/// them ends, or at the end. What follows the end of the root is left out.
///
/// Input   valid UTF-8 that begins at the start tag of the root (feed_root.h finds it)
/// Output  one element and all in it, without a declaration
/// Cost    linear; at most kMaxXmlDepth elements are open at once (deeper tags are dropped, their text stays)
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace lapwing {

inline constexpr size_t kMaxXmlDepth = 200;  ///< libxml2 stops at 256

struct RepairedXml {
  std::string text;
  bool broken_off = false;  ///< elements were open at the end
  size_t mended = 0;        ///< how many places were changed for more than style
};

/// `flat`: elements that never stand in one another; a second start tag closes the first.
RepairedXml RepairXml(std::string_view utf8, std::initializer_list<std::string_view> flat = {});

}  // namespace lapwing
