// SPDX-License-Identifier: Apache-2.0
/// The event files that are known, as exchange/formats.txt describes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/datum.h"
#include "lapwing/result.h"

namespace lapwing {

/// How the country of a side stands in a file.
enum class CountryCodes { kIso, kNames, kCameo };

struct Column {
  std::string title;
  Datum datum = kNothing;
};

struct Format {
  std::string name, about;
  char separator = ',';
  bool quoted = true;
  bool header = true;
  CountryCodes codes = CountryCodes::kIso;
  std::string missing;             ///< what is written where there is nothing
  bool by_pair = false;            ///< a row for every actor and recipient
  bool key_date = false;           ///< id and date together are the key
  std::vector<std::string> sign;   ///< a header with all these titles is of this format
  std::vector<Column> columns;     ///< as they are written
  std::vector<Column> also;        ///< read too

  /// What stands under this title; nullopt: not known here.
  std::optional<Datum> Find(std::string_view title) const;
  bool Has(Datum datum) const;
  /// Before a given id, so that ids of two sources never meet: "icews-", "gdelt-" of both versions; "" for our own.
  std::string IdPrefix() const;
};

class Formats {
 public:
  /// `path` is named in errors (kBadData).
  static Result<Formats> Read(std::string_view text, const std::string& path);
  const Format* Find(std::string_view name) const;
  const std::vector<Format>& all() const { return formats_; }
  std::string Names() const;  ///< "csv, icews, ..."

 private:
  std::vector<Format> formats_;
};

/// Titles are compared by their letters and digits alone, whatever the case: "Event ID" is "event_id".
std::string TitleKey(std::string_view title);

}  // namespace lapwing
