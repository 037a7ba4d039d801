// SPDX-License-Identifier: Apache-2.0
// Events, with what analysts say of them. A row says what was coded; an event that was corrected is asked for by what it is now, so
// those (there are few) are read first, whatever their rows say, judged here, and merged with the others in the order asked for.
#include <algorithm>
#include <map>
#include <tuple>

#include "store/correction.h"
#include "store/event_line.h"
#include "store/store.h"

namespace lapwing {
namespace {

std::string Copy(const SqlRow& row, int column) { return std::string(row.Text(column)); }

Date StoredDate(const SqlRow& row, int day, int precision) {
  if (row.IsNull(day)) return {};
  Date date = Date::FromDays(row.Int(day));
  std::string_view name = row.Text(precision);
  if (name == "month") return Date::Month(date.year, date.month);
  if (name == "year") return Date::Year(date.year);
  return date;
}

// Columns as event_query.cc lists them.
EventRecord RecordOf(const SqlRow& row, EventLineReader& reader) {
  EventRecord record;
  Event& event = record.event;
  record.row = row.Int(0);
  event.id = Copy(row, 1);
  event.date = StoredDate(row, 2, 3);
  event.date_basis = Copy(row, 4);
  event.type = Copy(row, 5);
  event.mode = Copy(row, 6);
  event.contexts = reader.Contexts(row.Text(7));
  event.quad = QuadName(static_cast<int>(row.Int(8)));
  event.score = row.Real(9);
  event.cameo = Copy(row, 10);
  event.goldstein = row.Real(11);
  event.status = EventStatusOf(row.Text(12)).value_or(EventStatus::kAsserted);
  event.reciprocal = row.Int(13) != 0;
  event.actors = reader.Actors(row.Text(14));
  event.recipients = reader.Actors(row.Text(15));
  if (!row.IsNull(16)) event.attribution = reader.OneActor(row.Text(16));
  if (!row.IsNull(17)) event.place = reader.OnePlace(row.Text(17));
  event.field = row.Text(18) == "title" ? Field::kTitle : Field::kText;
  event.sentence = {static_cast<uint32_t>(row.Int(19)), static_cast<uint32_t>(row.Int(20))};
  record.sentence = Copy(row, 21);
  event.trigger = {static_cast<uint32_t>(row.Int(22)), static_cast<uint32_t>(row.Int(23))};
  record.trigger = Copy(row, 24);
  event.frame = Copy(row, 25);
  event.confidence = row.Real(26);
  event.same_as = Copy(row, 27);
  record.article.id = Copy(row, 28);
  record.article.url = Copy(row, 29);
  record.article.publisher = Copy(row, 30);
  record.article.published = Copy(row, 31);
  record.article.title = Copy(row, 32);
  record.article.story = Copy(row, 33);
  record.coder = {Copy(row, 34), Copy(row, 35), Copy(row, 36)};
  record.day = row.IsNull(37) ? kUndated : row.Int(37);
  return record;
}

/// By event. All at once: PostgreSQL answers one question at a time.
using Words = std::map<std::string, std::vector<Correction>, std::less<>>;

template <typename T>
bool Wanted(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

/// In all that a correction may change; the rest the statement has asked for.
bool Fits(const EventQuery& query, const EventRecord& record) {
  const Event& event = record.event;
  if (!Wanted(query.types, event.type) || !Wanted(query.statuses, std::string(ToString(event.status))) || !Wanted(query.quads, QuadNumber(event.quad))) return false;
  if ((query.from || query.to) && record.day == kUndated) return false;
  return (!query.from || record.day >= *query.from) && (!query.to || record.day <= *query.to);
}

/// In the order of the list.
bool ComesFirst(EventOrder order, const EventPlace& a, const EventPlace& b) {
  if (order == EventOrder::kSaved) return a.row < b.row;
  const auto left = std::tie(a.day, a.row), right = std::tie(b.day, b.row);
  return order == EventOrder::kNewest ? right < left : left < right;
}

EventPlace PlaceOf(const EventRecord& record) { return {record.day, record.row}; }

bool OnThisPage(const EventQuery& query, const EventRecord& record) {
  if (query.order == EventOrder::kSaved) return record.row > query.after;
  return !query.behind || ComesFirst(query.order, *query.behind, PlaceOf(record));
}

/// The query without what a correction may change.
EventQuery Anything(EventQuery query) {
  query.types.clear();
  query.statuses.clear();
  query.quads.clear();
  query.from.reset();
  query.to.reset();
  query.behind.reset();
  query.order = EventOrder::kSaved;
  query.after = query.limit = 0;
  return query;
}

Status ReadRows(SqlConnection& sql, const SqlText& text, const std::function<bool(EventRecord&)>& reader) {
  EventLineReader lines;
  return sql.Query(text.sql, ValuesOf(text), [&](const SqlRow& row) {
    EventRecord record = RecordOf(row, lines);
    return reader(record);
  });
}

/// Those of the page that were corrected, as they are now, in its order.
Result<std::vector<EventRecord>> ReadCorrected(SqlConnection& sql, const EventQuery& query, const Words& words) {
  std::vector<EventRecord> found;
  Status status = ReadRows(sql, EventSql(Anything(query), sql.is_postgres(), Corrected::kOnly), [&](EventRecord& record) {
    auto said = words.find(record.event.id);
    if (said != words.end() && !ApplyCorrections(said->second, record.event)) return true;
    if (record.event.date) record.day = record.event.date.Days();
    if (Fits(query, record) && OnThisPage(query, record)) found.push_back(std::move(record));
    return true;
  });
  if (!status) return status.error();
  std::sort(found.begin(), found.end(), [&](const EventRecord& a, const EventRecord& b) { return ComesFirst(query.order, PlaceOf(a), PlaceOf(b)); });
  return found;
}

}  // namespace

Status Store::ReadEvents(const EventQuery& query, const std::function<bool(const EventRecord&)>& reader) {
  Words words;
  if (!query.raw) {
    Status status = sql_->Query("SELECT event, action, changes FROM corrections ORDER BY num", {}, [&](const SqlRow& row) {
      words[Copy(row, 0)].push_back({"", Copy(row, 1), Copy(row, 2), "", "", ""});
      return true;
    });
    if (!status) return status;
  }
  std::vector<EventRecord> corrected;
  if (!words.empty()) {
    Result<std::vector<EventRecord>> found = ReadCorrected(*sql_, query, words);
    if (!found) return found.error();
    corrected = std::move(*found);
  }
  int64_t given = 0;
  bool more = true;
  auto give = [&](const EventRecord& record) { return more = reader(record) && (query.limit == 0 || ++given < query.limit); };
  auto next = corrected.begin();
  Status status = ReadRows(*sql_, EventSql(query, sql_->is_postgres(), words.empty() ? Corrected::kToo : Corrected::kLeftOut), [&](EventRecord& record) {
    while (more && next != corrected.end() && ComesFirst(query.order, PlaceOf(*next), PlaceOf(record))) give(*next++);
    return more && give(record);
  });
  while (status && more && next != corrected.end()) give(*next++);
  return status;
}

}  // namespace lapwing
