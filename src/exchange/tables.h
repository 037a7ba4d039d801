// SPDX-License-Identifier: Apache-2.0
/// What other coders' codes and names mean: the tables of the folder exchange/.
///
/// Threads  immutable after loading
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/format.h"
#include "exchange/scheme.h"
#include "lapwing/result.h"

namespace lapwing {

/// A CAMEO event code in PLOVER's terms.
struct CameoCode {
  std::string type, mode;
  std::vector<std::string> contexts;
  double goldstein = 0;
};

class ExchangeTables {
 public:
  /// Reads cameo.txt, countries.txt, codes.txt, sectors.txt and formats.txt. Faults are kBadData with file and line.
  static Result<std::shared_ptr<const ExchangeTables>> Load(const std::string& folder, TypeScheme scheme);

  const Formats& formats() const { return formats_; }
  const TypeScheme& scheme() const { return scheme_; }

  const CameoCode* Cameo(std::string_view code) const;

  bool IsCountry(std::string_view code) const;  ///< ISO alpha-3, or IGO UNO EUR ...
  static bool IsWorldCode(std::string_view code);
  /// ISO alpha-3, "" when nothing is called so.
  std::string CountryNamed(std::string_view name) const;
  std::string CountryOfFips(std::string_view fips) const;
  std::string CountryOfCow(std::string_view number) const;
  /// A code of CAMEO; "" for regions and nobody, nullopt for what is no code.
  std::optional<std::string> CountryOfCameo(std::string_view code) const;
  /// The name that is spelled most alike, "" when none is near.
  std::string NearestCountry(std::string_view name) const;

  // The way back; "" where there is none.
  std::string CountryName(std::string_view code) const;
  std::string Fips(std::string_view code) const;
  std::string Cow(std::string_view code) const;
  std::string CameoCountry(std::string_view code) const;

  /// Our sector for a name or code of theirs, "" when it is not known.
  std::string Sector(std::string_view name) const;
  std::string SectorName(std::string_view sector) const;

 private:
  struct Country {
    std::string name, fips, cow;
  };
  Status ReadCameo(std::string_view text, const std::string& path);
  Status ReadCountries(std::string_view text, const std::string& path);
  Status ReadCodes(std::string_view text, const std::string& path);
  Status ReadSectors(std::string_view text, const std::string& path);

  Formats formats_;
  TypeScheme scheme_;
  std::unordered_map<std::string, CameoCode> cameo_;
  std::map<std::string, Country, std::less<>> countries_;
  std::unordered_map<std::string, std::string> by_name_, by_fips_, by_cow_, by_code_, to_cameo_, by_sector_;
  std::map<std::string, std::string, std::less<>> sector_names_;
};

}  // namespace lapwing
