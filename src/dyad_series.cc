// SPDX-License-Identifier: Apache-2.0
#include "dyad_series.h"

#include <algorithm>

namespace lapwing {
namespace {

std::vector<std::string> Codes(const std::vector<Member>& members) {
  std::vector<std::string> codes;
  for (const Member& member : members) codes.push_back(member.code);
  return codes;
}

}  // namespace

Result<std::vector<SeriesPeriod>> ReadSeries(Store& store, const DyadSeriesQuery& query) {
  SeriesBuilder builder(query.unit, query.from, query.to);
  auto wanted = [&](std::string_view status) {
    if (query.statuses.empty()) return status == "asserted" || status == "claimed";
    return std::find(query.statuses.begin(), query.statuses.end(), status) != query.statuses.end();
  };
  auto read = [&](const std::vector<Member>& sources, const std::vector<Member>& targets) {
    PairQuery pairs{Codes(sources), Codes(targets), query.from, query.to, query.by_report};
    return store.ReadPairs(pairs, [&](const PairRow& row) {
      int64_t day = query.by_report ? row.reported : row.day;
      if (wanted(row.status) && IsMember(sources, row.source, row.day) && IsMember(targets, row.target, row.day)) {
        builder.Add({day, row.event, row.unit, row.quad, row.score, row.type});
      }
      return true;
    });
  };
  Status status = read(query.sources, query.targets);
  if (status && query.either_way) status = read(query.targets, query.sources);
  if (status) status = store.ReadVolume(query.from, query.to, [&](int64_t day, int64_t articles) { builder.AddReports(day, articles); });
  if (!status) return status.error();
  return builder.Take();
}

}  // namespace lapwing
