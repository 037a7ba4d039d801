// SPDX-License-Identifier: Apache-2.0
#include "exchange/row_event.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/strings.h"
#include "exchange/values.h"

namespace lapwing {
namespace {

bool Refuse(RowFault& fault, std::string kind, std::string message) {
  fault = {std::move(kind), std::move(message)};
  return false;
}

/// Two digits that a spreadsheet left of three: "42" of "042".
std::string WhyNoCameo(const ExchangeTables& tables, std::string_view code) {
  std::string padded = "0" + std::string(code);
  if (code.size() <= 3 && tables.Cameo(padded) != nullptr) return fmt::format("'{}' is no CAMEO code; did a spreadsheet take the zero of {}?", code, padded);
  return fmt::format("'{}' is no CAMEO code", code);
}

std::string NearestType(const TypeScheme& scheme, std::string_view type) {
  std::string best;
  int least = 3;
  for (const TypeValue& value : scheme.types) {
    int distance = EditDistance(value.name, type);
    if (distance < least) best = value.name, least = distance;
  }
  return best;
}

std::string UpperAscii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

}  // namespace

bool RowReader::ReadWhen(const RowCells& row, Event& event, RowFault& fault) {
  std::string_view text = !row[kDate].empty() ? row[kDate] : row[kDateDigits];
  if (text.empty()) return as_.own || Refuse(fault, "date", "no date");
  std::optional<Date> date = ReadDay(text);
  if (!date) return Refuse(fault, "date", fmt::format("'{}' is no date", text));
  event.date = *date;
  event.date_basis = row[kDateBasis];
  return true;
}

bool RowReader::ReadWhat(const RowCells& row, Event& event, RowFault& fault) {
  const TypeScheme& scheme = tables_.scheme();
  event.cameo = row[kCameo];
  const CameoCode* code = event.cameo.empty() ? nullptr : tables_.Cameo(event.cameo);
  event.type = UpperAscii(row[kType]);
  event.mode = LowerAscii(row[kMode]);
  if (as_.own) event.type = row[kType], event.mode = row[kMode];
  if (event.type.empty()) {
    if (event.cameo.empty()) return Refuse(fault, "cameo", "neither a type nor a CAMEO code");
    if (code == nullptr) return Refuse(fault, "cameo", WhyNoCameo(tables_, event.cameo));
    event.type = code->type;
    event.mode = code->mode;
    event.contexts = code->contexts;
  }
  std::string_view contexts = row[kContexts];
  if (as_.own) event.contexts = SplitValues(contexts);
  else for (std::string_view context : SplitTrim(contexts, contexts.find(';') != std::string_view::npos ? ';' : ',')) event.contexts.emplace_back(context);

  std::string_view quad = !row[kQuad].empty() ? row[kQuad] : row[kPenta];
  if (quad == "0") quad = {};  // neutral: what only speaks; Phoenix and files made of ICEWS say so
  int number = ReadQuad(quad);
  if (!quad.empty() && number == 0) return Refuse(fault, "quad", fmt::format("'{}' is no quad class", quad));
  const TypeValue* type = scheme.Find(event.type);
  bool comment = type == nullptr && code != nullptr && code->type == event.type;
  if (comment && !options_.keep_comments && row[kType].empty()) return false;
  if (type == nullptr && !comment && (number == 0 || as_.format->name != "csv")) {
    std::string near = NearestType(scheme, event.type);
    return Refuse(fault, "type", fmt::format("'{}' is no PLOVER type{}", event.type, near.empty() ? "" : fmt::format("; did you mean {}?", near)));
  }
  const ModeValue* mode = type != nullptr ? type->Find(event.mode) : nullptr;
  if (type != nullptr && mode == nullptr && !event.mode.empty() && !as_.own) ++notes_["modes that PLOVER's manual does not have, kept"];
  event.quad = number != 0 ? QuadName(number) : type != nullptr ? type->quad : QuadName(1);
  if (event.cameo.empty() && !as_.own && type != nullptr) event.cameo = mode != nullptr ? mode->cameo : type->cameo;

  auto value = [&](Datum datum, double otherwise, double& target) {
    target = otherwise;
    if (row[datum].empty()) return true;
    std::optional<double> read = ReadNumber(row[datum]);
    if (!read || *read < -10 || *read > 10) return Refuse(fault, "number", fmt::format("'{}' is no {} from -10 to 10", row[datum], NameOf(datum)));
    target = *read;
    return true;
  };
  double score = mode != nullptr ? mode->score : type != nullptr ? type->score : 0;
  double goldstein = code != nullptr ? code->goldstein : mode != nullptr ? mode->goldstein : type != nullptr ? type->goldstein : 0;
  return value(kScore, score, event.score) && value(kGoldstein, goldstein, event.goldstein);
}

std::string RowReader::IdOf(const RowCells& row, const Date& date) const {
  if (!row[kEventId].empty()) return as_.format->IdPrefix() + std::string(row[kEventId]) + (as_.format->key_date ? "-" + date.ToString() : "");
  std::string all;
  for (int i = 0; i < kDatumCount; ++i) {
    if (row[static_cast<Datum>(i)].empty()) continue;
    all += NameOf(static_cast<Datum>(i)) + "=" + std::string(row[static_cast<Datum>(i)]) + "\x1f";
  }
  return as_.format->name + "-" + Hex(Hash64(all));
}

std::optional<EventRecord> RowReader::Read(const RowCells& row, RowFault& fault) {
  fault = {};
  EventRecord record;
  Event& event = record.event;
  if (!ReadWhen(row, event, fault) || !ReadWhat(row, event, fault)) return std::nullopt;
  if (!ReadSide(row, SideOf::kActor, event.date, event.actors, fault) || !ReadSide(row, SideOf::kRecipient, event.date, event.recipients, fault)) return std::nullopt;
  if (event.actors.empty() && event.recipients.empty() && !as_.own) {
    Refuse(fault, "sides", "neither actor nor recipient");
    return std::nullopt;
  }
  if (!ReadOwn(row, record, fault)) return std::nullopt;
  ReadPlace(row, event);
  event.id = IdOf(row, event.date);
  ReadArticle(row, record);
  record.coder = {std::string(row[kCoderVersion]), std::string(row[kCoderCodebook]), std::string(row[kCoderModel])};
  if (record.coder.version.empty()) record.coder.version = as_.format->name;
  return record;
}

}  // namespace lapwing
