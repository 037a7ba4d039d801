// SPDX-License-Identifier: Apache-2.0
/// Will a month have any event? As often as months did, anywhere, that came after a like record: so many of the last 12 months
/// active, so many of the last 3, and about so many of the last 60 (none, under 6, under 20, under 40, under 60, all).
///
/// A count of its own beside the analogs of size, which tell how much but are vague about none: ten clashes a month and ten every
/// tenth month have the same mean. Rare records are pulled to those alike in the last 12 and 3 months (20 months' worth), and
/// these to what the caller believes (2 months' worth).
///
/// Cost  one pass over all months of all series.
#pragma once

#include <cstddef>
#include <vector>

namespace lapwing::watch {

using Panel = std::vector<std::vector<double>>;  ///< counts by series and period; all series are equally long

class Occurrence {
 public:
  explicit Occurrence(const Panel& counts);
  /// From pairs of months `lead` apart of which the later one is at most `month`.
  class Table {
   public:
    double Chance(size_t record, double believed) const;

   private:
    friend class Occurrence;
    std::vector<double> months_, active_, months_short_, active_short_;
  };
  Table Fit(size_t month, size_t lead) const;
  size_t RecordOf(size_t series, size_t month) const { return records_[series][month]; }

 private:
  const Panel& counts_;
  std::vector<std::vector<size_t>> records_;
};

}  // namespace lapwing::watch
