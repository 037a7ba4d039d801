// SPDX-License-Identifier: Apache-2.0
/// The reading stage: bytes in, clean Articles out, one at a time.
///
///   Result<Reader> reader = Reader::Open("news.jsonl.gz", {});
///   while (std::optional<Article> article = reader->Next()) ...
///
/// Input      a path or "-" (standard input); JSON lines, one JSON object or array of them, an HTML page, a page saved as plain text,
///            a feed (RSS, Atom, JSON Feed), a table (CSV, TSV), NITF, NewsML, Reuters SGML, a web archive (WARC); gzip, zstd, xz, bzip2 of any; zip, 7z and tar
///            archives of any. Told apart by content, never by name.
/// Output     text in NFC with plain quotes, paragraphs separated by blank lines, page debris removed.
///            What cannot be read is an Article too, with status and reason, and the stream goes on.
/// Memory     bounded by the largest record (ReadOptions::max_record_bytes), not by the input.
/// Threads    one Reader, one thread; several Readers may run at once.
/// Repeats    the same bytes give the same Articles. Articles written as JSON lines read back unchanged.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "lapwing/article.h"
#include "lapwing/result.h"

namespace lapwing {

struct RandomBytes;

struct ReadOptions {
  std::string published;                               ///< dates what carries no date; published_basis "option"
  std::string columns{};                               ///< of tables, as "text=body,title=headline" (columns.h); "" to guess
  size_t max_record_bytes = size_t{32} * 1024 * 1024;  ///< a longer line or page is status kTruncated
};

class Reader {
 public:
  /// kNotFound for a missing file, kBadInput for a folder, kUsage for a `published` that is no date or `columns` that name no fields,
  /// kBadData when knowledge/debris.txt is missing or unfit.
  static Result<Reader> Open(const std::string& path, ReadOptions options);
  /// The same over bytes in memory; `path` only names them.
  static Result<Reader> OverBytes(std::string bytes, ReadOptions options, const std::string& path = "");

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  /// The next article, good or rejected; nothing at the end of the input.
  std::optional<Article> Next();

  /// What was taken for granted and people should know ("columns guessed: ..."); each note once, "" when there is none.
  std::string TakeNote();

 private:
  struct State;
  using Bytes = std::function<Result<size_t>(char*, size_t)>;
  explicit Reader(std::unique_ptr<State> state);
  static Result<Reader> Make(Bytes source, ReadOptions options, const std::string& path);
  static Result<Reader> MakeArchive(Bytes raw, ReadOptions options, const std::string& path);
  static Result<Reader> MakeContainer(RandomBytes&& raw, ReadOptions options, const std::string& path);
  std::unique_ptr<State> state_;
};

/// One line of JSON with every field of the record, in the order of docs/formats.md; `reason` last.
std::string ToJson(const Article& article);

}  // namespace lapwing
