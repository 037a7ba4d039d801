// SPDX-License-Identifier: Apache-2.0
/// Decides what became of an input once its text is known.
#pragma once

#include "lapwing/article.h"
#include "read/body_filter.h"

namespace lapwing {

/// Sets `article.language`, `status` and `reason` from its title and text and what the filter counted.
/// A status other than kOk that is set already stays.
void JudgeArticle(Article& article, const Body& body, const Debris& debris);

/// Has it text to code?
bool Readable(const Article& article);

/// Sets status and reason.
void Reject(Article& article, ArticleStatus status, std::string reason);

/// Fills `id` where there is none: a stable hash of url, title and text.
void GiveId(Article& article);

}  // namespace lapwing
