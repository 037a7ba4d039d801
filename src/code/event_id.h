// SPDX-License-Identifier: Apache-2.0
/// The id of an event: the same article, sentence, type and sides, the same id, whenever it is coded.
#pragma once

#include <vector>

#include "lapwing/article.h"
#include "lapwing/event.h"

namespace lapwing {

/// Says which article, sentence, type and sides; to be given anew when any of these changes.
void Identify(const Article& article, Event& event);

/// Two acts of one type between the same sides in one sentence ("met on Monday and again on Friday") are two events: the id of the
/// later one says its trigger too.
void TellIdsApart(std::vector<Event>& events);

}  // namespace lapwing
