// SPDX-License-Identifier: Apache-2.0
#include "watch/backtest_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "base/strings.h"
#include "base/utf8.h"
#include "watch/backtest_csv.h"

namespace lapwing::watch {
namespace {

constexpr size_t kMostNamed = 5;
constexpr int64_t kMostPeriods = 200000;  // five centuries of days: more is a wrong date
constexpr size_t kMostCells = size_t{1} << 28;

int64_t MonthOf(const Date& date) { return int64_t{date.year} * 12 + date.month - 1; }

class Reading {
 public:
  Reading(const std::string& bytes, const std::string& where, const TableOptions& options) : rows_(bytes), where_(where), options_(options) {}

  Result<CountTable> Read() {
    if (!rows_.Next(header_)) return Fault(0, "is empty; a CSV file with a header line is wanted");
    for (const std::string& name : header_) lower_.push_back(LowerAscii(name));
    switch (options_.kind == TableKind::kAny ? Guess() : options_.kind) {
      case TableKind::kCounts: return ReadWide();
      case TableKind::kLong: return ReadLong();
      default: return ReadEventDays();
    }
  }

 private:
  Error Fault(int line, const std::string& message) const {
    return {Errc::kBadInput, message, line > 0 ? fmt::format("{}:{}", where_, line) : where_};
  }

  std::optional<size_t> Find(std::string_view name) const {
    auto found = std::find(lower_.begin(), lower_.end(), LowerAscii(name));
    if (found == lower_.end()) return std::nullopt;
    return static_cast<size_t>(found - lower_.begin());
  }

  Error MissingColumn(const std::string& name) const {
    std::vector<std::string> shown;
    for (const std::string& column : header_) {
      if (shown.size() == 12) break;
      shown.push_back(Shown(column));
    }
    return {Errc::kUsage, fmt::format("no column \"{}\"; the header has {}{}", name, fmt::join(shown, ", "), header_.size() > 12 ? ", ..." : ""), where_};
  }

  TableKind Guess() const {
    if (lower_[0] == "month") return TableKind::kCounts;
    if (Find("date") && Find("key") && Find("count")) return TableKind::kLong;
    return TableKind::kEventDays;
  }

  void Name(size_t& counter, const std::string& why) {
    ++counter;
    if (table_.named.size() < kMostNamed) table_.named.push_back(fmt::format("line {}: {}", rows_.line(), why));
  }

  bool TooLate(const Date& date) const { return options_.known_until && date.Days() > options_.known_until.Days(); }

  /// The date of the row or why there is none (then it is counted).
  std::optional<Date> RowDate(const std::vector<std::string>& row, size_t column) {
    std::string_view text = column < row.size() ? std::string_view(row[column]) : std::string_view();
    std::optional<Date> date = Date::Parse(text);
    if (!date) Name(table_.bad, fmt::format("\"{}\" is no date", Shown(text)));
    return date;
  }

  Result<CountTable> ReadEventDays() {
    table_.event_days = true;
    std::string name = options_.columns.empty() ? "date" : options_.columns[0];
    std::optional<size_t> column = Find(name);
    if (!column) return MissingColumn(name);
    std::map<int64_t, double> days;
    for (std::vector<std::string> row; rows_.Next(row);) {
      std::optional<Date> date = RowDate(row, *column);
      if (!date) continue;
      if (date->precision != Precision::kDay) Name(table_.coarse, fmt::format("\"{}\" names no day", Shown(row[*column])));
      else if (!TooLate(*date)) days[date->Days()] = 1;
    }
    if (days.empty()) return Fault(0, "no row with a day");
    return Spread({{name, std::move(days)}});
  }

  Result<CountTable> ReadLong() {
    std::optional<size_t> date_column = Find("date"), key_column = Find("key"), count_column = Find("count");
    if (!date_column) return MissingColumn("date");
    if (!key_column) return MissingColumn("key");
    if (!count_column) return MissingColumn("count");
    std::map<std::string, std::map<int64_t, double>> series;
    std::optional<bool> monthly;
    for (std::vector<std::string> row; rows_.Next(row);) {
      if (row.size() <= std::max(*key_column, *count_column)) {
        Name(table_.bad, fmt::format("{} fields, the header has {}", row.size(), header_.size()));
        continue;
      }
      std::optional<Date> date = RowDate(row, *date_column);
      if (!date) continue;
      std::optional<double> count = ParseCount(row[*count_column]);
      if (!count) {
        Name(table_.bad, fmt::format("\"{}\" is no count", Shown(row[*count_column])));
        continue;
      }
      bool month = date->precision == Precision::kMonth;
      if (!monthly) monthly = month;
      if (date->precision == Precision::kYear || month != *monthly) {
        Name(table_.coarse, fmt::format("\"{}\" is no {}", Shown(row[*date_column]), *monthly ? "month" : "day"));
        continue;
      }
      if (!TooLate(*date) && Wanted(row[*key_column])) series[row[*key_column]][month ? MonthOf(*date) : date->Days()] += *count;
    }
    table_.monthly = monthly.value_or(false);
    for (const std::string& name : options_.columns) {
      if (!series.contains(name)) return Error{Errc::kUsage, fmt::format("no row with the key \"{}\"", name), where_};
    }
    if (series.empty()) return Fault(0, "no row with a date and a count");
    return Spread(std::move(series));
  }

  bool Wanted(const std::string& name) const {
    return options_.columns.empty() || std::find(options_.columns.begin(), options_.columns.end(), name) != options_.columns.end();
  }

  /// From the first period named anywhere to the last known.
  Result<CountTable> Spread(std::map<std::string, std::map<int64_t, double>> series) {
    int64_t first = series.begin()->second.begin()->first, last = first;
    for (const auto& [name, periods] : series) {
      first = std::min(first, periods.begin()->first);
      last = std::max(last, periods.rbegin()->first);
    }
    if (options_.known_until) last = std::max(last, table_.monthly ? MonthOf(options_.known_until) : options_.known_until.Days());
    size_t length = static_cast<size_t>(last - first + 1);
    if (last - first >= kMostPeriods || length * series.size() > kMostCells) {
      return Fault(0, fmt::format("{} periods of {} series are too many", last - first + 1, series.size()));
    }
    table_.first = first;
    for (const auto& [name, periods] : series) {
      table_.names.push_back(name);
      std::vector<double>& counts = table_.counts.emplace_back(length, 0.0);
      for (const auto& [period, count] : periods) counts[static_cast<size_t>(period - first)] = count;
    }
    return std::move(table_);
  }

  Result<CountTable> ReadWide() {
    table_.monthly = true;
    std::vector<size_t> columns;
    for (const std::string& name : options_.columns) {
      if (std::find(header_.begin() + 1, header_.end(), name) == header_.end()) return MissingColumn(name);
    }
    for (size_t c = 1; c < header_.size(); ++c) {
      if (!Wanted(header_[c])) continue;
      columns.push_back(c);
      table_.names.push_back(header_[c]);
      table_.counts.emplace_back();
    }
    if (columns.empty()) return Fault(rows_.line(), "no column of counts beside the month");
    for (std::vector<std::string> row; rows_.Next(row);) {
      std::optional<Date> date = Date::Parse(row[0]);
      if (!date || date->precision == Precision::kYear) return Fault(rows_.line(), fmt::format("\"{}\" is no month", Shown(row[0])));
      if (TooLate(*date)) continue;
      int64_t month = MonthOf(*date), expected = table_.first + static_cast<int64_t>(table_.periods());
      if (table_.periods() == 0) table_.first = month;
      else if (month != expected) {
        std::string next = Date::Month(static_cast<int>(expected / 12), static_cast<int>(expected % 12) + 1).ToString();
        return Fault(rows_.line(), fmt::format("{} was to follow, not \"{}\": months must follow one another", next, Shown(row[0])));
      }
      for (size_t i = 0; i < columns.size(); ++i) {
        std::string_view cell = columns[i] < row.size() ? std::string_view(row[columns[i]]) : std::string_view();
        std::optional<double> count = ParseCount(cell);
        if (!count) return Fault(rows_.line(), fmt::format("\"{}\" in column {} is no count", Shown(cell), Shown(table_.names[i])));
        table_.counts[i].push_back(*count);
      }
    }
    if (table_.periods() == 0) return Fault(0, "no row after the header");
    return std::move(table_);
  }

  CsvReader rows_;
  const std::string& where_;
  const TableOptions& options_;
  std::vector<std::string> header_, lower_;
  CountTable table_;
};

}  // namespace

Date CountTable::DateOf(size_t period) const {
  int64_t at = first + static_cast<int64_t>(period);
  if (!monthly) return Date::FromDays(at);
  return Date::Month(static_cast<int>(at / 12), static_cast<int>(at % 12) + 1);
}

Result<CountTable> ReadCountTable(const std::string& bytes, const std::string& where, const TableOptions& options) {
  if (LooksBinary(bytes)) return Error{Errc::kBadInput, "is no text; a CSV file with a header line is wanted", where};
  return Reading(bytes, where, options).Read();
}

}  // namespace lapwing::watch
