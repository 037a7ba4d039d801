// SPDX-License-Identifier: Apache-2.0
#include "exchange/event_writer.h"

#include <fmt/format.h>

#include "base/event_json.h"
#include "base/json.h"
#include "exchange/cell_text.h"
#include "base/row_stream.h"
#include "exchange/values.h"

namespace lapwing {
namespace {

/// The lines of `lapwing code`, byte for byte.
class LineWriter : public EventWriter {
 public:
  void Add(const EventRecord& record, std::string& out) override {
    out += ToJson(record);
    out += '\n';
    ++rows_;
  }
  std::string Incomplete(const std::string& reason) override {
    JsonWriter json;
    json.BeginObject().Field("incomplete", true).Field("reason", reason).EndObject();
    return json.Take() + "\n";
  }
};

class TableWriter : public EventWriter {
 public:
  TableWriter(const Format& format, std::shared_ptr<const ExchangeTables> tables) : format_(format), tables_(std::move(tables)) {}

  std::string Begin() override {
    if (!format_.header) return "";
    std::string line;
    for (const Column& column : format_.columns) {
      if (!line.empty()) line += format_.separator;
      AppendCell(line, column.title, format_.separator, format_.quoted);
    }
    return line + "\n";
  }

  void Add(const EventRecord& record, std::string& out) override {
    if (!format_.by_pair) return Row({record, {}, 0}, out);
    std::vector<SidePair> pairs = PairsOf(record.event);
    for (size_t i = 0; i < pairs.size(); ++i) Row({record, pairs[i], i}, out);
  }

  std::string Incomplete(const std::string& reason) override {
    std::string line;
    AppendCell(line, "# incomplete: " + reason, format_.separator, format_.quoted);
    return line + "\n";
  }

 private:
  void Row(const CellSource& source, std::string& out) {
    bool own = format_.name == "csv", first = true;
    for (const Column& column : format_.columns) {
      if (!first) out += format_.separator;
      first = false;
      std::string text = CellText(source, column.datum, format_, *tables_);
      bool number = column.datum == kScore || column.datum == kGoldstein || column.datum == kLatitude || column.datum == kLongitude || column.datum == kConfidence;
      if (own && !number) text = Guard(text);
      AppendCell(out, text.empty() ? format_.missing : text, format_.separator, format_.quoted);
    }
    out += '\n';
    ++rows_;
  }

  const Format& format_;
  std::shared_ptr<const ExchangeTables> tables_;
};

}  // namespace

std::unique_ptr<EventWriter> MakeTableWriter(const Format& format, std::shared_ptr<const ExchangeTables> tables) { return std::make_unique<TableWriter>(format, std::move(tables)); }

Result<std::unique_ptr<EventWriter>> MakeEventWriter(const std::string& name, std::shared_ptr<const ExchangeTables> tables) {
  if (name == "jsonl") return std::unique_ptr<EventWriter>(std::make_unique<LineWriter>());
  if (name == "geojson") return MakeGeoJsonWriter();
  if (name == "graphml") return MakeNetworkWriter(std::move(tables));
  const Format* format = tables->formats().Find(name == "gdelt" ? "gdelt2" : name);
  if (format != nullptr) return MakeTableWriter(*format, std::move(tables));
  return Error{Errc::kUsage, fmt::format("no form '{}'; there are jsonl, geojson, graphml, {}", name, tables->formats().Names()), "--format"};
}

}  // namespace lapwing
