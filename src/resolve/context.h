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

struct RankedPronoun;
struct RankedRole;

/// An actor recently mentioned, newest first in ArticleContext::recent.
struct Recent {
  std::vector<Actor> actors;
  MentionKind kind = MentionKind::kState;
  bool subject = false;
  bool plural = false;
  int sentence = 0;
  double weight = 0;   ///< salience by grammatical role
  char sex = 0;        ///< 'm', 'f', 0 unknown
  bool human = false;  ///< one person, named or titled
  bool thing = false;  ///< an instrument: missiles, ships
  bool object = false;
  bool place = false;  ///< stands as a place: "in Moscow"
  bool pronoun = false;
  bool first_person = false;  ///< "we", "I": for whoever speaks, never "they" or "he"
  bool possessor = false;
  bool quoted = false;        ///< named inside quotation marks
  bool passing = false;  ///< nobody by name, told of for the first time inside a clause: "a bombing in which an American soldier died"
  int paragraph = 0;
  int head = -1;       ///< tokens of its sentence
  int last = -1;
};

/// Who was last seen acting in a sector, and which countries were seen in it at all.
struct SectorActor {
  std::string country;
  bool subject = false;
  bool person = false;  ///< a person or a titled role, not a body or capital
  int sentence = 0;
  std::set<std::string> countries;
};

struct ArticleContext {
  Date published;
  DateContext dates;
  std::deque<Recent> recent;               ///< newest first, at most kRemember
  std::map<std::string, Actor> people;     ///< folded short name -> person introduced in this article
  std::set<std::string> strangers;         ///< folded surnames of people told of in full whom we do not know, and first words of companies
  std::map<std::string, int> countries;    ///< mentions per country code, so far
  std::set<std::string> named;             ///< states the article names anywhere by name, adjective or people
  std::set<std::string> spoken;            ///< states the article names anywhere, by name, adjective, people or capital
  std::map<std::string, SectorActor> by_sector;
  Actor spokesman;                ///< the last spokesman of anybody: "the spokesman" from then on
  int spokesman_sentence = -1;
  std::map<std::string, Actor> by_title;   ///< last person called by a title: "president" -> Volodymyr Zelenskyy
  std::map<std::string, std::set<std::string>> titles;  ///< words of the titles a named person was given: "Wang Yi" -> foreign, minister
  std::map<std::string, std::map<std::string, int>> by_noun;  ///< bodies named with their state: "army" -> THA, KHM, with the last sentence of each
  std::map<std::string, Actor> groups;     ///< the armed group a named person was said to speak for or lead
  std::map<std::string, Actor> kin;        ///< "serb" -> the Bosnian Serbs, once they were named: "Serbs", "a Serb shell" from then on
  std::map<std::string, Actor> called;     ///< "guide" -> the private person who was introduced as one
  std::map<std::string, char> sexes;       ///< told by a pronoun that could mean nobody else
  bool speaker_human = false;               ///< it was one person
  std::vector<Actor> speaker;              ///< who spoke last, for "we" and "our"
  int speaker_sentence = -1;
  std::vector<Actor> voice;                ///< who speaks what stands outside quotation marks (voices.h); mostly nobody
  bool voice_human = false;
  std::vector<Actor> title_pair;           ///< the two states that the title names, where it names two and no third
  std::vector<Actor> title_state;          ///< the one state that the title names, where it names one alone
  std::string agency;                      ///< the state whose own agency the dateline credits: "(IRNA)"; the agencies of the world are of none
  std::string press;                       ///< the state whose agency or paper publishes the text, or ""
  std::string house;                       ///< the state whose government publishes the text itself, or ""
  std::set<std::string> house_names;       ///< folded words of the names its press office's title gives
  std::vector<Actor> paper;                ///< who issued the statement the report tells of (papers.h)
  int paper_sentence = -1;                 ///< where it spoke last
  int sentence = 0;
  int paragraph = 0;
  bool quoting = false;  ///< a quotation opened in an earlier sentence of the paragraph is still open
  std::string home;      ///< country of the dateline: "SEOUL, Jan 17 --"
  Place town;            ///< its town, located; no name where it has none
  int dateline = -1;     ///< the sentence that the dateline opens
  std::map<std::string, std::string> towns;  ///< "huntsville" -> CAN, once the report has told which one
  Place last_place;      ///< the place told last where something is, for "there"

  std::vector<RankedPronoun>* ranked = nullptr;  ///< gets what pronouns were chosen among (rank.h), where somebody wants to learn from it

  std::vector<RankedRole>* ranked_roles = nullptr;  ///< the same of bare roles (role_choice.h)

  static constexpr size_t kRemember = 80;
  void Remember(Recent recent_actors);
};

}  // namespace lapwing
