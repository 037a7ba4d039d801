// SPDX-License-Identifier: Apache-2.0
/// Entries of a feed as articles.
///
/// id         of the guid (with the feed's home or title where the guid is no address and no URN, since "17" is the guid of many),
///            else of the address: an entry that is changed later keeps its id; else of the words, as for every article
/// text       content, else summary, markup undone; "The post ... appeared first on ..." and such tails dropped
/// published  basis "feed"; where only the last change is told "feed_updated"
/// publisher  the feed it was taken over from, where an entry names one, else the title of the feed
/// status     as of any article; `empty` for entries of a title alone; `truncated` for the last entry of a feed that breaks off
#pragma once

#include <vector>

#include "lapwing/article.h"
#include "read/debris.h"
#include "read/feed.h"

namespace lapwing {

/// Sets everything but path. Never empty: a feed without entries is one rejected article that says so, and so is what ParseFeed refuses.
std::vector<Article> FeedArticles(const Feed& feed, const Debris& debris);
std::vector<Article> ReadFeedArticles(std::string_view bytes, const Debris& debris, const FeedContext& context = {});

}  // namespace lapwing
