// SPDX-License-Identifier: Apache-2.0
/// Papers that speak: "The government issued a statement. It branded the agency a servant." Whoever issued the paper is "it" wherever "it"
/// says something, until another speaks.
///
/// Cost: a look at the nouns of every sentence. Threads: writes only to the article's context.
#pragma once

#include <optional>
#include <vector>

#include "resolve/interpret.h"

namespace lapwing {

/// Whose paper the sentence tells of, for the next ones; call it when the sentence is finished.
void NotePaper(SentenceView& view);

/// The issuer, where "it" at the token is the subject of a verb of saying and the last sentence or the one before was a paper's; empty where
/// nobody knows whose paper it is; nothing where "it" is no paper.
std::optional<std::vector<Actor>> PaperSpeaks(SentenceView& view, int token);

}  // namespace lapwing
