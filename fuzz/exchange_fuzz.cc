// SPDX-License-Identifier: Apache-2.0
// Tables of events, broken or not: every row is an event or a named fault, and an event written as our own table reads back as it was.
#include <cstring>

#include "base/event_json.h"
#include "base/file.h"
#include "exchange/event_reader.h"
#include "exchange/event_writer.h"
#include "fuzz/fuzz.h"

namespace {

using namespace lapwing;

RowStream::Bytes Source(std::string text) {
  auto at = std::make_shared<size_t>(0);
  return [text = std::move(text), at](char* buffer, size_t room) -> Result<size_t> {
    size_t count = std::min(room, text.size() - *at);
    std::memcpy(buffer, text.data() + *at, count);
    *at += count;
    return count;
  };
}

std::shared_ptr<const ExchangeTables> Tables() {
  TypeScheme scheme;
  scheme.types = {{"CONSULT", "verbal cooperation", "040", 2.5, 1, {{"visit", "042", 4, 1.9}}}, {"ACCUSE", "verbal conflict", "112", -3, -2, {}}, {"ASSAULT", "material conflict", "190", -9, -10, {}}};
  auto tables = ExchangeTables::Load(DataPath("exchange"), scheme);
  fuzz::Require(static_cast<bool>(tables), "the shipped tables load");
  return *tables;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::shared_ptr<const ExchangeTables> tables = Tables();
  auto reader = EventReader::Open(Source(std::string(fuzz::Bytes(data, size))), tables, {}, {.keep_comments = true});
  if (!reader) return 0;
  EventRow row;
  while (true) {
    Result<bool> more = reader->Next(row);
    fuzz::Require(static_cast<bool>(more), "a row is no reason to end");
    if (!*more) return 0;
    fuzz::Require(row.record.has_value() != !row.fault.kind.empty(), "an event or a fault");
    if (!row.record) continue;
    for (const char* form : {"icews", "polecat", "gdelt", "gdelt1", "phoenix", "geojson", "graphml"}) {
      auto writer = MakeEventWriter(form, tables);
      std::string text = (*writer)->Begin();
      (*writer)->Add(*row.record, text);
      text += (*writer)->End();
    }
    auto writer = MakeEventWriter("csv", tables);
    std::string text = (*writer)->Begin();
    (*writer)->Add(*row.record, text);
    auto again = EventReader::Open(Source(text), tables, {}, {.keep_comments = true});
    fuzz::Require(static_cast<bool>(again), "our own table is known");
    EventRow back;
    Result<bool> one = again->Next(back);
    fuzz::Require(one && *one && back.record, "our own row is read");
    fuzz::Require(ToJson(*back.record) == ToJson(*row.record), "nothing is lost in our own table");
  }
}
