// SPDX-License-Identifier: Apache-2.0
/// Lines of series and forecasts (docs/formats.md), the same from the command line and over HTTP.
#pragma once

#include <string>

#include "forecasting.h"
#include "watch/series.h"

namespace lapwing {

std::string SeriesJson(const SeriesPeriod& period);
/// Head and lines of the same as comma-separated values, each with its line break.
std::string SeriesCsvHead();
std::string SeriesCsv(const SeriesPeriod& period);

/// `source`, `target`: as they were asked for.
std::string ForecastJson(const std::string& source, const std::string& target, bool either_way, const ForecastLine& line);

}  // namespace lapwing
