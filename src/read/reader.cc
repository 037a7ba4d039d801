// SPDX-License-Identifier: Apache-2.0
#include "read/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <utility>

#include "base/file.h"
#include "base/json.h"
#include "read/debris.h"
#include "read/feed_articles.h"
#include "read/html_page.h"
#include "read/input_kind.h"
#include "read/json_article.h"
#include "read/page_date.h"
#include "read/record_stream.h"
#include "read/text_page.h"
#include "read/verdict.h"
#include "read/warc_articles.h"

namespace lapwing {

struct Reader::State {
  State(std::shared_ptr<const Debris> patterns, RecordStream stream, ReadOptions read_options, std::string name)
      : shared_debris(std::move(patterns)),
        records(std::move(stream)),
        options(std::move(read_options)),
        path(std::move(name)),
        json(*shared_debris),
        debris(*shared_debris) {}

  std::shared_ptr<const Debris> shared_debris;
  RecordStream records;
  ReadOptions options;
  std::string path;
  JsonArticles json;
  const Debris& debris;
  std::optional<WarcArticles> archive;
  InputKind kind = InputKind::kEmpty;
  bool started = false;
  bool finished = false;
  bool any = false;
  std::vector<Article> entries;  ///< of a feed, those that were not given yet, the next one last
  size_t entry = 0;              ///< how many were given

  /// Entries keep their place in the file: FILE#3.
  Article NextEntry() {
    Article article = std::move(entries.back());
    entries.pop_back();
    ++entry;
    if (!path.empty() && path != "-") article.path = fmt::format("{}#{}", path, entry);
    return article;
  }

  std::optional<Record> NextRecord() {
    if (kind == InputKind::kJsonLines) return records.NextLine();
    if (kind == InputKind::kJsonObjects) return records.NextObject();
    if (std::exchange(finished, true)) return std::nullopt;
    return records.Rest();
  }

  Article ReadRecord(const Record& record) {
    Article article;
    if (record.too_long && (kind == InputKind::kJsonLines || kind == InputKind::kJsonObjects)) {
      Reject(article, ArticleStatus::kTruncated,
             fmt::format("a record of more than {} bytes", options.max_record_bytes));
      return article;
    }
    switch (kind) {
      case InputKind::kJsonLines:
      case InputKind::kJsonObjects: article = json.Read(record.bytes); break;
      case InputKind::kHtml: article = ReadHtmlPage(record.bytes, debris); break;
      case InputKind::kFeed:
        entries = ReadFeedArticles(record.bytes, debris);
        std::reverse(entries.begin(), entries.end());
        article = NextEntry();
        return article;  // cut off by the limit, the last entry says so
      case InputKind::kText: article = ReadTextPage(record.bytes, debris); break;
      case InputKind::kBinary: Reject(article, ArticleStatus::kNotArticle, "binary data, not text"); break;
      case InputKind::kWarc:
      case InputKind::kEmpty: Reject(article, ArticleStatus::kEmpty, "nothing to read"); break;
    }
    if (record.too_long && kind != InputKind::kBinary && kind != InputKind::kEmpty) {
      Reject(article, ArticleStatus::kTruncated,
             fmt::format("more than {} bytes; the first {} were kept", options.max_record_bytes, kKeptBytes));
    }
    return article;
  }

  void Complete(Article& article) const {
    if (article.published.empty() && !options.published.empty()) {
      article.published = options.published;
      article.published_basis = "option";
    }
    if (article.path.empty() && path != "-") article.path = path;
    GiveId(article);
  }
};

namespace {

// The patterns are the same for every input and cost more to load than most inputs cost to read.
Result<std::shared_ptr<const Debris>> SharedDebris() {
  static std::mutex mutex;
  static std::shared_ptr<const Debris> shared;
  static std::string loaded_from;
  std::lock_guard lock(mutex);
  std::string path = DataPath("knowledge/debris.txt");
  if (shared == nullptr || loaded_from != path) {
    Result<Debris> debris = Debris::Load(path);
    if (!debris) return debris.error();
    shared = std::make_shared<const Debris>(std::move(*debris));
    loaded_from = path;
  }
  return shared;
}

constexpr size_t kHeadBytes = 4096;

Result<std::string> ReadOptionDate(const std::string& published) {
  if (published.empty()) return std::string();
  if (std::optional<std::string> date = ParsePageDate(published)) return *date;
  return Error{Errc::kUsage, fmt::format("'{}' is not a date; write it as 2024-01-17", published), "--published"};
}

}  // namespace

Result<Reader> Reader::Open(const std::string& path, ReadOptions options) {
  Result<ByteStream> stream = ByteStream::Open(path);
  if (!stream) return stream.error();
  // Archives are read as they lie on the disk: behind damage in one gzip member the next ones are sound.
  // (Of a pipe what is looked at is gone.)
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_regular_file(path, ignored)) {
    Result<ByteSource> raw = OpenRaw(path);
    if (!raw) return raw.error();
    std::string head(kHeadBytes, '\0');
    Result<size_t> got = (*raw)(head.data(), head.size());
    head.resize(got ? *got : 0);
    if (LooksLikeWarc(head)) {
      Result<ByteSource> again = OpenRaw(path);
      if (!again) return again.error();
      return Make(*again, std::move(options), path, true);
    }
  }
  auto shared = std::make_shared<ByteStream>(std::move(*stream));
  return Make([shared](char* buffer, size_t size) { return shared->Read(buffer, size); }, std::move(options), path);
}

Result<Reader> Reader::OverBytes(std::string bytes, ReadOptions options, const std::string& path) {
  bool archive = LooksLikeWarc(std::string_view(bytes).substr(0, kHeadBytes));
  auto shared = std::make_shared<std::pair<std::string, size_t>>(std::move(bytes), 0);
  auto source = [shared](char* buffer, size_t size) -> Result<size_t> {
    size_t taken = shared->first.copy(buffer, size, shared->second);
    shared->second += taken;
    return taken;
  };
  return Make(source, std::move(options), path, archive);
}

Result<Reader> Reader::Make(std::function<Result<size_t>(char*, size_t)> source, ReadOptions options,
                            const std::string& path, bool archive) {
  Result<std::string> published = ReadOptionDate(options.published);
  if (!published) return published.error();
  options.published = *published;
  Result<std::shared_ptr<const Debris>> debris = SharedDebris();
  if (!debris) return debris.error();
  size_t limit = options.max_record_bytes;
  if (archive) {
    auto state = std::make_unique<State>(std::move(*debris), RecordStream([](char*, size_t) -> Result<size_t> { return size_t{0}; }, limit), std::move(options), path);
    state->archive.emplace(std::move(source), limit, path);
    return Reader(std::move(state));
  }
  return Reader(std::make_unique<State>(std::move(*debris), RecordStream(std::move(source), limit), std::move(options), path));
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

std::optional<Article> Reader::Next() {
  State& state = *state_;
  if (!std::exchange(state.started, true) && !state.archive) {
    state.kind = TellKind(state.records.Peek());
    if (state.kind == InputKind::kWarc) {  // from standard input, where gzip is undone already
      auto rest = std::make_shared<RecordStream>(std::move(state.records));
      state.archive.emplace([rest](char* buffer, size_t size) { return rest->Read(buffer, size); }, state.options.max_record_bytes, state.path);
    }
  }
  if (state.archive) {
    std::optional<Article> article = state.archive->Next(state.debris);
    if (article) state.Complete(*article);
    return article;
  }
  if (!state.entries.empty()) {
    Article article = state.NextEntry();
    state.Complete(article);
    return article;
  }
  std::optional<Record> record = state.NextRecord();
  if (!record) {
    if (std::exchange(state.any, true)) return std::nullopt;
    record.emplace();  // an input without a single record is one empty article
    state.kind = InputKind::kEmpty;
    state.finished = true;
  }
  state.any = true;
  Article article;
  if (record->error) {
    Reject(article, ArticleStatus::kError, record->error->message);
  } else {
    article = state.ReadRecord(*record);
  }
  state.Complete(article);
  return article;
}

std::string ToJson(const Article& article) {
  JsonWriter json;
  json.BeginObject()
      .Field("id", article.id)
      .FieldOrNull("url", article.url)
      .FieldOrNull("publisher", article.publisher);
  json.FieldOrNull("published", article.published).FieldOrNull("published_basis", article.published_basis);
  json.FieldOrNull("title", article.title).Field("text", article.text).FieldOrNull("language", article.language);
  json.FieldOrNull("story", article.story).FieldOrNull("path", article.path);
  json.Field("status", ToString(article.status)).FieldOrNull("reason", article.reason).EndObject();
  return json.Take();
}

}  // namespace lapwing
