// SPDX-License-Identifier: Apache-2.0
#include "watch/calm_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/lines.h"
#include "base/strings.h"
#include "watch/exact_math.h"

namespace lapwing::watch {
namespace {

constexpr double kSlopeBeyond = -0.9;

/// Numbers of a line; false when one is none.
bool Numbers(const std::vector<std::string_view>& words, size_t from, std::vector<double>& numbers) {
  for (size_t i = from; i < words.size(); ++i) {
    double value = 0;
    auto [end, fault] = std::from_chars(words[i].data(), words[i].data() + words[i].size(), value);
    if (fault != std::errc() || end != words[i].data() + words[i].size()) return false;
    numbers.push_back(value);
  }
  return true;
}

bool Rising(const std::vector<double>& values) {
  return values.size() >= 2 && values[0] > 0 && std::adjacent_find(values.begin(), values.end(), std::greater_equal<>()) == values.end();
}

/// The grid step that x lies in, and how far.
std::pair<size_t, double> Place(const std::vector<double>& grid, double x, bool logarithmic) {
  size_t i = 0;
  while (i + 2 < grid.size() && x > grid[i + 1]) ++i;
  double low = grid[i], high = grid[i + 1];
  x = std::clamp(x, low, high);
  return {i, logarithmic ? Log(x / low) / Log(high / low) : (x - low) / (high - low)};
}

}  // namespace

CalmTable::CalmTable(std::vector<double> rates, std::vector<double> dispersions, double first, double step, size_t count, std::vector<double> cells)
    : rates_(std::move(rates)), dispersions_(std::move(dispersions)), first_(first), step_(step), count_(count), cells_(std::move(cells)) {}

Result<CalmTable> CalmTable::Parse(std::string_view text) {
  CalmTable table;
  LineReader lines(text);
  auto fault = [&](const std::string& what) { return Error{Errc::kBadData, fmt::format("line {}: {}; `lapwing train alarms` makes the table anew", lines.number(), what), ""}; };
  while (lines.Next()) {
    std::vector<std::string_view> words = SplitWords(lines.line());
    if (words.empty() || words[0][0] == '#') continue;
    std::vector<double> numbers;
    bool named = words[0] == "rates" || words[0] == "dispersions" || words[0] == "surprises";
    if (!Numbers(words, named ? 1 : 0, numbers)) return fault("not a number");
    if (words[0] == "rates") {
      table.rates_ = numbers;
    } else if (words[0] == "dispersions") {
      table.dispersions_ = numbers;
    } else if (words[0] == "surprises") {
      if (numbers.size() != 3 || numbers[1] <= 0 || numbers[2] < 2 || numbers[2] > 1000) return fault("surprises are FIRST STEP COUNT");
      table.first_ = numbers[0];
      table.step_ = numbers[1];
      table.count_ = static_cast<size_t>(numbers[2]);
    } else {
      if (table.count_ == 0 || numbers.size() != table.count_) return fault(fmt::format("{} numbers, {} expected", numbers.size(), table.count_));
      table.cells_.insert(table.cells_.end(), numbers.begin(), numbers.end());
    }
  }
  if (!Rising(table.rates_) || !Rising(table.dispersions_)) return fault("rates and dispersions have to rise, two at least");
  if (table.cells_.size() != table.rates_.size() * table.dispersions_.size() * table.count_) return fault("lines are missing or too many");
  return table;
}

std::string CalmTable::ToString() const {
  std::string text = fmt::format("rates {}\ndispersions {}\nsurprises {} {} {}\n", fmt::join(rates_, " "), fmt::join(dispersions_, " "), first_, step_, count_);
  for (size_t row = 0; row * count_ < cells_.size(); ++row) {
    for (size_t i = 0; i < count_; ++i) text += fmt::format("{}{:.2f}", i > 0 ? " " : "", cells_[row * count_ + i]);
    text += '\n';
  }
  return text;
}

double CalmTable::Cell(size_t dispersion, size_t rate, double surprise) const {
  const double* row = &cells_[(dispersion * rates_.size() + rate) * count_];
  double x = std::max(0.0, (surprise - first_) / step_);
  size_t i = std::min(static_cast<size_t>(x), count_ - 1);
  if (i == count_ - 1) return row[i] + kSlopeBeyond * (x - static_cast<double>(i)) * step_;
  double part = x - static_cast<double>(i);
  return row[i] + part * (row[i + 1] - row[i]);
}

double CalmTable::Yearly(double surprise, double rate, double dispersion) const {
  if (cells_.empty() || surprise <= first_) return 1e6;
  auto [i, u] = Place(rates_, rate, true);
  auto [j, v] = Place(dispersions_, dispersion, false);
  double low = (1 - u) * Cell(j, i, surprise) + u * Cell(j, i + 1, surprise);
  double high = (1 - u) * Cell(j + 1, i, surprise) + u * Cell(j + 1, i + 1, surprise);
  return Exp((1 - v) * low + v * high);
}

}  // namespace lapwing::watch
