// SPDX-License-Identifier: Apache-2.0
#include "ingest.h"

#include <algorithm>

#include "base/file.h"
#include "base/hash.h"
#include "distinct_ids.h"
#include "ordered.h"
#include "read/record_stream.h"
#include "read/verdict.h"
#include "store/event_line.h"
#include "stories/grouper.h"

namespace lapwing {
namespace {

constexpr size_t kMaxLine = size_t{32} << 20;
constexpr size_t kEventBatch = 16384;

/// Gathers coded articles and saves them by the batch.
class Saver {
 public:
  Saver(Store& store, const IngestOptions& options, IngestTotals& totals) : store_(store), options_(options), totals_(totals) {}

  bool Add(CodedRecord&& coded) {
    batch_.push_back(std::move(coded));
    bool full = options_.full ? options_.full() : batch_.size() >= options_.batch;
    return !full || Flush();
  }

  bool Flush() {
    if (batch_.empty()) return true;
    Status status = store_.SaveArticles(batch_);
    if (!status) {
      error_ = status.error();
      return false;
    }
    for (const CodedRecord& coded : batch_) {
      ++(Readable(coded.article) ? totals_.coded : totals_.rejected);
      totals_.events += static_cast<int64_t>(coded.events.size());
    }
    batch_.clear();
    if (options_.saved) options_.saved(totals_);
    return true;
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  Store& store_;
  const IngestOptions& options_;
  IngestTotals& totals_;
  std::vector<CodedRecord> batch_;
  std::optional<Error> error_;
};

Result<RecordStream> OpenRecords(const std::string& path) {
  Result<ByteStream> bytes = ByteStream::Open(path);
  if (!bytes) return bytes.error();
  auto shared = std::make_shared<ByteStream>(std::move(*bytes));
  return RecordStream([shared](char* buffer, size_t size) { return shared->Read(buffer, size); }, kMaxLine);
}

}  // namespace

CodedRecord CodeRecord(const Pipeline& pipeline, Article&& article) {
  uint64_t content = ContentHash(article);
  CodedArticle coded = pipeline.Code(std::move(article));
  CodedRecord record{std::move(coded.article), {}, pipeline.stamp(), content};
  for (const Event& event : coded.events) record.events.push_back(MakeRecord(event, record.article, record.coder));
  return record;
}

Result<IngestTotals> IngestArticles(const Pipeline& pipeline, Store& store, const std::function<bool(Article&)>& next, const IngestOptions& options) {
  return IngestCoded(pipeline.stamp(), store, next, [&](Article&& article) { return CodeRecord(pipeline, std::move(article)); }, options);
}

Result<IngestTotals> IngestCoded(const CoderStamp& coder, Store& store, const std::function<bool(Article&)>& next, const std::function<CodedRecord(Article&&)>& code,
                                 const IngestOptions& options) {
  IngestTotals totals;
  Result<std::vector<uint64_t>> known = store.CodedArticles(coder);
  if (!known) return known.error();
  auto contents = store.ArticleContents();
  if (!contents) return contents.error();
  DistinctIds ids;
  ids.Restore(std::move(*contents));
  Result<Grouper> grouper = Grouper::Load({});
  if (!grouper) return grouper.error();
  Status restored = store.ReadGrouped(grouper->capacity(), [&](Article&& article) { grouper->Restore(article); });
  if (!restored) return restored.error();
  Saver saver(store, options, totals);
  RunOrdered<CodedRecord>(
      options.threads,
      [&](Article& article) {
        while (!(options.stop && options.stop()) && next(article)) {
          ++totals.articles;
          ids.Claim(article);
          if (!std::binary_search(known->begin(), known->end(), Hash64(article.id))) {
            // Here, in the order of the input: on the threads behind it would be any order.
            if (Readable(article)) article.story = grouper->Add(article).story;
            return true;
          }
          ++totals.known;
          article = {};
        }
        return false;
      },
      code,
      [&](CodedRecord&& coded) { return saver.Add(std::move(coded)); });
  if (!saver.error()) saver.Flush();
  if (saver.error()) return *saver.error();
  totals.renamed = ids.renamed();
  return totals;
}

bool HoldsEvents(const std::string& path) {
  Result<RecordStream> records = OpenRecords(path);
  if (!records) return false;
  std::string_view head = records->Peek();
  size_t begin = head.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || head[begin] != '{') return false;
  std::optional<Record> line = records->NextLine();
  if (!line || line->too_long || line->error) return false;
  EventLineReader reader;
  return static_cast<bool>(reader.Read(line->bytes));
}

Result<IngestTotals> IngestEvents(Store& store, const std::string& path, const IngestOptions& options, const std::function<void(int64_t, const Error&)>& bad) {
  Result<RecordStream> records = OpenRecords(path);
  if (!records) return records.error();
  IngestTotals totals;
  EventLineReader reader;
  std::vector<EventRecord> batch;
  auto flush = [&]() -> Status {
    if (batch.empty()) return Ok{};
    Status status = store.SaveEvents(batch);
    if (!status) return status;
    totals.events += static_cast<int64_t>(batch.size());
    batch.clear();
    if (options.saved) options.saved(totals);
    return Ok{};
  };
  int64_t number = 0;
  while (!(options.stop && options.stop())) {
    std::optional<Record> line = records->NextLine();
    if (!line) break;
    ++number;
    if (line->error) return *line->error;
    Result<EventRecord> record = line->too_long ? Result<EventRecord>(Error{Errc::kBadInput, "too long a line", ""}) : reader.Read(line->bytes);
    if (record) {
      batch.push_back(std::move(*record));
    } else {
      ++totals.bad_lines;
      if (bad) bad(number, record.error());
    }
    if (batch.size() < kEventBatch) continue;
    Status status = flush();
    if (!status) return status.error();
  }
  Status status = flush();
  if (!status) return status.error();
  return totals;
}

}  // namespace lapwing
