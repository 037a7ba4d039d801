// SPDX-License-Identifier: Apache-2.0
/// Which events to read. What is left at its default does not select.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lapwing/event_record.h"
#include "store/sql.h"

namespace lapwing {

enum class EventOrder {
  kSaved,   ///< as they came in
  kNewest,  ///< by day as `from` and `to` mean it, the last first; those without any day at the end
  kOldest,  ///< by day, the first first; those without any day before them
};

/// The day of an event that has none, nor a report that has one: before any day that a text can name.
inline constexpr int64_t kUndated = -4000000;

/// Where a page ended: the order's day of its last event (EventRecord::day) and the row.
struct EventPlace {
  int64_t day = 0;
  int64_t row = 0;
};

struct EventQuery {
  std::vector<std::string> sources, targets;        ///< codes of countries; empty: all
  bool either_way = false;                          ///< targets towards sources too
  std::optional<int64_t> from, to;                  ///< day of the event, both included; undated events count by their report
  std::optional<int64_t> reported_from, reported_to;
  std::vector<std::string> types, statuses;
  std::vector<int> quads;
  std::string id, article, story;
  std::string words;                                ///< all of these stand in the sentence (search_words.h)
  std::optional<CoderStamp> coder;                  ///< absent: the coding that counts of every article
  bool raw = false;                                 ///< as coded: no correction applied, those an analyst rejected too
  bool placed = false;                              ///< only those whose place has coordinates
  EventOrder order = EventOrder::kSaved;
  int64_t after = 0;                                ///< row number to go on behind, as they were saved
  std::optional<EventPlace> behind;                 ///< where to go on, by day
  int64_t limit = 0;                                ///< 0: all
};

struct PairQuery {
  std::vector<std::string> sources, targets;  ///< empty: all
  std::optional<int64_t> from, to;
  bool by_report = false;                     ///< from and to mean the day of the report
};

struct ArticleQuery {
  std::string id;
  std::string story;                  ///< of it, or the article of this id where that has none
  std::string words;                  ///< all of these stand in title or text
  std::optional<int64_t> from, to;    ///< day of the report
  std::vector<std::string> statuses;  ///< "ok", "empty" ...; empty: all
  int64_t before = 0;                 ///< row number to go on behind: the newest come first
  int64_t limit = 0;                  ///< 0: all
  bool with_text = false;
};

/// A statement and its parameters, made of constant pieces.
struct SqlText {
  std::string sql;
  std::vector<std::string> texts;  ///< of parameters that are text
  struct Parameter {
    bool is_text;
    size_t text;
    int64_t number;
  };
  std::vector<Parameter> parameters;
};

/// Its parameters as the connection takes them; they live as long as `text`.
std::vector<SqlValue> ValuesOf(const SqlText& text);

/// Events that analysts have spoken of are not what their row says: with them, without them, or they alone.
enum class Corrected { kToo, kLeftOut, kOnly };

SqlText EventSql(const EventQuery& query, bool postgres, Corrected corrected = Corrected::kToo);
SqlText ArticleSql(const ArticleQuery& query, bool postgres);
SqlText PairSql(const PairQuery& query);

}  // namespace lapwing
