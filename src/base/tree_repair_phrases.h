// SPDX-License-Identifier: Apache-2.0
/// The part of RepairTree (tree_repair.h) that knows phrases of news: datelines, days, who speaks.
///
///   1. "Taipei, Jan. 15 (CNA) Taiwan terminated": place, day and agency before a report are no subject, and nothing of the report hangs on them.
///   2. "pardoned 3,522 prisoners days before the visit", "a cease-fire Monday night": a noun before a stretch of time is no part of its name.
///   3. "axed to death two officers": behind a bare "to death" the number begins the object.
///   4. "cancelled all leave and recalled officers": no noun stands beside a verb; each verb has its object.
///   5. "Acting on a plea from Freetown, Nigeria sent", "In 1969 Honduras fought", "..., the commander told reporters": a finite verb without a
///      subject has it in the noun right before it, behind a comma or a day, or in a circumstance that is no time and has no preposition.
///   6. "The two later talked": a number with an article is somebody.
///   7. "author of the plan the presidents signed, pleaded": of two subjects side by side the second has its own verb, or names the first.
///   8. "had a day earlier refuted remarks": a participle behind "had" and its circumstance is the verb.
///   9. "went on rocketing trenches": a plural right behind its verb is the object.
///  10. "gave Hong Kong back to China": what is given back is the object, and the receiver belongs to the verb.
///  11. "let 6,000 convicts out": below "let" stands no third person; it is a plural noun.
///  12. "'Pure invention,' retorted a spokesman": who stands behind the verb of a quotation is the speaker.
///  13. "a figure Chisinau disputes": a verb has no compound; the noun is named anew, and the clause says what of it.
///  14. "summoned at dawn by Dhaka": no hour is by anybody; the doer belongs to the passive.
///  15. "vowed in an address to the nation to return": who vows, vows to do something.
///  16. "MiGs napalmed villages.": a whole sentence without any other verb has its verb in the participle before its noun.
///  17. "crippled a vessel caught laying mines": who is crippled, killed or seized is somebody, no clause.
///  18. "surrendered the genocide suspect to Rwanda": a suspect that is handed over is somebody.
///  19. "Beijing, which regards him as a separatist, reacted by": the verb behind a relative clause belongs to the noun that has no other.
///  20. "Commanders nevertheless conferred": at the root of a whole sentence a participle without an auxiliary is a past tense.
///  21. "resorted to force": force is what one resorts to.
#pragma once

#include "lapwing/sentence.h"

namespace lapwing {

void RepairPhrases(Sentence& sentence);

}  // namespace lapwing
