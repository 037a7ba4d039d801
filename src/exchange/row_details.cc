// SPDX-License-Identifier: Apache-2.0
// Who, where, and the report: the parts of a row that an event can do without.
#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/strings.h"
#include "exchange/row_event.h"
#include "exchange/side.h"
#include "exchange/values.h"

namespace lapwing {
namespace {

bool Refuse(RowFault& fault, std::string kind, std::string message) {
  fault = {std::move(kind), std::move(message)};
  return false;
}

}  // namespace

bool RowReader::ReadSide(const RowCells& row, SideOf side, const Date& date, std::vector<Actor>& actors, RowFault& fault) {
  if (as_.own) {
    actors = OwnSide(row, side);
    for (const Actor& actor : actors) {
      if (!actor.country.empty() && !tables_.IsCountry(actor.country)) return Refuse(fault, "country", fmt::format("'{}' is no code of a country", actor.country));
    }
    return true;
  }
  SideWords words;
  const std::pair<SidePart, std::string*> parts[] = {{SidePart::kName, &words.name},         {SidePart::kText, &words.text},     {SidePart::kCountry, &words.country},
                                                     {SidePart::kSector, &words.sector},     {SidePart::kCode, &words.code},     {SidePart::kGroup, &words.group},
                                                     {SidePart::kWikidata, &words.wikidata}, {SidePart::kCow, &words.cow}};
  bool any = false;
  for (auto [part, target] : parts) {
    *target = row.Of(side, part);
    any = any || !target->empty();
  }
  if (words.sector.empty()) words.sector = row.Of(side, SidePart::kSectors);
  if (!any) return true;
  if (as_.format->name == "csv" && words.name.find(' ') == std::string::npos) {  // names of graphs: "Barack_Obama"
    std::replace(words.name.begin(), words.name.end(), '_', ' ');
  }
  Actor actor;
  bool unknown_sector = false;
  std::string wrong = ResolveSide(tables_, as_.format->codes, words, actor, unknown_sector);
  if (!wrong.empty()) return Refuse(fault, "country", wrong);
  if (unknown_sector) ++notes_["sectors not known here, left out"];
  for (const std::string& name : {actor.name, RoleAndWhose(actor.name).second}) {
    if (actor.country.empty() && !name.empty() && options_.lookup && options_.lookup(name, date, actor)) ++notes_["sides whose country the knowledge files gave"];
  }
  if (actor.country.empty()) ++notes_["sides without a country"];
  actors.push_back(std::move(actor));
  return true;
}

void RowReader::ReadPlace(const RowCells& row, Event& event) {
  Place place;
  place.text = row[kPlaceText];
  place.name = row[kPlaceName];
  if (!row[kPlaceFips].empty()) place.country = tables_.CountryOfFips(row[kPlaceFips]);
  else if (tables_.IsCountry(row[kPlaceCountry])) place.country = row[kPlaceCountry];
  else if (!row[kPlaceCountry].empty()) place.country = tables_.CountryNamed(row[kPlaceCountry]);
  bool told = !row[kPlaceFips].empty() || !row[kPlaceCountry].empty();
  if (told && place.country.empty()) ++notes_["countries of places not known here, left out"];
  std::optional<double> lat = ReadNumber(row[kLatitude]), lon = ReadNumber(row[kLongitude]);
  place.located = lat && lon && *lat >= -90 && *lat <= 90 && *lon >= -180 && *lon <= 180;
  if (place.located) place.lat = *lat, place.lon = *lon;
  else if (!row[kLatitude].empty() || !row[kLongitude].empty()) ++notes_["coordinates that are none, left out"];
  if (row[kPlaceKind] == "0" || (place.text.empty() && place.name.empty() && place.country.empty() && !place.located)) return;
  event.place = std::move(place);
}

bool RowReader::ReadOwn(const RowCells& row, EventRecord& record, RowFault& fault) {
  Event& event = record.event;
  event.reciprocal = row[kReciprocal] == "true";
  event.field = row[kFieldName] == "title" ? Field::kTitle : Field::kText;
  auto span = [&](Datum begin, Datum end) { return Span{ReadOffset(row[begin]).value_or(0), ReadOffset(row[end]).value_or(0)}; };
  event.sentence = span(kSentenceBegin, kSentenceEnd);
  event.trigger = span(kTriggerBegin, kTriggerEnd);
  record.sentence = row[kSentenceText];
  record.trigger = row[kTriggerText];
  event.frame = row[kFrame];
  event.same_as = row[kSameAs];
  if (std::string_view text = row[kConfidence]; !text.empty()) {
    std::optional<double> confidence = ReadNumber(text);
    if (!confidence || *confidence < 0 || *confidence > 1) return Refuse(fault, "number", fmt::format("'{}' is no confidence from 0 to 1", text));
    event.confidence = *confidence;
  }
  std::optional<EventStatus> status = EventStatusOf(row[kStatus].empty() ? "asserted" : LowerAscii(row[kStatus]));
  if (!status) return Refuse(fault, "status", fmt::format("'{}' is no status", row[kStatus]));
  event.status = *status;
  std::vector<Actor> vouching;
  if (!ReadSide(row, SideOf::kAttribution, event.date, vouching, fault)) return false;
  if (!vouching.empty()) event.attribution = std::move(vouching[0]);
  return true;
}

void RowReader::ReadArticle(const RowCells& row, EventRecord& record) {
  Article& article = record.article;
  std::string name = as_.format->name.starts_with("gdelt") ? "gdelt" : as_.format->name;
  article.url = row[kUrl];
  article.publisher = row[kPublisher];
  article.title = row[kTitle];
  article.story = row[kStoryId];
  std::string_view key = row[kArticleKey];
  if (name == "phoenix") {  // a sentence of a story: "548ce3a7f0_2"
    size_t under = key.rfind('_');
    if (under != std::string_view::npos && under > 0) key = key.substr(0, under);
  }
  if (!row[kArticleId].empty()) article.id = row[kArticleId];
  else if (!key.empty()) article.id = name + "-" + std::string(key);
  else if (!article.url.empty()) article.id = name + "-" + Hex(Hash64(article.url));
  bool told = !article.publisher.empty() || !article.title.empty() || !row[kPublished].empty();
  if (article.id.empty() && told && !as_.own) article.id = record.event.id;  // a report that is known only by its event
  std::string_view digits = !row[kAddedDigits].empty() ? row[kAddedDigits] : row[kAddedDay];
  std::string_view published = row[kPublished];
  if (digits.size() == 14 && ReadDay(digits.substr(0, 8))) {
    article.published = ReadDay(digits.substr(0, 8))->ToString() + fmt::format("T{}:{}:{}Z", digits.substr(8, 2), digits.substr(10, 2), digits.substr(12, 2));
  } else if (!digits.empty()) {
    if (std::optional<Date> day = ReadDay(digits)) article.published = day->ToString();
  } else if (Date::Parse(published)) {
    article.published = published;
  } else if (!published.empty()) {
    std::optional<Date> day = ReadDay(published);
    if (day) article.published = day->ToString();
    else ++notes_["dates of publication that are none, left out"];
  }
}

}  // namespace lapwing
