// SPDX-License-Identifier: Apache-2.0
#include "article_feed.h"

#include "base/json.h"
#include "failure.h"

namespace nb = nanobind;

namespace lapwing::python {
namespace {

constexpr int64_t kSignalArticles = 16;  // a fraction of a second's work

}  // namespace

// An exception that went through the threads that code would leave them waiting: it is kept, and thrown when they are done.
bool ArticleFeed::NextChunk(std::string& bytes) {
  nb::gil_scoped_acquire held;
  try {
    PyObject* raw = PyIter_Next(chunks_->ptr());
    if (raw == nullptr && PyErr_Occurred() == nullptr) return false;
    if (raw == nullptr) throw nb::python_error();
    nb::bytes chunk = nb::steal<nb::bytes>(raw);
    bytes.assign(chunk.c_str(), chunk.size());
    return true;
  } catch (...) {
    failed_ = std::current_exception();
    return false;
  }
}

bool ArticleFeed::OpenNext() {
  std::string bytes;
  if (chunks_ ? !NextChunk(bytes) : next_path_ >= paths_.size()) return false;
  Result<Reader> reader = chunks_ ? Reader::OverBytes(std::move(bytes), options_) : Reader::Open(paths_[next_path_++], options_);
  if (reader) {
    reader_.emplace(std::move(*reader));
    return true;
  }
  failed_ = std::make_exception_ptr(Failure(reader.error()));
  return false;
}

bool ArticleFeed::Next(Article& article) {
  if (articles_ % kSignalArticles == 0) {
    nb::gil_scoped_acquire held;
    if (PyErr_CheckSignals() != 0) {
      failed_ = std::make_exception_ptr(nb::python_error());
      return false;
    }
  }
  while (true) {
    if (reader_) {
      if (std::optional<Article> next = reader_->Next()) {
        article = std::move(*next);
        ids_.Claim(article);
        Note(article);
        return true;
      }
      reader_.reset();
    }
    if (!OpenNext()) return false;
  }
}

void ArticleFeed::Note(const Article& article) {
  ++articles_;
  if (article.status == ArticleStatus::kOk) return;
  JsonWriter json;
  json.BeginObject().Field("id", article.id).FieldOrNull("url", article.url).FieldOrNull("path", article.path).Field("status", ToString(article.status)).FieldOrNull("reason", article.reason).EndObject();
  rejects_ += json.Take() + "\n";
}

}  // namespace lapwing::python
