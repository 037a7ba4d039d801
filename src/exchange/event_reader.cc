// SPDX-License-Identifier: Apache-2.0
#include "exchange/event_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "exchange/values.h"

namespace lapwing {

struct EventReader::State {
  State(RowStream::Bytes read, std::shared_ptr<const ExchangeTables> loaded, RowOptions chosen) : stream(std::move(read)), tables(std::move(loaded)), options(std::move(chosen)) {}
  RowStream stream;
  std::shared_ptr<const ExchangeTables> tables;
  RowOptions options;
  ReadAs as;
  std::optional<RowReader> rows;
  TableRow row;
  bool header_due = false;
};

EventReader::EventReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
EventReader::EventReader(EventReader&&) noexcept = default;
EventReader::~EventReader() = default;

const ReadAs& EventReader::as() const { return state_->as; }
const std::map<std::string, int64_t>& EventReader::notes() const { return state_->rows->notes(); }

Result<EventReader> EventReader::Open(RowStream::Bytes read, std::shared_ptr<const ExchangeTables> tables, const DetectOptions& detect, RowOptions options) {
  auto state = std::make_unique<State>(std::move(read), std::move(tables), std::move(options));
  Result<std::string_view> head = state->stream.Peek();
  if (!head) return head.error();
  if (head->find_first_not_of(" \t\r\n") == std::string_view::npos) return Error{Errc::kBadInput, "empty: no event in it", ""};
  Result<ReadAs> as = DetectFormat(state->tables->formats(), *head, detect);
  if (!as) return as.error();
  state->as = std::move(*as);
  state->stream.SetDialect(state->as.separator, state->as.format->quoted);
  state->header_due = state->as.has_header;
  state->rows.emplace(*state->tables, state->as, state->options);
  return EventReader(std::move(state));
}

Result<bool> EventReader::Next(EventRow& out) {
  State& state = *state_;
  TableRow& row = state.row;
  if (state.header_due) {
    Result<bool> header = state.stream.Next(row);
    if (!header) return header.error();
    state.header_due = false;
  }
  Result<bool> more = state.stream.Next(row);
  if (!more || !*more) return more;
  out.line = row.line;
  out.record.reset();
  out.fault = {};
  const std::vector<Datum>& columns = state.as.columns;
  if (row.too_long || row.open_quote) {
    out.fault = {"columns", row.too_long ? "too long a row; is a quote left open?" : "a quote is left open"};
    return true;
  }
  if (state.as.own && row.cells.size() == 1 && row.cells[0].starts_with("# incomplete")) {
    out.fault = {"incomplete", "the file says that it is incomplete: " + row.cells[0]};
    return true;
  }
  // Tables drop what is empty at the end of a row; more of it than columns are needed for is a row out of step.
  bool surplus = std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(columns.size(), row.cells.size())), row.cells.end(), [](const std::string& cell) { return !cell.empty(); });
  size_t needed = 0;
  for (size_t i = 0; i < columns.size(); ++i) {
    if (OneOf(NameOf(columns[i]), {"date", "date_digits", "type", "cameo"})) needed = i + 1;
  }
  bool short_row = row.cells.size() < needed || (!state.as.has_header && row.cells.size() + 1 < columns.size());
  if (short_row || surplus) {
    out.fault = {"columns", fmt::format("{} columns where {} are due", row.cells.size(), columns.size())};
    return true;
  }
  RowCells cells;
  for (size_t i = 0; i < std::min(columns.size(), row.cells.size()); ++i) {
    if (columns[i] == kNothing) continue;
    std::string& cell = row.cells[i];
    if (state.as.own) {
      bool number = OneOf(NameOf(columns[i]), {"score", "goldstein", "latitude", "longitude", "confidence"});
      cells.Set(columns[i], number ? std::string_view(cell) : Unguard(cell));
      continue;
    }
    if (std::any_of(cell.begin(), cell.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) cell = Nfc(cell);
    std::string_view text = Trim(cell);
    cells.Set(columns[i], IsMissing(text) ? std::string_view() : text);
  }
  out.record = state.rows->Read(cells, out.fault);
  return true;
}

}  // namespace lapwing
