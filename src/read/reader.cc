// SPDX-License-Identifier: Apache-2.0
#include "read/reader.h"

#include <fmt/format.h>

#include <deque>
#include <filesystem>
#include <mutex>
#include <utility>

#include "base/file.h"
#include "base/json.h"
#include "read/columns.h"
#include "read/container.h"
#include "read/debris.h"
#include "read/feed_articles.h"
#include "read/html_page.h"
#include "read/input_kind.h"
#include "read/json_article.h"
#include "read/page_date.h"
#include "read/record_stream.h"
#include "read/sgml_news.h"
#include "read/table_articles.h"
#include "read/text_page.h"
#include "read/verdict.h"
#include "read/warc_articles.h"
#include "read/xml_news.h"

namespace lapwing {

struct Reader::State {
  State(std::shared_ptr<const Debris> patterns, ByteSource source, ReadOptions read_options, ColumnChoice choice, std::string name)
      : shared_debris(std::move(patterns)),
        records(std::move(source), read_options.max_record_bytes),
        options(std::move(read_options)),
        columns(std::move(choice)),
        path(std::move(name)),
        json(*shared_debris),
        debris(*shared_debris) {}

  std::shared_ptr<const Debris> shared_debris;
  RecordStream records;
  ReadOptions options;
  ColumnChoice columns;
  std::string path;
  JsonArticles json;
  const Debris& debris;
  std::optional<WarcArticles> warc;
  std::optional<TableArticles> table;
  std::optional<Container> container;
  std::unique_ptr<Reader> member;  ///< the file of the container that is being read
  int depth = 0;                   ///< of containers around this stream
  std::shared_ptr<UnpackBudget> budget;
  std::deque<Article> ready;       ///< of a record that holds several
  std::string note, end_tag;
  InputKind kind = InputKind::kEmpty;
  bool started = false;
  bool finished = false;
  bool any = false;

  // What is left of the records, as bytes for those who cut them in another way.
  ByteSource Rest() {
    auto rest = std::make_shared<RecordStream>(std::move(records));
    return [rest](char* buffer, size_t size) { return rest->Read(buffer, size); };
  }

  void Start() {
    std::string_view head = records.Peek();
    // Inside of containers compressed files lie as they are; gzip of a file that was opened is undone already.
    bool packed = head.starts_with("\x1f\x8b\x08");
    kind = packed ? (LooksLikeWarc(head) ? InputKind::kWarc : InputKind::kContainer) : TellKind(head);
    if (kind == InputKind::kText && !columns.empty()) kind = InputKind::kTable;
    if (kind == InputKind::kWarc) warc.emplace(Rest(), options.max_record_bytes, path);
    if (kind == InputKind::kTable) table.emplace(Rest(), columns, debris);
    if (kind == InputKind::kSgmlNews) end_tag = SgmlRecordEnd(head);
    if (kind == InputKind::kContainer) OpenContainer();
  }

  void OpenContainer() {
    if (depth >= kContainerDepth) return Refuse(fmt::format("an archive inside of {} others is not opened", depth));
    bool anywhere = records.Peek().starts_with("7z");
    RandomBytes bytes;
    if (anywhere) {  // from a pipe or inside of an archive: its list of files stands at its end
      Record whole = records.Rest().value_or(Record());
      if (whole.too_long) return Refuse(fmt::format("a 7z archive of more than {} bytes can only be read from a file of its own", options.max_record_bytes));
      if (whole.error) return Refuse(whole.error->message);
      bytes = RandomOver(std::move(whole.bytes));
    } else {
      bytes.read = Rest();
    }
    UseContainer(std::move(bytes));
  }

  void UseContainer(RandomBytes bytes) {
    Result<Container> opened = Container::Open(std::move(bytes), budget);
    if (!opened) return Refuse(opened.error().message);
    container.emplace(std::move(*opened));
    kind = InputKind::kContainer;
  }

  void Refuse(const std::string& why) {
    Article article;
    Reject(article, ArticleStatus::kError, why);
    ready.push_back(std::move(article));
    any = finished = true;
  }

  // The next article of the container: of the member at hand, else of the next one.
  std::optional<Article> NextOfMembers() {
    while (true) {
      if (member) {
        if (std::optional<Article> article = member->Next()) {
          if (note.empty()) note = member->TakeNote();
          return article;
        }
        member.reset();
      }
      std::optional<Member> next = container->Next();
      if (!next) return std::nullopt;
      std::string name = path.empty() || path == "-" ? next->name : next->name.empty() ? path : path + "#" + next->name;
      if (IsDocument(next->name)) {
        container.reset();
        Refuse("an office document or e-book, which is no archive of reports: save it as HTML or text");
        return Next();
      }
      if (!next->refusal.empty()) {
        Article article;
        Reject(article, ArticleStatus::kError, next->refusal);
        if (name != "-") article.path = name;
        return article;
      }
      auto inner = std::make_unique<State>(
          shared_debris, [this](char* buffer, size_t size) { return container->Read(buffer, size); }, options, columns, name);
      inner->depth = depth + 1;
      inner->budget = container->budget();
      member.reset(new Reader(std::move(inner)));
    }
  }

  // What word processors and e-books write are zip archives too; they are known by their first member.
  bool IsDocument(std::string_view name) const { return !any && (name == "[Content_Types].xml" || name == "mimetype"); }

  std::optional<Record> NextRecord() {
    if (kind == InputKind::kJsonLines) return records.NextLine();
    if (kind == InputKind::kJsonObjects) return records.NextObject();
    if (kind == InputKind::kSgmlNews) return records.NextTo(end_tag);
    if (std::exchange(finished, true)) return std::nullopt;
    return records.Rest();
  }

  bool ManyRecords() const { return kind == InputKind::kJsonLines || kind == InputKind::kJsonObjects || kind == InputKind::kSgmlNews; }

  Article ReadRecord(const Record& record) {
    Article article;
    if (record.too_long && ManyRecords()) {
      Reject(article, ArticleStatus::kTruncated,
             fmt::format("a record of more than {} bytes", options.max_record_bytes));
      return article;
    }
    switch (kind) {
      case InputKind::kJsonLines:
      case InputKind::kJsonObjects: article = json.Read(record.bytes); break;
      case InputKind::kSgmlNews: article = ReadSgmlNews(record.bytes, debris); break;
      case InputKind::kHtml: article = ReadHtmlPage(record.bytes, debris); break;
      case InputKind::kFeed: {
        // Entries keep their place in the file: FILE#3. Of a feed cut off by the limit the last one says so.
        std::vector<Article> entries = ReadFeedArticles(record.bytes, debris);
        for (size_t i = 0; i < entries.size(); ++i) {
          if (!path.empty() && path != "-") entries[i].path = fmt::format("{}#{}", path, i + 1);
          if (i > 0) ready.push_back(std::move(entries[i]));
        }
        return std::move(entries.front());
      }
      case InputKind::kText: article = ReadTextPage(record.bytes, debris); break;
      case InputKind::kXmlNews: {
        std::vector<Article> articles = ReadXmlNews(record.bytes, debris);
        article = std::move(articles.front());
        for (size_t i = 1; i < articles.size(); ++i) ready.push_back(std::move(articles[i]));
        break;
      }
      case InputKind::kBinary: Reject(article, ArticleStatus::kNotArticle, "binary data, not text"); break;
      case InputKind::kTable:
      case InputKind::kContainer:
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

  std::optional<Article> Next() {
    if (!ready.empty()) {
      Article article = std::move(ready.front());
      ready.pop_front();
      return article;
    }
    if (warc) return warc->Next(debris);
    if (table) {
      std::optional<Article> article = table->Next();
      if (!any) note = table->note();
      any = true;
      return article;
    }
    if (container) {
      std::optional<Article> article = NextOfMembers();
      if (article || std::exchange(any, true)) {
        any = true;
        return article;
      }
      article.emplace();
      Reject(*article, ArticleStatus::kEmpty, "an archive without files");
      return article;
    }
    std::optional<Record> record = finished ? std::nullopt : NextRecord();
    if (!record) {
      if (std::exchange(any, true)) return std::nullopt;
      record.emplace();  // an input without a single record is one empty article
      kind = InputKind::kEmpty;
      finished = true;
    }
    Article article;
    if (record->error) {
      Reject(article, ArticleStatus::kError, record->error->message);
    } else if (kind == InputKind::kSgmlNews && record->bytes.find('<') == std::string::npos && any) {
      return Next();  // blanks and marks behind the last report
    } else {
      article = ReadRecord(*record);
    }
    any = true;
    return article;
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
  // Archives are read as they lie on the disk: behind damage in one gzip member the next ones are sound, and lists of files stand at
  // the end. (Of a pipe what is looked at is gone.)
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_regular_file(path, ignored)) {
    Result<RandomBytes> raw = OpenRandom(path);
    if (!raw) return raw.error();
    std::string head(kHeadBytes, '\0');
    Result<size_t> got = raw->read(head.data(), head.size());
    head.resize(got ? *got : 0);
    if ((LooksLikeWarc(head) || LooksLikeContainer(head)) && raw->seek && raw->seek(0)) {
      return LooksLikeWarc(head) ? MakeArchive(raw->read, std::move(options), path) : MakeContainer(std::move(*raw), std::move(options), path);
    }
  }
  auto shared = std::make_shared<ByteStream>(std::move(*stream));
  return Make([shared](char* buffer, size_t size) { return shared->Read(buffer, size); }, std::move(options), path);
}

Result<Reader> Reader::OverBytes(std::string bytes, ReadOptions options, const std::string& path) {
  std::string head = bytes.substr(0, kHeadBytes);
  RandomBytes raw = RandomOver(std::move(bytes));
  if (LooksLikeWarc(head)) return MakeArchive(raw.read, std::move(options), path);
  if (LooksLikeContainer(head)) return MakeContainer(std::move(raw), std::move(options), path);
  return Make(raw.read, std::move(options), path);
}

Result<Reader> Reader::Make(Bytes source, ReadOptions options, const std::string& path) {
  Result<std::string> published = ReadOptionDate(options.published);
  if (!published) return published.error();
  options.published = *published;
  Result<ColumnChoice> columns = ParseColumns(options.columns);
  if (!columns) return columns.error();
  Result<std::shared_ptr<const Debris>> debris = SharedDebris();
  if (!debris) return debris.error();
  return Reader(std::make_unique<State>(std::move(*debris), std::move(source), std::move(options), std::move(*columns), path));
}

Result<Reader> Reader::MakeArchive(Bytes raw, ReadOptions options, const std::string& path) {
  size_t limit = options.max_record_bytes;
  Result<Reader> reader = Make([](char*, size_t) -> Result<size_t> { return size_t{0}; }, std::move(options), path);
  if (!reader) return reader.error();
  reader->state_->started = true;
  reader->state_->warc.emplace(std::move(raw), limit, path);
  return reader;
}

Result<Reader> Reader::MakeContainer(RandomBytes&& raw, ReadOptions options, const std::string& path) {
  Result<Reader> reader = Make([](char*, size_t) -> Result<size_t> { return size_t{0}; }, std::move(options), path);
  if (!reader) return reader.error();
  reader->state_->started = true;
  reader->state_->UseContainer(std::move(raw));
  return reader;
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

std::optional<Article> Reader::Next() {
  if (!std::exchange(state_->started, true)) state_->Start();
  std::optional<Article> article = state_->Next();
  if (article) state_->Complete(*article);
  return article;
}

std::string Reader::TakeNote() { return std::exchange(state_->note, std::string()); }

std::string ToJson(const Article& article) {
  JsonWriter json;
  json.BeginObject()
      .Field("id", article.id)
      .FieldOrNull("url", article.url)
      .FieldOrNull("publisher", article.publisher)
      .FieldOrNull("author", article.author);
  json.FieldOrNull("published", article.published).FieldOrNull("published_basis", article.published_basis);
  json.FieldOrNull("title", article.title).Field("text", article.text).FieldOrNull("language", article.language);
  json.FieldOrNull("story", article.story).FieldOrNull("path", article.path);
  json.Field("status", ToString(article.status)).FieldOrNull("reason", article.reason).EndObject();
  return json.Take();
}

}  // namespace lapwing
