// SPDX-License-Identifier: Apache-2.0
// Points on a map (RFC 7946): a feature for every event whose place is known, with the event line as its properties.
#include "base/event_json.h"
#include "base/json.h"
#include "exchange/event_writer.h"

namespace lapwing {
namespace {

class GeoJsonWriter : public EventWriter {
 public:
  std::string Begin() override { return "{\"type\":\"FeatureCollection\",\"features\":[\n"; }

  void Add(const EventRecord& record, std::string& out) override {
    const std::optional<Place>& place = record.event.place;
    if (!place || !place->located) {
      ++left_out_;
      return;
    }
    JsonWriter json;
    json.BeginObject().Field("type", "Feature").Field("id", record.event.id);
    json.Key("geometry").BeginObject().Field("type", "Point").Key("coordinates").BeginArray().Rounded(place->lon, 4).Rounded(place->lat, 4).EndArray().EndObject();
    json.Key("properties").Raw(ToJson(record)).EndObject();
    if (rows_++ > 0) out += ",\n";
    out += json.Take();
  }

  std::string End() override { return "\n]}\n"; }

  std::string Incomplete(const std::string& reason) override {
    JsonWriter json;
    json.String(reason);
    return "\n],\"incomplete\":" + json.Take() + "}\n";
  }

  const char* why_left_out() const override { return "no coordinates"; }
};

}  // namespace

std::unique_ptr<EventWriter> MakeGeoJsonWriter() { return std::make_unique<GeoJsonWriter>(); }

}  // namespace lapwing
