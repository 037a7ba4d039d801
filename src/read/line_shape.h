// SPDX-License-Identifier: Apache-2.0
/// What a line looks like, before anyone asks what it says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

struct LineShape {
  std::vector<std::string> words;  ///< lower case, without punctuation; of OutlineOf none
  size_t word_count = 0;
  size_t stop_words = 0;
  bool sentence = false;  ///< ends as a sentence ends and is long enough to say something
  bool headline = false;  ///< three words or more, no full stop at the end, mostly words
};

LineShape ShapeOf(std::string_view line);

/// The same for whoever does not ask for the words themselves, in half the time.
LineShape OutlineOf(std::string_view line);

/// "By Jane Doe", "By Jane Doe and John Roe, Reuters".
bool IsByline(std::string_view line);

/// A caption: ends in a credit "(AP Photo/...)" or begins with "FILE -" or "Photo:".
bool IsPhotoCaption(std::string_view line);

/// Addresses, handles, hashtags and signs, but no words of prose.
bool IsOnlyMarks(std::string_view line);

/// True when `words` repeats the headline `title`, perhaps shortened or with a label behind it.
bool RepeatsTitle(const std::vector<std::string>& words, const std::vector<std::string>& title);

}  // namespace lapwing
