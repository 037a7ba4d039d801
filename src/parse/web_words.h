// SPDX-License-Identifier: Apache-2.0
/// What the web writes without spaces and a tokenizer must leave whole: addresses, names of hosts and files, emoticons.
/// All lengths are in bytes, counted from the start of `rest`; 0 where nothing of the kind begins there.
#pragma once

#include <cstddef>
#include <string_view>

namespace lapwing::parse {

/// "https://example.org/a?b=c", "www.example.org", "press@example.org", "example.org/accord"; marks at its end are not part of it.
size_t AddressLength(std::string_view rest);

/// Whether `ending` (what follows a full stop: "com", "pdf") ends names of hosts or files.
bool EndsHostOrFile(std::string_view ending);

/// ":)", ";-(", ":P", "(:"; `before` is the byte in front, 0 at the start of a stretch without white space.
size_t EmoticonLength(std::string_view rest, char before);

}  // namespace lapwing::parse
