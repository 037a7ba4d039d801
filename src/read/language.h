// SPDX-License-Identifier: Apache-2.0
/// Is this text English? Function words make up a third of English prose and next to none of any other
/// language's; that is enough to keep other languages out of an English reader.
#pragma once

#include <string>
#include <string_view>

namespace lapwing {

/// "en"; "und" for text that is clearly something else; "" where there is too little to tell
/// (fewer than kLanguageWords words, or lists of names). Looks at the first 2,000 words.
std::string GuessLanguage(std::string_view text);

inline constexpr int kLanguageWords = 20;

/// One of the commonest 120 English function words, in lower case.
bool IsStopWord(std::string_view lower);

}  // namespace lapwing
