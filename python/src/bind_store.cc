// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "bind.h"
#include "dyad_series.h"
#include "event_table.h"
#include "failure.h"
#include "load_groupings.h"
#include "read/reader.h"
#include "reader_pool.h"
#include "record_json.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace lapwing::python {
namespace {

using Texts = std::vector<std::string>;
using MaybeText = std::optional<std::string>;

std::optional<int64_t> DayOf(const char* name, const MaybeText& text) {
  if (!text) return std::nullopt;
  std::optional<Date> date = Date::Parse(*text);
  if (!date || date->precision != Precision::kDay) throw Failure({Errc::kUsage, fmt::format("{} wants a day as 2024-01-17, not '{}'", name, *text), ""});
  return date->Days();
}

void CheckStatuses(const Texts& statuses) {
  for (const std::string& status : statuses) {
    if (!EventStatusOf(status)) throw Failure({Errc::kUsage, fmt::format("'{}' is no status; docs/formats.md lists them", status), "statuses"});
  }
}

/// Who reads a store: as many connections as threads that ask at once.
class StoreReader {
 public:
  StoreReader(const std::string& target, const std::string& groups) : pool_(target), groupings_(Value(LoadGroupings(groups))) {
    With([](Store&) { return Status(Ok{}); });  // a store that cannot be opened is told at once
  }

  EventTable Events(const Texts& sources, const Texts& targets, bool either_way, const MaybeText& since, const MaybeText& until, const MaybeText& reported_since, const MaybeText& reported_until,
                    const Texts& types, const std::vector<int>& quads, const Texts& statuses, const std::string& words, const std::string& article, const std::string& story, int64_t limit, bool raw) {
    nb::gil_scoped_release free;
    EventQuery query;
    for (const Member& member : Side(sources)) query.sources.push_back(member.code);
    for (const Member& member : Side(targets)) query.targets.push_back(member.code);
    query.either_way = either_way;
    query.from = DayOf("since", since);
    query.to = DayOf("until", until);
    query.reported_from = DayOf("reported_since", reported_since);
    query.reported_to = DayOf("reported_until", reported_until);
    query.types = types;
    query.quads = quads;
    CheckStatuses(statuses);
    query.statuses = statuses;
    query.words = words;
    query.article = article;
    query.story = story;
    query.limit = limit;
    query.raw = raw;
    EventTable table;
    With([&](Store& store) {
      table = EventTable();  // a server that came back is asked from the beginning
      return store.ReadEvents(query, [&](const EventRecord& record) {
        table.Append(record);
        return true;
      });
    });
    return table;
  }

  /// Lines of JSON, the last saved first; the number of events of each stands beside it.
  std::vector<std::pair<std::string, int64_t>> Articles(const std::string& id, const std::string& words, const MaybeText& since, const MaybeText& until, const Texts& statuses, int64_t limit,
                                                        bool with_text) {
    ArticleQuery query;
    query.id = id;
    query.words = words;
    query.from = DayOf("since", since);
    query.to = DayOf("until", until);
    query.statuses = statuses;
    query.limit = limit;
    query.with_text = with_text;
    std::vector<std::pair<std::string, int64_t>> lines;
    With([&](Store& store) {
      lines.clear();
      return store.ReadArticles(query, [&](const ArticleRow& row) {
        lines.emplace_back(ToJson(row.article), row.events);
        return true;
      });
    });
    return lines;
  }

  Texts Alerts(const MaybeText& since, const MaybeText& until) {
    nb::gil_scoped_release free;
    Texts lines;
    With([&](Store& store) -> Status {
      Result<std::pair<int64_t, int64_t>> span = store.DaysOf();
      if (!span) return span.error();
      lines.clear();
      return store.ReadAlerts(DayOf("since", since).value_or(0), DayOf("until", until).value_or(INT32_MAX), [&](const AlertRow& row) {
        lines.push_back(row.record);
        return true;
      });
    });
    return lines;
  }

  Texts Series(const Texts& sources, const Texts& targets, bool either_way, const std::string& by, const MaybeText& since, const MaybeText& until, bool by_report, const Texts& statuses) {
    nb::gil_scoped_release free;
    DyadSeriesQuery query;
    query.sources = Side(sources);
    query.targets = Side(targets);
    query.either_way = either_way;
    query.by_report = by_report;
    CheckStatuses(statuses);
    query.statuses = statuses;
    std::optional<SeriesUnit> unit = SeriesUnitOf(by);
    if (!unit) throw Failure({Errc::kUsage, fmt::format("'{}' is none of day, week, month", by), "by"});
    query.unit = *unit;
    Texts lines;
    With([&](Store& store) -> Status {
      Result<std::pair<int64_t, int64_t>> span = store.DaysOf();
      if (!span) return span.error();
      lines.clear();
      if (span->first > span->second && !since && !until) return Ok{};  // nothing in it has a day
      query.from = DayOf("since", since).value_or(span->first);
      query.to = DayOf("until", until).value_or(span->second);
      if (query.from > query.to) return Error{Errc::kUsage, "since lies behind until", ""};
      auto periods = ReadSeries(store, query);
      if (!periods) return periods.error();
      lines.clear();
      for (const SeriesPeriod& period : *periods) lines.push_back(SeriesJson(period));
      return Ok{};
    });
    return lines;
  }

  nb::dict Counts() {
    StoreCounts counts;
    {
      nb::gil_scoped_release free;
      With([&](Store& store) -> Status {
        auto counted = store.Counts();
        if (!counted) return counted.error();
        counts = *counted;
        return Ok{};
      });
    }
    nb::dict answer;
    answer["articles"] = counts.articles;
    answer["rejected_articles"] = counts.rejected_articles;
    answer["codings"] = counts.codings;
    answer["events"] = counts.events;
    answer["pairs"] = counts.pairs;
    answer["corrections"] = counts.corrections;
    answer["coders"] = counts.coders;
    answer["alerts"] = counts.alerts;
    return answer;
  }

 private:
  std::vector<Member> Side(const Texts& names) const {
    std::vector<Member> members;
    for (const std::string& name : names) {
      std::vector<Member> found = Value(groupings_.Find(name));
      members.insert(members.end(), found.begin(), found.end());
    }
    return members;
  }

  template <typename Work>
  void With(Work work) {
    std::unique_ptr<Store> store = Value(pool_.Take());
    Value(Status(work(*store)));
    pool_.GiveBack(std::move(store));
  }

  ReaderPool pool_;
  Groupings groupings_;
};

nb::list ArticleLines(StoreReader& reader, const std::string& id, const std::string& words, const MaybeText& since, const MaybeText& until, const Texts& statuses, int64_t limit, bool with_text) {
  std::vector<std::pair<std::string, int64_t>> lines;
  {
    nb::gil_scoped_release free;
    lines = reader.Articles(id, words, since, until, statuses, limit, with_text);
  }
  nb::list answer;
  for (const auto& [line, events] : lines) answer.append(nb::make_tuple(line, events));
  return answer;
}

StoreReader* OpenStore(const std::string& target, const std::string& groups) {
  nb::gil_scoped_release free;
  return new StoreReader(target, groups);
}

}  // namespace

void BindStore(nb::module_& module) {
  nb::class_<StoreReader>(module, "StoreReader")
      .def("events", &StoreReader::Events, "sources"_a, "targets"_a, "either_way"_a, "since"_a.none(), "until"_a.none(), "reported_since"_a.none(), "reported_until"_a.none(), "types"_a, "quads"_a,
           "statuses"_a, "words"_a, "article"_a, "story"_a, "limit"_a, "raw"_a)
      .def("articles", &ArticleLines, "id"_a, "words"_a, "since"_a.none(), "until"_a.none(), "statuses"_a, "limit"_a, "with_text"_a)
      .def("alerts", &StoreReader::Alerts, "since"_a.none(), "until"_a.none())
      .def("series", &StoreReader::Series, "sources"_a, "targets"_a, "either_way"_a, "by"_a, "since"_a.none(), "until"_a.none(), "by_report"_a, "statuses"_a)
      .def("counts", &StoreReader::Counts);
  module.def("open_store", &OpenStore, "target"_a, "groups"_a);
}

}  // namespace lapwing::python
