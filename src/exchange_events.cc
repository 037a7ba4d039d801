// SPDX-License-Identifier: Apache-2.0
#include "exchange_events.h"

#include <algorithm>

#include "base/file.h"

namespace lapwing {
namespace {

constexpr size_t kPiece = size_t{1} << 16;

/// The office that speaks for a person on a day.
const Office* OfficeOn(const Person& person, const Date& date) {
  const Office* last = nullptr;
  for (const Office& office : person.offices) {
    if (office.term.Covers(date)) return &office;
    bool before = office.term.until && date && office.term.until.Days() < date.Days();
    if (before && (last == nullptr || !last->term.until || last->term.until.Days() < office.term.until.Days())) last = &office;
  }
  return last != nullptr || person.offices.empty() ? last : &person.offices.front();
}

bool Fill(const Knowledge& knowledge, const NameEntry& entry, const Date& date, Actor& actor) {
  if (entry.entity < 0) return false;
  std::string_view country, sector;
  if (entry.kind == NameKind::kPerson) {
    const Office* office = OfficeOn(knowledge.persons[static_cast<size_t>(entry.entity)], date);
    if (office == nullptr) return false;
    country = office->country;
    sector = office->sector;
  } else {
    const Entity& entity = knowledge.entities[static_cast<size_t>(entry.entity)];
    if (date && !entity.term.Covers(date)) return false;
    country = entity.code;
    sector = entry.kind == NameKind::kBody ? entry.sector : std::string_view(entity.sector);
  }
  actor.country = country;
  if (actor.sector.empty() && !ExchangeTables::IsWorldCode(country)) actor.sector = sector;
  return !actor.country.empty();
}

}  // namespace

Result<std::shared_ptr<const ExchangeTables>> LoadExchange() {
  auto codebook = Codebook::Load(DataPath("codebook/plover"));
  if (!codebook) return codebook.error();
  TypeScheme scheme;
  for (const EventType& type : (*codebook)->types) {
    TypeValue value{type.name, type.quad, type.cameo, type.score, type.goldstein, {}};
    for (const Mode& mode : type.modes) value.modes.push_back({mode.name, mode.cameo, mode.score, mode.goldstein});
    scheme.types.push_back(std::move(value));
  }
  return ExchangeTables::Load(DataPath("exchange"), std::move(scheme));
}

SideLookup LookupIn(std::shared_ptr<const Knowledge> knowledge) {
  return [knowledge](const std::string& name, const Date& date, Actor& actor) {
    int node = 0;
    for (const std::string& word : NameWords(name)) {
      node = knowledge->Child(node, word);
      if (node < 0) return false;
    }
    if (node == 0) return false;
    for (NameKind kind : {NameKind::kPerson, NameKind::kState, NameKind::kOrg, NameKind::kBody, NameKind::kGroup}) {
      for (const NameEntry& entry : knowledge->At(node)) {
        if (entry.kind == kind && Fill(*knowledge, entry, date, actor)) return true;
      }
    }
    return false;
  };
}

Result<ImportTotals> ImportEvents(Store& store, std::shared_ptr<const ExchangeTables> tables, const std::string& path, const ImportOptions& options) {
  Result<ByteStream> bytes = ByteStream::Open(path);
  if (!bytes) return bytes.error();
  auto shared = std::make_shared<ByteStream>(std::move(*bytes));
  auto reader = EventReader::Open([shared](char* buffer, size_t size) { return shared->Read(buffer, size); }, std::move(tables), options.detect, options.rows);
  if (!reader) {
    Error error = reader.error();
    if (error.where.empty()) error.where = path;
    return error;
  }
  ImportTotals totals;
  totals.format = reader->as().format->name;
  std::vector<EventRecord> batch;
  auto flush = [&]() -> Status {
    if (batch.empty()) return Ok{};
    Status status = store.SaveEvents(batch);
    if (!status) return status;
    totals.saved += static_cast<int64_t>(batch.size());
    batch.clear();
    if (options.saved) options.saved(totals);
    return Ok{};
  };
  EventRow row;
  while (!(options.stop && options.stop())) {
    Result<bool> more = reader->Next(row);
    if (!more) {  // what was read before the damage is kept
      Status kept = flush();
      return kept ? more.error() : kept.error();
    }
    if (!*more) break;
    ++totals.rows;
    if (row.record) {
      batch.push_back(std::move(*row.record));
    } else if (row.fault.kind.empty()) {
      ++totals.comments;
    } else {
      ++totals.rejected;
      ++totals.rejects[row.fault.kind];
      if (options.rejected) options.rejected(row.line, row.fault);
    }
    if (batch.size() < options.batch) continue;
    Status status = flush();
    if (!status) return status.error();
  }
  Status status = flush();
  if (!status) return status.error();
  totals.notes = reader->notes();
  return totals;
}

ExportTotals ExportEvents(Store& store, const EventQuery& query, EventWriter& writer, const std::function<bool(std::string_view)>& write, const std::function<bool()>& stop) {
  ExportTotals totals;
  std::string piece = writer.Begin();
  bool read_on = true;
  Status status = store.ReadEvents(query, [&](const EventRecord& record) {
    if (stop && stop()) {
      totals = {totals.events, false, Errc::kIo, "stopped"};
      return false;
    }
    writer.Add(record, piece);
    ++totals.events;
    if (piece.size() < kPiece) return true;
    read_on = write(piece);
    piece.clear();
    return read_on;
  });
  if (!status) totals = {totals.events, false, status.error().code, status.error().message};
  if (!read_on) return totals;
  piece += totals.whole ? writer.End() : writer.Incomplete(totals.reason);
  write(piece);
  return totals;
}

}  // namespace lapwing
