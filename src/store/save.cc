// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "base/dyads.h"
#include "base/event_json.h"
#include "base/hash.h"
#include "base/report_day.h"
#include "store/correction.h"
#include "store/event_line.h"
#include "store/store.h"

namespace lapwing {
namespace {

SqlValue DayOrNull(const Date& date) { return date ? SqlValue(date.Days()) : SqlValue(); }

SqlValue Nullable(const std::optional<int64_t>& value) { return value ? SqlValue(*value) : SqlValue(); }

/// The story it belongs to; an article without one is its own.
const std::string& TellerOf(const EventRecord& record) {
  if (!record.article.story.empty()) return record.article.story;
  return record.article.id.empty() ? record.event.id : record.article.id;
}

/// Tellings of one event by the reports of one story count once: a hash of what makes them one. Acts of one type on one day are
/// told apart by their frame: a treaty signed and praised is two.
int64_t UnitOf(const EventRecord& record, const Dyad& dyad, int64_t day) {
  const std::string& act = record.event.frame.empty() ? record.event.type : record.event.frame;
  return static_cast<int64_t>(HashFields({TellerOf(record), dyad.source, dyad.target, record.event.type, act, std::to_string(day)}));
}

}  // namespace

Result<int64_t> Store::CoderNumber(const CoderStamp& coder) {
  for (const auto& [known, number] : coders_) {
    if (known == coder) return number;
  }
  int64_t number = 0;
  auto take = [&](const SqlRow& row) {
    number = row.Int(0);
    return true;
  };
  Status status = sql_->Query("INSERT INTO coders (version, codebook, model) VALUES ($1, $2, $3) ON CONFLICT (version, codebook, model) DO NOTHING", {coder.version, coder.codebook, coder.model});
  if (status) status = sql_->Query("SELECT num FROM coders WHERE version = $1 AND codebook = $2 AND model = $3", {coder.version, coder.codebook, coder.model}, take);
  if (!status) return status.error();
  coders_.emplace_back(coder, number);
  return number;
}

// The row of an article, made or completed; the coding at hand becomes the one that counts.
Result<int64_t> Store::SaveArticle(const Article& article, int64_t coder, bool complete, int64_t content, KeptArticle& kept) {
  int64_t number = 0, before = 0;
  bool has_text = false;
  kept = {article.published, article.story};
  std::optional<int64_t> reported = ReportDay(article);
  Status status = sql_->Query(
      "INSERT INTO articles (id, url, publisher, published, published_basis, reported, title, text, language, story, path, status, reason, coder, content) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING RETURNING num",
      {article.id, SqlValue::OrNull(article.url), SqlValue::OrNull(article.publisher), SqlValue::OrNull(article.published), SqlValue::OrNull(article.published_basis), Nullable(reported),
       SqlValue::OrNull(article.title), complete ? SqlValue(article.text) : SqlValue(), SqlValue::OrNull(article.language), SqlValue::OrNull(article.story), SqlValue::OrNull(article.path),
       ToString(article.status), SqlValue::OrNull(article.reason), coder, complete ? SqlValue(content) : SqlValue()},
      [&](const SqlRow& row) {
        number = row.Int(0);
        return true;
      });
  if (!status) return status.error();
  if (number != 0) {
    IndexArticle(number);
    return number;
  }
  status = sql_->Query("SELECT num, coder, CASE WHEN text IS NULL THEN 0 ELSE 1 END, story, published FROM articles WHERE id = $1", {article.id}, [&](const SqlRow& row) {
    number = row.Int(0);
    before = row.Int(1);
    has_text = row.Int(2) != 0;
    if (has_text) kept.story = row.Text(3);
    if (has_text || !complete) kept.published = row.Text(4);
    return true;
  });
  const bool completes = complete && !has_text;
  // Pairs are found by the day of the report: they go before it may change.
  if (status && (completes || before != coder)) status = DropPairsOf(number, completes ? 0 : coder);
  if (completes) {
    if (status) status = UnindexArticle(number);
    IndexArticle(number);
    if (status) status = sql_->Query("UPDATE articles SET url = $1, publisher = $2, published = $3, published_basis = $4, reported = $5, title = $6, text = $7, language = $8, story = $9, path = $10, status = $11, "
                         "reason = $12, content = $13 WHERE num = $14",
                         {SqlValue::OrNull(article.url), SqlValue::OrNull(article.publisher), SqlValue::OrNull(article.published), SqlValue::OrNull(article.published_basis), Nullable(reported),
                          SqlValue::OrNull(article.title), article.text, SqlValue::OrNull(article.language), SqlValue::OrNull(article.story), SqlValue::OrNull(article.path), ToString(article.status),
                          SqlValue::OrNull(article.reason), content, number});
  }
  if (status && before != coder) status = sql_->Query("UPDATE articles SET coder = $1 WHERE num = $2", {coder, number});
  if (!status) return status.error();
  return number;
}

Status Store::DropPairsOf(int64_t article, int64_t but) {
  std::vector<int64_t> events;
  Status status = sql_->Query("SELECT num FROM events WHERE article = $1 AND coder <> $2", {article, but}, [&](const SqlRow& row) {
    events.push_back(row.Int(0));
    return true;
  });
  for (int64_t event : events) {
    if (status) status = DropPairs(event);
  }
  return status;
}

Status Store::SavePairs(const EventRecord& record, int64_t event) {
  if (corrected_.contains(record.event.id)) {
    Result<std::vector<Correction>> corrections = Corrections(record.event.id);
    if (!corrections) return corrections.error();
    EventRecord counted = record;
    return ApplyCorrections(*corrections, counted.event) ? SaveCounted(counted, event) : Status(Ok{});
  }
  return SaveCounted(record, event);
}

Status Store::SaveCounted(const EventRecord& record, int64_t event) {
  if (!record.event.same_as.empty()) return Ok{};  // the first telling counts
  std::optional<int64_t> reported = ReportDay(record.article);
  std::optional<int64_t> day = reported;
  if (record.event.date.precision == Precision::kDay) day = record.event.date.Days();
  if (!day) return Ok{};  // nothing can be said of when
  for (const Dyad& dyad : DyadsOf(record.event)) {
    Status status = sql_->Query(
        "INSERT INTO pairs (source, target, day, event, reported, quad, type, score, status, mutual, unit, story) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING",
        {dyad.source, dyad.target, *day, event, Nullable(reported), QuadNumber(record.event.quad), record.event.type, record.event.score, ToString(record.event.status), dyad.mutual ? 1 : 0,
         UnitOf(record, dyad, *day), static_cast<int64_t>(Hash64(TellerOf(record)))});
    if (!status) return status;
  }
  return Ok{};
}

// Pairs lie by dyad and day, so those of one event are sought under every dyad and day that it has or was amended to.
Status Store::DropPairs(int64_t event) {
  EventRecord record;
  std::string id;
  std::set<std::tuple<std::string, std::string, int64_t>> places;
  std::optional<int64_t> reported;
  EventLineReader reader;
  Status status = sql_->Query("SELECT e.id, e.actors, e.recipients, e.day, e.date_precision, a.reported FROM events e LEFT JOIN articles a ON a.num = e.article WHERE e.num = $1", {event},
                              [&](const SqlRow& row) {
                                id = row.Text(0);
                                record.event.actors = reader.Actors(row.Text(1));
                                record.event.recipients = reader.Actors(row.Text(2));
                                if (!row.IsNull(3) && row.Text(4) == "day") record.event.date = Date::FromDays(row.Int(3));
                                if (!row.IsNull(5)) reported = row.Int(5);
                                return true;
                              });
  if (!status) return status;
  auto note = [&](const Event& counted) {
    for (const Dyad& dyad : DyadsOf(counted)) {
      if (counted.date) places.emplace(dyad.source, dyad.target, counted.date.Days());
      if (reported) places.emplace(dyad.source, dyad.target, *reported);
    }
  };
  note(record.event);
  if (corrected_.contains(id)) {
    Result<std::vector<Correction>> corrections = Corrections(id);
    if (!corrections) return corrections.error();
    const Event coded = record.event;
    for (const Correction& correction : *corrections) {
      if (correction.action == "restore") record.event = coded;
      if (correction.action == "amend") ApplyChanges(correction.changes, record.event);
      note(record.event);
    }
  }
  for (const auto& [source, target, day] : places) {
    if (status) status = sql_->Query("DELETE FROM pairs WHERE source = $1 AND target = $2 AND day = $3 AND event = $4", {source, target, day, event});
  }
  return status;
}

Status Store::SaveEvent(const EventRecord& record, int64_t coder, int64_t article, const KeptArticle& kept) {
  const Event& event = record.event;
  int64_t number = 0;
  Status status = sql_->Query(
      "INSERT INTO events (id, coder, article, day, date_precision, date_basis, type, mode, contexts, quad, score, cameo, goldstein, status, reciprocal, actors, recipients, attribution, place, field, "
      "sentence_begin, sentence_end, sentence, trigger_begin, trigger_end, trigger_text, frame, confidence, same_as) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
      "$18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29) ON CONFLICT (id, coder) DO NOTHING RETURNING num",
      {event.id, coder, article != 0 ? SqlValue(article) : SqlValue(), DayOrNull(event.date), SqlValue::OrNull(ToString(event.date.precision)), SqlValue::OrNull(event.date ? event.date_basis : ""),
       event.type, SqlValue::OrNull(event.mode), ContextsJson(event.contexts), QuadNumber(event.quad), event.score, SqlValue::OrNull(event.cameo), event.goldstein, ToString(event.status),
       event.reciprocal ? 1 : 0, ActorsJson(event.actors), ActorsJson(event.recipients), event.attribution ? SqlValue(ActorJson(event.attribution)) : SqlValue(),
       event.place ? SqlValue(PlaceJson(event.place)) : SqlValue(), event.field == Field::kTitle ? "title" : "text", event.sentence.begin, event.sentence.end, SqlValue::OrNull(record.sentence),
       event.trigger.begin, event.trigger.end, SqlValue::OrNull(record.trigger), SqlValue::OrNull(event.frame), event.confidence, SqlValue::OrNull(event.same_as)},
      [&](const SqlRow& row) {
        number = row.Int(0);
        return true;
      });
  if (!status) return status;
  if (number != 0) {
    IndexEvent(number);
  } else {
    // Known already, and by the nature of ids the same; only its pairs may be missing, when another coder's counted in between.
    status = sql_->Query("SELECT num FROM events WHERE id = $1 AND coder = $2", {event.id, coder}, [&](const SqlRow& row) {
      number = row.Int(0);
      return true;
    });
    if (!status) return status;
  }
  if (record.article.published == kept.published && record.article.story == kept.story) return SavePairs(record, number);
  EventRecord counted = record;
  counted.article.published = kept.published;
  counted.article.story = kept.story;
  return SavePairs(counted, number);
}

Status Store::SaveArticles(std::span<const CodedRecord> batch) {
  return Transact([&]() -> Status {
    for (const CodedRecord& coded : batch) {
      Result<int64_t> coder = CoderNumber(coded.coder);
      if (!coder) return coder.error();
      KeptArticle kept;
      Result<int64_t> article = SaveArticle(coded.article, *coder, true, static_cast<int64_t>(coded.content), kept);
      if (!article) return article.error();
      std::set<std::string> ids;
      for (const EventRecord& record : coded.events) ids.insert(record.event.id);
      std::vector<int64_t> gone;
      Status status = sql_->Query("SELECT num, id FROM events WHERE article = $1 AND coder = $2", {*article, *coder}, [&](const SqlRow& row) {
        if (!ids.contains(std::string(row.Text(1)))) gone.push_back(row.Int(0));
        return true;
      });
      for (int64_t event : gone) {
        if (status) status = DropEvent(event);
      }
      for (const EventRecord& record : coded.events) {
        if (status) status = SaveEvent(record, *coder, *article, kept);
      }
      if (status) status = sql_->Query("INSERT INTO codings (article, coder, events) VALUES ($1, $2, $3) ON CONFLICT (article, coder) DO UPDATE SET events = excluded.events", {*article, *coder, ids.size()});
      if (!status) return status;
    }
    return Ok{};
  });
}

Status Store::SaveEvents(std::span<const EventRecord> batch) {
  return Transact([&]() -> Status {
    const EventRecord* last = nullptr;
    int64_t article = 0;
    KeptArticle kept;
    for (const EventRecord& record : batch) {
      Result<int64_t> coder = CoderNumber(record.coder);
      if (!coder) return coder.error();
      if (record.article.id.empty()) {
        article = 0;
        kept = {record.article.published, record.article.story};
      } else if (last == nullptr || record.article.id != last->article.id || record.coder != last->coder) {
        Result<int64_t> saved = SaveArticle(record.article, *coder, false, 0, kept);
        if (!saved) return saved.error();
        article = *saved;
      }
      last = &record;
      Status status = SaveEvent(record, *coder, article, kept);
      if (!status) return status;
    }
    return Ok{};
  });
}

Status Store::SaveCorrection(const Correction& correction) {
  if (correction.action != "reject" && correction.action != "amend" && correction.action != "restore") return Error{Errc::kUsage, "a correction rejects, amends or restores", correction.action};
  if (correction.action == "amend") {
    Status sound = CheckChanges(correction.changes);
    if (!sound) return sound;
  }
  bool known = false;
  Status status = sql_->Query("SELECT 1 FROM events WHERE id = $1 LIMIT 1", {correction.event}, [&](const SqlRow&) {
    known = true;
    return true;
  });
  if (status && !known) return Error{Errc::kNotFound, "no event has this id", correction.event};
  if (!status) return status;
  return Transact([&]() -> Status {
    Status done = sql_->Query("INSERT INTO corrections (event, action, changes, analyst, note, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
                              {correction.event, correction.action, SqlValue::OrNull(correction.changes), SqlValue::OrNull(correction.analyst), SqlValue::OrNull(correction.note),
                               SqlValue::OrNull(correction.made_at)});
    corrected_.insert(correction.event);
    return done ? Recount(correction.event) : done;
  });
}

Status Store::Recount(const std::string& id) {
  std::vector<EventRecord> records;
  EventQuery query;
  query.id = id;
  query.raw = true;
  std::vector<int64_t> numbers;
  Status status = sql_->Query("SELECT e.num FROM events e LEFT JOIN articles a ON a.num = e.article WHERE e.id = $1 AND (e.article IS NULL OR a.coder = e.coder) ORDER BY e.num", {id},
                              [&](const SqlRow& row) {
                                numbers.push_back(row.Int(0));
                                return true;
                              });
  if (status) {
    status = ReadEvents(query, [&](const EventRecord& record) {
      records.push_back(record);
      return true;
    });
  }
  for (size_t i = 0; status && i < numbers.size() && i < records.size(); ++i) {
    status = DropPairs(numbers[i]);
    if (status) status = SavePairs(records[i], numbers[i]);
  }
  return status;
}

Status Store::LoadCorrected() {
  return sql_->Query("SELECT DISTINCT event FROM corrections", {}, [&](const SqlRow& row) {
    corrected_.emplace(row.Text(0));
    return true;
  });
}

}  // namespace lapwing
