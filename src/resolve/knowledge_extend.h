// SPDX-License-Identifier: Apache-2.0
/// Joins a user's block to the shipped actor or person it speaks of while the files are read (docs/knowledge.md, "Files of your own").
#pragma once

#include <deque>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "resolve/knowledge_draft.h"
#include "resolve/knowledge_override.h"

namespace lapwing {

/// Both calls come right after the user's block was opened: what it opened is the draft's last entity or person. They give the
/// index that the block's fields belong to, and take the new one away when that is a shipped one.
class KnowledgeExtender {
 public:
  explicit KnowledgeExtender(KnowledgeDraft& draft) : k_(draft) {}

  /// A state, organisation or group; the user's name and sector replace the shipped ones.
  int Actor(const KnowledgeBlock& block, bool state);
  /// A person; the user's offices, where there are any, replace the shipped ones.
  int Person(const KnowledgeBlock& block);

 private:
  std::span<const ActorHead> ShippedActors();

  KnowledgeDraft& k_;
  std::vector<ActorHead> shipped_;
  std::deque<std::string> codes_;  ///< what shipped_ views
  std::unordered_map<std::string, std::vector<int>> people_;
  std::set<int> replaced_;  ///< persons whose offices are the user's
};

}  // namespace lapwing
