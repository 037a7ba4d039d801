// SPDX-License-Identifier: Apache-2.0
/// What a cell of an event file can hold, whatever the format calls the column. exchange/formats.txt ties titles to these names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lapwing {

/// The last ones, from kEventText on, are only written: they follow from others.
enum Datum : int {
  kNothing, kEventId, kDate, kDateBasis, kType, kMode, kContexts, kQuad, kScore, kCameo, kGoldstein, kStatus, kReciprocal,
  kPlaceText, kPlaceName, kPlaceCountry, kPlaceFips, kPlaceKind, kLatitude, kLongitude,
  kFieldName, kSentenceText, kSentenceBegin, kSentenceEnd, kTriggerText, kTriggerBegin, kTriggerEnd, kFrame, kConfidence, kSameAs,
  kArticleId, kArticleKey, kUrl, kPublisher, kPublished, kTitle, kStoryId, kCoderVersion, kCoderCodebook, kCoderModel,
  kDateDigits, kPenta, kAddedDigits, kAddedDay,
  kEventText, kMonthDigits, kYear, kMonth, kDay, kFractionDate, kCameoBase, kCameoRoot, kOne, kZero,
  kSides,                       ///< from here on: three sides of eleven parts each
  kDatumCount = kSides + 3 * 11
};

enum class SideOf : int { kActor, kRecipient, kAttribution };

/// `kCode` is CAMEO's whole code ("USAGOV"), `kGroup` its known group, `kCow` a number of the Correlates of War, `kSectors` a list.
enum class SidePart : int { kText, kBegin, kEnd, kName, kCountry, kSector, kWikidata, kCode, kGroup, kCow, kSectors };
inline constexpr int kSideParts = 11;

constexpr Datum SideDatum(SideOf side, SidePart part) { return static_cast<Datum>(kSides + static_cast<int>(side) * kSideParts + static_cast<int>(part)); }
constexpr bool OfSide(Datum datum) { return datum >= kSides; }
constexpr SideOf SideIn(Datum datum) { return static_cast<SideOf>((datum - kSides) / kSideParts); }
constexpr SidePart PartIn(Datum datum) { return static_cast<SidePart>((datum - kSides) % kSideParts); }
constexpr bool OnlyWritten(Datum datum) { return datum == kNothing || (datum >= kEventText && datum < kSides); }

/// "event_id", "actor_country" ...; "-" for kNothing.
std::string NameOf(Datum datum);
std::optional<Datum> DatumOf(std::string_view name);

}  // namespace lapwing
