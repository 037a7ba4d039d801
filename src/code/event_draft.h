// SPDX-License-Identifier: Apache-2.0
/// From a match to the event that it would be: sides, what is no event after all, status, day and place. Whether it stands beside the others of its
/// sentence is not asked here (coder.h).
///
///   std::string_view why;
///   std::optional<Event> event = drafter.Draft(match, why);   // none: `why` says what speaks against it
///
/// Threads  const calls may run at once
/// Cost     some microseconds a match
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/tree.h"
#include "code/codebook.h"
#include "code/contexts.h"
#include "code/matcher.h"
#include "code/sides.h"
#include "code/status.h"
#include "lapwing/article.h"
#include "lapwing/event.h"
#include "lapwing/mention.h"
#include "lapwing/sentence.h"

namespace lapwing {

class EventDrafter {
 public:
  /// All that is given must live as long. `judged`: a model will say how likely the type is; without one the pattern's own strength has to do.
  EventDrafter(const Codebook& codebook, const Article& article, const Sentence& sentence, const SentenceMentions& mentions, Paragraph& paragraph, const Date& published, const Tree& tree,
               const Sides& sides, bool judged)
      : codebook_(codebook), article_(article), sentence_(sentence), mentions_(mentions), paragraph_(paragraph), published_(published), tree_(tree), sides_(sides), judged_(judged) {}

  /// An event that `awaits_recipient` has a side that the sentences before may tell.
  std::optional<Event> Draft(const Match& match, std::string_view& why) const;

 private:
  struct Making {
    const Match& match;
    const Pattern& pattern;
    std::vector<Side> doers, others;
    Event event;
    int type;  ///< of the codebook; what lies ahead changes it
    Factuality fact;
  };

  // Each says why there is no event, or "".
  std::string_view FindSides(Making& making) const;
  std::string_view OfNoState(Making& making) const;
  std::string_view OnlyPurpose(Making& making) const;
  std::string_view NotDone(Making& making) const;
  std::string_view FindStatus(Making& making) const;

  void FindDayAndPlace(Making& making) const;
  void Describe(Making& making) const;

  const EventType& TypeOf(int type) const { return codebook_.types[static_cast<size_t>(type)]; }
  std::string_view Text() const { return sentence_.field == Field::kTitle ? article_.title : article_.text; }

  const Codebook& codebook_;
  const Article& article_;
  const Sentence& sentence_;
  const SentenceMentions& mentions_;
  Paragraph& paragraph_;
  Date published_;
  const Tree& tree_;
  const Sides& sides_;
  bool judged_;
};

}  // namespace lapwing
