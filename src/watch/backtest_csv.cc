// SPDX-License-Identifier: Apache-2.0
#include "watch/backtest_csv.h"

#include <charconv>
#include <cmath>

#include "base/strings.h"
#include "base/utf8.h"

namespace lapwing::watch {

CsvReader::CsvReader(std::string_view bytes) : rest_(bytes) {
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

bool CsvReader::Next(std::vector<std::string>& fields) {
  while (!rest_.empty()) {
    fields.clear();
    line_ = next_line_;
    std::string field;
    bool quoted = false, was_quoted = false;
    auto close = [&] {
      fields.push_back(was_quoted ? field : std::string(Trim(field)));
      field.clear();
      was_quoted = false;
    };
    size_t i = 0;
    for (; i < rest_.size(); ++i) {
      char c = rest_[i];
      if (c == '\n') ++next_line_;
      if (quoted) {
        if (c != '"') field += c;
        else if (i + 1 < rest_.size() && rest_[i + 1] == '"') field += rest_[++i];
        else quoted = false;
      } else if (c == '"' && Trim(field).empty()) {
        quoted = was_quoted = true;
        field.clear();
      } else if (c == ',') {
        close();
      } else if (c == '\n') {
        break;
      } else if (!(was_quoted && (c == ' ' || c == '\r'))) {
        field += c;
      }
    }
    rest_.remove_prefix(i < rest_.size() ? i + 1 : i);
    close();
    if (fields.size() > 1 || !fields[0].empty()) return true;
  }
  return false;
}

std::optional<double> ParseCount(std::string_view text) {
  double value = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size() || !std::isfinite(value) || value < 0 || value > 1e12) return std::nullopt;
  return value;
}

std::string Shown(std::string_view field) {
  std::string shown;
  size_t at = 0;
  for (int characters = 0; at < field.size(); ++characters) {
    if (characters == 40) return shown + "...";
    char32_t c = NextCodepoint(field, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) shown += '?';
    else AppendUtf8(shown, c);
  }
  return shown;
}

}  // namespace lapwing::watch
