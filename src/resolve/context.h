// SPDX-License-Identifier: Apache-2.0
/// What an article has established so far, for names and pronouns that lean on it.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lapwing/mention.h"
#include "resolve/dates.h"
#include "resolve/knowledge.h"

namespace lapwing {

/// An actor recently mentioned, newest first in ArticleContext::recent.
struct Recent {
  std::vector<Actor> actors;
  MentionKind kind = MentionKind::kState;
  bool subject = false;
  bool plural = false;
  int sentence = 0;
};

struct ArticleContext {
  Date published;
  DateContext dates;
  std::deque<Recent> recent;               ///< newest first, at most kRemember
  std::map<std::string, Actor> people;     ///< folded short name -> person introduced in this article
  std::map<std::string, int> countries;    ///< mentions per country code
  std::map<std::string, Actor> by_sector;  ///< last actor seen with a sector: "GOV" -> Russia GOV
  std::map<std::string, std::set<std::string>> sector_countries;  ///< all countries seen with a sector
  std::map<std::string, Actor> by_title;   ///< last person called by a title: "president" -> Volodymyr Zelenskyy
  std::vector<Actor> speaker;              ///< who spoke last, for "we" and "our"
  int sentence = 0;

  static constexpr size_t kRemember = 24;
  void Remember(const Mention& mention, bool subject);
  void Remember(Recent recent_actors);
};

}  // namespace lapwing
