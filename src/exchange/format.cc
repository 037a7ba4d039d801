// SPDX-License-Identifier: Apache-2.0
#include "exchange/format.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/lines.h"
#include "base/strings.h"

namespace lapwing {
namespace {

/// "TITLE = DATUM"; "" or the fault.
std::string ReadColumn(std::string_view text, Column& column) {
  size_t equals = text.rfind(" = ");
  if (equals == std::string_view::npos) return fmt::format("'{}' wants TITLE = DATUM", text);
  column.title = Trim(text.substr(0, equals));
  std::string_view name = Trim(text.substr(equals + 3));
  std::optional<Datum> datum = DatumOf(name);
  if (!datum) return fmt::format("'{}' is no datum; src/exchange/datum.h lists them", name);
  column.datum = *datum;
  return "";
}

std::vector<std::string> Titles(std::string_view text) {
  std::vector<std::string> titles;
  for (std::string_view title : SplitTrim(text, '|')) titles.emplace_back(title);
  return titles;
}

bool SetChoice(std::string_view value, std::string_view yes, std::string_view no, bool& target) {
  if (value != yes && value != no) return false;
  target = value == yes;
  return true;
}

}  // namespace

std::string TitleKey(std::string_view title) {
  std::string key;
  for (char c : title) {
    if (IsAlpha(c) || IsDigit(c)) key += IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key;
}

std::optional<Datum> Format::Find(std::string_view title) const {
  std::string key = TitleKey(title);
  for (const auto* list : {&columns, &also}) {
    for (const Column& column : *list) {
      if (TitleKey(column.title) == key) return column.datum;
    }
  }
  return std::nullopt;
}

bool Format::Has(Datum datum) const {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& column) { return column.datum == datum; });
}

std::string Format::IdPrefix() const { return name == "csv" ? "" : name.starts_with("gdelt") ? "gdelt-" : name + "-"; }

Result<Formats> Formats::Read(std::string_view text, const std::string& path) {
  Formats formats;
  for (LineReader lines(text); lines.Next();) {
    std::string_view line = Trim(lines.line());
    if (line.empty() || line.front() == '#') continue;
    std::string_view word = line.substr(0, line.find(' '));
    std::string_view rest = Trim(line.substr(word.size()));
    std::string fault;
    if (word == "format") {
      formats.formats_.push_back({});
      formats.formats_.back().name = rest;
      continue;
    }
    if (formats.formats_.empty()) return Error{Errc::kBadData, "a file of formats begins with 'format NAME'", fmt::format("{}:{}", path, lines.number())};
    Format& format = formats.formats_.back();
    bool fine = true;
    if (word == "about") format.about = rest;
    else if (word == "separator") {
      fine = rest == "tab" || rest == "comma";
      format.separator = rest == "tab" ? '\t' : ',';
    } else if (word == "quoted") fine = SetChoice(rest, "yes", "no", format.quoted);
    else if (word == "header") fine = SetChoice(rest, "yes", "no", format.header);
    else if (word == "by") fine = SetChoice(rest, "pair", "event", format.by_pair);
    else if (word == "key") fine = SetChoice(rest, "date", "id", format.key_date);
    else if (word == "missing") format.missing = rest == "-" ? "" : std::string(rest);
    else if (word == "codes") {
      fine = OneOf(rest, {"iso", "names", "cameo"});
      format.codes = rest == "iso" ? CountryCodes::kIso : rest == "names" ? CountryCodes::kNames : CountryCodes::kCameo;
    } else if (word == "sign") format.sign = Titles(rest);
    else if (word == "like") {
      const Format* other = formats.Find(rest);
      if (other == nullptr) return Error{Errc::kBadData, fmt::format("no format '{}' above", rest), fmt::format("{}:{}", path, lines.number())};
      Format copy = *other;
      copy.name = format.name;
      copy.about = format.about;
      format = copy;
    } else if (word == "without") {
      for (const std::string& title : Titles(rest)) std::erase_if(format.columns, [&](const Column& column) { return column.title == title; });
    } else if (word == "column" || word == "also") {
      Column column;
      fault = ReadColumn(rest, column);
      auto& list = word == "column" ? format.columns : format.also;
      auto known = std::find_if(list.begin(), list.end(), [&](const Column& other) { return other.title == column.title; });
      if (known != list.end()) *known = column;
      else list.push_back(column);
    } else fault = fmt::format("unknown field '{}' in a format block", word);
    if (!fine) fault = fmt::format("'{}' is no value of '{}'", rest, word);
    if (!fault.empty()) return Error{Errc::kBadData, fault, fmt::format("{}:{}", path, lines.number())};
  }
  return formats;
}

const Format* Formats::Find(std::string_view name) const {
  for (const Format& format : formats_) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::string Formats::Names() const {
  std::string names;
  for (const Format& format : formats_) names += (names.empty() ? "" : ", ") + format.name;
  return names;
}

}  // namespace lapwing
