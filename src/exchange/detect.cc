// SPDX-License-Identifier: Apache-2.0
#include "exchange/detect.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/row_stream.h"

namespace lapwing {
namespace {

using Titles = std::vector<std::string>;

bool HasAll(const Titles& titles, const Titles& sign) {
  return std::all_of(sign.begin(), sign.end(), [&](const std::string& wanted) {
    return std::any_of(titles.begin(), titles.end(), [&](const std::string& title) { return TitleKey(title) == TitleKey(wanted); });
  });
}

/// Of several columns for one datum the first counts; a format's own titles come before those it also reads.
void Map(const Format& format, const Titles& titles, ReadAs& as) {
  as.columns.assign(titles.size(), kNothing);
  std::vector<bool> taken(kDatumCount, false);
  for (bool own : {true, false}) {
    for (size_t i = 0; i < titles.size(); ++i) {
      const auto& list = own ? format.columns : format.also;
      auto column = std::find_if(list.begin(), list.end(), [&](const Column& known) { return TitleKey(known.title) == TitleKey(titles[i]); });
      if (column == list.end() || as.columns[i] != kNothing || OnlyWritten(column->datum) || taken[static_cast<size_t>(column->datum)]) continue;
      as.columns[i] = column->datum;
      taken[static_cast<size_t>(column->datum)] = true;
    }
  }
}

void MapByPlace(const Format& format, size_t count, ReadAs& as) {
  as.columns.assign(count, kNothing);
  for (size_t i = 0; i < std::min(count, format.columns.size()); ++i) {
    if (!OnlyWritten(format.columns[i].datum)) as.columns[i] = format.columns[i].datum;
  }
}

bool Eight(const std::string& cell) { return cell.size() == 8 && std::all_of(cell.begin(), cell.end(), [](char c) { return IsDigit(c); }); }

/// A file without titles: by its number of columns, surplus empty ones at the end not counted, and a date where one must be.
const Format* ByCount(const Formats& formats, const Titles& cells) {
  if (cells.size() < 2 || !Eight(cells[1])) return nullptr;
  for (size_t count = cells.size(); count > 0; --count) {
    for (const Format& format : formats.all()) {
      bool older = format.name == "gdelt1" && count + 1 == format.columns.size();
      if (!format.header && (format.columns.size() == count || older)) return &format;
    }
    if (!cells[count - 1].empty()) break;
  }
  return nullptr;
}

/// The user's map: every word of it must name a datum and a title of the file.
Status ApplyMap(const Formats& formats, const std::string& map, const Titles& titles, ReadAs& as) {
  const Format& own = *formats.Find("csv");
  for (std::string_view pair : SplitTrim(map, ',')) {
    size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return Error{Errc::kUsage, fmt::format("'{}' wants DATUM=TITLE", pair), "--map"};
    std::string_view name = Trim(pair.substr(0, equals)), title = Trim(pair.substr(equals + 1));
    std::optional<Datum> datum = own.Find(name);
    if (!datum) datum = DatumOf(name);
    if (!datum || OnlyWritten(*datum)) return Error{Errc::kUsage, fmt::format("'{}' is no datum that can be read; docs/exchange.md lists them", name), "--map"};
    auto found = std::find_if(titles.begin(), titles.end(), [&](const std::string& other) { return TitleKey(other) == TitleKey(title); });
    if (found == titles.end()) return Error{Errc::kUsage, fmt::format("no column '{}'; the file has: {}", title, fmt::join(titles, ", ")), "--map"};
    std::replace(as.columns.begin(), as.columns.end(), *datum, kNothing);
    as.columns[static_cast<size_t>(found - titles.begin())] = *datum;
  }
  return Ok{};
}

bool Holds(const ReadAs& as, Datum datum) { return std::find(as.columns.begin(), as.columns.end(), datum) != as.columns.end(); }

/// A date, what happened, and at least one side.
std::string Lacking(const ReadAs& as) {
  if (!Holds(as, kDate) && !Holds(as, kDateDigits)) return "a date";
  if (!Holds(as, kCameo) && !Holds(as, kType)) return "a type or CAMEO code";
  auto side = [&](SideOf of) {
    for (SidePart part : {SidePart::kName, SidePart::kCountry, SidePart::kText, SidePart::kCode}) {
      if (Holds(as, SideDatum(of, part))) return true;
    }
    return false;
  };
  return side(SideOf::kActor) || side(SideOf::kRecipient) ? "" : "an actor";
}

char LikelySeparator(std::string_view line) {
  char best = ',';
  for (char c : {'\t', ';', ','}) {
    if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best)) best = c;
  }
  return best;
}

}  // namespace

Result<ReadAs> DetectFormat(const Formats& formats, std::string_view head, const DetectOptions& options) {
  if (head.starts_with("PK\x03\x04")) return Error{Errc::kBadInput, "a zip archive; unpack it on the way in: unzip -p FILE.zip | lapwing import --db STORE -", ""};
  const Format* wanted = options.format.empty() ? nullptr : formats.Find(options.format);
  if (!options.format.empty() && wanted == nullptr) return Error{Errc::kUsage, fmt::format("no format '{}'; there are {}", options.format, formats.Names()), "--format"};
  if (!options.map.empty() && wanted == nullptr) wanted = formats.Find("csv");
  size_t begin = head.find_first_not_of("\r\n");
  std::string_view line = begin == std::string_view::npos ? std::string_view() : head.substr(begin, head.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  ReadAs as;
  as.separator = wanted != nullptr && wanted->name != "csv" ? wanted->separator : LikelySeparator(line);
  bool quoted = wanted == nullptr || wanted->quoted;
  Titles titles = CutRow(line, as.separator, quoted);
  for (std::string& title : titles) title = std::string(Trim(title));
  if (!titles.empty() && titles[0].starts_with("#")) titles[0].erase(0, 1);
  for (const Format& format : formats.all()) {
    if ((wanted == nullptr || wanted == &format) && !format.sign.empty() && HasAll(titles, format.sign)) {
      as.format = &format;
      as.has_header = true;
      as.own = format.name == "csv";
      break;
    }
  }
  if (as.format == nullptr && (wanted == nullptr || !wanted->header)) {
    const Format* counted = ByCount(formats, titles);
    if (counted != nullptr && (wanted == nullptr || wanted == counted)) as.format = counted;
  }
  if (as.format == nullptr && (wanted == nullptr || wanted->name == "csv")) {
    as.format = formats.Find("csv");
    as.has_header = true;
  }
  if (as.format == nullptr) {
    return Error{Errc::kBadInput, fmt::format("this is no {} file: its first line has {} columns and begins '{}'; {} has {}", wanted->name, titles.size(), line.substr(0, 60), wanted->name,
                                              wanted->header ? fmt::format("a header with {}", fmt::join(wanted->sign, ", ")) : fmt::format("{} columns and no header", wanted->columns.size())), ""};
  }
  if (as.has_header) Map(*as.format, titles, as);
  else MapByPlace(*as.format, titles.size(), as);
  if (!options.map.empty()) {
    Status mapped = ApplyMap(formats, options.map, titles, as);
    if (!mapped) return mapped.error();
  }
  if (std::string lacking = Lacking(as); !lacking.empty()) {
    std::string seen = ValidUtf8(line) && !LooksBinary(line) ? std::string(line.substr(0, 100)) : "(bytes that are no text)";
    return Error{Errc::kBadInput, fmt::format("no format known here: no column for {} among {} columns ({}); tell it with --map date=TITLE,source=TITLE,target=TITLE,cameo=TITLE or --format", lacking,
                                              titles.size(), seen), ""};
  }
  for (Datum datum : as.columns) {
    if (datum != kNothing) as.mapped.push_back(NameOf(datum));
  }
  return as;
}

}  // namespace lapwing
