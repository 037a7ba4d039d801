// SPDX-License-Identifier: Apache-2.0
/// Who speaks words that stand outside quotation marks: a transcript's after its labels ("MS. NOLAN: We have ..."), a statement's
/// after a colon ("gave the following answer:"), what a government publishes in its own name.
///
/// "We", "our forces" and, on a government's own page, "the President" are then of that side. Elsewhere they stay the paper's, nobody's.
/// Cost: a few look-ups a paragraph. Threads: writes only to the article's context.
#pragma once

#include <span>
#include <vector>

#include "lapwing/article.h"
#include "resolve/interpret.h"

namespace lapwing {

/// The publisher's state, where the publisher is a government's seat, ministry or army, or the address is a government's. Its press is
/// not: it prints everybody's letters.
void NotePublisher(const Knowledge& knowledge, const Article& article, ArticleContext& context);

/// A press office's text that does not say whose it is ("Press Briefing by Press Secretary ..."): the government whose seat, or whose
/// people with bare titles, it names first. Call it before anything is resolved.
void NoteHouse(const Knowledge& knowledge, const Article& article, std::span<const Tree> trees, std::span<const std::vector<NameHit>> names, ArticleContext& context);

/// "Remarks by President X", "Readout of X's call with Y": the house whose page it is, and who speaks if one does. Call it when the title is resolved.
void NoteTitle(SentenceView& view);

/// The label a paragraph opens with, if it has one; call it when names and surnames are found, before pronouns.
void NoteLabel(SentenceView& view, const std::vector<NameHit>& hits);

/// A sentence that ends in a colon gives the word to its subject; call it when the sentence is finished.
void NoteColon(SentenceView& view);

}  // namespace lapwing
