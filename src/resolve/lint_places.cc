// SPDX-License-Identifier: Apache-2.0
// Rows of places, and the phrases of debris.txt.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/strings.h"
#include "resolve/lint_parts.h"

namespace lapwing {
namespace {

constexpr std::string_view kColumns[] = {"name", "country", "latitude", "longitude", "population", "other names"};
constexpr std::string_view kDebris[] = {"line", "start", "part", "link", "linkstart", "foot", "footstart", "section", "consent", "paywall", "missing"};

std::vector<std::string_view> Columns(std::string_view line) {
  std::vector<std::string_view> columns;
  while (true) {
    size_t tab = line.find('\t');
    columns.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

template <typename T>
bool Number(std::string_view text, T& value) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

/// A first line that names columns: no number in it.
bool IsHeader(const std::vector<std::string_view>& columns) {
  double number = 0;
  return std::none_of(columns.begin(), columns.end(), [&](std::string_view column) { return Number(Trim(column), number); });
}

void CheckHeader(Lint& lint, const KnowledgeFile& file, int line, const std::vector<std::string_view>& columns) {
  for (size_t i = 0; i < columns.size() || i < std::size(kColumns); ++i) {
    std::string_view want = i < std::size(kColumns) ? kColumns[i] : std::string_view();
    if (i >= columns.size()) {
      lint.findings.Error(file, line, fmt::format("column '{}' is missing", want));
      continue;
    }
    std::string column = LowerAscii(Trim(columns[i]));
    if (column == want) continue;
    bool known = std::find(std::begin(kColumns), std::end(kColumns), column) != std::end(kColumns);
    if (known) lint.findings.Error(file, line, fmt::format("column {} is '{}'; columns are {}, in this order", i + 1, columns[i], fmt::join(kColumns, ", ")));
    else lint.findings.Error(file, line, fmt::format("unknown column '{}'{}", columns[i], want.empty() ? std::string("; there are six columns") : fmt::format("; column {} is '{}'", i + 1, want)));
  }
}

void CheckCoordinate(Lint& lint, const KnowledgeFile& file, int line, std::string_view what, std::string_view text, double limit) {
  double value = 0;
  if (!Number(text, value)) lint.findings.Error(file, line, fmt::format("{} '{}' is no number; write degrees like 55.7512", what, text));
  else if (!(value >= -limit && value <= limit)) lint.findings.Error(file, line, fmt::format("{} {} is out of range; it lies between -{} and {}", what, text, limit, limit));
}

}  // namespace

void CheckPlaces(Lint& lint, const KnowledgeFile& file) {
  std::unordered_map<std::string, int> seen;
  bool first = true;
  std::vector<KnowledgeLine> lines = ReadLines(file, false, lint.findings);
  if (lines.empty() && file.user) lint.findings.Warn(file, 0, "there is nothing in this file");
  for (const KnowledgeLine& line : lines) {
    if (line.text[0] == '#') continue;
    std::vector<std::string_view> columns = Columns(line.text);
    bool header = std::exchange(first, false) && columns.size() > 1 && IsHeader(columns);
    if (header) {
      CheckHeader(lint, file, line.number, columns);
      continue;
    }
    if (columns.size() != std::size(kColumns)) {
      lint.findings.Error(file, line.number, fmt::format("{} columns, want {}, with tabs between: {}", columns.size(), std::size(kColumns), fmt::join(kColumns, ", ")));
      continue;
    }
    PlaceRow row{&file, line.number, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]};
    if (Trim(row.name).empty()) lint.findings.Error(file, line.number, "a place without a name");
    if (!row.country.empty() && !IsCountryCode(row.country)) {
      lint.findings.Error(file, line.number, fmt::format("unknown code '{}'{}", row.country, CodeHint(row.country, lint.names)));
    }
    CheckCoordinate(lint, file, line.number, "latitude", row.latitude, 90);
    CheckCoordinate(lint, file, line.number, "longitude", row.longitude, 180);
    int64_t population = 0;
    if (!Number(row.population, population) || population < 0 || population > INT32_MAX) {
      lint.findings.Error(file, line.number, fmt::format("population '{}' is no number; write 0 where there is none to tell", row.population));
    }
    std::string key = fmt::format("{}\t{}\t{}\t{}", row.name, row.country, row.latitude, row.longitude);
    auto [at, fresh] = seen.emplace(std::move(key), line.number);
    if (!fresh) lint.findings.Error(file, line.number, fmt::format("'{}' stands twice, first in line {}; leave one", row.name, at->second));
    lint.places.push_back(row);
  }
}

void CheckDebris(Lint& lint, const KnowledgeFile& file) {
  for (const KnowledgeLine& line : ReadLines(file, true, lint.findings)) {
    std::string_view kind = line.text.substr(0, line.text.find_first_of(" \t"));
    if (std::find(std::begin(kDebris), std::end(kDebris), kind) == std::end(kDebris)) {
      lint.findings.Error(file, line.number, fmt::format("unknown kind '{}'{}", kind, Hint(kind, kDebris)));
    }
  }
}

}  // namespace lapwing
