// SPDX-License-Identifier: Apache-2.0
#include "base/report_day.h"

namespace lapwing {

std::optional<int64_t> ReportDay(const Article& article) {
  std::optional<Date> date = Date::Parse(article.published);
  if (!date || date->precision != Precision::kDay) return std::nullopt;
  return date->Days();
}

bool OldNews(const EventRecord& record) {
  std::optional<int64_t> reported = ReportDay(record.article);
  return record.event.date && reported && *reported - record.event.date.Days() > kNewsDays;
}

}  // namespace lapwing
