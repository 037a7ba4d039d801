// SPDX-License-Identifier: Apache-2.0
/// The part of RepairTree (tree_repair.h) that knows phrases of news. Times and datelines first (tree_repair_times.h), lost subjects in their place (tree_repair_subjects.h).
///
///   1. "axed to death two officers": behind a bare "to death" the number begins the object.
///   2. "cancelled all leave and recalled officers": no noun stands beside a verb; each verb has its object.
///   3. "had a day earlier refuted remarks": a participle behind "had" and its circumstance is the verb.
///   4. "went on rocketing trenches": a plural right behind its verb is the object.
///   5. "gave Hong Kong back to China": what is given back is the object, and the receiver belongs to the verb.
///   6. "let 6,000 convicts out": below "let" stands no third person; it is a plural noun.
///   7. "'Pure invention,' retorted a spokesman": who stands behind the verb of a quotation is the speaker.
///   8. "a figure Chisinau disputes": a verb has no compound; the noun is named anew, and the clause says what of it.
///   9. "summoned at dawn by Dhaka": no hour is by anybody; the doer belongs to the passive.
///  10. "vowed in an address to the nation to return": who vows, vows to do something.
///  11. "MiGs napalmed villages.": a whole sentence without any other verb has its verb in the participle before its noun.
///  12. "crippled a vessel caught laying mines": who is crippled, killed or seized is somebody, no clause.
///  13. "surrendered the genocide suspect to Rwanda": a suspect that is handed over is somebody.
///  14. "Beijing, which regards him as a separatist, reacted by": the verb behind a relative clause belongs to the noun that has no other.
///  15. "Commanders nevertheless conferred": at the root of a whole sentence a participle without an auxiliary is a past tense.
///  16. "resorted to force": force is what one resorts to.
#pragma once

#include "lapwing/sentence.h"

namespace lapwing {

void RepairPhrases(Sentence& sentence);

}  // namespace lapwing
