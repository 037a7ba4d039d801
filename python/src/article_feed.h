// SPDX-License-Identifier: Apache-2.0
/// Where the articles of one call come from: files, or whatever a Python iterator gives. Next() is for a thread that does not hold the
/// interpreter's lock; it takes it to ask Python for more, and to notice Ctrl-C.
#pragma once

#include <nanobind/nanobind.h>

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "distinct_ids.h"
#include "read/reader.h"

namespace lapwing::python {

class ArticleFeed {
 public:
  /// `chunks` gives bytes, each some JSON lines of articles.
  ArticleFeed(nanobind::iterator chunks, ReadOptions options) : chunks_(std::move(chunks)), options_(std::move(options)) {}
  ArticleFeed(std::vector<std::string> paths, ReadOptions options) : paths_(std::move(paths)), options_(std::move(options)) {}

  /// False at the end, and when Python or an input has failed: Raise() then throws that.
  bool Next(Article& article);
  void Raise() const {
    if (failed_) std::rethrow_exception(failed_);
  }

  int64_t articles() const { return articles_; }
  /// Articles that were not `ok`, a line of JSON each: id, url, path, status, reason.
  const std::string& rejects() const { return rejects_; }

 private:
  bool OpenNext();
  bool NextChunk(std::string& bytes);
  void Note(const Article& article);

  std::optional<nanobind::iterator> chunks_;
  std::vector<std::string> paths_;
  ReadOptions options_;
  size_t next_path_ = 0;
  std::optional<Reader> reader_;
  DistinctIds ids_;
  std::exception_ptr failed_;
  int64_t articles_ = 0;
  std::string rejects_;
};

}  // namespace lapwing::python
