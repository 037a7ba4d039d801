// SPDX-License-Identifier: Apache-2.0
/// Parts of AddRole: whose a common noun is by its own phrase (roles_states.cc) and by the article before it (roles_context.cc, roles_foe.cc, roles_home_war.cc), what else its
/// phrase says (roles_phrase.cc), whose it is not (roles_parties.cc), and who holds the office (roles_holder.cc).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/interpret.h"

namespace lapwing {

/// Titles that say nothing of the sector themselves: "navy spokesman" is MIL, "opposition leader" OPP.
bool Generic(std::string_view lemma);

/// Whose possessor does not own it: "his Chinese counterpart" is China's, "Russia's ally" nobody's we know.
bool Relational(std::string_view lemma);

/// The states (or organisations) a noun belongs to, by the strongest sign: possessor, adjective or compound, of-phrase.
std::vector<Actor> StatesOf(const SentenceView& view, int noun, int depth = 0);

/// The state right before the words, whatever the tree says: "Thai Defence Minister", "Japan's navy".
std::vector<Actor> StateBefore(const SentenceView& view, int first);

/// "Minneapolis police", "the governor of Sinaloa state", "Karachi's mayor": who keeps order, judges and governs in a town is of its state.
std::vector<Actor> StateOfTown(const SentenceView& view, const NameHit& hit, std::string_view sector);

/// The state, seat or organisation a longer entry begins with: "UN official", "Kremlin official".
std::vector<Actor> StateWithin(const SentenceView& view, const NameHit& hit);

/// The one person set beside a role by commas: "his spokesman, Dmitry Peskov", "Josep Borrell, the foreign policy chief"; or null.
/// [first, last]: the words of the role, without what stands before it.
const Mention* PersonBeside(const SentenceView& view, int head, int first, int last);

/// Nouns for those who make up an armed group: they are the group, under its name.
bool GroupMember(std::string_view lemma);

/// A rebel, militia or militant group with a name of its own.
bool NamedGroup(const Actor& actor);

/// "Kabui's men" are his group's, under its name where the text has given it, never his own: the actor for what a person of a group has.
Actor GroupInsteadOfPerson(const SentenceView& view, int token, const Actor& owner);

/// Notes whose a body is that was named with its state, for when it is named again without: "the Thai army ... the army".
void RememberNoun(SentenceView& view, const NameHit& hit, const Actor& actor);

/// The words of a title, folded: "foreign minister".
std::string TitleKey(const Tree& tree, int first, int last);

/// Whoever carries a title may be called by it from now on: "President X ... the president".
void RememberTitle(SentenceView& view, const NameHit& hit, const Actor& actor);

/// "the minister", "this group".
bool DefiniteNoun(const Tree& tree, int token);

/// A role that names no state belongs to whom the article called by that title, or to the only one it knows in that
/// sector, or to whoever of that sector acted just now. Better nobody than somebody invented.
void AddFromContext(SentenceView& view, const NameHit& hit, const NameEntry& entry, const std::string& sector, bool nameless, bool definite, Mention& mention);

/// The state that a side calls "the enemy", "the invaders": the other of the two the report is about, or the one it tells of most; never
/// the teller's own. "" where it is not told who tells it.
std::string FoeOfTeller(const SentenceView& view, int token);

/// The state whose rebels do something to this force at home ("the RSF overran the army's last garrison"), or "".
std::string FoughtAtHome(const SentenceView& view, int noun);

/// The state whose forces do something to these rebels ("the army drove the rebels out"), or "".
std::string ForcesOver(const SentenceView& view, int rebels);

/// The one place or power of a state at which bare rebels strike ("Rebels enter Addis Ababa", "insurgents fired at Malian troops"), or "".
std::string StruckBy(const SentenceView& view, int rebels);

/// "Demonstrators stormed the French embassy in Kinshasa": the state where a crowd stands that no word calls anybody's, or "".
std::string StreetOf(const SentenceView& view, const NameHit& hit);

/// "withheld assistance to the armed forces": nobody gives to his own by name of "assistance", nor cuts it. The giver's state, or "".
std::string GiverTo(const SentenceView& view, int noun);

/// The state on the other end of what the body does or suffers: "Macron accused the junta" means another's.
std::string OtherParty(const SentenceView& view, int noun);

/// "police arrested", "hands power to army", "parliament", "opposition leaders": nouns without an article where the text is about one state.
bool BareInstitution(const SentenceView& view, const NameHit& hit, const NameEntry& entry);

/// "sent 300 soldiers", "police in Seattle": of the state that does something with them, or where they work, though no article stands before them.
bool Given(const SentenceView& view, const NameHit& hit, const NameEntry& entry, const std::string& sector);

/// One that there is only one of: not "a minister", "the new minister", "the next president", "its former envoy".
bool Particular(const SentenceView& view, const NameHit& hit);

/// "the Nobel committee": a body of somebody we do not know.
bool OfUnknownBody(const SentenceView& view, const NameHit& hit);

/// "West African leaders", "Gulf states' ministers", "foreign envoys": of a part of the world, or of abroad, and of no one state.
bool OfRegion(const SentenceView& view, const NameHit& hit);

/// Gives a nameless role its person: who was called so before, else who holds the office.
void Identify(SentenceView& view, const NameHit& hit, Mention& mention);

}  // namespace lapwing
