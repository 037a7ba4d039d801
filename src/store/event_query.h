// SPDX-License-Identifier: Apache-2.0
/// Which events to read. What is left at its default does not select.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lapwing/event_record.h"

namespace lapwing {

struct EventQuery {
  std::vector<std::string> sources, targets;        ///< codes of countries; empty: all
  bool either_way = false;                          ///< targets towards sources too
  std::optional<int64_t> from, to;                  ///< day of the event, both included; undated events count by their report
  std::optional<int64_t> reported_from, reported_to;
  std::vector<std::string> types, statuses;
  std::vector<int> quads;
  std::string id, article, story;
  std::optional<CoderStamp> coder;                  ///< absent: the coding that counts of every article
  bool raw = false;                                 ///< as coded: no correction applied, those an analyst rejected too
  int64_t after = 0;                                ///< row number to go on behind
  int64_t limit = 0;                                ///< 0: all
};

struct PairQuery {
  std::vector<std::string> sources, targets;  ///< empty: all
  std::optional<int64_t> from, to;
  bool by_report = false;                     ///< from and to mean the day of the report
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

SqlText EventSql(const EventQuery& query);
SqlText PairSql(const PairQuery& query);

}  // namespace lapwing
