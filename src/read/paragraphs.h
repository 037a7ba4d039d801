// SPDX-License-Identifier: Apache-2.0
/// From lines of clean text to paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lapwing {

struct Paragraph {
  std::string text;     ///< one line, single blanks, bullet mark removed
  bool bullet = false;  ///< it was an item of a list
  bool plain = false;   ///< known to hold no link: it is no entry of a menu, and no headline of another article
};

/// Splits clean text (base/utf8.h CleanText) at line ends. Hard-wrapped lines are joined, sentences glued
/// together ("miscalculations.North Korea") are parted, and what a speaker says is put behind the line that
/// names the speaker (": ..." after "Yu Koizumi, Associate Professor"). Of transcripts the marks of new speakers (">>") and what is said of
/// the room ("(APPLAUSE)") go.
std::vector<Paragraph> SplitParagraphs(std::string_view clean);

/// Single blanks for runs of blanks, none before full stops, commas and "'s", glued sentences parted.
std::string TidyLine(std::string_view line);

}  // namespace lapwing
