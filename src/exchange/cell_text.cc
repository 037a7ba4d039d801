// SPDX-License-Identifier: Apache-2.0
#include "exchange/cell_text.h"

#include <fmt/format.h>

#include <cmath>

#include "base/hash.h"
#include "base/strings.h"
#include "exchange/values.h"

namespace lapwing {
namespace {

/// ICEWS and GDELT have numbers for ids: what came from them keeps its own, everything else gets 63 bits of a hash.
std::string NativeId(const CellSource& source, const Format& format) {
  std::string id = source.record.event.id, prefix = format.IdPrefix();
  std::string date = "-" + source.record.event.date.ToString();
  if (!prefix.empty() && id.starts_with(prefix) && source.number == 0) {
    id.erase(0, prefix.size());
    if (format.key_date && id.ends_with(date)) id.erase(id.size() - date.size());
    return id;
  }
  if (format.name == "icews" || prefix == "gdelt-") return std::to_string(Hash64(id, source.number) >> 1);
  return source.number == 0 ? id : fmt::format("{}#{}", id, source.number);
}

std::string ArticleKey(const CellSource& source, const Format& format) {
  std::string id = source.record.article.id, prefix = format.IdPrefix();
  if (id == source.record.event.id) return "";  // made when it was read
  return id.starts_with(prefix) ? id.substr(prefix.size()) : id;
}

/// Formats that need a date have the day of the report where the event has none.
Date DayOf(const EventRecord& record) {
  if (record.event.date) return record.event.date;
  return Date::Parse(record.article.published).value_or(Date{});
}

std::string CameoSector(std::string_view sector) { return sector == "JRN" ? "MED" : sector == "MED" ? "HLH" : std::string(sector); }

std::string CameoActor(const Actor& actor, const ExchangeTables& tables) {
  if (actor.country == "UNO") return "IGOUNO";
  if (actor.country == "EUR") return "IGOEUREEC";
  return tables.CameoCountry(actor.country) + CameoSector(actor.sector);
}

std::string CountryText(const Actor& actor, const Format& format, const ExchangeTables& tables, bool has_group) {
  if (format.codes == CountryCodes::kIso) return actor.country;
  if (format.codes == CountryCodes::kNames) return ExchangeTables::IsWorldCode(actor.country) ? "" : tables.CountryName(actor.country);
  if (ExchangeTables::IsWorldCode(actor.country)) return has_group ? "" : actor.country == "EUR" ? "EEC" : actor.country;
  return tables.CameoCountry(actor.country);
}

std::string PartText(const Actor& actor, SidePart part, const CellSource& source, const Format& format, const ExchangeTables& tables) {
  bool has_group = format.Has(SideDatum(SideOf::kActor, SidePart::kGroup));
  switch (part) {
    case SidePart::kText: return actor.text;
    case SidePart::kBegin: return std::to_string(actor.span.begin);
    case SidePart::kEnd: return std::to_string(actor.span.end);
    case SidePart::kName: return !actor.name.empty() || format.name == "csv" ? actor.name : tables.CountryName(actor.country);
    case SidePart::kCountry: return CountryText(actor, format, tables, has_group);
    case SidePart::kSector:
      if (format.codes == CountryCodes::kCameo) return CameoSector(actor.sector);
      return format.name == "icews" && !actor.sector.empty() ? tables.SectorName(actor.sector) : actor.sector;
    case SidePart::kSectors: return actor.sector;
    case SidePart::kWikidata: return actor.wikidata;
    case SidePart::kCode: {
      bool theirs = source.record.coder.version == format.name || (source.record.coder.version.starts_with("gdelt") && format.name.starts_with("gdelt"));
      return theirs && !actor.text.empty() ? actor.text : CameoActor(actor, tables);
    }
    case SidePart::kGroup: return !ExchangeTables::IsWorldCode(actor.country) ? "" : actor.country == "EUR" ? "EEC" : actor.country;
    case SidePart::kCow: return tables.Cow(actor.country);
  }
  return "";
}

std::string SideText(const CellSource& source, Datum datum, const Format& format, const ExchangeTables& tables) {
  const Event& event = source.record.event;
  if (format.by_pair) {
    const Actor* actor = SideIn(datum) == SideOf::kActor ? source.pair.actor : source.pair.recipient;
    return actor != nullptr ? PartText(*actor, PartIn(datum), source, format, tables) : "";
  }
  std::vector<std::string> values;
  if (SideIn(datum) == SideOf::kAttribution) {
    if (event.attribution) values.push_back(PartText(*event.attribution, PartIn(datum), source, format, tables));
  } else {
    for (const Actor& actor : SideIn(datum) == SideOf::kActor ? event.actors : event.recipients) values.push_back(PartText(actor, PartIn(datum), source, format, tables));
  }
  return JoinValues(values);
}

std::string DigitsOf(const Date& date) { return date ? fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day) : ""; }

/// Day and, where it is known, the hour of publication: "20240117101500".
std::string AddedText(const EventRecord& record, bool with_time) {
  const std::string& text = record.article.published;
  std::optional<Date> date = Date::Parse(text);
  if (!date) return "";
  std::string digits = DigitsOf(*date);
  if (!with_time) return digits;
  std::string time;
  for (char c : std::string_view(text).substr(std::min<size_t>(text.size(), 11))) {
    if (IsDigit(c) && time.size() < 6) time += c;
  }
  return digits + (time.size() == 6 ? time : "000000");
}

std::string PlaceText(const Place& place, Datum datum, const Format& format, const ExchangeTables& tables) {
  switch (datum) {
    case kPlaceText: return place.text;
    case kPlaceName: return place.name;
    case kPlaceCountry: return format.codes == CountryCodes::kNames ? tables.CountryName(place.country) : place.country;
    case kPlaceFips: return tables.Fips(place.country);
    case kPlaceKind: return place.name == tables.CountryName(place.country) ? "1" : "4";
    case kLatitude: return place.located ? RoundedText(place.lat, 4) : "";
    case kLongitude: return place.located ? RoundedText(place.lon, 4) : "";
    default: return "";
  }
}

}  // namespace

std::string CellText(const CellSource& source, Datum datum, const Format& format, const ExchangeTables& tables) {
  const EventRecord& record = source.record;
  const Event& event = record.event;
  if (OfSide(datum)) return SideText(source, datum, format, tables);
  if (datum >= kPlaceText && datum <= kLongitude) return event.place ? PlaceText(*event.place, datum, format, tables) : datum == kPlaceKind ? "0" : "";
  Date day = DayOf(record);
  bool own = format.name == "csv";
  std::string cameo = event.cameo;
  if (cameo.empty() && !own) {
    const TypeValue* type = tables.scheme().Find(event.type);
    if (type != nullptr) cameo = type->cameo;
  }
  switch (datum) {
    case kEventId: return own ? event.id : NativeId(source, format);
    case kDate: return own ? event.date.ToString() : day ? Date::FromDays(day.Days()).ToString() : "";
    case kDateBasis: return event.date ? event.date_basis : "";
    case kType: return event.type;
    case kMode: return event.mode;
    case kContexts: {
      if (own) return JoinValues(event.contexts);
      std::string contexts;
      for (const std::string& context : event.contexts) contexts += (contexts.empty() ? "" : ";") + context;
      return contexts;
    }
    case kQuad: return std::to_string(QuadNumber(event.quad));
    case kPenta: return event.type == "STATEMENT" ? "0" : std::to_string(QuadNumber(event.quad));
    case kScore: return NumberText(event.score);
    case kCameo: return cameo;
    case kCameoBase: return cameo.substr(0, 3);
    case kCameoRoot: return cameo.substr(0, 2);
    case kGoldstein: return NumberText(event.goldstein);
    case kStatus: return ToString(event.status);
    case kReciprocal: return event.reciprocal ? "true" : "false";
    case kFieldName: return event.field == Field::kTitle ? "title" : "text";
    case kSentenceText: return record.sentence;
    case kSentenceBegin: return std::to_string(event.sentence.begin);
    case kSentenceEnd: return std::to_string(event.sentence.end);
    case kTriggerText: return record.trigger;
    case kTriggerBegin: return std::to_string(event.trigger.begin);
    case kTriggerEnd: return std::to_string(event.trigger.end);
    case kFrame: return event.frame;
    case kConfidence: return RoundedText(event.confidence, 3);
    case kSameAs: return event.same_as;
    case kArticleId: return record.article.id;
    case kArticleKey: return ArticleKey(source, format);
    case kUrl: return record.article.url;
    case kPublisher: return record.article.publisher;
    case kPublished: return record.article.published;
    case kTitle: return record.article.title;
    case kStoryId: return record.article.story;
    case kCoderVersion: return record.coder.version;
    case kCoderCodebook: return record.coder.codebook;
    case kCoderModel: return record.coder.model;
    case kEventText: return event.mode.empty() ? event.type : event.type + " " + event.mode;
    case kDateDigits: return DigitsOf(day);
    case kMonthDigits: return DigitsOf(day).substr(0, 6);
    case kYear: return day ? fmt::format("{:04}", day.year) : "";
    case kMonth: return day ? fmt::format("{:02}", day.month) : "";
    case kDay: return day ? fmt::format("{:02}", day.day) : "";
    case kFractionDate: return day ? fmt::format("{:.4f}", std::floor((day.year + (day.month * 30 + day.day) / 365.0) * 10000) / 10000) : "";  // as GDELT's codebook defines it
    case kAddedDigits: return AddedText(record, true);
    case kAddedDay: return AddedText(record, false);
    case kOne: return "1";
    case kZero: return "0";
    default: return "";
  }
}

}  // namespace lapwing
