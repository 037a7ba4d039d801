// SPDX-License-Identifier: Apache-2.0
#include "exchange/datum.h"

#include <array>

namespace lapwing {
namespace {

constexpr std::array<const char*, kSides> kNames = {
    "-", "event_id", "date", "date_basis", "type", "mode", "contexts", "quad", "score", "cameo", "goldstein", "status", "reciprocal",
    "place_text", "place_name", "place_country", "place_fips", "place_kind", "latitude", "longitude",
    "field", "sentence_text", "sentence_begin", "sentence_end", "trigger_text", "trigger_begin", "trigger_end", "frame", "confidence", "same_as",
    "article_id", "article_key", "url", "publisher", "published", "title", "story_id", "coder_version", "coder_codebook", "coder_model",
    "date_digits", "penta", "added_digits", "added_day",
    "event_text", "month_digits", "year", "month", "day", "fraction_date", "cameo_base", "cameo_root", "one", "zero"};
static_assert(kNames.back() != nullptr, "every datum has a name");

constexpr const char* kSideNames[] = {"actor", "recipient", "attribution"};
constexpr const char* kPartNames[] = {"text", "begin", "end", "name", "country", "sector", "wikidata", "code", "group", "cow", "sectors"};
static_assert(std::size(kPartNames) == kSideParts);

}  // namespace

std::string NameOf(Datum datum) {
  if (!OfSide(datum)) return kNames[static_cast<size_t>(datum)];
  return std::string(kSideNames[static_cast<int>(SideIn(datum))]) + "_" + kPartNames[static_cast<int>(PartIn(datum))];
}

std::optional<Datum> DatumOf(std::string_view name) {
  for (int i = 0; i < kDatumCount; ++i) {
    if (NameOf(static_cast<Datum>(i)) == name) return static_cast<Datum>(i);
  }
  return std::nullopt;
}

}  // namespace lapwing
