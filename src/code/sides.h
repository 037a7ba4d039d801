// SPDX-License-Identifier: Apache-2.0
/// From a phrase to the actors it stands for: the phrase itself, those coordinated with it, or, when the phrase is no
/// actor, the one inside it ("Pyongyang's launch" -> North Korea).
#pragma once

#include <string_view>
#include <vector>

#include "base/tree.h"
#include "lapwing/mention.h"

namespace lapwing {

/// An actor found for a phrase, and how sure the link is.
struct Side {
  Actor actor;
  int token = -1;      ///< head of the mention
  bool nested = false; ///< found inside the phrase
  bool thing = false;  ///< an instrument: "missiles"
  bool place = false;  ///< stands where a place stands
  MentionKind kind = MentionKind::kState;
  double confidence = 1.0;

  /// Has a code.
  bool Known() const { return !actor.country.empty(); }
};

class Sides {
 public:
  Sides(const Tree& tree, const SentenceMentions& mentions);

  /// All actors of the phrase headed by `token`. `adjectives`: accept "Russian" itself (the mod relation).
  /// `places`: a place stands for its country ("shelled Kharkiv"), as it does for whom things are done to, never for doers.
  /// Actors without a country come last and only when nothing better is found.
  std::vector<Side> Of(int token, bool adjectives = false, bool places = false) const;
  /// The token lies in a time expression ("on Wednesday"): neither a side nor a thing.
  bool IsTime(int token) const;

 private:
  void Direct(int token, bool adjectives, std::vector<Side>& out, int depth) const;
  void PlaceSide(int token, std::vector<Side>& out) const;
  void GroundSide(int token, std::vector<Side>& out) const;
  // sides_nested.cc
  void Nested(int token, std::vector<Side>& out, int depth, bool doer) const;
  /// Adds what the wanted children stand for; are there known ones now?
  template <typename Wanted>
  bool Visit(int token, int depth, bool doer, bool deeper, const Wanted& wanted, std::vector<Side>& out) const;
  bool Captors(int token, std::vector<Side>& out) const;
  bool Afflicted(int token, std::vector<Side>& out) const;
  std::vector<int> InPhrase(int phrase) const;
  void Offerers(int token, std::vector<Side>& out) const;
  void Origins(int token, bool doer, std::vector<Side>& out) const;
  void Carriers(int token, std::vector<Side>& out) const;
  void Makers(int token, std::vector<Side>& out) const;
  void NestedConjuncts(int token, std::vector<Side>& out, int depth, bool doer) const;
  bool Contrasts(int conjunct) const;
  bool NamesTopic(int modifier, int noun) const;
  bool NamesPact(int modifier, int noun) const;
  bool StandsAsNoun(int token) const;
  int Owner(int token) const;
  // sides_lists.cc
  void FindLists();
  void JoinByHyphen(const Mention& first);

  const Tree& tree_;
  const SentenceMentions& mentions_;
  std::vector<int> list_of_;             ///< token -> index into lists_, or -1
  std::vector<std::vector<int>> lists_;  ///< heads of the mentions of one written list
};

bool SameActor(const Actor& a, const Actor& b);
bool AnyKnown(const std::vector<Side>& sides);
/// Adds those that are not yet there.
void AddSides(std::vector<Side>& to, const std::vector<Side>& from);
/// Adds those of states that have none there yet.
void AddStates(std::vector<Side>& to, const std::vector<Side>& from);
/// A state's code, as against those of organisations and groups.
bool IsState(std::string_view code);

}  // namespace lapwing
